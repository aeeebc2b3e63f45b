"""The fourteen organisations of the demo, their people, and who holds the coordination duty. All invented."""

from hamgam.demo.content.shapes import Answer, Both, Organisation, Person

IRAN = (Both("ایران", "Iran"), "IR")
AFGHANISTAN = (Both("افغانستان", "Afghanistan"), "AF")
TAJIKISTAN = (Both("تاجیکستان", "Tajikistan"), "TJ")
GERMANY = (Both("آلمان", "Germany"), "DE")
SWEDEN = (Both("سوئد", "Sweden"), "SE")
CANADA = (Both("کانادا", "Canada"), "CA")

LIAISON = ("liaison",)
DELEGATE = ("delegate",)
COORDINATOR = ("liaison", "coordinator")


def _organisation(
    handle: str,
    kind: str,
    names: tuple[str, str],
    short: tuple[str, str],
    city: tuple[str, str],
    country: tuple[Both, str],
    intro: tuple[str, str],
    years: tuple[int, int],
    people: tuple[Person, ...],
    language: str = "fa",
    key: bool = False,
) -> Organisation:
    """One organisation; contact and site follow from its handle."""
    return Organisation(
        handle=handle,
        names=Both(*names),
        short=Both(*short),
        kind=kind,
        city=Both(*city),
        country=country[0],
        country_code=country[1],
        intro=Both(*intro),
        contact=f"{handle}@example.org",
        site=f"https://{handle}.example.org/",
        founded=years[0],
        joined=years[1],
        people=people,
        language=language,
        key=key,
    )


ORGANISATIONS = (
    _organisation(
        "sepol",
        "union",
        ("اتحادیهٔ کارگران نساجی سه‌پل", "Sepol Textile Workers’ Union"),
        ("سه‌پل", "Sepol"),
        ("سه‌پل", "Sepol"),
        IRAN,
        (
            "کارگران هفت کارخانهٔ ریسندگی و رنگرزی سه‌پل در این اتحادیه گرد آمده‌اند. هر سال هیئت خود را با رأی همهٔ "
            "کارگاه‌ها برمی‌گزینند و صندوق بیماری را خودشان می‌گردانند.",
            "The workers of seven spinning and dyeing mills in Sepol have come together in this union. Every year all "
            "workshops elect its committee, and the members run their own sickness fund.",
        ),
        (2009, 2021),
        (
            Person("narges", "نرگس", LIAISON),
            Person("tarpud", "تار و پود", DELEGATE),
            Person("mim-abi", "م. آبی", DELEGATE),
        ),
        key=True,
    ),
    _organisation(
        "masezar",
        "association",
        ("انجمن ایمنی کار ماسه‌زار", "Masezar Work Safety Association"),
        ("ماسه‌زار", "Masezar"),
        ("ماسه‌زار", "Masezar"),
        IRAN,
        (
            "این انجمن را استادکاران و بازرسان بازنشسته پس از ریزش کارگاه شن‌شویی ماسه‌زار بنیاد گذاشتند. در کارگاه‌های "
            "کوچک آموزش رایگان می‌دهد و گزارش هر حادثه را منتشر می‌کند.",
            "Foremen and retired inspectors founded this association after a gravel works collapsed in Masezar. It "
            "gives free training in small workshops and publishes a report on every accident.",
        ),
        (2012, 2021),
        (
            Person("sepideh", "سپیده", LIAISON),
            Person("kolahzard", "کلاه زرد", LIAISON),
        ),
        key=True,
    ),
    _organisation(
        "hamyar",
        "association",
        ("انجمن پزشکان کار همیار", "Hamyar Occupational Physicians"),
        ("همیار", "Hamyar"),
        ("آوئن‌فورت", "Auenfurt"),
        GERMANY,
        (
            "پزشکان و پرستارانی که از دور و نزدیک بیماری‌های ناشی از کار را پیگیری می‌کنند. هفته‌ای دو شب به پرسش "
            "کارگران پاسخ می‌دهند و نامی از کسی نگه نمی‌دارند.",
            "Doctors and nurses who follow up illnesses caused by work, near and far. On two evenings a week they "
            "answer workers’ questions, and they keep no names.",
        ),
        (2015, 2022),
        (
            Person("doktor-nun", "دکتر نون", LIAISON),
            Person("parastu", "پرستو", DELEGATE),
        ),
        key=True,
    ),
    _organisation(
        "polnow",
        "association",
        ("انجمن شهر پل‌نو", "Polnow City Association"),
        ("پل‌نو", "Polnow"),
        ("پل‌نو", "Polnow"),
        TAJIKISTAN,
        (
            "ساکنان پل‌نو در این انجمن دربارهٔ آب، راه و مدرسهٔ شهر با هم تصمیم می‌گیرند. انجمن سه ایستگاه سادهٔ "
            "سنجش آب دارد که دانش‌آموزان از آن نگهداری می‌کنند.",
            "In this association the residents of Polnow decide together on the town’s water, roads and school. It has "
            "three simple water stations, which pupils look after.",
        ),
        (2006, 2021),
        (
            Person("farzaneh", "فرزانه", COORDINATOR),
            Person("rostam-polnow", "رستم پل‌نو", LIAISON),
            Person("shabtab", "شب‌تاب", DELEGATE),
        ),
        key=True,
    ),
    _organisation(
        "kuhpayeh",
        "society",
        ("جمعیت مادران کوهپایه", "Foothill Mothers’ Society"),
        ("کوهپایه", "Foothill"),
        ("چشمه‌بالا", "Cheshmeh-Bala"),
        IRAN,
        (
            "مادران نُه آبادی دامنهٔ کوه که نخست برای آب درمانگاه گرد هم آمدند. امروز صندوق قرض بی‌بهره و نوبت آب "
            "چشمه‌ها را هم خودشان می‌گردانند.",
            "Mothers from nine villages on the hillside, who first met over the clinic’s water. Today they also run an "
            "interest-free loan fund and the rota of the springs.",
        ),
        (2010, 2021),
        (
            Person("aftab", "مادر آفتاب", LIAISON),
            Person("goli", "گلی", DELEGATE),
            Person("banafsheh", "بنفشه", DELEGATE),
        ),
    ),
    _organisation(
        "abrah",
        "union",
        ("سندیکای رانندگان آبراه", "Waterway Drivers’ Syndicate"),
        ("آبراه", "Waterway"),
        ("کهن‌بند", "Kohanband"),
        IRAN,
        (
            "رانندگان تانکر، قایق و کامیون در مسیر رود. سندیکا ساعت رانندگی و بار مجاز را پیگیری می‌کند و به خانوادهٔ "
            "رانندگان آسیب‌دیده کمک می‌رساند.",
            "Drivers of tankers, boats and lorries along the river. The syndicate watches over driving hours and "
            "permitted loads, and supports the families of injured drivers.",
        ),
        (2004, 2022),
        (
            Person("farman", "فرمان", LIAISON),
            Person("jaddeh", "جادهٔ شب", DELEGATE),
        ),
    ),
    _organisation(
        "bandargah",
        "council",
        ("شورای محله‌های بندرگاه", "Harbour Neighbourhoods Council"),
        ("بندرگاه", "Harbour"),
        ("بندر نیلگون", "Port Nilgun"),
        IRAN,
        (
            "هر محلهٔ بندر دو نفر را به این شورا می‌فرستد. شورا برنامهٔ تخلیه، آب‌رسانی و پسماند محله‌ها را با شهرداری "
            "دنبال می‌کند و نشست‌هایش برای همه باز است.",
            "Each neighbourhood of the port sends two people to this council. It takes up evacuation plans, water "
            "supply and waste with the municipality, and its meetings are open to all.",
        ),
        (2008, 2023),
        (
            Person("langar", "لنگر", LIAISON),
            Person("hamsayeh", "همسایه", LIAISON),
            Person("marjan", "مرجان", DELEGATE),
            Person("bad-e-shomal", "باد شمال", DELEGATE),
        ),
    ),
    _organisation(
        "darrehsabz",
        "association",
        ("کانون شهروندان دره‌سبز", "Darreh-Sabz Citizens’ Association"),
        ("دره‌سبز", "Darreh-Sabz"),
        ("دره‌سبز", "Darreh-Sabz"),
        IRAN,
        (
            "باغداران، معلمان و کارگران دره‌سبز که پس از خشک شدن دو قنات این کانون را ساختند. کانون کتابخانه‌ای دربارهٔ "
            "آب دارد و هر پاییز نمایشگاه عکس رود برپا می‌کند.",
            "Orchard keepers, teachers and workers of Darreh-Sabz, who formed this association after two qanats ran "
            "dry. It keeps a library on water and holds a photograph exhibition of the river each autumn.",
        ),
        (2011, 2021),
        (
            Person("sarv", "سرو", LIAISON),
            Person("baran", "باران", LIAISON),
            Person("r-kuhi", "ر. کوهی", DELEGATE),
        ),
        key=True,
    ),
    _organisation(
        "rudkenar",
        "association",
        ("کانون ماهیگیران رودکنار", "Rudkenar Fishers’ Association"),
        ("رودکنار", "Rudkenar"),
        ("رودکنار", "Rudkenar"),
        IRAN,
        (
            "ماهیگیران دلتا و خانواده‌هایشان. کانون فصل صید را با توافق همه تعیین می‌کند و از بیست سال پیش دفتر شمار "
            "ماهیان رود را هر ماه می‌نویسد.",
            "The fishers of the delta and their families. The association sets the fishing season by agreement of all, "
            "and for twenty years has kept a monthly count of the river’s fish.",
        ),
        (2003, 2021),
        (
            Person("nakhoda", "ناخدا", LIAISON),
            Person("tur", "تور", DELEGATE),
        ),
        key=True,
    ),
    _organisation(
        "nikrud",
        "committee",
        ("کمیتهٔ آب پاک نیک‌رود", "Nikrud Clean Water Committee"),
        ("نیک‌رود", "Nikrud"),
        ("نیک‌رود", "Nikrud"),
        AFGHANISTAN,
        (
            "معلمان و دهقانان نیک‌رود که آب چاه‌ها و جوی‌ها را با وسایل ساده می‌سنجند. نتیجه‌ها را هر هفته بر دیوار "
            "مسجد، مدرسه و نانوایی نصب می‌کنند.",
            "Teachers and farmers of Nikrud who test wells and channels with simple means. Every week they put up the "
            "results on the walls of the mosque, the school and the bakery.",
        ),
        (2014, 2022),
        (
            Person("zolal", "زلال", LIAISON),
            Person("rahrow", "رهرو", DELEGATE),
            Person("cheshmeh", "چشمه", DELEGATE),
        ),
        key=True,
    ),
    _organisation(
        "shahrak",
        "committee",
        ("کمیتهٔ ساکنان شهرک کارخانه", "Factory Estate Residents’ Committee"),
        ("شهرک", "Estate"),
        ("شهرک کارخانه", "Factory Estate"),
        IRAN,
        (
            "خانواده‌هایی که دیواربه‌دیوار کارخانه زندگی می‌کنند و بیشترشان همان‌جا کار می‌کنند. کمیته در هر کوچه یک "
            "همراه دارد و دفتر بوی هوا و رنگ آب را روزانه می‌نویسد.",
            "Families who live wall to wall with the factory, most of whom also work there. The committee has a "
            "contact in every lane and keeps a daily book of the smell of the air and the colour of the water.",
        ),
        (2016, 2023),
        (
            Person("kuche-chaharom", "کوچهٔ چهارم", LIAISON),
            Person("nasim", "نسیم", DELEGATE),
        ),
    ),
    _organisation(
        "laledasht",
        "collective",
        ("گروه آب‌سنجان لاله‌دشت", "Laleh-Dasht Water Watch"),
        ("لاله‌دشت", "Laleh-Dasht"),
        ("لاله‌دشت", "Laleh-Dasht"),
        AFGHANISTAN,
        (
            "جوانانی که با دوچرخه از سی‌وچهار نقطهٔ رود نمونه برمی‌دارند. گروه سرپرست ندارد؛ کارها هر ماه با قرعه میان "
            "همه پخش می‌شود.",
            "Young people who cycle to thirty-four points along the river to take samples. The group has no head; each "
            "month the work is shared out by lot.",
        ),
        (2018, 2024),
        (
            Person("laleh", "لاله", LIAISON),
            Person("qatreh", "قطره", DELEGATE),
            Person("docharkheh", "دوچرخه", DELEGATE),
        ),
    ),
    _organisation(
        "birkhamn",
        "collective",
        ("گروه همیاری کارگران مهاجر بیرک‌هامن", "Birkhamn Migrant Workers’ Circle"),
        ("بیرک‌هامن", "Birkhamn"),
        ("بیرک‌هامن", "Birkhamn"),
        SWEDEN,
        (
            "کارگران مهاجر کارگاه‌های بسته‌بندی و شیلات بیرک‌هامن که به زبان مادری به یکدیگر یاری می‌رسانند. "
            "قراردادها را با هم می‌خوانند و همراه تازه‌واردان به اداره‌ها می‌روند.",
            "Migrant workers in the packing plants and fisheries of Birkhamn who help one another in their mother "
            "tongue. They read contracts together and go with newcomers to the authorities.",
        ),
        (2017, 2024),
        (Person("tuska", "توسکا", LIAISON),),
    ),
    _organisation(
        "larchmouth",
        "society",
        ("جمعیت رود و کار لارچ‌موث", "Larchmouth River and Work Society"),
        ("لارچ‌موث", "Larchmouth"),
        ("لارچ‌موث", "Larchmouth"),
        CANADA,
        (
            "همسایگان، کارگران کارخانهٔ کاغذ و دانشجویانی که از رود کوچک لارچ‌موث نگهداری می‌کنند. متن‌های هم‌پیمانی "
            "را برای خوانندگان انگلیسی‌زبان بازبینی می‌کنند.",
            "Neighbours, paper-mill workers and students who look after the small river at Larchmouth. They review the "
            "coalition’s texts for readers of English.",
        ),
        (2013, 2025),
        (
            Person("heron", "Heron", LIAISON, "en"),
            Person("juniper", "Juniper", DELEGATE, "en"),
            Person("dorna", "دُرنا", DELEGATE),
        ),
        language="en",
        key=True,
    ),
)

HANDLES = tuple(organisation.handle for organisation in ORGANISATIONS)

#: Who as a rule enters the liaison's view before the organisation has decided.
_LIAISONS_VIEW = frozenset({"abrah", "birkhamn", "larchmouth"})


def by_handle(handle: str) -> Organisation:
    """The organisation with this handle; KeyError where there is none."""
    return {organisation.handle: organisation for organisation in ORGANISATIONS}[handle]


def everyone(**others: Answer | None) -> dict[str, Answer]:
    """Positions of all fourteen: those named as given (None: no answer), all others accept."""
    unknown = set(others) - set(HANDLES)
    if unknown:
        raise KeyError(f"no such organisation: {sorted(unknown)}")
    answers = {
        handle: others.get(handle, Answer("accept", mandated=handle not in _LIAISONS_VIEW)) for handle in HANDLES
    }
    return {handle: answer for handle, answer in answers.items() if answer}

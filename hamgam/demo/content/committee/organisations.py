"""The committee abroad, its seven organisations by country with their people, and who is there without a vote. All invented."""

from hamgam.demo.content.organisations import CANADA, DELEGATE, GERMANY, LIAISON, SWEDEN, _organisation
from hamgam.demo.content.shapes import Both, Coalition, Organisation, Person

NETHERLANDS = (Both("هلند", "Netherlands"), "NL")
FRANCE = (Both("فرانسه", "France"), "FR")
NORWAY = (Both("نروژ", "Norway"), "NO")
BRITAIN = (Both("بریتانیا", "Britain"), "GB")
OBSERVER = ("observer",)
#: Whoever was elected two years ago; liaison of the organisation in Sweden as well.
SECRETARY = ("liaison", "secretary")

COMMITTEE = Coalition(
    names=Both("کمیتهٔ خارج از کشور اتحادیهٔ اسکله و نخل", "Committee Abroad of the Wharf and Palm Union"),
    short=Both("کمیتهٔ خارج از کشور", "Committee Abroad"),
    intro=Both(
        "کمیتهٔ خارج از کشور، سازمان‌های اتحادیهٔ کارگران اسکله و نخلستان را در هفت کشور کنار هم می‌آورد. هر سازمان کشوری یک رأی "
        "دارد. در فاصلهٔ دو نشست، دبیر و هیئتی سه‌نفره که همه برگزیده‌اند کارها را پیش می‌برند.",
        "The Committee Abroad brings together the organisations of the union of wharf and palm-grove workers in seven "
        "countries. Each country’s organisation has one vote. Between two sessions the work is carried on by a secretary and "
        "an executive of three, whom all have elected.",
    ),
    cause=Both(
        "صدای کارگران اسکله و نخلستان بیرون از مرزها، تا وقتی که در خانه هم شنیده شود.",
        "The voice of wharf and palm-grove workers abroad, until it is heard at home as well.",
    ),
    contact="komite@eskele-nakhl.example.org",
    site="https://eskele-nakhl.example.org",
    time_zone="Europe/Berlin",
    shape="committee",
    languages=("fa", "en"),
)


def _in_country(
    handle: str, country: tuple[Both, str], city: tuple[str, str], intro: tuple[str, str], years: tuple[int, int],
    *people: tuple[str, str], liaison: tuple[str, ...] = LIAISON,
) -> Organisation:  # fmt: skip
    """The union's organisation in one country; its first person is the liaison, the others are delegates."""
    named = country[0]
    seated = tuple(
        Person(username, name, DELEGATE if number else liaison) for number, (username, name) in enumerate(people)
    )
    return _organisation(
        handle, "unit", (f"سازمان اتحادیه در {named.fa}", f"The union’s organisation in {named.en}"),
        (f"سازمان {named.fa}", f"Organisation {named.en}"), city, country, intro, years, seated, key=True,
    )  # fmt: skip


ORGANISATIONS = (
    _in_country(
        "sued", SWEDEN, ("گوتنبرگ", "Gothenburg"),
        (
            "شصت سال پیش ملوان‌های نخستین کشتی‌های خرما آن را پایه گذاشتند. امروز رانندگان، پرستاران و کارگران انبار در آن‌اند و "
            "کتابخانهٔ کارگری شهر را می‌گردانند.",
            "Sailors of the first date ships founded it sixty years ago. Drivers, nurses and warehouse workers belong to it today "
            "and run the workers’ library of the town.",
        ),
        (1966, 2019), ("bahram", "بهرام"), ("nastaran", "نسترن"), ("payam", "پیام"), ("elham", "الهام"),
        liaison=SECRETARY,
    ),
    _in_country(
        "alman", GERMANY, ("هامبورگ", "Hamburg"),
        (
            "بزرگ‌ترین سازمان ما، با واحدهایی در چهار شهر. هر ماه برای خانواده‌های کارگران زندانی نامه می‌نویسد و با اتحادیه‌های "
            "محلی بندر همکاری دارد.",
            "Our largest organisation, with units in four towns. Every month it writes to the families of workers in prison, and it "
            "works together with the local unions of the harbour.",
        ),
        (1983, 2019), ("ava", "آوا"), ("kaveh", "کاوه"), ("shirin", "شیرین"), ("farhad", "فرهاد"),
    ),
    _in_country(
        "faranse", FRANCE, ("مارسی", "Marseille"),
        (
            "کارگران ساختمان، معلمان و بازنشسته‌ها. هر سال در روز کارگر نمایشگاه عکس‌های اسکله را برپا می‌کنند.",
            "Building workers, teachers and pensioners. Every year on Labour Day they show their photographs of the wharf.",
        ),
        (1985, 2019), ("sepehr", "سپهر"), ("mahtab", "مهتاب"), ("arash", "آرش"), ("negin", "نگین"),
    ),
    _in_country(
        "holand", NETHERLANDS, ("روتردام", "Rotterdam"),
        (
            "در کنار بزرگ‌ترین بندر، با باراندازان آنجا. تالاری کوچک دارند که درِ آن به روی همه باز است.",
            "Beside the largest harbour, with its dockers. They keep a small hall that is open to everybody.",
        ),
        (1991, 2019), ("roya", "رویا"), ("siavash", "سیاوش"), ("ladan", "لادن"), ("omid", "امید"),
    ),
    _in_country(
        "beritania", BRITAIN, ("لیورپول", "Liverpool"),
        (
            "گروهی از کارگران کشتی‌سازی و دانشجویان. خبرهای اسکله را به انگلیسی برمی‌گردانند و به اتحادیه‌ها می‌رسانند.",
            "Shipyard workers and students. They translate news from the wharf into English and bring it to the unions.",
        ),
        (1987, 2020), ("yashar", "یاشار"), ("parvaneh", "پروانه"), ("nima", "نیما"), ("taraneh", "ترانه"),
    ),
    _in_country(
        "norvezh", NORWAY, ("برگن", "Bergen"),
        (
            "جوان‌ترین سازمان کمیته. بیشترشان در صید و پرورش ماهی کار می‌کنند و شب‌ها از راه دور جلسه دارند.",
            "The youngest organisation of the committee. Most of them work in fishing and fish farms and meet online at night.",
        ),
        (2014, 2021), ("sahar", "سحر"), ("behnam", "بهنام"), ("golrokh", "گلرخ"), ("danial", "دانیال"),
    ),
    _in_country(
        "kanada", CANADA, ("هلیفکس", "Halifax"),
        (
            "رانندگان کامیون و پرستاران در سه استان. صندوق یاری به خانواده‌ها را نگه می‌دارند و هر فصل حساب آن را می‌دهند.",
            "Lorry drivers and nurses in three provinces. They keep the fund for families and give account of it every season.",
        ),
        (1994, 2020), ("minu", "مینو"), ("kamran", "کامران"), ("hasti", "هستی"), ("rahim", "رحیم"),
    ),
)  # fmt: skip

OBSERVERS = (
    _organisation(
        "sarparastan", "council",
        ("سرپرستان واحدهای شهری", "Heads of the town units"), ("سرپرستان واحدها", "Heads of units"),
        ("هامبورگ", "Hamburg"), GERMANY,
        (
            "سرپرستان واحدهای شهری در هفت کشور. در نشست کمیته می‌نشینند و سخن می‌گویند و رأی نمی‌دهند.",
            "The heads of the town units in seven countries. They sit and speak in the sessions of the committee, and do not vote.",
        ),
        (2019, 2019), (Person("zhila", "ژیلا", OBSERVER), Person("masoud", "مسعود", OBSERVER)),
    ),
    _organisation(
        "dabirkhaneh", "union",
        ("دبیرخانهٔ اتحادیهٔ اسکله و نخل", "Secretariat of the Wharf and Palm Union"), ("دبیرخانهٔ اتحادیه", "Secretariat"),
        ("گوتنبرگ", "Gothenburg"), SWEDEN,
        (
            "دبیرخانهٔ اتحادیه. مسئول روابط آن در روز نخست نشست‌های کمیته حاضر می‌شود و گزارشی کوتاه می‌دهد.",
            "The secretariat of the union. Its officer for relations comes to the first day of the committee’s sessions and "
            "reports briefly.",
        ),
        (1958, 2019), (Person("davoud", "داوود", OBSERVER),),
    ),
)  # fmt: skip

HANDLES = tuple(row.handle for row in ORGANISATIONS)
#: How many members each country’s unit has: seats of delegates are shared out by it.
SIZES = {"sued": 47, "alman": 64, "faranse": 38, "holand": 29, "beritania": 33, "norvezh": 17, "kanada": 41}


def unit_names(row: Organisation) -> Both:
    """What the unit of a country is called: its members elect delegates."""
    return Both(f"واحد {row.country.fa}", f"Unit {row.country.en}")

"""The platform and its fifteen organisations, with their people; two bear nearly the same name. All invented."""

from hamgam.demo.content.organisations import COORDINATOR, DELEGATE, GERMANY, IRAN, LIAISON, _organisation
from hamgam.demo.content.shapes import Both, Coalition, Organisation, Person

PLATFORM = Coalition(
    names=Both("هم‌صدایی نان و آب و آموزش", "Concord for Bread, Water and Schooling"),
    short=Both("هم‌صدایی", "Concord"),
    intro=Both(
        "پانزده نهاد مستقل که یک متن را نوشته‌اند و هر کدام خود آن را امضا کرده‌اند. هیچ‌کس به نام دیگری سخن نمی‌گوید؛ هر که با متن هم‌نظر است "
        "به اندازه‌ای که می‌پذیرد همکاری می‌کند.",
        "Fifteen independent organisations that wrote one text, each of which signed it itself. Nobody speaks for another; whoever "
        "agrees with the text co-operates as far as they accept it.",
    ),
    cause=Both("دوازده خواسته برای زندگی.", "Twelve demands for a life."),
    contact="hamsedayi@nan-o-ab.example.org",
    site="https://nan-o-ab.example.org",
    time_zone="Asia/Tehran",
    shape="platform",
    languages=("fa", "en"),
)


def _member(
    handle: str, kind: str, names: tuple[str, str], short: tuple[str, str], city: tuple[str, str], intro: tuple[str, str],
    years: tuple[int, int], people: tuple[tuple[str, str], tuple[str, str]], liaison: tuple[str, ...] = LIAISON,
    country: tuple[Both, str] = IRAN,
) -> Organisation:  # fmt: skip
    """An organisation of two people with a key; the first is its liaison."""
    seated = tuple(Person(username, name, DELEGATE if n else liaison) for n, (username, name) in enumerate(people))
    return _organisation(handle, kind, names, short, city, country, intro, years, seated, key=True)


ORGANISATIONS = (
    _member(
        "qandsazan", "union", ("اتحادیهٔ کارگران قندسازی بیدستان", "Sugar Workers’ Union of Bidestan"), ("قندسازان", "Sugar workers"),
        ("بیدستان", "Bidestan"),
        ("کارگران کارخانهٔ قند، از روز واگذاری آن تا امروز.", "The workers of the sugar works, from the day it was sold until today."),
        (2005, 2020), (("hooman", "هومن"), ("zohreh", "زهره")), COORDINATOR,
    ),
    _member(
        "parastaran", "association", ("انجمن پرستاران نی‌زار", "Nurses’ Association of Neyzar"), ("پرستاران", "Nurses"),
        ("نی‌زار", "Neyzar"),
        ("پرستاران و بهیاران چهار بیمارستان شهر.", "Nurses and auxiliaries of the town’s four hospitals."),
        (2011, 2020), (("laleh", "لاله"), ("mehran", "مهران")),
    ),
    _member(
        "amuzgaran", "association", ("کانون آموزگاران دوآبه", "Teachers’ Circle of Doabeh"), ("آموزگاران", "Teachers"),
        ("دوآبه", "Doabeh"),
        ("آموزگاران رسمی و پیمانی، که هر ماه در مدرسه‌ای دیگر گرد می‌آیند.", "Permanent and temporary teachers, who gather in another school every month."),
        (2002, 2020), (("parvin", "پروین"), ("kiarash", "کیارش")),
    ),
    _member(
        "bazneshastegan", "association", ("کانون بازنشستگان پل‌خاکی", "Pensioners’ Circle of Pol-Khaki"), ("بازنشستگان", "Pensioners"),
        ("پل‌خاکی", "Pol-Khaki"),
        ("بازنشستگان راه‌آهن و بافندگی؛ هر یکشنبه در میدان ایستگاه.", "Pensioners of the railway and the weaving mill; every Sunday in the station square."),
        (2014, 2020), (("yadollah", "یدالله"), ("effat", "عفت")),
    ),
    _member(
        "shahrak-e-no", "association", ("جمع بازنشستگان شهرک نو", "Pensioners of the New Quarter"), ("شهرک نو", "New Quarter"),
        ("پل‌خاکی نو", "New Pol-Khaki"),
        ("بازنشستگان آموزش و درمان در شهرک نوِ پل‌خاکی.", "Pensioners of schools and hospitals in the new quarter of Pol-Khaki."),
        (2018, 2021), (("rasul", "رسول"), ("mahin", "مهین")),
    ),
    _member(
        "madaran", "collective", ("مادران و خانواده‌های زندانیان سبزدره", "Mothers and Families of the Prisoners of Sabzdarreh"), ("مادران", "Mothers"),
        ("سبزدره", "Sabzdarreh"),
        ("هر سه‌شنبه پشت دیوار، با نام فرزندانشان.", "Every Tuesday behind the wall, with the names of their children."),
        (2019, 2020), (("sakineh", "سکینه"), ("leyli", "لیلی")),
    ),
    _member(
        "komite", "committee", ("کمیتهٔ خارج از کشور قندسازان بیدستان", "Committee Abroad of the Sugar Makers of Bidestan"), ("کمیتهٔ خارج", "Committee Abroad"),
        ("برمن", "Bremen"),
        (
            "کسانی که ناچار رفتند و هنوز عضو اتحادیه‌اند. خبرها را به اتحادیه‌های آنجا می‌رسانند.",
            "Those who had to leave and are still members of the union. They carry its news to the unions there.",
        ),
        (2016, 2021), (("shahin", "شاهین"), ("anahita", "آناهیتا")), country=GERMANY,
    ),
    _member(
        "nanvayan", "association", ("کانون نانوایان چاه‌سپید", "Bakers’ Circle of Chah-Sepid"), ("نانوایان", "Bakers"),
        ("چاه‌سپید", "Chah-Sepid"),
        ("شاطر و خمیرگیر و نان‌فروش، از شصت نانوایی.", "Bakers, kneaders and sellers from sixty bakeries."),
        (1998, 2020), (("mashallah", "ماشاالله"), ("golnar", "گلنار")),
    ),
    _member(
        "abyaran", "council", ("شورای آب‌یاران خارستان", "Water Stewards’ Council of Kharestan"), ("آب‌یاران", "Water stewards"),
        ("خارستان", "Kharestan"),
        ("آب‌یاران سه روستا، که نوبت آب را با هم تقسیم می‌کنند.", "The stewards of three villages, who share out the turns of water."),
        (1987, 2021), (("morad", "مراد"), ("setareh", "ستاره")),
    ),
    _member(
        "duzandegan", "collective", ("جمع زنان دوزندهٔ گلبرگ", "Women Tailors of Golbarg"), ("دوزندگان", "Tailors"),
        ("گلبرگ", "Golbarg"),
        ("زنانی که در خانه و در کارگاه‌های زیرزمینی می‌دوزند.", "Women who sew at home and in basement workshops."),
        (2017, 2021), (("firuzeh", "فیروزه"), ("rana", "رعنا")),
    ),
    _member(
        "daneshjuyan", "society", ("انجمن دانشجویان مستقل تنگه‌باد", "Independent Students’ Society of Tangeh-Bad"), ("دانشجویان", "Students"),
        ("تنگه‌باد", "Tangeh-Bad"),
        ("دانشجویان سه دانشکده؛ نشریه‌ای دارند که دست به دست می‌گردد.", "Students of three faculties, with a paper that goes from hand to hand."),
        (2013, 2021), (("sina", "سینا"), ("tara", "تارا")),
    ),
    _member(
        "ranandegan", "union", ("سندیکای رانندگان نمک‌زار", "Drivers’ Syndicate of Namakzar"), ("رانندگان", "Drivers"),
        ("نمک‌زار", "Namakzar"),
        ("رانندگان اتوبوس شهری و کامیون‌های نمک.", "Drivers of the town’s buses and of the salt lorries."),
        (1994, 2020), (("aslan", "اصلان"), ("maryam", "مریم")),
    ),
    _member(
        "bannayan", "association", ("انجمن کارگران ساختمانی آسیاب‌بالا", "Building Workers’ Association of Asiab-Bala"), ("بنّایان", "Builders"),
        ("آسیاب‌بالا", "Asiab-Bala"),
        ("بنّا و آرماتوربند و کارگر ساده، بیشترشان کوچنده.", "Masons, steel fixers and labourers, most of them migrants."),
        (2009, 2020), (("sharif", "شریف"), ("ziba", "زیبا")),
    ),
    _member(
        "tavan", "association", ("انجمن توان‌یابان ریگ‌روان", "Association of Disabled People of Rig-Ravan"), ("توان‌یابان", "Disabled people"),
        ("ریگ‌روان", "Rig-Ravan"),
        ("برای شهری که همه بتوانند در آن بروند و بیایند.", "For a town in which everybody can come and go."),
        (2015, 2022), (("navid", "نوید"), ("sorur", "سرور")),
    ),
    _member(
        "vakilan", "society", ("کانون وکیلان داوطلب شب‌نما", "Volunteer Lawyers’ Circle of Shabnama"), ("وکیلان", "Lawyers"),
        ("شب‌نما", "Shabnama"),
        ("وکیلانی که پرونده‌های بازداشت و اخراج را رایگان می‌پذیرند.", "Lawyers who take cases of arrest and dismissal without a fee."),
        (2012, 2022), (("bahador", "بهادر"), ("niloufar", "نیلوفر")),
    ),
)  # fmt: skip

HANDLES = tuple(row.handle for row in ORGANISATIONS)

#: The name that one takes, so that two are nearly the same: beside the circle of Pol-Khaki.
NEAR = Both("کانون بازنشستگان پل‌خاکی نو", "Pensioners’ Circle of New Pol-Khaki")

#: In which order they sign: the mothers first, the proposer of the text last.
SIGNING = (
    "madaran", "ranandegan", "komite", "duzandegan", "bazneshastegan", "amuzgaran", "abyaran", "shahrak-e-no", "nanvayan",
    "vakilan", "parastaran", "tavan", "bannayan", "daneshjuyan", "qandsazan",
)  # fmt: skip

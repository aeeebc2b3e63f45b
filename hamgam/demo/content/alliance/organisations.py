"""The alliance, its six groups, the seventh that joins later, and single activists. All invented."""

from hamgam.demo.content.organisations import DELEGATE, GERMANY, LIAISON, SWEDEN, _organisation
from hamgam.demo.content.shapes import Both, Coalition, Person

NETHERLANDS = (Both("هلند", "Netherlands"), "NL")
FRANCE = (Both("فرانسه", "France"), "FR")
AUSTRIA = (Both("اتریش", "Austria"), "AT")
BELGIUM = (Both("بلژیک", "Belgium"), "BE")
COORDINATOR = ("liaison", "coordinator")

ALLIANCE = Coalition(
    names=Both("هم‌پیمانی فصل کار", "Season of Work Alliance"),
    short=Both("فصل کار", "Season of Work"),
    intro=Both(
        "گروه‌هایی در شهرهای اروپا که با کارگران فصلی کار می‌کنند: در باغ‌ها، آشپزخانه‌ها، سردخانه‌ها و خوابگاه‌ها. در هفت زمینه با هم "
        "کار می‌کنیم و دربارهٔ آنچه در آن هم‌رأی نیستیم گفت‌وگو می‌کنیم.",
        "Groups in European towns that work with seasonal workers: in orchards, kitchens, cold stores and dormitories. "
        "We work together in seven fields, and talk about what we do not agree on.",
    ),
    cause=Both("مزد و سرپناه و نام، برای هر کس که فصلی کار می‌کند.", "Wages, a roof and a name for everybody who works by the season."),
    contact="rabet@fasl-e-kar.example.org",
    site="https://fasl-e-kar.example.org",
    time_zone="Europe/Berlin",
    shape="alliance",
    languages=("fa", "en"),
)  # fmt: skip

ORGANISATIONS = (
    _organisation(
        "aftab", "association", ("انجمن کارگران فصلی آفتاب", "Aftab Association of Seasonal Workers"), ("آفتاب", "Aftab"),
        ("لیندهافن", "Lindhaven"), GERMANY,
        (
            "هر بهار میان باغ‌های سیب لیندهافن می‌گردد، قراردادها را به چهار زبان می‌خواند و در پاییز مزدهای پرداخت‌نشده را پی می‌گیرد.",
            "Every spring it goes through the apple orchards of Lindhaven, reads contracts in four languages, and in autumn it "
            "follows up wages that were not paid.",
        ),
        (2012, 2024), (Person("taban", "تابان", COORDINATOR), Person("sib", "سیب", DELEGATE)), key=True,
    ),
    _organisation(
        "dorna", "collective", ("کانون درنا", "Dorna Circle"), ("درنا", "Dorna"), ("وسترو", "Westerow"), NETHERLANDS,
        (
            "برای کسانی که فصلشان تمام شده و جایی برای خواب ندارند، شب‌های زمستان خانه پیدا می‌کند.",
            "It finds a place for winter nights for those whose season has ended and who have nowhere to sleep.",
        ),
        (2015, 2024), (Person("mah-dorna", "ماه", LIAISON), Person("kolah", "کلاه‌پشمی", DELEGATE)),
    ),
    _organisation(
        "khusheh", "collective", ("گروه خوشه", "Khusheh Group"), ("خوشه", "Khusheh"), ("سنت‌اور", "Saint-Aure"), FRANCE,
        (
            "تاک‌چین‌های سنت‌اور در آن‌اند؛ هر سال پس از انگورچینی جشنی می‌گیرند که ساعت‌های کار همه را بر دیوار می‌نویسد.",
            "The grape pickers of Saint-Aure are in it; every year after the harvest they hold a feast at which everybody’s hours "
            "of work are written on the wall.",
        ),
        (2010, 2024), (Person("angur", "انگور", LIAISON), Person("sabad", "سبد", DELEGATE)), key=True,
    ),
    _organisation(
        "hamsofreh", "collective", ("آشپزخانهٔ هم‌سفره", "Hamsofreh Kitchen"), ("هم‌سفره", "Hamsofreh"), ("کورناو", "Kornau"),
        AUSTRIA,
        (
            "آشپزخانه‌ای که ظرف‌شوی‌های هتل‌های کورناو خودشان می‌گردانند؛ سر سفره‌اش نخستین شکایت‌نامه‌ها نوشته شد.",
            "A kitchen run by the dishwashers of Kornau’s hotels themselves; the first complaints were written at its table.",
        ),
        (2017, 2024), (Person("noon", "نان", LIAISON), Person("kasheh", "کاسه", DELEGATE)),
    ),
    _organisation(
        "badgir", "association", ("انجمن زنان بادگیر", "Badgir Women’s Association"), ("بادگیر", "Badgir"), ("براون", "Brauwen"),
        BELGIUM,
        (
            "زنانی که در سردخانه‌های میوه و گل کار می‌کنند. خط تلفنی دارند که شب‌ها هم پاسخ می‌دهد.",
            "Women who work in cold stores for fruit and flowers. They have a telephone line that is answered at night as well.",
        ),
        (2009, 2024), (Person("nasim-b", "نسیم", LIAISON), Person("yakh", "یخ‌شکن", DELEGATE)),
    ),
    _organisation(
        "alder", "collective", ("بخشی از کنشگران آلدر", "A Part of the Activists of Alder"), ("کنشگران آلدر", "Activists of Alder"),
        ("آلدر", "Alder"), SWEDEN,
        (
            "نُه تن از کنشگران آلدر که با تمشک‌چین‌ها کار می‌کنند. دیگر کنشگران شهر در این هم‌پیمانی نیستند و این نام همین را می‌گوید.",
            "Nine of the activists of Alder, who work with berry pickers. The other activists of the town are not in this alliance, "
            "and the name says so.",
        ),
        (2021, 2024), (Person("tameshk", "تمشک", LIAISON), Person("meh", "مه", DELEGATE)),
    ),
)  # fmt: skip

#: Who joins at the end of the cycle.
SEVENTH = (
    Both("خانهٔ چراغ نوردال", "Cheragh House of Nordal"),
    "association",
    Person("cheragh", "چراغ", ("candidate",)),
)
SEVENTH_CITY = Both("نوردال", "Nordal")
SEVENTH_INTRO = Both(
    "خانه‌ای کنار گلخانه‌های نوردال که در آن قراردادها ترجمه و نامه‌های اداری خوانده می‌شود.",
    "A house beside the greenhouses of Nordal where contracts are translated and letters from offices are read.",
)
SEVENTH_WHY = Both(
    "سه فصل است که خانهٔ چراغ با گروه خوشه برای کارگران گلخانه‌های نوردال قرارداد ترجمه می‌کند.",
    "For three seasons Cheragh House has translated contracts with Khusheh for the greenhouse workers of Nordal.",
)

#: Single activists, who speak in the assembly and have no voice of an organisation.
SINGLE = _organisation(
    "tak", "collective", ("کنشگران منفرد", "Single activists"), ("منفردها", "Singles"), ("چند شهر", "Several towns"), GERMANY,
    (
        "کسانی که عضو هیچ گروهی نیستند و در کارهای هم‌پیمانی شرکت می‌کنند. هر یک از زبان خود سخن می‌گوید.",
        "People who belong to no group and take part in the alliance’s work. Each speaks for themselves.",
    ),
    (2024, 2024), (Person("rahgozar", "رهگذر", ("observer",)),),
)  # fmt: skip

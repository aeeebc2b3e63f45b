"""The alliance's texts: its first joint statement, with a question that stays open, and the call after a year. All invented."""

from hamgam.demo.content.alliance.organisations import ORGANISATIONS
from hamgam.demo.content.shapes import (
    Answer,
    Answers,
    Both,
    Consent,
    Difference,
    Round,
    Text,
    View,
    accept,
    clause,
    paragraph,
    reject,
    reserve,
    section,
)  # fmt: skip

HANDLES = tuple(row.handle for row in ORGANISATIONS)


def all_but(**others: Answer) -> Answers:
    """Everybody accepts, but for those named."""
    return {handle: others.get(handle, accept()) for handle in HANDLES}


SEASON = Text(
    key="season",
    kind="statement",
    stage="published",
    title=Both("پیش از آغاز فصل", "Before the Season Begins"),
    proposer="khusheh",
    created=-325,
    sections=(
        section(
            "", "",
            paragraph(
                "در چند هفتهٔ دیگر دست‌هایی که سیب و انگور و تمشک این قاره را می‌چینند دوباره از راه می‌رسند. بسیاری از آن‌ها نه قراردادی "
                "در دست دارند و نه می‌دانند کجا می‌خوابند. ما، شش گروهی که در شش شهر با آنان کار می‌کنیم، پیش از آغاز فصل این را با هم می‌گوییم.",
                "In a few weeks the hands that pick this continent’s apples, grapes and berries will arrive again. Many hold no contract "
                "and do not know where they will sleep. We, six groups that work with them in six towns, say this together before the "
                "season begins.",
            ),
        ),
        section(
            "مزد و ساعت", "Wages and hours",
            clause(
                "قرارداد هر کارگر فصلی باید پیش از نخستین روز کار و به زبانی که خودش می‌خواند در دست او باشد.",
                "Every seasonal worker must hold a contract before the first day of work, in a language that they read.",
            ),
            clause(
                "ساعت‌های کار هر روز نوشته شود و کارگر رونوشت آن را نزد خود نگه دارد.",
                "The hours of each day must be written down, and the worker must keep a copy.",
            ),
            clause(
                "هزینهٔ خوابگاه، راه و ابزار نباید از مزد کم شود.",
                "The cost of dormitory, travel and tools must not be taken from the wages.",
            ),
        ),
        section(
            "سرپناه و تندرستی", "A roof and health",
            clause(
                "هر کارگر جایی برای خواب می‌خواهد که درِ آن قفل شود، آب گرم داشته باشد و بیش از چهار تن در یک اتاق نباشند.",
                "Every worker needs a place to sleep that can be locked, has hot water, and holds no more than four to a room.",
            ),
            clause(
                "در باغ‌ها سایه و آب آشامیدنی و در سردخانه‌ها لباس گرم و استراحت ساعتی حق کارگر است، نه بخشش کارفرما.",
                "Shade and drinking water in orchards, and warm clothes and a break each hour in cold stores, are the worker’s right "
                "and no gift of the employer.",
            ),
            clause(
                "زنی که از آزار سرکارگر شکایت می‌کند باید بتواند تا پایان رسیدگی همان مزد را در جایی دیگر بگیرد.",
                "A woman who complains of a foreman’s harassment must be able to earn the same wage elsewhere until her case is heard.",
            ),
        ),
        section(
            "یاد", "Remembrance",
            paragraph(
                "یاد چهار تمشک‌چینی را که پاییز گذشته در راه خوابگاه جان باختند گرامی می‌داریم. هر سال در همان شب در هر شش شهر شمعی روشن "
                "می‌کنیم و نامشان را می‌خوانیم.",
                "We honour the memory of the four berry pickers who lost their lives last autumn on the way to their dormitory. Each "
                "year on that night we light a candle in all six towns and read their names.",
            ),
        ),
    ),
    rounds=(Round(1, -322, -301),),
    positions={
        0: all_but(), 1: all_but(), 2: all_but(),
        3: all_but(alder=reserve("برای گروه‌های خودگردان که با هم ابزار می‌خرند باید جدا نوشته شود.")),
        4: all_but(), 5: all_but(), 6: all_but(), 7: all_but(),
    },
    frozen=-298,
    sign_by=-278,
    consents=tuple(Consent(handle, "sign", -295 + place) for place, handle in enumerate(HANDLES)),
    published=-286,
)  # fmt: skip

#: What is not shared: agreed neither to be said nor to be passed over, and debated in an open seminar.
STAY = Difference(
    text="season",
    after=0,
    clause=clause(
        "هر کس سه فصل کار کرده است باید اجازهٔ اقامت دائم بگیرد.",
        "Whoever has worked for three seasons must be given permanent leave to stay.",
    ),
    positions={
        **{handle: accept() for handle in HANDLES},
        "dorna": reject("شرط سه فصل، کسانی را که تازه آمده‌اند بیرون می‌گذارد. اجازهٔ اقامت برای همه."),
        "hamsofreh": reject("تا قرارداد گروهی نباشد، اجازهٔ اقامت به دست کارفرما می‌افتد."),
    },
    question=Both("اجازهٔ اقامت: برای همه و بی شرط، یا از راه قرارداد گروهی؟", "Leave to stay: for all without conditions, or by collective contracts?"),
    views=(
        View(
            Both("برای همه، بی شرط", "For all, without conditions"),
            Both(
                "هر شرطی مرزی تازه میان کارگران می‌کشد. کسی که یک روز کار کرده همان حقی را دارد که کسی که ده فصل کار کرده است.",
                "Every condition draws a new border among workers. Whoever has worked for one day has the same right as whoever has "
                "worked for ten seasons.",
            ),
            "dorna", ("dorna", "badgir", "alder"), True,
        ),
        View(
            Both("از راه قرارداد گروهی", "By collective contracts"),
            Both(
                "حقی که پشت آن قراردادی نباشد با یک بخشنامه پس گرفته می‌شود. نخست قرارداد گروهی، و اجازهٔ اقامت بخشی از آن.",
                "A right with no contract behind it is taken back by one circular. First the collective contract, and leave to stay as "
                "a part of it.",
            ),
            "hamsofreh", ("hamsofreh", "khusheh"), True,
        ),
    ),
    in_force=Both("هر گروه در شهر خود همان را می‌گوید که تا امروز می‌گفت.", "Each group goes on saying in its own town what it has said so far."),
    debate=Both("سمینار باز در براون", "An open seminar in Brauwen"),
    debate_day=-240,
    opened_by="dorna",
    day=-300,
    public=True,
)  # fmt: skip

CALL = Text(
    key="shade",
    kind="call",
    stage="published",
    title=Both("آب و سایه در هر باغ", "Water and Shade in Every Orchard"),
    proposer="aftab",
    created=-44,
    sections=(
        section(
            "", "",
            paragraph(
                "پس از یک سال همکاری، هم‌پیمانی فصل کار نخستین کارزار مشترک خود را آغاز می‌کند: آب آشامیدنی و سایه در هر باغ، پیش از "
                "نخستین روز گرم.",
                "After a year of working together, the Season of Work Alliance begins its first joint action: drinking water and shade in "
                "every orchard before the first hot day.",
            ),
            clause(
                "در هر شش شهر، یک شنبه پیش از آغاز فصل، با هم به باغ‌ها می‌رویم و از باغدار می‌پرسیم آب و سایه کجاست.",
                "In all six towns, on one Saturday before the season begins, we go to the orchards together and ask the grower where the "
                "water and the shade are.",
            ),
            clause(
                "پاسخ‌ها را با عکس و بی‌نام کارگران در یک دفتر همگانی می‌نویسیم.",
                "We write the answers in a public register, with pictures and without workers’ names.",
            ),
            clause(
                "کنشگران منفرد به این کارزار دعوت‌اند. برای شرکت در آن نیازی به عضویت در هیچ گروهی نیست.",
                "Single activists are invited to this action. Nobody needs to be a member of any group to take part.",
            ),
        ),
    ),
    rounds=(Round(1, -43, -30),),
    positions={place: all_but() for place in range(4)},
    frozen=-29,
    sign_by=-9,
    consents=(
        *(Consent(handle, "sign", -27) for handle in HANDLES if handle != "alder"),
        Consent(
            "alder", "decline", -26,
            note=Both("نه تن‌ایم و این فصل به باغ‌ها نمی‌رسیم؛ مانعی نمی‌بینیم.", "We are nine and shall not reach the orchards this season; we see no obstacle."),
        ),
    ),
    published=-19,
    in_name_of="signatories",
)  # fmt: skip

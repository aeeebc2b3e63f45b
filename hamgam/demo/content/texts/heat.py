"""«کار در گرما»: frozen and waiting for signatures. Eight signed, one with a note; one declined; five are waiting."""

from hamgam.demo.content.organisations import everyone
from hamgam.demo.content.shapes import SUNDAY, Adopted, Both, Consent, Round, Text, clause, paragraph, reserve, section

BODY = section(
    "",
    "",
    paragraph(
        "تابستان گذشته در شهرهای ما یازده کارگر در گرما و سر کار جان باختند. هیچ‌یک از آنان بیمار نبود؛ آب، سایه و چند "
        "دقیقه استراحت نداشتند. این متن را به یاد آنان می‌نویسیم.",
        "Last summer eleven workers in our towns died at work in the heat. None of them had been ill; they had no "
        "water, no shade and not a few minutes’ rest. We write this text in their memory.",
    ),
    clause(
        "وقتی دمای سایه از سی‌وپنج درجه بگذرد، هر کارگر حق دارد در هر ساعت ده دقیقه در سایه استراحت کند و مزدش کم نشود.",
        "When the temperature in the shade exceeds thirty-five degrees, every worker has the right to rest in the "
        "shade for ten minutes in each hour without loss of pay.",
        ("استراحت", "Rest"),
    ),
    clause(
        "کارفرما باید در هر کارگاه آب آشامیدنی خنک و سایبان فراهم کند، در فاصله‌ای که پیاده بیش از سه دقیقه نباشد.",
        "In every workplace the employer must provide cool drinking water and shade, no further than three minutes’ "
        "walk away.",
        ("آب و سایه", "Water and shade"),
    ),
    clause(
        "بالای چهل‌ودو درجه، کار سنگین در فضای باز باید متوقف شود و مزد آن روز، برای کارگران رسمی و روزمزد، کامل "
        "پرداخت شود.",
        "Above forty-two degrees heavy work in the open must stop, and that day’s pay must be paid in full to "
        "permanent and daily workers alike.",
        ("توقف کار سنگین", "Stopping heavy work"),
    ),
    clause(
        "دمای هر کارگاه باید با دماسنجی که همه می‌بینند سنجیده، روزانه ثبت و دفتر آن هر وقت کارگران بخواهند نشان "
        "داده شود.",
        "The temperature of every workplace must be measured with a thermometer which all can see and recorded "
        "daily, and the book shown whenever the workers ask for it.",
        ("دماسنج", "Thermometer"),
    ),
    clause(
        "از شهرداری‌ها می‌خواهیم فهرست پناهگاه‌های خنک شهر را پیش از خرداد منتشر کنند و در آن‌ها را در روزهای گرم، "
        "شب و روز، به روی همه باز بگذارند.",
        "We ask the municipalities to publish a list of the town’s cool shelters before June, and on hot days to "
        "keep their doors open to everybody, day and night.",
        ("پناهگاه خنک", "Cool shelters"),
    ),
)

_BOARD = Both("نشست هیئت هماهنگی", "Meeting of the coordinating board")
_ALL = Both("مجمع اعضا", "Members’ assembly")
_ONLINE = Both("نظرخواهی از همهٔ اعضا", "All members were asked")

HEAT = Text(
    key="heat",
    kind="statement",
    stage="signing",
    title=Both("کار در گرما: آب، سایه، استراحت", "Work in the Heat: Water, Shade, Rest"),
    proposer="hamyar",
    created=-62,
    sections=(BODY,),
    rounds=(Round(1, -58, -30),),
    positions={
        0: everyone(),
        1: everyone(),
        2: everyone(masezar=reserve("در کارگاه‌های خط لوله، سه دقیقه شدنی نیست؛ آب باید همراه گروه برود.")),
        3: everyone(bandargah=reserve("برای باراندازی شبانه آیین دیگری لازم است.")),
        4: everyone(),
        5: everyone(),
    },
    adopted=Adopted(
        Both("مجمع عمومی، نشست سوم", "General assembly, third meeting"), Both("بندر نیلگون", "Port Nilgun"), -54, SUNDAY
    ),
    frozen=-9,
    sign_by=8,
    consents=(
        Consent("hamyar", "sign", -8, "key", where=_BOARD),
        Consent("sepol", "sign", -8, "key", where=_ALL),
        Consent("kuhpayeh", "sign", -7, "attested", where=_ALL),
        Consent(
            "masezar",
            "sign",
            -6,
            "key",
            note=Both(
                "در کارهای پراکنده مانند خط لوله، آب و سایبان باید همراه گروه برده شود؛ سه دقیقه را چنین می‌فهمیم.",
                "In scattered work such as pipelines, water and shade must travel with the crew; this is how we read "
                "the three minutes.",
            ),
            where=_BOARD,
        ),
        Consent("rudkenar", "sign", -5, "key", where=_ALL),
        Consent("nikrud", "sign", -4, "key", where=_ONLINE),
        Consent("polnow", "sign", -3, "attested", where=_BOARD),
        Consent("larchmouth", "sign", -2, "key", where=_ONLINE),
        Consent(
            "bandargah",
            "decline",
            -2,
            note=Both(
                "با همهٔ بندها هم‌نظریم، اما بارانداز شب‌کار ما در آن دیده نشده است. متن خود را برای بندر می‌نویسیم.",
                "We agree with every clause, but our night work on the quays is not in it. We are writing a text of "
                "our own for the port.",
            ),
            where=Both("نشست شورا", "Meeting of the council"),
        ),
    ),
)

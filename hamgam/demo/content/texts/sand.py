"""«شن رود را نبرید»: a draft that was imported a moment ago and is not yet corrected.

`SOURCE` is the paper as it came; the sections hold what a reader of papers makes of it at first sight: the line of the
page number is a paragraph of its own, and the weekday in the heading does not fit the date (a warning quotes it).
"""

from hamgam.demo.content.shapes import Adopted, Both, Text, clause, paragraph, section

TITLE = Both("شن رود را نبرید", "Leave the Sand in the River")

SAND_SECTION = section(
    "",
    "",
    paragraph(
        "در دو سال گذشته از بستر رود، میان سه‌پل و رودکنار، شب و روز شن و ماسه برده‌اند. بستر سه متر پایین رفته، "
        "چاه‌های کنار رود شور شده و دو پل ترک برداشته است.",
        "For the past two years sand and gravel have been taken from the river bed between Sepol and Rudkenar by "
        "night and by day. The bed has sunk by three metres, the wells beside it have turned salty and two bridges "
        "have cracked.",
    ),
    clause(
        "برداشت شن و ماسه از بستر رود باید همین امروز متوقف شود و تا پایان بررسی مستقلی که مردم هر دو کرانه در آن "
        "شریک‌اند از سر گرفته نشود.",
        "The taking of sand and gravel from the river bed must stop today, and must not begin again until the end "
        "of an independent study in which the people of both banks take part.",
    ),
    clause(
        "رانندگان و کارگران شن‌شویی نباید بار این توقف را بر دوش بکشند؛ مزد سه ماه آنان باید از سود برداشت‌کنندگان "
        "پرداخت و کار دیگری برایشان یافته شود.",
        "The drivers and the workers of the gravel works must not carry the burden of this halt; three months of "
        "their pay must come from the profits of those who took the sand, and other work be found for them.",
    ),
    clause(
        "پروانه‌ها، نام دارندگان آن‌ها و اندازهٔ شنی که تا امروز برده شده است باید بی کم‌وکاست منتشر و در دهیاری‌ها "
        "نصب شود.",
        "The licences, the names of their holders and the amount of sand taken until today must be published in "
        "full and put up in the village offices.",
    ),
    paragraph(
        "صفحهٔ ۱ از ۲",
        "Page 1 of 2",
    ),
    clause(
        "خسارت چاه‌های شورشده و خانه‌های ترک‌خورده را کسانی بپردازند که از این کار سود برده‌اند، و ارزیابی آن با "
        "حضور خود خانواده‌ها انجام شود.",
        "The damage to wells turned salty and to cracked houses must be paid by those who profited from this work, "
        "and be assessed in the presence of the families themselves.",
    ),
    clause(
        "از همهٔ نهادهای عضو می‌خواهیم عکس‌ها و اندازه‌گیری‌های خود از بستر رود را تا نشست آینده برای بایگانی مشترک "
        "بفرستند.",
        "We ask all member organisations to send their photographs and measurements of the river bed to the common "
        "archive before the next meeting.",
    ),
)

SOURCE = "\n".join(
    (
        TITLE.fa,
        "پیش‌نویس پیشنهادی کانون ماهیگیران رودکنار",
        "رودکنار، چهارشنبه ۲۸ آبان ۱۴۰۵ (۱۹ نوامبر ۲۰۲۶)",
        "",
        SAND_SECTION.clauses[0].text.fa,
        "",
        "۱ـ " + SAND_SECTION.clauses[1].text.fa,
        "۲ـ " + SAND_SECTION.clauses[2].text.fa,
        "۳ـ " + SAND_SECTION.clauses[3].text.fa,
        SAND_SECTION.clauses[4].text.fa,
        "۴ـ " + SAND_SECTION.clauses[5].text.fa,
        "۵ـ " + SAND_SECTION.clauses[6].text.fa,
        "",
        "امضاکنندگان:",
        "- کانون ماهیگیران رودکنار (رودکنار)",
        "- سندیکای رانندگان آبراه (کهن‌بند)",
        "",
        "تماس: rudkenar@example.org",
        "",
    )
)

SAND = Text(
    key="sand",
    kind="notice",
    stage="draft",
    title=TITLE,
    proposer="rudkenar",
    created=0,
    sections=(SAND_SECTION,),
    translation="missing",
    source=SOURCE,
    adopted=Adopted(Both("نشست ماهانهٔ کانون", "Monthly meeting of the association"), Both("رودکنار", "Rudkenar"), -2),
)

"""The common call that the third assembly renamed a statement: its words before and after, and who answered and signed how. All invented."""

from hamgam.demo.content.organisations import HANDLES, by_handle, everyone
from hamgam.demo.content.shapes import Adopted, Both, Consent, Edit, Round, Text, clause, paragraph, section

CALLED = Both("فراخوان: آب را نفروشید، جان را نفرسایید", "Call: Do Not Sell the Water, Do Not Wear Out Lives")
RENAMED = Both(
    "بیانیهٔ بندر نیلگون: آب را نفروشید، جان را نفرسایید",
    "Statement of Port Nilgun: Do Not Sell the Water, Do Not Wear Out Lives",
)

SECTIONS = (
    section(
        "", "",
        paragraph(
            "ما کارگران، ماهیگیران، رانندگان، پزشکان، آموزگاران و همسایگان رود از چهارده شهر و شش کشور سه روز در بندر نیلگون "
            "کنار هم نشستیم. آنچه در این بیانیه آمده است همان است که همه خواندیم و پذیرفتیم؛ آنچه نپذیرفتیم در پرسش‌های باز مانده است.",
            "We, workers, fishers, drivers, doctors, teachers and neighbours of the river from fourteen towns and six countries, "
            "sat together in Port Nilgun for three days. What stands in this statement is what all of us read and accepted; what "
            "we did not accept remains among the open questions.",
        ),
    ),
    section(
        "آب", "Water",
        clause(
            "آب رود را نمی‌شود فروخت. هر قراردادی که سهم آب شهرها را به سود کسی کم کند، پیش از امضا باید همگانی شود و مردم همان "
            "شهر دربارهٔ آن تصمیم بگیرند.",
            "The water of the river cannot be sold. Every contract that lessens the towns’ share of water for somebody’s profit must "
            "be made public before it is signed, and the people of that town must decide about it.",
            ("آب فروختنی نیست", "Water is not for sale"),
        ),
        clause(
            "پساب هر کارخانه باید پیش از رسیدن به رود تصفیه شود. تا روزی که تصفیه‌خانه آماده نیست، کار خط آلاینده می‌ایستد و مزد "
            "کارگران آن کامل پرداخت می‌شود.",
            "The waste water of every factory must be cleaned before it reaches the river. Until the day on which the plant for it "
            "is ready the polluting line stands still, and its workers are paid in full.",
            ("پساب", "Waste water"),
        ),
        clause(
            "هر چه دربارهٔ آب سنجیده می‌شود از آن مردم است. نتیجه‌ها همان هفته، به زبان ساده و به زبان‌های همان شهر، در جایی که همه "
            "می‌بینند نصب می‌شود.",
            "Whatever is measured about the water belongs to the people. The results are put up within the week, in plain words and "
            "in the languages of the town, where everybody sees them.",
            ("دانستن", "Knowing"),
        ),
    ),
    section(
        "کار", "Work",
        clause(
            "هیچ کاری ارزش جان ندارد. هر کارگر حق دارد دست از کار خطرناک بکشد و به همین سبب نه بیکار شود، نه مزدش کم شود.",
            "No work is worth a life. Every worker has the right to stop dangerous work, and may lose neither job nor pay for it.",
            ("ایستادن برابر خطر", "Standing up to danger"),
        ),
        clause(
            "ساعت کار رانندگان، ماهیگیران و کارگران فصلی باید شمرده و پرداخت شود، شب و روز تعطیل نیز. قراردادی که کارگر نمی‌تواند "
            "بخواند، قرارداد نیست.",
            "The hours of drivers, fishers and seasonal workers must be counted and paid, at night and on holidays too. A contract "
            "that the worker cannot read is no contract.",
            ("ساعت و قرارداد", "Hours and contracts"),
        ),
        clause(
            "کسانی که برای آب پاک یا کار ایمن بازداشت یا اخراج شده‌اند باید آزاد شوند و به کار بازگردند. خانواده‌هایشان تنها نیستند.",
            "Those who were arrested or dismissed for clean water or safe work must be set free and return to their work. Their "
            "families are not alone.",
            ("آزادی", "Freedom"),
        ),
    ),
    section(
        "با هم", "Together",
        clause(
            "ما نه مرکز داریم، نه سخنگو. در هر شهر از همین بیانیه آغاز می‌کنیم و به زبان همان شهر با همسایگان خود گفت‌وگو می‌کنیم.",
            "We have neither a centre nor a spokesperson. In every town we begin from this statement and talk with our neighbours in "
            "the language of that town.",
            ("از همین‌جا", "From here"),
        ),
    ),
)  # fmt: skip

#: What the assembly changed, beside the name: the clauses with these indexes, as they stood in the call.
CHANGED = (
    Edit(
        clause=0, day=0, organisation="bandargah",
        before=Both(
            "ما کارگران، ماهیگیران، رانندگان، پزشکان، آموزگاران و همسایگان رود از چهارده شهر و شش کشور سه روز در بندر نیلگون "
            "کنار هم نشستیم و همه را به همراهی فرامی‌خوانیم.",
            "We, workers, fishers, drivers, doctors, teachers and neighbours of the river from fourteen towns and six countries, "
            "sat together in Port Nilgun for three days and call upon all to join us.",
        ),
    ),
    Edit(
        clause=2, day=0, organisation="bandargah",
        before=Both(
            "پساب هر کارخانه باید پیش از رسیدن به رود تصفیه شود. تا روزی که تصفیه‌خانه آماده نیست، کارخانه تعطیل می‌شود.",
            "The waste water of every factory must be cleaned before it reaches the river. Until the day on which the plant for it "
            "is ready the factory is closed.",
        ),
    ),
    Edit(
        clause=5, day=0, organisation="bandargah",
        before=Both(
            "ساعت کار رانندگان و ماهیگیران باید شمرده و پرداخت شود، شب و روز تعطیل نیز.",
            "The hours of drivers and fishers must be counted and paid, at night and on holidays too.",
        ),
    ),
)  # fmt: skip

PORT = Both("بندر نیلگون", "Port Nilgun")
THIRD = Both("مجمع عمومی، نشست سوم", "General assembly, third meeting")


def text(
    created: int, edited: int, opened: int, closes: int, frozen: int, signed: int, published: int, adopted: int
) -> Text:
    """The text with its days. All accept each clause; all sign, with one note."""
    edits = tuple(Edit(row.clause, row.before, edited, row.organisation) for row in CHANGED)
    indexes = range(sum(len(part.clauses) for part in SECTIONS))
    return Text(
        key="port-nilgun", kind="call", stage="published", title=CALLED, proposer="bandargah", created=created,
        sections=SECTIONS, edits=edits, rounds=(Round(1, opened, closes),), positions={index: everyone() for index in indexes},
        adopted=Adopted(THIRD, PORT, adopted), frozen=frozen, sign_by=frozen + 14,
        consents=tuple(_signs(handle, signed) for handle in HANDLES), published=published, in_name_of="all",
    )  # fmt: skip


def _signs(handle: str, day: int) -> Consent:
    note = None
    if handle == "abrah":
        note = Both("صندوق همبستگی باید زودتر آغاز شود.", "The fund for solidarity should begin sooner.")
    return Consent(handle, "sign", day, level="key" if by_handle(handle).key else "attested", note=note)

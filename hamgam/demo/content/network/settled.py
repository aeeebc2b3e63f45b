"""What the third assembly settled and left open: the name, the slogan, the duty, eight standing groups, the next assembly. All invented."""

from dataclasses import dataclass, field

from hamgam.demo.content.shapes import Both, View

NOTHING = Both("", "")


@dataclass(frozen=True)
class Hall:
    """What the chair read back in the hall. item: its place on the agenda, counted from 0. choice: of `choices`, from 1; 0 for none."""

    kind: str
    item: int
    question: Both
    agreed: bool
    text: Both = NOTHING
    choices: tuple[Both, ...] = ()
    choice: int = 0
    status_quo: Both = NOTHING
    debate: Both = NOTHING
    reservations: Both = NOTHING
    #: What its kind needs to be carried out, if anything.
    details: dict[str, str] = field(default_factory=dict)


NAME = Hall(
    "name", 7, Both("هم‌پیمانی چه نامی داشته باشد؟", "What shall the coalition be called?"), False,
    choices=(
        Both("همبستگی آب و کار", "Solidarity of Water and Work"),
        Both("شبکهٔ شهرهای هم‌سرنوشت", "Network of Towns of One Fate"),
        Both("پیمان کرانه‌ها", "Covenant of the Banks"),
    ),
    status_quo=Both("هم‌پیمانی رود پاک و کار ایمن", "Coalition for Clean Rivers and Safe Work"),
    details={"of": "coalition"},
)  # fmt: skip
SLOGAN = Hall(
    "slogan", 8, Both("شعار مشترک همهٔ شهرها چه باشد؟", "Which slogan do all towns share?"), True,
    choices=(Both("رود پاک، کار ایمن", "Clean River, Safe Work"), Both("آب و نان", "Water and Bread")), choice=1,
)  # fmt: skip
#: A local variant of it: by whom, words, place, language.
VARIANT = ("nikrud", "آب صفا، کار بی‌غم", "نیک‌رود", "دری")

DUTY = Hall(
    "decision", 9, Both("هماهنگی را از این پس سه نهاد با هم بر دوش بگیرند؟", "Shall three organisations hold the coordination duty together from now on?"),
    False,
    status_quo=Both(
        "شیوهٔ تاکنون: هر شش ماه یک نهاد، به نوبت؛ نهاد پیشین تا هر زمان که لازم باشد همراهی می‌کند.",
        "The way so far: one organisation for six months, in turn; the one before helps as long as it is needed.",
    ),
    debate=Both("مجمع عمومی، نشست چهارم", "General assembly, fourth session"),
    reservations=Both("وقت گفت‌وگو کم بود.", "There was too little time for a debate."),
)  # fmt: skip
#: The two views on it, each by whom.
DUTY_VIEWS = (
    View(
        Both("یک نهاد، شش ماه", "One organisation, six months"),
        Both(
            "کار باید نشانی داشته باشد. وقتی سه نهاد پاسخ‌گویند، نامه‌ها میان آنان می‌ماند و هیچ‌یک یاد نمی‌گیرد تنها آن را بگرداند.",
            "Work needs an address. Where three answer for it letters lie between them, and none learns to do it alone.",
        ),
        "polnow", ("polnow", "masezar", "sepol"), True,
    ),
    View(
        Both("سه نهاد با هم", "Three together"),
        Both(
            "شش ماه برای آموختن بس است و برای کار کم. با سه نهاد، یکی از دورهٔ پیش و یکی از دورهٔ بعد، هیچ‌گاه همه تازه‌کار نیستند.",
            "Six months are enough to learn and too few to work. With three, one of the term before and one of the next, never are "
            "all of them beginners.",
        ),
        "kuhpayeh", ("kuhpayeh", "shahrak"), True,
    ),
)  # fmt: skip

LATER = Both(
    "پس از پایان امتیاز بندها، رود به دست که باشد؟", "Who holds the river once the concessions of the dams end?"
)
LATER_IN_FORCE = Both(
    "هم‌پیمانی در این باره موضعی ندارد؛ هر نهاد به نام خود سخن می‌گوید.",
    "The coalition has no position on it; each organisation speaks in its own name.",
)
LATER_DEBATE = Both("سمینارهای ماسه‌زار و لاله‌دشت", "the seminars in Masezar and Laleh-Dasht")
LATER_VIEWS = (
    View(
        Both("شوراهای دو کرانه", "Councils of both banks"),
        Both(
            "آنان که از رود زندگی می‌گذرانند باید دربارهٔ آن تصمیم بگیرند. شوراهایی که مردم هر دو کرانه برمی‌گزینند و هر زمان "
            "برکنارشدنی‌اند، نوبت و سهم و نگهداری آب را به دست می‌گیرند. قانون از آنجا آغاز می‌شود، نه از بالا.",
            "Those who live by the river must decide about it. Councils that the people of both banks elect, and can recall at any "
            "time, take turns, shares and upkeep into their hands. The law begins there and not from above.",
        ),
        "bandargah", ("bandargah", "abrah", "rudkenar", "shahrak"), True,
    ),
    View(
        Both("نهادی همگانی با قانون و بازرس", "A public agency with law and inspectors"),
        Both(
            "رود از هفت شهر می‌گذرد و پایین‌دست نباید به خواست بالادست بماند. نهادی همگانی، با یک قانون برای سراسر رود و بازرسان "
            "مستقل، می‌تواند برابر زورمندان بایستد. شوراها ناظر آن‌اند و گزارشش را همه می‌خوانند.",
            "The river passes through seven towns, and downstream must not be left to the will of upstream. A public agency with one "
            "law for the whole river and independent inspectors can stand up to the mighty. Councils watch over it, and all read "
            "its reports.",
        ),
        "hamyar", ("hamyar", "masezar", "larchmouth"), True,
    ),
)  # fmt: skip

#: The standing groups: names, charter, who comes into them first. The first is the communications body.
STANDING = (
    (
        "communications", Both("هیئت ارتباطات", "Communications body"),
        Both("به نامه‌ها و پرسش‌ها پاسخ می‌دهد؛ برای سخنی تازه پیشنهاد می‌آورد.", "Answers letters and questions; for anything new it brings a proposal."),
        ("polnow", "sepol", "larchmouth"),
    ),
    (
        "group", Both("گروه پاسداری از رود", "Group on guarding the river"),
        Both("نقشهٔ پساب هفت شهر را گرد می‌آورد.", "Collects the map of waste water in seven towns."), ("rudkenar", "laledasht"),
    ),
    (
        "group", Both("گروه ایمنی کار", "Group on safety at work"),
        Both("دفتر یکسان حادثه‌ها را می‌گرداند.", "Keeps the common form for accidents."), ("masezar", "hamyar"),
    ),
    (
        "group", Both("گروه همبستگی", "Group on solidarity"),
        Both("پیشنهاد صندوق را تا نشست بعد آماده می‌کند.", "Prepares the proposal of a fund for the next assembly."), ("abrah", "kuhpayeh"),
    ),
    (
        "group", Both("گروه ترجمه", "Group on translation"),
        Both("هر متن را به زبان‌های شهرها برمی‌گرداند.", "Puts every text into the languages of the towns."), ("larchmouth", "birkhamn"),
    ),
    (
        "group", Both("گروه آموزش", "Group on education"),
        Both("سمینارهای دو شهر را آماده می‌کند.", "Prepares the seminars in two towns."), ("darrehsabz", "nikrud"),
    ),
    (
        "group", Both("گروه زنان", "Women’s group"),
        Both("مراقبت از کودکان و دسترسی به نشست‌ها را پی می‌گیرد.", "Sees to care for children and to access to assemblies."), ("kuhpayeh", "bandargah"),
    ),
    (
        "group", Both("گروه تدارک نشست", "Group for preparing assemblies"),
        Both("گزارش نشست سوم را می‌نویسد و نشست چهارم را آماده می‌کند.", "Writes the report of the third session and prepares the fourth."),
        ("sepol", "bandargah"),
    ),
)  # fmt: skip

NEXT = Hall(
    "calendar", 11,
    Both("نشست چهارم را در {next_month} در سه‌پل برگزار کنیم، با کنشی سراسری در همان روزها؟",
         "Shall the fourth session be in {next_month} in Sepol, with a central action in the same days?"),
    True,
)  # fmt: skip
#: What the preparation group promised, and what it said when it came.
PROMISED = Both(
    "گزارش نشست سوم را تا یک هفته برای همه بفرستد.", "Send everybody the report of the third session within a week."
)
LATE = Both(
    "گزارش سیزده روز پس از نشست آماده شد؛ یک هفته وعده داده بودیم. گرد آوردن نوشته‌های سه روز بیش از گمان ما وقت برد.",
    "The report was ready thirteen days after the assembly; we had promised a week. Collecting the notes of three days took longer "
    "than we thought.",
)
ADOPTED_REPORT = Both("گزارش نشست سوم تصویب می‌شود؟", "Is the report of the third session adopted?")

#: The monthly assembly, and the proposal of the communications body that it adopts.
MONTHLY = Both("نشست ماهانهٔ برخط", "Monthly online meeting")
MONTHLY_ITEM = Both("پیشنهاد هیئت ارتباطات", "Proposal of the communications body")
MONTHLY_LINK = "https://meet.example.org/mahane"
PROPOSAL = Both(
    "خبرنامه از این پس ماهانه و به دو زبان بیرون بیاید؟",
    "Shall the bulletin come out monthly and in two languages from now on?",
)
PROPOSAL_TEXT = Both(
    "هر شماره چهار صفحه است. هر نهاد ماهی یک خبر کوتاه می‌فرستد و گروه ترجمه آن را برمی‌گرداند. هیچ خبری بی بازخوانی فرستندهٔ آن چاپ "
    "نمی‌شود.",
    "Each issue has four pages. Each organisation sends one short piece a month, and the group on translation puts it into the other "
    "language. Nothing is printed that its sender has not read again.",
)
PROPOSAL_STATUS_QUO = Both(
    "خبرنامه هر دو ماه یک بار، تنها به فارسی بیرون می‌آید.", "The bulletin comes out every two months, in Persian alone."
)
MONTHLY_RESULT = Both("پیشنهاد هیئت ارتباطات به تصویب رسید.", "The proposal of the communications body was adopted.")

"""The session of the committee: its call, its agenda of four items and what happened under each, day by day. All invented."""

from dataclasses import dataclass

from hamgam.demo.content.assemblies import Assembly, Item
from hamgam.demo.content.shapes import Both


@dataclass(frozen=True)
class Said:
    """What the minutes say of an item, in Persian; what came of it; who spoke, by handle, in this order."""

    words: str
    result: Both
    speak: tuple[str, ...]


@dataclass(frozen=True)
class Decided:
    """What was decided in the hall under an item: the question and what is decided by it."""

    question: Both
    text: Both


#: Days from the session's first day: called, and its last one.
SESSION = Assembly(
    called=-35,
    begins=0,
    days=2,
    titles=Both("نشست هفتم کمیتهٔ خارج از کشور", "Seventh session of the Committee Abroad"),
    place=Both("کتابخانهٔ کارگری، گوتنبرگ", "The Workers’ Library, Gothenburg"),
    words=Both(
        "دو روز، با نمایندگان همهٔ سازمان‌های کشوری. سرپرستان واحدهای شهری بدون رأی حاضرند و مسئول روابط اتحادیه روز نخست با ماست. "
        "گزارش‌ها و پیش‌نویس سند وظایف ده روز پیش از نشست فرستاده می‌شود.",
        "Two days, with delegates of all countries’ organisations. The heads of the town units are present without a vote, and the "
        "union’s officer for relations is with us on the first day. Reports and the draft document on tasks are sent ten days ahead.",
    ),
    items=(
        Item("report", Both("سه گزارش و گفت‌وگو دربارهٔ آن‌ها", "Three reports and the debate on them"), "sued", 180),
        Item("debate", Both("سند وظایف تا نشست آینده", "The document on tasks until the next session"), "sued", 150),
        Item("decision", Both("کنفرانس پایان مارس", "The conference at the end of March"), "holand", 60),
        Item("election", Both("شکل رهبری و انتخابات", "The form of leadership and elections"), "alman", 120),
    ),
    paper=Both("حساب صندوق یاری به خانواده‌ها", "Account of the fund for families"),
    paper_by="kanada",
    paper_words=(
        "حساب صندوق یاری به خانواده‌ها\n\n"
        "در دوازده ماه گذشته چهارده خانواده هر ماه یاری گرفتند و سه خانواده یک بار. پولی که مانده است برای سه ماه دیگر بس است. "
        "رسیدها نزد دو تن از دو سازمان است و هیچ نامی در این برگه نیامده است.\n"
    ),
    chair="sued",
    minute_taker="beritania",
)

#: The reports that were brought before the session, by handle; debated in turn.
REPORTS = {
    "sued": Both(
        "گزارش دبیر از دو سال\n\nکمیته در دو سال گذشته چهار بار از راه دور و دو بار در تالار نشست. هفت بیانیه با امضای سازمان‌ها منتشر "
        "شد. هنگام خواباندن کار در اسکله، خبر هر نوبت در همان شب به یازده اتحادیهٔ بندر رسید و نُه اتحادیه پاسخ دادند. آنچه پیش "
        "نرفت: خبرنامه شش ماه تعطیل ماند و با دو کشور تازه که آنجا عضو داریم، پیوندی پایدار ساخته نشد.",
        "The secretary’s report on two years\n\nIn the last two years the committee met four times online and twice in a hall. Seven "
        "statements came out, signed by the organisations. When work at the wharf was stopped, the news of each shift reached eleven "
        "harbour unions the same night, and nine of them answered. What did not go forward: the newsletter rested for six months, and "
        "with two new countries in which we have members no lasting connection was made.",
    ),
    "beritania": Both(
        "گزارش کار رسانه‌ای\n\nسی‌وچهار خبر به انگلیسی برگردانده شد و دوازده روزنامهٔ کارگری آن‌ها را چاپ کردند. دو بار خبری نادرست از "
        "ما نقل شد؛ هر دو بار همان روز تصحیح فرستادیم. پیشنهاد ما: هر خبر پیش از انتشار به چشم دو تن از دو سازمان برسد.",
        "Report on work with the press\n\nThirty-four items of news were translated into English, and twelve workers’ papers printed "
        "them. Twice we were quoted with something untrue; both times we sent a correction the same day. Our proposal: before it goes "
        "out, two people of two organisations look at each item.",
    ),
    "kanada": Both(
        "گزارش صندوق\n\nچهارده خانواده هر ماه یاری گرفتند. دشواری اصلی راه رساندن پول است، نه گردآوری آن. از سازمان‌ها می‌خواهیم "
        "سهم هر فصل را تا پایان ماه نخست آن بفرستند.",
        "Report on the fund\n\nFourteen families received help every month. The difficulty is how to get the money there, not how to "
        "collect it. We ask the organisations to send their share of each season by the end of its first month.",
    ),
}  # fmt: skip

#: Organisation → people throughout, for a part, from afar. Norway could not come on the first day.
FIRST_DAY = {
    "sued": (6, 1, 0), "alman": (8, 0, 2), "faranse": (4, 1, 1), "holand": (4, 0, 0), "beritania": (3, 1, 1), "kanada": (3, 0, 2),
    "sarparastan": (9, 2, 0), "dabirkhaneh": (1, 0, 0),
}  # fmt: skip
SECOND_DAY = {
    "sued": (6, 0, 0), "alman": (7, 0, 2), "faranse": (4, 0, 1), "holand": (4, 0, 0), "beritania": (3, 0, 1), "kanada": (3, 0, 2),
    "norvezh": (2, 0, 2), "sarparastan": (7, 1, 0),
}  # fmt: skip

OPENING = (
    "گرداننده نشست را گشود. با حضور شش سازمان از هفت سازمان، حد نصاب به دست آمده بود. سرپرستان واحدهای شهری بدون رأی حاضر بودند. "
    "مسئول روابط اتحادیه روز نخست در نشست بود، پیام دبیرخانه را خواند و در رأی‌ها شرکت نداشت.\n"
    "دستور جلسه با چهار دستور خوانده شد و به تصویب رسید."
)

HAPPENED = (
    Said(
        "سه گزارش به ترتیب شنیده شد: گزارش دبیر، گزارش کار رسانه‌ای و گزارش صندوق. پس از هر گزارش گفت‌وگو شد.\n"
        "دربارهٔ گزارش دبیر پرسیدند چرا خبرنامه شش ماه منتشر نشد. پاسخ: دو تن از سه نویسنده جابه‌جا شدند و جایشان پر نشد.\n"
        "دربارهٔ گزارش رسانه‌ای، پیشنهاد خواندن هر خبر به دست دو تن پذیرفتنی دانسته شد و به هیئت اجرایی آینده سپرده شد.\n"
        "دربارهٔ صندوق، سرپرستان واحدها خواستند یادآوری فصلی به واحدهای شهری هم برسد.",
        Both("سه گزارش شنیده شد و دربارهٔ هر یک گفت‌وگو شد.", "Three reports were heard, and each was debated."),
        ("sued", "faranse", "beritania", "sarparastan", "kanada", "holand"),
    ),
    Said(
        "پیش‌نویس سند وظایف بند به بند خوانده شد. شش بند بدون سخنی پذیرفته بود. دربارهٔ بند یک گفته شد که شمار اتحادیه‌ها در همهٔ کشورها "
        "یکسان نیست. دربارهٔ بند آخر، سازمان آلمان گفت که بهره بردن از تالارهای همگانی باید از پول گرفتن جدا شود.\n"
        "نشست به این نتیجه رسید که نوشتن دوبارهٔ این دو بند در تالار کار را به درازا می‌کشد. کامل کردن سند و آماده کردن آن برای انتشار به "
        "هیئت اجرایی‌ای سپرده شد که هنوز برگزیده نشده است.",
        Both(
            "کامل کردن سند به هیئت اجرایی آینده سپرده شد.",
            "Completing the document was left to the executive to be elected.",
        ),
        ("norvezh", "alman", "dabirkhaneh", "kanada"),
    ),
    Said(
        "سازمان هلند پیشنهاد کرد کنفرانسی به روی همگان در پایان مارس برگزار شود تا سند وظایف با دیگران هم به گفت‌وگو گذاشته شود. دربارهٔ "
        "شهر سه پیشنهاد بود و نتیجه‌ای به دست نیامد. تعیین روز، جا و آیین انتخاب نمایندگان به هیئت اجرایی سپرده شد.",
        Both(
            "کنفرانس تصویب شد؛ روز، جا و آیین آن با هیئت اجرایی است.",
            "The conference is decided; day, place and rules are the executive’s.",
        ),
        ("holand", "faranse", "sarparastan"),
    ),
    Said(
        "دربارهٔ شکل رهبری سه نظر بود: سخنگوی چرخشی، دبیر تنها، و دبیر با هیئتی سه‌نفره. نظر سوم رأی آورد. چون هر هفت سازمان حاضر "
        "بودند، گرداننده پس از پاسخ همهٔ پیشنهادشدگان نامزدی را پایان داد و در همان نشست با رأی مخفی رأی گرفته شد. نخست دبیر و پس از او "
        "دو عضو دیگر هیئت اجرایی برگزیده شدند.",
        Both(
            "دبیر و هیئتی سه‌نفره؛ هر سه برگزیده شدند.",
            "A secretary and an executive of three; all three were elected.",
        ),
        ("alman", "kanada", "faranse"),
    ),
)
#: What came in on the second day.
URGENT = Item("decision", Both("کارزار فوری و روز یاد", "An urgent campaign and a day of remembrance"), "sued", 60)
URGENT_SAID = Said(
    "شب پیش خبر رسید که سه باربر اسکلهٔ مرجان بازداشت شده‌اند. گرداننده پیشنهاد کرد این دستور افزوده شود و کسی مخالف نبود.\n"
    "کارزاری فوری تصویب شد. سپس به پیشنهاد سازمان نروژ، نخستین یکشنبهٔ مه روز یاد جان‌باختگان آتش‌سوزی انبار مرجان شد. حاضران یک دقیقه "
    "ایستادند.",
    Both("کارزار و روز یاد تصویب شد.", "The campaign and the day of remembrance were agreed."),
    ("norvezh", "alman", "sarparastan"),
)

MANDATE_TO_FINISH = Decided(
    Both(
        "هیئت اجرایی آینده سند وظایف را کامل و برای انتشار آماده کند؟",
        "Shall the executive to be elected complete the document on tasks and prepare it for publication?",
    ),
    Both(
        "بندهای یک و هشت بر پایهٔ گفت‌وگوی نشست از نو نوشته شود. بندهای دیگر همان است که خوانده شد.",
        "Clauses one and eight are written anew on the basis of the debate. The other clauses stay as they were read.",
    ),
)
CONFERENCE = Decided(
    Both(
        "کنفرانسی به روی همگان در پایان مارس برگزار کنیم؟",
        "Shall we hold a conference, open to the public, at the end of March?",
    ),
    Both(
        "کنفرانس یک روز و نیم است. روز نخست به روی همگان باز است و نمایندگان واحدها در آن می‌نشینند.",
        "The conference takes a day and a half. Its first day is open to the public, and delegates of the units sit in it.",
    ),
)
MANDATE_TO_SETTLE = Decided(
    Both(
        "هیئت اجرایی آینده روز، جا و آیین انتخاب نمایندگان کنفرانس را تعیین کند؟",
        "Shall the executive to be elected set day, place and rules for electing delegates of the conference?",
    ),
    Both(
        "یک بار، در پایان مارس. آیین انتخاب باید برای همهٔ واحدها یکسان باشد.",
        "Once, at the end of March. The rules must be the same for all units.",
    ),
)
CAMPAIGN = Decided(
    Both(
        "برای آزادی سه باربر بازداشت‌شدهٔ اسکلهٔ مرجان کارزار فوری برپا کنیم؟",
        "Shall we begin an urgent campaign to free the three porters arrested at the Marjan wharf?",
    ),
    Both(
        "هر سازمان در سه روز به اتحادیه‌های بندر کشور خود نامه می‌نویسد. نام بازداشت‌شدگان تنها با موافقت خانواده‌ها گفته می‌شود.",
        "Within three days each organisation writes to the harbour unions of its country. Names of those arrested are said only if "
        "their families agree.",
    ),
)
REMEMBRANCE = Decided(
    Both(
        "نخستین یکشنبهٔ مه را روز یاد جان‌باختگان انبار مرجان بدانیم؟",
        "Shall the first Sunday of May be the day of remembrance for those who died in the Marjan warehouse?",
    ),
    Both(
        "هر واحد در آن روز، هرجا که هست، نام‌ها را می‌خواند و یک دقیقه می‌ایستد.",
        "On that day each unit, wherever it is, reads out the names and stands for a minute.",
    ),
)
LEADERSHIP = Decided(
    Both("یک دبیر و هیئتی سه‌نفره داشته باشیم؟", "Shall we have a secretary and an executive of three?"),
    Both(
        "دبیر یکی از سه نفر است. دو نفر دیگر پس از او برگزیده می‌شوند.",
        "The secretary is one of the three. The two others are elected afterwards.",
    ),
)
SEATS = {"secretary": 1, "executive": 3}

INFORM = Both(
    "تصمیم‌های نشست را به زبان ساده به همهٔ واحدها و اعضا برساند.",
    "Bring the decisions of the session to all units and members, in plain words.",
)
INFORMED = Both(
    "برگه‌ای دوصفحه‌ای به همهٔ واحدها رسید و هر سازمان آن را برای اعضای خود خواند.",
    "A sheet of two pages reached all units, and each organisation read it to its members.",
)
REPORT_ASKED = Both("گزارش نشست هفتم را تصویب کنیم؟", "Shall the report of the seventh session be adopted?")

#: What the executive set under its mandate, and the conference that it then called. {day}: its first day.
SETTLED = Both("روز، جا و آیین کنفرانس چه باشد؟", "Which day, place and rules for the conference?")
RULES = Both(
    "کنفرانس {day} در روتردام آغاز می‌شود. پانزده نماینده به نسبت شمار اعضا میان هفت واحد تقسیم می‌شود و هر واحد دست‌کم یک نماینده دارد. "
    "رأی مخفی است. نامزدها را سازمان هر کشور معرفی می‌کند و ده روز برای آن فرصت هست.",
    "The conference begins on {day} in Rotterdam. Fifteen delegates are shared out among the seven units by their members, at least one "
    "for each. The ballot is secret. Each country’s organisation nominates, for ten days.",
)
#: What the executive says it did with each mandate, by the kind that it settles or the act.
REPORTED = {
    "texts.finish": Both(
        "بندهای یک و هشت از نو نوشته شد و ترجمهٔ آن‌ها بازبینی شد. به بندهای دیگر دست نزدیم. متن برای امضا آماده است.",
        "Clauses one and eight were written anew, and their translation was reviewed. The other clauses were not touched. The text is "
        "ready to be signed.",
    ),
    "decisions.settle_by_mandate": Both(
        "با سه شهر گفت‌وگو کردیم. تالار باراندازان روتردام بزرگ‌تر است و اجاره نمی‌خواهد. آیین انتخاب را به همهٔ واحدها فرستادیم.",
        "We spoke with three towns. The Dockers’ Hall in Rotterdam is larger and asks no rent. The rules for electing were sent to all "
        "units.",
    ),
}  # fmt: skip
GATHERING = Assembly(
    called=0,
    begins=0,
    days=2,
    titles=Both("کنفرانس همگانی کمیتهٔ خارج از کشور", "Public conference of the Committee Abroad"),
    place=Both("تالار باراندازان، روتردام", "The Dockers’ Hall, Rotterdam"),
    words=Both(
        "گفت‌وگو دربارهٔ سند وظایف، با نمایندگان واحدها و مهمانان. درِ تالار از ساعت نه باز است. روز نخست به روی همگان باز است.",
        "A debate on the document on tasks, with delegates of the units and with guests. Doors open at nine. The first day is open to "
        "the public.",
    ),
    items=(),
    paper=Both("", ""),
    paper_by="",
    paper_words="",
    chair="",
    minute_taker="",
)

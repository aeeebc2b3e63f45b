"""The council's session: song and silence, the period evaluated, documents, media, a joint programme, faster decisions. All invented."""

from hamgam.demo.content.assemblies import Assembly, Handed, Item
from hamgam.demo.content.shapes import Both

#: The places of the items on the two policy documents.
WAGES, SCHOOLS = 3, 4

SESSION = Assembly(
    called=-30,
    begins=0,
    days=1,
    titles=Both("نشست سالانهٔ شورا", "Yearly session of the council"),
    place=Both("تالار سندیکا، نمک‌زار", "The syndicate’s hall, Namakzar"),
    words=Both(
        "دستور جلسه را پیش از نشست با هم بسته‌ایم. دو سند سیاسی و برنامهٔ مشترک ده روز پیش فرستاده شده است.",
        "We agreed the agenda before the session. The two policy documents and the joint programme were sent ten days ahead.",
    ),
    items=(
        Item("commemoration", Both("سرود نان", "The song of bread"), "ranandegan", 5),
        Item("silence", Both("یک دقیقه سکوت به یاد رفتگان", "A minute of silence for those who are gone"), "ranandegan", 5),
        Item("debate", Both("از سال گذشته چه برآمد و چه برنیامد؟", "What came of the past year, and what did not?"), "parastaran", 90),
        Item("decision", Both("سند دستمزد و درمان", "Document on wages and treatment"), "parastaran", 45),
        Item("decision", Both("سند آموزش و زبان مادری", "Document on schooling and mother tongues"), "amuzgaran", 45),
        Item("decision", Both("رسانه‌ها: سایت، خبرنامه، کانال", "Media: site, bulletin, channel"), "duzandegan", 60),
        Item("decision", Both("برنامهٔ مشترک و کمیسیون آن", "The joint programme and its commission"), "ranandegan", 60),
        Item("decision", Both("گام نخست: دعوت به همکاری", "A first step: inviting others"), "qandsazan", 30),
        Item("decision", Both("آیین‌نامهٔ داخلی: تصمیم‌های زودتر", "Internal bylaws: faster decisions"), "amuzgaran", 45),
        Item("debate", Both("ارزیابی نشست", "Evaluation of the session"), "bazneshastegan", 15),
    ),
    papers=(
        Handed(
            Both("برنامهٔ مشترک، پیش‌نویس", "The joint programme, a draft"), "ranandegan",
            "برنامهٔ مشترک\n\nهر پنجشنبه، ساعت هشت شب، یک ساعت. چهار نهاد آن را می‌گردانند و دو نهاد به آن می‌رسانند.\n", 6,
        ),
    ),
    chair="ranandegan",
    minute_taker="amuzgaran",
)  # fmt: skip

EVALUATED = (
    ("parastaran", "short", "خبرنامه سه بار عقب افتاد."),
    ("qandsazan", "short", "تصمیم‌های فوری هر بار ده روز کشید."),
    ("duzandegan", "missed", "از دعوت دیگران سخن گفتیم و کاری نکردیم."),
    ("amuzgaran", "good", "دستور جلسه از پیش روشن بود."),
    ("bazneshastegan", "bad", "ترجمه کم بود و نیم ساعت دیر شد."),
    ("ranandegan", "good", "سرود را همه با هم خواندیم."),
)
"""What is said of the period and of the session: who, in which list, in which words."""

OPENING = "نمایندگان شش نهاد در تالار سندیکا گرد آمدند. دستور جلسه، که پیش از نشست توافق شده بود، بی‌تغییر پذیرفته شد."
HAPPENED = (
    ("سرود نان با هم خوانده شد.", Both("خوانده شد.", "Sung.")),
    ("یک دقیقه به یاد رفتگان ایستادیم. نام چهارده تن خوانده شد.", Both("برگزار شد.", "Held.")),
    (
        "پرسش این بود: از سال گذشته چه برآمد؟ هر نهاد در پنج دقیقه پاسخ داد. برآمد: شش بیانیه، صندوق سه‌ماهه، کلاس‌های شب. برنیامد: خبرنامه سه بار "
        "عقب افتاد، تصمیم‌های فوری هر بار ده روز کشید و از دعوت دیگران سخن گفتیم و کاری نکردیم.",
        Both("آنچه کم آمد گفته و نوشته شد.", "What fell short was said, and written."),
    ),
    ("سند خوانده شد و با دو تغییر پذیرفته شد.", Both("پذیرفته شد.", "Adopted.")),
    ("دربارهٔ سال نخست دبستان گفت‌وگو شد. سند با همان واژه‌ها پذیرفته شد.", Both("پذیرفته شد.", "Adopted.")),
    (
        "سه بخش، هر کدام با تصمیم خود: سایت هر هفته تازه می‌شود؛ خبرنامه هر دو ماه درمی‌آید؛ کانال را چهار نهاد از شش نهاد می‌گردانند.",
        Both("سه تصمیم، یکی برای هر بخش.", "Three decisions, one for each section."),
    ),
    (
        "برنامهٔ مشترک دوباره پذیرفته شد، با کمیسیونی که از هر نهاد یک نفر در آن است. از همان کانالی پخش می‌شود که چهار نهاد می‌گردانند.",
        Both("برنامه و کمیسیون شش‌نفره.", "The programme, and a commission of six."),
    ),
    ("دو نهاد که با متن بنیادین هم‌نظرند به همکاری دعوت می‌شوند.", Both("دعوت به همکاری.", "An invitation to co-operate.")),
    ("مهلت پاسخ در کارهای روزمره کوتاه‌تر می‌شود. متن تازهٔ آیین‌نامه از راه خودش به رأی می‌رود.", Both("به پرسش گذاشته می‌شود.", "It is put to all.")),
    ("نشست به موقع آغاز شد و نیم ساعت دیر پایان یافت. ترجمه کم بود.", Both("ارزیابی شد.", "Evaluated.")),
)  # fmt: skip

#: What was decided in the hall, by the place of its item: the question, and what is decided by it.
DECIDED = (
    (
        WAGES, Both("سند دستمزد و درمان را بپذیریم؟", "Shall we adopt the document on wages and treatment?"),
        Both("پذیرفته شد، با دو تغییر.", "Adopted, with two changes."),
    ),
    (SCHOOLS, Both("سند آموزش و زبان مادری را بپذیریم؟", "Shall we adopt the document on schooling and mother tongues?"), Both("پذیرفته شد.", "Adopted.")),
    (
        5, Both("سایت را چگونه بگردانیم؟", "How do we run the site?"),
        Both("هر هفته تازه می‌شود؛ آموزگاران نگهش می‌دارند.", "It is renewed every week; the teachers keep it."),
    ),
    (
        5, Both("خبرنامه را چگونه دربیاوریم؟", "How do we bring out the bulletin?"),
        Both("هر دو ماه یک بار، به دو زبان.", "Every other month, in two languages."),
    ),
    (
        5, Both("کانال را چه کسی بگرداند؟", "Who runs the channel?"),
        Both(
            "قندسازان، پرستاران، دوزندگان و رانندگان؛ دو نهاد دیگر به آن می‌رسانند.",
            "The sugar workers, the nurses, the tailors and the drivers; the two others contribute to it.",
        ),
    ),
    (
        6, Both("برنامهٔ مشترک را دوباره بپذیریم؟", "Shall we adopt the joint programme again?"),
        Both("هر پنجشنبه، از کانالی که چهار نهاد می‌گردانند.", "Every Thursday, on the channel that four of us run."),
    ),
    (
        7, Both("چه کسانی را به همکاری دعوت کنیم؟", "Whom do we invite to co-operate?"),
        Both("دو نهاد که با متن بنیادین هم‌نظرند.", "Two that agree with the founding text."),
    ),
)  # fmt: skip
COMMISSION_ASKED = Both("کمیسیون برنامهٔ مشترک را بسازیم؟", "Shall we form the commission of the joint programme?")
COMMISSION = Both("کمیسیون برنامهٔ مشترک", "Commission of the Joint Programme")
CHARTER = Both(
    "از هر نهاد یک نفر. برنامهٔ هر هفته را یک ماه پیش می‌بندد.",
    "One from each. It fixes each week’s programme a month ahead.",
)
CHANGE = Both("آیین‌نامهٔ شورا را به کار ببریم؟", "Shall we take over the council’s bylaws?")
NAMED = Both("شورا چه نامی داشته باشد؟", "What shall the council be called?")
NAME = Both("شورای نان و آب و آموزش", "Council for Bread, Water and Schooling")
REPORT = Both("گزارش نشست سالانه را تصویب کنیم؟", "Shall we adopt the report of the yearly session?")
FASTER = Both("پنج روز برای پاسخ بس است؟", "Are five days enough to answer?")
INVITED = (
    (Both("انجمن کتابداران گلبرگ", "Librarians’ Association of Golbarg"), "duzandegan", "متن بنیادین را خوانده‌اند و در کلاس‌های شب با ما هستند."),
    (Both("جمع رفتگران نمک‌زار", "Street Cleaners of Namakzar"), "ranandegan", "با دوازده خواسته هم‌نظرند."),
)  # fmt: skip

NEXT = Assembly(
    called=-8,
    begins=30,
    days=2,
    titles=Both("نشست سالانهٔ دوم شورا", "Second yearly session of the council"),
    place=Both("سالن کانون آموزگاران، دوآبه", "The hall of the Teachers’ Circle, Doabeh"),
    words=Both("دو روز، حضوری؛ با دو نهادی که دعوت شده‌اند.", "Two days, in person; with the two that were invited."),
    items=(
        Item("report", Both("کمیسیون برنامهٔ مشترک پس از یک فصل", "The commission of the joint programme after a season"), "ranandegan", 60),
        Item("decision", Both("نام خبرنامه", "The bulletin’s name"), "duzandegan", 30),
    ),
    paper=Both("برنامهٔ پخش فصل", "The season’s schedule"),
    paper_by="ranandegan",
    paper_words="سیزده پنجشنبه، هر بار یک ساعت. نوبت هر نهاد در جدول آمده است.",
    chair="parastaran",
    minute_taker="amuzgaran",
)  # fmt: skip

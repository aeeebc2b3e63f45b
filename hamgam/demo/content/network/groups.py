"""The four working groups of the third assembly and what they brought to the plenary. All invented."""

from hamgam.demo.content.held import Brought, Group
from hamgam.demo.content.shapes import Both

STRUCTURE = Group(
    Both("کارگروه ساختار", "Working group on structure"),
    Both(
        "پیشنهاد دهد چگونه بی مرکز و بی سخنگو کار کنیم و باز هم کارها زمین نماند.",
        "Propose how we work without a centre and a spokesperson, and still leave nothing undone.",
    ),
    ("hamyar", "sepol", "kuhpayeh", "larchmouth"), "kuhpayeh",
    (
        Brought(
            Both("نه هرم، نه سخنگو", "No pyramid, no spokesperson"),
            Both(
                "هیچ نهادی به نام دیگری سخن نمی‌گوید. کارهای همگانی نوبتی است و هر گروه پایدار درِ بازی دارد.",
                "No organisation speaks for another. Common work goes round in turns, and every standing group has an open door.",
            ),
            "adopted",
        ),
        Brought(
            Both("پاسخ‌گویی نوبت‌ها", "Turns give account"),
            Both(
                "هر که نوبتی دارد در هر نشست گزارش می‌دهد.",
                "Whoever has a turn reports at every assembly.",
            ),
            "changed",
            Both(
                "هر که نوبتی دارد در هر نشست و هر سه ماه یک بار، نوشته و کوتاه، گزارش می‌دهد.",
                "Whoever has a turn reports at every assembly and every three months, in writing and in short.",
            ),
        ),
    ),
)  # fmt: skip
COMMON_GROUND = Group(
    Both("کارگروه بستر مشترک", "Working group on common ground"),
    Both(
        "آنچه را همه بر آن ایستاده‌ایم از آنچه هنوز جای گفت‌وگو دارد جدا کند.",
        "Tell what we all stand on from what still needs to be talked about.",
    ),
    ("bandargah", "nikrud", "rudkenar", "birkhamn"), "bandargah",
    (
        Brought(
            Both("پنج پایهٔ مشترک", "Five common foundations"),
            Both(
                "آب نوشیدنی حق همه است. هیچ کاری نباید جان بگیرد. هر چه می‌سنجیم همگانی است. هر کس به زبان خود سخن می‌گوید. آنچه "
                "همه نپذیرفته‌اند به نام همه گفته نمی‌شود.",
                "Water fit to drink is everybody’s right. No work may take a life. Whatever we measure is public. All speak in "
                "their own language. What not all have accepted is not said in the name of all.",
            ),
            "adopted",
        ),
    ),
)  # fmt: skip
TASKS = Group(
    Both("کارگروه کارهای پیش رو", "Working group on tasks ahead"),
    Both(
        "برنامه‌ای برای شش ماه بنویسد و بگوید چه گروه‌هایی برای آن لازم است.",
        "Write a plan for six months and say which groups it needs.",
    ),
    ("darrehsabz", "masezar", "abrah", "polnow"), "darrehsabz",
    (
        Brought(
            Both("برنامهٔ شش ماه", "A plan of six months"),
            Both(
                "ماه یک و دو: دفتر یکسان حادثه‌ها. ماه سه و چهار: نقشهٔ پساب هفت شهر. ماه پنج: هفتهٔ شمارش ساعت کار. ماه شش: روز "
                "رود در همهٔ شهرها.",
                "Months one and two: one form for accidents. Three and four: a map of waste water in seven towns. Five: a week "
                "of counting working hours. Six: the day of the river in all towns.",
            ),
            "changed",
            Both(
                "ماه یک و دو: دفتر یکسان و بی‌نام حادثه‌ها. ماه سه و چهار: نقشهٔ پساب هفت شهر. ماه پنج: هفتهٔ شمارش ساعت کار. ماه "
                "شش: روز رود در همهٔ شهرها، هر شهر به شیوهٔ خود.",
                "Months one and two: one form for accidents, without names. Three and four: a map of waste water in seven towns. "
                "Five: a week of counting working hours. Six: the day of the river in all towns, in each in its own way.",
            ),
        ),
        Brought(
            Both("صندوق همبستگی", "A fund for solidarity"),
            Both(
                "هر نهاد به توان خود سهمی می‌دهد و دخل و خرج هر سه ماه برای همه فرستاده می‌شود.",
                "Each organisation gives what it can, and income and expenses are sent to all every three months.",
            ),
            "deferred",
        ),
    ),
)  # fmt: skip
NAME = Group(
    Both("کارگروه نام", "Working group on the name"),
    Both("بگوید کدام نام را همه می‌توانند بر دوش بکشند.", "Say which name all can carry."),
    ("laledasht", "shahrak"), "laledasht",
    (
        Brought(
            Both("سه نام، و ماندن نام کنونی", "Three names, and keeping the present one"),
            Both(
                "«همبستگی آب و کار»، «شبکهٔ شهرهای هم‌سرنوشت» و «پیمان کرانه‌ها». در کارگروه هیچ‌یک را همه نپذیرفتیم.",
                "“Solidarity of Water and Work”, “Network of Towns of One Fate” and “Covenant of the Banks”. In the group none "
                "of them was accepted by all.",
            ),
            "deferred",
        ),
    ),
)  # fmt: skip
GROUPS = (STRUCTURE, COMMON_GROUND, TASKS, NAME)

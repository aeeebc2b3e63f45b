"""The open question of the demo. It came from a clause of the letter on schools, which was left out of it."""

from hamgam.demo.content.organisations import everyone
from hamgam.demo.content.shapes import Both, Difference, View, clause, reject, reserve

SCHOOL_NEWS = Difference(
    text="schools",
    after=2,
    clause=clause(
        "نتیجهٔ آزمایش آب هر مدرسه باید همان ساعتی که به دست می‌آید بر تابلوی مدرسه نصب و برای همهٔ خانواده‌ها "
        "فرستاده شود.",
        "The result of each test of a school’s water must be put up on the school’s board and sent to all families "
        "within the hour in which it is known.",
        ("خبر آزمایش", "News of a test"),
    ),
    positions=everyone(
        hamyar=reject("نتیجهٔ نخست گاه نادرست است. پیش از آزمایش دوم نباید خبر را همگانی کرد."),
        masezar=reject("خبری که فردا پس گرفته شود، هشدار روز بعد را هم بی‌اثر می‌کند."),
        polnow=reject("آزمایشگاه ما یک نفر دارد و بی آزمایش دوم نمی‌تواند پای نتیجه بایستد."),
        bandargah=reserve("متن پیام را از پیش با هم بنویسیم تا هراس نیفکند."),
    ),
    question=Both(
        "اگر آب مدرسه‌ای آلوده باشد، خبر آن نخست به چه کسی می‌رسد؟",
        "If the water of a school is polluted, who is told first?",
    ),
    views=(
        View(
            title=Both("همان ساعت، به همه", "Everybody, within the hour"),
            words=Both(
                "مادری که صبح قمقمهٔ فرزندش را پر می‌کند حق دارد همان صبح بداند در آن چیست. هر ساعت درنگ یعنی یک "
                "لیوان دیگر از همان آب. خانواده‌ها با خبر ناقص کنار می‌آیند؛ با پنهان‌کاری نه.",
                "A mother who fills her child’s flask in the morning has the right to know that same morning what "
                "is in it. Each hour of waiting means another glass of the same water. Families can live with an "
                "incomplete report; they cannot live with concealment.",
            ),
            author="kuhpayeh",
            holders=("kuhpayeh", "nikrud", "rudkenar", "laledasht"),
            named=True,
        ),
        View(
            title=Both("نخست مدرسه و درمانگاه، سپس همه", "First the school and the clinic, then everybody"),
            words=Both(
                "نتیجهٔ نخست گاه نادرست است. شیر آب را همان دم ببندیم و به مدرسه و درمانگاه بگوییم؛ خبر همگانی را "
                "پس از آزمایش دوم، حداکثر چهل‌وهشت ساعت بعد، بدهیم. خبری که پس گرفته شود، اعتماد را با خود می‌برد.",
                "A first result is sometimes wrong. Let us close the tap at once and tell the school and the "
                "clinic; the public should hear after the second test, forty-eight hours later at most. News that "
                "has to be taken back takes trust with it.",
            ),
            author="hamyar",
            holders=("hamyar", "masezar", "polnow"),
            named=False,
        ),
    ),
    in_force=Both(
        "قرار نشست نخست پابرجاست: نتیجه‌ها هر شنبه روی تابلوی مدرسه می‌آید، و هر جا خطر روشن باشد همان دم شیر آب "
        "بسته و به مدیر مدرسه خبر داده می‌شود.",
        "What the first meeting agreed remains in force: results go up on the school’s board every Saturday, and "
        "wherever the danger is clear the tap is closed at once and the head of the school is told.",
    ),
    debate=Both(
        "مجمع عمومی، نشست چهارم، دستور چهارم: دو گزارش کوتاه از دو نظر و یک ساعت گفت‌وگو",
        "General assembly, fourth meeting, fourth item: two short reports, one from each view, and an hour of debate",
    ),
    debate_day=13,
    opened_by="kuhpayeh",
    day=-97,
    public=True,
)

DIFFERENCES = (SCHOOL_NEWS,)

"""The demo's founding text: why they work together, in which fields, and by which means. All invented."""

from hamgam.demo.content.matters import Matter
from hamgam.demo.content.shapes import Both

TEXT = Both(
    "ما نهادهایی مستقل‌ایم و مستقل می‌مانیم. کنار هم ایستاده‌ایم تا آب رودها نوشیدنی بماند و هر کس از کار تندرست به خانه "
    "برگردد.\n\nهیچ نهادی به نام دیگری سخن نمی‌گوید. آنچه با هم می‌گوییم، همان است که هر کدام خوانده و امضا کرده‌ایم.",
    "We are independent organisations and stay so. We stand together so that rivers remain fit to drink and everybody comes "
    "home from work in good health.\n\nNo organisation speaks for another. What we say together is what each of us has "
    "read and signed.",
)
FIELDS = (
    (
        Both("پاسداری از رود", "Guarding the river"),
        Both(
            "سنجش ماهانهٔ آب در هفت ایستگاه، با گزارشی که همه می‌توانند بخوانند.",
            "Measuring the water at seven stations each month, with a report that everybody can read.",
        ),
    ),
    (
        Both("ایمنی کار", "Safety at work"),
        Both("آموزش نماینده‌های ایمنی و سمیناری در بهار و پاییز.", "Training safety representatives, and a seminar in spring and autumn."),
    ),
    (
        Both("خبررسانی", "News"),
        Both("خبرنامه‌ای که هر دو ماه یک بار بیرون می‌آید.", "A bulletin that comes out every other month."),
    ),
)  # fmt: skip

FOUNDING = Matter(
    kind="founding_text",
    question=Both("این متن را متن بنیادین هم‌پیمانی بدانیم؟", "Shall this be the founding text of the coalition?"),
    text=Both("هر کس که می‌پیوندد همین متن را می‌خواند و می‌پذیرد.", "Whoever joins reads and accepts this very text."),
    brings="hamyar", opened=-228, closes=-212, ends=(-212,),
    status_quo=Both("هنوز متن بنیادینی نداریم.", "There is no founding text yet."),
    details={
        "texts": TEXT.as_dict(),
        "fields": [{"names": name.as_dict(), "means": means.as_dict()} for name, means in FIELDS],
    },
)  # fmt: skip

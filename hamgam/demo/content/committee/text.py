"""The document on tasks: as it was brought, what was answered, and the words with which the executive finished it. All invented."""

from hamgam.demo.content.shapes import (
    Answer,
    Both,
    Consent,
    Round,
    Text,
    accept,
    aside,
    clause,
    paragraph,
    reject,
    reserve,
    section,
)

_ALL = ("sued", "alman", "faranse", "holand", "beritania", "norvezh", "kanada")


def _answers(**others: Answer) -> dict[str, Answer]:
    """Everybody accepts but for those named."""
    return {handle: others.get(handle, accept()) for handle in _ALL}


TASKS = Text(
    key="tasks",
    kind="resolution",
    stage="published",
    title=Both("وظایف ما تا نشست آینده", "Our tasks until the next session"),
    proposer="sued",
    created=-40,
    sections=(
        section(
            "", "",
            paragraph(
                "دو سال گذشته برای کارگران اسکلهٔ مرجان و نخلستان‌های پیرامون آن، سال‌های دستمزد عقب‌افتاده، اخراج و بازداشت بود. در "
                "همین دو سال دو بار کار را خواباندند و بار دوم همهٔ نوبت‌ها با هم ایستادند. ما که بیرون از مرزها هستیم به جای آنان سخن "
                "نمی‌گوییم. کار ما این است که صدایشان برسد، خانواده‌هایشان تنها نمانند و آنچه آنجا به دست می‌آید گم نشود.",
                "For the workers of the Marjan wharf and the palm groves around it, the last two years were years of unpaid wages, "
                "dismissals and arrests. In the same two years they stopped work twice, and the second time all shifts stood "
                "together. We who are abroad do not speak in their place. Our work is that their voice arrives, that their "
                "families are not left alone, and that nothing gained there is lost.",
            ),
        ),
        section(
            "پشتیبانی از کارگران", "Support for the workers",
            clause(
                "هر سازمان کشوری با دست‌کم دو اتحادیهٔ بندر در کشور خود پیوندی پایدار می‌سازد، چنان‌که خبر هر بازداشت یا اعتصاب در یک "
                "شبانه‌روز به آن اتحادیه‌ها برسد و پاسخ آنان نیز به اسکله برگردد.",
                "Each country’s organisation builds a lasting connection with at least two harbour unions of its country, so that the "
                "news of any arrest or strike reaches them within a day and their answer comes back to the wharf.",
            ),
            clause(
                "صندوق یاری به خانواده‌های کارگران زندانی و اخراجی، ماهانه گرد می‌آید. حساب آن هر فصل به همهٔ سازمان‌ها داده می‌شود و "
                "هیچ نامی از گیرندگان در آن نمی‌آید.",
                "The fund for the families of workers in prison or dismissed is collected monthly. Its account is given to all "
                "organisations every season, and no name of anybody who received from it stands there.",
            ),
            clause(
                "از هر سازمان جهانی کار که به گزارش ما گوش می‌دهد می‌خواهیم نماینده‌ای به اسکله بفرستد و با خود کارگران، نه تنها با "
                "کارفرما، گفت‌وگو کند.",
                "We ask every international labour organisation that listens to our report to send somebody to the wharf, who speaks "
                "with the workers themselves and not with the employer alone.",
            ),
        ),
        section(
            "کار درون کمیته", "Work within the committee",
            clause(
                "هر واحد هر ماه یک نشست دارد و گزارش یک‌صفحه‌ای آن را می‌نویسد. گزارش‌ها به زبان ساده است و همهٔ اعضا آن را می‌خوانند.",
                "Each unit meets once a month and writes a report of one page. Reports are in plain language, and all members read them.",
            ),
            clause(
                "جوانان و زنان در هر هیئتی که برگزیده می‌شود جا دارند. هر سازمان پیش از انتخابات می‌گوید برای این کار چه کرده است.",
                "Young people and women have their place in every body that is elected. Before an election each organisation says what "
                "it has done for this.",
            ),
            clause(
                "خبرنامهٔ کمیته هر دو ماه به فارسی و انگلیسی منتشر می‌شود. نویسندگان آن از دست‌کم سه کشورند.",
                "The committee’s newsletter comes out every two months in Persian and English. Its writers come from at least three "
                "countries.",
            ),
        ),
        section(
            "همکاری با دیگران", "Working with others",
            clause(
                "با هر نهادی که از حق تشکل مستقل دفاع می‌کند، در کارهای مشخص همکاری می‌کنیم. همکاری در یک کار به معنای هم‌رأیی در "
                "همهٔ کارها نیست و هر بار نوشته می‌شود که دربارهٔ چیست.",
                "We work together in definite matters with anybody who defends the right to independent organisation. Working together "
                "in one matter is not agreement in all, and each time it is written down what it is about.",
            ),
            clause(
                "کمیته به هیچ دولتی وابسته نیست و از هیچ دولتی پول نمی‌گیرد.",
                "The committee depends on no government and takes no money from any.",
            ),
        ),
    ),
    rounds=(Round(1, -38, -24),),
    positions={
        0: _answers(),
        1: _answers(norvezh=reserve("در کشور ما تنها یک اتحادیهٔ بندر هست؛ «دست‌کم دو» از ما برنمی‌آید.")),
        2: _answers(kanada=reserve("شیوهٔ واریز باید با قانون هر کشور بخواند.")),
        3: _answers(faranse=aside("تجربهٔ ما از چنین هیئت‌هایی خوب نبود.")),
        4: _answers(),
        5: _answers(holand=reserve("باید روشن باشد این گزارش را چه کسی و چه وقت می‌خواند.")),
        6: _answers(beritania=reserve("ترجمهٔ انگلیسی دو ماه یک بار، با نیروی کنونی ما دشوار است.")),
        7: _answers(),
        8: _answers(alman=reject("پولی که شهرداری به تالارهای همگانی می‌دهد نیز پول دولت شمرده می‌شود؛ باید از آن جدا شود.")),
    },
    consents=(
        *(Consent(handle, "sign", 0, "key") for handle in _ALL if handle != "faranse"),
        Consent(
            "faranse", "decline", 0,
            note=Both("بند سه را نمی‌توانیم به نام خود بگوییم.", "We cannot say clause three in our own name."),
        ),
    ),
    in_name_of="all",
)  # fmt: skip

#: By which assembly and where it was adopted; the day is that of its session.
ADOPTED = (
    Both("نشست هفتم کمیتهٔ خارج از کشور", "Seventh session of the Committee Abroad"), Both("گوتنبرگ", "Gothenburg"),
)  # fmt: skip
#: Index of a clause → its words as the executive finished it on the basis of the debate.
FINISHED = {
    1: Both(
        "هر سازمان کشوری با اتحادیه‌های بندر در کشور خود، تا جایی که هستند، پیوندی پایدار می‌سازد، چنان‌که خبر هر بازداشت یا اعتصاب در "
        "یک شبانه‌روز به آن اتحادیه‌ها برسد و پاسخ آنان نیز به اسکله برگردد.",
        "Each country’s organisation builds a lasting connection with the harbour unions of its country, as many as there are, so that "
        "the news of any arrest or strike reaches them within a day and their answer comes back to the wharf.",
    ),
    8: Both(
        "کمیته به هیچ دولتی وابسته نیست و از هیچ دولتی پول نمی‌گیرد. بهره بردن از تالار یا کتابخانه‌ای که به روی همه باز است، پول "
        "گرفتن از دولت نیست.",
        "The committee depends on no government and takes no money from any. To use a hall or library that is open to everybody is "
        "not to take money from a government.",
    ),
}

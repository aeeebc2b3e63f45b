"""«هشدار سیلاب حق همگان است»: published in the coalition's name. All fourteen signed, Polnow with a note."""

from hamgam.demo.content.organisations import HANDLES, everyone
from hamgam.demo.content.shapes import Adopted, Both, Consent, Round, Text, clause, reserve, section

BODY = section(
    "",
    "",
    clause(
        "هر ساکن کنارهٔ رود حق دارد هشدار سیلاب را به‌موقع، رایگان و به زبانی که می‌فهمد دریافت کند.",
        "Everyone who lives by the river has the right to receive flood warnings in time, free of charge and in a "
        "language they understand.",
        ("حق هشدار", "The right to a warning"),
    ),
    clause(
        "داده‌های سنجش تراز رود و بارش باید همان ساعتی که ثبت می‌شود، بی نیاز به نام‌نویسی، در دسترس همگان باشد.",
        "River-level and rainfall readings must be open to all, without registration, within the hour in which they "
        "are recorded.",
        ("داده‌های باز", "Open readings"),
    ),
    clause(
        "در روز هشدار، هیچ کارگری نباید برای رها کردن محل کار خود جریمه، توبیخ یا اخراج شود و مزد آن روز را کامل "
        "می‌گیرد.",
        "On the day of a warning, no worker may be fined, reprimanded or dismissed for leaving the workplace, and "
        "each is paid for that day in full.",
        ("ترک کار در روز هشدار", "Leaving work on the day of a warning"),
    ),
    clause(
        "برنامهٔ تخلیهٔ هر محله باید با حضور خود ساکنان نوشته، هر سال تمرین و به سه زبان رایج منطقه منتشر شود.",
        "Each neighbourhood’s evacuation plan must be written together with its residents, rehearsed every year and "
        "published in the three languages spoken in the area.",
        ("برنامهٔ تخلیه", "Evacuation plan"),
    ),
    clause(
        "کسانی که بند و سیل‌بند را می‌سازند و نگه می‌دارند باید در شب سیل قایق، چراغ، جلیقه و جانشین داشته باشند.",
        "Those who build and tend dykes and flood walls must have boats, lamps, life jackets and relief crews on "
        "the night of a flood.",
        ("کارگران سیل‌بند", "Workers on the dykes"),
    ),
    clause(
        "پس از هر سیلاب، گزارشی که می‌گوید هشدار کی داده شد و به چه کسانی نرسید، ظرف سی روز در همان شهر خوانده می‌شود.",
        "After each flood, a report which says when the warning was given and whom it did not reach is read out in "
        "that town within thirty days.",
        ("گزارش پس از سیلاب", "Report after a flood"),
    ),
)

_LEVELS = {"kuhpayeh", "abrah", "bandargah", "shahrak", "laledasht", "birkhamn"}
_NOTE = Both(
    "انتشار ساعتی برای شهرهای بی ایستگاه خودکار، تا نصب ایستگاه، روزانه باشد.",
    "For towns without an automatic station, hourly publication should be daily until a station is installed.",
)


def _consent(order: int, handle: str) -> Consent:
    """Each organisation signed within nine days, in the order of the list."""
    return Consent(
        handle,
        "sign",
        -47 + order * 2 // 3,
        "attested" if handle in _LEVELS else "key",
        note=_NOTE if handle == "polnow" else None,
        where=Both("مجمع اعضا", "Members’ assembly"),
    )


FLOOD = Text(
    key="flood",
    kind="statement",
    stage="published",
    title=Both("هشدار سیلاب حق همگان است", "Flood Warning Is Everyone’s Right"),
    proposer="bandargah",
    created=-96,
    sections=(BODY,),
    rounds=(Round(1, -90, -64),),
    positions={
        0: everyone(),
        1: everyone(polnow=reserve("ایستگاه ما خودکار نیست؛ تا نصب آن روزانه منتشر می‌کنیم.")),
        2: everyone(),
        3: everyone(birkhamn=reserve("در شهرهای مهاجرپذیر، سه زبان کم است.", mandated=False)),
        4: everyone(),
        5: everyone(),
    },
    adopted=Adopted(Both("نشست ماهانهٔ برخط", "Monthly online meeting"), Both("برخط", "Online"), -62),
    frozen=-50,
    sign_by=-30,
    consents=tuple(_consent(order, handle) for order, handle in enumerate(HANDLES)),
    published=-36,
    in_name_of="coalition",
)

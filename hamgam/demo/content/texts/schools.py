"""«آب سالم برای مدرسه‌های کنار رود»: published in the names of those who signed.

Twelve signed by the day of publication, Harbour and Estate declined. Estate signed later; Birkhamn withdrew.
"""

from hamgam.demo.content.organisations import HANDLES, everyone
from hamgam.demo.content.shapes import Adopted, Both, Consent, Round, Text, clause, paragraph, reject, reserve, section

BODY = section(
    "",
    "",
    paragraph(
        "به شهرداری‌ها و اداره‌های آموزش شهرهای کنار رود: ما پدران و مادران، معلمان، کارگران و همسایگان همین "
        "مدرسه‌ها هستیم و از آبی می‌نویسیم که فرزندان ما هر روز می‌نوشند.",
        "To the municipalities and education offices of the towns by the river: we are the parents, teachers, "
        "workers and neighbours of these schools, and we write about the water which our children drink every day.",
    ),
    paragraph(
        "بهار گذشته داوطلبان ما آب نوزده مدرسه را آزمودند. در هفت مدرسه سرب یا باکتری بیش از اندازهٔ مجاز بود و هیچ "
        "خانواده‌ای پیش از آن خبر نداشت.",
        "Last spring our volunteers tested the water of nineteen schools. In seven there was more lead or bacteria "
        "than is allowed, and no family had known of it before.",
    ),
    clause(
        "می‌خواهیم آب هر مدرسه هر ماه آزمایش شود و لوله‌های فرسوده پیش از آغاز سال تحصیلی، به هزینهٔ شهرداری و نه "
        "با کمک نقدی خانواده‌ها، عوض شود.",
        "We ask that the water of every school be tested every month, and that worn-out pipes be replaced before "
        "the school year begins, at the municipality’s cost and not with money collected from families.",
        ("آزمایش و لوله‌ها", "Tests and pipes"),
    ),
    clause(
        "تا آن روز، هر مدرسه باید آب آشامیدنی سالم و رایگان داشته باشد: تانکر روزانه، آبخوری با صافی، و برگه‌ای که "
        "نشان دهد هر صافی کی عوض شده است.",
        "Until that day every school must have safe drinking water free of charge: a daily tanker, fountains with "
        "filters, and a sheet which shows when each filter was changed.",
        ("آب تا آن روز", "Water until then"),
    ),
    clause(
        "کارگرانی که لوله‌ها را عوض می‌کنند باید دستکش، ماسک و آموزش کار با سرب داشته باشند؛ سلامت کودکان را با "
        "بیماری کارگران نمی‌خواهیم.",
        "The workers who replace the pipes must have gloves, masks and training in work with lead; we do not want "
        "our children’s health at the price of the workers’ illness.",
        ("کارگران لوله‌کشی", "Workers who lay the pipes"),
    ),
    clause(
        "هزینهٔ این کار باید از عوارض سالانهٔ واحدهای صنعتی بالادست پرداخت شود، به نسبت پسابی که هر واحد به رود می‌ریزد.",
        "The cost of this work must be paid from a yearly levy on the industrial plants upstream, in proportion to "
        "the effluent which each discharges into the river.",
        ("هزینه", "The cost"),
    ),
    clause(
        "پاسخ کتبی شما را ظرف سی روز چشم‌به‌راهیم. این نامه و پاسخ شما را همان‌گونه که هست، بی کم‌وکاست، برای همه "
        "منتشر می‌کنیم.",
        "We await your written answer within thirty days. We shall publish this letter and your answer for all to "
        "read, just as they are, with nothing left out.",
        ("پاسخ", "Your answer"),
    ),
)

_DECLINED = ("bandargah", "shahrak")
_ATTESTED = {"kuhpayeh", "abrah", "laledasht", "birkhamn"}
_SIGNED = tuple(handle for handle in HANDLES if handle not in _DECLINED)


def _consent(order: int, handle: str) -> Consent:
    """Each of the twelve, in the order of the list; Birkhamn took its signature back later."""
    left = handle == "birkhamn"
    return Consent(
        handle,
        "sign",
        -82 + order * 2 // 3,
        "attested" if handle in _ATTESTED else "key",
        where=Both("نشست هیئت هماهنگی", "Meeting of the coordinating board"),
        withdrawn=-14 if left else None,
        withdrawal_note=Both(
            "شمار ما کم شده است و نمی‌توانیم پیگیری‌ای را که این امضا وعده می‌دهد به انجام برسانیم. با متن هم‌نظریم.",
            "We have become few and cannot carry through what this signature promises. We agree with the text.",
        )
        if left
        else None,
    )


SCHOOLS = Text(
    key="schools",
    kind="open_letter",
    stage="published",
    title=Both("آب سالم برای مدرسه‌های کنار رود", "Safe Water for the Schools by the River"),
    proposer="kuhpayeh",
    created=-132,
    sections=(BODY,),
    rounds=(Round(1, -126, -100),),
    positions={
        0: everyone(),
        1: everyone(
            larchmouth=reserve("Please attach the table of the nineteen tests.", mandated=False, language="en")
        ),
        2: everyone(),
        3: everyone(),
        4: everyone(),
        5: everyone(
            bandargah=reject("عوارض را قانون تعیین می‌کند. شهرداری باید از بودجهٔ خود بپردازد و سپس از آلاینده بگیرد."),
            shahrak=reject("کارخانهٔ ما هر عوارضی را از مزد و اضافه‌کار کم کرده است. نخست باید جلو آن گرفته شود."),
            sepol=reserve("عوارض نباید بهانهٔ کم کردن مزد شود و این را در پیگیری خواهیم گفت."),
        ),
        6: everyone(),
    },
    adopted=Adopted(Both("مجمع عمومی، نشست دوم", "General assembly, second meeting"), Both("پل‌نو", "Polnow"), -98),
    frozen=-86,
    sign_by=-70,
    consents=(
        *(_consent(order, handle) for order, handle in enumerate(_SIGNED)),
        Consent(
            "bandargah",
            "decline",
            -78,
            note=Both(
                "با آزمایش ماهانه و تعویض لوله‌ها همراهیم، اما عوارض نسبتی را پیش از تصویب قانون درست نمی‌دانیم.",
                "We support the monthly tests and new pipes, but do not think a proportional levy right before there "
                "is a law for it.",
            ),
            where=Both("نشست شورا", "Meeting of the council"),
        ),
        Consent(
            "shahrak",
            "decline",
            -76,
            note=Both(
                "تا وعدهٔ کتبی کارخانه دربارهٔ مزدها را نگرفته‌ایم، نمی‌توانیم امضا کنیم.",
                "Until we have the factory’s written promise about wages, we cannot sign.",
            ),
            where=Both("نشست ساکنان", "Residents’ meeting"),
        ),
        Consent(
            "shahrak",
            "sign",
            -40,
            "attested",
            note=Both(
                "کارخانه کتبی پذیرفت که عوارض را از مزد کم نکند. اکنون با خاطر آسوده امضا می‌کنیم.",
                "The factory has agreed in writing not to take the levy from wages. Now we sign with an easy mind.",
            ),
            where=Both("نشست ساکنان", "Residents’ meeting"),
            late=True,
        ),
    ),
    published=-69,
    in_name_of="signatories",
)

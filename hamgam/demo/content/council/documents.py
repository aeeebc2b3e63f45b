"""The two policy documents of the council's session: their words, what the hall changed in the first, who signs. All invented."""

from hamgam.demo.content.shapes import (
    Adopted,
    Both,
    Consent,
    Edit,
    Round,
    Text,
    accept,
    clause,
    paragraph,
    reserve,
    section,
)

COUNCIL = ("qandsazan", "parastaran", "amuzgaran", "bazneshastegan", "duzandegan", "ranandegan")
SESSION = Both("نشست سالانهٔ شورا", "Yearly session of the council")
PLACE = Both("نمک‌زار", "Namakzar")

WAGES = (
    section(
        "", "",
        paragraph(
            "این سند می‌گوید شورا دربارهٔ دستمزد و درمان چه می‌خواهد و تا نشست بعد از چه چیز دفاع می‌کند. هر نهاد در شهر خود با همین "
            "واژه‌ها گفت‌وگو می‌کند.",
            "This document says what the council wants on wages and treatment, and what it stands up for until the next session. Each "
            "organisation speaks of it in its own town in these words.",
        ),
    ),
    section(
        "دستمزد", "Wages",
        clause(
            "دستمزد هر کارگر، پرستار و بازنشسته با سبد زندگی سنجیده می‌شود، نه با آنچه کارفرما می‌تواند بپردازد. سبد را هر شش ماه "
            "خود کارگران می‌نویسند.",
            "The pay of every worker, nurse and pensioner is measured by what a life costs, not by what an employer can pay. What it "
            "costs the workers themselves write down every six months.",
        ),
        clause(
            "هر کس به‌خاطر این خواسته‌ها از کار رانده شود، سه ماه از صندوق مشترک دستمزد می‌گیرد و نهاد او ماه چهارم را از شورا می‌خواهد.",
            "Whoever is driven out of work for these demands is paid from the common fund for three months; for a fourth their "
            "organisation asks the council.",
        ),
    ),
    section(
        "درمان", "Treatment",
        clause(
            "درمان رایگان است و دفترچهٔ بیمه به کار وابسته نیست؛ کسی که بیکار می‌شود بی‌درمان نمی‌ماند.",
            "Treatment is free and insurance does not hang on a job; whoever loses work does not go without treatment.",
        ),
        clause(
            "هیچ پرستاری بیش از دو شب پیاپی کشیک نمی‌دهد و مزد کشیک پیش از پایان ماه پرداخت می‌شود.",
            "No nurse is on duty for more than two nights running, and night duty is paid before the month ends.",
        ),
    ),
)  # fmt: skip
#: What the hall changed: the clauses with these indexes, as they had been sent out.
CHANGED = (
    Edit(
        clause=1, day=0, organisation="parastaran",
        before=Both(
            "دستمزد هر کارگر، پرستار و بازنشسته با سبد زندگی سنجیده می‌شود، نه با آنچه کارفرما می‌تواند بپردازد.",
            "The pay of every worker, nurse and pensioner is measured by what a life costs, not by what an employer can pay.",
        ),
    ),
    Edit(
        clause=2, day=0, organisation="parastaran",
        before=Both(
            "هر کس به‌خاطر این خواسته‌ها از کار رانده شود، شش ماه از صندوق مشترک دستمزد می‌گیرد.",
            "Whoever is driven out of work for these demands is paid from the common fund for six months.",
        ),
    ),
)  # fmt: skip

SCHOOLS = (
    section(
        "", "",
        paragraph(
            "آنچه در این سند آمده است از ده سال کلاس‌های شب و از کتاب‌هایی برآمده که آموزگاران خود نوشته‌اند.",
            "What stands in this document came out of ten years of evening classes, and of the books that teachers wrote themselves.",
        ),
        clause(
            "سال نخست دبستان به زبانی آغاز می‌شود که کودک در خانه با آن سخن گفته است.",
            "The first year of school begins in the language that the child has spoken at home.",
        ),
        clause(
            "مدرسه شهریه نمی‌گیرد؛ نه آشکار و نه به نام کمک.",
            "A school takes no fees; neither openly nor in the name of help.",
        ),
        clause(
            "آموزگار پیمانی پس از سه سال رسمی می‌شود و مزدش از روز نخست با دیگران برابر است.",
            "A teacher on contract is made permanent after three years, and is paid like the others from the first day.",
        ),
        clause(
            "کودک کارگری که شب درس می‌خواند همان گواهی را می‌گیرد که دیگران می‌گیرند.",
            "A working child who learns in the evening receives the same certificate as the others.",
        ),
    ),
)  # fmt: skip
#: A reservation on the documents: on which clause of the second, by whom, why.
RESERVED = (1, "duzandegan", "کتاب‌های سال نخست را باید پیش از آغاز سال به زبان خانه داشت.")

#: Days from the session: drafted and sent out; the round and its end; frozen; who signs when; published.
DRAFTED, ASKED, CLOSES, FROZEN, SIGNED, PUBLISHED = -12, 4, 19, 20, 21, 29


def wages(held: int) -> Text:
    """The document on wages and treatment; `held` is the day of the session."""
    answers = {index: {handle: accept() for handle in COUNCIL} for index in range(5)}
    return _document(held, "wages", Both("سند دستمزد و درمان", "Document on Wages and Treatment"), "parastaran", WAGES,
                     positions=answers, edits=CHANGED)  # fmt: skip


def schools(held: int) -> Text:
    """The document on schooling and mother tongues."""
    answers = {index: {handle: accept() for handle in COUNCIL} for index in range(5)}
    place, handle, why = RESERVED
    answers[place] = {**answers[place], handle: reserve(why)}
    return _document(held, "schooling", Both("سند آموزش و زبان مادری", "Document on Schooling and Mother Tongues"), "amuzgaran", SCHOOLS,
                     positions=answers)  # fmt: skip


def _document(held: int, key: str, title: Both, proposer: str, sections: tuple, **told: object) -> Text:  # type: ignore[type-arg]
    consents = tuple(
        Consent(handle, "sign", held + SIGNED + place // 2, level="key") for place, handle in enumerate(COUNCIL)
    )
    return Text(
        key=key, kind="policy_document", stage="published", title=title, proposer=proposer, created=held + DRAFTED,
        sections=sections, rounds=(Round(1, held + ASKED, held + CLOSES),), adopted=Adopted(SESSION, PLACE, held),
        frozen=held + FROZEN, sign_by=held + FROZEN + 14, consents=consents, published=held + PUBLISHED, in_name_of="all",
        **told,  # type: ignore[arg-type]
    )  # fmt: skip

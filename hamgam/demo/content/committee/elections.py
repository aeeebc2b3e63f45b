"""Who stood in the committee's elections, what stands on their pages, and what was in the boxes. All invented."""

from dataclasses import dataclass

from hamgam.demo.content.shapes import Both


@dataclass(frozen=True)
class Standing:
    """Somebody who stands: of which organisation, by username; what their page says; whether their organisation proposed them."""

    handle: str
    username: str
    words: Both
    asked: bool = False


SECRETARY = (
    Standing(
        "alman", "ava",
        Both(
            "ده سال در واحد هامبورگ کار کرده‌ام و شش سال نامه‌های خانواده‌ها را نوشته‌ام. دبیری را کاری می‌دانم که باید هر روز حساب آن را داد.",
            "I have worked in the Hamburg unit for ten years, and written the families’ letters for six. To me the secretary’s work is one "
            "of which account is given every day.",
        ),
    ),
    Standing(
        "kanada", "kamran",
        Both(
            "صندوق را سه سال نگه داشته‌ام. می‌خواهم کمیته به عضوهای دورتر از مرکز هم گوش بدهد.",
            "I have kept the fund for three years. I would like the committee to listen to members far from the centre as well.",
        ),
        asked=True,
    ),
    Standing(
        "faranse", "mahtab",
        Both(
            "خبرنامه را دوباره راه می‌اندازم و هر نشست را با دستوری کوتاه می‌گردانم.",
            "I will start the newsletter again, and keep the agenda of every session short.",
        ),
        asked=True,
    ),
)  # fmt: skip
#: Organisation → whom its ballot names. Sahar, of Norway, votes from afar like everybody else.
SECRETARY_BALLOTS = {
    "sued": ("ava",), "alman": ("ava",), "faranse": ("mahtab",), "holand": ("ava",), "beritania": ("kamran",), "norvezh": ("ava",),
    "kanada": ("kamran",),
}  # fmt: skip

EXECUTIVE = (
    Standing(
        "holand", "siavash",
        Both(
            "با باراندازان روتردام کار می‌کنم و می‌توانم کنفرانس را از نزدیک آماده کنم.",
            "I work with the dockers of Rotterdam, and can prepare the conference on the spot.",
        ),
        asked=True,
    ),
    Standing(
        "norvezh", "golrokh",
        Both(
            "جوان‌ترین سازمان ما هنوز در هیچ هیئتی نبوده است. سند وظایف را با شما تا واژهٔ آخر می‌خوانم.",
            "Our youngest organisation has never sat in a body. I will read the document on tasks with you to its last word.",
        ),
        asked=True,
    ),
    Standing(
        "beritania", "yashar",
        Both(
            "کار رسانه‌ای را تا نشست آینده سامان می‌دهم.", "I will put our work with the press in order by the next session."
        ),
    ),
)  # fmt: skip
EXECUTIVE_BALLOTS = {
    "sued": ("siavash", "golrokh"), "alman": ("golrokh", "siavash"), "faranse": ("golrokh", "yashar"), "holand": ("siavash", "yashar"),
    "beritania": ("yashar", "siavash"), "norvezh": ("golrokh", "siavash"), "kanada": ("siavash", "yashar"),
}  # fmt: skip

#: In each unit those of its people who stand as delegates, in the order in which most of its members wrote them.
DELEGATES = {
    "sued": ("nastaran", "payam", "elham"), "alman": ("shirin", "kaveh", "farhad", "ava"), "faranse": ("arash", "negin"),
    "holand": ("roya", "omid"), "beritania": ("taraneh", "nima"), "norvezh": ("danial", "behnam"),
    "kanada": ("hasti", "minu", "rahim"),
}  # fmt: skip
DELEGATE_WORDS = Both(
    "در کنفرانس از واحد خود می‌گویم و گزارش آن را برای همه می‌آورم.",
    "I will speak for our unit at the conference and report back to all.",
)

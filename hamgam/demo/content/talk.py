"""What people write between meetings: red lines on the charter, a talk about a clause, one among the liaisons. All invented."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Said:
    """One post: on which text (and clause), by whom, on which day. `quotes`, `removed`, `translated`, `task`: as it went on.

    text: its key; empty for the talk of the liaisons. clause: its index; None for the talk of the text. quotes: the place in
    its talk of the post that it quotes.
    """

    text: str
    by: str
    day: int
    words: str
    clause: int | None = None
    language: str = "fa"
    as_self: bool = False
    red_line: bool = False
    quotes: int | None = None
    translated: str = ""
    removed: str = ""
    #: What its own organisation makes a task of, and in how many days from today it is done.
    task: str = ""
    due: int = 0


POSTS = (
    Said(
        "charter", "sepol", -11, "متنی را که اعتصاب را به اجازهٔ کسی گره بزند امضا نمی‌کنیم.", red_line=True,
        translated="We do not sign a text that ties a strike to anybody’s permission.",
    ),
    Said("charter", "hamyar", -10, "نام و نشان هیچ بیماری نباید در گزارش‌ها بیاید، به هیچ دلیلی.", red_line=True),
    Said(
        "charter", "polnow", -9, "هر دو را در پیش‌نویس رعایت می‌کنیم. بخش گزارش‌ها را @همیار پیش از دور نخست ببیند.", quotes=2
    ),
    Said(
        "charter", "birkhamn", -8, "From abroad we can translate the charter in a week, if the chapters do not move any more.",
        language="en", as_self=True,
        translated="ما از راه دور منشور را یک‌هفته‌ای ترجمه می‌کنیم، اگر فصل‌ها دیگر جابه‌جا نشوند.",
    ),
    Said("clean-river", "rudkenar", -12, "«بی‌درنگ» در این بند یعنی همان روز یا همان هفته؟ در نشست سوم هر دو گفته شد.", clause=2),
    Said(
        "clean-river", "masezar", -11, "همان روز. نوشتن ساعت را به پیوست سپردیم.", clause=2, quotes=1,
        task="پیوست ساعت‌های هشدار را بنویسید و برای همه بفرستید.", due=9,
    ),
    Said(
        "clean-river", "bandargah", -10, "آن بازرس را همه می‌شناسند و باید نامش را بنویسیم.", clause=2,
        removed="دربارهٔ کسی سخن می‌گوید که اینجا نیست تا پاسخ دهد.",
    ),
    Said("", "nikrud", -4, "تالار نشست بعدی طبقهٔ هم‌کف است و آسانسور نمی‌خواهد. چه کسی صندلی چرخ‌دار همراه دارد؟"),
    Said("", "kuhpayeh", -3, "دو نفر از ما. سپاس که پرسیدید.", quotes=1),
)  # fmt: skip

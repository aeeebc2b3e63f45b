"""The coalition of the demo."""

from hamgam.demo.content.shapes import Both, Coalition

COALITION = Coalition(
    names=Both("هم‌پیمانی رود پاک و کار ایمن", "Coalition for Clean Rivers and Safe Work"),
    short=Both("رود و کار", "Rivers and Work"),
    intro=Both(
        "هم‌پیمانی رود پاک و کار ایمن، همکاری چهارده نهاد مستقل در شش کشور است. مرکز و سخنگو ندارد؛ زیر هر "
        "بیانیه تنها نام نهادهایی می‌آید که همان متن را، بند به بند، خوانده و امضا کرده‌اند.",
        "The Coalition for Clean Rivers and Safe Work joins fourteen independent organisations in six countries. It "
        "has no centre and no spokesperson: under each statement stand only the names of the organisations that "
        "have read that very text, clause by clause, and signed it.",
    ),
    cause=Both(
        "آبی که بتوان نوشید و کاری که بتوان از آن تندرست به خانه برگشت.",
        "Water that can be drunk, and work from which one comes home in good health.",
    ),
    contact="rabet@rood-o-kar.example.org",
    site="https://rood-o-kar.example.org",
    time_zone="Asia/Tehran",
    shape="network",
    languages=("fa", "en"),
)

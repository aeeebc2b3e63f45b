"""Invented papers for the tests of the writers."""

from hamgam.papers.writing.keytable import KeyRow, KeyTable
from hamgam.papers.writing.paper import Clause, Paper, Section, Signatory

FA_LABELS = {
    "page": "صفحهٔ {page} از {pages}",
    "contents": "فهرست",
    "signatories": "امضاکنندگان",
    "note": "یادداشت",
    "proof": "خودتان درستی آن را بررسی کنید",
    "proof_how": "این متن یک اثر انگشت (SHA-256) دارد. اگر یک حرف آن عوض شود، اثر انگشت هم عوض می‌شود. "
    "آنچه در رایانهٔ خود به دست می‌آورید با این شماره بسنجید:",
    "digits": "این چهل رقم را نگه دارید و با همان‌ها بسنجید:",
    "contact": "تماس",
    "hand_back": "تغییرهای خود را همین‌جا بنویسید و فایل را در صفحهٔ متن پس بدهید؛ "
    "هر تغییر را پیش از ثبت به شما نشان می‌دهیم.",
}
EN_LABELS = {
    "page": "Page {page} of {pages}",
    "contents": "Contents",
    "signatories": "Signatories",
    "note": "Note",
    "proof": "Check it yourself",
    "proof_how": "This text has a fingerprint (SHA-256). Change one letter and the fingerprint changes. "
    "Compare what your own computer finds with this:",
    "digits": "Keep these forty digits and check against them:",
    "contact": "Contact",
    "hand_back": "Write your changes here and hand the file back on the page of the text; each is shown to you first.",
}
DIGITS = ("16151", "67345", "68250", "73389", "34129", "95047", "02280", "77116")
FINGERPRINT = ("33bd9570", "61d4df17", "8288fa62", "33e2aede", "11d04986", "97d12e86", "001f71db", "00605b80")

FA_SIGNATORIES = (
    Signatory("اتحادیهٔ کارگران نساجی سه‌پل", "سه‌پل"),
    Signatory("انجمن ایمنی کار ماسه‌زار", "ماسه‌زار"),
    Signatory("انجمن پزشکان کار همیار", "پل‌نو"),
    Signatory("انجمن شهر پل‌نو", "پل‌نو", "«انتشار ساعتی برای شهرهای بی ایستگاه خودکار، تا نصب ایستگاه، روزانه باشد.»"),
    Signatory("جمعیت مادران کوهپایه"),
    Signatory("سندیکای رانندگان آبراه", "سه‌پل", late="۱۲ آذر ۱۴۰۵ (۳ دسامبر ۲۰۲۶) امضا کرد."),
    Signatory("کانون شهروندان دره‌سبز", "دره‌سبز"),
    Signatory("کانون ماهیگیران رودکنار", "رودکنار"),
    Signatory("کمیتهٔ آب پاک نیک‌رود", "نیک‌رود", withdrawn="۱ دی ۱۴۰۵ (۲۲ دسامبر ۲۰۲۶) امضای خود را پس گرفت."),
    Signatory("کمیتهٔ ساکنان شهرک کارخانه"),
)


def persian(**changes):
    """A published statement in Persian with every field filled."""
    fields = {
        "title": "هشدار سیلاب حق همگان است",
        "language": "fa",
        "direction": "rtl",
        "labels": FA_LABELS,
        "kind_label": "بیانیه",
        "number_label": "بیانیهٔ شمارهٔ ۷",
        "coalition": "هم‌پیمانی رود پاک و کار ایمن",
        "intro_line": "ده نهاد این متن را بند به بند خوانده و امضا کرده‌اند.",
        "rule_line": "به نام هم‌پیمانی",
        "adopted_line": "تصویب‌شده در پنجمین مجمع عمومی، سه‌پل",
        "dates_line": "۵ آبان ۱۴۰۵ (۲۷ اکتبر ۲۰۲۶)",
        "sections": (
            Section(
                "",
                (
                    Clause(
                        "b1",
                        "هر ساکن کنارهٔ رود حق دارد هشدار سیلاب را به‌موقع، رایگان و به زبانی که می‌فهمد دریافت کند.",
                        "۱",
                    ),
                    Clause(
                        "b2",
                        "داده‌های سنجش تراز رود و بارش باید همان ساعتی که ثبت می‌شود در دسترس همگان باشد؛ "
                        "قالب داده‌ها CSV و برنامهٔ آن (River Gauge 2.1) آزاد است.",
                        "۲",
                        marks=("ملاحظهٔ انجمن شهر پل‌نو: «تا نصب ایستگاه، روزانه باشد.»",),
                    ),
                    Clause(
                        "b3",
                        "در روز هشدار، هیچ کارگری نباید برای رها کردن محل کار خود جریمه، توبیخ یا اخراج شود.",
                        "۳",
                        "حق ترک کار",
                    ),
                    Clause(
                        "b4",
                        "برنامهٔ تخلیهٔ هر محله باید\n– با حضور خود ساکنان نوشته شود؛\n– هر سال تمرین شود؛\n"
                        "– به سه زبان رایج منطقه منتشر شود، پیش از 2027-03-21.",
                        "۴",
                    ),
                    Clause("b5", "از همهٔ همسایگان رود می‌خواهیم این متن را در محلهٔ خود بخوانند."),
                ),
            ),
        ),
        "signatories": FA_SIGNATORIES,
        "order_line": "ده نهاد، به ترتیب الفبا.",
        "fingerprint_groups": FINGERPRINT,
        "digits_groups": DIGITS,
        "contact": "press@rivers.example",
        "footer_lines": ("متن، امضاها و بستهٔ راستی‌آزمایی: https://rivers.example/fa/statements/7/",),
        "translation_note": "ترجمهٔ انگلیسی از کارگروه ترجمه، بازبینی‌شده. در اختلاف دو متن، متن فارسی معتبر است.",
    }
    return Paper(**fields | changes)


def english(**changes):
    """The same statement in English."""
    fields = {
        "title": "Flood warning is everyone’s right",
        "language": "en",
        "direction": "ltr",
        "labels": EN_LABELS,
        "kind_label": "Statement",
        "number_label": "Statement 7",
        "coalition": "Clean River and Safe Work Coalition",
        "intro_line": "Four organisations have read this text clause by clause and signed it.",
        "rule_line": "In the names of those who sign",
        "adopted_line": "Adopted by the fifth general assembly, Sepol",
        "dates_line": "27 October 2026 (5 Aban 1405)",
        "sections": (
            Section(
                "",
                (
                    Clause(
                        "b1",
                        "Everyone who lives by the river has the right to receive flood warnings in time, free of "
                        "charge and in a language they understand.",
                        "1",
                    ),
                    Clause("b2", "River-level and rainfall readings must be open to all within the hour.", "2"),
                    Clause(
                        "b3",
                        "On the day of a warning, no worker may be fined, reprimanded or dismissed for leaving the "
                        "workplace (in Persian: «حق ترک کار»).",
                        "3",
                        "The right to leave",
                    ),
                    Clause(
                        "b4", "Each evacuation plan must be\n- written with residents;\n- rehearsed every year.", "4"
                    ),
                ),
            ),
        ),
        "signatories": (
            Signatory("Sepol Textile Workers’ Union", "Sepol"),
            Signatory("Masezar Work Safety Association", "Masezar", "“Daily until the gauge stands.”"),
            Signatory("Polnow City Association"),
            Signatory("Foothill Mothers’ Society", late="Signed on 3 December 2026 (12 Azar 1405)."),
        ),
        "order_line": "Four organisations, in alphabetical order.",
        "fingerprint_groups": FINGERPRINT,
        "digits_groups": DIGITS,
        "contact": "press@rivers.example",
        "footer_lines": ("Text, signatures and bundle: https://rivers.example/en/statements/7/",),
        "translation_note": "English by the translation group, reviewed. Where the two differ, the Persian text holds.",
    }
    return Paper(**fields | changes)


def long_persian(sections=6, clauses=10, paragraphs=1):
    """A platform of many sections in Persian."""
    words = (
        "آب رود مال همه است و هیچ‌کس نباید بهای کار خود را با تندرستی‌اش بپردازد؛ "
        "داده‌ها آزاد، هشدارها رایگان و راه‌ها باز باشد. "
    )
    made, number = [], 0
    for section in range(1, sections + 1):
        own = []
        for _ in range(clauses):
            number += 1
            text = "\n".join(f"در بند {number} می‌گوییم: {words * 4}".strip() for _ in range(paragraphs))
            own.append(Clause(f"b{number}", text, str(number).translate(FA_DIGITS)))
        made.append(Section(f"بخش {str(section).translate(FA_DIGITS)}: رود و کار", tuple(own)))
    return persian(title="برنامهٔ همگانی رود پاک و کار ایمن برای سال‌های پیش رو", sections=tuple(made))


FA_DIGITS = str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹")


def keys(count=3, **changes):
    """A table of key fingerprints in Persian; the last organisation has no key."""
    digits = ["4071", "9823", "5516", "0042", "7789", "3120", "9954", "6408", "2217", "8035"]
    rows = [
        KeyRow(s.name, tuple(digits[n % 10 :] + digits[: n % 10]), s.city) for n, s in enumerate(FA_SIGNATORIES * 9)
    ]
    fields = {
        "title": "جدول اثر انگشت کلیدها",
        "language": "fa",
        "direction": "rtl",
        "labels": {
            "page": "صفحهٔ {page} از {pages}",
            "organisation": "نهاد",
            "fingerprint": "اثر انگشت کلید",
            "compared": "سنجیده شد",
            "roster": "اثر انگشت فهرست کلیدها",
            "place_and_day": "جا و روز",
            "compared_by": "نام و امضای سنجنده",
        },
        "rows": (*rows[:count], KeyRow("جمعیت پل‌سازان", note="کلید ندارد؛ دو نفر از نهاد گواهی می‌دهند.")),
        "coalition": "هم‌پیمانی رود پاک و کار ایمن",
        "dates_line": "۵ آبان ۱۴۰۵ (۲۷ اکتبر ۲۰۲۶)",
        "intro_lines": ("هر نهاد شمارهٔ کلید خود را از روی کاغذ خودش می‌خواند و دیگران با این جدول می‌سنجند.",),
        "roster_groups": tuple(digits),
    }
    return KeyTable(**fields | changes)

"""Parts of recognising: labels, enumerations, names, places, contacts, headings, wrapped lines."""

import pytest

from hamgam.engine.recognise import Line, recognise
from hamgam.engine.recognise.inline import split_inline
from hamgam.engine.recognise.labels import find_label
from hamgam.engine.recognise.places import contacts_in, places_in


def paper(*lines):
    return recognise([Line(line, number) for number, line in enumerate(lines, 1)])


def clauses(answer):
    return [(clause.label, clause.text) for section in answer.sections for clause in section.clauses]


LABELS = [
    ("۱. نان", "۱", "نان"),
    ("۱- نان", "۱", "نان"),
    ("۱ - نان", "۱", "نان"),
    ("۱– نان", "۱", "نان"),
    ("۱) نان", "۱", "نان"),
    ("۱ـ نان", "۱", "نان"),
    ("۱/ نان", "۱", "نان"),
    ("۱: نان", "۱", "نان"),
    ("۱.نان", "۱", "نان"),
    ("۱-نان", "۱", "نان"),
    ("(۱) نان", "۱", "نان"),
    ("[۱] نان", "۱", "نان"),
    ("٣. نان", "٣", "نان"),
    ("12) bread", "12", "bread"),
    ("۱-۲- نان", "۱-۲", "نان"),
    ("۱.۲. نان", "۱.۲", "نان"),
    ("① نان", "①", "نان"),
    ("۱- ۸ مارس روز جهانی زن", "۱", "۸ مارس روز جهانی زن"),
    ("۱۲) ۲۲ بهمن", "۱۲", "۲۲ بهمن"),
    ("1) 8 hours work", "1", "8 hours work"),
    ("الف) نان", "الف", "نان"),
    ("الف- نان", "الف", "نان"),
    ("(پ) نان", "پ", "نان"),
    ("a) bread", "a", "bread"),
    ("(b) bread", "b", "bread"),
    ("ii) bread", "ii", "bread"),
    ("• نان", "•", "نان"),
    ("- نان", "-", "نان"),
    ("-نان", "-", "نان"),
    ("– نان", "–", "نان"),
    ("* نان", "*", "نان"),
    ("✓ نان", "✓", "نان"),
    ("▪ نان", "▪", "نان"),
    ("● نان", "●", "نان"),
    ("o\tbread", "o", "bread"),
    ("یکم: نان", "یکم", "نان"),
    ("نخست – نان", "نخست", "نان"),
    ("Firstly: bread", "Firstly", "bread"),
    ("ماده ۳: نان", "ماده ۳", "نان"),
    ("مادهٔ ۳ – نان", "مادهٔ ۳", "نان"),
    ("ماده‌ی ۳- نان", "ماده‌ی ۳", "نان"),
    ("ماده۳) نان", "ماده۳", "نان"),
    ("بند ۴ – نان", "بند ۴", "نان"),
    ("اصل اول. آب", "اصل اول", "آب"),
    ("تبصره ۱: نان", "تبصره ۱", "نان"),
    ("تبصره: نان", "تبصره", "نان"),
    ("Article 5", "Article 5", ""),
    ("Article 5: Bread", "Article 5", "Bread"),
    ("Artikel 2 – Wasser", "Artikel 2", "Wasser"),
    ("فصل یکم: آب", "فصل یکم", "آب"),
    ("بخش دوم – کار", "بخش دوم", "کار"),
]


@pytest.mark.parametrize(("line", "label", "text"), LABELS)
def test_a_label_is_read_as_printed(line, label, text):
    found = find_label(line)
    assert (found.label, found.rest) == (label, text)


NO_LABELS = [
    "۱۴۰۴ سالی بود",
    "۲۲ بهمن روز ما",
    "۱۵ نهاد",
    "۲۵۰۰ کارگر",
    "۱۲-۱۴ مهر",
    "۳.۵ درصد",
    "۱۲/۷/۱۴۰۴ کلن",
    "۱۸:۳۰ آغاز",
    "۱۰۰ درصد",
    "۸ مارس",
    "3-day strike",
    "3. 10. 2025",
    "2025-10-03",
    "+49 40 123456",
    "-۵ درصد",
    "***",
    "———",
    "و همچنین",
    "اول آنکه",
    "Decisions",
    "Points of order",
    "*مهم*",
]


@pytest.mark.parametrize("line", NO_LABELS)
def test_a_number_that_counts_or_dates_is_no_label(line):
    assert find_label(line) is None


UNSURE = ["۱ نان", "ب. نان", "A. Bread", "یکم، نان", "ماده ۳ قانون کار", "۱۲ – ۱۴ مهر ۱۴۰۴", "یک. اقتصاد", "و) نان"]


@pytest.mark.parametrize("line", UNSURE[:-1])
def test_a_weak_label_alone_stays_text(line):
    answer = paper("عنوان", "", line + " و ادامهٔ آن.")
    assert clauses(answer) == [(None, line + " و ادامهٔ آن.")]


def test_weak_labels_count_in_a_row():
    assert clauses(paper("فراخوان", "", "۱ نان", "۲ کار", "۳ آزادی")) == [("۱", "نان"), ("۲", "کار"), ("۳", "آزادی")]
    assert clauses(paper("فراخوان", "", "الف. نان", "ب. کار", "ج. آزادی")) == [
        ("الف", "نان"),
        ("ب", "کار"),
        ("ج", "آزادی"),
    ]


INLINE = [
    (
        "ما خواهان: ۱) نان؛ ۲) کار؛ ۳) آزادی هستیم.",
        ("ما خواهان:", [("۱", "نان؛"), ("۲", "کار؛"), ("۳", "آزادی هستیم.")]),
    ),
    ("الف) نان، ب) کار و پ) آزادی", ("", [("الف", "نان،"), ("ب", "کار و"), ("پ", "آزادی")])),
    ("خواست‌ها: (۱) نان (۲) کار (۳) آزادی", ("خواست‌ها:", [("۱", "نان"), ("۲", "کار"), ("۳", "آزادی")])),
    ("We demand: a) bread; b) work.", ("We demand:", [("a", "bread;"), ("b", "work.")])),
    ("خواست‌ها: ۱- نان، ۲- کار، ۳- آزادی", ("خواست‌ها:", [("۱", "نان،"), ("۲", "کار،"), ("۳", "آزادی")])),
    ("سه خواست: یکم: نان؛ دوم: کار؛ سوم: آزادی.", ("سه خواست:", [("یکم", "نان؛"), ("دوم", "کار؛"), ("سوم", "آزادی.")])),
    ("در بند ۱) آمده و بند ۳) هم.", None),
    ("از ۱۲ تا ۱۴ مهر، ۱۵ نهاد و ۸۰ نفر آمدند.", None),
    ("۱) فقط یک", None),
    ("گفته شد که [1] و [2] و [3] را ببینید.", None),
]


@pytest.mark.parametrize(("text", "expected"), INLINE)
def test_an_enumeration_in_a_sentence_becomes_clauses(text, expected):
    assert split_inline(text) == expected


SIGNED = [
    (["۱. انجمن رود (هامبورگ)", "۲. کانون دریا – پاریس"], [("انجمن رود", "هامبورگ"), ("کانون دریا", "پاریس")]),
    (["• انجمن رود، هامبورگ", "• کانون دریا"], [("انجمن رود", "هامبورگ"), ("کانون دریا", None)]),
    (
        ["انجمن رود؛ کانون دریا (وین)؛ نهاد زن و آب"],
        [("انجمن رود", None), ("کانون دریا", "وین"), ("نهاد زن و آب", None)],
    ),
    (["انجمن رود، کانون دریا، شورای آب و کار"], [("انجمن رود", None), ("کانون دریا", None), ("شورای آب و کار", None)]),
    (["انجمن رود، کانون دریا و شورای آب"], [("انجمن رود", None), ("کانون دریا", None), ("شورای آب", None)]),
    (["انجمن رود\tهامبورگ", "کانون دریا\tپاریس"], [("انجمن رود", "هامبورگ"), ("کانون دریا", "پاریس")]),
    (["انجمن رود      کانون دریا"], [("انجمن رود", None), ("کانون دریا", None)]),
    (["کانون آب (کلن)", "کانون آب (کلن ۲)"], [("کانون آب", "کلن"), ("کانون آب (کلن ۲)", None)]),
    (["کمیتهٔ سوئد", "کمیتهٔ آلمان – واحد هامبورگ"], [("کمیتهٔ سوئد", None), ("کمیتهٔ آلمان – واحد هامبورگ", None)]),
    (["انجمن رود (هامبورگ، آلمان)"], [("انجمن رود", "هامبورگ، آلمان")]),
    (["شبکهٔ آب (NWW)"], [("شبکهٔ آب (NWW)", None)]),
    (["انجمن رود ـ پاریس،", "کانون دریا / لندن"], [("انجمن رود", "پاریس"), ("کانون دریا", "لندن")]),
    (["Blue Society, Hamburg", "Water Union – Basel"], [("Blue Society", "Hamburg"), ("Water Union", "Basel")]),
]


@pytest.mark.parametrize(("lines", "expected"), SIGNED)
@pytest.mark.parametrize(
    "heading", ["امضاها:", "امضاکنندگان", "سازمان‌ها و نهادهای امضاکننده به ترتیب الفبا:", "Signed by:"]
)
def test_signatories_are_read_with_their_cities(heading, lines, expected):
    answer = paper("بیانیه", "", "ما می‌مانیم.", "", heading, *lines)
    assert [(each.name, each.city) for each in answer.signatories] == expected


def test_signatories_may_stand_behind_the_heading():
    answer = paper("بیانیه", "", "ما می‌مانیم.", "", "امضاها: انجمن رود؛ کانون دریا (وین)")
    assert [(each.name, each.city) for each in answer.signatories] == [("انجمن رود", None), ("کانون دریا", "وین")]
    assert [section.title for section in answer.sections] == [None, "امضاها:"]


def test_a_coalition_signs_at_the_end_without_a_heading():
    answer = paper("بیانیه", "", "ما می‌مانیم.", "", "شبکهٔ رودهای پاک", "۲۰ مهر ۱۴۰۴")
    assert [each.name for each in answer.signatories] == ["شبکهٔ رودهای پاک"]


def test_we_the_signatories_demand_is_no_list_of_signatories():
    answer = paper("بیانیه", "", "ما امضاکنندگان این بیانیه خواستار:", "۱. نان", "۲. کار")
    assert answer.signatories == []
    assert clauses(answer) == [(None, "ما امضاکنندگان این بیانیه خواستار:"), ("۱", "نان"), ("۲", "کار")]


CONTACTS = [
    ("تماس: info@rood.example.org، @roodpak", ["info@rood.example.org", "@roodpak"]),
    ("www.rood.example.org و https://t.me/rood", ["www.rood.example.org", "https://t.me/rood"]),
    ("تلفن: ۰۰۴۹ ۴۰ ۱۲۳۴۵۶۷", ["۰۰۴۹ ۴۰ ۱۲۳۴۵۶۷"]),
    ("Tel. +49 (40) 123-4567", ["+49 (40) 123-4567"]),
    ("rood.org", ["rood.org"]),
    ("در ۱۲ مهر ۱۴۰۴ و ۳.۵ درصد", []),
]


@pytest.mark.parametrize(("text", "expected"), CONTACTS)
def test_contacts_are_found(text, expected):
    assert contacts_in(text) == expected


PLACES = [
    ("محل: خانهٔ فرهنگ، سالن ۲", ["خانهٔ فرهنگ، سالن ۲"]),
    ("Ort: Rathausmarkt, Hamburg", ["Rathausmarkt, Hamburg"]),
    ("استکهلم، ۱۲ مهر ۱۴۰۴", ["استکهلم"]),
    ("Berlin, 4 October 2025", ["Berlin"]),
    ("۱۲ تا ۱۴ مهر ۱۴۰۴ – کلن", ["کلن"]),
    ("این نشست در شهر کلن برگزار شد.", ["کلن"]),
    ("در شهرهای برلین، پاریس و لندن تجمع برگزار می‌شود.", ["برلین", "پاریس", "لندن"]),
    ("The assembly was held in Cologne.", ["Cologne"]),
    ("زمان: شنبه ۱۲ مهر", []),
    ("در سال ۱۴۰۴ برگزار شد.", []),
]


@pytest.mark.parametrize(("text", "expected"), PLACES)
def test_places_are_found(text, expected):
    assert places_in(text) == expected


KINDS = [
    ("بیانیهٔ مشترک", "statement"),
    ("اطلاعیهٔ شمارهٔ ۳", "notice"),
    ("فراخوان به تجمع", "call"),
    ("قطعنامهٔ پایانی", "resolution"),
    ("سند سیاسی دربارهٔ دستمزد", "policy_document"),
    ("Policy Document on Wages", "policy_document"),
    ("قطع‌نامهٔ تجمع", "resolution"),
    ("گزارش نشست دربارهٔ منشور", "report"),
    ("نامهٔ سرگشاده به سازمان جهانی کار", "open_letter"),
    ("نامه‌ی سرگشاده به وزیر", "open_letter"),
    ("پیام همبستگی با کارگران", "message"),
    ("پلاتفرم سیاسی", "platform"),
    ("پلتفرم مشترک", "platform"),
    ("منشور مطالبات حداقلی", "platform"),
    ("اعلامیهٔ کمیته", "statement"),
    ("Joint Statement", "statement"),
    ("Call to Action", "call"),
    ("Open Letter to the Unions", "open_letter"),
    ("Resolution on Water", "resolution"),
    ("Aufruf zur Kundgebung", "call"),
    ("Gemeinsame Erklärung", "statement"),
    ("دربارهٔ آب", "unknown"),
]


@pytest.mark.parametrize(("title", "kind"), KINDS)
def test_the_kind_is_known_by_the_title(title, kind):
    answer = paper(title, "", "کارگران در کنار رود ایستاده‌اند و به آب می‌نگرند که هر روز تیره‌تر می‌شود.")
    assert (answer.kind, answer.title) == (kind, title)


HEADINGS = [
    ("خواست‌های ما:", True),
    ("مقدمه", True),
    ("وضعیت کنونی", True),
    ("ما خواستار این‌ها هستیم:", False),
    ("در این جلسه تصویب شد که:", False),
    ("پیش به سوی همبستگی!", False),
]


@pytest.mark.parametrize(("line", "heading"), HEADINGS)
def test_a_heading_is_a_name_and_no_sentence(line, heading):
    answer = paper("بیانیه", "", "متنی که پایان دارد.", "", line, "۱. نان", "۲. کار")
    assert ([section.title for section in answer.sections] == [None, line]) == heading


def test_wrapped_lines_become_one_clause():
    answer = paper(
        "Statement of the Rivers",
        "",
        "1. Publication of all measurements within one month, and in every language",
        "that the workers of the plants speak, so that everyone can read what is in",
        "the water.",
        "2. Safe work.",
    )
    assert clauses(answer) == [
        (
            "1",
            "Publication of all measurements within one month, and in every language that the workers of the plants "
            "speak, so that everyone can read what is in the water.",
        ),
        ("2", "Safe work."),
    ]


def test_a_word_parted_at_the_end_of_a_line_is_joined():
    answer = paper("Statement", "", "The whole coali-", "tion agrees on this text and on nothing else.")
    assert clauses(answer) == [(None, "The whole coalition agrees on this text and on nothing else.")]


def test_every_clause_knows_its_lines():
    answer = paper("بیانیه", "", "۱. نان", "۲. کار")
    assert [clause.lines for section in answer.sections for clause in section.clauses] == [(3,), (4,)]
    assert answer.title_lines == (1,)


def test_ten_thousand_lines_are_all_kept():
    lines = [Line(f"{number}. این بند دربارهٔ آب است و در ۱۲ مهر ۱۴۰۴ نوشته شد.", number) for number in range(1, 1000)]
    many = [
        Line(f"پاراگراف شمارهٔ {number} از متنی بلند دربارهٔ کار و آب و آزادی.", number) for number in range(1000, 11000)
    ]
    assert sum(len(section.clauses) for section in recognise([*lines, *many]).sections) == 10999

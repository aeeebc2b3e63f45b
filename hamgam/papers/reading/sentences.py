"""What a person is told when a file cannot be read, and the warnings beside a recognised paper, in each language.

They stand here and not in the translation files because the command answers without Django.
"""

from hamgam.engine.recognise import Note

LARGEST = 10 * 1024 * 1024
MOST_CLAUSES = 10_000

SENTENCES: dict[str, dict[str, str]] = {
    "scan": {
        "fa": "در این فایل فقط تصویر هست و متنی برای خواندن ندارد؛ لطفاً متن را تایپ کنید یا فایل را با نویسه‌خوان (OCR) به متن برگردانید.",
        "en": "This file holds only pictures of pages and no text; please run it through text recognition (OCR) or paste the text.",
    },
    "old_doc": {
        "fa": "این فایل Word قدیمی (‎.doc) است؛ لطفاً آن را در Word یا LibreOffice باز کنید و با قالب ‎.docx ذخیره کنید.",
        "en": "This is an old Word file (.doc); please open it in Word or LibreOffice and save it as .docx.",
    },
    "encrypted_pdf": {
        "fa": "این فایل PDF رمز دارد؛ لطفاً نسخهٔ بدون رمز آن را بفرستید.",
        "en": "This PDF is protected by a password; please send a copy without one.",
    },
    "encrypted_docx": {
        "fa": "این فایل Word رمز دارد؛ لطفاً رمز را در Word بردارید و دوباره ذخیره کنید.",
        "en": "This Word file is protected by a password; please remove it in Word and save the file again.",
    },
    "broken_pdf": {
        "fa": "این فایل PDF آسیب دیده است و باز نمی‌شود؛ لطفاً آن را از نو بسازید یا متن را بچسبانید.",
        "en": "This PDF is damaged and cannot be opened; please make it again or paste the text.",
    },
    "broken_docx": {
        "fa": "این فایل Word آسیب دیده است و باز نمی‌شود؛ لطفاً آن را در Word باز کنید و دوباره با قالب ‎.docx ذخیره کنید.",
        "en": "This Word file is damaged and cannot be opened; please open it in Word and save it again as .docx.",
    },
    "empty": {
        "fa": "این فایل متنی ندارد؛ لطفاً فایل دیگری برگزینید یا متن را بچسبانید.",
        "en": "This file holds no text; please choose another file or paste the text.",
    },
    "too_large": {
        "fa": "این فایل بزرگ‌تر از ۱۰ مگابایت است؛ لطفاً تصویرها را بردارید یا متن را در چند فایل بفرستید.",
        "en": "This file is larger than 10 MB; please take the pictures out or send the text in parts.",
    },
    "too_many_clauses": {
        "fa": "این متن بیش از ۱۰٬۰۰۰ بند دارد؛ لطفاً آن را در چند فایل بفرستید.",
        "en": "This text has more than 10,000 clauses; please send it in parts.",
    },
    "unpacks_too_large": {
        "fa": "این فایل پس از باز شدن بیش از اندازه بزرگ می‌شود و خوانده نشد؛ لطفاً فقط متن را در فایل تازه‌ای ذخیره کنید.",
        "en": "This file unpacks to far too much data and was not read; please save the text alone in a new file.",
    },
    "rtf": {
        "fa": "این فایل RTF است؛ لطفاً آن را در Word یا LibreOffice باز کنید و با قالب ‎.docx ذخیره کنید.",
        "en": "This is an RTF file; please open it in Word or LibreOffice and save it as .docx.",
    },
    "odt": {
        "fa": "این فایل LibreOffice (‎.odt) است؛ لطفاً آن را با قالب ‎.docx ذخیره کنید.",
        "en": "This is a LibreOffice file (.odt); please save it as .docx.",
    },
    "html": {
        "fa": "این فایل یک صفحهٔ وب است؛ لطفاً متن آن را بچسبانید.",
        "en": "This file is a web page; please paste its text.",
    },
    "picture": {
        "fa": "این فایل تصویر است و متنی ندارد؛ لطفاً متن را تایپ کنید یا آن را با نویسه‌خوان (OCR) به متن برگردانید.",
        "en": "This file is a picture and holds no text; please run it through text recognition (OCR) or paste the text.",
    },
    "unknown_type": {
        "fa": "این نوع فایل خوانده نمی‌شود؛ لطفاً فایل ‎.docx، ‏PDF دارای متن یا ‎.txt بفرستید.",
        "en": "Files of this type cannot be read; please send a .docx, a PDF with text, or a .txt file.",
    },
    "time_limit": {
        "fa": "خواندن این فایل بیش از اندازه طول کشید و متوقف شد؛ لطفاً آن را کوچک‌تر کنید یا متن را بچسبانید.",
        "en": "Reading this file took too long and was stopped; please make it smaller or paste the text.",
    },
    "memory_limit": {
        "fa": "خواندن این فایل بیش از اندازه حافظه خواست و متوقف شد؛ لطفاً آن را کوچک‌تر کنید یا متن را بچسبانید.",
        "en": "Reading this file needed too much memory and was stopped; please make it smaller or paste the text.",
    },
    "reading_failed": {
        "fa": "خواندن این فایل به جایی نرسید؛ لطفاً متن را در فایل تازه‌ای با قالب ‎.docx ذخیره کنید یا متن را بچسبانید.",
        "en": "This file could not be read; please save the text in a new .docx file, or paste the text.",
    },
    "folder": {
        "fa": "این یک پوشه است؛ لطفاً فایلی از درون آن برگزینید.",
        "en": "This is a folder; please choose a file inside it.",
    },
    "not_found": {
        "fa": "چنین فایلی نیست یا اجازهٔ خواندن آن نیست؛ لطفاً نشانی فایل را بررسی کنید.",
        "en": "There is no such file, or it may not be read; please check its path.",
    },
}

_DAYS = {
    "fa": ["دوشنبه", "سه‌شنبه", "چهارشنبه", "پنج‌شنبه", "جمعه", "شنبه", "یک‌شنبه"],
    "en": ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"],
}

WARNINGS: dict[str, dict[str, str]] = {
    "dates_disagree": {
        "fa": "این دو تاریخ با هم نمی‌خوانند: «{0}» و «{1}»؛ لطفاً بررسی کنید کدام درست است.",
        "en": "These two dates do not agree: “{0}” and “{1}”; please check which one is right.",
    },
    "weekday_wrong": {
        "fa": "روز هفته با تاریخ نمی‌خواند: «{0}»؛ آن روز {day} است.",
        "en": "The weekday does not fit the date: “{0}”; that day is a {day}.",
    },
    "date_impossible": {
        "fa": "چنین روزی در تقویم نیست: «{0}»؛ لطفاً تاریخ را درست کنید.",
        "en": "There is no such day in the calendar: “{0}”; please correct the date.",
    },
    "year_of_other_calendar": {
        "fa": "ماه و سال این تاریخ از دو تقویم‌اند: «{0}»؛ لطفاً سال را درست کنید.",
        "en": "Month and year of this date belong to two calendars: “{0}”; please correct the year.",
    },
    "ornaments_removed": {
        "fa": "خط‌های تزیینی کنار گذاشته شدند: {all}",
        "en": "Ornamental lines were left out: {all}",
    },
    "page_numbers_removed": {
        "fa": "شمارهٔ صفحه‌ها کنار گذاشته شد: {all}",
        "en": "Page numbers were left out: {all}",
    },
    "running_lines_removed": {
        "fa": "سرصفحه و پاصفحهٔ تکراری یک‌بار آمده است: {all}",
        "en": "Lines repeated at the top or bottom of pages are given once, here: {all}",
    },
    "tracked_changes": {
        "fa": "در فایل تغییرهای علامت‌خورده بود؛ افزوده‌ها آمده و حذف‌شده‌ها برداشته شده‌اند: {all}",
        "en": "The file holds marked changes; insertions are taken in and deletions left out: {all}",
    },
    "comments_left_out": {
        "fa": "یادداشت‌های حاشیهٔ فایل ({n}) در متن نیامده‌اند.",
        "en": "Comments in the margin of the file ({n}) are not part of the text.",
    },
    "pages_without_text": {
        "fa": "این صفحه‌ها فقط تصویرند و خوانده نشدند: {all}",
        "en": "These pages are only pictures and were not read: {all}",
    },
    "letters_unreadable": {
        "fa": "برخی حرف‌ها در فایل خوانا نیستند و با � آمده‌اند؛ لطفاً متن را با اصل آن بسنجید.",
        "en": "Some letters of the file cannot be read and appear as �; please compare the text with the original.",
    },
    "half_spaces_lost": {
        "fa": "نیم‌فاصله‌ها در فایل PDF نگه داشته نمی‌شوند؛ لطفاً واژه‌ها را یک بار مرور کنید.",
        "en": "PDF files do not keep the half-spaces of Persian words; please look through the words once.",
    },
}


def sentence(code: str, language: str) -> str:
    """The one sentence that says what to do about a file that cannot be read."""
    return SENTENCES.get(code, SENTENCES["unknown_type"])["fa" if language == "fa" else "en"]


def warning_text(note: Note, language: str) -> str:
    """A warning as a sentence that quotes what the paper says."""
    side = "fa" if language == "fa" else "en"
    pattern = WARNINGS.get(note.code, {}).get(side, "{all}")
    day = _DAYS[side][(note.number or 1) - 1] if note.code == "weekday_wrong" else ""
    marks = "«{}»" if side == "fa" else "“{}”"
    joined = ("، " if side == "fa" else ", ").join(marks.format(quote) for quote in note.quotes)
    return pattern.format(*note.quotes, *[""] * 2, all=joined, n=note.number or len(note.quotes), day=day)

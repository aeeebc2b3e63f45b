"""What the witness says, in English and in Persian."""

from __future__ import annotations

from typing import Mapping

from hamgam.engine.record.sentences import persian_digits

WITNESS_WORDS = {
    "exists": ("There is a witness at {file} already.", "در {file} گواهی هست."),
    "no_place": ("{file} cannot be written.", "{file} را نمی‌توان نوشت."),
    "no_memory": (
        "There is no witness at {file}. A witness whose memory is lost does not begin again under its old name: let your "
        "organisation retire it on the coalition's page, then begin a new one with “init”.",
        "در {file} گواهی نیست. گواهی که حافظه‌اش از دست رفته است با نام پیشین از سر گرفته نمی‌شود: نهاد شما آن را در صفحهٔ "
        "گواهان کنار می‌گذارد، و گواه تازه‌ای با «init» آغاز می‌شود.",
    ),
    "no_address": ("{url} is no web address.", "{url} نشانی وب نیست."),
    "no_key": ("{key} is not the key of a record.", "{key} کلید یک دفتر ثبت نیست."),
    "no_organisation": ("{organisation} is not an organisation's id.", "{organisation} شناسهٔ نهاد نیست."),
    "watched": ("The record {origin} is watched already.", "دفتر ثبت {origin} از پیش زیر نظر است."),
    "another_was_quicker": ("Another run of this witness is at work.", "همین گواه جای دیگری در حال کار است."),
    "no_claim": ("Nothing waits under the number {number}.", "زیر شمارهٔ {number} چیزی در انتظار نیست."),
    "many_logs": (
        "This witness watches several records; name one.",
        "این گواه چند دفتر ثبت را می‌بیند؛ یکی را نام ببرید.",
    ),
    "begun": ("The witness has begun. Its key:", "گواه آغاز شد. کلید آن:"),
    "hand": (
        "Give this line to the coalition: page “Witnesses”, form “Name our witness”.",
        "این سطر را در صفحهٔ «گواهان» ائتلاف، در فرم «معرفی گواه ما»، بنویسید.",
    ),
    "cosigned": ("{origin}: {size} entries, seen and cosigned.", "{origin}: {size} مدخل، دیده و گواهی شد."),
    "nothing_new": ("{origin}: {size} entries, nothing new.", "{origin}: {size} مدخل، چیز تازه‌ای نیست."),
    "unreachable": ("{origin}: the host does not answer ({why}).", "{origin}: میزبان پاسخ نمی‌دهد ({why})."),
    "not_taken": (
        "{origin}: seen, but the host does not take our line ({why}). Has your organisation named this witness?",
        "{origin}: دیده شد، ولی میزبان سطر ما را نمی‌پذیرد ({why}). آیا نهاد شما این گواه را معرفی کرده است؟",
    ),
    "malformed": (
        "{origin}: what the host sent is damaged ({why}).",
        "{origin}: آنچه میزبان فرستاد آسیب دیده است ({why}).",
    ),
    "not_signed": (
        "{origin}: the host's checkpoint is not signed by the record's key ({why}). Nothing was cosigned.",
        "{origin}: آنچه میزبان داد با کلید دفتر ثبت امضا نشده است ({why}). چیزی گواهی نشد.",
    ),
    "older": (
        "{origin}: the host shows an older state ({size} entries). It belongs to the same record; nothing was cosigned.",
        "{origin}: میزبان وضعیت کهنه‌تری نشان می‌دهد ({size} مدخل). از همان دفتر ثبت است؛ چیزی گواهی نشد.",
    ),
    "waiting": (
        "{origin}: entry {number} is in your organisation's name and waits until a person confirms it: “approve”.",
        "{origin}: مدخل {number} به نام نهاد شما ثبت شده است و تا کسی آن را تأیید نکند گواهی داده نمی‌شود: «approve».",
    ),
    "two_views": (
        "ALARM. {origin}: the host has signed two records that contradict each other. Somebody was shown another record "
        "than you. Do not sign or publish anything; telephone the other members; “status” shows both views.",
        "هشدار. {origin}: میزبان دو دفتر ثبت ناسازگار را امضا کرده است. به کسی دفتری جز دفتر شما نشان داده‌اند. چیزی امضا "
        "یا منتشر نکنید؛ به اعضای دیگر تلفن کنید؛ «status» هر دو را نشان می‌دهد.",
    ),
    "entry": (
        "Entry {number} of {origin}, in your organisation's name:",
        "مدخل {number} از {origin}، به نام نهاد شما:",
    ),
    "text": (
        "Text {text}, version {version}. Fingerprint of all languages:",
        "متن {text}، نسخهٔ {version}. اثر انگشت همهٔ زبان‌ها:",
    ),
    "language": ("  {language}: {digest}", "  {language}: {digest}"),
    "is_text": ("The file {file} is exactly this text ({language}):", "فایل {file} درست همین متن است ({language}):"),
    "other_text": (
        "The file {file} is NOT this text in any language.",
        "فایل {file} این متن نیست، به هیچ زبانی.",
    ),
    "ask": ("If your organisation did this, type yes: ", "اگر نهاد شما این کار را کرده است، بنویسید بله: "),
    "approved": ("Confirmed. It is cosigned with the next look.", "تأیید شد. با نگاه بعدی گواهی می‌شود."),
    "left": ("Left as it was; nothing is cosigned past it.", "همان‌گونه ماند؛ از آن به بعد چیزی گواهی نمی‌شود."),
    "not_ours": (
        "Kept as not yours: nothing is cosigned past it. Telephone the other members.",
        "نوشته شد که از شما نیست: از آن به بعد چیزی گواهی نمی‌شود. به اعضای دیگر تلفن کنید.",
    ),
    "none_waits": ("Nothing waits for you.", "چیزی در انتظار شما نیست."),
    "key": ("Key of this witness:", "کلید این گواه:"),
    "remembers": ("{origin}: {size} entries, root {root}", "{origin}: {size} مدخل، ریشه {root}"),
    "alarm": (
        "ALARM of {day}: two views of {origin}. First ours, then the other:",
        "هشدار {day}: دو وضعیت از {origin}. نخست آنچه ما دیدیم، سپس دیگری:",
    ),
    "no_alarm": ("No alarm.", "هشداری نیست."),
    "serving": ("Answering at {address}", "پاسخ در {address}"),
    "goes_on": (
        "Entry {number} of {origin}: the record goes on from what this machine remembers, under another key. Lost entries: {lost}. "
        "Members who have agreed there: {agreed}. Compare the keys by telephone, the former one first:",
        "مدخل {number} از {origin}: دفتر از همان‌جا که این دستگاه به یاد دارد با کلید دیگری ادامه می‌یابد. مدخل‌های ازدست‌رفته: {lost}. "
        "اعضایی که پذیرفته‌اند: {agreed}. کلیدها را تلفنی بسنجید، نخست کلید پیشین:",
    ),
    "not_the_same": (
        "What is there does not go on from the {size} entries of {origin} that this machine remembers. Nothing was changed. Telephone the other members.",
        "آنچه آنجاست ادامهٔ {size} مدخلی نیست که این دستگاه از {origin} به یاد دارد. چیزی تغییر نکرد. به اعضای دیگر تلفن کنید.",
    ),
    "no_resumption": (
        "No entry of {origin} says that the record goes on from the key that this machine knows to this one. Nothing was changed.",
        "هیچ مدخلی از {origin} نمی‌گوید که دفتر از کلیدی که این دستگاه می‌شناسد به این کلید می‌رسد. چیزی تغییر نکرد.",
    ),
    "not_reached": (
        "{address} does not show a record signed by this key ({why}). Nothing was changed.",
        "{address} دفتری با امضای این کلید نشان نمی‌دهد ({why}). چیزی تغییر نکرد.",
    ),
    "copied": ("{size} entries written to {file}.", "{size} مدخل در {file} نوشته شد."),
}


def witness_says(word: str, language: str, data: Mapping[str, str]) -> str:
    """The sentence of a word."""
    if language == "fa":
        data = {name: persian_digits(value) if value.isdigit() else value for name, value in data.items()}
    return WITNESS_WORDS[word][language == "fa"].format(**data)

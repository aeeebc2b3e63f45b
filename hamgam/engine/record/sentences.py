"""The sentences of the verifier, in English and in Persian, for each reason word."""

from __future__ import annotations

from typing import Mapping

_SENTENCES: dict[str, tuple[str, str]] = {
    "not_a_bundle": (
        "This file is not a bundle. Download the bundle again from the statement's page.",
        "این فایل بستهٔ راستی‌آزمایی نیست. بسته را دوباره از صفحهٔ بیانیه بگیرید.",
    ),
    "file_unreadable": (
        "The file {file} cannot be read. Check its name and where it lies.",
        "فایل {file} خوانده نمی‌شود. نام و جای آن را بررسی کنید.",
    ),
    "file_too_large": (
        "The file {file} is larger than any bundle. Check that it is the right one.",
        "فایل {file} از هر بسته‌ای بزرگ‌تر است. ببینید همان فایل است یا نه.",
    ),
    "bad_fingerprint": (
        "A fingerprint has 40 digits; this one has {count}. Copy all eight groups of five.",
        "اثر انگشت ۴۰ رقم دارد و این {count} رقم است. هر هشت گروه پنج‌رقمی را بنویسید.",
    ),
    "policy_unusable": (
        "The policy file is not a policy, or it is damaged ({cause}). Take a fresh copy.",
        "این فایل برگهٔ اعتماد نیست یا آسیب دیده است ({cause}). نسخهٔ تازه‌ای بگیرید.",
    ),
    "malformed": (
        "The bundle is damaged or was changed: the part “{part}” is not as it must be ({cause}).",
        "بسته آسیب دیده یا دست‌کاری شده است: بخش «{part}» آن‌گونه که باید نیست ({cause}).",
    ),
    "wrong_origin": (
        "This belongs to the record {found}, not to {expected}.",
        "این از دفتر ثبت {found} است، نه از {expected}.",
    ),
    "fingerprint_differs": (
        "No policy in the bundle has the fingerprint that you gave. The keys are not those that you trust.",
        "هیچ برگهٔ اعتمادی در بسته این اثر انگشت را ندارد. کلیدها آن‌هایی نیستند که شما به آن‌ها اعتماد دارید.",
    ),
    "languages_differ": (
        "The languages of the text are not those that were frozen.",
        "زبان‌های متن همان‌هایی نیستند که قفل شده‌اند.",
    ),
    "text_differs": (
        "The text ({language}) is not the one that was frozen: at least one letter differs.",
        "متن ({language}) همان متن قفل‌شده نیست: دست‌کم یک حرف فرق دارد.",
    ),
    "text_not_plain": (
        "The text ({language}) holds hidden characters that could show something else than what was signed.",
        "در متن ({language}) نویسه‌های پنهانی هست که می‌توانند چیزی جز متن امضاشده نشان دهند.",
    ),
    "checkpoint_not_signed": (
        "The state of the record is not signed by the record's key that you trust.",
        "وضعیت دفتر ثبت با کلیدی که شما به آن اعتماد دارید امضا نشده است.",
    ),
    "host_not_approved": (
        "The record goes on under another key of its host. Of the members whom your policy knows, {found} have approved that by their keys; "
        "{needed} are needed. Ask a member for the newest fingerprint.",
        "دفتر ثبت با کلید دیگری از میزبان ادامه یافته است. از اعضایی که برگهٔ اعتماد شما می‌شناسد {found} عضو با کلید خود این را پذیرفته‌اند و "
        "{needed} عضو لازم است. تازه‌ترین اثر انگشت را از یکی از اعضا بپرسید.",
    ),
    "approval_false": (
        "The entry by which {organisation} approves that the record goes on does not hold ({cause}).",
        "مدخلی که با آن {organisation} ادامهٔ دفتر ثبت را پذیرفته درست نیست ({cause}).",
    ),
    "bad_resumption": (
        "The entry that says how the record goes on does not stand where it says that it stands.",
        "مدخلی که می‌گوید دفتر ثبت چگونه ادامه می‌یابد در جایی که خود می‌گوید نیست.",
    ),
    "checkpoint_has_more": (
        "The state of the record carries lines that your policy does not know.",
        "وضعیت دفتر ثبت سطرهایی دارد که برگهٔ اعتماد شما نمی‌شناسد.",
    ),
    "not_witnessed": (
        "Too few witnesses have seen this state of the record: {found} did, and {needed} are needed.",
        "گواهان کافی این وضعیت دفتر ثبت را ندیده‌اند: {found} گواه دیده‌اند و {needed} گواه لازم است.",
    ),
    "freeze_missing": (
        "The bundle must hold exactly one entry that freezes the text.",
        "بسته باید درست یک مدخل قفل‌کردن متن داشته باشد.",
    ),
    "publication_missing": (
        "The bundle must hold exactly one entry that publishes the statement.",
        "بسته باید درست یک مدخل انتشار بیانیه داشته باشد.",
    ),
    "entry_not_expected": (
        "The bundle holds an entry that does not belong to this statement.",
        "در بسته مدخلی هست که به این بیانیه مربوط نیست.",
    ),
    "entry_not_in_record": (
        "Entry {entry} does not stand in the record.",
        "مدخل {entry} در دفتر ثبت نیست.",
    ),
    "publication_of_another": (
        "The publication entry is about another text, version or roster than the frozen one.",
        "مدخل انتشار دربارهٔ متن، نسخه یا فهرست کلیدهای دیگری است.",
    ),
    "rule_not_in_policy": (
        "Your policy does not allow a text of the kind “{kind}” to be published under the rule “{rule}”.",
        "برگهٔ اعتماد شما انتشار متنی از گونهٔ «{kind}» را با قاعدهٔ «{rule}» روا نمی‌داند.",
    ),
    "name_differs": (
        "The bundle calls {organisation} by another name than your policy does.",
        "بسته {organisation} را به نامی جز نامِ برگهٔ اعتماد شما می‌خواند.",
    ),
    "roster_differs": (
        "The roster of keys is not the one that was frozen with the text.",
        "فهرست کلیدها همانی نیست که با متن قفل شده است.",
    ),
    "roster_not_used": (
        "The bundle holds a roster of keys that nobody signed.",
        "در بسته فهرست کلیدی هست که هیچ نهادی امضا نکرده است.",
    ),
    "key_entry_false": (
        "An entry that changes a key of {organisation} does not carry the signatures that it must.",
        "مدخلی که کلید {organisation} را تغییر می‌دهد امضاهای لازم را ندارد.",
    ),
    "key_not_in_force": (
        "The key that signed for {organisation} was not in force then: it was revoked, or not yet enrolled.",
        "کلیدی که برای {organisation} امضا کرده آن زمان معتبر نبوده است: باطل شده یا هنوز ثبت نشده بود.",
    ),
    "unknown_key": (
        "The signature for {organisation} was made with a key that your policy does not know.",
        "امضای {organisation} با کلیدی است که برگهٔ اعتماد شما نمی‌شناسد.",
    ),
    "key_not_in_roster": (
        "The key that signed for {organisation} is not in the roster that goes with the text.",
        "کلیدی که برای {organisation} امضا کرده در فهرست کلیدهای این متن نیست.",
    ),
    "below_level": (
        "{organisation} is named without a signature, where a signature that can be verified is required.",
        "{organisation} بی‌امضا نام برده شده، در حالی که امضایی که بشود بررسی کرد لازم است.",
    ),
    "only_by_passkey": (
        "{organisation} signed with a passkey, where a signature with its key file is required.",
        "{organisation} با کلید ورود امضا کرده، در حالی که امضا با فایل کلید لازم است.",
    ),
    "passkey_not_vouched": (
        "{organisation} has or had a key, and none vouched for the passkey that signed: only the host says whose it is.",
        "{organisation} کلید دارد یا داشته و هیچ کلیدش کلید ورودی را که امضا کرده گواهی نکرده است: تنها میزبان می‌گوید که از آنِ کیست.",
    ),
    "unknown_signatory": (
        "{organisation} is not a member by your policy. If it joined since, take the newer policy.",
        "{organisation} در برگهٔ اعتماد شما عضو نیست. اگر تازه پیوسته است، برگهٔ تازه‌تر را بگیرید.",
    ),
    "consent_to_another": (
        "What {organisation} signed is another text, version or kind.",
        "آنچه {organisation} امضا کرده متن، نسخه یا گونهٔ دیگری است.",
    ),
    "consent_to_another_roster": (
        "What {organisation} signed goes with another roster of keys.",
        "آنچه {organisation} امضا کرده با فهرست کلیدهای دیگری است.",
    ),
    "not_in_roster": (
        "{organisation} is not in the roster that goes with the text.",
        "{organisation} در فهرست کلیدهای این متن نیست.",
    ),
    "signature_false": (
        "The signature of {organisation} does not hold for this text, version, roster and record ({cause}).",
        "امضای {organisation} برای این متن، نسخه، فهرست کلیدها و دفتر ثبت درست نیست ({cause}).",
    ),
    "consent_before_freeze": (
        "The signature of {organisation} stands before the freezing of the text.",
        "امضای {organisation} پیش از قفل‌شدن متن ثبت شده است.",
    ),
    "not_a_signature": (
        "{organisation} declined to sign, and yet stands among the signatories.",
        "{organisation} از امضا خودداری کرده و با این حال میان امضاکنندگان آمده است.",
    ),
    "signed_twice": (
        "The bundle holds two signatures of {organisation}.",
        "در بسته دو امضا از {organisation} هست.",
    ),
    "withdrawn_before_publication": (
        "{organisation} withdrew its signature before publication.",
        "{organisation} امضای خود را پیش از انتشار پس گرفته است.",
    ),
    "withdrawal_of_nothing": (
        "A withdrawal by {organisation} does not belong to any signature of it here.",
        "پس‌گرفتن امضای {organisation} به هیچ امضایی از آن در اینجا مربوط نیست.",
    ),
    "signatories_differ": (
        "The signatures are not exactly those that the publication names: see {organisation}.",
        "امضاها درست همان‌هایی نیستند که مدخل انتشار نام می‌برد: {organisation} را ببینید.",
    ),
    "too_few_signatories": (
        "The rule asks for {needed} signatures; there are {found}.",
        "قاعده {needed} امضا می‌خواهد و {found} امضا هست.",
    ),
    "members_differ": (
        "Those who were asked to sign are not the members by your policy: see {organisation}. "
        "If members changed since, take the newer policy.",
        "نهادهایی که از آن‌ها امضا خواسته شده همان اعضای برگهٔ اعتماد شما نیستند: {organisation} را ببینید. "
        "اگر اعضا تغییر کرده‌اند، برگهٔ تازه‌تر را بگیرید.",
    ),
    "signature_missing": (
        "The signature of {organisation} is missing; the rule asks for all.",
        "امضای {organisation} نیست و قاعده امضای همه را می‌خواهد.",
    ),
    "note_differs": (
        "A signing note is not the one that was signed.",
        "یک یادداشت امضا همانی نیست که امضا شده است.",
    ),
    "facts_differ": (
        "Where and when the statement was adopted is not what was recorded at publication.",
        "جا و زمان تصویب همانی نیست که هنگام انتشار ثبت شده است.",
    ),
    "seal_broken": (
        "The seal of the record does not fit this bundle: something was left out, added or exchanged.",
        "مُهر دفتر ثبت با این بسته نمی‌خواند: چیزی کم، زیاد یا جابه‌جا شده است.",
    ),
    "signers_unknown": (
        "Everything fits together, but whose keys these are is unknown: "
        "give --fingerprint with the 40 digits from paper, or --policy with your own file.",
        "همه‌چیز با هم می‌خواند، اما معلوم نیست این کلیدها از کیست: "
        "با گزینهٔ fingerprint چهل رقمِ روی کاغذ را بدهید، یا با گزینهٔ policy برگهٔ اعتماد خودتان را.",
    ),
}
# Why an assertion of a passkey does not hold; said after "signature_false" too.
_OF_PASSKEYS: dict[str, tuple[str, str]] = {
    "bad_assertion": (
        "What the passkey signed is damaged.",
        "آنچه با کلید ورود امضا شده آسیب دیده است.",
    ),
    "bad_passkey": (
        "The passkey's public key is not written as it must be.",
        "کلید عمومیِ این کلید ورود آن‌گونه که باید نوشته نشده است.",
    ),
    "passkey_kind_unknown": (
        "The passkey is of a kind that is not taken: only ES256 and EdDSA are.",
        "این کلید ورود از گونه‌ای است که پذیرفته نمی‌شود؛ تنها ES256 و EdDSA پذیرفته‌اند.",
    ),
    "passkey_not_acceptable": (
        "The passkey's public key is not a point of its curve, or one by which anything could be signed.",
        "کلید عمومیِ این کلید ورود نقطه‌ای از خم خود نیست، یا با آن هر چیزی را می‌شود امضاشده جلوه داد.",
    ),
    "bad_client_data": (
        "What the browser signed is damaged, or says one thing twice.",
        "آنچه مرورگر امضا کرده آسیب دیده است، یا یک چیز را دو بار می‌گوید.",
    ),
    "wrong_ceremony": (
        "The passkey was asked for something else than to sign.",
        "از کلید ورود چیزی جز امضا خواسته شده است.",
    ),
    "wrong_challenge": (
        "What the passkey signed is another document.",
        "آنچه با کلید ورود امضا شده سند دیگری است.",
    ),
    "wrong_site": (
        "The passkey signed on another site than the one that the policy names.",
        "کلید ورود در وب‌گاهی جز آنچه برگهٔ اعتماد نام می‌برد امضا کرده است.",
    ),
    "inside_another_site": (
        "The passkey signed on a page that lay inside another site's page.",
        "کلید ورود در صفحه‌ای امضا کرده که درون صفحهٔ وب‌گاه دیگری بوده است.",
    ),
    "bad_authenticator_data": (
        "What the device of the passkey signed is not as it must be.",
        "آنچه دستگاه کلید ورود امضا کرده آن‌گونه که باید نیست.",
    ),
    "wrong_rp": (
        "The passkey belongs to another site.",
        "این کلید ورود از آنِ وب‌گاه دیگری است.",
    ),
    "person_not_present": (
        "Nobody touched the device of the passkey.",
        "کسی دستگاه کلید ورود را لمس نکرده است.",
    ),
    "person_not_verified": (
        "The device of the passkey did not check whose hand held it, by finger, face or number.",
        "دستگاه کلید ورود با انگشت، چهره یا رمز نسنجیده که در دست کیست.",
    ),
    "passkey_signature_false": (
        "The passkey's signature is false.",
        "امضای کلید ورود نادرست است.",
    ),
}
_PERSIAN_DIGITS = str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹")


def persian_digits(text: str) -> str:
    """The text with Persian digits."""
    return text.translate(_PERSIAN_DIGITS)


def reasons() -> list[str]:
    """The reason words that have sentences."""
    return sorted({**_SENTENCES, **_OF_PASSKEYS})


def sentence(reason: str, data: Mapping[str, str], language: str) -> str:
    """The sentence for a reason, in "fa" or "en". Organisations are called by name where the reader's policy does.

    Where the cause is that a passkey's assertion does not hold, its sentence follows.
    """
    values = dict(data)
    named = values.get(f"name {language}") or next((v for k, v in values.items() if k.startswith("name ")), None)
    if named:
        values["organisation"] = f"«{named}»" if language == "fa" else f"“{named}”"
    if language == "fa":
        values = {k: persian_digits(v) if v.isdigit() else v for k, v in values.items()}
    said = [_SENTENCES.get(reason) or _OF_PASSKEYS[reason]]
    if reason == "signature_false" and data["cause"] in _OF_PASSKEYS:
        said.append(_OF_PASSKEYS[data["cause"]])
    return " ".join(pair[language == "fa"] for pair in said).format(**values)

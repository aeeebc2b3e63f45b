"""What these commands say, in both languages, without Django: where something is restored there is no installation yet."""

import os

SENTENCES = {
    "updated": (
        "Up to date: {before} → {now}; all of it was checked. The backup of before is {name}.",
        "به‌روز شد: {before} ← {now}؛ همه بررسی شد. پشتیبان پیش از آن {name} است.",
    ),
    "update_failed": (
        "The check failed after the update: {why} The database is as it was before. Serve the former version; the backup is {name}.",
        "بررسی پس از به‌روزرسانی درست درنیامد: {why} پایگاه داده همان است که پیش‌تر بود. نسخهٔ پیشین را به کار اندازید؛ پشتیبان {name} است.",
    ),
    "written_meanwhile": (
        "The check failed after the update, and something was entered in the record meanwhile, so nothing was put back: stop what serves, "
        "and restore the backup beside the newest letter.",
        "بررسی پس از به‌روزرسانی درست درنیامد و در این میان چیزی در دفتر ثبت شد، "
        "پس چیزی بازگردانده نشد: آنچه را در کار است بایستانید و پشتیبان را کنار تازه‌ترین نامه بازگردانید.",
    ),
    "not_put_back": (
        "The check failed after the update: {why} And the database could not be put back: {disk}. Nothing is lost: make room or change the "
        "disk, then restore {name} into a new directory.",
        "بررسی پس از به‌روزرسانی درست درنیامد: {why} پایگاه داده را هم نشد به جای خود برگرداند: {disk}. چیزی از دست نرفته است: جا باز کنید یا دیسک را "
        "عوض کنید و سپس {name} را در پوشهٔ تازه‌ای بازگردانید.",
    ),
    "no_link": (
        "{what} is no link. --current names a link that leads to the folder of the version in use.",
        "{what} پیوند نیست. ‎--current پیوندی را نام می‌برد که به پوشهٔ نسخهٔ در کار می‌رسد.",
    ),
    "cannot_turn": (
        "All is up to date and checked, but the link {what} cannot be turned: {why}. Turn it yourself, then serve this version.",
        "همه چیز به‌روز و بررسی شد، ولی پیوند {what} را نمی‌توان برگرداند: {why}. خودتان آن را برگردانید و سپس این نسخه را به کار اندازید.",
    ),
    "few_recipients": (
        "A backup is sealed for at least two recipients, so that one lost key loses nothing. Give --to twice, "
        "or name them in HAMGAM_BACKUP_TO with commas between.",
        "پشتیبان دست‌کم برای دو گیرنده مهر می‌شود تا گم‌شدن یک کلید چیزی را از میان نبرد. ‎--to را دو بار بدهید، "
        "یا گیرنده‌ها را با ویرگول لاتین در HAMGAM_BACKUP_TO بنویسید.",
    ),
    "bad_recipient": (
        "“{what}” is no recipient of age. One begins with age1 or ssh-ed25519; age-keygen prints it as “public key”.",
        "«{what}» گیرندهٔ age نیست. گیرنده با age1 یا ssh-ed25519 آغاز می‌شود و age-keygen آن را با نام public key چاپ می‌کند.",
    ),
    "bad_keep": (
        "--keep wants three numbers, for days, weeks and months, the first at least 1: for example 7,4,6.",
        "‎--keep سه عدد می‌خواهد، برای روزها و هفته‌ها و ماه‌ها، و نخستین دست‌کم ۱ است: برای نمونه 7,4,6.",
    ),
    "no_database": (
        "There is no database at {what}, and nothing was backed up.",
        "در {what} پایگاه داده‌ای نیست و پشتیبانی گرفته نشد.",
    ),
    "no_record": (
        "This database holds no record: “hamgam new” begins it. Nothing was done.",
        "این پایگاه داده دفتر ثبت ندارد؛ «hamgam new» آن را می‌سازد. کاری انجام نشد.",
    ),
    "damaged": (
        "The database is damaged: {what}",
        "پایگاه داده آسیب دیده است: {what}",
    ),
    "root_differs": (
        "The leaves of the record do not give the root that its last checkpoint signs. “hamgam check” says what was "
        "changed. Nothing was done.",
        "برگ‌های دفتر به ریشه‌ای که در آخرین نشانهٔ امضاشدهٔ دفتر آمده نمی‌رسند. «hamgam check» می‌گوید چه عوض شده است. کاری انجام نشد.",
    ),
    "no_log_key": (
        "The key of the record’s log is not at {what}; without it a restored installation could not go on. Nothing was done.",
        "کلید دفتر در {what} نیست؛ دفتری که بی آن بازگردانده شود نمی‌تواند ادامه یابد. کاری انجام نشد.",
    ),
    "other_log_key": (
        "The key of the log is another one than the record names in its first entry. Nothing was done.",
        "کلید دفتر آن کلیدی نیست که نخستین مدخل دفتر نام برده است. کاری انجام نشد.",
    ),
    "cannot_write": (
        "{what} cannot be written: {why}. Backups made before are untouched.",
        "نوشتن در {what} ممکن نیست: {why}. پشتیبان‌های پیشین دست نخورده‌اند.",
    ),
    "cannot_clear": (
        "The backup is made, but older ones in {what} could not be removed: {why}.",
        "پشتیبان گرفته شد، ولی پشتیبان‌های کهنهٔ {what} برداشته نشدند: {why}.",
    ),
    "cannot_read": ("{what} cannot be read: {why}.", "{what} خوانده نمی‌شود: {why}."),
    "no_identity": (
        "{what} holds no identity of age: a line that begins with AGE-SECRET-KEY-1, or a private SSH key.",
        "{what} کلید age ندارد: سطری که با AGE-SECRET-KEY-1 آغاز می‌شود، یا کلید خصوصی SSH.",
    ),
    "cannot_open": (
        "{what} cannot be opened: it is sealed for other keys than this one, or it is not whole.",
        "{what} باز نمی‌شود: یا برای کلیدهای دیگری مهر شده است، یا سالم نیست.",
    ),
    "not_a_backup": (
        "What was sealed in {what} is no backup of Hamgam, or one of a newer version.",
        "آنچه در {what} مهر شده پشتیبان هم‌گام نیست، یا از نسخهٔ تازه‌تری است.",
    ),
    "not_as_made": (
        "The backup is not as it was made: {what} differs from its manifest.",
        "پشتیبان آن گونه که ساخته شده نیست: {what} با فهرست درون آن نمی‌خواند.",
    ),
    "newer_program": (
        "The backup is of a newer program ({program}, {step}) than this one: install that version, then restore.",
        "پشتیبان از نسخهٔ تازه‌تری است ({program}، {step}): نخست آن نسخه را نصب کنید و سپس بازگردانید.",
    ),
    "taken_folder": (
        "{what} is not empty. Restoring never writes over anything: choose a new directory.",
        "{what} خالی نیست. بازگردانی هرگز روی چیزی نمی‌نویسد: پوشهٔ تازه‌ای برگزینید.",
    ),
    "taken_database": (
        "That database holds tables already. Restoring never writes over anything: make an empty database.",
        "آن پایگاه داده از پیش جدول دارد. بازگردانی هرگز روی چیزی نمی‌نویسد: پایگاه خالی بسازید.",
    ),
    "needs_url": (
        "This backup is of PostgreSQL: name an empty database by --database postgres://…",
        "این پشتیبان از PostgreSQL است: پایگاه خالی‌ای را با ‎--database postgres://…‎ نام ببرید.",
    ),
    "wants_no_url": (
        "This backup is of SQLite: its database lies in the directory, and --database is not wanted.",
        "این پشتیبان از SQLite است: پایگاه آن در همان پوشه جای می‌گیرد و ‎--database لازم نیست.",
    ),
    "no_connection": ("The database does not answer: {why}", "پایگاه داده پاسخ نمی‌دهد: {why}"),
    "no_program": (
        "{what} is missing. It comes with PostgreSQL’s client programs; HAMGAM_PG_BIN may name their folder.",
        "{what} نیست. این برنامه همراه برنامه‌های مشتری PostgreSQL می‌آید؛ HAMGAM_PG_BIN می‌تواند پوشهٔ آن‌ها را نام ببرد.",
    ),
    "old_program": (
        "{what} is of version {found}, and the server of version {wanted}: take programs at least as new as the server, "
        "and name their folder in HAMGAM_PG_BIN.",
        "نسخهٔ {what} {found} است و نسخهٔ کارساز {wanted}: برنامه‌هایی دست‌کم به تازگی کارساز نصب کنید "
        "و پوشهٔ آن‌ها را در HAMGAM_PG_BIN بنویسید.",
    ),
    "program_failed": ("{what} did not succeed: {why}", "{what} موفق نشد: {why}"),
    "no_checkpoint": (
        "{what} holds no checkpoint of a record: three lines, the name of the record, its size and its root.",
        "در {what} نشانهٔ دفتر نیست: سه سطر، نام دفتر، شمار مدخل‌ها و ریشهٔ آن.",
    ),
    "other_record": (
        "The letter speaks of the record {found}, and the backup is of {wanted}. Nothing was restored.",
        "نامه از دفتر {found} می‌گوید و پشتیبان از دفتر {wanted} است. چیزی بازگردانده نشد.",
    ),
    "stale": (
        "This backup is older than the letter: its record has {size} entries, the letter’s {later}; {gap} are missing. "
        "Nothing was restored, since going on from here would begin a second history, and every member could see it. What is "
        "needed: a newer backup; or the missing entries from a member who mirrors the record, given as --mirror; or, where nobody "
        "has them, --new-epoch: then the record says openly what is lost, and nothing is entered before the members agree.",
        "این پشتیبان از نامه کهنه‌تر است: دفتر آن {size} مدخل دارد و دفتر نامه {later}؛ {gap} مدخل کم است. "
        "چیزی بازگردانده نشد، زیرا با ادامه از اینجا دفتر دومی آغاز می‌شود که با نامه‌های اعضا نمی‌خواند. آنچه لازم است: پشتیبانی تازه‌تر؛ "
        "یا مدخل‌های گم‌شده از عضوی که رونوشت دفتر را نگه می‌دارد، با ‎--mirror؛ یا اگر هیچ‌کس آن‌ها را ندارد، ‎--new-epoch: آن‌گاه دفتر آشکارا "
        "می‌گوید چه از دست رفته است، و تا اعضا نپذیرند چیزی در آن نوشته نمی‌شود.",
    ),
    "older_tables": (
        "This backup was made by a version that cannot note how the record goes on. Restore it without --mirror and "
        "--new-epoch, run “hamgam migrate” on it, back it up, and begin again with that backup. Nothing was restored.",
        "این پشتیبان با نسخه‌ای ساخته شده که نمی‌تواند بنویسد دفتر چگونه ادامه می‌یابد. آن را بی ‎--mirror و ‎--new-epoch بازگردانید، "
        "«hamgam migrate» را بر آن اجرا کنید، پشتیبان بگیرید و با آن از سر آغاز کنید. چیزی بازگردانده نشد.",
    ),
    "not_a_copy": (
        "{what} is no copy of a record from its first entry on. “hamgam-witness copy” writes one. Nothing was restored.",
        "{what} رونوشت دفتر از نخستین مدخل آن نیست. «hamgam-witness copy» رونوشت را می‌نویسد. چیزی بازگردانده نشد.",
    ),
    "copy_not_signed": (
        "{what}: the record’s key has not signed this copy, or the copy was changed. Take one from another member. Nothing was restored.",
        "{what}: کلید دفتر این رونوشت را امضا نکرده، یا رونوشت را عوض کرده‌اند. از عضو دیگری بگیرید. چیزی بازگردانده نشد.",
    ),
    "came_from_copy": (
        "{count} entries came from the copy, as entries alone: what they did to texts, seats and signatures is not here. The record says so in entry {entry}.",
        "{count} مدخل از رونوشت آمد، تنها خود مدخل‌ها: آنچه بر متن‌ها و نقش‌ها و امضاها کرده‌اند اینجا نیست. دفتر این را در مدخل {entry} می‌گوید.",
    ),
    "entries_lost": (
        "{count} entries are lost. The record says so in entry {entry}.",
        "{count} مدخل از دست رفته است. دفتر این را در مدخل {entry} می‌گوید.",
    ),
    "members_are_asked": (
        "From here on another key signs the record. Nothing else is entered before more than half of the members have agreed, on the page "
        "/fa/w/resumption/. Tell them this key by telephone, so that each can compare it:",
        "از اینجا کلید دیگری دفتر را امضا می‌کند. تا بیش از نیمی از اعضا در صفحهٔ ‎/fa/w/resumption/ نپذیرند چیز دیگری نوشته نمی‌شود. "
        "این کلید را تلفنی به آن‌ها بگویید تا هر یک بسنجد:",
    ),
    "other_history": (
        "This backup is of another history: its first {size} entries do not give the root in the letter. Nothing was "
        "restored. Either the letter was not sent by this record, or one of the two was changed: ask a member who mirrors the record.",
        "این پشتیبان از دفتر دیگری است: {size} مدخل نخست آن به ریشهٔ نامه نمی‌رسد. چیزی بازگردانده نشد. "
        "یا نامه از این دفتر نیامده است یا یکی از این دو را عوض کرده‌اند: از عضوی بپرسید که رونوشت دفتر را نگه می‌دارد.",
    ),
    "no_memory_folder": (
        "There is no folder in memory here (/dev/shm), and a drill writes nothing readable to a disk. Drill on another machine.",
        "اینجا پوشه‌ای در حافظه نیست (‎/dev/shm) و تمرین چیزی خواندنی بر دیسک نمی‌نویسد. روی دستگاه دیگری تمرین کنید.",
    ),
    "no_scratch": (
        "A drill needs an empty database that it may make and drop, and could not make one: {why}",
        "تمرین پایگاه خالی‌ای می‌خواهد که خودش بسازد و بردارد، و نتوانست بسازد: {why}",
    ),
    "drill_found": (
        "The drill of {name} failed: what was restored is not as the record says. {why}",
        "تمرین {name} ناموفق بود: آنچه بازگردانده شد با دفتر ثبت نمی‌خواند. {why}",
    ),
    "bad_day": (
        "“{what}” is no day up to today; write it as 2026-11-28.",
        "«{what}» روزی تا امروز نیست؛ آن را چون 2026-11-28 بنویسید.",
    ),
    "drill_words": (
        "Give a backup with --identity, or --held with the day of a drill that was held elsewhere.",
        "پشتیبانی را با ‎--identity بدهید، یا با ‎--held روز تمرینی را که جای دیگر برگزار شده است.",
    ),
    "made": (
        "{name}: {bytes} bytes, sealed for {recipients} recipients; the record has {size} entries.",
        "{name}: {bytes} بایت، مهرشده برای {recipients} گیرنده؛ دفتر ثبت {size} مدخل دارد.",
    ),
    "removed": ("Removed by --keep: {what}.", "با ‎--keep برداشته شد: {what}."),
    "restored": (
        "Restored into {what}: the backup of {day}, {size} entries, root and signature as they should be.",
        "در {what} بازگردانده شد: پشتیبان {day}، {size} مدخل، ریشه و امضای دفتر درست است.",
    ),
    "since_held": (
        "It goes on from the letter: the first {size} entries give the letter’s root.",
        "با نامه می‌خواند: {size} مدخل نخست به ریشهٔ نامه می‌رسد.",
    ),
    "compare": (
        "Not compared with any letter. Compare these three lines with the newest letter of a member before you serve:",
        "با هیچ نامه‌ای سنجیده نشد. پیش از راه‌اندازی، این سه سطر را با تازه‌ترین نامهٔ یکی از اعضا بسنجید:",
    ),
    "serve_now": (
        "Serve it with HAMGAM_VAR={what}{url}, without HAMGAM_SECRET and HAMGAM_LOG_KEY_FILE or with these files’ contents.",
        "آن را با HAMGAM_VAR={what}{url} راه بیندازید، بی HAMGAM_SECRET و HAMGAM_LOG_KEY_FILE یا با محتوای همین فایل‌ها.",
    ),
    "drilled": (
        "Drill held: {name} of {day} restores; {size} entries, root as signed, {rows} rows in {tables} tables, all as the record says.",
        "تمرین برگزار شد: {name} از {day} بازمی‌گردد؛ {size} مدخل، ریشه همان که امضا شده، {rows} ردیف در {tables} جدول، همه چنان که دفتر ثبت می‌گوید.",
    ),
    "exported": (
        "Exported into {what}: {files} files. Their sums: sha256sum -c sha256sums.txt.",
        "در {what} {files} فایل نوشته شد. سنجش: sha256sum -c sha256sums.txt",
    ),
    "noted": ("Noted: the last drill was held on {day}.", "یادداشت شد: آخرین تمرین در {day} برگزار شد."),
    "never_drilled": (
        "No backup was ever restored as a drill; until one was, nobody knows whether it works: hamgam drill.",
        "هنوز هیچ پشتیبانی برای تمرین بازگردانده نشده است؛ تا آن زمان کسی نمی‌داند کار می‌کند یا نه: hamgam drill.",
    ),
    "drill_due": (
        "The last drill was {days} days ago; restore a backup as a drill every month: hamgam drill.",
        "آخرین تمرین {days} روز پیش بود؛ هر ماه پشتیبانی را برای تمرین بازگردانید: hamgam drill.",
    ),
}


class Stopped(Exception):
    """Why a command cannot go on: a code, and what its sentence is filled with."""

    def __init__(self, code: str, **values: object) -> None:
        super().__init__(code)
        self.code, self.values = code, values


def said(code: str, **values: object) -> str:
    """The sentence in the language of the terminal. Names, numbers and days stay as files and letters write them."""
    english, persian = SENTENCES[code]
    return (persian if of_terminal() == "fa" else english).format(**values)


def of_terminal() -> str:
    """Persian in a Persian terminal, else English: few terminals can set right-to-left lines."""
    spoken = os.environ.get("LC_ALL") or os.environ.get("LC_MESSAGES") or os.environ.get("LANG") or ""
    return "fa" if spoken.startswith("fa") else "en"

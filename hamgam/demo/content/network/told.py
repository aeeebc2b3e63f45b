"""Three accounts of the third assembly, which disagree. `{…}` stands for days and months as they fall. All invented."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Told:
    """An account: by whom, in which language, in whose name (person, organisation or pseudonym), under which name."""

    by: str
    language: str
    signed: str
    name: str
    title: str
    words: str


ACCOUNTS = (
    Told(
        "bandargah", "fa", "organisation", "", "سه روز در بندر",
        "نشست روز {first} با خوشامد شورای ما آغاز شد. در روز نخست ۸۳ نفر از ۱۴ نهاد حاضر بودند. نشست سه روز طول کشید.\n\n"
        "هفده کاغذ در یک دفترچه آمده بود و سه کاغذ در همان نشست رسید. ظهر روز دوم همه به تجمع دروازهٔ بندر رفتیم.\n\n"
        "چهار کارگروه تشکیل شد: ساختار، بستر مشترک، کارهای پیش رو و نام. هشت گروه پایدار پیشنهاد شد.",
    ),
    Told(
        "shahrak", "fa", "pseudonym", "کوچهٔ آخر", "آنچه من دیدم",
        "نشست روز {first_wrong} آغاز شد. در روز نخست ۷۴ نفر از ۱۳ نهاد حاضر بودند.\n\n"
        "سه کارگروه تشکیل شد؛ کارگروه نام را کسی جدی نگرفت. بحث دربارهٔ آیندهٔ رود تند شد و گردانندگان آن را کنار گذاشتند. به گمان من "
        "باید می‌گذاشتند ادامه یابد.\n\n"
        "نامهٔ ما همان شب به کارخانه رفت و این برای ما از هر تصمیمی بیشتر بود.",
    ),
    Told(
        "larchmouth", "fa", "person", "دُرنا", "از آن سوی خط",
        "از راه دور دنبال کردیم. نشست دو روز طول کشید، جمعه و شنبه؛ یکشنبه را تنها جمع‌بندی می‌دانیم. در روز نخست ۹۰ نفر از ۱۴ نهاد "
        "حاضر بودند.\n\n"
        "چهار کارگروه تشکیل شد. خط در ساعت‌های شب بارها برید و از دور سخن نخست را نشنیدیم.",
    ),
)  # fmt: skip

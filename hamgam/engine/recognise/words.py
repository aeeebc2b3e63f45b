"""Words by which the parts of a paper are known, in Persian, English and German."""

import re

from hamgam.engine.dates import words as date_words

MONTH = "|".join(sorted(map(re.escape, date_words.MONTHS), key=len, reverse=True))
PERSIAN_ALPHABET = ["الف", *"بپتثجچحخدذرزژسشصضطظعغفقکگلمنوهی"]
ABJAD = ["الف", *"بجدهوزحطیکلمن"]

ORGANISATION = re.compile(
    r"(?<!\w)(?:(?:انجمن|کانون|تشکل|نهاد|سازمان|گروه|حزب|اتحادی[هۀ]|کمیت[هۀ]|نیرو|واحد|فعال|کنشگر)[\s\u200c]?های|دفتر|ستاد|هسته"
    r"|تشکیلات|هیأت|روابط عمومی|تلویزیون|فرهنگسرا|آکادمی|واحد|شاخ[هۀ]|فعالین|فراکسیون|بلوک"
    r"|انجمن|کانون|شورای?|سندیکای|ندای|بازنشستگان|پرستاران|آموزگاران|فرهنگیان|حامیان|هواداران|خانواده[\s\u200c]?های|کمیت[هۀ]|سازمان|حزب|اتحاد|شبک[هۀ]|جمعیت|سندیکا|اتحادی[هۀ]|گروه|نهاد|کارزار|جنبش|فدراسیون|هیئت"
    r"|هیات|دبیرخان[هۀ]|کلکتیو|بنیاد|مرکز|کمیسیون|کارگروه|خان[هۀ]|جبه[هۀ]|ائتلاف|هم[\s\u200c]?پیمانی|کنفدراسیون|تشکل|کمپین|همایش|مجمع|مادران|حلق[هۀ]"
    r"|صدای|بنیان|کارگاه|انستیتو|پیکار|راه|زنان|دانشجویان|معلمان|جوانان|کارگران|رفیقان|دوستداران|یاران|همبستگی|جامع[هۀ]|خانواد[هۀ]|نشریه|رادیو|پویش|هماهنگی|اتاق|کمون|فعالان|کنشگران|رابطان"
    r"|نقابة|اتحاد|جمعية|لجنة|منظمة|شبكة|رابطة|تنسيقية|هيئة|مركز"
    r"|associations?|committees?|councils?|networks?|unions?|societ(?:y|ies)|collectives?|federations?|coalitions?|alliances?|groups?"
    r"|part(?:y|ies)|movements?|campaigns?|centre|center|forum|initiative|foundation|secretariat|friends|workers|women|coordination|board|secretary"
    r"|verein|komitee|rat|bündnis|netzwerk|gruppe|verband|gewerkschaft|initiativ\w*|partei|bund|\w+verein|\w+verband|\w+rat|\w+gruppe|\w+freunde|freundeskreis|frauen\w*)(?!\w)"
    , re.IGNORECASE,
)  # fmt: skip

SIGNING = re.compile(
    r"^(?:(?:اسامی|نام|فهرست|لیست|نام‌های|نهادهای|سازمان‌های|تشکل‌های|گروه‌های|انجمن‌های|احزاب|اعضای|با|و)?[\s\u200c]*)?"
    r"(?:.{0,60}?)(?<!\w)امضا(?:ء|ها|های?|ی|کننده|\u200cکننده|\u200cها)?(?!\w)|امضا[\s\u200c]*کنند|"
    r"^(?:الموقع(?:ون|ين)|التوقيعات|التواقيع)"
    r"|^(?:signatories|signatures|signed(?: by)?|signing organi[sz]ations|endorsed by|supported by|undersigned|the undersigned"
    r"|unterzeichne\w*|erstunterzeichne\w*|unterschriften|gezeichnet|unterstützt von)(?!\w)",
    re.IGNORECASE,
)

CALLING = re.compile(
    r"^(?:\S+\s){0,5}\S*(?:فراخوان[\s\u200c]?دهند|دعوت[\s\u200c]?کنند|حمایت[\s\u200c]?کنند|پشتیبانی[\s\u200c]?کنند)(?:ه|گان)(?:\s\S+){0,5}$"
    r"|^(?:called by|calling organi[sz]ations|es rufen auf|aufrufende(?: \w+)?|erstaufrufende)$",
    re.IGNORECASE,
)
HEADING_WORDS = re.compile(
    r"^(?:مقدم[هۀ]|پیش[\s\u200c]?گفتار|دیباچ[هۀ]|درآمد|مدخل|سرآغاز|آغاز سخن|خواست[\s\u200c]?ها(?:ی ما|ی فوری)?|مطالبات(?: ما)?|اصول|اهداف"
    r"|جمع[\s\u200c]?بندی|نتیج[هۀ](?:[\s\u200c]?گیری)?|پایان سخن|سخن پایانی|ضمیم[هۀ]|پیوست(?:[\s\u200c]?ها)?|دستور (?:جلسه|کار)|تصمیم[\s\u200c]?ها|مصوبات"
    r"|قرارها|زمینه|پیشین[هۀ]|راهکارها|برنام[هۀ] عمل|گزارش[\s\u200c]?ها|ارزیابی|راه[\s\u200c]?های (?:ارتباط|تماس)(?: با ما)?|(?:تماس|ارتباط) با ما"
    r"|پانوشت(?:[\s\u200c]?ها)?|یادداشت[\s\u200c]?ها|منابع"
    r"|preamble|introduction|background|demands|our demands|principles|aims|conclusions?|appendix(?: \w+)?|annex(?: \w+)?|agenda|decisions"
    r"|notes|footnotes|contacts?|contact us|kontakt|präambel|einleitung|forderungen|unsere forderungen|grundsätze|ziele|schluss|anhang|beschlüsse|tagesordnung)"
    r"\s*[:：]?$",
    re.IGNORECASE,
)
SECTION_WORD = r"فصل|بخش|پیوست|ضمیم[هۀ]|محور|کارگروه|گروه[\s\u200c]کار|کارگاه|پنل|میزگرد|قطع[\s\u200c]?نام[هۀ]|مصوب[هۀ]"
SECTION_WORD += (
    r"|motion|chapter|section|part|working group|workshop|panel|annex|appendix|teil|abschnitt|kapitel|anhang"
)
CLAUSE_WORD = (
    r"ماد[هۀ]|بند|اصل|تبصر[هۀ]|مورد|خواست|مطالب[هۀ]|قرار|تصمیم|پیشنهاد|پرسش|article|art\.|artikel|clause|paragraph|point|punkt|principle|demand"
    r"|resolution|decision|proposal|question|§+|item"
)

KINDS: list[tuple[str, str]] = [
    ("open_letter", r"رسالة مفتوحة|نام[هۀ][\s\u200c]?[ٔی]?[\s\u200c]*(?:ی )?سرگشاد[هۀ]|(?<!\w)نام[هۀ]ٔ? (?:به|جمعی|اعتراضی)|open letter|offener brief|letter to"),
    ("message", r"رسالة|پیام(?!\w)|پیام‌|message|solidarity greeting|gru(?:ß|ss)botschaft|solidaritätsbotschaft|grußwort|تسلیت|شادباش"),
    ("resolution", r"قطع[\s\u200c]?نام[هۀ]|مصوب[هۀ]|مصوبات|resolution|(?<!\w)motion(?!\w)|entschließung|beschluss"),
    ("policy_document", r"سند[\s\u200c]سیاسی|policy (?:document|paper)"),
    ("call", r"فراخوان|(?<!\w)نداء(?!\w)|بانگەواز|دعوت به|دعوت[\s\u200c]?نام[هۀ]|(?<!\w)call(?!\w)|appeal|aufruf|invitation"),
    ("notice", r"اطلاعی[هۀ]|بخشنام[هۀ]|یادآوری(?!\w)|reminder|آگهی|اطلاع[\s\u200c]?رسانی|notice|announcement|bekanntmachung|mitteilung|ankündigung"),
    ("report", r"گزارش|خبرنام[هۀ]|بولتن|گاهنام[هۀ]|newsletter|bulletin|صورت[\s\u200c]?جلس[هۀ]|(?<!\w)report(?!\w)|minutes|bericht|protokoll"),
    ("platform", r"پلا?تفر?و?رم|پلاتفورم|منشور|مرام[\s\u200c]?نام[هۀ]|برنام[هۀ](?:ٔ|[\s\u200c]ی)?[\s\u200c](?:سیاسی|پیشنهادی|حداقل\w*)"
     r"|platform|charter|manifesto|programme|plattform|grundsatzprogramm"),
    ("statement", r"بیانی[هۀ]|(?<!\w)ب[يی]ان(?!\w)"
     r"|بەیان|اعلامی[هۀ]|اظهاری[هۀ]|statement|declaration|communiqu|position paper|erklärung|stellungnahme|موضع[\s\u200c]?گیری"
     r"|اعلام موضع"),
]  # fmt: skip
_GENRE_WORD = (
    r"بیانی[هۀ]|اعلامی[هۀ]|اظهاری[هۀ]|اطلاعی[هۀ]|آگهی|قطع[\s\u200c]?نام[هۀ]|مصوب[هۀ]|فراخوان|دعوت[\s\u200c]?نام[هۀ]|گزارش|صورت[\s\u200c]?جلس[هۀ]"
    r"|پیام|نام[هۀ]|منشور|مرام[\s\u200c]?نام[هۀ]|پلا?تفر?و?رم|پلاتفورم"
    r"|statement|declaration|communiqué|appeal|call (?:to|for) action"
    r"|call|notice|announcement|resolution|report|minutes|message|open letter|platform|charter|manifesto"
    r"|erklärung|stellungnahme|aufruf|bekanntmachung|mitteilung|resolution|entschließung|beschluss|bericht|protokoll|offener brief|plattform"
    r"|grußwort|solidaritätsbotschaft|pressemitteilung"
)
_GENRE_TRAIT = (
    r"مشترک|پایانی|سیاسی|جمعی|مطبوعاتی|رسمی|عمومی|همگانی|سراسری|خبری|فوری|تحلیلی|اعتراضی|تفصیلی|همکاری|ویژه|مهم|تکمیلی|توضیحی|کوتاه|نهایی"
    r"|همبستگی|موجودیت|تأسیس|تاسیس|اعلام موجودیت|پشتیبانی|حمایت|تسلیت|شادباش|سرگشاد[هۀ]|تحلیلی|افشاگرانه|دوم|سوم|چهارم|پنجم|ششم|هفتم|هشتم|نهم|دهم|یکم|اول"
    r"|(?:شمار[هۀ]ٔ?(?:[\s\u200c]ی)?|شمارهٔ|ش\.)\s*\(?\w+\)?|[(]?\d{1,3}[)]?|no\.?\s*\d+|nr\.?\s*\d+"
)
GENRE = re.compile(
    rf"^[«\"“(]*(?:(?:پیش[\s\u200c]?نویس|متن|متن پیشنهادی|طرح|draft|entwurf)\s+)?"
    rf"(?:(?:joint|final|closing|political|press|public|common|open|urgent|short|gemeinsame|politische|öffentliche|a|the)\s+)*"
    rf"(?:{_GENRE_WORD})\u0654?(?:[\s\u200c]?ی)?(?:[\s\u200c\-–:]+(?:{_GENRE_TRAIT}))*[»\"”):.\s]*$",
    re.IGNORECASE,
)
SUBJECT = re.compile(r"^(?:موضوع|دربار[هۀ]|subject|re|betreff)\s*[:：]\s*\S", re.IGNORECASE)
SALUTATION = re.compile(
    r"^(?:رفقا|رفیقان|دوستان|یاران|هم[\s\u200c]?(?:وطنان|میهنان|رزمان|پیمانان|کاران)|کارگران|زنان|مردم|مردمان|جوانان|دانشجویان|خواهران|برادران|آقای|خانم"
    r"|جناب|سرکار|dear|comrades|friends|sisters|brothers|liebe)(?:[\s\u200c]?ی)?(?!\w)"
    r"(?:[^:]*[!،,:]|[^:.]{0,40}(?:گرامی|عزیز|محترم|ارجمند|مبارز|شریف|آزاده"
    r"|ستم[\s\u200c]?دیده|زحمت[\s\u200c]?کش|شرافتمند|آزادی[\s\u200c]?خواه)(?: و \S+)?|\s?[،,!]\s?\S+(?:\s(?:و\s)?\S+)?)$",
    re.IGNORECASE,
)
DAY_HEADING = re.compile(
    r"^(?:روز|نوبت|نشست|جلس[هۀ]ٔ?)\s+(?:اول|نخست|یکم|دوم|سوم|چهارم|پنجم|پایانی)(?!\w)|^(?:first|second|third|fourth) day(?!\w)|^day \w+$",
    re.IGNORECASE,
)
OPENING = re.compile(r"^(?:به|با) نام |^in the name of |^im namen ", re.IGNORECASE)

COURTESY = re.compile(
    r"(?:با (?:احترام|درود|سپاس|مهر|آرزوی|امید|تشکر|تقدیم)|yours (?:faithfully|sincerely|truly)|sincerely|in solidarity|with solidarity"
    r"|(?:with )?(?:kind|warm|best|comradely|fraternal|solidarity) (?:regards|greetings|wishes)|regards|respectfully|cordially"
    r"|mit (?:freundlichen|solidarischen|herzlichen) grüßen)(?!\w).{0,30}$",
    re.IGNORECASE,
)
# The last word of a Persian sentence is its verb; a heading has none.
VERB_END = re.compile(
    r"(?:(?<!\w)(?:است|ایم|هستند|هستیم|نیست|باد|باشد|باشند|باشیم|شود|شوند|شد|شدند|کنیم|کنند|کند|کرد|کردند|کردیم|داریم|دارند|دارد|داشت|داشتند|گردد|گردید"
    r"|گیرد|گرفت|دهیم|دهند|دهد|داد|دادند|رساندند|رسانیدند|نمودند|گردیدند|گرفتند|گذاشتند"
    r"|بود|بودند|رسید|رسیدند|یابد|یافت|خوانیم|خواهیم|خواهند|خواهد|نمود|نماید|نماییم|می‌\S+|نمی‌\S+|می \S+)|(?<=ه)ایم|(?<=ه)اند)$"
)
ENGLISH_VERB = re.compile(
    r"(?<!\w)(?:is|are|was|were|be|been|has|have|had|we|will|must|shall|should|can|demand|demands|call|calls|declare|"
    r"wir|ist|sind|war|waren|hat|haben|wird|werden|muss|müssen|soll|sollen|fordern)(?!\w)",
    re.IGNORECASE,
)
FINAL = ".!?؟؛;…"

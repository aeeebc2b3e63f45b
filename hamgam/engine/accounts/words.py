"""The words by which statements of two accounts are known to be about the same thing, in Persian and English.

Patterns are matched against what `hamgam.engine.dates.words.plain` makes of a text: Latin digits, small letters, one form of
alef, ye and kaf; every sign in its place.
"""

import re

#: Things that accounts count → how they are said after a number, singular in Persian and either in English.
COUNTED = {
    "group": r"کارگروه|گروه کاری|گروه|working groups?|workgroups?|groups?",
    "commission": r"کمیسیون|commissions?",
    "committee": r"کمیته|committees?",
    "organisation": r"نهاد|سازمان|انجمن|تشکل|organi[sz]ations?|associations?",
    "person": r"نفر|تن|شرکت[\s\u200c]*کننده|people|persons?|participants?|attendees|individuals",
    "delegate": r"نماینده|delegates?|representatives?",
    "observer": r"ناظر|observers?",
    "guest": r"میهمان|مهمان|guests?",
    "woman": r"زن|women|woman",
    "man": r"مرد|men|man",
    "speaker": r"سخنران|speakers?",
    "candidate": r"نامزد|candidates?|nominees?",
    "member": r"عضو|members?",
    "country": r"کشور|countr(?:y|ies)",
    "city": r"شهر|cit(?:y|ies)|towns?",
    "decision": r"تصمیم|مصوبه|decisions?",
    "resolution": r"قطعنامه|resolutions?",
    "statement": r"بیانیه|statements?",
    "proposal": r"پیشنهاد|proposals?|motions?",
    "paper": r"سند|papers?|documents?",
    "report": r"گزارش|reports?",
    "item": r"دستور|agenda items?|items?",
    "clause": r"بند|clauses?",
    "round": r"دور|rounds?",
    "session": r"نشست|جلسه|sessions?|meetings?",
    "vote": r"رای|votes?|ballots?",
    "signature": r"امضا|signatures?|signatories",
    "task": r"وظیفه|tasks?",
    "day": r"روز|days?",
    "hour": r"ساعت|hours?",
    "minute": r"دقیقه|minutes?",
    "week": r"هفته|weeks?",
    "month": r"ماه|months?",
    "euro": r"یورو|euros?",
}
#: Of these an assembly has one number: two accounts that count them mean the same ones, unless their words say otherwise.
ALONE = frozenset({"group", "commission", "committee", "country", "city", "decision", "resolution", "item"})

#: What happened → how it is said. Two statements of which both say what happened must share one of these.
ACTS = {
    "present": r"حاضر|حضور|شرکت کرد|شرکت داشت|شرکت کننده|گرد ?ام|امدند|امده بودند|attend|present|took part|take part|participa|came|had come|gathered"
    # What was counted is covered by blanks: "opened with 80 people".
    r"|there were|were (?:there|here)|با شرکت|\bwith (?:\w+ ){0,2} {3,}|(?<![^\W_])با (?:\w+ ){0,2} {3,}",
    "hold": r"برگزار|تشکیل جلسه|\bheld\b|took place|takes place|take place|\bmet\b",
    "form": r"تشکیل|ساخته شد|ساختند|شکل گرفت|ایجاد|تقسیم شد|\bformed?\b|set up|created|divided|split into",
    "report": r"گزارش داد|گزارش خود|گزارش کرد|reported|gave reports?|presented",
    "adopt": r"تصویب|پذیرفت|توافق|adopted|agreed|accepted|approved|\bpassed\b",
    "decide": r"تصمیم گرفت|تصمیم گرفته|گرفته شد|تصمیم\b.{0,20}گرفت|decided|were taken|was taken|took .{0,20}decisions|were made",
    "elect": r"برگزید|انتخاب|elected|\bchose\b|chosen",
    "speak": r"سخن گفت|صحبت کرد|حرف زد|سخن راند|\bspoke\b|took the floor|addressed",
    "sign": r"امضا کرد|امضا شد|signed",
    "last": r"طول کشید|به درازا|ادامه|lasted|went on|ran for|continued",
    "propose": r"پیشنهاد داد|پیشنهاد کرد|پیشنهاد شد|proposed|suggested",
    "publish": r"منتشر|انتشار|publish",
    "put_off": r"به تعویق|موکول|عقب افتاد|postponed|put off|deferred",
    "join": r"پیوست|joined",
    "leave": r"بیرون رفت|ترک کرد|\bleft\b|walked out",
    "pay": r"پرداخت|هزینه|\bpaid\b|\bcosts?\b|spent",
    "collect": r"گرداوری|جمع شد|collected|raised",
    "vote_on": r"رای داد|رای دادند|\bvoted\b",
    "work": r"کار کرد|به کار پرداخت|worked",
}

#: What narrows a statement down → how it is said. Two statements about the same thing share all of these.
NARROWED = {
    "next": r"(?:نشست|مجمع|جلسه|گردهمایی)[\s\u200cیٔ]*(?:بعد|اینده)|بعدی|\bnext\b|following (?:assembly|meeting|session)",
    "previous": r"پیشین|قبلی|گذشته|previous|\blast (?:assembly|meeting|session|time|year|month)",
    "deadline": r"مهلت|حداکثر تا|deadline|no later than|\bdue\b",
    "begin": r"اغاز|شروع|گشایش|گشوده شد|باز شد|\bbeg[aiu]n|\bstart|\bopen(?:ed|ing)",
    "end": r"پایان|خاتمه|بسته شد|تمام شد|\bended\b|\bclosed\b|\bclosing\b|finished|came to an end|at the end",
    "break": r"استراحت|تنفس|ناهار|نهار|\bbreak\b|lunch",
    "for": r"موافق|in favou?r|voted for",
    "against": r"مخالف|نپذیرفت|against|did not accept",
    "abstain": r"ممتنع|abstain|abstention",
    "aside": r"کنار ایستاد|کنار می|stood aside|stand aside",
    "reservation": r"ملاحظه|reservation",
    "remote": r"راه دور|انلاین|برخط|online|remote|from afar|by video",
    "absent": r"غایب|غیبت|نیامد|حاضر نبود|حضور نداشت|شرکت نکرد|absent|did not (?:come|attend|take part)|were missing|was missing",
    "women": r"زنان|women",
    "young": r"جوان|\byoung|youth",
    "guests": r"مهمان|guest",
    "observers": r"ناظر|observer",
    "members_only": r"نهادهای عضو|نهاد عضو|عضوها|member organi[sz]ations|\bmembers\b",
    "day1": r"روز (?:اول|نخست)|first day",
    "day2": r"روز دوم|second day",
    "day3": r"روز سوم|third day|last day|روز اخر|روز پایانی",
    "rally": r"گردهمایی|راهپیمایی|تجمع|تظاهرات|\brally|demonstration|\bmarch(?:ed)?\b",
    "debate": r"بحث|debate",
    "voting": r"رای گیری|انتخابات|\bvoting\b|election|ballot",
    "ceremony": r"یادبود|بزرگداشت|سکوت|commemorat|silence",
    "evening": r"(?<![^\W_])شام(?![^\W_])|کنسرت|موسیقی|dinner|concert|music",
    "each": r"(?<![^\W_])هر (?!دو|سه|چهار)|\beach\b|\bevery\b|\bper\b",
    "about": r"درباره|در مورد|در باره|\babout\b(?! \d)|concerning|regarding",
    "in_group": r"کارگروه|working group|کمیسیون|commission",
    "not": r"(?<![^\W_])ن(?:شد|کرد|داد|گرفت|بود|داشت|رسید)|\bnot\b|\bno\b|n['’]t\b",
    "planned": r"قرار (?:بود|است)|خواهد|خواهند|\bwill\b|\bwould\b|planned|supposed|should have|\bwas to\b",
}
#: Of these it is enough that they stand in the sentence.
OCCASIONS = frozenset({"rally", "ceremony", "evening"})
#: How somebody answered, or that they did not come: who they were stands beside the number itself.
ANSWERS = frozenset({"for", "against", "abstain", "aside", "reservation", "absent"})
#: Of these it says at what moment of the session something was; a day or an hour needs one of them, or the same act.
MOMENTS = frozenset({"next", "deadline", "begin", "end", "break"})

_STOP = frozenset(
    "این ان است بود بودند شد شدند کرد کردند های ها برای دارد داشت داشتند شده کرده بوده که از به با در بر تا نیز هم یک دو سه همه دیگر خود"
    " نشست مجمع جلسه رای vote the and was were that this with from for are have has had his her their its they which who whom there then been"
    " into onto also all our out one two three assembly meeting session".split()
)
_WORD = re.compile(r"[^\W\d_]{3,}")


def _compiled(patterns: dict[str, str]) -> dict[str, re.Pattern[str]]:
    gap = r"[\\s\\u200c]*"
    return {name: re.compile(re.sub(r"(?<=[آ-ی]) \??(?=[آ-ی(])", gap, said)) for name, said in patterns.items()}


_ACTS, _NARROWED = _compiled(ACTS), _compiled(NARROWED)


def acts_in(plain: str) -> frozenset[str]:
    """What happened, as words of ACTS."""
    return frozenset(name for name, said in _ACTS.items() if said.search(plain))


def narrowed_in(plain: str) -> frozenset[str]:
    """What narrows it down, as words of NARROWED."""
    return frozenset(name for name, said in _NARROWED.items() if said.search(plain))


def content_words(plain: str) -> frozenset[str]:
    """The words that are left to compare: no everyday ones and none of the above, without their commonest endings."""
    for said in (*_ACTS.values(), *_NARROWED.values()):
        plain = said.sub(" ", plain)
    found = (_stem(match[0]) for match in _WORD.finditer(plain.replace("\u200c", " ")))
    return frozenset(word for word in found if word not in _STOP and len(word) > 2)


def _stem(word: str) -> str:
    for ending in ("هایی", "های", "ها", "ings", "ing", "ed", "es", "s"):
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return word.removesuffix(ending)
    return word

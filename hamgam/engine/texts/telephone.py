"""A digest as people compare it: eight groups of eight signs, or six words for the telephone.

The words stand for the first 48 bits. They catch mix-ups, for example two versions of one text; they prove nothing
against somebody who searches for a second text with the same words. Machines compare all 256 bits.
"""

import hashlib
import re

from hamgam.engine.texts.snapshot import TextError

_PERSIAN = """
آب آتش آسمان آسیاب آفتاب آهو آینه ابر ابریشم اتاق اردک اسب اسفنج انار انبار انجیر انگشت انگور باد بادام بادبان
باران باغ بالش برف برکه برگ بستر بلبل بلوط بنفشه بهار بیابان پارو پرستو پرنده پروانه پسته پشم پل پلنگ پنبه
پنجره پنیر پیاز پیراهن پیاله تابستان تبر تخته ترازو تمبر تنور توت جاده جارو جزیره جعبه جنگل جوراب جوانه چادر
چای چتر چراغ چرخ چشمه چکش چمن چنار چوب حباب حلقه حوله حیاط خاک خامه خانه خرگوش خرما خروس خورشید خوشه خیار
دارکوب دامنه دانه دروازه دریا درخت دستکش دشت دفتر دکمه دلفین دندان دوچرخه راه رادیو روباه رود روزنامه روغن
ریحان ریسمان ریشه زردآلو زعفران زمستان زمین زنبور زیتون زیره ساحل ساعت سبد سپیدار ستاره سفره سکه سنجاب سنگ
سوزن سیب سیمرغ سینی شاخه شانه شبنم شتر شکر شلغم شمع شن شهر شیر شیشه صابون صبح صدف صندلی صندوق طاووس طبل طلا
طناب طوفان طوطی عسل عقاب عکس عینک غار غنچه غوره فانوس فرش فندق فنجان فیروزه فیل قاب قاشق قالی قایق قفل قلعه
قلم قند قو قوری قهوه کاج کاسه کاغذ کبوتر کتاب کدو کشتی کفش کلاه کلید کمان کوزه کوچه کوه کیف گاو گچ گردو
گردنبند گلابی گندم گنجشک گوزن گوسفند گوشواره گهواره گیلاس لانه لباس لک‌لک لیمو لیوان ماسه مار ماه ماهی مداد
مرغ مروارید مزرعه مس موج مورچه موز مهتاب میخ میدان میز نامه نان نخ نردبان نرگس نسیم نعنا نقره نقشه نمک نهال
نهنگ هدهد هلو هندوانه هویج یاس یلدا آلبالو انجمن بشقاب پتو ترانه تپه جلبک خفاش دیوار زرافه سرو شاهین فلفل کندو
لاله ملخ مخمل ناودان
"""
_ENGLISH = """
acorn anchor apple apron arrow autumn badge bakery balcony bamboo banana barley basket beacon beaver bench
berry bicycle blanket blossom boat bottle branch bread bridge broom bucket butter button cabin cactus camel
candle canoe canyon carpet carrot castle cedar cellar cherry chimney cinema circle clay clock cloud clover
coffee copper coral cotton cradle cricket crystal curtain daisy desert diamond dolphin donkey drum eagle elbow
engine falcon farmer feather fence ferry fiddle finger forest fountain fox garden garlic giraffe ginger
glacier glove goose grape guitar hammer harbour harvest hazel helmet heron honey horse hospital hotel iceberg
island ivory jacket jasmine jigsaw jungle kettle kitchen kitten ladder lagoon lantern lemon leopard letter
library lily lizard lobster lotus magnet mango maple marble market meadow melon mirror monkey moon mountain
museum mushroom mustard napkin necklace needle nutmeg oasis ocean olive onion orange orchard ostrich otter
oyster paddle panther paper parrot peach pebble pelican pencil penguin pepper piano pillow pilot pirate planet
plum pocket pony poplar potato prairie puppet puzzle pyramid quilt rabbit radio rainbow raven ribbon river
robin rocket rope saffron salmon sandal saturn scarf school seagull shadow sheep shell shoulder shovel silver
skeleton snail soap sparrow spider spinach spoon squirrel stable station stone summer sugar sunflower swan
table tailor teapot temple thunder tiger timber tomato tractor train tulip tunnel turtle umbrella valley
velvet village vinegar violin volcano wagon walnut water wheat wheel whistle willow window winter wolf
woodland yard zebra zipper almond cobra dragon emerald flute hedge igloo kangaroo lamp medal nest parsley raft
sailor trumpet vase wasp yogurt
"""
WORDS = {"fa": tuple(_PERSIAN.split()), "en": tuple(_ENGLISH.split())}
"""For each language 256 plain nouns, one for each value of a byte. Their order is part of the meaning: it never changes."""


def fingerprint_groups(digest: str) -> tuple[str, ...]:
    """The 64 signs of a SHA-256 in eight groups of eight. Errors: `TextError` `not_a_digest`."""
    _check(digest)
    return tuple(digest[at : at + 8] for at in range(0, 64, 8))


def telephone_words(digest: str, language: str) -> tuple[str, ...]:
    """Six words for a SHA-256 in hex, in Persian or English; other languages read the English ones.

    Errors: `TextError` `not_a_digest`.
    """
    _check(digest)
    words = WORDS.get(language, WORDS["en"])
    return tuple(words[value] for value in bytes.fromhex(digest[:12]))


def key_in_words(key: str, language: str) -> str:
    """Six words for a key as it is written, to be read aloud."""
    return " ".join(telephone_words(hashlib.sha256(key.encode()).hexdigest(), language))


def _check(digest: str) -> None:
    if not re.fullmatch("[0-9a-f]{64}", digest):
        raise TextError("not_a_digest", digest)

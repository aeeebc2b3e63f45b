"""The alliance's founding text with its seven fields and one list of means, its levels, and what members said looking back."""

from hamgam.demo.content.matters import Matter, Reply
from hamgam.demo.content.shapes import Both

TEXT = Both(
    "ما شش گروه مستقل‌ایم که هر یک در شهر خود با کارگران فصلی کار می‌کنیم. دیدگاه‌های ما یکی نیست و قرار هم نیست یکی شود. در هفت "
    "زمینه‌ای که در پایان این متن می‌آید، خواستهٔ ما یکی است و کنار هم کار می‌کنیم.\n\n"
    "هر گروه همان می‌ماند که هست. نام گروه‌ها همیشه به ترتیب الفبا می‌آید و هیچ گروهی بزرگ‌تر یا کوچک‌تر از دیگری نیست. آنچه در آن "
    "هم‌رأی نیستیم پنهان نمی‌شود: در سمینارهای باز دربارهٔ آن گفت‌وگو می‌کنیم.\n\n"
    "همکاری ما از بیانیه و آیین مشترک آغاز می‌شود. پس از یک سال می‌نشینیم و می‌سنجیم چه کرده‌ایم؛ اگر خوب بود یک گام جلوتر "
    "می‌رویم و اگر نبود همان‌جا که هستیم می‌مانیم. کنشگران منفرد نیز به این کار دعوت‌اند.",
    "We are six independent groups, each working with seasonal workers in its own town. Our views are not the same and need not "
    "become so. In the seven fields that stand at the end of this text we want the same, and work side by side.\n\n"
    "Each group stays what it is. The names of the groups always stand in the order of the alphabet, and none is greater or "
    "smaller than another. What we do not agree on is not hidden: we talk about it in open seminars.\n\n"
    "Our co-operation begins with joint statements and ceremonies. After a year we sit down and weigh what we have done; if it was "
    "good we go one step further, and if not we stay where we are. Single activists are invited to this work as well.",
)
FIELDS = (
    Both("مزد و ساعت کار", "Wages and hours"),
    Both("سرپناه در فصل و پس از آن", "A roof in the season and after it"),
    Both("تندرستی در باغ و سردخانه", "Health in orchards and cold stores"),
    Both("زنان کارگر فصلی", "Women in seasonal work"),
    Both("اجازهٔ اقامت", "Leave to stay"),
    Both("یاد جان‌باختگان کار", "Remembering those who died at work"),
    Both("همبستگی با کارگران در ایران و افغانستان", "Solidarity with workers in Iran and Afghanistan"),
)
MEANS = Both(
    "بیانیهٔ مشترک، کارزار و گردهمایی، آیین یادبود، و سمینار باز.",
    "Joint statements, actions and rallies, ceremonies of remembrance, and open seminars.",
)
FOUNDING = Matter(
    kind="founding_text",
    question=Both("این متن را متن بنیادین هم‌پیمانی بدانیم؟", "Shall this be the founding text of the alliance?"),
    text=Both("هفت زمینه و یک فهرست ابزار، برای همه.", "Seven fields and one list of means, for all."),
    brings="aftab", opened=-365, closes=-344, ends=(-344,),
    status_quo=Both("هنوز متن بنیادینی نداریم.", "There is no founding text yet."),
    details={
        "texts": TEXT.as_dict(),
        "fields": [{"names": name.as_dict(), "means": {}} for name in FIELDS],
        "means": MEANS.as_dict(),
    },
)  # fmt: skip

FIRST_LEVEL = Matter(
    kind="level",
    question=Both("همکاری ما از بیانیه‌های مشترک آغاز شود؟", "Shall our co-operation begin with joint statements?"),
    text=Both("همان‌گونه که متن بنیادین می‌گوید.", "As the founding text says."),
    brings="dorna", opened=-342, closes=-330, ends=(-330,),
    details={"organisation": "", "level": "joint_statements"},
)  # fmt: skip

#: What members say after a year: organisation → what was done, what fell short, what is to change.
REVIEWS = {
    "aftab": (
        "دو بیانیه نوشتیم که هر شش گروه بند به بند خوانده بودند. یادبود آبان در سه شهر هم‌زمان برگزار شد.",
        "خبرها دیر می‌رسید؛ یک بار از برنامهٔ شهر دیگر در روزنامه خواندیم.",
        "هر گروه برنامه‌اش را دست‌کم دو هفته پیش می‌نویسد.",
    ),
    "khusheh": (
        "ترجمهٔ قراردادها را با آفتاب یکی کردیم و دویست نسخه پخش شد.",
        "در زمینهٔ تندرستی هیچ کار مشترکی نکردیم.",
        "یک کارزار برای آب و سایه در باغ‌ها، در هر شش شهر.",
    ),
    "badgir": (
        "سمینار اجازهٔ اقامت باز بود و کسانی آمدند که پیش‌تر نمی‌شناختیم.",
        "زنان در برنامه کم سخن گفتند.",
        "در هر نشست، زمانی برای زنان کارگر کنار گذاشته شود.",
    ),
    "hamsofreh": (
        "سر سفرهٔ ما چهار گروه نشستند و صندوق همیاری زمستان را راه انداختند.",
        "هزینهٔ سفر برای گروه‌های کوچک سنگین بود.",
        "هزینهٔ راه را با هم می‌پردازیم.",
    ),
    "alder": (
        "با تمشک‌چین‌ها بیانیه را خواندیم؛ نخستین بار بود که متنی به زبان خودشان داشتند.",
        "ما نه تن‌ایم و به همهٔ کارها نرسیدیم.",
        "کارها را به اندازهٔ توان هر گروه بخش کنیم.",
    ),
}
#: In the other telling they look back on a poorer year.
POORER = {
    "dorna": (
        "یک بیانیه نوشتیم.",
        "دو بار بی‌خبر از ما برنامه گذاشتند و نام ما را هم آوردند.",
        "تا این روشن نشود گام دیگری برنمی‌داریم.",
    ),
}

SECOND_LEVEL = Matter(
    kind="level",
    question=Both("پس از این بازنگری، یک گام جلوتر به کارهای مشترک برویم؟", "After this review, shall we go one step further, to joint actions?"),
    text=Both(
        "بیانیه‌ها و آیین‌ها جای خود را دارند. از این پس کارزار و گردهمایی هم با هم برگزار می‌کنیم.",
        "Statements and ceremonies keep their place. From now on we hold actions and rallies together as well.",
    ),
    brings="aftab", opened=-58, closes=-46, ends=(-46,),
    status_quo=Both("بیانیه‌ها و آیین‌های مشترک", "Joint statements and ceremonies"),
)  # fmt: skip
NOT_YET = Reply("reject", "دو بار نام ما بی‌خبر آمد. تا این روشن نشود جلوتر نمی‌رویم.")

ADMISSION = Matter(
    kind="admission",
    question=Both("خانهٔ چراغ نوردال را بپذیریم؟", "Shall we admit Cheragh House of Nordal?"),
    text=Both("متن بنیادین را به‌طور کامل پذیرفته است.", "It has accepted the founding text wholly."),
    brings="khusheh", opened=-32, closes=-20, ends=(-20,),
)  # fmt: skip

"""The last three sections of the charter: life by the river, how we work together, twelve demands."""

from hamgam.demo.content.shapes import clause, paragraph, section

LIFE = section(
    "زندگی کنار رود",
    "Life by the river",
    paragraph(
        "خانه‌های ارزان همیشه نزدیک‌ترین خانه‌ها به لولهٔ خروجی است. کسانی که کمترین سود را از کارخانه برده‌اند، "
        "بیشترین دود و بوی آن را می‌برند؛ این را پیشامد نمی‌دانیم.",
        "The cheap houses are always those nearest to the outlet pipe. Those who have gained least from the factory "
        "receive most of its smoke and smell; we do not think this a coincidence.",
    ),
    paragraph(
        "بار آب بر دوش زنان و دختران است: صف تانکر، سطل، پرستاری از بیمار. هر ساعت که آب نزدیک‌تر شود، ساعتی است که "
        "به درس، کار و آسایش آنان برمی‌گردد.",
        "The weight of water lies on women and girls: the queue for the tanker, the bucket, the care of the sick. "
        "Each hour by which water comes nearer is an hour returned to their study, work and rest.",
    ),
    paragraph(
        "کودکان کنار رود حق دارند در آن شنا کنند. این جمله ساده می‌نماید، اما همهٔ خواست‌های ما در آن هست: آبی پاک، "
        "کرانه‌ای باز، و پدر و مادری که برای مراقبت وقت دارند.",
        "The children by the river have a right to swim in it. The sentence looks simple, but all our demands are "
        "in it: clean water, open banks, and parents who have time to watch over them.",
    ),
    paragraph(
        "ماهیگیری، باغداری و شبانی دانش است. کسی که سی سال باد و آب را خوانده باید پیش از مهندس پرسیده شود، نه پس "
        "از آنکه نقشه کشیده شد.",
        "Fishing, orchard keeping and herding are knowledge. Those who have read wind and water for thirty years "
        "must be asked before the engineer, and not after the plans are drawn.",
    ),
    paragraph(
        "سیلاب و خشکسالی همسایه را از همسایه جدا نمی‌کند. در هر دو، نخستین کمک از کوچهٔ کناری می‌رسد؛ پس صندوق، "
        "قایق و انبار آرد باید در همان محله باشد.",
        "Flood and drought do not part neighbour from neighbour. In both, the first help comes from the next lane; "
        "so the fund, the boat and the store of flour must be in that neighbourhood.",
    ),
    paragraph(
        "مردگان رود را از یاد نمی‌بریم: غرق‌شدگان، کارگران چاه، رانندگان جادهٔ شب. هر سال یک روز نام آنان را در "
        "شهرهای خود می‌خوانیم و کاری را که مانده است به یاد می‌آوریم.",
        "We do not forget the river’s dead: the drowned, the workers in the shafts, the drivers of the night road. "
        "On one day each year we read out their names in our towns and recall the work that remains.",
    ),
)

HOW_WE_WORK = section(
    "شیوهٔ همکاری ما",
    "How we work together",
    paragraph(
        "هیچ نهادی در این همکاری رئیس نیست و هیچ نهادی سخنگوی دیگران نمی‌شود. نوبت هماهنگی میان ما می‌گردد و کارش "
        "برگزاری نشست و پیگیری قرارهاست، نه تصمیم به جای دیگران.",
        "In this co-operation no organisation is the head and none speaks for the others. The coordination duty "
        "passes from one to the next; its work is to hold the meetings and follow up what was agreed, not to decide "
        "in place of others.",
    ),
    paragraph(
        "بر سر هر متن بند به بند سخن می‌گوییم. آنچه همه می‌پذیرند به نام همه منتشر می‌شود و آنچه همه نمی‌پذیرند یا "
        "با نام امضاکنندگان می‌آید یا می‌ماند برای گفت‌وگوی بیشتر.",
        "We talk about every text clause by clause. What all accept is published in the name of all; what not all "
        "accept is either published under the names of those who sign or remains for further debate.",
    ),
    paragraph(
        "اختلاف را پنهان نمی‌کنیم. دو نظر را هم‌اندازه و با واژه‌های خود نظردهندگان کنار هم می‌نویسیم، و تا روشن "
        "شدن آن، قرار پیشین پابرجاست.",
        "We do not hide differences. We write two views side by side, at the same size and in the words of those "
        "who hold them, and until the matter is settled what was agreed before remains in force.",
    ),
    paragraph(
        "سکوت را موافقت نمی‌شماریم. نهادی که پاسخ نداده، پاسخ نداده است؛ شاید نشستش نزدیک نیست، شاید ترسیده است، "
        "شاید هنوز نمی‌داند. مهلت می‌دهیم و دوباره می‌پرسیم.",
        "We do not take silence for agreement. An organisation that has not answered has not answered; perhaps its "
        "meeting is not near, perhaps it is afraid, perhaps it does not know yet. We give time and ask again.",
    ),
    paragraph(
        "کسانی در میان ما با نام دیگری کار می‌کنند. نام واقعی کسی را نمی‌پرسیم، نمی‌نویسیم و به کسی نمی‌دهیم؛ امنیت "
        "هر تن بر کامل بودن فهرست‌های ما پیشی دارد.",
        "Some among us work under another name. We do not ask for anybody’s real name, do not write it down and do "
        "not pass it on; the safety of each person comes before the completeness of our lists.",
    ),
    paragraph(
        "پول کارهای مشترک از سهم اعضا و کمک‌های خرد می‌آید. از دولت‌ها و از کسانی که رود را آلوده‌اند پولی "
        "نمی‌گیریم و حساب هر سال پیش روی همهٔ اعضا باز است.",
        "The money for joint work comes from members’ shares and small gifts. We take none from governments or from "
        "those who have polluted the river, and each year’s accounts lie open before all members.",
    ),
    paragraph(
        "در به روی دیگران باز است. هر نهادی که با بخشی از این منشور هم‌نظر است می‌تواند در همان بخش با ما کار کند، "
        "و اگر خواست، روزی همهٔ آن را امضا کند.",
        "The door is open to others. Each organisation that agrees with a part of this charter can work with us on "
        "that part and, if it wishes, sign the whole of it one day.",
    ),
)

DEMANDS = section(
    "دوازده خواست",
    "Twelve demands",
    clause(
        "حق همگان بر آب پاک و کافی برای زندگی در قانون هر کشور نوشته شود و قطع آب خانه‌ها به سبب بدهی یا جابه‌جایی "
        "در هیچ شرایطی روا نباشد.",
        "Let everyone’s right to clean and sufficient water for life be written into the law of each country, and "
        "let it be permitted in no case to cut off a home’s water because of debt or moving house.",
    ),
    clause(
        "سهم هر رود از آب خودش، در همهٔ ماه‌های سال، با حضور مردم دو کرانه تعیین و پیش از تقسیم آب میان شهر، کشت و "
        "کارخانه کنار گذاشته شود.",
        "Let each river’s share of its own water be set for all months of the year together with the people of both "
        "banks, and be put aside before water is divided among town, farm and factory.",
    ),
    clause(
        "تخلیهٔ مواد سمی در رود، دریاچه و چاه جرم شناخته شود و مدیرانی که به آن دستور داده یا چشم بر آن بسته‌اند "
        "شخصاً پاسخگو باشند.",
        "Let the discharge of toxic substances into rivers, lakes and wells be a crime, and those managers who "
        "ordered it or closed their eyes to it answer for it in person.",
    ),
    clause(
        "همهٔ داده‌های آب، خاک و هوا که با هزینهٔ همگان گردآوری می‌شود، رایگان و خوانا منتشر شود و سنجش مستقل "
        "شهروندان آزاد باشد.",
        "Let all data on water, soil and air gathered at the public’s cost be published legibly and free of charge, "
        "and let citizens be free to make measurements of their own.",
    ),
    clause(
        "حق بازایستادن از کار خطرناک، بی کاهش مزد و بی ترس از اخراج، برای همهٔ کارگران رسمی، پیمانی، روزمزد و خانگی "
        "شناخته شود.",
        "Let the right to stop dangerous work without loss of pay and without fear of dismissal be recognised for "
        "all workers: permanent, contract, daily and domestic.",
    ),
    clause(
        "کارگران در هر کارگاه بتوانند آزادانه تشکل خود را بسازند، کمیتهٔ ایمنی برگزینند و گزارش‌های بازرسی را پیش "
        "از بسته شدن پرونده بخوانند.",
        "Let the workers of every workplace be free to form their own organisation, to elect a safety committee and "
        "to read inspection reports before a case is closed.",
    ),
    clause(
        "بیماری‌های ناشی از کار و از آب آلوده به رسمیت شناخته شود و درمان، بازنشستگی پیش از موعد و نگهداری خانواده "
        "را در بر بگیرد.",
        "Let illnesses caused by work and by polluted water be recognised, and let this include treatment, early "
        "retirement and support for the family.",
    ),
    clause(
        "بازرسان کار و محیط زیست شمار کافی، حقوق مستقل و حق ورود بی‌خبر داشته باشند و نمایندهٔ کارگران و ساکنان در "
        "هر بازرسی همراه آنان باشد.",
        "Let there be enough inspectors of labour and environment, with independent pay and the right to enter "
        "unannounced, and let a representative of workers and residents go with them on each inspection.",
    ),
    clause(
        "هر طرح سد، معدن، انتقال آب یا شهرک صنعتی پیش از آغاز به رأی آگاهانهٔ مردمی گذاشته شود که کنار آن خواهند زیست.",
        "Let each plan for a dam, a mine, a transfer of water or an industrial estate be put, before it begins, to "
        "the informed vote of the people who will live beside it.",
    ),
    clause(
        "خسارت کسانی که آب، زمین یا تندرستی خود را از دست داده‌اند بی دوندگی و بی واسطه پرداخت شود و آلاینده هزینهٔ "
        "زنده کردن رود را هم بپردازد.",
        "Let the losses of those who have lost their water, land or health be paid directly and without long "
        "errands, and let the polluter also bear the cost of bringing the river back to life.",
    ),
    clause(
        "کسانی که به سبب گزارش آلودگی یا پیگیری ایمنی کار زندانی یا بیکار شده‌اند آزاد شوند، به کار برگردند و از "
        "آنان دلجویی شود.",
        "Let those who have been imprisoned or have lost their jobs for reporting pollution or pursuing safety at "
        "work be freed, return to their work and be given redress.",
    ),
    clause(
        "پیمان‌های آب میان کشورهای همسایه آشکار باشد و نمایندگان شهرها، کشاورزان و کارگران دو سوی مرز در نوشتن و "
        "بازبینی آن‌ها حضور یابند.",
        "Let the water treaties between neighbouring countries be public, and let representatives of the towns, "
        "farmers and workers on both sides of the border take part in writing and reviewing them.",
    ),
)

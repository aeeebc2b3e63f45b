"""What the fourteen answered on the programme, and the wordings that were offered instead."""

from hamgam.demo.content.organisations import everyone
from hamgam.demo.content.shapes import Both, Wording, aside, reject, reserve

POSITIONS = {
    0: everyone(),
    1: everyone(hamyar=reserve("دادهٔ بیماران از این بند بیرون بماند.")),
    2: everyone(
        darrehsabz=reserve("باغ‌های پایین‌دست هم بخشی از زندگی رودند."),
        abrah=aside("در این باره دانشی نداریم."),
    ),
    3: everyone(
        polnow=reject("شهر ما بی سد کوچک بالادست هر تابستان یک ماه بی آب است."),
        darrehsabz=reject("سدی که نیمه‌کاره مانده خطرناک‌تر از سدی است که تمام شود."),
        bandargah=reject("سیلاب دو سال پیش نشان داد که بندر به مهار بالادست نیاز دارد."),
        sepol=aside("کارگران سدسازی عضو ما نیستند؛ به جای آنان سخن نمی‌گوییم."),
    ),
    4: everyone(
        darrehsabz=reject("نیمی از باغداران ما با همین چاه‌ها زنده‌اند و وعدهٔ آب جایگزین را بارها شنیده‌ایم."),
        kuhpayeh=reserve("چاه‌های دستی خانه‌ها جدا دیده شود."),
        polnow=reserve("نخست شمرده شوند."),
    ),
    5: everyone(
        sepol=reject("قطع آب کارخانه یعنی بیکاری ما، نه جریمهٔ کارفرما."),
        shahrak=reject("دو سال برای واحدهای فرسودهٔ شهرک شدنی نیست."),
        abrah=reject("کامیونی که باری ندارد راننده‌ای هم ندارد. برای ما چیزی نوشته نشده است."),
        birkhamn=reject("نخستین کسی که بیرون می‌کنند کارگر مهاجر است."),
        masezar=reserve("برای کارگاه‌های کوچک تصفیه‌خانهٔ مشترک ساخته شود."),
    ),
    6: everyone(
        bandargah=reject("نیمی از آب بندر از حوضهٔ همسایه می‌آید. ده سال کافی نیست."),
        polnow=reject("انتقال آب ما از دو روستای خودمان است و آنان خواسته‌اند."),
        larchmouth=aside(language="en", reason="We know too little about the towns that depend on it."),
    ),
    7: everyone(),
    8: everyone(polnow=reserve("در کارگاه‌های کمتر از ده نفر یک نماینده بس است.")),
    9: everyone(
        masezar=reserve("نمایندهٔ ساکنان پیش از بازرسی آموزش ایمنی ببیند."),
        shahrak=reserve("نام همراهان به کارفرما داده نشود."),
        sepol=reject("در کارگاه دشمن‌تراشی می‌شود: ساکنان باید بیرون از ساعت کار و با ما بیایند."),
    ),
    10: everyone(
        abrah=reject("بار شب‌ها جابه‌جا می‌شود و مزد شب نیمی از درآمد ماست."),
        birkhamn=reject("کار شب تنها کاری است که به بسیاری از ما می‌دهند."),
        bandargah=reject("بندر شب هم کار می‌کند؛ بی آن کشتی‌ها می‌روند."),
    ),
    11: everyone(
        polnow=reject("کارگاه‌های شهر کوچک ما با این بند بسته می‌شوند."),
        darrehsabz=reject("هفتهٔ کار در باغ را فصل تعیین می‌کند، نه ساعت."),
        nikrud=aside("در این باره میان ما دو نظر است."),
        rudkenar=aside("ماهیگیر ساعت کار ندارد."),
    ),
    12: everyone(),
    13: everyone(
        sepol=reject("کارگر نباید هزینهٔ خطای کارفرما را بدهد. مزد روزهای بسته کجاست؟"),
        shahrak=reject("بیشتر ما در همان واحدها کار می‌کنیم و در همان دیوارها زندگی."),
        abrah=reject("بستن ناگهانی، بار و راننده را در راه می‌گذارد."),
        masezar=reject("بستن بی‌برنامه خود خطر دارد: کوره و مخزن را یک‌روزه نمی‌شود خاموش کرد."),
    ),
    14: everyone(),
    15: everyone(
        nikrud=reject("آب رایگان به چشم کسی نمی‌آید. بهای کم، ولی نه هیچ."),
        polnow=reserve("شهرداری ما از کجا بیاورد؟ بنویسید با کمک چه کسی."),
        laledasht=aside("اندازه‌گیری چنین مصرفی در دشت ما شدنی نیست."),
    ),
    16: everyone(
        bandargah=reject("خانوادهٔ پرجمعیت فقیر بیشتر از خانهٔ خلوت ثروتمند مصرف می‌کند."),
        birkhamn=reject("ده نفر در یک اتاق یک کنتور دارند."),
        shahrak=reject("در خوابگاه‌های شهرک کنتور جدا نیست."),
        hamyar=reserve("خانهٔ بیماران دیالیزی از پله‌ها بیرون باشد."),
    ),
    17: everyone(
        abrah=reject("باز هم راننده باید بپردازد، نه صاحب بار."),
        shahrak=reject("از شهرک تا شهر اتوبوسی نیست."),
        birkhamn=reject("کارگر شبانه با وانت مشترک می‌آید و می‌رود."),
        darrehsabz=reserve("ماشین باغداران در فصل برداشت معاف باشد."),
    ),
    18: everyone(
        bandargah=reject("سه محلهٔ ما در همین صد متر است."),
        larchmouth=reserve(language="en", reason="A hundred metres is too much inside old towns."),
        kuhpayeh=reserve("آبادی‌های دره جای دیگری ندارند."),
    ),
    19: everyone(
        nikrud=reject("با این بند هیچ خانه‌ای هرگز از حریم بیرون نمی‌رود."),
        rudkenar=reject("ویلاهای کنار دلتا هم «خانهٔ خانواده»اند."),
        laledasht=reject("سیل از کسی سند نمی‌پرسد. جان از خانه پیش‌تر است."),
    ),
    20: everyone(),
    21: everyone(
        darrehsabz=reject("سه سال برای باغ‌های سیب کم است؛ آفت نمی‌ماند تا ما یاد بگیریم."),
        polnow=reject("کشاورز کم‌زمین با این بند نخستین کسی است که زمین را می‌فروشد."),
        kuhpayeh=reserve("نخست برای چای و برنج اجرا شود."),
    ),
    22: everyone(larchmouth=reserve(language="en", reason="Please name the size of a small boat.")),
    23: everyone(),
    24: everyone(
        abrah=reject("هزار راننده از همین معدن‌ها بار می‌برند."),
        masezar=reject("کارگران شن‌شویی ماسه‌زار را چه می‌کنید؟ یک سطر برای آنان بنویسید."),
        sepol=aside("کار ما نیست."),
        birkhamn=None,
    ),
    25: everyone(
        hamyar=reject("ممنوع کردن همهٔ یک دانش با دانسته‌های ما نمی‌خواند. ارزیابی مورد به مورد بهتر است."),
        larchmouth=aside(language="en", reason="Our members see this differently from one another."),
        darrehsabz=reserve("بانک بذر آری؛ ممنوعیت را مهلت‌دار بنویسید."),
        shahrak=None,
    ),
    26: everyone(),
    27: everyone(
        polnow=reject("شرکت آب ما تعاونی ساکنان است و با این بند از دست ما می‌رود."),
        darrehsabz=reject("قنات، مالک و آب‌بر دارد؛ همگانی کردنش یعنی دولتی کردن."),
        larchmouth=reject(language="en", reason="Ours became public again; what matters is who controls it, not five years."),
        hamyar=aside("بیرون از کار ماست."),
        laledasht=None,
    ),
    28: everyone(masezar=reserve("روزمزدها هم نوشته شوند.")),
    29: everyone(kuhpayeh=reserve("روی زمین کشت ساخته نشود.")),
    30: everyone(
        sepol=reject("برق کارخانه‌ها از کجا می‌آید؟ خاموشی یعنی بیکاری."),
        abrah=reject("سوخت کامیون برقی در راه ما نیست."),
        shahrak=reject("گرمای خوابگاه‌ها از همان نیروگاه است."),
        bandargah=aside("تا جایگزینی نیست، نظری نداریم."),
        birkhamn=None,
    ),
    31: everyone(
        polnow=reject("ورشکستگی دولت نخست سراغ شهرهای کوچک می‌آید."),
        hamyar=reject("داروی وارداتی با همین اعتبار خریده می‌شود."),
        bandargah=reject("بانک‌ها راه بندر را می‌بندند."),
        larchmouth=aside(language="en", reason="We support an audit; we do not know what follows from not paying."),
        laledasht=None,
    ),
    32: everyone(abrah=reserve("رانندگان کرانه‌نشین نیستند؛ آنان را هم ببینید.", mandated=False)),
    33: everyone(
        polnow=reject("رأی یک محله نباید جلوی آب شهر همسایه را بگیرد."),
        darrehsabz=reject("پنج سال پابرجا ماندن رأی با رأی دوباره نمی‌خواند."),
        bandargah=reserve("بنویسید «محل» تا کجاست."),
    ),
    34: everyone(),
    35: everyone(),
    36: everyone(
        sepol=reject("تحریم کالای ما تحریم مزد ماست."),
        shahrak=reject("فروش که کم شود نخست خوابگاه را خالی می‌کنند."),
        birkhamn=reject("فهرست، کارفرما را نمی‌ترساند؛ ما را بیکار می‌کند."),
        masezar=aside("راه‌های بهتری می‌شناسیم."),
        hamyar=reserve("فهرست پیش از انتشار با کارگران همان جا خوانده شود."),
    ),
    37: everyone(),
}  # fmt: skip

WORDINGS = (
    Wording(
        clause=3,
        letter=2,
        proposer="kuhpayeh",
        day=-60,
        text=Both(
            "هیچ سد بزرگی بر رود و شاخه‌های آن ساخته نمی‌شود، مگر آنکه همهٔ شهرها و روستاهای بالادست و پایین‌دست در رأی‌گیری جداگانه بپذیرند.",
            "No large dam is built on the river or its branches unless all towns and villages above and below it agree, "
            "each in a vote of its own.",
        ),
        note=Both("تصمیم را به کسانی می‌سپارد که با آن زندگی می‌کنند.", "It leaves the decision to those who live with it."),
        positions=everyone(
            bandargah=reserve("برای سیل‌بندهای کوچک راه آسان‌تری باشد."),
            nikrud=reject("رأیی که با وعدهٔ کار خریده شود رود را نگه نمی‌دارد."),
            rudkenar=reject("ماهی رأی ندارد."),
        ),
    ),
    Wording(
        clause=5,
        letter=2,
        proposer="masezar",
        day=-58,
        text=Both(
            "همهٔ کارخانه‌ها در سه سال و با تصفیه‌خانه‌های مشترک پساب خود را کامل تصفیه می‌کنند و تا آن روز مزد و کار هیچ کارگری کم نمی‌شود.",
            "Within three years, with shared treatment works, all factories treat their effluent completely, and until "
            "then no worker’s pay or work is reduced.",
        ),
        note=Both("یک سال دیرتر، ولی همه با هم.", "A year later, but all together."),
        positions=everyone(
            nikrud=reject("سه سال دیگر کسی در نیک‌رود آب سالم نخورده است."),
            shahrak=reserve("تصفیه‌خانهٔ شهرک نخستین باشد."),
        ),
    ),
    Wording(
        clause=13,
        letter=2,
        proposer="sepol",
        day=-57,
        text=Both(
            "واحدی که در یک سال دو بار دربارهٔ آلودگی هشدار گرفته باشد، بخش آلایندهٔ خود را به شیوهٔ ایمن می‌بندد و تا بازگشایی مزد کامل می‌پردازد.",
            "A plant that has been warned about pollution twice within a year closes its polluting part in a safe manner "
            "and pays full wages until it opens again.",
        ),
        note=Both("خطر بسته می‌شود، سفرهٔ کارگر نه.", "It closes the danger, not the worker’s table."),
        positions=everyone(laledasht=reject("بخش آلاینده را خودش تعیین می‌کند؛ هشدار دوم دربارهٔ همه‌جای واحد است.")),
    ),
    Wording(
        clause=16,
        letter=2,
        proposer="hamyar",
        day=-55,
        text=Both(
            "بهای آب خانه‌ها به اندازهٔ مصرف هر نفر، نه هر خانه، پلکانی می‌شود و بیماران و خوابگاه‌ها از پله‌های بالا معاف‌اند.",
            "The price of water at home rises by steps according to what each person uses, not each house, and the sick "
            "and shared lodgings are exempt from the upper steps.",
        ),
        note=Both("خانوادهٔ پرجمعیت جریمه نمی‌شود.", "A large family is not punished."),
        positions=everyone(birkhamn=reject("شمار ما را از روی برگه می‌شمارند و ما برگه نداریم.")),
    ),
    Wording(
        clause=33,
        letter=2,
        proposer="polnow",
        day=-54,
        text=Both(
            "پیش از هر سد، معدن، کارخانه یا شهرک، مردم همهٔ محله‌هایی که از آن اثر می‌گیرند رأی می‌دهند و پاسخ نوشته و آشکار می‌گیرند.",
            "Before each dam, mine, factory or estate the people of all neighbourhoods affected by it vote, and receive a "
            "written and public answer.",
        ),
        note=Both("همسایه‌ها هم شمرده می‌شوند.", "Neighbours count, too."),
        positions=everyone(
            rudkenar=reject("رأیی که الزام‌آور نباشد پرسش است، نه رأی."),
            nikrud=reject("سی سال است که پاسخ نوشته می‌گیریم."),
        ),
    ),
    Wording(
        clause=36,
        letter=2,
        proposer="shahrak",
        day=-53,
        text=None,
        omits=True,
        note=Both("این بند کارگر را می‌زند.", "This clause strikes the worker."),
        positions=everyone(
            nikrud=reject("بی فشار خریدار هیچ کارخانه‌ای پساب را تصفیه نکرده است."),
            larchmouth=aside(language="en", reason="We can live with or without it."),
        ),
    ),
)  # fmt: skip

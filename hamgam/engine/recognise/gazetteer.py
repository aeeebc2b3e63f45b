"""Cities and countries where coalitions of this kind live, in Persian and Latin letters (small letters)."""

import re

_CITIES = (
    "تهران|کرج|مشهد|اصفهان|شیراز|تبریز|اهواز|قم|کرمانشاه|سنندج|رشت|ارومیه|زاهدان|همدان|یزد|اراک|بندرعباس|کرمان|ساری|گرگان|سقز|مهاباد"
    "|بوکان|مریوان|بانه|پیرانشهر|آبادان|خرمشهر|دزفول|عسلویه|کابل|هرات|مزار شریف|مزارشریف|قندهار|اربیل|سلیمانیه|بغداد|استانبول|آنکارا|ازمیر|وان"
    "|برلین|هامبورگ|کلن|فرانکفورت|مونیخ|اشتوتگارت|دوسلدورف|هانوفر|برمن|لایپزیگ|درسدن|دورتموند|اسن|بن|نورنبرگ|بیلفلد|کاسل|مانهایم|ماینز|گوتینگن"
    "|آخن|کیل|وین|گراتس|سالزبورگ|اینسبروک|زوریخ|ژنو|برن|بازل|لوزان|پاریس|لیون|مارسی|تولوز|استراسبورگ|لیل|بوردو|نانت|گرونوبل|لندن|منچستر"
    "|بیرمنگام|لیدز|لیورپول|گلاسگو|ادینبرو|ادینبورگ|بریستول|شفیلد|آمستردام|روتردام|لاهه|اوترخت|آیندهوون|بروکسل|آنتورپ|گنت|استکهلم|گوتنبرگ|یوتبوری"
    "|مالمو|اوپسالا|اپسالا|لینشوپینگ|اوربرو|وستروس|اسلو|برگن|تروندهایم|کپنهاگ|آرهوس|اودنسه|هلسینکی|تامپره|رم|میلان|تورین|بولونیا|مادرید|بارسلون"
    "|بارسلونا|لیسبون|آتن|تورنتو|مونترال|ونکوور|اتاوا|کلگری|ادمونتون|وینیپگ|نیویورک|لس آنجلس|لس‌آنجلس|واشنگتن|شیکاگو|سان فرانسیسکو|بوستون|سیدنی"
    "|ملبورن|بریزبن|پرت|آدلاید|ورشو|پراگ|بوداپست|لوکزامبورگ|دوبلین"
    "|بندر عباس|بندر انزلی|انزلی|بوشهر|ایلام|خرم‌آباد|خرم آباد|بروجرد|شهرکرد|یاسوج|زنجان|قزوین|سمنان|شاهرود|بجنورد|بیرجند|نیشابور|سبزوار|بابل|آمل|قائم‌شهر"
    "|قائم شهر|لاهیجان|لنگرود|اردبیل|سردشت|نقده|اشنویه|پاوه|جوانرود|کامیاران|دیواندره|بیجار|قروه|اسلام‌آباد غرب|هفت‌تپه|هفت تپه|شوش|شوشتر|ماهشهر|بهبهان"
    "|مسجدسلیمان|ایذه|سیرجان|رفسنجان|چابهار|ایرانشهر|سراوان|خاش|کاشان|نجف‌آباد|نجف آباد|شهرضا|ساوه|ورامین|شهرری|اسلام‌شهر|جلال‌آباد|مزار|بامیان|هولیر"
    "|کوبانی|قامشلو|دیاربکر|دیترویت|هیوستون|دالاس|سن دیگو|سن‌دیگو|سن خوزه|سیاتل|پورتلند|اوکلند|برکلی|آتلانتا|فیلادلفیا|بالتیمور|دنور|لاس وگاس|مینیاپولیس"
    "|هالیفاکس|کبک|همیلتون|لندن انتاریو|ویکتوریا|کانبرا|هوبارت|داروین|ولینگتون|برنو|کراکوف|بلگراد|زاگرب|صوفیه|بخارست|تسالونیکی|نیکوزیا|بیروت|قاهره|تفلیس"
    "|ایروان|باکو|مسکو|کی‌یف|کی یف|تاشکند|دهلی|توکیو|سئول|دبی|ساربروکن|زاربروکن|ووپرتال|وپرتال|بوخوم|گلزنکیرشن|کرفلد|اوبرهاوزن|دویسبورگ|دوئیسبورگ"
    "|مونستر|مونشن گلادباخ|ویسبادن|دارمشتات|هایدلبرگ|کارلسروهه|فرایبورگ|اولم|آگسبورگ|رگنسبورگ|وورتسبورگ|ارلانگن|بامبرگ|ارفورت|ینا|وایمار|ماگدبورگ|هاله|پوتسدام"
    "|روستوک|لوبک|اولدنبورگ|اوسنابروک|براونشوایگ|هیلدسهایم|گیسن|ماربورگ|فولدا|پادربورن|کوبلنتس|تریر|لینتس|کلاگنفورت|وینترتور|لوسرن|لوتسرن|سنت گالن|نیس"
    "|مونپلیه|رن|رنس|آمیان|لیموژ|روئن|آویگنون|اورلئان|کمبریج|آکسفورد|برایتون|کاردیف|ناتینگهام|نیوکاسل|لستر|کاونتری|ساوتهمپتون|بلفاست|خرونینگن|نایمخن"
    "|تیلبورگ|آرنهم|بردا|لیژ|لوون|بروژ|هلسینگبوری|هلسینگبورگ|بوروس|نورشوپینگ|اسکیلستونا|کارلستاد|سوندسوال|اومئو|یونشوپینگ|یونشپینگ|هالمستاد|وکشو|لوند|کالمار"
    "|گوله|یوله|لولئو|استاوانگر|کریستیانسند|ترومسو|آلبورگ|تورکو|اسپو|جنوا|ناپل|فلورانس|والنسیا|سویل|پورتو|بیلبائو"
    "|berlin|hamburg|cologne|köln|koeln|frankfurt|munich|münchen|stuttgart|düsseldorf|hanover|hannover|bremen|leipzig|dresden|dortmund|essen|bonn"
    "|nuremberg|nürnberg|bielefeld|kassel|mannheim|mainz|göttingen|aachen|kiel|vienna|wien|graz|salzburg|innsbruck|zurich|zürich|geneva|genf|genève"
    "|bern|basel|lausanne|paris|lyon|marseille|toulouse|strasbourg|lille|bordeaux|nantes|grenoble|london|manchester|birmingham|leeds|liverpool"
    "|glasgow|edinburgh|bristol|sheffield|amsterdam|rotterdam|the hague|den haag|utrecht|brussels|brussel|antwerp|ghent|stockholm|gothenburg|göteborg"
    "|malmö|malmo|uppsala|örebro|oslo|bergen|trondheim|copenhagen|aarhus|odense|helsinki|tampere|rome|milan|turin|bologna|madrid|barcelona|lisbon"
    "|athens|toronto|montreal|vancouver|ottawa|calgary|edmonton|winnipeg|new york|los angeles|washington|chicago|san francisco|boston|sydney|melbourne"
    "|duisburg|bochum|wuppertal|münster|muenster|wiesbaden|darmstadt|heidelberg|karlsruhe|freiburg|ulm|augsburg|regensburg|würzburg|erfurt|jena|magdeburg"
    "|potsdam|rostock|lübeck|oldenburg|osnabrück|braunschweig|gießen|marburg|koblenz|trier|saarbrücken|linz|winterthur|luzern|lucerne"
    "|st. gallen|montpellier"
    "|rennes|cambridge|oxford|brighton|cardiff|nottingham|newcastle|leicester|coventry|southampton|belfast|groningen|nijmegen|tilburg|eindhoven|liège|leuven"
    "|helsingborg|borås|norrköping|eskilstuna|karlstad|jönköping|umeå|lund|linköping|västerås|gävle|luleå|stavanger|aalborg|turku|espoo|naples|florence|seville"
    "|valencia|porto|bilbao|quebec|québec|halifax|hamilton|victoria|canberra|hobart|auckland|wellington|seattle|portland|houston|dallas|san diego|san jose"
    "|atlanta|philadelphia|detroit|denver|minneapolis|kraków|belgrade|zagreb|sofia|bucharest|thessaloniki|beirut|cairo|tbilisi|yerevan|moscow|kyiv|delhi|tokyo|dubai"
    "|brisbane|perth|adelaide|warsaw|prague|budapest|luxembourg|dublin|tehran|kabul|istanbul|ankara|erbil|sulaymaniyah"
)
_ABROAD = "خارج از کشور|خارج کشور|خارج|داخل|تبعید|داخل کشور|abroad|exile"
_COUNTRIES = (
    "ایران|آلمان|فرانسه|سوئد|نروژ|دانمارک|فنلاند|هلند|بلژیک|اتریش|سوئیس|سویس|انگلستان|انگلیس|بریتانیا|اسکاتلند|ایرلند|ایتالیا|اسپانیا|پرتغال|یونان"
    "|کانادا|آمریکا|امریکا|ایالات متحده|استرالیا|ترکیه|عراق|کردستان|افغانستان|نیوزیلند|نیوزلند|لهستان|اروپا"
    "|سوییس|کردستان عراق|روژاوا|لبنان|مصر|ژاپن|هند|چک|جمهوری چک|لوکزامبورگ|ایسلند|آمریکای شمالی|اسکاندیناوی"
    "|iran|germany|france|sweden|norway|denmark|finland|netherlands|belgium|austria|switzerland|uk|united kingdom|england|britain|scotland|ireland"
    "|italy|spain|portugal|greece|canada|usa|united states|australia|turkey|iraq|afghanistan|deutschland|frankreich|schweden|norwegen|österreich"
    "|schweiz|kanada|niederlande|europe|europa|new zealand|poland|lebanon|japan|india|scandinavia|north america|the netherlands|wales"
)
CITY = frozenset(_CITIES.split("|"))
ABROAD = frozenset(_ABROAD.split("|"))
COUNTRY = frozenset(_COUNTRIES.split("|"))
CITY_PATTERN = "|".join(sorted(map(re.escape, CITY), key=len, reverse=True))

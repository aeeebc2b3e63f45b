"""«هفتهٔ رود»: a call whose Persian changed after it was translated, so that the English is outdated."""

from hamgam.demo.content.shapes import Adopted, Both, Edit, Text, clause, paragraph, section

RIVER_WEEK = Text(
    key="river-week",
    kind="call",
    stage="draft",
    title=Both("هفتهٔ رود: فراخوان برای هفت شهر", "River Week: A Call for Seven Towns"),
    proposer="laledasht",
    created=-15,
    sections=(
        section(
            "",
            "",
            paragraph(
                "هر سال در هفتهٔ نخست بهار، کنار رود گرد هم می‌آییم: برای شستن کرانه، سنجیدن آب و دیدار با کسانی که "
                "در شهر دیگری از همین آب می‌نوشند.",
                "Each year in the first week of spring we meet by the river: to clean its banks, to test its water "
                "and to see those who drink the same water in another town.",
            ),
            clause(
                "از همهٔ نهادها و همسایگان رود دعوت می‌کنیم در شهر خود یک روز از این هفته را به رود بدهند: "
                "نمایشگاه، راهپیمایی، قصه‌خوانی یا آموزش ایمنی.",
                "We invite all organisations and neighbours of the river to give it one day of this week in their "
                "town: an exhibition, a walk, an hour of stories or a safety class.",
                ("یک روز برای رود", "One day for the river"),
            ),
            clause(
                "روز چهارم هفته، ساعت ده صبح، در هر هفت شهر آب را هم‌زمان می‌سنجیم و نتیجه را همان شب کنار هم "
                "می‌گذاریم و منتشر می‌کنیم.",
                "On the third day of the week, at ten in the morning, we test the water at the same time in five "
                "towns and publish the results side by side within a week.",
                ("سنجش هم‌زمان", "Testing at the same time"),
            ),
            clause(
                "شعار مشترک ما «رود پاک، کار ایمن» است. هر شهر می‌تواند سخن خود را به زبان و لهجهٔ خود در کنار آن "
                "بنویسد، اگر با آن ناسازگار نباشد.",
                "Our common slogan is “Clean River, Safe Work”. Each town may add words of its own in its own "
                "language and dialect, as long as they do not contradict it.",
                ("شعار", "Slogan"),
            ),
            clause(
                "هیچ‌کس برای شرکت نام نمی‌نویسد و از چهرهٔ کسی بی اجازه‌اش عکس گرفته نمی‌شود. همراهان هر شهر پیش از "
                "آغاز این را به همه یادآوری می‌کنند.",
                "Nobody has to register in order to take part, and no face is photographed without permission. The "
                "stewards in each town remind everybody of this before the beginning.",
                ("امنیت شرکت‌کنندگان", "Safety of those who take part"),
            ),
            clause(
                "گزارش هر شهر، با عکس رود و شمار نمونه‌ها، تا ده روز پس از پایان هفته به کارگروه کنش‌ها می‌رسد و در "
                "یک دفتر گرد می‌آید.",
                "The report of each town, with pictures of the river and the number of samples, reaches the working "
                "group on actions within ten days of the end of the week and is bound into one book.",
                ("گزارش", "Reports"),
            ),
        ),
    ),
    translation="outdated",
    edits=(
        Edit(
            clause=2,
            before=Both(
                "روز سوم هفته، ساعت ده صبح، در پنج شهر آب را هم‌زمان می‌سنجیم و نتیجه را ظرف یک هفته کنار هم "
                "می‌گذاریم و منتشر می‌کنیم.",
                "On the third day of the week, at ten in the morning, we test the water at the same time in five "
                "towns and publish the results side by side within a week.",
            ),
            day=-3,
            organisation="laledasht",
        ),
    ),
    adopted=Adopted(Both("نشست ماهانهٔ برخط", "Monthly online meeting"), Both("برخط", "Online"), -15),
)

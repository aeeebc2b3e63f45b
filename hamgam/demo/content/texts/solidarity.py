"""«به خانواده‌های معدن سنگاب»: a message whose round is over; final text, to be frozen next."""

from hamgam.demo.content.organisations import everyone
from hamgam.demo.content.shapes import Adopted, Both, Round, Text, paragraph, reserve, section

SOLIDARITY = Text(
    key="solidarity",
    kind="message",
    stage="final",
    title=Both("به خانواده‌های معدن سنگاب", "To the Families of the Sangab Mine"),
    proposer="abrah",
    created=-18,
    sections=(
        section(
            "",
            "",
            paragraph(
                "خانواده‌های سوگوار معدن سنگاب، خبر ریزش تونل را شبانه شنیدیم و تا صبح کنار رادیو بیدار ماندیم. نُه "
                "تن از عزیزان شما به خانه برنگشتند و ما خود را در این سوگ شریک می‌دانیم.",
                "To the bereaved families of the Sangab mine: we heard at night that the tunnel had collapsed, and "
                "sat by the radio until morning. Nine of those you love did not come home, and we share your grief.",
            ),
            paragraph(
                "کارگران سنگاب سه بار نوشته بودند که تونل تهویه ندارد و آب از دیواره می‌تراود. پاسخی نگرفتند. این "
                "مرگ را سرنوشت نمی‌نامیم؛ راهی برای پیشگیری از آن بود و رفته نشد.",
                "The workers of Sangab had written three times that the tunnel had no ventilation and that water "
                "seeped through its walls. They received no answer. We do not call these deaths fate; there was a "
                "way to prevent them, and it was not taken.",
            ),
            paragraph(
                "از امروز صندوق‌های همیاری ما به روی شما باز است. پزشکان همیار برای کارگران آسیب‌دیده رایگان پرونده "
                "می‌سازند و رانندگان آبراه خانواده‌ها را به بیمارستان و دادگاه می‌رسانند.",
                "From today our mutual-aid funds are open to you. The doctors of Hamyar prepare medical files for "
                "the injured workers free of charge, and the drivers of Waterway take families to hospital and to "
                "court.",
            ),
            paragraph(
                "نام این نُه تن در تقویم ما می‌ماند. تا روزی که گزارش کامل این ریزش منتشر و سفارش‌های آن اجرا نشود، "
                "پرسیدن را رها نمی‌کنیم.",
                "The names of these nine remain in our calendar. Until the full report on this collapse is "
                "published and its recommendations are carried out, we shall not stop asking.",
            ),
        ),
    ),
    rounds=(Round(1, -17, -7),),
    frozen=-2,
    sign_by=12,
    positions={
        0: everyone(),
        1: everyone(hamyar=reserve("پیش از انتشار، با خود کارگران بررسی شود که نوشته‌هایشان آشکار بماند یا نه.")),
        2: everyone(birkhamn=None),
        3: everyone(),
    },
    adopted=Adopted(Both("نشست فوق‌العادهٔ برخط", "Extraordinary online meeting"), Both("برخط", "Online"), -6),
)

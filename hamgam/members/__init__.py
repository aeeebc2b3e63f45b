"""Members (نهادهای عضو): the coalition, its organisations, the people who act for them and the seats they hold.

Each organisation alone names its liaisons and delegates. Who is asking stands in `request.actor`.
"""

"""Whole texts in few letters, and random changes of them."""

from dataclasses import replace

from hypothesis import strategies as st

from hamgam.engine.texts import ClauseText, Section, Snapshot

WORDS = ("رود", "پاک", "کار", "ایمن", "شهر", "آب", "و", "،")
BASE = Snapshot(
    tuple(
        Section(
            f"s{at}", tuple(ClauseText(f"c{at}{n}", f"رود {n} پاک است و کار {at} ایمن") for n in range(3)), f"بخش {at}"
        )
        for at in range(2)
    ),
    "رود پاک، کار ایمن",
)


def text(**sections):
    """A snapshot from `section="a:words b:words"`; a clause without words repeats its id."""
    rows = []
    for name, clauses in sections.items():
        pairs = [item.partition(":") for item in clauses.split("|") if item]
        rows.append(Section(name, tuple(ClauseText(clause, words or clause) for clause, _, words in pairs)))
    return Snapshot(tuple(rows))


@st.composite
def changed(draw, new, base=BASE):
    """`base` after a few changes; ids of new clauses begin with `new`."""
    sections = [[section, list(section.clauses)] for section in base.sections]
    title = base.title
    for step in range(draw(st.integers(0, 3))):
        what = draw(st.sampled_from(["edit", "edit", "move", "remove", "add", "heading", "title", "section", "drop"]))
        row = draw(st.sampled_from(sections)) if sections else None
        if what == "title":
            title = draw(st.sampled_from(["رود پاک، کار شایسته", "رود آزاد، کار ایمن"]))
        elif row is None:
            continue
        elif what == "heading":
            row[0] = replace(row[0], heading=draw(st.sampled_from(["بخش تازه", "پیش‌گفتار"])))
        elif what == "section":
            sections.remove(row)
            sections.insert(draw(st.integers(0, len(sections))), row)
        elif what == "drop":
            sections.remove(row)
        elif what == "add":
            clause = ClauseText(
                f"{new}{step}", draw(st.sampled_from(WORDS)), came_from=draw(st.sampled_from([(), ("c01",)]))
            )
            row[1].insert(draw(st.integers(0, len(row[1]))), clause)
        elif row[1]:
            _change_one(draw, what, row[1], draw(st.sampled_from(sections))[1])
    return Snapshot(tuple(replace(section, clauses=tuple(clauses)) for section, clauses in sections), title)


def _change_one(draw, what, clauses, target):
    clause = clauses.pop(draw(st.integers(0, len(clauses) - 1)))
    if what == "edit":
        words = clause.text.split(" ")
        words[draw(st.integers(0, len(words) - 1))] = draw(st.sampled_from(WORDS))
        clauses.insert(0, replace(clause, text=" ".join(words)))
    elif what == "move":
        target.insert(draw(st.integers(0, len(target))), clause)

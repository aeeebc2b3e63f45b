"""Random questions, and the slow answers that the fast ones are held against."""

from itertools import product

from hypothesis import strategies as st

from hamgam.engine.ground import STANCES, Clause, Question, Wording

ANSWERS = (*STANCES, None)


@st.composite
def questions(draw, clauses=5, organisations=5, wordings=3, bounds=True):
    """A small question with every kind of stance; some have required clauses, weights and bounds."""
    names = tuple(f"o{at}" for at in range(draw(st.integers(0, organisations))))
    rows = []
    stances = {}
    for at in range(draw(st.integers(0, clauses))):
        count = draw(st.integers(1, wordings))
        row = tuple(Wording(f"c{at}w{place}", draw(st.booleans())) for place in range(count))
        required = bounds and draw(st.integers(0, 5)) == 0
        rows.append(Clause(f"c{at}", row, required, draw(st.sampled_from([1, 1, 1, 2])) if bounds else 1))
        favour = draw(st.sampled_from([("accept",), ("accept", "reservation"), ANSWERS]))
        for wording, name in product(row, names):
            stance = draw(st.sampled_from((*favour, *ANSWERS)))
            if stance is not None:
                stances[name, wording.id] = stance
    must = frozenset(draw(st.lists(st.sampled_from(names), max_size=1))) if bounds and names else frozenset()
    least = draw(st.sampled_from([0, 0, 0, 2])) if bounds else 0
    return Question(tuple(rows), names, stances, draw(st.booleans()), must, least)


def texts(question):
    """Every text of a question: one wording or none for each clause, all required clauses in."""
    rows = [[*clause.wordings, *([] if clause.required else [None])] for clause in question.clauses]
    for choice in product(*rows):
        yield tuple(wording.id for wording in choice if wording is not None)


def counted_signatories(question, text):
    """Who can sign a text, or nobody where the text does not count."""
    who = question.signatories(text)
    if not question.must_sign <= set(who) or len(who) < question.min_signatories:
        return ()
    return who


def preference(question, text, who):
    """The stated order between texts with equally many clauses and signatories; smaller is preferred."""
    place = {
        wording.id: (at, order, clause.weight, wording.leads)
        for at, clause in enumerate(question.clauses)
        for order, wording in enumerate(clause.wordings)
    }
    stances = [question.stances.get((name, wording)) for wording in text for name in who]
    return (
        -sum(place[wording][2] for wording in text),
        -stances.count("accept"),
        -stances.count("reservation"),
        -stances.count("stand_aside"),
        -sum(place[wording][3] for wording in text),
        [place[wording][0] for wording in text],
        [place[wording][1] for wording in text],
    )


def best_texts(question):
    """For each number of clauses from 1 the preferred text and its signatories, by looking at every text."""
    best = [((), ()) for _ in question.clauses]
    keys = [None for _ in question.clauses]
    for text in texts(question):
        who = counted_signatories(question, text)
        if text and who:
            key = (-len(who), preference(question, text, who))
            at = len(text) - 1
            if keys[at] is None or key < keys[at]:
                keys[at], best[at] = key, (who, text)
    return best


def heights(question):
    """For each number of clauses from 1 how many can sign, by looking at every text."""
    return [len(who) for who, _ in best_texts(question)]

"""Proposed bylaws: read within limits, judged as a whole, compared with those in force. Nothing is adopted here."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from hamgam.bylaws import changes, flaw_words, problem_words
from hamgam.bylaws.founding import read_checked
from hamgam.engine.bylaws import BadBylaws, Bylaws, Problem, read_articles
from hamgam.engine.bylaws.sound import Flaw, flaws

#: Bytes of the rules, and of a readable text in one language. The shipped ones have up to 40 kB.
LARGEST = 400_000
#: Letters in a line of the rules: TOML takes time with the square of what stands on one line.
LONGEST = 4_000
#: So many problems are told at once; who has more mends these first.
TOLD = 100


@dataclass(frozen=True)
class Proposal:
    """What there is to say of proposed bylaws. bylaws: None where the file cannot be read; then `problems` says why."""

    bylaws: Bylaws | None
    problems: tuple[Problem, ...]
    flaws: tuple[Flaw, ...]

    @property
    def sound(self) -> bool:
        """Whether it may be put to anyone: it can be read, and has no serious flaw."""
        return self.bylaws is not None and not any(flaw.serious for flaw in self.flaws)

    def sentences(self) -> list[str]:
        """Everything that stands in the way, in the reader's language, each with how to mend it."""
        said = [problem_words.said(problem) for problem in self.problems[:TOLD]]
        found = [flaw_words.said(flaw) for flaw in self.flaws if flaw.serious]
        return said + [f"{flaw.sentence} {flaw.mend}" for flaw in found]


def examine(
    rules: str,
    texts: Mapping[str, str],
    *,
    former: Bylaws | None = None,
    stage: str = "standing",
    held: Collection[str] = (),
    members: int | None = None,
) -> Proposal:
    """Read and judge proposed bylaws: rules as TOML, and the readable text by language. The rest as in
    `engine.bylaws.sound.flaws`. Refuses what is too large before it reads it, so that time stays bounded.
    """
    problems = _beyond_limits(rules, texts) or _twice(texts)
    if problems:
        return Proposal(None, tuple(problems), ())
    try:
        bylaws = read_checked(rules, dict(texts))
    except BadBylaws as error:
        return Proposal(None, tuple(error.problems), ())
    return Proposal(bylaws, (), flaws(bylaws, former=former, stage=stage, held=held, members=members))


def compared(
    former: tuple[Bylaws | None, Mapping[str, str]], proposal: Proposal, texts: Mapping[str, str]
) -> changes.Changes:
    """What the proposal would change, with its flaws, for the fragment `bylaws/changes.html`."""
    return changes.between(former, (proposal.bylaws, texts), flaws=proposal.flaws)


def _beyond_limits(rules: str, texts: Mapping[str, str]) -> Sequence[Problem]:
    found = [
        Problem(0, "too_large", str(LARGEST // 1000))
        for text in (rules, *texts.values())
        if len(text.encode(errors="replace")) > LARGEST
    ]
    if not found:
        lines = enumerate(rules.splitlines(), 1)
        found = [Problem(number, "too_long_line", str(LONGEST)) for number, line in lines if len(line) > LONGEST]
    return found


def _twice(texts: Mapping[str, str]) -> Sequence[Problem]:
    """Articles that a text has twice: then nobody could say which of the two a row cites."""
    found = []
    for text in texts.values():
        try:
            read_articles(text)
        except ValueError as error:
            found.append(Problem(0, "bad_text", str(error).split()[1]))
    return found

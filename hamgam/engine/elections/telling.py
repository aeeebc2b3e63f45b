"""A count in words, step by step, in English and in Persian: for pages and for `hamgam recount`, which has no catalogues."""

from collections.abc import Mapping, Sequence
from fractions import Fraction

from hamgam.engine.elections.apportionment import Apportionment, Share
from hamgam.engine.methods import Chosen
from hamgam.engine.methods.steps import Figure, Step
from hamgam.engine.spoken import listed, number

HEADS: Mapping[str, tuple[str, str]] = {
    "on_no_ballot": ("On no ballot", "در هیچ برگه‌ای نیامده"),
    "most_approved": ("The most marks", "بیشترین نشان‌ها"),
    "more_than_half": ("More than half", "بیش از نیمی از رأی‌ها"),
    "next_round": ("Nobody has more than half", "هیچ‌کس بیش از نیمی از رأی‌ها را ندارد"),
    "quota": ("The quota is reached", "سهمیه به دست آمده است"),
    "surplus": ("A surplus goes on", "مازاد واگذار می‌شود"),
    "weakest": ("The weakest is left out", "کم‌رأی‌ترین کنار می‌رود"),
    "last_remaining": ("No more are left than there are seats", "بیش از شمار کرسی‌ها کسی نمانده است"),
    "strongest_paths": ("Every comparison of two", "همهٔ مقایسه‌های دوبه‌دو"),
    "drawn": ("By lot", "با قرعه"),
    "named": ("Each names its own", "هر نهاد نام می‌برد"),
}
"""What happens in a step, by its rule."""

ENDS: Mapping[str, tuple[str, str]] = {
    "chosen": ("Elected: {who}.", "برگزیده: {who}."),
    "nobody_answered": ("Nobody has voted, so nobody is elected.", "هیچ‌کس رأی نداده است، پس کسی برگزیده نیست."),
    "quorum_missing": (
        "{n} have voted and {needed} are needed, so nobody is elected.",
        "{n} نفر رأی داده‌اند و رأی {needed} نفر لازم است، پس کسی برگزیده نیست.",
    ),
    "all_blank": ("All ballots are blank, so nobody is elected.", "همهٔ برگه‌ها سفید است، پس کسی برگزیده نیست."),
    "tied": (
        "No rule decides between {tied}; a lot or another vote does. Elected in any case: {who}.",
        "هیچ قاعده‌ای میان {tied} تعیین نمی‌کند؛ قرعه یا رأی‌گیری دوباره تعیین می‌کند. در هر حال برگزیده: {who}.",
    ),
    "no_majority": (
        "Nobody has more than half. To the next round: {goes_on}.",
        "هیچ‌کس بیش از نیمی از رأی‌ها را ندارد. به دور بعد می‌روند: {goes_on}.",
    ),
}
"""What a count came to, by its reason."""

METHODS_TOLD: Mapping[str, tuple[str, str]] = {
    "approval": ("approval", "رأی تأییدی"),
    "rounds": ("majority in rounds", "اکثریت در چند دور"),
    "stv": ("single transferable vote", "رأی واگذارشدنی"),
    "schulze": ("Schulze", "شیوهٔ شولتسه"),
    "lot": ("lot", "قرعه"),
}
"""The ways of electing."""

_PARTS: Mapping[str, tuple[str, str]] = {
    "counts": ("votes: {what}", "رأی‌ها: {what}"),
    "needed": ("needed: {what}", "حد لازم: {what}"),
    "chosen": ("elected: {what}", "برگزیده: {what}"),
    "left_out": ("left out: {what}", "کنار می‌روند: {what}"),
    "goes_on": ("to the next round: {what}", "به دور بعد می‌روند: {what}"),
    "moved": ("passed on from {who}: {what}", "واگذارشده از {who}: {what}"),
    "ended": ("without a further preference: {what}", "بی انتخاب بعدی: {what}"),
    "pairs": ("above one another: {what}", "بالاتر از یکدیگر: {what}"),
    "together": ("equal, and treated alike: {what}", "برابر، و با همه یکسان رفتار می‌شود: {what}"),
    "earlier_count": (
        "equal, and an earlier count decides: {what}",
        "برابر، و شمارش پیشین تعیین می‌کند: {what}",
    ),
    "drawn_lot": ("equal, and the drawn lot decides: {what}", "برابر، و قرعه‌ای که کشیده شده تعیین می‌کند: {what}"),
    "tied": ("equal, and no rule decides: {what}", "برابر، و هیچ قاعده‌ای تعیین نمی‌کند: {what}"),
    "nobody": ("nobody", "هیچ‌کس"),
}

_SHARES: Mapping[str, tuple[str, str]] = {
    "at_least": ("What each has in any case", "آنچه هر واحد در هر حال دارد"),
    "quotient": ("To the largest quotient", "به بزرگ‌ترین خارج‌قسمت"),
    "whole": ("The whole part of each share", "عدد درست هر سهم"),
    "remainder": ("To the largest remainder", "به بزرگ‌ترین باقی‌مانده"),
}


def steps_told(chosen: Chosen, names: Mapping[str, str], language: str) -> tuple[str, ...]:
    """One line for each step of a count; names: id → name. language: "fa", or English."""
    return tuple(_step(step, names, language) for step in chosen.steps)


def end_told(chosen: Chosen, names: Mapping[str, str], language: str) -> str:
    """What a count came to, as a sentence."""
    return _in(ENDS[chosen.reason], language).format(
        who=_listed(chosen.winners, names, language),
        tied=_listed(chosen.tied, names, language),
        goes_on=_listed(chosen.goes_on, names, language),
        n=number(chosen.took_part, language),
        needed=number(chosen.quorum_needed, language),
    )


def method_told(method: str, language: str) -> str:
    """The name of a way of electing."""
    return _in(METHODS_TOLD[method], language)


def shares_told(found: Apportionment, names: Mapping[str, str], language: str) -> tuple[str, ...]:
    """One line for each step of an apportionment; names: id of a unit → its name."""
    return tuple(_share(step, names, language) for step in found.steps)


def figure(value: Figure, language: str) -> str:
    """An exact number: whole, or with its part as a fraction, “8 3/7”."""
    whole, part = divmod(Fraction(value), 1)
    said = f"{whole} {part}" if whole and part else str(part) if part else str(whole)
    return number(said, language)


def _in(pair: tuple[str, str], language: str) -> str:
    return pair[1] if language == "fa" else pair[0]


def _named(one: str, names: Mapping[str, str]) -> str:
    return names.get(one, one)


def _listed(ids: Sequence[str], names: Mapping[str, str], language: str) -> str:
    return listed([_named(one, names) for one in ids], language) or _in(_PARTS["nobody"], language)


def _figures(figures: Mapping[str, Figure], names: Mapping[str, str], language: str) -> str:
    """Most first; equal ones in the order in which they came, which means nothing."""
    comma = "، " if language == "fa" else ", "
    ranked = sorted(figures, key=lambda one: -figures[one])
    return comma.join(f"{_named(one, names)} {figure(figures[one], language)}" for one in ranked)


def _pairs(pairs: Mapping[tuple[str, str], int], names: Mapping[str, str], language: str) -> str:
    """Each two once, as the score of a match: “Reed – Ford 5 : 3”."""
    comma = "، " if language == "fa" else ", "
    return comma.join(
        f"{_named(a, names)} – {_named(b, names)} {number(votes, language)} : {number(pairs[b, a], language)}"
        for (a, b), votes in pairs.items()
        if a < b
    )


def _step(step: Step, names: Mapping[str, str], language: str) -> str:
    parts: list[tuple[str, str]] = [
        ("counts", _figures(step.counts, names, language)),
        ("pairs", _pairs(step.pairs, names, language)),
        ("needed", "" if step.needed is None else figure(step.needed, language)),
        (step.tie_rule or "tied", _listed(step.tied, names, language) if step.tied else ""),
        ("chosen", _listed(step.chosen, names, language) if step.chosen else ""),
        ("left_out", _listed(step.left_out, names, language) if step.left_out else ""),
        ("goes_on", _listed(step.goes_on, names, language) if step.goes_on else ""),
        ("moved", _figures(step.moved, names, language)),
        ("ended", figure(step.ended, language) if step.ended else ""),
    ]
    giver = _listed(step.gives, names, language)
    said = [_in(_PARTS[key], language).format(what=what, who=giver) for key, what in parts if what]
    return _line(_in(HEADS[step.rule], language), said, language)


def _share(step: Share, names: Mapping[str, str], language: str) -> str:
    parts: list[tuple[tuple[str, str], str]] = [
        (("figures: {what}", "عددها: {what}"), _figures(step.figures, names, language)),
        (("quota: {what}", "سهمیه: {what}"), "" if step.quota is None else figure(step.quota, language)),
        (_PARTS["drawn_lot" if step.by_lot else "tied"], _listed(step.tied, names, language) if step.tied else ""),
        (("seats: {what}", "کرسی‌ها: {what}"), _figures(step.given, names, language)),
    ]
    said = [_in(pair, language).format(what=what) for pair, what in parts if what]
    return _line(_in(_SHARES[step.rule], language), said, language)


def _line(head: str, said: Sequence[str], language: str) -> str:
    # Each part may hold a list of its own, so a stronger mark stands between them.
    semicolon = "؛ " if language == "fa" else "; "
    return f"{head}: {semicolon.join(said)}." if said else f"{head}."

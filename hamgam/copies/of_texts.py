"""The folder of a text: each language with all its wordings, positions, open questions and signatories as this reader sees them."""

from typing import Any

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override

from hamgam.copies import positions_said
from hamgam.copies.folder import Files, Written, direction, first_page, reader, sheet, spoken, tongue
from hamgam.copies.questions import questions
from hamgam.copies.signatories import signatories
from hamgam.engine.spoken import both, letter, listed, number
from hamgam.members.here import in_language
from hamgam.papers.writing import Line
from hamgam.positions.labels import Label, labels
from hamgam.positions.seen import Seen, seen_by
from hamgam.texts.models import Text, Wording
from hamgam.texts.names import kind_name, stage_name, translation_state, wording_state
from hamgam.texts.shape import Laid, laid_out


def files(text: Text, actor: Any) -> Files:
    """Every file of the folder, the first page first."""
    written = [_in(text, actor, language) for language in _languages(text)]
    if own := _own(text, actor):
        written.append(own)
    version = text.frozen_version
    frozen = sorted(version.files.all(), key=lambda file: file.language != text.language) if version else []
    holds = [line for one in written for line in one.lines()]
    for file in frozen:
        said = _("The final text in %(language)s, byte by byte as it is signed")
        holds.append(Line("item", said % {"language": tongue(file.language)}, link=f"final-{file.language}.txt"))
    title, kicker = in_language(text.titles), _kicker(text, reader())
    yield from first_page(title, kicker, _about(text), holds)
    for one in written:
        yield from one.files()
    for file in frozen:
        yield f"final-{file.language}.txt", bytes(file.data)


def _languages(text: Text) -> list[str]:
    return [text.language, *sorted(set(text.languages) - {text.language})]


def _kicker(text: Text, language: str) -> str:
    said = [capfirst(kind_name(text.kind)), _("text %(number)s") % {"number": number(text.number, language)}]
    return _(", ").join(said)


def _about(text: Text) -> list[Line]:
    """The stage, the day on which it was begun, and its languages."""
    language = reader()
    named = listed([tongue(one) for one in _languages(text)], language)
    return [
        Line("text", _("Where it stands: %(stage)s") % {"stage": stage_name(text.stage)}),
        Line("text", _("Begun on %(day)s") % {"day": both(text.opened_on, language)}),
        Line("text", _("Its languages: %(languages)s") % {"languages": named}),
    ]


def _in(text: Text, actor: Any, language: str) -> Written:
    """The text in one language, spoken of in that language where Hamgam speaks it."""
    called = _("The text in %(language)s") % {"language": tongue(language)}
    with override(spoken(language)):
        seen, parts = seen_by(actor, text), laid_out(text)
        seen.clauses = [laid for part in parts for laid in part.clauses]
        names, body = labels(seen.clauses), []
        for part in parts:
            body.append(Line("part", in_language(part.section.titles, language) or _("Clauses")))
            for laid in part.clauses:
                body += _clause(laid, names[laid.clause.pk], seen, language)
        body += questions(text, actor, language) + signatories(text, actor, language)
        title = text.titles.get(language) or in_language(text.titles, text.language)
        lead = _("Where it stands: %(stage)s") % {"stage": stage_name(text.stage)}
        made = sheet(title, language, body, kicker=_kicker(text, spoken(language)), lead=lead)
    return Written(f"text-{language}", called, made)


def _clause(laid: Laid, label: Label, seen: Seen, language: str) -> list[Line]:
    """Number, words and state of a clause, who stands how, and every other wording with the same."""
    heading = laid.clause.headings.get(language, "")
    spoken_label = capfirst(label.spoken)
    title = f"{spoken_label}: {heading}" if heading else spoken_label
    body = [Line("head", title, anchor=laid.anchor)]
    if laid.lead is not None:
        body += _leading(laid, seen, language)
        body += positions_said.said(seen, laid, laid.lead)
    for wording in laid.wordings:
        if wording.state != "leading":
            body += _wording(wording, seen, language)
            if wording.state == "open":
                body += positions_said.said(seen, laid, wording)
    return body


def _leading(laid: Laid, seen: Seen, language: str) -> list[Line]:
    own, state = seen.text.language, laid.state(language, seen.text.language)
    words = laid.words(language, own)
    body = [_quoted(words, language, language)] if words else []
    if not words:
        body = [Line("small", _("There is no translation of this clause yet.")), _quoted(laid.lead.body, own, language)]  # type: ignore[union-attr]
    elif state in ("draft", "outdated"):
        body.append(Line("small", _("Translation: %(state)s") % {"state": translation_state(state)}))
    return [*body, Line("small", _whose(laid.lead, language))]  # type: ignore[arg-type]


def _quoted(words: str, tongue_: str, language: str) -> Line:
    return Line("quote", words, language="" if tongue_ == language else tongue_, direction=direction(tongue_))


def _whose(wording: Wording, language: str) -> str:
    """Which wording it is, whose, since when."""
    said = [_("Wording %(letter)s") % {"letter": letter(wording.letter, spoken(language))}]
    if wording.proposer:
        said.append(_("proposed by %(name)s") % {"name": in_language(wording.proposer.names)})
    said.append(both(wording.day, spoken(language)))
    return _(", ").join(said)


def _wording(wording: Wording, seen: Seen, language: str) -> list[Line]:
    if wording.omits:
        title = _("Proposal to leave this clause out")
    else:
        title = _("Wording %(letter)s") % {"letter": letter(wording.letter, spoken(language))}
    body = [Line("sub", f"{title} – {wording_state(wording.state)}")]
    if not wording.omits:
        translated = next((row.body for row in wording.translations.all() if row.language == language), "")
        own = seen.text.language
        body.append(_quoted(translated, language, language) if translated else _quoted(wording.body, own, language))
    body.append(Line("small", _whose(wording, language)))
    if wording.note:
        body.append(Line("text", f"{_('Why:')} {wording.note}"))
    return body


def _own(text: Text, actor: Any) -> Written | None:
    """What the reader's own organisation has answered and nobody else may know yet; apart, so that it can be taken out."""
    seen = seen_by(actor, text)
    hidden = {key: answer for key, answer in seen.own.items() if seen.shown.get(key, {}).get(seen.me or 0) != answer}
    if not hidden:
        return None
    called, names = _("Your own answers, which the others do not see yet"), labels(seen.clauses)
    count = len(hidden)
    said = ngettext("%(n)s answer that only your organisation sees now.",
                    "%(n)s answers that only your organisation sees now.", count)  # fmt: skip
    body = [Line("text", said % {"n": number(count, reader())})]
    for laid in seen.clauses:
        for wording in laid.wordings:
            if answer := hidden.get(wording.pk):
                title = f"{capfirst(names[laid.clause.pk].spoken)}{_(', ')}" + (
                    _("Proposal to leave this clause out") if wording.omits
                    else _("Wording %(letter)s") % {"letter": letter(wording.letter, reader())}
                )  # fmt: skip
                body += [Line("part", title), *positions_said.own(answer)]
    return Written("own-answers", called, sheet(called, reader(), body, kicker=_kicker(text, reader())))

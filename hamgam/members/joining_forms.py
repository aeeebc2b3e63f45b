"""What is typed where an organisation is invited, applies, or says how far it accepts the founding text."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from hamgam.bylaws.sentences import ladder_words
from hamgam.members.forms import Names
from hamgam.members.joining import WHY_LIMIT, steps
from hamgam.members.sentences import kind_words


def step_choices(wholly: Any) -> list[tuple[str, Any]]:
    """Wholly, and the steps of the ladder; nothing to choose where the bylaws know no ladder."""
    words = ladder_words()
    return [("", wholly), *((step, words[step]) for step in steps())]


class Joining(Names):
    """An organisation that is invited: its name, its kind, why, at which step."""

    in_languages = {"names": (_("Name"), forms.TextInput, True)}
    field_order = ("names", "kind", "why", "level")
    kind = forms.ChoiceField(label=_("Kind"), choices=lambda: list(kind_words().items()))
    why = forms.CharField(
        label=_("Why this organisation"), max_length=WHY_LIMIT, widget=forms.Textarea(attrs={"dir": "auto", "rows": 4}),
        help_text=_("All members read it, and so does the organisation."),
    )  # fmt: skip
    level = forms.ChoiceField(label=_("At which level of co-operation"), required=False, widget=forms.RadioSelect)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = step_choices(_("wholly"))
        if len(choices) > 1:
            self.fields["level"].choices = choices  # type: ignore[attr-defined]
        else:
            del self.fields["level"]

    def given(self) -> dict[str, Any]:
        """What the act takes."""
        plain = {name: self.cleaned_data[name] for name in ("kind", "why", "level") if name in self.fields}
        return {"names": self.in_each_language("names"), **plain}


class Applying(Joining):
    """The same by the organisation itself, with how it can be reached."""

    field_order = ("names", "kind", "city", "contact", "why", "level")
    city = forms.CharField(
        label=_("City and country"), required=False, max_length=200, widget=forms.TextInput(attrs={"dir": "auto"})
    )
    contact = forms.CharField(
        label=_("How a member can reach you"), max_length=300, widget=forms.TextInput(attrs={"dir": "auto"}),
        help_text=_("An address, a telephone number, a messenger, or whoever of the members knows you. No real name is needed."),
    )  # fmt: skip
    why = forms.CharField(
        label=_("Why you wish to work with us"), max_length=WHY_LIMIT,
        widget=forms.Textarea(attrs={"dir": "auto", "rows": 6}),
    )  # fmt: skip

    def given(self) -> dict[str, Any]:
        """What is kept."""
        return {**super().given(), "city": self.cleaned_data["city"], "contact": self.cleaned_data["contact"]}


class Refusal(forms.Form):
    """Why an application is refused."""

    reason = forms.CharField(
        label=_("Reason"), max_length=WHY_LIMIT, widget=forms.Textarea(attrs={"dir": "auto", "rows": 3}),
        help_text=_("Whoever applied reads it. What they wrote of how to reach them is forgotten."),
    )  # fmt: skip


class Acceptance(forms.Form):
    """How far the founding text is accepted. Nothing is chosen beforehand."""

    level = forms.ChoiceField(label=_("How far we accept it"), widget=forms.RadioSelect)
    #: The version that was read; none where no founding text is in force.
    text = forms.IntegerField(required=False, min_value=1, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        wholly, *ladder = step_choices(_("we accept the whole text"))
        up_to = [(step, _("we accept it up to this level: %(level)s") % {"level": word}) for step, word in ladder]
        self.fields["level"].choices = [("wholly", wholly[1]), *up_to]  # type: ignore[attr-defined]

    def step(self) -> str:
        """The step, or "" for wholly."""
        chosen: str = self.cleaned_data["level"]
        return "" if chosen == "wholly" else chosen

"""What a stranger types on the open page, the words that open an answer, and the answer itself."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from hamgam.enquiries.acts import ANSWER_LIMIT, adopted
from hamgam.enquiries.arriving import NAME_LIMIT, SUBJECT_LIMIT, WORDS_LIMIT
from hamgam.enquiries.sentences import sentences


class InWords(forms.Form):
    """A form whose faults the page says, in the reader's language: a browser would stop it and speak its own."""

    use_required_attribute = False


def _plain(**more: Any) -> forms.TextInput:
    return forms.TextInput(attrs={"dir": "auto", **more})


class Contact(InWords):
    """A letter from outside: nothing but its words has to be given."""

    subject = forms.CharField(label=_("What it is about"), required=False, max_length=SUBJECT_LIMIT, widget=_plain())
    words = forms.CharField(
        label=_("Your letter"), max_length=WORDS_LIMIT, widget=forms.Textarea(attrs={"dir": "auto", "rows": 9}),
        error_messages={"required": _("Write your letter.")},
    )  # fmt: skip
    name = forms.CharField(
        label=_("Your name"), required=False, max_length=NAME_LIMIT, widget=_plain(autocomplete="off"),
        help_text=_("Any name, or none. The member organisations read it."),
    )  # fmt: skip
    address = forms.EmailField(
        label=_("Your mail address"), required=False, max_length=254,
        widget=forms.TextInput(attrs={"dir": "ltr", "inputmode": "email", "autocomplete": "off"}),
        error_messages={"invalid": _("This is no mail address. You can also leave it empty.")},
        help_text=_("You can leave it empty and read the answer here. No organisation sees it; Hamgam sends the answer there and erases it 30 days later."),
    )  # fmt: skip


class Code(InWords):
    """The six words."""

    code = forms.CharField(
        label=_("Your six words"), max_length=200, widget=_plain(autocomplete="off", spellcheck="false"),
        error_messages={"required": _("Write the six words that you were shown.")},
    )  # fmt: skip


class Answer(InWords):
    """An answer, and in whose name it is given."""

    words = forms.CharField(
        label=_("The answer"), max_length=ANSWER_LIMIT, widget=forms.Textarea(attrs={"dir": "auto", "rows": 9}),
        error_messages={"required": _("Write the answer.")},
    )  # fmt: skip
    name = forms.ChoiceField(label=_("In whose name"), widget=forms.RadioSelect, initial="house")
    decision = forms.CharField(
        label=_("Number of the decision"), required=False, max_length=6, widget=forms.TextInput(attrs={"dir": "ltr", "inputmode": "numeric"}),
        help_text=_("The decision’s own words are put into the answer and go outside with it. What you write stays in the name of your organisation."),
    )  # fmt: skip

    def __init__(self, *args: Any, house: str, coalition: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [
            ("house", _("%(name)s alone") % {"name": house}),
            (
                "coalition",
                _("%(house)s, and an adopted decision of %(coalition)s") % {"house": house, "coalition": coalition},
            ),
        ]
        self.fields["name"].choices = choices  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """The number is needed where a decision is cited, and counts nowhere else."""
        given: dict[str, Any] = super().clean() or {}
        typed = given.get("decision", "").strip()
        given["number"] = None
        if given.get("name") == "coalition":
            if not typed:
                self.add_error("decision", sentences()["enquiry_decision_missing"])
            elif not typed.isdecimal() or adopted(int(typed)) is None:
                self.add_error("decision", sentences()["enquiry_decision_unknown"])
            else:
                given["number"] = int(typed)
        return given

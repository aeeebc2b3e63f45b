"""What an organisation answers to a frozen text."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _

from hamgam.signing.documents import NOTE_LIMIT, WHERE_LIMIT

ANSWERS = ("sign", "sign_note", "decline")


class AnswerForm(forms.Form):
    """Sign, sign with a note, or not; where it was decided. Nothing is chosen in advance."""

    answer = forms.CharField(max_length=10, required=False)
    note = forms.CharField(max_length=NOTE_LIMIT, required=False)
    where = forms.CharField(max_length=WHERE_LIMIT, required=False)

    def clean_answer(self) -> str:
        """One of the three answers."""
        answer = self.cleaned_data["answer"]
        if answer not in ANSWERS:
            raise forms.ValidationError(_("Choose one of the answers. Nothing is chosen in advance."))
        return str(answer)

    def clean(self) -> dict[str, Any]:
        """A note goes with the answer that publishes it, so that nobody publishes one unawares."""
        values = dict(super().clean() or {})
        answer, note = values.get("answer"), values.get("note", "").strip()
        if answer == "sign_note" and not note:
            self.add_error("note", _("Write the note that is published under your name."))
        if answer == "sign" and note:
            self.add_error("note", _("You wrote a note. Choose “We sign with a note”, or empty the field."))
        return values

    def given(self) -> dict[str, Any]:
        """Note and place, as the acts take them."""
        return {"note": self.cleaned_data["note"].strip(), "where": self.cleaned_data["where"].strip()}


class SignatureForm(forms.Form):
    """A signature made elsewhere: pasted, or as a file."""

    note = forms.CharField(max_length=NOTE_LIMIT, required=False)
    where = forms.CharField(max_length=WHERE_LIMIT, required=False)
    signature = forms.CharField(max_length=8000, required=False)
    file = forms.FileField(required=False)

    def clean(self) -> dict[str, Any]:
        """The pasted block, or what the file holds."""
        values = dict(super().clean() or {})
        if values.get("file") and not values.get("signature"):
            values["signature"] = values["file"].read(8000).decode("ascii", "replace")
        if not values.get("signature", "").strip() and not self.errors:
            self.add_error("signature", _("Paste the signature, from BEGIN to END, or choose its file."))
        return values

    def given(self) -> dict[str, Any]:
        """As `sign` takes it."""
        cleaned = self.cleaned_data
        return {
            "signature": cleaned["signature"],
            "note": cleaned["note"].strip(),
            "where": cleaned["where"].strip(),
        }


class WithdrawForm(forms.Form):
    """A signature taken back: why, and by which proof."""

    note = forms.CharField(max_length=NOTE_LIMIT, required=False)
    how = forms.CharField(required=False)
    signature = forms.CharField(max_length=8000, required=False)

    def __init__(self, *args: Any, choice: bool, **kwargs: Any) -> None:
        """`choice`: whether it has to be said how the withdrawal is proved."""
        super().__init__(*args, **kwargs)
        self.choice = choice

    def clean_how(self) -> str:
        """By the key or by the host's word; nothing is chosen in advance, and nothing weaker by accident."""
        how = str(self.cleaned_data["how"])
        if self.choice and how not in ("key", "host"):
            raise forms.ValidationError(_("Choose how the withdrawal is proved. Nothing is chosen in advance."))
        return how if self.choice else "host"

"""What an organisation answers to a frozen text."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _

ANSWERS = ("sign", "decline")


class AnswerForm(forms.Form):
    """Sign or not, with a note, where it was decided. Nothing is chosen in advance."""

    answer = forms.CharField(max_length=8, required=False)
    note = forms.CharField(max_length=4000, required=False)
    where = forms.CharField(max_length=200, required=False)

    def clean_answer(self) -> str:
        """One of the two answers."""
        answer = self.cleaned_data["answer"]
        if answer not in ANSWERS:
            raise forms.ValidationError(_("Choose one of the answers. Nothing is chosen in advance."))
        return str(answer)

    def given(self) -> dict[str, Any]:
        """Note and place, as the acts take them."""
        return {"note": self.cleaned_data["note"].strip(), "where": self.cleaned_data["where"].strip()}


class SignatureForm(forms.Form):
    """A signature made elsewhere: pasted, or as a file."""

    note = forms.CharField(max_length=4000, required=False)
    where = forms.CharField(max_length=200, required=False)
    signature = forms.CharField(max_length=8000, required=False)
    file = forms.FileField(required=False)

    def clean(self) -> dict[str, Any]:
        """The pasted block, or what the file holds."""
        values = dict(super().clean() or {})
        if values.get("file") and not values.get("signature"):
            values["signature"] = values["file"].read(8000).decode("ascii", "replace")
        if not values.get("signature", "").strip():
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

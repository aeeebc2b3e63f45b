"""What a person chooses about letters."""

from typing import Any

from django import forms
from django.conf import settings

from hamgam.members.addresses import is_address
from hamgam.notices.models import WAYS
from hamgam.notices.sentences import sentences


class ChannelsForm(forms.Form):
    """Mail or none, the language of letters, the name that others see."""

    display_name = forms.CharField(max_length=120, required=False)
    language = forms.ChoiceField(choices=settings.LANGUAGES)
    email = forms.CharField(max_length=254, required=False)
    mail = forms.BooleanField(required=False)
    #: "waits": only what waits, at once; "chosen": as the three fields below it say.
    reach = forms.ChoiceField(choices=[("waits", ""), ("chosen", "")], required=False)
    waits = forms.ChoiceField(choices=[(way, "") for way in WAYS], required=False)
    talk = forms.ChoiceField(choices=[(way, "") for way in WAYS], required=False)
    news = forms.ChoiceField(choices=[(way, "") for way in WAYS if way != "now"], required=False)
    facts = forms.BooleanField(required=False)

    def clean_email(self) -> str:
        """An address, or nothing."""
        email = self.cleaned_data["email"].strip()
        if email and not is_address(email):
            raise forms.ValidationError(sentences()["bad_address"])
        return email

    def clean(self) -> dict[str, Any]:
        """Letters by mail need an address."""
        values = dict(super().clean() or {})
        if values.get("mail") and not values.get("email") and "email" not in self.errors:
            self.add_error("email", sentences()["address_missing"])
        return values

    def chosen(self) -> dict[str, Any]:
        """As `choose_channels` takes it."""
        cleaned = self.cleaned_data
        return {
            "channels": ["mail"] if cleaned["mail"] else [],
            "email": cleaned["email"],
            "language": cleaned["language"],
            "display_name": cleaned["display_name"],
            "wishes": self._wishes(),
        }

    def _wishes(self) -> dict[str, Any] | None:
        """What was chosen about letters; None where the form said nothing of it."""
        cleaned = self.cleaned_data
        if not cleaned["reach"]:
            return None
        chosen = {"waits": "now", "talk": "never", "news": "never"}
        if cleaned["reach"] == "chosen":
            chosen = {name: cleaned[name] or chosen[name] for name in chosen}
        return {**chosen, "facts": cleaned["facts"]}


class SubscribeForm(forms.Form):
    """An address and a language."""

    email = forms.CharField(max_length=254)
    language = forms.ChoiceField(choices=settings.LANGUAGES)

    def clean_email(self) -> str:
        """An address."""
        email = str(self.cleaned_data["email"]).strip()
        if not is_address(email):
            raise forms.ValidationError(sentences()["bad_address"])
        return email

"""What a person chooses about letters."""

from typing import Any

from django import forms
from django.conf import settings


class ChannelsForm(forms.Form):
    """Mail or none, the language of letters, the name that others see."""

    display_name = forms.CharField(max_length=120, required=False)
    language = forms.ChoiceField(choices=settings.LANGUAGES)
    email = forms.CharField(max_length=254, required=False)
    mail = forms.BooleanField(required=False)

    def chosen(self) -> dict[str, Any]:
        """As `choose_channels` takes it."""
        cleaned = self.cleaned_data
        return {
            "channels": ["mail"] if cleaned["mail"] else [],
            "email": cleaned["email"],
            "language": cleaned["language"],
            "display_name": cleaned["display_name"],
        }

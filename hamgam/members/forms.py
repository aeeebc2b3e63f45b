"""What is typed about organisations, people and seats, cleaned. Nothing is saved here."""

from typing import Any

from allauth.account.forms import LoginForm
from django import forms
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from hamgam.bylaws.acts import NotPossible
from hamgam.engine.letters import direction, store
from hamgam.members import here
from hamgam.members import names as naming
from hamgam.members.liaisons import ANSWERS
from hamgam.members.mergers import Terms
from hamgam.members.models import Organisation, Person
from hamgam.members.organisations import SHOWABLE
from hamgam.members.sentences import kind_words, sentences, showable_words
from hamgam.members.words import language_name


class Fields(forms.Form):
    """A form whose fields may stand once for each language of the coalition."""

    #: name of a group of fields → (label, widget class, required in the first language)
    in_languages: dict[str, tuple[Any, type[forms.Widget], bool]] = {}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.languages = here.languages()
        for group, (label, widget, required) in self.in_languages.items():
            for place, language in enumerate(self.languages):
                self.fields[f"{group}_{language}"] = forms.CharField(
                    label=_("%(what)s in %(language)s") % {"what": label, "language": language_name(language)},
                    required=required and place == 0,
                    max_length=4000 if widget is forms.Textarea else naming.LONGEST,
                    widget=widget(attrs={"lang": language, "dir": direction(language)}),
                )
        if self.field_order:
            self.order_fields(self._in_order())

    def _in_order(self) -> list[str]:
        order = []
        for name in self.field_order or []:
            order += [f"{name}_{language}" for language in self.languages] if name in self.in_languages else [name]
        return order

    def in_each_language(self, group: str) -> dict[str, str]:
        """The group's values by language."""
        return {language: self.cleaned_data.get(f"{group}_{language}", "") for language in self.languages}

    @classmethod
    def spread(cls, values: dict[str, dict[str, str]]) -> dict[str, str]:
        """First values of a form from fields that hold several languages."""
        return {f"{group}_{language}": text for group, texts in values.items() for language, text in texts.items()}


class SignIn(LoginForm):
    """Sign in by a user name, however the keyboard wrote its letters."""

    def clean_login(self) -> str:
        """The name as it is kept."""
        return naming.plain_username(self.cleaned_data["login"])

    @property
    def too_many(self) -> bool:
        """Whether too many wrong passwords were typed from here for this name."""
        return self.has_error("__all__", "too_many_login_attempts")


class NewPassword(forms.Form):
    """A password, typed twice."""

    password1 = forms.CharField(
        strip=False,  # the sign-in takes what was typed, blanks and all
        label=_("Password"),
        help_text=_("At least ten signs. Four or five words that do not belong together are easy to keep in mind."),
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password", "dir": "ltr"}),
    )
    password2 = forms.CharField(
        strip=False,
        label=_("Password again"),
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password", "dir": "ltr"}),
    )

    #: Whose password it will be.
    person: Person | None = None

    def clean(self) -> dict[str, Any]:
        """The two are alike, and good enough."""
        cleaned: dict[str, Any] = super().clean() or {}
        first, second = cleaned.get("password1"), cleaned.get("password2")
        if first and second and first != second:
            self.add_error("password2", _("The two passwords differ. Type the same one twice."))
        if first:
            try:
                validate_password(first, self.person or Person(username=cleaned.get("username") or ""))
            except ValidationError:
                self.add_error("password1", sentences()["password_weak"])
        return cleaned


class NewPerson(NewPassword):
    """Somebody new takes a seat."""

    field_order = ("username", "display_name", "password1", "password2")
    username = forms.CharField(
        label=_("User name"),
        max_length=60,
        help_text=_("For signing in. A pseudonym is welcome; Persian or Latin letters, digits, dot, hyphen."),
        widget=forms.TextInput(attrs={"autocomplete": "username", "autocapitalize": "none", "dir": "auto"}),
    )
    display_name = forms.CharField(
        label=_("Name that others may see (may be left empty)"),
        required=False,
        max_length=120,
        help_text=_("Other organisations see this name beside your seat, or none if you leave it empty."),
        widget=forms.TextInput(attrs={"autocomplete": "off", "dir": "auto"}),
    )

    def clean_username(self) -> str:
        """The name as it is kept; refused when it cannot be one or is somebody's already."""
        try:
            name = naming.username(self.cleaned_data["username"])
        except NotPossible as error:
            raise ValidationError(sentences()[error.code]) from error
        if Person.objects.filter(username=name).exists():
            raise ValidationError(sentences()["username_taken"])
        return name


class NewSeat(forms.Form):
    """Whom an organisation invites, and to which role."""

    role = forms.ChoiceField(label=_("Seat"), widget=forms.RadioSelect)
    label = forms.CharField(
        label=_("A word by which you will know the link again (may be left empty)"),
        required=False,
        max_length=120,
        help_text=_("Your organisation alone sees it. No real name is needed."),
    )

    def __init__(self, *args: Any, roles: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["role"].choices = roles  # type: ignore[attr-defined]


class Profile(Fields):
    """What an organisation says of itself."""

    in_languages = {
        "short_names": (_("Short name"), forms.TextInput, False),
        "city": (_("City"), forms.TextInput, False),
        "country": (_("Country"), forms.TextInput, False),
        "intro": (_("Introduction"), forms.Textarea, False),
    }
    field_order = ("short_names", "kind", "city", "country", "intro", "contact", "site", "shown")
    kind = forms.ChoiceField(label=_("Kind"), choices=lambda: list(kind_words().items()))
    contact = forms.CharField(
        label=_("Contact"), required=False, max_length=300, help_text=_("An address, a telephone number, anything.")
    )
    site = forms.URLField(
        label=_("Web site"), required=False, assume_scheme="https", widget=forms.URLInput(attrs={"dir": "ltr"})
    )
    shown = forms.MultipleChoiceField(
        label=_("What the public may see"),
        required=False,
        choices=lambda: list(showable_words().items()),
        widget=forms.CheckboxSelectMultiple,
    )

    @classmethod
    def of(cls, organisation: Organisation) -> dict[str, Any]:
        """First values: what stands now."""
        plain = {name: getattr(organisation, name) for name in ("kind", "contact", "site", "shown")}
        groups = {group: getattr(organisation, group) for group in cls.in_languages}
        return {**plain, **cls.spread(groups)}

    def given(self) -> dict[str, Any]:
        """What the act takes."""
        plain = {name: self.cleaned_data[name] for name in ("kind", "site")}
        return {
            **plain,
            "contact": store(self.cleaned_data["contact"], self.languages[0]).strip(),
            "shown": [word for word in SHOWABLE if word in self.cleaned_data["shown"]],
            **{group: self.in_each_language(group) for group in self.in_languages},
        }


class Names(Fields):
    """An organisation's name in each language."""

    in_languages = {"names": (_("Name"), forms.TextInput, True)}
    #: The organisation whose name it will be, if there is one yet.
    organisation: Organisation | None = None

    def clean(self) -> dict[str, Any]:
        """A name that can be one, and is nobody else's."""
        cleaned: dict[str, Any] = super().clean() or {}
        if not self.errors:
            try:
                naming.check_name(naming.stored(self.in_each_language("names")), but=self.organisation)
            except NotPossible as error:
                self.add_error(f"names_{self.languages[0]}", sentences()[error.code] % error.data)
        return cleaned


class NewOrganisation(Names):
    """A founding organisation."""

    in_languages = {
        "names": (_("Name"), forms.TextInput, True),
        "short_names": (_("Short name"), forms.TextInput, False),
    }
    field_order = ("names", "short_names", "kind", "standing")
    kind = forms.ChoiceField(label=_("Kind"), choices=lambda: list(kind_words().items()))
    standing = forms.ChoiceField(
        label=_("Standing"), choices=[("member", _("member")), ("observer", _("observer"))], widget=forms.RadioSelect,
        initial="member",
    )  # fmt: skip

    def given(self) -> dict[str, Any]:
        """What the act takes."""
        groups = {group: self.in_each_language(group) for group in self.in_languages}
        return {**groups, "kind": self.cleaned_data["kind"], "standing": self.cleaned_data["standing"]}


_HERE, _THERE = "here", "there"


def _choice(label: Any, here_word: Any, there_word: Any) -> forms.ChoiceField:
    return forms.ChoiceField(label=label, choices=[(_HERE, here_word), (_THERE, there_word)], widget=forms.RadioSelect)


class Merging(forms.Form):
    """The terms on which two organisations become one. Nothing is chosen beforehand."""

    other = forms.ModelChoiceField(
        label=_("With which organisation"), queryset=Organisation.objects.none(), empty_label=_("Choose one")
    )
    goes_on = _choice(_("Whose place in the coalition goes on"), _("ours"), _("theirs"))
    name = _choice(_("Whose name is borne from then on"), _("ours"), _("theirs"))
    key = _choice(
        _("Whose key speaks from then on"), _("ours"), _("theirs"),
    )  # fmt: skip
    signatures = forms.ChoiceField(
        label=_("The past signatures of the one that ends"),
        choices=[
            ("go_on", _("are counted among those of the one that goes on")),
            ("stay", _("stay under its former name alone")),
        ],
        widget=forms.RadioSelect,
    )

    def __init__(self, *args: Any, organisation: Organisation, language: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.organisation = organisation
        others = Organisation.objects.members().exclude(pk=organisation.pk).alphabetical(language)
        self.fields["other"].queryset = others  # type: ignore[attr-defined]
        self.fields["other"].label_from_instance = lambda row: row.names.get(language) or str(row)  # type: ignore[attr-defined]

    def given(self) -> dict[str, Any]:
        """What the act takes."""
        other = self.cleaned_data["other"]
        ours_goes_on = self.cleaned_data["goes_on"] == _HERE
        stays = _HERE if ours_goes_on else _THERE
        terms = Terms(
            name=self.cleaned_data["name"] != stays,
            key=self.cleaned_data["key"] != stays,
            signatures=self.cleaned_data["signatures"] == "go_on",
        )
        return {"other": other, "goes_on": self.organisation if ours_goes_on else other, "terms": terms}


class Splitting(Fields):
    """One organisation becomes two: who keeps what. Nothing is chosen beforehand."""

    in_languages = {
        "names": (_("Name of our part"), forms.TextInput, True),
        "other_names": (_("Name of the other part"), forms.TextInput, True),
    }
    field_order = ("names", "other_names", "key", "signatures", "membership")
    key = _choice(_("Who keeps the key"), _("our part"), _("the other part"))
    signatures = _choice(_("Who keeps the past signatures"), _("our part"), _("the other part"))
    membership = _choice(_("Who keeps the membership"), _("our part"), _("the other part"))

    def __init__(self, *args: Any, organisation: Organisation, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.organisation = organisation

    def clean(self) -> dict[str, Any]:
        """Two names that differ, and neither somebody else's."""
        cleaned: dict[str, Any] = super().clean() or {}
        for group in self.in_languages:
            field = f"{group}_{self.languages[0]}"
            if field not in self.errors:
                try:
                    naming.check_name(naming.stored(self.in_each_language(group)), but=self.organisation)
                except NotPossible as error:
                    self.add_error(field, sentences()[error.code] % error.data)
        ours, theirs = (naming.stored(self.in_each_language(group)) for group in self.in_languages)
        if naming.same(ours, theirs):
            self.add_error(f"other_names_{self.languages[0]}", sentences()["parts_named_alike"])
        return cleaned

    def given(self) -> dict[str, Any]:
        """What the act takes."""
        names, other_names = (naming.stored(self.in_each_language(group)) for group in self.in_languages)
        went = {name: self.cleaned_data[name] == _THERE for name in ("key", "signatures", "membership")}
        terms = Terms(name=other_names == self.organisation.names, **went)
        return {"names": names, "other_names": other_names, "terms": terms}


class LetterIn(forms.Form):
    """A letter's signature, pasted."""

    day = forms.DateField(widget=forms.HiddenInput)
    number = forms.RegexField(regex=r"[0-9a-f]{32}", widget=forms.HiddenInput)
    pasted = forms.CharField(
        label=_("Signature"),
        max_length=5000,
        help_text=_("The lines from BEGIN SSH SIGNATURE to END SSH SIGNATURE."),
        widget=forms.Textarea(attrs={"dir": "ltr", "rows": 8, "spellcheck": "false"}),
    )


class LiaisonProposed(forms.Form):
    """Who is proposed as liaison of an organisation that has none, and why."""

    candidate = forms.CharField(
        label=_("Who is proposed"),
        max_length=120,
        help_text=_("As this person wishes to be called. All members read it."),
        widget=forms.TextInput(attrs={"dir": "auto"}),
    )
    reason = forms.CharField(label=_("Why"), max_length=4000, widget=forms.Textarea(attrs={"dir": "auto", "rows": 4}))


class LiaisonAnswer(forms.Form):
    """One organisation's answer to such a proposal."""

    answer = forms.ChoiceField(choices=[(word, word) for word in ANSWERS])


__all__ = [
    "LetterIn", "LiaisonAnswer", "LiaisonProposed", "Merging", "Names", "NewOrganisation", "NewPassword", "NewPerson",
    "NewSeat", "Profile", "SignIn", "Splitting",
]  # fmt: skip

"""The forms of identity providers: what one is, what may change about it, and what is trusted of it."""

from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from shoumi.engines.foundation.errors import Conflict, Invalid, ShoumiError, Unavailable
from shoumi.regime.accounts.actions.providers import LONGEST_WORD, MOST_WORDS, NewProvider, ProviderSettings
from shoumi.regime.accounts.models import IdentityProvider
from shoumi.regime.accounts.models.providers import ADDRESS_LENGTH, CODE_LENGTH, NAME_LENGTH
from shoumi.regime.accounts.rules.single import MATCHINGS
from shoumi.regime.accounts.single.vocabulary import Matching, ProviderKind
from shoumi.regime.accounts.single.ways import WAYS
from shoumi.regime.accounts.vocabulary import Problem
from shoumi.regime.kit.forms import Form
from shoumi.regime.kit.words import label

_TALL = forms.Textarea(attrs={"rows": 2})


class SettingsForm(Form):
    """What may change about a provider."""

    submit_label = _("Save")
    mendable: ClassVar[tuple[type[ShoumiError], ...]] = (Invalid, Conflict, Unavailable)
    told_at: ClassVar[dict[str, str]] = {
        Problem.PROVIDER_TAKEN: "name",
        Problem.PROVIDER_CODE: "code",
        Problem.PROVIDER_ADDRESS: "address",
        Problem.PROVIDER_AWAY: "address",
        Problem.PROVIDER_ANSWER: "address",
        Problem.PROVIDER_TWICE: "code",
        Problem.PROVIDER_REFUSES: "client_id",
    }
    name = forms.CharField(
        label=_("Name on the button"), max_length=NAME_LENGTH, help_text=_("As people know it, such as Xinghe ID.")
    )
    secret = forms.CharField(
        label=_("Client secret"),
        required=False,
        strip=True,
        max_length=ADDRESS_LENGTH,
        help_text=_("Kept sealed and never shown. Leave empty to keep the present one."),
        widget=forms.PasswordInput(attrs={"autocomplete": "off"}),
    )
    matching = forms.ChoiceField(
        label=_("People not linked yet"),
        help_text=_("The three administrators are never matched: they link their identity themselves."),
        widget=forms.RadioSelect,
        initial=Matching.NONE.value,
    )
    number_claim = forms.CharField(
        label=_("Claim with the staff number"),
        required=False,
        max_length=NAME_LENGTH,
        help_text=_("Only where people are matched by it, such as employee_number."),
    )
    further_origins = forms.CharField(
        label=_("Further addresses that signing in there leads through"),
        required=False,
        help_text=_("Mostly none. One a line, such as https://login.example.com."),
        widget=_TALL,
    )
    on = forms.BooleanField(
        label=_("Switched on"),
        required=False,
        initial=True,
        help_text=_("Switched off, it lets nobody in, and the sessions it began end."),
    )

    def __init__(
        self,
        *arguments: Any,  # noqa: ANN401 - as in Django
        kind: ProviderKind,
        provider: IdentityProvider | None = None,
        **named: Any,  # noqa: ANN401 - as in Django
    ) -> None:
        super().__init__(*arguments, **named)
        matching = self.fields["matching"]
        if isinstance(matching, forms.ChoiceField):
            matching.choices = [(one.value, str(label(one))) for one in Matching if one in MATCHINGS[kind]]
        if Matching.NUMBER not in MATCHINGS[kind]:
            del self.fields["number_claim"]
        if provider is not None:
            kept = ("name", "matching", "number_claim", "on")
            self.initial.update({name: getattr(provider, name) for name in kept})
            self.initial["further_origins"] = "\n".join(provider.further_origins)

    def clean(self) -> dict[str, Any]:
        """Ask for the claim that people are matched by, where they are matched by staff number."""
        told: dict[str, Any] = self.cleaned_data
        if told.get("matching") == Matching.NUMBER.value and not told.get("number_claim"):
            self.add_error("number_claim", _("Name the claim that holds the staff number, such as employee_number."))
        return told

    def wanted(self) -> ProviderSettings:
        """Return what was filled in."""
        told = self.cleaned_data
        return ProviderSettings(
            name=told["name"],
            secret=told["secret"] or None,
            matching=Matching(told["matching"]),
            number_claim=told.get("number_claim", ""),
            further_origins=told["further_origins"].split(),
            on=told["on"],
        )


class NewForm(SettingsForm):
    """A provider of one kind that is yet to be added."""

    submit_label = _("Connect and add")
    code = forms.CharField(
        label=_("Code in addresses"),
        max_length=CODE_LENGTH,
        help_text=_("Small letters, digits and hyphens; it stays. The addresses to register there follow from it."),
    )
    address = forms.CharField(
        label=_("Issuer"),
        max_length=ADDRESS_LENGTH,
        help_text=_("Such as https://id.example.com/realms/staff; it is asked what else it needs."),
        widget=forms.TextInput(attrs={"inputmode": "url", "autocomplete": "off"}),
    )
    client_id = forms.CharField(label=_("Client id"), max_length=ADDRESS_LENGTH)
    agent = forms.CharField(max_length=NAME_LENGTH)
    field_order = ("name", "code", "address", "client_id", "agent", "secret", "matching", "number_claim")

    def __init__(self, *arguments: Any, kind: ProviderKind, **named: Any) -> None:  # noqa: ANN401 - as above
        super().__init__(*arguments, kind=kind, **named)
        del self.fields["on"]
        self._kind, way = kind, WAYS[kind]
        self.fields["secret"].required = True
        self.fields["secret"].help_text = _("Kept sealed and never shown.")
        if not way.agent:
            del self.fields["agent"]
        if way.at:
            self.fields["address"].label, self.fields["address"].help_text = _("Address of its interfaces"), _PUBLISHED
            self.initial["address"] = way.at
        for name, told in way.addresses.items():
            self.fields[name] = forms.CharField(
                label=_ADDRESSES[name], help_text=_PUBLISHED, initial=told, max_length=ADDRESS_LENGTH
            )
        for name, words in _NAMED.get(kind, {}).items():
            self.fields[name].label = words

    def new(self) -> NewProvider:
        """Return what the provider is."""
        told = self.cleaned_data
        return NewProvider(
            kind=self._kind,
            code=told["code"],
            address=told["address"],
            client_id=told["client_id"],
            agent=told.get("agent", ""),
            addresses={name: told[name] for name in WAYS[self._kind].addresses},
        )

    def wanted(self) -> ProviderSettings:
        """Return what may change about it; it is on from the start."""
        self.cleaned_data["on"] = True
        return super().wanted()


_PUBLISHED = _("As the platform publishes it; another only for an installation of one's own.")
_ADDRESSES = {"authorization_endpoint": _("Address of its sign-in page"), "newer": _("Address of its newer interfaces")}
_NAMED = {
    ProviderKind.WECOM: {
        "client_id": _("CorpID"),
        "agent": _("AgentId of the application"),
        "secret": _("Secret of the application"),
    },
    ProviderKind.DINGTALK: {
        "client_id": _("AppKey (Client ID)"),
        "agent": _("CorpId"),
        "secret": _("AppSecret (Client Secret)"),
    },
    ProviderKind.FEISHU: {"client_id": _("App ID"), "secret": _("App Secret")},
}
"""What each platform calls the client, and shows its administrators."""


class TrustForm(Form):
    """Which of the provider's words for a second factor count."""

    submit_label = _("Let these count")
    methods = forms.CharField(
        label=_("Values of amr that count"),
        required=False,
        max_length=MOST_WORDS * LONGEST_WORD,
        help_text=_("Separated by spaces, such as mfa otp hwk (RFC 8176). Empty: none."),
    )
    contexts = forms.CharField(
        label=_("Values of acr that count"),
        required=False,
        max_length=MOST_WORDS * LONGEST_WORD,
        help_text=_("Separated by spaces. Empty: none."),
    )

    def __init__(self, *arguments: Any, provider: IdentityProvider, **named: Any) -> None:  # noqa: ANN401 - as above
        super().__init__(*arguments, **named)
        self.initial["methods"] = " ".join(provider.trusted_methods)
        self.initial["contexts"] = " ".join(provider.trusted_contexts)

    def words(self) -> dict[str, list[str]]:
        """Return what was filled in."""
        return {name: self.cleaned_data[name].split() for name in ("methods", "contexts")}

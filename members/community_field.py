"""The form field in which a person types a community.

With JavaScript suggestions appear while typing. Without it the server answers a name that fits several communities
with a list to choose from, in which «not in the list» is a choice too.
"""

from dataclasses import dataclass

from django import forms
from django.utils.translation import gettext_lazy as _

from mayors_club.ukrainian import search_key
from members import communities
from members.models import Community

NOT_LISTED = "not-listed"
TYPED_MAX = 160


@dataclass(frozen=True)
class CommunityAnswer:
    """A community of the codifier, or a name that is said not to be in it (then `community` is None)."""

    community: Community | None
    typed: str


@dataclass(frozen=True)
class Typed:
    """What came with the form: the text, and the code of the radio button or NOT_LISTED."""

    text: str = ""
    code: str = ""


class CommunityWidget(forms.Widget):
    template_name = "members/community_widget.html"

    def __init__(self, suggest_url, attrs=None, *, not_listed=NOT_LISTED):
        self.suggest_url, self.not_listed = suggest_url, not_listed
        super().__init__(attrs)

    def value_from_datadict(self, data, files, name):
        return Typed(text=data.get(name) or "", code=data.get(f"{name}_code") or "")

    def value_omitted_from_data(self, data, files, name):
        return name not in data

    def get_context(self, name, value, attrs):
        context = super().get_context(name, None, attrs)
        typed = as_typed(value)
        community = resolve(typed)
        is_open = bool(typed.text.strip()) and community is None
        context["widget"] |= {
            "text": community.full_name if community else typed.text,
            "chosen_code": typed.code,
            "options": communities.search(typed.text) if is_open else [],
            "is_open": is_open,
            "not_listed": self.not_listed,
            "suggest_url": self.suggest_url,
        }
        return context


class CommunityField(forms.Field):
    """Cleans to a `CommunityAnswer`, or to None when empty and not required."""

    default_error_messages = {
        "required": _("Enter the name of your community"),
        "several": _("Choose your community from the list"),
        "unknown": _("We do not know a community of this name: check the spelling or say that it is not in the list"),
        "long": _("The name is too long"),
    }

    not_listed = NOT_LISTED

    def __init__(self, *, suggest_url, **options):
        super().__init__(widget=CommunityWidget(suggest_url, not_listed=self.not_listed), **options)

    def clean(self, value):
        typed = as_typed(value)
        community = resolve(typed)
        if community:
            return CommunityAnswer(community, community.full_name)
        text = " ".join(typed.text.replace("\0", "").split())
        if not text:
            return self._refuse("required") if self.required else None
        if len(text) > TYPED_MAX:
            return self._refuse("long")
        if self.not_listed and typed.code == self.not_listed:
            return CommunityAnswer(None, text)
        return self._refuse("several" if communities.search(text) else "unknown")

    def has_changed(self, initial, data):
        return as_typed(initial) != as_typed(data)

    def _refuse(self, reason):
        raise forms.ValidationError(self.error_messages[reason], code=reason)


class ListedCommunityField(CommunityField):
    """For the desk, where «not in the list» would lead nowhere: cleans to a `Community`."""

    default_error_messages = {
        "required": _("Enter the name of the community"),
        "several": _("Choose the community from the list"),
        "unknown": _("Choose a community of the codifier"),
    }
    not_listed = ""

    def clean(self, value):
        answer = super().clean(value)
        return answer and answer.community


def as_typed(value) -> Typed:
    """A form's data as they are; as an initial value also a community, an answer, or a plain text."""
    if isinstance(value, Typed):
        return value
    if isinstance(value, CommunityAnswer):
        return as_typed(value.community) if value.community else Typed(value.typed, NOT_LISTED)
    if isinstance(value, Community):
        return Typed(value.full_name, value.code)
    return Typed(value or "")


def resolve(typed: Typed) -> Community | None:
    """The community meant, if there is no doubt: chosen in the list for this text, or typed in full."""
    if typed.code == NOT_LISTED:
        return None
    if typed.code:
        chosen = Community.objects.filter(code=typed.code).first()
        # The text may have been changed after the choice; then the text counts.
        if chosen and (not typed.text.strip() or _fits(chosen, typed.text)):
            return chosen
    return communities.exact(typed.text)


def _fits(community: Community, text: str) -> bool:
    labels = map(search_key, (community.full_name_uk, community.full_name_en))
    return search_key(text) in labels or community in communities.search(text)

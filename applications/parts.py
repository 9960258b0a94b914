"""The parts of an application by the names under which the committee asks about them and sees their changes."""

from django.utils.translation import gettext_lazy as _

LABELS = {
    "name": _("Name"),
    "greeting": _("Form of address"),
    "phone": _("Telephone"),
    "language": _("Language of letters"),
    "office_kind": _("Kind of office"),
    "title": _("Title"),
    "community": _("Community"),
    "terms": _("Terms in office"),
    "proof": _("Proof of office"),
    "community_website": _("Website of the community"),
    "for_partners": _("For foreign partners"),
    "motivation": _("Why the Club"),
    "representatives": _("Representatives"),
}
# The beginnings of the typed fields' names. Longer ones first: community_website is not the community.
BEGINNINGS = {
    "community_website": "community_website",
    "representative": "representatives",
    "for_partners": "for_partners",
    "office_kind": "office_kind",
    "motivation": "motivation",
    "full_name": "name",
    "community": "community",
    "greeting": "greeting",
    "language": "language",
    "proof": "proof",
    "phone": "phone",
    "title": "title",
    "term": "terms",
    "rows": "terms",
}


def of_field(name: str) -> str:
    """The part to which a typed field belongs; a field that nobody knows is a part of its own."""
    return next((part for beginning, part in BEGINNINGS.items() if name.startswith(beginning)), name)

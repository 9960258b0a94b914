"""What an agreement may be about: the topics of members, and whatever else two cities agree on."""

from django.utils.functional import Promise
from django.utils.translation import pgettext_lazy

from members.vocabulary import AGREEMENT_FIELDS

FIELDS: dict[str, Promise] = AGREEMENT_FIELDS | {"other": pgettext_lazy("field of an agreement", "other")}

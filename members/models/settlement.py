from django.db import models
from django.utils.translation import gettext_lazy as _

from members.models.community import Community


class Settlement(models.Model):
    """A town, settlement or village of the codifier and the community it lies in. Nothing else refers to it.

    It answers which community is meant when a partner's list names a village; the centres are among the settlements.
    """

    class Category(models.TextChoices):
        TOWN = "town", _("town (category)")
        SETTLEMENT = "settlement", _("settlement (category)")
        VILLAGE = "village", _("village (category)")

    community = models.ForeignKey(Community, models.CASCADE, related_name="settlements", verbose_name=_("community"))
    category = models.CharField(_("category of the codifier"), max_length=10, choices=Category)
    name_uk = models.CharField(_("name"), max_length=80)
    name_latin = models.CharField(_("place’s name in Latin letters"), max_length=80)
    # Written by `load_settlements`: members.folding.fold of the name.
    key = models.CharField(max_length=80, editable=False, db_index=True)

    class Meta:
        verbose_name = _("populated place")
        verbose_name_plural = _("populated places")

    def __str__(self):
        return self.name_uk

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class Audience(models.IntegerChoices):
    """Who sees a field. The order is the rule: what a wider audience sees, every narrower one sees too."""

    NOBODY = 0, _("nobody")
    MEMBERS = 1, _("members of the Club")
    EVERYONE = 2, _("everyone")


def audience(default: Audience, label):
    return models.PositiveSmallIntegerField(label, choices=Audience, default=default)


class DirectoryEntry(models.Model):
    """What a member shows of themselves to other members, and of that to everyone.

    “Public ≤ members” means: whatever the world can see of a member, the other members can see as well, and never the
    other way round. Three things hold it, all in the database. An audience is one step on one scale, so a field cannot
    be public and closed to members at the same time. Ways to reach a person reach members at most. And who is not
    listed in the directory shows nothing to everyone either.

    Members read the entry in the directory, everyone reads what is for everyone on the page of the member's office.
    A member without a row is listed with the defaults: found by name and community, reached through the site only.
    """

    # What has an audience of its own, in the order in which it is shown.
    FIELDS = ("languages", "topics", "email", "phone")

    member = models.OneToOneField(
        "members.Member",
        models.CASCADE,
        primary_key=True,
        related_name="directory_entry",
        verbose_name=_("member"),
    )
    is_listed = models.BooleanField(_("in the directory"), default=True)
    takes_letters = models.BooleanField(_("takes letters through the site"), default=True)
    languages = ArrayField(models.CharField(max_length=8), verbose_name=_("languages"), default=list, blank=True)
    topics = ArrayField(models.CharField(max_length=20), verbose_name=_("topics of interest"), default=list, blank=True)
    # Not the address for signing in and not the number the secretariat calls: what is typed here is meant to be read.
    email = models.EmailField(_("e-mail for members"), max_length=254, blank=True)
    phone = models.CharField(_("telephone for members"), max_length=20, blank=True)
    languages_for = audience(Audience.MEMBERS, _("who sees the languages"))
    topics_for = audience(Audience.MEMBERS, _("who sees the topics"))
    email_for = audience(Audience.NOBODY, _("who sees the e-mail"))
    phone_for = audience(Audience.NOBODY, _("who sees the telephone"))

    class Meta:
        verbose_name = _("entry in the directory")
        verbose_name_plural = _("entries in the directory")
        constraints = [
            models.CheckConstraint(
                name="directory_audience_known",
                condition=Q(languages_for__in=[0, 1, 2], topics_for__in=[0, 1, 2]),
            ),
            models.CheckConstraint(
                name="directory_contacts_never_public",
                condition=Q(email_for__in=[0, 1], phone_for__in=[0, 1]),
                violation_error_message=_("E-mail and telephone are never shown to everyone."),
            ),
            models.CheckConstraint(
                name="directory_public_only_when_listed",
                condition=Q(is_listed=True) | Q(languages_for__lt=2, topics_for__lt=2),
                violation_error_message=_("Who is not in the directory shows nothing to everyone."),
            ),
        ]

    def __str__(self):
        return str(self.member)

    def is_shown(self, field: str, to: Audience) -> bool:
        return getattr(self, f"{field}_for") >= to

import uuid
from datetime import timedelta

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVector, SearchVectorField
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Exists, FilteredRelation, OuterRef, Prefetch, Q
from django.db.models.functions import Collate, Lower
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from mayors_club.person import person
from mayors_club.ukrainian import SurnameFirst, UkrainianOrder
from members.models import Mandate, Member, Representative
from offices.models.edition import Edition
from offices.models.english import gap_in_english, outdated_english, prose_in_english
from offices.models.section import Section

STALE_AFTER = timedelta(days=365)
# Hundreds of keys and words that only the search reads, and it reads them inside the database.
SEARCHED = ("search_text", "search_keys", "search_body", "search_vector")


class OfficeQuerySet(models.QuerySet):
    def public(self, now=None):
        """Pages the world may read: published, not hidden, of members in force. Death ends a membership, not a page."""
        in_force = Q(member__status=Member.Status.ACTIVE, member__effective_at__lte=now or timezone.now())
        remembered = Q(member__status=Member.Status.ENDED, member__end_reason=Member.EndReason.DECEASED)
        return self.filter(in_force | remembered, live__isnull=False, hidden_at__isnull=True)

    def editable_by(self, user):
        """Pages a person may work on: their own, and those of members whose representative they are for it."""
        represented = Representative.objects.in_force().filter(
            Q(can_edit_office=True) | Q(can_publish_office=True), user=user
        )
        own = Q(member__in=Member.objects.for_user(user))
        return self.filter(own | Q(member__in=represented.values("member")))

    def not_of(self, user):
        """Pages of which a person is neither the member nor somebody who helps to write them."""
        return self.exclude(pk__in=Office.objects.editable_by(user).values("pk"))

    def reviewable_by(self, user):
        """Pages a colleague reads for the Club: never one of their own."""
        return self.not_of(user) if user.has_perm("offices.review_office") else self.none()

    def stale(self, now=None):
        """Public pages that nobody has confirmed for a year."""
        since = (now or timezone.now()) - STALE_AFTER
        return self.public(now).filter(confirmed_at__lt=since, member__status=Member.Status.ACTIVE)

    def with_english(self):
        """Adds `has_english`: whether the page exists in English. One section of prose in English makes one."""
        sections = Section.objects.filter(prose_in_english(), edition=OuterRef("live"))
        return self.annotate(has_english=Exists(sections))

    def with_standing(self, today=None):
        """Adds `is_serving`: alive, and a term runs today or none has begun. The rule of offices.titles.standing_of."""
        today = today or timezone.localdate()
        begun = Mandate.objects.filter(member=OuterRef("member"), starts_on__lte=today)
        runs_or_unknown = Q(Exists(Mandate.objects.current(today).filter(member=OuterRef("member")))) | ~Exists(begun)
        return self.annotate(is_serving=Q(runs_or_unknown, member__status=Member.Status.ACTIVE))

    def with_gaps(self):
        """Adds `has_gap` and `has_outdated`: whether English is missing in a section of what is live, or older."""
        live = Section.objects.filter(edition=OuterRef("live"))
        return self.annotate(
            has_gap=Exists(live.filter(gap_in_english())), has_outdated=Exists(live.filter(outdated_english()))
        )

    def with_open_edition(self):
        """Adds `open_editions`: the one edition, if any, that is not published yet."""
        return self.prefetch_related(Prefetch("editions", Edition.objects.open(), to_attr="open_editions"))

    def with_editions(self):
        """With the live edition, and adds `open_edition`: the one, if any, that is not published yet."""
        is_open = FilteredRelation("editions", condition=Q(editions__status__in=Edition.OPEN))
        return self.annotate(open_edition=is_open).select_related("live", "open_edition")

    def in_order(self):
        """By surname, in the order of the Ukrainian alphabet."""
        return self.order_by(UkrainianOrder(SurnameFirst("member__full_name_uk")), "slug")

    def in_latin_order(self):
        """By surname as it is spelt in Latin letters."""
        return self.order_by(Collate(Lower(SurnameFirst("member__full_name_latin")), "C"), "slug")


class OfficeManager(models.Manager.from_queryset(OfficeQuerySet)):
    def get_queryset(self):
        return super().get_queryset().defer(*SEARCHED)


class Office(models.Model):
    """The public page of one member: its address, what is live, and the switches that work at once."""

    class Contacts(models.TextChoices):
        DEFAULT = "default", _("shown, unless the community is occupied")
        SHOWN = "shown", _("shown")
        HIDDEN = "hidden", _("hidden")

    # What `with_editions` finds.
    open_edition = None

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    member = models.OneToOneField("members.Member", models.PROTECT, related_name="office", verbose_name=_("member"))
    slug = models.SlugField(_("address"), max_length=80, unique=True)
    # What the public reads; stays until the next edition is published.
    live = models.OneToOneField(
        "offices.Edition", models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("live edition")
    )
    contact_email = models.EmailField(_("e-mail for the public"), max_length=254, blank=True)
    contacts = models.CharField(_("contacts"), max_length=7, choices=Contacts, default=Contacts.DEFAULT)
    may_publish = models.BooleanField(_("publishes without the secretariat"), default=False)
    life_years = models.CharField(
        _("years of life"),
        max_length=9,
        blank=True,
        validators=[RegexValidator(r"^\d{4}–\d{4}$", _("Write the years like this: 1951–2026."))],
    )
    hidden_at = models.DateTimeField(_("hidden"), null=True, blank=True)
    hidden_by = person(_("hidden by"))
    hidden_for = person(_("on behalf of"))
    # When the member, or somebody for them, last said that the page is right.
    confirmed_at = models.DateTimeField(_("confirmed"), null=True, blank=True)
    created_at = models.DateTimeField(_("created"), default=timezone.now)
    # Written by offices.search.fill: the words of the name and the community, and their keys.
    search_text = models.TextField(editable=False, default="")
    search_keys = ArrayField(models.TextField(), editable=False, default=list)
    # … and every word of the page in both languages.
    search_body = models.TextField(editable=False, default="", db_default="")
    # Kept ready: made for each question anew, it would cost a millisecond an office.
    search_vector = models.GeneratedField(
        expression=SearchVector("search_body", config="simple"), output_field=SearchVectorField(), db_persist=True
    )

    objects = OfficeManager()

    class Meta:
        verbose_name = _("mayor’s office")
        verbose_name_plural = _("mayors’ offices")
        permissions = [
            ("review_office", _("Can review and publish pages of offices")),
            ("hide_office", _("Can hide a page of an office and show it again")),
        ]
        indexes = [
            # Sorted in at once: entries left for later are read one by one, and the planner then avoids the index.
            GinIndex(fields=["search_keys"], name="office_search_keys", opclasses=["array_ops"], fastupdate=False),
            GinIndex(fields=["search_vector"], name="office_search_vector", fastupdate=False),
        ]
        constraints = [
            models.CheckConstraint(
                name="office_hidden_by_somebody",
                condition=Q(hidden_at__isnull=True, hidden_by__isnull=True)
                | Q(hidden_at__isnull=False, hidden_by__isnull=False),
            ),
            models.CheckConstraint(
                name="office_contacts_known", condition=Q(contacts__in=["default", "shown", "hidden"])
            ),
            models.CheckConstraint(
                name="office_live_was_confirmed", condition=Q(live__isnull=True) | Q(confirmed_at__isnull=False)
            ),
        ]

    def __str__(self):
        return self.member.full_name

    def get_absolute_url(self):
        return reverse("offices:page", args=[self.slug])

    @property
    def is_hidden(self) -> bool:
        return self.hidden_at is not None

    @property
    def is_stale(self) -> bool:
        return bool(self.live_id and self.confirmed_at < timezone.now() - STALE_AFTER)

    @property
    def shows_contacts(self) -> bool:
        """Whether the public reads the e-mail: by default not for an occupied community; never after a death."""
        if not self.contact_email or not self.member.is_live:
            return False
        if self.contacts == self.Contacts.DEFAULT:
            return not (self.member.community and self.member.community.is_occupied)
        return self.contacts == self.Contacts.SHOWN


class FormerAddress(models.Model):
    """An address a page once had: whoever comes to it is sent to the present one."""

    slug = models.SlugField(_("address"), max_length=80, unique=True)
    office = models.ForeignKey(
        Office, models.CASCADE, related_name="former_addresses", verbose_name=_("mayor’s office")
    )
    created_at = models.DateTimeField(_("changed"), default=timezone.now)

    class Meta:
        verbose_name = _("former address")
        verbose_name_plural = _("former addresses")

    def __str__(self):
        return self.slug

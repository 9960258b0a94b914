"""What surrounds a session: questions before it, materials and feedback after it, topics for the next ones."""

import uuid

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from mayors_club.documents import EXTENSIONS
from mayors_club.person import person
from mayors_club.private_files import private_storage

FROM_ONE_TO_FIVE = [(number, str(number)) for number in range(1, 6)]


class Question(models.Model):
    """A question to the expert, asked before or during the session. An anonymous one names nobody, in no column."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    session = models.ForeignKey(
        "expert_sessions.ExpertSession", models.CASCADE, related_name="questions", verbose_name=_("session")
    )
    text = models.TextField(_("question"), max_length=1000)
    is_anonymous = models.BooleanField(_("without a name"), default=False)
    member = models.ForeignKey(
        "members.Member",
        models.CASCADE,
        null=True,
        blank=True,
        related_name="session_questions",
        verbose_name=_("member"),
    )
    asked_by = person(_("asked by"))
    asked_at = models.DateTimeField(_("asked"), default=timezone.now)
    # Answered, or off topic: the moderator has put it aside.
    hidden_at = models.DateTimeField(_("put aside"), null=True, blank=True)

    class Meta:
        verbose_name = _("question to the expert")
        verbose_name_plural = _("questions to the expert")
        ordering = ["asked_at"]
        constraints = [
            models.CheckConstraint(
                name="question_anonymous_names_nobody",
                condition=Q(is_anonymous=True, member=None, asked_by=None)
                | Q(is_anonymous=False, member__isnull=False, asked_by__isnull=False),
            )
        ]

    def __str__(self):
        return str(self.pk)


def material_path(material, filename):
    """Under the row's own name; the one the person's file had is not kept."""
    return f"session_materials/{material.pk}"


class Material(models.Model):
    """A file for members: the expert's slides, a table, a check-list."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    session = models.ForeignKey(
        "expert_sessions.ExpertSession", models.CASCADE, related_name="materials", verbose_name=_("session")
    )
    title = models.CharField(pgettext_lazy("text", "title"), max_length=160)
    file = models.FileField(_("file"), storage=private_storage, upload_to=material_path, max_length=200)
    content_type = models.CharField(_("kind of file"), max_length=80)
    size = models.PositiveIntegerField(_("size in bytes"))
    uploaded_at = models.DateTimeField(_("uploaded"), default=timezone.now)
    uploaded_by = person(_("uploaded by"))

    class Meta:
        verbose_name = _("material")
        verbose_name_plural = _("materials")
        ordering = ["uploaded_at"]

    def __str__(self):
        return self.title

    @property
    def kind(self) -> str:
        """«PDF», in every language."""
        return EXTENSIONS[self.content_type].upper()


class Feedback(models.Model):
    """Three answers of somebody who was there. Names nobody and holds no time: who gave it stands with the seat."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    session = models.ForeignKey(
        "expert_sessions.ExpertSession", models.CASCADE, related_name="feedback", verbose_name=_("session")
    )
    useful = models.PositiveSmallIntegerField(_("how useful it was"), choices=FROM_ONE_TO_FIVE)
    clear = models.PositiveSmallIntegerField(_("how clear it was"), choices=FROM_ONE_TO_FIVE)
    comment = models.TextField(_("what to do better"), max_length=1000, blank=True)

    class Meta:
        verbose_name = _("feedback")
        verbose_name_plural = _("feedback")
        constraints = [
            models.CheckConstraint(
                name="feedback_from_one_to_five",
                condition=Q(useful__gte=1, useful__lte=5, clear__gte=1, clear__lte=5),
            )
        ]

    def __str__(self):
        return str(self.pk)


class TopicProposal(models.Model):
    """A topic that a member would like to hear about."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    title = models.CharField(_("topic"), max_length=120)
    text = models.TextField(_("why it matters"), max_length=600, blank=True)
    proposed_by = models.ForeignKey(
        "members.Member",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="proposed_topics",
        verbose_name=_("proposed by"),
    )
    created_at = models.DateTimeField(_("proposed"), default=timezone.now)
    # Taken off the list: a session came of it, or it does not fit.
    closed_at = models.DateTimeField(_("taken off the list"), null=True, blank=True)
    session = models.ForeignKey(
        "expert_sessions.ExpertSession",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="proposals",
        verbose_name=_("session that came of it"),
    )

    class Meta:
        verbose_name = _("proposed topic")
        verbose_name_plural = _("proposed topics")
        ordering = ["-created_at"]
        constraints = [
            models.CheckConstraint(
                name="proposal_with_a_session_is_closed", condition=Q(session=None) | Q(closed_at__isnull=False)
            )
        ]

    def __str__(self):
        return self.title


class TopicVote(models.Model):
    """One member's voice for a proposed topic."""

    proposal = models.ForeignKey(TopicProposal, models.CASCADE, related_name="votes", verbose_name=_("proposed topic"))
    member = models.ForeignKey("members.Member", models.CASCADE, related_name="topic_votes", verbose_name=_("member"))
    at = models.DateTimeField(_("when"), default=timezone.now)

    class Meta:
        verbose_name = _("vote for a topic")
        verbose_name_plural = _("votes for topics")
        constraints = [models.UniqueConstraint(fields=["proposal", "member"], name="topic_vote_once")]

    def __str__(self):
        return f"{self.proposal_id}, {self.member_id}"

"""Questions to the expert, as the moderator and the host read them. An anonymous one says nothing about anybody."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from sessions.models import ExpertSession, Question


@dataclass(frozen=True)
class Asked:
    question: Question

    @property
    def text(self) -> str:
        return self.question.text

    @property
    def who(self) -> str:
        """«Ірина Савчук, Старогород», or that there is no name."""
        member = self.question.member
        if member is None:
            return _("without a name")
        return ", ".join(part for part in (member.full_name, member.place) if part)


@dataclass(frozen=True)
class Questions:
    """To be answered, in the order in which they came, and what was put aside."""

    open: list[Asked]
    aside: list[Asked]


def questions_of(session: ExpertSession) -> Questions:
    """One query."""
    asked = [Asked(question) for question in session.questions.select_related("member__community")]
    return Questions(
        open=[one for one in asked if one.question.hidden_at is None],
        aside=[one for one in asked if one.question.hidden_at is not None],
    )

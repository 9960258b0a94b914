"""From draft to the page the public reads. The live edition stays until the next one is published."""

from django.db import transaction
from django.utils import timezone

from mayors_club import events, mail
from mayors_club.models import OutgoingEmail
from offices import search
from offices.links import page_url
from offices.models import Edition, Office
from offices.states import missing_for_publication


class WrongState(Exception):
    """The step does not exist from the state the edition is in now; somebody may have been faster."""


class Changed(Exception):
    """Somebody saved after the person had read what they wanted to publish."""


class NotComplete(Exception):
    """Sections without which there is nothing to publish are empty in Ukrainian."""

    def __init__(self, kinds):
        self.kinds = tuple(kinds)
        super().__init__(", ".join(self.kinds))


class NotAllowedToPublish(Exception):
    """The page is published by the secretariat, of which nobody reviews their own; the member submits it."""


@transaction.atomic
def submit(edition: Edition, *, by, on_behalf_of=None) -> None:
    """Hand the draft to the secretariat. Raises NotComplete and WrongState."""
    if missing := missing_for_publication(edition.sections.all()):
        raise NotComplete(missing)
    fields = {"submitted_at": timezone.now(), "submitted_by": by, "submitted_for": on_behalf_of, "note": ""}
    _move(edition, Edition.Status.IN_REVIEW, "office.submitted", by, on_behalf_of, fields)


@transaction.atomic
def take_back(edition: Edition, *, by, on_behalf_of=None) -> None:
    """The editors want to go on writing. Raises WrongState."""
    _move(edition, Edition.Status.DRAFT, "office.taken_back", by, on_behalf_of)


@transaction.atomic
def request_changes(edition: Edition, *, note: str, by) -> list[OutgoingEmail]:
    """Back to the drafts with a note; the letters that tell the member, and whoever submitted it, are answered.

    Raises NotAllowedToPublish for a page of one's own and WrongState.
    """
    if not _reviews(edition.office, by):
        raise NotAllowedToPublish
    _move(edition, Edition.Status.DRAFT, "office.changes_requested", by, None, {"note": note})
    return _tell("office_changes_requested", edition, _whom_to_tell(edition, by))


@transaction.atomic
def publish(edition: Edition, *, seen: int, by, on_behalf_of=None) -> None:
    """Make the edition the one the public reads. `seen` is `edition.changes` as it was read.

    Sends office_published to the member and to whoever submitted it, unless they published it themselves. Raises
    Changed when it was saved since, NotComplete, NotAllowedToPublish and WrongState.
    """
    office = Office.objects.select_for_update().get(pk=edition.office_id)
    edition.refresh_from_db(from_queryset=Edition.objects.select_for_update())
    if not office.may_publish and not _reviews(office, by):
        raise NotAllowedToPublish
    if edition.changes != seen:
        raise Changed
    if missing := missing_for_publication(edition.sections.all()):
        raise NotComplete(missing)
    now = timezone.now()
    fields = {"published_at": now, "published_by": by, "published_for": on_behalf_of, "note": ""}
    _move(edition, Edition.Status.PUBLISHED, "office.published", by, on_behalf_of, fields)
    office.live, office.confirmed_at = edition, now
    search.fill(office)
    office.save(update_fields=["live", "confirmed_at", *search.COLUMNS])
    edition.office = office
    urls = {"uk_url": page_url(office, "uk"), "en_url": page_url(office, "en") if edition.has_english else ""}
    _tell("office_published", edition, _whom_to_tell(edition, by), **urls)


def _reviews(office: Office, user) -> bool:
    return Office.objects.reviewable_by(user).filter(pk=office.pk).exists()


def _move(edition, to, verb, by, on_behalf_of, fields=None) -> None:
    """Along `Edition.TRANSITIONS` under lock, with the event; raises WrongState otherwise."""
    edition.refresh_from_db(from_queryset=Edition.objects.select_for_update())
    came_from = edition.status
    if to not in Edition.TRANSITIONS[came_from]:
        raise WrongState(f"{edition.pk}: {came_from} -> {to}")
    changed = {"status": to, "status_since": timezone.now(), **(fields or {})}
    for name, value in changed.items():
        setattr(edition, name, value)
    edition.save(update_fields=list(changed))
    events.record(
        verb,
        subject=edition.office,
        by=by,
        on_behalf_of=on_behalf_of,
        from_state=came_from,
        to_state=to,
        codes={"edition": edition.number},
    )


def _whom_to_tell(edition: Edition, by) -> set:
    """The member, while there is a membership, whoever submitted it, and whoever asked the mayor to approve it.

    Nobody is told of their own doing.
    """
    member = edition.office.member
    approved = edition.approvals.filter(approved_at__isnull=False).select_related("asked_by")
    asked = {approval.asked_by for approval in approved}
    return ({member.user if member.is_live else None, edition.submitted_by} | asked) - {None, by}


def _tell(name: str, edition: Edition, people, **context) -> list[OutgoingEmail]:
    """The same letter to each of them, in their own language, once for this change of state."""
    about = {"office": edition.office, "edition": edition, "member": edition.office.member}
    return [
        mail.queue(
            name,
            to=person.email,
            language=person.language,
            context={**about, **context},
            dedupe_key=f"{name}:{edition.pk}:{edition.changes}:{edition.status_since.timestamp()}:{person.pk}",
            subject=edition.office,
        )
        for person in sorted(people, key=lambda user: user.pk)
    ]

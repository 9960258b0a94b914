"""The demo's sessions: a year of them with people and texts, and always one to join."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from mayors_club.demo.coming_sessions import LIVE, NEXT, PLANNED
from mayors_club.demo.people import DEMO_LETTERS
from mayors_club.demo.rhythm import past_dates, skipped_dates
from mayors_club.demo.session_pages import PAGES, PAST
from mayors_club.models import DemoRow, OutgoingEmail
from sessions import services
from sessions.impossible import RULES, file_without_session
from sessions.models import (
    Expert,
    ExpertSession,
    Feedback,
    Invitee,
    Material,
    Question,
    Room,
    Seat,
    Series,
    TopicProposal,
    TopicVote,
)
from sessions.schedule import local
from tests.mayors_club.demo_site import seed, sown_once
from tests.session_factories import in_kyiv

pytestmark = pytest.mark.django_db
# A Sunday; half a year back there is the other time.
FIRST_START = in_kyiv(2026, 11, 22, 9, 3, 20)
Status = ExpertSession.Status


@pytest.fixture(scope="module")
def everything(django_db_setup, django_db_blocker):
    """What the first start of a demo leaves."""
    with time_machine.travel(FIRST_START, tick=False), sown_once(django_db_blocker):
        yield


@pytest.fixture(autouse=True)
def sown(everything, demo_site):
    with time_machine.travel(FIRST_START, tick=False):
        yield


def session(name) -> ExpertSession:
    return ExpertSession.objects.get(topic_uk=PAGES[name].topic[0])


def starts_again(moment):
    """The demo is started again, after its clock has caught up."""
    travelled = time_machine.travel(moment, tick=False)
    travelled.start()
    services.run_clocks()
    seed("sessions")
    return travelled


# The past -------------------------------------------------------------------------------------------------------------
def test_a_year_of_sessions_every_second_thursday_at_three():
    held = list(ExpertSession.objects.past().order_by("starts_at"))
    assert len(held) == 24
    usual = [one for one in held if not one.moves.exists()]
    assert {(local(one.starts_at).weekday(), f"{local(one.starts_at):%H:%M}") for one in usual} == {(3, "15:00")}
    assert len({one.starts_at.hour for one in usual}) == 2  # in summer an hour earlier by UTC
    assert held[-1].starts_at == in_kyiv(2026, 11, 12, 15)
    assert not [one for one in held if (local(one.starts_at).month, local(one.starts_at).day) == (12, 25)]


def test_numbers_lead_to_the_one_of_the_design():
    numbers = list(ExpertSession.objects.order_by("number").values_list("number", flat=True))
    assert numbers == list(range(388, 416))
    assert (session(LIVE).number, session(NEXT).number, session(PLANNED).number) == (413, 414, 415)


def test_dates_of_the_rhythm_pass_by_the_holidays():
    with time_machine.travel(in_kyiv(2026, 1, 4, 12), tick=False):
        dates = past_dates(8)
        assert dates[-1].isoformat() == "2025-12-25" or "2025-12-25" not in {day.isoformat() for day in dates}
        assert not {(12, 25), (1, 1)} & {(day.month, day.day) for day in dates}
        assert all(day.weekday() == 3 for day in dates)
        skipped = skipped_dates(dates[0])
        assert skipped
        assert all((day.month, day.day) in {(12, 25), (1, 1)} for day in skipped)


def test_held_ones_have_people_summary_and_plan():
    for name, page in PAST.items():
        one = session(name)
        if one.status == Status.CANCELLED:
            continue
        assert one.summary_published_at > one.held_at > one.ends_at
        assert one.agenda.count() == len(page.plan) >= 2
        assert one.seats.attended().count() >= 3
        assert one.questions.count() == len(page.questions)


def test_one_is_cancelled_without_english_and_one_was_moved():
    cancelled = ExpertSession.objects.get(status=Status.CANCELLED)
    assert (cancelled.topic_en, bool(cancelled.reason_uk)) == ("", True)
    moved = session("honest_procurement")
    assert moved.moves.get().to_starts_at == moved.starts_at
    assert local(moved.starts_at).weekday() == 1


def test_every_way_of_answering_and_coming_is_there():
    assert set(Seat.objects.values_list("answer", flat=True)) == {"going", "representative", "declined", "none"}
    attended = set(Seat.objects.values_list("attended", flat=True))
    assert attended == {"", "in_person", "representative", "phone", "absent"}


def test_feedback_names_nobody_and_agrees_with_the_seats():
    for one in ExpertSession.objects.past():
        assert one.feedback.count() == one.seats.filter(gave_feedback=True).count()
    assert Feedback.objects.exclude(comment="").count() >= 20
    assert Question.objects.filter(is_anonymous=True).exists()


def test_materials_are_real_small_pdfs():
    materials = list(Material.objects.all())
    assert len(materials) >= 8
    for material in materials:
        with material.file.open() as file:
            content = file.read()
        assert content.startswith(b"%PDF-")
        assert len(content) == material.size < 200_000


def test_topics_are_proposed_and_voted_for():
    assert TopicProposal.objects.filter(closed_at=None).count() >= 5
    assert TopicVote.objects.count() >= 20
    assert TopicProposal.objects.get(session=session(LIVE)).closed_at


def test_nothing_impossible_is_sown():
    """But for files that demos of other tests have left behind when their rows were rolled back."""
    now = timezone.now()
    rules = [rule for rule in RULES if rule is not file_without_session]
    assert {rule.__name__: list(rule(now)) for rule in rules if list(rule(now))} == {}


def test_experts_of_both_genders_some_with_a_portrait():
    experts = list(Expert.objects.all())
    assert len(experts) >= 12
    assert {expert.gender for expert in experts} == {"f", "m"}
    assert {bool(expert.photo) for expert in experts} == {True, False}
    assert all(expert.email.endswith(".example") for expert in experts)


# To come --------------------------------------------------------------------------------------------------------------
def test_one_begins_ten_minutes_after_the_start():
    live = session(LIVE)
    assert live.starts_at == in_kyiv(2026, 11, 22, 9, 14)
    assert live.state_at() == Status.OPEN
    assert live.seats.get(member__user__email="mayor@zelenohrai.example").answer == Seat.Answer.GOING


def test_its_room_is_the_demos_own_and_sealed():
    secret = services.secret_of(session(LIVE))
    assert "/demo/room/" in secret.address
    assert not Room.objects.filter(sealed__contains="demo").exists()


def test_next_one_waits_for_answers_and_a_later_one_is_planned():
    following = session(NEXT)
    assert (following.status, local(following.starts_at).isoformat()) == (
        Status.ANNOUNCED,
        "2026-11-26T15:00:00+02:00",
    )
    assert not following.seats.filter(member__user__email="mayor@zelenohrai.example").exists()
    assert following.seats.taken().exists()
    assert session(PLANNED).status == Status.PLANNED
    assert following.series == Series.objects.get()


def test_letters_about_sessions_go_to_the_accounts_of_the_demo_alone():
    services.write_letters()
    services.remind()
    letters = list(OutgoingEmail.objects.filter(name__startswith="session_").values_list("name", "to"))
    invited = {to for name, to in letters if name == "session_invitation"}
    assert invited <= set(DEMO_LETTERS)
    assert invited
    assert len([name for name, _to in letters if name == "session_reminder_soon"]) < 10
    assert {name for name, _to in letters} <= {"session_invitation", "session_reminder_soon"}


# Started again --------------------------------------------------------------------------------------------------------
@pytest.fixture
def travel():
    started = []
    yield lambda moment: started.append(starts_again(moment))
    for one in started[::-1]:
        one.stop()


def test_started_again_at_once_nothing_changes(travel):
    before = list(ExpertSession.objects.order_by("number").values())
    travel(FIRST_START + timedelta(minutes=30))
    after = list(ExpertSession.objects.order_by("number").values())
    clock = {"status", "status_since"}
    assert [{**one, **dict.fromkeys(clock)} for one in after] == [{**one, **dict.fromkeys(clock)} for one in before]


def test_live_session_comes_again_once_it_is_over_and_none_pile_up(travel):
    first = session(LIVE)
    first.seats.filter(answer="going").update(attended="in_person", attended_at=first.starts_at)
    moment = FIRST_START + timedelta(days=1)
    travel(moment)
    again = session(LIVE)
    assert (again.pk, again.number) == (first.pk, first.number)
    assert again.starts_at - moment < timedelta(minutes=11)
    assert again.state_at() == Status.OPEN
    assert again.sequence > first.sequence
    assert not again.seats.attended().exists()
    assert ExpertSession.objects.count() == 28
    assert not Invitee.objects.filter(session=again).exclude(told_starts_at=again.starts_at).in_calendar().exists()
    services.write_letters()
    assert not OutgoingEmail.objects.filter(name__in=["session_moved", "session_reopened"]).exists()


def test_weeks_later_there_is_a_next_session_again(travel):
    travel(FIRST_START + timedelta(days=40))
    assert session(NEXT).starts_at > timezone.now()
    assert session(PLANNED).starts_at > session(NEXT).starts_at
    assert ExpertSession.objects.count() == 28


def test_session_that_somebody_summed_up_stays_and_a_new_one_is_announced(travel):
    first = session(LIVE)
    ExpertSession.objects.filter(pk=first.pk).update(summary_uk="Про що домовилися.")
    travel(FIRST_START + timedelta(days=1))
    assert ExpertSession.objects.filter(topic_uk=PAGES[LIVE].topic[0]).count() == 2
    first.refresh_from_db()
    assert first.status == Status.HELD


def test_cancelled_by_people_it_stays_cancelled(travel):
    live = session(LIVE)
    services.cancel(live, by=live.created_by)
    travel(FIRST_START + timedelta(days=1))
    assert session(LIVE).status == Status.CANCELLED


def test_deleted_session_does_not_come_back(travel):
    one = session("shelters")
    Material.objects.filter(session=one).delete()
    one.delete()
    travel(FIRST_START + timedelta(hours=1))
    assert not ExpertSession.objects.filter(topic_uk=PAGES["shelters"].topic[0]).exists()
    assert DemoRow.objects.filter(key="session:shelters").exists()


def test_without_the_expert_nothing_new_is_announced(travel):
    ExpertSession.objects.filter(expert__name_uk="Наталія Ярема").delete()
    Expert.objects.get(name_uk="Наталія Ярема").delete()
    DemoRow.objects.filter(key=f"session:{LIVE}").delete()
    travel(FIRST_START + timedelta(hours=1))
    assert not ExpertSession.objects.filter(topic_uk=PAGES[LIVE].topic[0]).exists()

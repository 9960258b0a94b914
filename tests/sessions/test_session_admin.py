"""The secretariat writes sessions: what the form changes, and what it never touches."""

from datetime import date, time, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from mayors_club.models import Event
from sessions.models import ExpertSession, Room
from tests import session_factories
from tests.desk import signed_in, words
from tests.sessions.desk import address, posted

pytestmark = pytest.mark.django_db
LIST = reverse("admin:expert_sessions_expertsession_changelist")
ADD = reverse("admin:expert_sessions_expertsession_add")
TIME = {"day": "2027-01-14", "starts": "15:00", "ends": "16:30"}


def make_cast() -> dict[str, ExpertSession]:
    """One session in each state, an hour apart."""
    return {
        status: session_factories.make_session(status, starts_in=timedelta(days=7, hours=2 * place))
        for place, status in enumerate(ExpertSession.Status.values)
    }


def shown(client, query="") -> list[int]:
    return [session.number for session in client.get(LIST + query).context["cl"].result_list]


# The list -------------------------------------------------------------------------------------------------------------
def test_list_is_filtered_by_status_series_expert_and_year(client, secretary):
    cast = make_cast()
    series, expert = session_factories.make_series(), session_factories.make_expert(name_uk="Олег Кравець")
    ours = session_factories.make_session(series=series, expert=expert)
    old = session_factories.make_past_session(days_ago=800)
    assert len(shown(client)) == len(cast) + 2
    assert shown(client, "?status__exact=cancelled") == [cast["cancelled"].number]
    assert shown(client, f"?series__id__exact={series.pk}") == [ours.number]
    assert shown(client, f"?expert__id__exact={expert.pk}") == [ours.number]
    assert shown(client, f"?year={timezone.localtime(old.starts_at).year}") == [old.number]
    assert shown(client, "?year=99999999") == shown(client)


def test_list_is_searched_by_number_topic_and_expert(client, secretary):
    make_cast()
    expert = session_factories.make_expert(name_uk="Олег Кравець")
    ours = session_factories.make_session(topic_uk="Вода без хлору", number=7007, expert=expert)
    for query in ("7007", "хлору", "Кравець"):
        assert shown(client, f"?q={query}") == [ours.number]


def test_list_says_what_is_worth_knowing(client, secretary):
    session = session_factories.make_session(expert=None)
    session_factories.make_session("planned", starts_at=session.starts_at)
    page = client.get(LIST).content.decode()
    assert page.count("збігається з іншою сесією") == 2
    assert page.count("немає експерта") == 1
    assert page.count("немає кімнати") == 1
    Room.objects.create(session=session, sealed="x")
    assert "немає кімнати" not in client.get(LIST).content.decode()


@pytest.mark.parametrize("rows", [1, 3])
def test_list_asks_as_often_for_any_number_of_rows(client, secretary, django_assert_num_queries, rows):
    series = session_factories.make_series()
    for _row in range(rows):
        session_factories.make_seat(session_factories.make_session(series=series))
    client.get(LIST)
    with django_assert_num_queries(8):
        client.get(LIST)


# Writing --------------------------------------------------------------------------------------------------------------
def test_new_session_gets_its_number_and_is_planned(client, secretary):
    session_factories.make_session(number=470)
    values = posted(client.get(ADD), **TIME, topic_uk="Вода без хлору", topics=["water"])
    response = client.post(ADD, values)
    assert response.status_code == 302, response.context["errors"]
    session = ExpertSession.objects.get(number=471)
    assert (session.status, session.topic_uk, session.topics) == ("planned", "Вода без хлору", ["water"])
    assert session.languages == ["uk"]
    assert session.starts_at == session_factories.in_kyiv(2027, 1, 14, 15)
    assert session.ends_at == session_factories.in_kyiv(2027, 1, 14, 16, 30)
    assert session.created_by == secretary


def test_time_of_a_planned_session_is_in_the_form_by_the_clocks_of_kyiv(client, secretary):
    session = session_factories.make_session("planned", starts_at=session_factories.in_kyiv(2027, 7, 15, 15))
    page = address("change", session)
    form = client.get(page).context["adminform"].form
    assert (form["day"].value(), form["starts"].value()) == (date(2027, 7, 15), time(15))
    values = posted(client.get(page), day="2027-01-14", starts="10:00", ends="11:00")
    assert client.post(page, values).status_code == 302
    session.refresh_from_db()
    assert session.starts_at == session_factories.in_kyiv(2027, 1, 14, 10)


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"ends": "15:00"}, "ends"),
        ({"ends": "14:00"}, "ends"),
        ({"day": ""}, "day"),
        ({"day": "14.13.2027"}, "day"),
        ({"starts": "25:00"}, "starts"),
        ({"day": "2027-03-28", "starts": "03:30", "ends": "05:00"}, "starts"),
        ({"capacity": "0"}, "capacity"),
        ({"topics": ["nothing"]}, "topics"),
    ],
)
def test_what_cannot_be_is_refused_at_its_field(client, secretary, changes, field):
    response = client.post(ADD, posted(client.get(ADD), **{**TIME, **changes}))
    assert field in response.context["adminform"].form.errors
    assert not ExpertSession.objects.exists()


def test_english_alone_is_refused_in_words(client, secretary):
    response = client.post(ADD, posted(client.get(ADD), **TIME, topic_en="Water"))
    assert "спершу" in str(response.context["adminform"].form.errors["topic_en"])


def test_ukrainian_that_is_too_long_is_not_called_missing(client, secretary):
    session = session_factories.make_session(status="planned")
    page = address("change", session)
    form = client.post(page, posted(client.get(page), topic_uk="Т" * 121, topic_en="Heat")).context["adminform"].form
    assert set(form.errors) == {"topic_uk"}


@pytest.mark.parametrize("status", [status for status in ExpertSession.Status.values if status != "planned"])
def test_time_and_state_of_an_announced_session_are_not_in_the_form(client, secretary, status):
    session = session_factories.make_session(status)
    page = address("change", session)
    form = client.get(page).context["adminform"].form
    assert not {"day", "starts", "ends", "status", "starts_at", "sequence", "number"} & set(form.fields)
    values = posted(client.get(page), lead_uk="Інакше.", **TIME, status="planned", sequence="9", number="1")
    assert client.post(page, values).status_code == 302
    stored = ExpertSession.objects.get(pk=session.pk)
    assert (stored.lead_uk, stored.status, stored.sequence) == ("Інакше.", status, 0)
    assert (stored.starts_at, stored.number) == (session.starts_at, session.number)


def test_video_service_belongs_to_the_room_once_there_is_one(client, secretary):
    session = session_factories.make_session(provider="jitsi")
    page = address("change", session)
    assert "provider" in client.get(page).context["adminform"].form.fields
    Room.objects.create(session=session, sealed="x")
    values = posted(client.get(page), provider="link")
    assert client.post(page, values).status_code == 302
    assert ExpertSession.objects.get(pk=session.pk).provider == "jitsi"


def test_form_that_was_open_while_a_colleague_announced_saves_texts_only(client, secretary):
    session = session_factories.make_session("planned")
    page = address("change", session)
    values = posted(client.get(page), **TIME, lead_uk="Інакше.")
    ExpertSession.objects.filter(pk=session.pk).update(status="announced", announced_at=timezone.now())
    response = client.post(page, values, follow=True)
    stored = ExpertSession.objects.get(pk=session.pk)
    assert (stored.status, stored.lead_uk, stored.starts_at) == ("announced", "Інакше.", session.starts_at)
    assert response.status_code == 200


def test_text_that_a_colleague_changed_meanwhile_is_shown_before_it_is_overwritten(client, secretary):
    session = session_factories.make_session()
    page = address("change", session)
    values = posted(client.get(page), lead_uk="Моє.")
    ExpertSession.objects.filter(pk=session.pk).update(lead_uk="Колеги.")
    refused = client.post(page, values)
    assert "Колеги." in str(refused.context["adminform"].form.errors["lead_uk"])
    assert ExpertSession.objects.get(pk=session.pk).lead_uk == "Колеги."
    assert client.post(page, posted(refused)).status_code == 302
    assert ExpertSession.objects.get(pk=session.pk).lead_uk == "Моє."


@pytest.mark.parametrize("status", ["planned", "announced"])
def test_what_nobody_changed_counts_as_unchanged(client, secretary, status):
    """Texts of several lines too: a browser sends CRLF, also of what stands in the form unseen."""
    session = session_factories.make_session(status, text_uk="Один.\n\nДва.", capacity=20)
    page = address("change", session)
    values = posted(client.get(page), lead_uk="Інакше.")
    sent = {name: value.replace("\n", "\r\n") if isinstance(value, str) else value for name, value in values.items()}
    assert client.post(page, sent).status_code == 302
    assert Event.objects.get(verb="session.edited").codes == {"columns": ["lead_uk"]}


def test_only_what_was_changed_is_written(client, secretary):
    session = session_factories.make_session()
    page = address("change", session)
    values = posted(client.get(page), lead_uk="Інакше.")
    ExpertSession.objects.filter(pk=session.pk).update(brief_uk="Колега дописала.")
    client.post(page, values)
    stored = ExpertSession.objects.get(pk=session.pk)
    assert (stored.lead_uk, stored.brief_uk) == ("Інакше.", "Колега дописала.")
    assert Event.objects.get(verb="session.edited").codes == {"columns": ["lead_uk"]}


def test_point_of_the_plan_is_added_and_calendars_learn_of_it(client, secretary):
    session = session_factories.make_session(changed_at=timezone.now() - timedelta(days=1))
    page = address("change", session)
    point = {"after_minutes": "0", "title_uk": "Виклад", "title_en": "", "note_uk": "", "note_en": "", "id": ""}
    values = posted(client.get(page), **{f"agenda-0-{name}": value for name, value in point.items()})
    response = client.post(page, {**values, "agenda-TOTAL_FORMS": "1", "agenda-0-session": str(session.pk)})
    assert response.status_code == 302
    assert session.agenda.get().title_uk == "Виклад"
    session.refresh_from_db()
    assert timezone.now() - session.changed_at < timedelta(minutes=1)


# Around the form ------------------------------------------------------------------------------------------------------
def test_page_says_what_is_missing_before_the_announcement(client, secretary):
    session = session_factories.make_session("planned", expert=None, topic_en="", text_en="")
    page = client.get(address("change", session)).content.decode()
    assert "бракує: експерт або експертка, відеосервіс." in page
    assert "Ще немає англійською: тема англійською, текст англійською." in page


def test_copy_opens_its_form(client, secretary):
    session = session_factories.make_session()
    response = client.post(address("clone", session), follow=True)
    copy = ExpertSession.objects.exclude(pk=session.pk).get()
    assert response.redirect_chain[-1][0] == address("change", copy)
    assert f"№ {copy.number}" in words(response)[0]


def test_chair_reads_and_changes_nothing(client):
    signed_in(client, "chair")
    session = session_factories.make_session("planned")
    page = client.get(address("change", session))
    assert page.status_code == 200
    assert "Скопіювати" not in page.content.decode()
    assert client.post(address("change", session), {"lead_uk": "Інакше."}).status_code == 403
    assert client.post(address("clone", session)).status_code == 403
    assert client.get(ADD).status_code == 403


def test_links_to_other_pages_appear_when_the_pages_do(client, secretary):
    """None of them leads nowhere."""
    session = session_factories.make_session()
    for link in client.get(address("change", session)).context["links"]:
        assert client.get(link.url).status_code == 200

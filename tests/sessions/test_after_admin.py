"""The secretariat's pages once a session is over: materials, summary, recording, feedback, attendance, topics."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils.timezone import localtime

from mayors_club.models import Event
from sessions import turnout
from sessions.models import Feedback, Invitee, Notice, Recording
from tests.factories import PDF, make_member, make_staff
from tests.session_factories import (
    make_invitee,
    make_material,
    make_past_session,
    make_proposal,
    make_recording,
    make_seat,
    make_session,
)

pytestmark = pytest.mark.django_db
ADDRESS = "https://video.example/watch/planted-secret"


@pytest.fixture
def session():
    return make_past_session(number=9402)


@pytest.fixture
def secretary(client):
    user = make_staff("secretariat")
    client.force_login(user)
    return user


def url(session, page, *more):
    return reverse(f"admin:expert_sessions_expertsession_{page}", args=[session.pk, *more])


# Materials ------------------------------------------------------------------------------------------------------------
def test_file_is_added_and_removed(client, session, secretary):
    fields = {"title_uk": "Презентація", "title_en": "Slides", "file": SimpleUploadedFile("слайди.pdf", PDF)}
    assert client.post(url(session, "materials"), fields).status_code == 302
    material = session.materials.get()
    assert (material.title_en, material.uploaded_by) == ("Slides", secretary)
    page = client.get(url(session, "materials")).content.decode()
    assert "Презентація" in page
    assert b"".join(client.get(url(session, "material", material.pk)).streaming_content) == PDF
    client.post(url(session, "remove_material", material.pk))
    assert not session.materials.exists()


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "Файл порожній"),
        (b"<!doctype html><script>alert(1)</script>", "не PDF"),
        (b"PK\x03\x04 a table with macros", "не PDF"),
        (PDF + b"PK\x03\x04 planted", "прочитати"),
        (PDF + b"\n" * (10 * 1024 * 1024), "більший за 10 МБ"),
    ],
    ids=["empty", "page", "zip", "glued", "large"],
)
def test_hostile_file_is_refused_and_the_title_stays(client, session, secretary, content, words):
    fields = {"title_uk": "Презентація", "file": SimpleUploadedFile("slides.pdf", content, "application/pdf")}
    response = client.post(url(session, "materials"), fields)
    assert response.status_code == 422
    page = response.content.decode()
    assert 'value="Презентація"' in page
    assert words in page
    assert not session.materials.exists()


def test_material_of_another_session_is_neither_shown_nor_removed(client, session, secretary):
    other = make_material(make_past_session())
    assert client.get(url(session, "material", other.pk)).status_code == 404
    assert client.post(url(session, "remove_material", other.pk)).status_code == 404


# Summary and recording ------------------------------------------------------------------------------------------------
def test_summary_is_previewed_saved_and_published_once(client, session, secretary):
    invited = make_invitee(session)
    Invitee.objects.update(
        told_sequence=0, told_starts_at=session.starts_at, told_ends_at=session.ends_at, told_confirmed=True
    )
    texts = {"summary_uk": "## Рішення\n\nТри кроки.", "summary_en": ""}
    page = client.post(url(session, "summary"), {**texts, "preview": "1"}).content.decode()
    assert "<h3>Рішення</h3>" in page
    session.refresh_from_db()
    assert not session.summary_uk
    client.post(url(session, "summary"), {**texts, "save": "1"})
    session.refresh_from_db()
    assert (session.summary_uk, session.summary_published_at) == ("## Рішення\n\nТри кроки.", None)
    for _press in range(2):
        client.post(url(session, "summary"), {**texts, "summary_en": "Three steps.", "publish": "1"})
    session.refresh_from_db()
    assert session.summary_published_at
    assert session.summary_en == "Three steps."
    assert [notice.user for notice in Notice.objects.filter(kind="summary")] == [invited.user]
    assert Event.objects.filter(verb="session.summary_published").count() == 1


def test_nothing_is_published_without_ukrainian(client, session, secretary):
    for texts in ({"summary_uk": "", "publish": "1"}, {"summary_en": "Three steps.", "save": "1"}):
        assert client.post(url(session, "summary"), texts).status_code == 422
    session.refresh_from_db()
    assert session.summary_published_at is None


def test_published_summary_is_not_emptied(client, session, secretary):
    client.post(url(session, "summary"), {"summary_uk": "Три кроки.", "publish": "1"})
    assert client.post(url(session, "summary"), {"summary_uk": "", "save": "1"}).status_code == 422


def test_recording_is_sealed_and_shown_nowhere(client, session, secretary):
    client.post(url(session, "recording"), {"recording-address": ADDRESS})
    assert Recording.objects.get().session == session
    page = client.get(url(session, "summary")).content.decode()
    assert "Члени Клубу можуть відкрити запис." in page
    assert "planted" not in page
    client.post(url(session, "recording"), {"remove": "1"})
    assert not Recording.objects.exists()


@pytest.mark.parametrize("address", ["", "http://video.example/1", "video"])
def test_address_of_a_recording_is_checked(client, session, secretary, address):
    response = client.post(url(session, "recording"), {"recording-address": address})
    assert response.status_code == 422 or not Recording.objects.filter(session=session).exists()


def test_session_that_is_not_over_has_no_form(client, secretary):
    coming = make_session()
    assert "<textarea" not in client.get(url(coming, "summary")).content.decode()
    client.post(url(coming, "summary"), {"summary_uk": "Три кроки.", "publish": "1"})
    client.post(url(coming, "recording"), {"recording-address": ADDRESS})
    coming.refresh_from_db()
    assert not coming.summary_uk
    assert not Recording.objects.exists()


# Feedback -------------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(("count", "is_shown"), [(4, False), (5, True)])
def test_feedback_is_shown_from_five_answers_on(client, session, secretary, count, is_shown):
    for number in range(count):
        Feedback.objects.create(session=session, useful=4, clear=3, comment=f"Порада {number}")
    page = client.get(url(session, "feedback")).content.decode()
    assert ("Порада 0" in page) is is_shown
    assert ("4,0" in page) is is_shown


# Attendance -----------------------------------------------------------------------------------------------------------
def test_attendance_is_listed_corrected_and_taken_away(client, session, secretary):
    seat = make_seat(session, make_member(full_name_uk="Ірина Савчук"), attended="in_person")
    make_seat(session, make_member(full_name_uk="Тарас Єрмак"), attended="in_person")
    make_seat(session, make_member(full_name_uk="=Формула"), "declined")
    late = make_member(full_name_uk="Пізній Гість")
    client.post(url(session, "correct_attendance"), {"member": str(late.pk), "attended": "phone"})
    page = client.get(url(session, "attendance")).content.decode()
    assert "Ірина Савчук" in page
    assert "Пізній Гість" in page
    response = client.get(url(session, "attendance_csv"))
    assert response["Content-Disposition"] == 'attachment; filename="session-9402-attendance.csv"'
    lines = response.content.decode("utf-8-sig").splitlines()
    assert len(lines) == 4
    assert Event.objects.get(verb="session.attendance_exported").codes == {"rows": 3}
    # By surname in the order of the Ukrainian alphabet, the hour as Kyiv has it.
    assert [line.split(",")[0] for line in lines[1:]] == ["Пізній Гість", "Тарас Єрмак", "Ірина Савчук"]
    assert page.index("Тарас Єрмак") < page.index("Ірина Савчук")
    assert lines[3].endswith(f"{localtime(seat.attended_at):%Y-%m-%d %H:%M}")
    wrong = client.post(url(session, "correct_attendance"), {"member": str(late.pk), "attended": "drunk"})
    assert wrong.status_code == 422


def test_chair_reads_the_list_and_corrects_nothing(client, session):
    client.force_login(make_staff("chair"))
    page = client.get(url(session, "attendance")).content.decode()
    assert "Виправити вручну" not in page
    assert client.post(url(session, "correct_attendance")).status_code == 403


@pytest.mark.parametrize("count", [1, 3])
def test_list_of_attendance_asks_the_same_number_of_questions(client, session, django_assert_num_queries, count):
    client.force_login(make_staff("chair"))
    for _seat in range(count):
        make_seat(session, attended="in_person")
    client.get(url(session, "attendance"))
    with django_assert_num_queries(5):
        client.get(url(session, "attendance"))


def test_figures_of_a_session_add_up():
    session, empty = make_past_session(days_ago=3), make_past_session(days_ago=400)
    for attended in ("in_person", "in_person", "phone", "representative", "", "absent"):
        make_seat(session, attended=attended)
    make_seat(session, answer="none", attended="phone")
    make_seat(session, answer="declined")
    make_invitee(session)
    make_invitee(session)
    newest, oldest = turnout.rows_of()
    found = newest.turnout
    assert (newest.session, oldest.session) == (session, empty)
    assert (found.invited, found.going, found.present, found.absent, found.share) == (2, 7, 5, 2, 71)
    assert found.modes == {"in_person": 2, "representative": 1, "phone": 2}
    assert (oldest.turnout.invited, oldest.turnout.share) == (None, None)
    assert turnout.by_oblast() == [("Полтавська область", 5, 5)]


def test_years_are_those_of_kyiv_and_summed():
    for days_ago in (3, 17, 400):
        make_seat(make_past_session(days_ago=days_ago), attended="in_person")
    years = turnout.by_year(turnout.rows_of())
    assert sum(count for count, _found in years.values()) == 3
    assert sum(found.present for _count, found in years.values()) == 3


@pytest.mark.parametrize("count", [1, 3])
def test_statistics_ask_the_same_number_of_questions(client, secretary, django_assert_num_queries, count):
    for _session in range(count):
        make_seat(make_past_session(), attended="in_person")
    address = reverse("admin:expert_sessions_expertsession_statistics")
    client.get(address)
    with django_assert_num_queries(5):
        client.get(address)


def test_statistics_are_a_table_too(client, session, secretary):
    make_seat(session, attended="in_person")
    lines = client.get(reverse("admin:expert_sessions_expertsession_statistics_csv")).content.decode("utf-8-sig")
    heading, line = lines.splitlines()
    assert heading.startswith("number,date,topic,invited,going,in_person")
    assert line.startswith("9402,")


# Topics ---------------------------------------------------------------------------------------------------------------
def test_topic_goes_off_the_list_with_its_session_and_comes_back(client, session, secretary):
    proposal = make_proposal(make_member())
    address = reverse("admin:expert_sessions_topicproposal_change", args=[proposal.pk])
    assert client.get(address).status_code == 200
    client.post(address, {"session": str(session.pk)})
    proposal.refresh_from_db()
    assert proposal.session == session
    assert proposal.closed_at
    assert "Вода" not in client.get(reverse("admin:expert_sessions_topicproposal_changelist")).content.decode()
    client.post(reverse("admin:expert_sessions_topicproposal_reopen", args=[proposal.pk]))
    proposal.refresh_from_db()
    assert (proposal.session, proposal.closed_at) == (None, None)
    assert "Вода" in client.get(reverse("admin:expert_sessions_topicproposal_changelist")).content.decode()


def test_recording_stands_on_no_page_of_the_admin(client, session, secretary):
    make_recording(session, ADDRESS)
    for page in ("materials", "summary", "feedback", "attendance"):
        assert "planted" not in client.get(url(session, page)).content.decode()

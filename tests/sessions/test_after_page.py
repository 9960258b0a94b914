"""Files, recording, certificate and who was there: for whom sessions are, and for nobody else."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.template.loader import render_to_string
from django.utils.translation import override

from mayors_club.documents import DocumentRefused
from mayors_club.models import Event
from sessions import services
from sessions.after import after_of
from sessions.models import Material, Recording
from tests import directory_factories
from tests.factories import PDF, make_member, make_representative, make_staff
from tests.session_factories import (
    make_expert,
    make_material,
    make_past_session,
    make_recording,
    make_seat,
    make_session,
    make_trace,
)

pytestmark = pytest.mark.django_db
ADDRESS = "https://video.example/watch/planted-secret"


@pytest.fixture
def session():
    return make_past_session(number=9402)


@pytest.fixture
def seat(session):
    member = make_member(full_name_uk="Ірина Савчук", full_name_latin="Iryna Savchuk")
    return make_seat(session, member, attended="in_person")


@pytest.fixture
def signed_in(client, seat):
    client.force_login(seat.member.user)
    return client


def shown(session, member, language="uk") -> str:
    with override(language):
        return render_to_string("sessions/_after.html", {"session": session, "after": after_of(session, member)})


# Materials ------------------------------------------------------------------------------------------------------------
def test_material_is_an_attachment_that_no_browser_opens(signed_in, session):
    material = make_material(session, title_uk="Розрахунок: тепло / 2026")
    response = signed_in.get(f"/member/sessions/9402/materials/{material.pk}/")
    assert b"".join(response.streaming_content) == PDF
    assert response["Content-Type"] == "application/pdf"
    assert response["Content-Disposition"].startswith("attachment; filename*=utf-8''")
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Content-Security-Policy"] == "sandbox; default-src 'none'"
    assert response["Cache-Control"] == "no-store, private"


def test_material_of_another_session_is_not_there(signed_in, session):
    other = make_material(make_past_session(number=9401))
    missing = signed_in.get("/member/sessions/9402/materials/00000000-0000-0000-0000-000000000001/")
    foreign = signed_in.get(f"/member/sessions/9402/materials/{other.pk}/")
    assert (foreign.status_code, foreign.content) == (404, missing.content)
    lost = make_material(session)
    lost.file.storage.delete(lost.file.name)
    assert signed_in.get(f"/member/sessions/9402/materials/{lost.pk}/").status_code == 404


def test_picture_is_written_anew_and_a_web_page_refused(session):
    secretary = make_staff("secretariat")
    added = services.add_material(session, SimpleUploadedFile("план.pdf", PDF), title_uk="План", by=secretary)
    assert (added.content_type, added.size, added.kind) == ("application/pdf", len(PDF), "PDF")
    assert "план" not in added.file.name
    assert Event.objects.get(verb="session.material_added").codes == {"material": str(added.pk)}
    page = SimpleUploadedFile("slides.pdf", b"<script>alert(1)</script>", "application/pdf")
    with pytest.raises(DocumentRefused):
        services.add_material(session, page, title_uk="План", by=secretary)
    assert Material.objects.count() == 1


def test_removed_material_takes_its_file_along(session, django_capture_on_commit_callbacks):
    material, secretary = make_material(session), make_staff("secretariat")
    storage, name = material.file.storage, material.file.name
    with django_capture_on_commit_callbacks(execute=True):
        services.remove_material(material, by=secretary)
        services.remove_material(material, by=secretary)
    assert not storage.exists(name)
    assert Event.objects.filter(verb="session.material_removed").count() == 1


# Recording ------------------------------------------------------------------------------------------------------------
def test_recording_is_followed_and_shown_nowhere(signed_in, session, seat):
    services.set_recording(session, ADDRESS, by=make_staff("secretariat"))
    assert "planted" not in Recording.objects.get().sealed
    response = signed_in.get("/member/sessions/9402/recording/")
    assert (response.status_code, response["Location"]) == (303, ADDRESS)
    assert (response["Referrer-Policy"], response["Cache-Control"]) == ("no-referrer", "no-store, private")
    page = shown(session, seat.member)
    assert "/member/sessions/9402/recording/" in page
    assert "planted" not in page + str(list(Event.objects.values_list("codes", flat=True)))


def test_recording_of_a_session_that_is_not_over_waits():
    with pytest.raises(services.NotHeld):
        services.set_recording(make_session(), ADDRESS, by=make_staff("secretariat"))


def test_recording_taken_away_is_gone(signed_in, session):
    make_recording(session)
    services.remove_recording(session, by=make_staff("secretariat"))
    assert signed_in.get("/member/sessions/9402/recording/").status_code == 404


@pytest.mark.parametrize("page", ["recording/", "certificate/", "feedback/"])
def test_others_find_nothing(client, session, seat, page):
    make_recording(session)
    client.force_login(make_representative(seat.member, can_attend_sessions=False).user)
    assert client.get(f"/member/sessions/9402/{page}").status_code == 404
    client.logout()
    assert client.get(f"/member/sessions/9402/{page}")["Location"].startswith("/login/?next=")


# Certificate ----------------------------------------------------------------------------------------------------------
def test_certificate_names_the_member_in_the_language_of_the_address(signed_in):
    ukrainian = signed_in.get("/member/sessions/9402/certificate/").content.decode()
    english = signed_in.get("/en/member/sessions/9402/certificate/").content.decode()
    for words in ("Сертифікат про участь", "Ірина Савчук", "Участь в експертній сесії № 9402", "Експертка"):
        assert words in ukrainian.replace("\N{NO-BREAK SPACE}", " ")
    for words in (
        "Certificate of attendance",
        "Iryna Savchuk",
        "Attendance of expert session No. 9402",
        "Winter heating",
    ):
        assert words in english
    assert "Представництво" not in ukrainian


def test_certificate_says_who_represented(signed_in, session, seat):
    assistant = make_representative(seat.member, full_name_uk="Оксана Дорошенко")
    seat.attended = "representative"
    seat.save()
    words = "Представництво: Оксана Дорошенко"
    # The member had answered for themselves; the trace of the way in knows who came.
    make_trace(session, seat.member, assistant.user)
    assistant.user.full_name_uk = "Оксана Дорошенко"
    assistant.user.save()
    assert words in signed_in.get("/member/sessions/9402/certificate/").content.decode()
    session.traces.all().delete()
    assert "Через представництво" in signed_in.get("/member/sessions/9402/certificate/").content.decode()
    seat.representative, seat.answer = assistant, "representative"
    seat.save()
    assert words in signed_in.get("/member/sessions/9402/certificate/").content.decode()


@pytest.mark.parametrize("attended", ["", "absent"])
def test_no_certificate_for_who_was_absent(signed_in, seat, attended):
    seat.attended, seat.attended_at = attended, None
    seat.save()
    assert signed_in.get("/member/sessions/9402/certificate/").status_code == 404


def test_no_certificate_before_the_end(signed_in, seat):
    running = make_session("live", number=9403, starts_in=-timedelta(minutes=20))
    make_seat(running, seat.member, attended="in_person")
    assert signed_in.get("/member/sessions/9403/certificate/").status_code == 404


@pytest.mark.parametrize(("gender", "word"), [("f", "Експертка"), ("m", "Експерт"), ("", "Веде сесію")])
def test_certificate_calls_the_expert_as_they_are_called(signed_in, session, gender, word):
    session.expert = make_expert(gender=gender)
    session.save()
    assert f"<dt>{word}</dt>" in signed_in.get("/member/sessions/9402/certificate/").content.decode()


# The part of the page -------------------------------------------------------------------------------------------------
def test_who_was_there_is_named_only_from_the_directory(session, seat):
    hidden = directory_factories.make_entry(make_member(full_name_uk="Прихована Особа"), is_listed=False).member
    make_seat(session, hidden, attended="phone")
    make_seat(session, make_member(full_name_uk="Відсутня Особа"))
    page = shown(session, seat.member)
    assert "Ірина Савчук" in page
    assert "І ще 1 член Клубу, якого немає в довіднику." in page
    assert "Прихована" not in page
    assert "Відсутня" not in page


def test_summary_is_shown_once_it_is_published(session, seat):
    session.summary_uk = "## Рішення\n\nТри кроки <script>planted</script>"
    session.save()
    assert "Рішення" not in shown(session, seat.member)
    session.summary_published_at = session.ends_at
    session.save()
    page = shown(session, seat.member)
    assert "<h3>Рішення</h3>" in page
    assert "<script>" not in page
    assert ' lang="uk"><h3>' in shown(session, seat.member, "en")


def test_before_the_end_there_are_materials_and_nothing_else(seat):
    coming = make_session()
    make_seat(coming, seat.member, attended="in_person")
    make_material(coming)
    page = shown(coming, seat.member)
    assert "Презентація" in page
    assert "Хто був" not in page
    assert "Для Вас" not in page
    assert shown(make_session(), seat.member).strip() == ""


@pytest.mark.parametrize("count", [1, 3])
def test_part_asks_the_same_number_of_questions(session, seat, django_assert_num_queries, count):
    for _row in range(count):
        make_material(session)
        make_seat(session, attended="in_person")
    with django_assert_num_queries(4):
        shown(session, seat.member)

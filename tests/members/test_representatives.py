"""Representatives from the invitation to the last day: for the member alone, effective at once, on record."""

from datetime import timedelta

import pytest
from django.utils import timezone

from mayors_club.models import Event, OutgoingEmail
from members import services
from members.models import Member, Representative, User
from members.tasks import end_expired_representatives
from tests.factories import make_member, make_representative
from tests.permissions.cast import prove_again

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("no_limits_left_from_before")]
SCOPES = ["can_edit_office", "can_attend_sessions"]
INVITATION = {"full_name_uk": "Максим Демченко", "email": "Aide@Town.example", "scopes": SCOPES, "ends_on": ""}


@pytest.fixture
def at_desk(client, mayor):
    client.force_login(mayor.user)
    prove_again(client, mayor.user)
    return client


def invited(mayor, **fields) -> Representative:
    columns = {"email": "aide@town.example", "full_name_uk": "Максим Демченко", "scopes": SCOPES, **fields}
    return services.invite_representative(mayor, by=mayor.user, **columns)


def path_of(representative, prefix="") -> str:
    return f"{prefix}/member/invitation/{services.token_of(representative)}/"


def test_member_invites_and_a_letter_leaves(at_desk, mayor):
    response = at_desk.post("/member/representatives/invite/", INVITATION)
    assert response["Location"] == "/member/representatives/"
    representative = Representative.objects.get()
    assert (representative.email, representative.status) == ("aide@town.example", "invited")
    assert representative.scopes == SCOPES
    letter = OutgoingEmail.objects.get(name="representative_invitation")
    assert (letter.to, letter.language) == ("aide@town.example", "uk")
    assert "[[invitation_link]]" in letter.body_text
    assert "надіслали" not in at_desk.get("/member/representatives/").content.decode()


def test_inviting_wants_a_fresh_proof(client, mayor, time_machine):
    client.force_login(mayor.user)
    time_machine.move_to(timezone.now() + timedelta(minutes=11))
    response = client.post("/member/representatives/invite/", INVITATION)
    assert response.status_code == 302
    assert not Representative.objects.exists()


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"email": ""}, "Введіть електронну пошту представника"),
        ({"full_name_uk": ""}, "Введіть ім’я та прізвище представника"),
        ({"scopes": []}, "Виберіть щонайменше одне право"),
        ({"ends_on": "2020-01-01"}, "Останній день не може бути в минулому"),
        ({"ends_on": "колись"}, "Введіть дату так: 2027-05-31"),
    ],
)
def test_bad_answers_are_explained_and_kept(at_desk, typed, sentence):
    response = at_desk.post("/member/representatives/invite/", {**INVITATION, **typed})
    page = response.content.decode()
    assert response.status_code == 422
    assert sentence in page
    assert "Демченко" in page or "full_name_uk" in typed


def test_own_address_and_a_second_invitation_are_refused(at_desk, mayor):
    own = at_desk.post("/member/representatives/invite/", {**INVITATION, "email": mayor.user.email})
    assert "Це Ваша власна адреса" in own.content.decode()
    at_desk.post("/member/representatives/invite/", INVITATION)
    again = at_desk.post("/member/representatives/invite/", INVITATION)
    assert (again.status_code, Representative.objects.count()) == (422, 1)


def test_showing_the_invitation_changes_nothing(client, mayor):
    representative = invited(mayor)
    for prefix, words in (("", "Запрошення представляти мера"), ("/en", "Invitation to represent a mayor")):
        assert words in client.get(path_of(representative, prefix)).content.decode()
    representative.refresh_from_db()
    assert representative.status == "invited"
    assert not User.objects.filter(email="aide@town.example").exists()


def test_accepting_signs_in_and_tells_the_member(client, mayor):
    representative = invited(mayor)
    response = client.post(path_of(representative), {"accept": "1"})
    assert response["Location"] == "/member/"
    page = client.get("/member/").content.decode()
    assert "Ви працюєте в кабінеті: <b>Ірина Савчук</b>" in page
    letter = OutgoingEmail.objects.get(name="representative_accepted")
    assert letter.to == mayor.user.email
    assert client.get("/member/representatives/").status_code == 404


def test_declining_gives_no_rights_and_tells_the_member(client, mayor):
    representative = invited(mayor)
    client.post(path_of(representative), {"decline": "1"})
    representative.refresh_from_db()
    assert (representative.status, representative.user) == ("ended", None)
    assert OutgoingEmail.objects.filter(name="representative_declined", to=mayor.user.email).exists()
    client.force_login(mayor.user)
    assert "Хто міг діяти" not in client.get("/member/representatives/").content.decode()
    assert client.get(path_of(representative)).status_code == 410


@pytest.mark.parametrize("token", ["nonsense", "eyJhIjoxfQ:x:y"])
def test_link_we_never_wrote(client, token):
    assert client.get(f"/member/invitation/{token}/").status_code == 410


def test_invitation_runs_out_after_two_weeks(client, mayor, time_machine):
    representative = invited(mayor)
    path = path_of(representative)
    time_machine.move_to(timezone.now() + timedelta(days=15, hours=1))
    assert client.post(path, {"accept": "1"}).status_code == 410
    end_expired_representatives()
    representative.refresh_from_db()
    assert representative.status == "ended"


def test_last_day_ends_the_rights_and_is_written_down(mayor, time_machine):
    representative = make_representative(mayor, ends_on=timezone.localdate())
    assert end_expired_representatives() is None
    representative.refresh_from_db()
    assert representative.status == "active"
    time_machine.move_to(timezone.now() + timedelta(days=1))
    assert not Representative.objects.in_force().exists()
    end_expired_representatives()
    assert Event.objects.get(verb="representative.ended").codes == {"because": "expired"}


def test_rights_are_taken_away_in_one_click_in_open_sessions_too(at_desk, mayor):
    representative = make_representative(mayor)
    theirs = at_desk.__class__()
    theirs.force_login(representative.user)
    assert theirs.get("/member/").status_code == 200
    at_desk.post(f"/member/representatives/{representative.pk}/end/")
    assert theirs.get("/member/").status_code == 302
    representative.refresh_from_db()
    assert (representative.status, representative.ended_by) == ("ended", mayor.user)


def test_rights_are_changed_and_work_at_once(at_desk, mayor):
    representative = make_representative(mayor)
    day = timezone.localdate() + timedelta(days=30)
    answers = {"scopes": ["can_publish_office"], "ends_on": day.isoformat()}
    at_desk.post(f"/member/representatives/{representative.pk}/", answers)
    representative.refresh_from_db()
    assert (representative.scopes, representative.ends_on) == (["can_publish_office"], day)


def test_foreign_representative_is_not_found(at_desk):
    foreign = make_representative()
    for path in ("", "end/", "again/"):
        assert at_desk.post(f"/member/representatives/{foreign.pk}/{path}").status_code == 404


def test_member_sees_what_was_done_on_their_behalf(at_desk, mayor):
    representative = make_representative(mayor)
    User.objects.filter(pk=representative.user_id).update(full_name_uk="Максим Демченко")
    Event.objects.create(
        verb="office.section_saved",
        subject_type="offices.office",
        subject_id="1",
        actor=representative.user,
        actor_kind="member",
        on_behalf_of=mayor.user,
    )
    page = at_desk.get("/member/representatives/").content.decode()
    assert "Збережено розділ сторінки" in page
    assert "Максим Демченко" in page


def test_page_costs_the_same_for_one_and_many(at_desk, mayor, django_assert_max_num_queries):
    for _number in range(6):
        make_representative(mayor)
    with django_assert_max_num_queries(8):
        at_desk.get("/member/representatives/")


def test_onboarding_member_invites_nobody(mayor):
    Member.objects.update(status="onboarding", confirmed_at=None)
    with pytest.raises(services.CannotInvite):
        invited(mayor)


def test_eleventh_representative_is_refused(mayor):
    for _number in range(10):
        make_representative(mayor)
    with pytest.raises(services.CannotInvite, match="many"):
        invited(mayor)


def test_representatives_end_with_the_membership(mayor):
    representative = invited(mayor)
    services.end_membership(mayor, reason="resigned", by=mayor.user)
    representative.refresh_from_db()
    assert representative.status == "ended"


def test_someone_who_has_an_account_keeps_it(mayor):
    colleague = make_member()
    representative = invited(mayor, email=colleague.user.email)
    user = services.accept_invitation(representative)
    assert user == colleague.user

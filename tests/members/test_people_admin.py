from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from mayors_club.models import Event
from members.models import Mandate, Member, User
from members.roles import apply_roles
from tests.factories import make_admin, make_mandate, make_member, make_representative, make_staff, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def roles(no_limits_left_from_before):
    apply_roles()


@pytest.fixture
def secretariat(client):
    colleague = make_staff("secretariat")
    client.force_login(colleague)
    return colleague


@pytest.fixture
def boss(client):
    user = make_admin()
    client.force_login(user)
    return user


def change_page(row):
    return reverse(f"admin:members_{row._meta.model_name}_change", args=[row.pk])


def form_of(client, page) -> dict:
    """What the form on the page would send back."""
    context = client.get(page).context
    formsets = [inline.formset for inline in context["inline_admin_formsets"]]
    forms = [context["adminform"].form, *(form for formset in formsets for form in formset)]
    forms += [formset.management_form for formset in formsets]
    values = {field.html_name: field.value() for form in forms for field in form}
    return {
        name: "on" if value is True else value
        for name, value in values.items()
        if value is not None and value is not False
    }


LISTS = ["member", "representative", "user"]


@pytest.mark.parametrize("name", LISTS)
def test_lists_take_the_same_queries_for_one_and_for_three(client, boss, name):
    counts = []
    for _ in range(2):
        member = make_member()
        make_mandate(member, is_contested=True)
        make_representative(member)
        make_staff("committee")
        with CaptureQueriesContext(connection) as counted:
            assert client.get(reverse(f"admin:members_{name}_changelist")).status_code == 200
        counts.append(len(counted))
        make_representative(make_member())
    assert counts[0] == counts[1]


def test_record_takes_the_same_queries_for_one_and_three_mandates(client, boss):
    member = make_member()
    counts = []
    for year in (1990, 2000, 2010):
        make_mandate(member, kind="acting", starts_on=f"{year}-01-01", ends_on=f"{year + 1}-01-01")
        make_representative(member)
        client.get(change_page(member))
        with CaptureQueriesContext(connection) as counted:
            client.get(change_page(member))
        counts.append(len(counted))
    assert counts[0] == counts[1] == counts[2]


@pytest.mark.parametrize("role", ["secretariat", "chair"])
@pytest.mark.parametrize("make", [make_member, make_representative, make_user])
def test_opening_a_record_is_written_down(client, make, role):
    colleague, row = make_staff(role), make()
    client.force_login(colleague)
    if make is make_member:
        make_mandate(row)
    assert client.get(change_page(row)).status_code == 200
    event = Event.objects.about(row).get()
    assert (event.verb, event.actor, event.codes) == (f"{row._meta.model_name}.opened", colleague, {})


def test_record_shows_no_password_and_no_hash(client, boss):
    user = make_user()
    page = client.get(change_page(user)).content.decode()
    assert user.password not in page
    assert "password" not in page


def test_secretariat_corrects_names_and_the_log_says_which_columns(client, secretariat):
    member = make_member()
    answer = client.post(
        change_page(member), {**form_of(client, change_page(member)), "greeting_uk": "Оксано Іванівно"}
    )
    assert answer.status_code == 302
    member.refresh_from_db()
    assert member.greeting_uk == "Оксано Іванівно"
    assert Event.objects.about(member).get(verb="member.data_changed").codes == {"fields": ["greeting_uk"]}


def test_status_cannot_be_written(client, secretariat):
    member = make_member()
    page = change_page(member)
    client.post(page, {**form_of(client, page), "status": "ended", "end_reason": "excluded"})
    member.refresh_from_db()
    assert member.status == "active"


def test_secretariat_adds_a_mandate(client, secretariat):
    member = make_member()
    page = change_page(member)
    row = {"kind": "elected", "code": member.community.code, "starts_on": "2015-11-01", "precision": "month"}
    sent = {**form_of(client, page), **{f"mandates-0-{name}": value for name, value in row.items()}}
    sent["mandates-TOTAL_FORMS"] = 1
    answer = client.post(page, sent)
    assert answer.status_code == 302
    assert Event.objects.about(Mandate.objects.get()).get().verb == "mandate.edited"


def test_overlapping_mandate_is_refused_with_a_sentence(client, secretariat):
    other = make_mandate(make_member())
    member = make_member(community=other.community)
    page = change_page(member)
    row = {"kind": "elected", "code": member.community.code, "starts_on": "2021-11-01", "precision": "month"}
    sent = {**form_of(client, page), **{f"mandates-0-{name}": value for name, value in row.items()}}
    answer = client.post(page, {**sent, "mandates-TOTAL_FORMS": 1})
    assert "уже записано каденцію іншого обраного голови" in answer.content.decode()


def test_membership_is_ended_with_a_reason(client, secretariat):
    member = make_member()
    make_representative(member)
    page = reverse("admin:members_member_end", args=[member.pk])
    assert page in client.get(change_page(member)).content.decode()
    assert "Помічниця Тестова" in client.get(page).content.decode()
    assert client.post(page).status_code == 422
    assert client.post(page, {"reason": "decision_reversed"}).status_code == 422
    assert client.post(page, {"reason": "resigned"}).url == change_page(member)
    member.refresh_from_db()
    assert (member.status, member.end_reason, member.ended_by) == ("ended", "resigned", secretariat)
    assert client.get(page).status_code == 404
    assert page not in client.get(change_page(member)).content.decode()


def test_ending_needs_a_fresh_proof(client, secretariat):
    session = client.session
    session["account_authentication_methods"] = [{"method": "mfa", "type": "totp", "at": 0}]
    session.save()
    answer = client.post(reverse("admin:members_member_end", args=[make_member().pk]), {"reason": "resigned"})
    assert answer.url.startswith("/login/confirm/app/")


def test_nobody_touches_their_own_file(client, secretariat):
    own = make_member(secretariat)
    assert client.get(reverse("admin:members_member_end", args=[own.pk])).status_code == 404
    client.post(change_page(own), {"full_name_uk": "Хтось"})
    own.refresh_from_db()
    assert own.full_name_uk != "Хтось"


@pytest.mark.parametrize(("role", "status"), [("committee", 403), ("chair", 403), ("duty_officer", 403)])
def test_other_roles_do_not_end_memberships(client, role, status):
    member = make_member()
    client.force_login(make_staff(role))
    assert client.get(reverse("admin:members_member_end", args=[member.pk])).status_code == status


@pytest.mark.parametrize("role", ["secretariat", "committee", "chair", "deputy_chair", "duty_officer"])
def test_only_superusers_change_accounts(client, role):
    colleague, person = make_staff(role), make_user()
    client.force_login(colleague)
    assert client.get(reverse("admin:members_user_add")).status_code == 403
    assert client.post(change_page(person), {"is_superuser": "on"}).status_code == 403
    assert client.post(reverse("admin:members_user_reset", args=[person.pk])).status_code == 403


def test_superuser_makes_a_colleague_without_a_password(client, boss):
    group = boss.groups.model.objects.get(name="committee")
    sent = {"email": "New@Klub.example", "full_name_uk": "Нова", "language": "uk", "is_active": "on", "is_staff": "on"}
    assert client.post(reverse("admin:members_user_add"), {**sent, "groups": [group.pk]}).status_code == 302
    user = User.objects.get(email="new@klub.example")
    assert not user.has_usable_password()
    assert [group.name for group in user.groups.all()] == ["committee"]
    assert Event.objects.about(user).get().verb == "user.created"


def test_taking_powers_away_signs_the_colleague_out(client, boss):
    colleague = make_staff("secretariat")
    other = type(client)()
    other.force_login(colleague)
    assert other.get("/admin/").status_code == 200
    page = change_page(colleague)
    sent = {name: value for name, value in form_of(client, page).items() if name not in ("is_staff", "groups")}
    client.post(page, sent)
    assert other.get("/admin/").status_code == 302
    assert "_auth_user_id" not in other.session


def test_superuser_resets_the_second_factor(client, boss):
    colleague = make_staff("committee")
    page = reverse("admin:members_user_reset", args=[colleague.pk])
    assert page in client.get(change_page(colleague)).content.decode()
    assert colleague.email in client.get(page).content.decode()
    assert client.post(page).url == change_page(colleague)
    assert Event.objects.about(colleague).filter(verb="user.second_factor_reset", actor=boss).count() == 1


def test_admin_of_people_is_ukrainian(client, boss):
    make_member(status=Member.Status.ONBOARDING)
    page = client.get(reverse("admin:members_member_changelist")).content.decode()
    assert "налаштовується" in page
    assert "Name, e-mail" not in page


def test_membership_that_can_still_be_taken_back_is_not_listed(secretariat, client):
    member = make_member(full_name_uk="Ще Не Член", effective_at=timezone.now() + timedelta(minutes=5))
    assert "Ще Не Член" not in client.get(reverse("admin:members_member_changelist")).content.decode()
    assert client.get(reverse("admin:members_member_change", args=[member.pk])).status_code == 302


@pytest.mark.parametrize(
    ("page", "heading"),
    [
        ("members_user_changelist", "<h1>Користувачі</h1>"),
        ("members_community_changelist", "<h1>Громади</h1>"),
        ("mayors_club_event_changelist", "<h1>Журнал подій</h1>"),
        ("members_user_add", "<h1>Новий запис: користувач</h1>"),
    ],
)
def test_headings_of_the_admin_need_no_case(boss, client, page, heading):
    shown = client.get(reverse(f"admin:{page}")).content.decode()
    assert heading in shown
    assert "Виберіть" not in shown
    assert "Додати користувач" not in shown
    assert "Subject" not in shown


def test_powers_of_an_account_are_said_in_plain_words(boss, client):
    page = client.get(reverse("admin:members_user_add")).content.decode()
    assert "Працівник Клубу" in page
    assert "Повний доступ" in page
    assert "галочку" not in page


@pytest.mark.usefixtures("questions")
def test_words_of_the_tables_fit_what_they_name(boss, client):
    listed = client.get(reverse("admin:mayors_club_faqentry_changelist")).content.decode()
    assert "Питання [uk]" in listed
    assert "Уточнення" not in listed
    member = make_representative(full_name_uk="Максим Демченко").member
    page = client.get(reverse("admin:members_member_change", args=[member.pk])).content.decode()
    assert "Назва" not in page

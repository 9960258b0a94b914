"""The list of offices, their settings, the switches: who sees what, what each act leaves behind."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from mayors_club.models import Event, OutgoingEmail
from offices.models import FormerAddress, MistakeReport, Office, Section
from tests import factories, office_factories
from tests.desk import signed_in
from tests.permissions.cast import prove_again

pytestmark = pytest.mark.django_db


@pytest.fixture
def secretary(client):
    return signed_in(client, "secretariat")


def address(page, office):
    return reverse(f"admin:offices_office_{page}", args=[office.pk])


def make_cast() -> dict[str, Office]:
    """One office for each queue of the list."""
    old = timezone.now() - timedelta(days=400)
    names = ("review", "changes", "stale", "hidden", "gap", "outdated", "unpublished", "fine")
    cast = {}
    for name in names:
        member = factories.make_member(full_name_uk=f"Членкиня {name}")
        cast[name] = office_factories.make_office(member, live=name != "unpublished", slug=name)
    office_factories.make_draft(cast["review"], status="in_review")
    edition = office_factories.make_edition(cast["changes"], note="Додайте рік.")
    assert edition.status == "draft"
    Office.objects.filter(slug="stale").update(confirmed_at=old)
    Office.objects.filter(slug="hidden").update(hidden_at=timezone.now(), hidden_by=cast["hidden"].member.user)
    cast["gap"].live.sections.filter(kind="vision").update(text_en="")
    cast["outdated"].live.sections.filter(kind="vision").update(en_checked_at=old)
    return cast


def shown(client, query=""):
    response = client.get(reverse("admin:offices_office_changelist") + query)
    return {office.slug for office in response.context["cl"].result_list}


def test_every_queue_holds_its_office_and_no_other(client, secretary):
    cast = make_cast()
    assert shown(client) == set(cast)
    for name in cast:
        if name != "fine":
            assert shown(client, f"?queue={name}") == {name}
    assert shown(client, "?q=Членкиня gap") == {"gap"}
    assert shown(client, "?queue=nonsense") == set(cast)


def test_list_says_how_each_stands(client, secretary):
    make_cast()
    page = client.get(reverse("admin:offices_office_changelist")).content.decode()
    for words in ("чекає на перевірку", "потрібні зміни", "приховано", "є прогалини", "застаріла", "повна"):
        assert words in page


@pytest.mark.parametrize("rows", [1, 3])
def test_list_costs_the_same_for_any_number_of_rows(client, secretary, rows, django_assert_num_queries):
    for _number in range(rows):
        office_factories.make_draft(office_factories.make_office(), status="in_review")
    url = reverse("admin:offices_office_changelist")
    client.get(url)
    with django_assert_num_queries(7):
        client.get(url)


def test_settings_are_saved_by_the_verbs(client, secretary):
    office = office_factories.make_office()
    form = {"may_publish": "on", "life_years": "", "contact_email": "rada@town.example", "contacts": "hidden"}
    assert client.post(address("change", office), form).status_code == 302
    stored = Office.objects.get()
    assert (stored.may_publish, stored.contact_email, stored.contacts) == (True, "rada@town.example", "hidden")
    verbs = set(Event.objects.filter(actor=secretary).values_list("verb", flat=True))
    assert verbs == {"office.settings_changed", "office.contacts_set"}


def test_address_with_a_strangers_key_leads_nowhere(client, secretary):
    response = client.get("/admin/offices/office/nonsense/change/widgets.css/change/")
    assert (response.status_code, response["Location"]) == (302, "/admin/")


def test_looking_is_on_record(client, secretary):
    office = office_factories.make_office()
    client.get(address("change", office))
    assert Event.objects.get(verb="office.opened").subject_id == str(office.pk)


@pytest.mark.parametrize("role", ["secretariat", "duty_officer"])
def test_page_is_hidden_without_delay_and_shown_again_after_a_proof(client, role):
    signed_in(client, role)
    office = office_factories.make_office()
    session = client.session
    session["account_authentication_methods"][0]["at"] -= 3600
    session.save()
    assert client.post(address("hide", office))["Location"] == address("change", office)
    assert Office.objects.get().is_hidden
    assert OutgoingEmail.objects.get().name == "office_hidden"
    assert "Показати сторінку знову" in client.get(address("change", office)).content.decode()
    assert client.post(address("show", office))["Location"].startswith("/login/confirm/")
    assert Office.objects.get().is_hidden
    prove_again(client, Office.objects.get().hidden_by)
    client.post(address("show", office))
    assert not Office.objects.get().is_hidden


def test_page_is_confirmed_on_the_members_behalf(client, secretary):
    office = office_factories.make_office()
    Office.objects.update(confirmed_at=timezone.now() - timedelta(days=400))
    client.post(address("confirm", office))
    assert not Office.objects.get().is_stale
    event = Event.objects.get(verb="office.confirmed")
    assert (event.actor, event.on_behalf_of) == (secretary, office.member.user)


def test_address_is_read_before_it_is_changed(client, secretary):
    office = office_factories.make_office(slug="iryna-savchuk")
    url = address("change_address", office)
    page = client.post(url, {"slug": "Iryna-Melnyk"}).content.decode()
    assert "/offices/iryna-savchuk/" in page
    assert "/offices/iryna-melnyk/" in page
    assert Office.objects.get().slug == "iryna-savchuk"
    client.post(url, {"slug": "iryna-melnyk", "confirm": "1"})
    assert (Office.objects.get().slug, FormerAddress.objects.get().slug) == ("iryna-melnyk", "iryna-savchuk")


@pytest.mark.parametrize("slug", ["", "ірина", "taken", "confirm"])
def test_address_that_will_not_do_is_refused(client, secretary, slug):
    office_factories.make_office(slug="taken")
    office = office_factories.make_office(slug="iryna-savchuk")
    assert client.post(address("change_address", office), {"slug": slug, "confirm": "1"}).status_code == 422
    assert Office.objects.filter(slug="iryna-savchuk").exists()


@pytest.mark.parametrize("page", ["review", "change_address", "confirm", "publish", "request_changes"])
def test_nobody_acts_for_the_club_on_their_own_page(client, secretary, page):
    own = office_factories.make_office(factories.make_member(secretary))
    helped = office_factories.make_office()
    factories.make_representative(helped.member, secretary)
    for office in (own, helped):
        method = client.get if page in ("review", "change_address") else client.post
        assert method(address(page, office)).status_code == 404


def test_own_settings_are_read_only(client, secretary):
    own = office_factories.make_office(factories.make_member(secretary))
    client.post(address("change", own), {"may_publish": "on", "contacts": "default"})
    assert Office.objects.get().may_publish is False


def test_parity_counts_words_and_names_gaps(client, secretary):
    office = office_factories.make_office()
    office.live.sections.filter(kind="vision").update(text_en="")
    office.live.sections.filter(kind="lead").update(en_checked_at=timezone.now() - timedelta(days=9))
    office_factories.make_draft(office)
    response = client.get(address("parity", office))
    live, draft = response.context["editions"]
    verdicts = {line.section.kind: (line.ukrainian_words, line.english_words, line.kind) for line in live["lines"]}
    assert verdicts["lead"] == (5, 6, "warn")
    assert verdicts["vision"] == (9, 0, "bad")
    assert verdicts["impact"][2] == "ok"
    assert {line.kind for line in draft["lines"]} == {"ok"}


def save(client, section, **fields):
    form = {"text_uk": section.text_uk, "text_en": section.text_en, "revision": section.revision, **fields}
    return client.post(reverse("admin:offices_section_change", args=[section.pk]), form)


def test_slip_is_corrected_in_what_is_being_reviewed_and_it_stays_there(client, secretary):
    edition = office_factories.make_draft(office_factories.make_office(), status="in_review")
    section = edition.sections.get(kind="lead")
    assert save(client, section, text_uk="Очолює громаду від 2015 року.").status_code == 302
    edition.refresh_from_db()
    corrected = edition.sections.get(kind="lead")
    assert (corrected.text_uk, corrected.saved_by) == ("Очолює громаду від 2015 року.", secretary)
    assert (edition.status, edition.changes) == ("in_review", 1)


def test_correction_does_not_overwrite_what_an_editor_saved_meanwhile(client, secretary):
    edition = office_factories.make_draft(office_factories.make_office())
    section = edition.sections.get(kind="lead")
    save(client, section, text_uk="Перша.")
    save(client, section, text_uk="Друга.")
    assert edition.sections.get(kind="lead").text_uk == "Перша."


def test_english_alone_is_refused_with_words(client, secretary):
    edition = office_factories.make_draft(office_factories.make_office())
    section = edition.sections.get(kind="lead")
    assert save(client, section, text_uk="").status_code == 200
    assert edition.sections.get(kind="lead").text_uk


def test_published_section_is_read_and_its_history_shown(client, secretary):
    office = office_factories.make_office()
    section = office.live.sections.get(kind="lead")
    assert save(client, section, text_uk="Інше.").status_code == 403
    history = client.get(reverse("admin:offices_section_history", args=[section.pk]))
    assert "office" not in history.headers.get("Location", "")
    assert history.status_code == 200
    version = Section.history.filter(id=section.pk).first()
    url = reverse("admin:offices_section_simple_history", args=[section.pk, version.pk])
    assert client.get(url).status_code == 200
    assert client.post(url, {"text_uk": "Інше."}).status_code == 403


def test_reports_wait_in_a_list_and_are_closed(client, secretary):
    office = office_factories.make_office()
    first, second = (office_factories.make_report(office, text=f"Помилка {number}") for number in (1, 2))
    own = office_factories.make_report(office_factories.make_office(factories.make_member(secretary)))
    url = reverse("admin:offices_mistakereport_changelist")
    assert {report.pk for report in client.get(url).context["cl"].result_list} == {first.pk, second.pk}
    page = client.get(reverse("admin:offices_mistakereport_change", args=[first.pk])).content.decode()
    assert "Помилка 1" in page
    client.post(reverse("admin:offices_mistakereport_close", args=[first.pk]))
    client.post(url, {"action": "close_selected", "_selected_action": [str(second.pk)]})
    assert set(MistakeReport.objects.open()) == {own}
    assert {report.pk for report in client.get(url + "?state=closed").context["cl"].result_list} == {
        first.pk,
        second.pk,
    }
    assert client.post(reverse("admin:offices_mistakereport_close", args=[own.pk])).status_code == 404

"""From saved to public: what will change, submission, publication, taking back."""

import pytest

from mayors_club.models import Event
from offices.models import Edition
from tests import factories, office_factories
from tests.offices.reading import text

pytestmark = pytest.mark.django_db
PREFIX = {"uk": "", "en": "/en"}


@pytest.fixture
def draft(office):
    return office_factories.make_draft(office, lead="Очолює громаду з 2016 року.")


@pytest.fixture
def publisher(office):
    """A representative who may publish, and nothing else."""
    user = factories.make_user(full_name_uk="Максим Демченко")
    rights = {"can_edit_office": False, "can_publish_office": True}
    return factories.make_representative(office.member, user, **rights).user


def allow(office):
    office.may_publish = True
    office.save()


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("uk", ["Що зміниться", "Перше речення", "2015</del>", "2016</ins>", "Подати на публікацію"]),
        ("en", ["What will change", "Opening sentence", "2015</del>", "2016</ins>", "Submit for publication"]),
    ],
)
def test_differences_stand_before_the_button(editor, draft, language, words):
    page = text(editor.get(f"{PREFIX[language]}/member/office/differences/"))
    assert [word for word in words if word not in page] == []
    assert "Біографія" not in page


def test_differences_of_rows_leave_out_what_stayed(editor, office):
    draft = office_factories.make_draft(office)
    rows = [office_factories.ACHIEVEMENT, {**office_factories.ACHIEVEMENT, "year": 2018, "title_uk": "Бюджет участі"}]
    office_factories.make_section(draft, "achievements", rows=rows)
    office_factories.make_section(draft, "impact", rows=[office_factories.IMPACT])
    page = text(editor.get("/member/office/differences/"))
    assert "Новий запис" in page
    assert "Бюджет участі" in page
    assert "Суспільний вплив" not in page


def test_nothing_to_publish(editor, office):
    page = text(editor.get("/member/office/differences/"))
    assert "Усе збережене вже опубліковано." in page
    assert "Подати" not in page


@pytest.mark.parametrize(
    ("language", "words"), [("uk", "Ще нічого не збережено."), ("en", "Nothing has been saved yet.")]
)
def test_empty_page_is_not_called_public(client, language, words):
    office = office_factories.make_office(live=False)
    client.force_login(office.member.user)
    page = text(client.get(f"{PREFIX[language]}/member/office/differences/"))
    assert words in page
    assert "вже опубліковано" not in page
    assert "public already" not in page


def test_submission(editor, office, draft):
    page = text(editor.post("/member/office/submit/", follow=True))
    draft.refresh_from_db()
    assert draft.status == Edition.Status.IN_REVIEW
    assert "На перевірці" in page
    assert "Повернути до чернеток" in page


def test_submission_by_a_representative_names_both(client, office, oksana, draft):
    client.force_login(oksana)
    client.post("/member/office/submit/")
    draft.refresh_from_db()
    assert (draft.submitted_by, draft.submitted_for) == (oksana, office.member.user)


def test_submission_twice_says_that_nothing_happened(editor, draft):
    editor.post("/member/office/submit/")
    page = text(editor.post("/en/member/office/submit/", follow=True))
    assert "Nothing was submitted" in page


def test_page_without_a_biography_cannot_be_submitted(client, member):
    office = office_factories.make_office(member, live=False)
    draft = office_factories.make_edition(office)
    office_factories.make_section(draft, "lead")
    client.force_login(member.user)
    page = text(client.get("/member/office/differences/"))
    assert "Щоб сторінку можна було опублікувати, напишіть українською:" in page
    assert "Подати на публікацію" not in page
    assert client.post("/member/office/submit/").url == "/member/office/differences/"
    draft.refresh_from_db()
    assert draft.status == Edition.Status.DRAFT
    assert "Написати зараз" in text(client.get("/member/office/"))


def test_taking_back(editor, office):
    draft = office_factories.make_draft(office, status=Edition.Status.IN_REVIEW, lead="Інше.")
    page = text(editor.post("/member/office/take-back/", follow=True))
    draft.refresh_from_db()
    assert draft.status == Edition.Status.DRAFT
    assert "Сторінка знову в чернетках." in page
    assert "Сторінка вже не була на перевірці." in text(editor.post("/member/office/take-back/", follow=True))


def test_member_publishes_where_the_club_allows_it(editor, office, draft):
    allow(office)
    page = text(editor.get("/member/office/differences/"))
    assert "Опублікувати</button>" in page
    assert "Подати на публікацію" not in page
    said = text(editor.post("/member/office/publish/", {"seen": draft.changes}, follow=True))
    office.refresh_from_db()
    assert office.live == draft
    assert "Опубліковано. Тепер усі читають сторінку такою" in said


def test_member_does_not_publish_past_the_secretariat(editor, office, draft):
    said = text(editor.post("/en/member/office/publish/", {"seen": draft.changes}, follow=True))
    office.refresh_from_db()
    assert office.live != draft
    assert "Nothing was published" in said


def test_publication_of_what_nobody_has_seen_is_refused(editor, office, draft):
    allow(office)
    Edition.objects.filter(pk=draft.pk).update(changes=draft.changes + 1)
    said = text(editor.post("/member/office/publish/", {"seen": draft.changes}, follow=True))
    office.refresh_from_db()
    assert office.live != draft
    assert "Поки Ви читали цю сторінку, хтось зберіг зміни." in said


@pytest.mark.parametrize("seen", ["", "x", "²", "-1", "1" * 400])
def test_publication_without_what_was_seen_is_refused(editor, office, draft, seen):
    allow(office)
    assert editor.post("/member/office/publish/", {"seen": seen}).status_code == 302
    office.refresh_from_db()
    assert office.live != draft


def test_representative_who_may_only_publish(client, office, publisher, draft):
    allow(office)
    office_factories.make_report(office)
    client.force_login(publisher)
    page = text(client.get("/member/office/"))
    assert "/member/office/lead/" not in page
    assert "/member/office/reports/" not in page
    assert client.get("/member/office/lead/").status_code == 404
    client.post("/member/office/publish/", {"seen": draft.changes})
    office.refresh_from_db()
    assert office.live == draft
    event = Event.objects.get(verb="office.published")
    assert (event.actor, event.on_behalf_of) == (publisher, office.member.user)


def test_representative_who_may_edit_does_not_publish(client, office, oksana, draft):
    allow(office)
    client.force_login(oksana)
    assert "Подати на публікацію" in text(client.get("/member/office/differences/"))
    assert client.post("/member/office/publish/", {"seen": draft.changes}).status_code == 404
    office.refresh_from_db()
    assert office.live != draft


@pytest.mark.parametrize(
    ("language", "words", "saved"),
    [
        ("uk", "Такою буде сторінка", "Очолює громаду з 2016 року."),
        ("en", "This is how the page will look", "Has led the community since 2015."),
    ],
)
def test_preview_is_the_public_page_of_what_is_saved(editor, office, draft, language, words, saved):
    response = editor.get(f"{PREFIX[language]}/member/office/preview/")
    page = text(response)
    assert "offices/page.html" in [template.name for template in response.templates]
    assert words in page
    assert saved in page
    assert 'content="noindex"' in page
    assert "2016" not in text(editor.get(office.get_absolute_url()))


def test_preview_of_a_page_that_says_nothing_yet(client, member):
    office_factories.make_office(member, live=False)
    client.force_login(member.user)
    assert member.full_name_uk in text(client.get("/member/office/preview/"))
    assert text(client.get("/en/member/office/preview/"))


@pytest.mark.parametrize("step", ["submit", "publish", "take-back", "start"])
def test_steps_are_posts(editor, step):
    assert editor.get(f"/member/office/{step}/").status_code == 405

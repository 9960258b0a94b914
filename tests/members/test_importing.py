"""Members of earlier years out of a spreadsheet: dry run with reasons, confirmation, invitations in batches."""

import io
from datetime import date, timedelta

import openpyxl
import pytest
from django.core.files.storage import storages
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from mayors_club.models import OutgoingEmail
from members import importing
from members.models import Member, User
from members.tasks import forget_left_imports
from tests.factories import make_community, make_member, make_staff
from tests.permissions.cast import prove_again

pytestmark = pytest.mark.django_db
PATH = "/admin/members/member/import/"
HEAD = "ПІБ;Електронна пошта;Громада;Область;Посада;На посаді з;На посаді до;У Клубі з"
GOOD = "Савчук Ірина Петрівна;Savchuk@Starohorod.example;Старогородська;Полтавська;Міська голова;11.2015;;2016"


@pytest.fixture(autouse=True)
def folder(settings, tmp_path):
    settings.PRIVATE_ROOT = tmp_path
    settings.STORAGES = {
        **settings.STORAGES,
        "private": {**settings.STORAGES["private"], "OPTIONS": {"location": str(tmp_path)}},
    }


@pytest.fixture
def town():
    return make_community()


@pytest.fixture
def desk(client):
    secretariat = make_staff("secretariat")
    client.force_login(secretariat)
    prove_again(client, secretariat)
    return client


def file_of(*lines, name="members.csv", encoding="utf-8"):
    return SimpleUploadedFile(name, "\r\n".join([HEAD, *lines]).encode(encoding))


def checked(desk, file):
    return desk.post(PATH, {"file": file})


def ticket_of(response) -> str:
    return response.context["ticket"]


def test_nothing_is_written_before_confirmation(desk, town):
    response = checked(desk, file_of(GOOD))
    page = response.content.decode()
    assert "Нових членів Клубу: 1" in page
    assert "Савчук Ірина Петрівна" in page
    assert not Member.objects.exists()


def test_confirmed_rows_become_members_in_onboarding_without_a_letter(desk, town):
    response = desk.post(PATH, {"ticket": ticket_of(checked(desk, file_of(GOOD)))})
    assert response["Location"] == "/admin/members/member/invitations/"
    member = Member.objects.get()
    assert (member.status, member.community, member.user.email) == ("onboarding", town, "savchuk@starohorod.example")
    assert (member.full_name_latin, member.title_uk) == ("Savchuk Iryna Petrivna", "Міська голова")
    assert timezone.localdate(member.effective_at) == date(2016, 1, 1)
    term = member.mandates.get()
    assert (term.starts_on, term.precision, term.ends_on) == (date(2015, 11, 1), "month", None)
    assert not OutgoingEmail.objects.exists()
    assert storages["private"].listdir("imports")[1] == []


def test_second_import_of_the_same_file_changes_nothing(desk, town):
    desk.post(PATH, {"ticket": ticket_of(checked(desk, file_of(GOOD)))})
    response = checked(desk, file_of(GOOD))
    assert "Уже відомих, лишаються без змін: 1" in response.content.decode()
    desk.post(PATH, {"ticket": ticket_of(response)})
    assert Member.objects.count() == 1


def test_confirming_twice_says_so(desk, town):
    ticket = ticket_of(checked(desk, file_of(GOOD)))
    desk.post(PATH, {"ticket": ticket})
    again = desk.post(PATH, {"ticket": ticket}, follow=True)
    assert "Цей файл уже імпортовано" in again.content.decode()
    assert Member.objects.count() == 1


@pytest.mark.parametrize(
    ("wrong", "reason"),
    [
        (GOOD.replace("Savchuk@Starohorod.example", ""), "електронна адреса: немає"),
        (GOOD.replace("Savchuk@", "Savchuk"), "Перевірте адресу пошти"),
        (GOOD.replace("Савчук Ірина", "Savchuk Iryna"), "Напишіть українськими літерами"),
        (GOOD.replace("11.2015", "колись"), "пишіть дату так: 12.11.2015"),
        (GOOD.replace("11.2015;", "11.2015;10.2010"), "раніше за початок"),
        (GOOD.replace("Старогородська", "Атлантида"), "такої громади немає"),
        (GOOD.replace(";2016", ";2090"), "у майбутньому"),
    ],
)
def test_row_with_a_mistake_is_left_out_with_its_reason(desk, town, wrong, reason):
    other = GOOD.replace("Savchuk@", "second@").replace("Ірина", "Марія").replace("11.2015", "")
    response = checked(desk, file_of(wrong, other))
    page = response.content.decode().replace("’", "'")
    assert reason.replace("’", "'") in page
    desk.post(PATH, {"ticket": ticket_of(response)})
    assert Member.objects.get().user.email == "second@starohorod.example"


def test_doubtful_community_is_never_guessed(desk, town):
    make_community(oblast_uk="Сумська область", oblast_en="Sumy oblast", raion_uk="Конотопський район")
    page = checked(desk, file_of(GOOD.replace(";Полтавська;", ";;"))).content.decode()
    assert "підходить кілька" in page
    assert town.code in page
    assert "Нових членів Клубу: 1" in checked(desk, file_of(GOOD)).content.decode()


def test_windows_spreadsheet_and_xlsx_are_read(desk, town):
    assert "Нових членів Клубу: 1" in checked(desk, file_of(GOOD, encoding="cp1251")).content.decode()
    book, file = openpyxl.Workbook(), io.BytesIO()
    book.active.append(["Код КАТОТТГ", "Name", "E-mail", "Term from", "Улюблений колір"])
    book.active.append([town.code, "Савчук Ірина", "savchuk@starohorod.example", date(2015, 11, 12), "синій"])
    book.save(file)
    response = checked(desk, SimpleUploadedFile("members.xlsx", file.getvalue()))
    desk.post(PATH, {"ticket": ticket_of(response)})
    assert (Member.objects.get().mandates.get().starts_on, Member.objects.get().community) == (date(2015, 11, 12), town)


@pytest.mark.parametrize(
    ("file", "sentence"),
    [
        (None, "Виберіть файл"),
        (SimpleUploadedFile("a.xlsx", b"no workbook"), "Файл не вдається прочитати"),
        (SimpleUploadedFile("a.csv", "Колір;Розмір\r\nсиній;5".encode()), "Перший рядок має називати стовпці"),
        (SimpleUploadedFile("a.csv", b"e-mail;name\r\n" + b"x" * importing.MOST_BYTES), "Файл більший за 2 МБ"),
    ],
)
def test_file_that_cannot_be_read_is_explained(desk, file, sentence):
    response = desk.post(PATH, {"file": file} if file else {})
    assert response.status_code == 422
    assert sentence in response.content.decode().replace("\xa0", " ")


def test_file_nobody_confirmed_is_forgotten_after_a_day(desk, town, time_machine):
    checked(desk, file_of(GOOD))
    forget_left_imports()
    assert len(storages["private"].listdir("imports")[1]) == 1
    time_machine.move_to(timezone.now() + timedelta(days=1, minutes=1))
    forget_left_imports()
    assert storages["private"].listdir("imports")[1] == []


def test_invitations_leave_in_batches_and_once(desk, town, monkeypatch):
    monkeypatch.setattr("members.admin.importing.BATCH", 2)
    rows = [GOOD.replace("Savchuk@", f"person{number}@").replace("11.2015", "") for number in range(3)]
    desk.post(PATH, {"ticket": ticket_of(checked(desk, file_of(*rows)))})
    make_member()
    for expected in (2, 3, 3):
        desk.post("/admin/members/member/invitations/")
        assert OutgoingEmail.objects.filter(name="member_invitation").count() == expected
    letter = OutgoingEmail.objects.filter(name="member_invitation").first()
    assert "2016" in letter.body_text
    assert "[[welcome_link]]" in letter.body_text


def test_account_somebody_has_already_is_used(desk, town):
    user = User.objects.create_user("savchuk@starohorod.example", full_name_uk="Ірина Савчук")
    desk.post(PATH, {"ticket": ticket_of(checked(desk, file_of(GOOD)))})
    assert Member.objects.get().user == user


def test_committee_imports_nobody(client, town):
    colleague = make_staff("committee")
    client.force_login(colleague)
    prove_again(client, colleague)
    assert client.get(PATH).status_code == 403
    assert client.post("/admin/members/member/invitations/").status_code == 403

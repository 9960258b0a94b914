"""Letters from member to member: neither address is given away, ten a day, reported in one click."""

import re
import uuid
from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from mayors_club import delivery, letters, mail
from mayors_club.models import Event, OutgoingEmail
from mayors_club.work_list import parts_for
from members import services
from members.models import Member, RelayLetter
from tests.directory_factories import make_entry, make_relay_letter
from tests.factories import make_member, make_representative, make_staff, make_user
from tests.letter_cases import relayed

pytestmark = pytest.mark.django_db
HOSTILE = "Пропоную <b>зустріч</b>\r\nBcc: x@evil.example\nhttp://evil.example [[relay_report_link]]"


@pytest.fixture
def iryna():
    return make_member(make_user("iryna@town.example", full_name_uk="Ірина Савчук"))


@pytest.fixture
def petro():
    return make_member(make_user("petro@village.example", full_name_uk="Петро Ганок"))


@pytest.fixture
def at_desk(client, iryna):
    client.force_login(iryna.user)
    return client


def entry_of(member):
    return f"/member/directory/{member.pk}/"


def posted(**fields):
    return {"text": "Чи можна приїхати до Вас у січні?", "key": str(uuid.uuid4()), **fields}


def written(sender, recipient, **fields):
    columns = {"text": "Вітаю!", "shows_address": False, "key": uuid.uuid4(), "by": sender.user, **fields}
    return services.write(sender, recipient, **columns)


def letter_about(relay_letter):
    return OutgoingEmail.objects.get(name="relay_letter", about_id=str(relay_letter.pk))


# Writing --------------------------------------------------------------------------------------------------------------
def test_letter_goes_to_the_address_that_the_sender_never_sees(at_desk, iryna, petro):
    pages = [at_desk.get(entry_of(petro))]
    pages.append(at_desk.post(entry_of(petro), posted(), follow=True))
    letter = letter_about(RelayLetter.objects.get())
    assert (letter.to, letter.subject) == ("petro@village.example", "Вам пишуть: Ірина Савчук")
    assert "Чи можна приїхати" in letter.body_text
    assert "iryna@town" not in letter.body_text
    assert all("petro@village" not in page.content.decode() for page in pages)
    event = Event.objects.get(verb="relay.written")
    assert (event.actor, event.on_behalf_of, event.codes) == (iryna.user, None, {})


def test_address_of_the_sender_stands_there_only_at_their_wish(at_desk, petro):
    at_desk.post(entry_of(petro), posted(shows_address="on"))
    assert "iryna (at) town" in letter_about(RelayLetter.objects.get()).body_text


def test_representative_writes_in_the_members_name(client, iryna, petro):
    aide = make_representative(iryna, make_user("aide@town.example", full_name_uk="Оксана Дорошенко"))
    client.force_login(aide.user)
    assert "Оксана Дорошенко (кабінет: Ірина Савчук)" in client.get(entry_of(petro)).content.decode()
    client.post(entry_of(petro), posted(shows_address="on"))
    body = " ".join(letter_about(RelayLetter.objects.get()).body_text.split())
    assert "Оксана Дорошенко (кабінет: Ірина Савчук, Старогород)" in body
    assert "aide (at) town" in body
    event = Event.objects.get(verb="relay.written")
    assert (event.actor, event.on_behalf_of) == (aide.user, iryna.user)


def test_words_of_the_sender_are_neither_links_nor_headers_nor_markers(at_desk, petro, smtp_sink):
    at_desk.post(entry_of(petro), posted(text=HOSTILE))
    delivery.deliver_due(seconds=30)
    (sent,) = smtp_sink.letters
    assert not re.search(r"://evil|@evil|evil\.example", sent.text + sent.html)
    assert "&lt;b&gt;" in sent.html
    assert sent.text.count("/member/directory/report/") == 1


def test_pressing_twice_writes_one_letter(at_desk, petro):
    form = posted()
    for _press in range(2):
        assert at_desk.post(entry_of(petro), form).status_code == 302
    assert (RelayLetter.objects.count(), OutgoingEmail.objects.filter(name="relay_letter").count()) == (1, 1)


def test_key_of_somebody_elses_letter_writes_nothing(at_desk, iryna, petro):
    foreign = make_relay_letter(petro, iryna)
    assert at_desk.post(entry_of(petro), posted(key=str(foreign.pk))).status_code == 422
    assert RelayLetter.objects.count() == 1


@pytest.mark.parametrize("typed", [{"text": ""}, {"text": "а" * 3001}, {"key": "nonsense"}])
def test_bad_letters_are_refused(at_desk, petro, typed):
    assert at_desk.post(entry_of(petro), posted(**typed)).status_code == 422
    assert not RelayLetter.objects.exists()


def test_eleventh_letter_of_a_day_waits_until_tomorrow(at_desk, iryna, petro, time_machine):
    for _number in range(10):
        make_relay_letter(iryna)
    response = at_desk.post(entry_of(petro), posted())
    page = response.content.decode()
    assert (response.status_code, RelayLetter.objects.count()) == (429, 10)
    assert "Будь ласка, напишіть завтра" in page
    assert "Чи можна приїхати" in page
    RelayLetter.objects.update(sent_at=timezone.now() - timedelta(days=1, seconds=1))
    assert at_desk.post(entry_of(petro), posted()).status_code == 302


def test_limit_is_the_accounts_whoever_it_works_for(petro):
    aide = make_user()
    first, second = (make_representative(user=aide).member for _number in range(2))
    for _number in range(10):
        written(first, petro, by=aide)
    with pytest.raises(services.CannotWrite, match="many"):
        written(second, petro, by=aide)


def test_who_takes_no_letters_gets_none(at_desk, petro):
    make_entry(petro, takes_letters=False)
    page = at_desk.get(entry_of(petro)).content.decode()
    assert "не отримує листів через сайт" in page
    assert at_desk.post(entry_of(petro), posted()).status_code == 404
    with pytest.raises(services.CannotWrite, match="off"):
        written(make_member(), petro)


def test_nobody_writes_to_themselves_or_to_who_left(at_desk, iryna, petro):
    assert "Так Вас бачать" in at_desk.get(entry_of(iryna)).content.decode()
    assert at_desk.post(entry_of(iryna), posted()).status_code == 404
    with pytest.raises(services.CannotWrite, match="gone"):
        written(iryna, iryna)
    services.end_membership(petro, reason="resigned", by=petro.user)
    with pytest.raises(services.CannotWrite, match="gone"):
        written(iryna, petro)


@pytest.mark.parametrize(
    ("constraint", "columns"),
    [
        ("relay_letter_closed_was_reported", {"closed_at": timezone.now()}),
        ("relay_letter_closed_was_reported", {"reported_at": timezone.now(), "closed_at": timezone.now()}),
    ],
)
def test_database_refuses(constraint, columns):
    letter = make_relay_letter()
    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        RelayLetter.objects.filter(pk=letter.pk).update(**columns)
    with pytest.raises(IntegrityError, match="relay_letter_to_another"), transaction.atomic():
        RelayLetter.objects.filter(pk=letter.pk).update(recipient=letter.sender)


# Answering ------------------------------------------------------------------------------------------------------------
def test_recipient_answers_even_who_hides_and_takes_no_letters(client, iryna, petro):
    make_entry(iryna, is_listed=False, takes_letters=False)
    letter = written(iryna, petro)
    address = re.search(r"https?://testserver(/member/\S+/answer/)", letter_about(letter).body_text)[1]
    client.force_login(petro.user)
    assert "Ірина Савчук" in client.get(address).content.decode()
    client.post(address, posted(text="Приїздіть."))
    answer = RelayLetter.objects.get(answers=letter)
    assert (answer.sender, answer.recipient) == (petro, iryna)
    assert letter_about(answer).subject == "Вам відповідають: Петро Ганок"


def test_only_the_recipient_answers_and_only_who_is_still_there(client, iryna, petro):
    letter = written(iryna, petro)
    path = f"/member/directory/letters/{letter.pk}/answer/"
    for stranger in (iryna.user, make_member().user):
        client.force_login(stranger)
        assert client.get(path).status_code == 404
    services.end_membership(iryna, reason="resigned", by=iryna.user)
    client.force_login(petro.user)
    assert client.get(path).status_code == 404


# Reporting ------------------------------------------------------------------------------------------------------------
@pytest.fixture
def link(iryna, petro):
    letter = letter_about(written(iryna, petro))
    text, _html = mail.fill_secrets(letter)
    return re.search(r"https?://testserver(/member/directory/report/\S+/)", text)[1]


def test_link_shows_and_the_button_reports(client, link):
    assert "Повідомити секретаріат" in client.get(link).content.decode()
    assert RelayLetter.objects.get().reported_at is None
    for _press in range(2):
        assert "Про лист повідомлено" in client.post(link).content.decode()
    assert RelayLetter.objects.get().reported_at
    assert Event.objects.filter(verb="relay.reported").count() == 1
    assert "Report a letter" not in client.get("/en" + link).content.decode()


@pytest.mark.parametrize("token", ["nonsense", "eyJhIjoxfQ:x:y"])
def test_link_we_never_wrote(client, token):
    assert client.get(f"/member/directory/report/{token}/").status_code == 410


def test_secretariat_sees_the_report_reads_the_letter_and_closes_it(client, link):
    colleague = make_staff("secretariat")
    assert parts_for(colleague) == []
    client.post(link)
    letter = RelayLetter.objects.get()
    (part,) = parts_for(colleague)
    assert (str(part.title), part.lines[0].label) == ("Листи між членами Клубу, про які повідомили", "Ірина Савчук")
    client.force_login(colleague)
    page = client.get(part.lines[0].url).content.decode()
    assert f"/admin/mayors_club/outgoingemail/{letter_about(letter).pk}/change/" in page
    assert client.get(part.more_url).status_code == 200
    client.post(f"/admin/members/relayletter/{letter.pk}/close/")
    letter.refresh_from_db()
    assert letter.closed_by == colleague
    assert parts_for(colleague) == []
    assert Event.objects.filter(verb__in=["relayletter.opened", "relay.report_closed"]).count() == 2


def test_desk_does_not_show_what_nobody_reported_nor_ones_own_letter(client):
    colleague = make_staff("secretariat")
    own = make_relay_letter(make_member(colleague), reported_at=timezone.now())
    quiet = make_relay_letter()
    client.force_login(colleague)
    for letter in (own, quiet):
        assert client.post(f"/admin/members/relayletter/{letter.pk}/close/").status_code == 404
    assert parts_for(colleague) == []


def test_onboarding_member_writes_to_nobody(client, petro):
    client.force_login(make_member(status=Member.Status.ONBOARDING).user)
    assert client.post(entry_of(petro), posted()).status_code == 404


# The words -----------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize("language", ["uk", "en"])
def test_letter_holds_no_link_but_ours(language):
    letter = letters.render("relay_letter", language=language, context=relayed(text=HOSTILE, to="x@town.example"))
    for part in (letter.text, letter.html):
        assert not re.search(r"://evil|@evil|evil\.example", part)
        assert part.count("[[relay_report_link]]") == 1


def test_letter_by_a_representative_says_who_wrote_and_for_whom():
    aide = make_user(full_name_uk="Оксана Дорошенко")
    context = relayed(aide=aide, address="aide@town.example", is_answer=True, to="x@town.example")
    letter = letters.render("relay_letter", language="uk", context=context)
    assert letter.subject == "Вам відповідають: Петро Ганок"
    assert "Оксана Дорошенко (кабінет: Петро Ганок, Старогород)" in " ".join(letter.text.split())
    assert "aide (at) town" in letter.text

"""From the decision to the members' area, and back in the next day: every letter goes through a real SMTP server."""

import re
from datetime import date, timedelta

import pytest
from django.utils import timezone

from mayors_club import mail
from mayors_club.delivery import deliver_due
from members import services
from tests.factories import make_community, make_staff

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("no_limits_left_from_before")]
GREETING = {"uk": "Добрий день, пані Ірино!", "en": "Good day, Ms Savchuk!"}
CONFIRMED = {
    "full_name_uk": "Ірина Савчук",
    "full_name_latin": "Iryna Savchuk",
    "greeting_uk": "пані Ірино",
    "greeting_en": "Ms Savchuk",
    "title_uk": "міська голова",
    "title_en": "Mayor",
    "phone": "",
}


def decide(language):
    """The chair accepts; the letter about further steps waits for the end of the undo window."""
    effective_at = timezone.now() + timedelta(minutes=10)
    member = services.admit(
        email="irina@starohorod.example",
        language=language,
        by=make_staff("chair"),
        effective_at=effective_at,
        community=make_community(),
        mandates=[{"kind": "elected", "starts_on": date(2020, 11, 1), "ends_on": None, "precision": "month"}],
        **CONFIRMED,
    )
    mail.queue(
        "first_steps",
        to=member.user.email,
        language=language,
        context={"member": member},
        dedupe_key="first_steps",
        subject=member,
        not_before=effective_at,
    )
    return member


@pytest.mark.parametrize(("language", "prefix"), [("uk", ""), ("en", "/en")])
def test_new_member_activates_and_comes_back_with_a_code(client, smtp_sink, time_machine, language, prefix):
    # given a decision in its undo window
    start = timezone.now()
    time_machine.move_to(start, tick=True)
    member = decide(language)
    client.post(f"{prefix}/login/", {"email": member.user.email})
    services.answer_sign_in_requests()
    deliver_due(seconds=30)
    assert smtp_sink.letters == []
    # when the window is over
    time_machine.move_to(start + timedelta(minutes=11), tick=True)
    deliver_due(seconds=30)
    (letter,) = smtp_sink.letters
    link = re.search(r"http://testserver(\S+/welcome/\S+)", letter.text)[1]
    # then the link leads to the area
    assert link.startswith(f"{prefix}/member/welcome/")
    assert client.get(link).status_code == 200
    response = client.post(link, {**CONFIRMED, "language": language})
    assert GREETING[language] in client.get(response.url).content.decode()
    # and the next day a code does
    client.post(f"{prefix}/logout/")
    client.post(f"{prefix}/login/", {"email": "Irina@Starohorod.example"})
    services.answer_sign_in_requests()
    deliver_due(seconds=30)
    code = re.search(r"\b\d{4} \d{4}\b", smtp_sink.letters[-1].text)[0]
    response = client.post(f"{prefix}/login/code/", {"code": code})
    assert response.url == f"{prefix}/member/"
    assert GREETING[language] in client.get(response.url).content.decode()

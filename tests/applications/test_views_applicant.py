"""The applicant's pages through the strict client: who gets in, what is kept, what is told and what never is."""

import re
from datetime import timedelta

import pytest
from django.conf import settings
from django.test import Client
from django.utils import timezone

from applications import limits, links, services
from applications.models import AccessLink, Application, LinkRequest
from mayors_club.models import SiteSwitch
from members.models import Member
from tests.applications.applicant import ABOUT_YOU, ANSWERS, MOTIVATION, at, letters, stamp, token_in
from tests.factories import make_application, make_link, make_member, make_user

pytestmark = pytest.mark.django_db

HOSTILE = [
    "\u202egnp.exe",
    "a\u200b\u200db",
    "ї" + "\u0301" * 300,
    "\ufffd\ud7ff",
    "x\r\nBcc: evil@evil.example",
    "=1+1",
    "{{ settings.SECRET_KEY }}{% debug %}",
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "а" * 2_000,
    "💥",
    "' OR 1=1 --",
    "../../etc/passwd",
    "[[application_link]]",
]


def ask(client, path="/apply/", **changes):
    typed = {"email": "iryna@town.example", "started_by": "mayor", "stamp": stamp(), **changes}
    return client.post(path, typed)


# The way in -----------------------------------------------------------------------------------
def cases():
    return {
        "unknown": lambda: None,
        "member": lambda: make_member(make_user("iryna@town.example")),
        "live": lambda: make_application("in_review", email="iryna@town.example"),
        "declined": lambda: make_application("declined", email="iryna@town.example"),
    }


@pytest.mark.parametrize("known", cases())
@pytest.mark.parametrize("path", ["/apply/", "/en/apply/", "/apply/resend/"])
def test_every_address_gets_the_same_answer_by_the_same_work(client, known, path, django_assert_num_queries):
    cases()[known]()
    with django_assert_num_queries(2 if path == "/apply/resend/" else 3):
        response = ask(client, path)
    assert response.status_code == 302
    page = client.get(response.url)
    assert "iryna" not in page.content.decode()
    assert LinkRequest.objects.count() == 1
    assert letters("application_link") == letters("application_resend") == []


def test_member_learns_it_by_letter_only(client):
    make_member(make_user("iryna@town.example", language="en"))
    ask(client)
    services.answer_link_requests()
    assert [(letter.name, letter.language) for letter in letters()] == [("application_already_member", "en")]
    assert not Application.objects.exists()


def test_membership_that_has_not_taken_effect_is_no_membership(client):
    later = timezone.now() + timedelta(minutes=5)
    make_member(make_user("iryna@town.example"), status=Member.Status.ONBOARDING, effective_at=later)
    ask(client)
    services.answer_link_requests()
    assert [letter.name for letter in letters()] == ["application_link"]


def test_trap_catches_robots_without_telling_them(client):
    response = ask(client, nickname="Bob")
    assert response.url == "/apply/started/"
    assert not LinkRequest.objects.exists()


@pytest.mark.parametrize("age", [0, 90_000, "", "forged", "x" * 500])
def test_form_filled_in_too_fast_or_without_its_stamp_asks_once_more(client, age):
    response = ask(client, stamp=stamp(age) if isinstance(age, int) else age)
    assert response.status_code == 422
    assert "iryna@town.example" in response.content.decode()
    assert not LinkRequest.objects.exists()


def test_old_page_gets_a_stamp_that_works(client):
    page = ask(client, stamp="")
    assert page.context["form"]["stamp"].value()


@pytest.mark.parametrize("changes", [{"email": "no address"}, {"email": ""}, {"started_by": ""}, {"started_by": "x"}])
def test_wrong_start_keeps_what_was_typed(client, changes):
    response = ask(client, **changes)
    assert response.status_code == 422
    assert "<title>Помилка: Заява про вступ" in response.content.decode()


def test_network_and_address_are_limited(client, monkeypatch):
    monkeypatch.setattr(limits, "PER_ADDRESS", 1)
    monkeypatch.setattr(limits, "PER_NETWORK", 4)
    assert {ask(client).url for _ in range(3)} == {"/apply/started/"}
    assert LinkRequest.objects.count() == 1
    ask(client, email="other@town.example")
    response = ask(client, email="third@town.example")
    assert (response.status_code, response["Retry-After"]) == (429, "3600")


def test_limits_keep_no_address(client, monkeypatch):
    kept = []
    monkeypatch.setattr(limits.cache, "add", lambda key, *args, **options: kept.append(key))
    ask(client)
    assert not [key for key in kept if "iryna" in key]


@pytest.mark.parametrize(
    ("proxies", "forwarded", "network"),
    [
        (0, "203.0.113.9", "127.0.0.0/24"),
        (1, "203.0.113.9", "203.0.113.0/24"),
        (1, "198.51.100.7, 203.0.113.9", "203.0.113.0/24"),
        (2, "198.51.100.7, 203.0.113.9", "198.51.100.0/24"),
        (1, "2001:db8:1:2::5", "2001:db8:1::/56"),
        (1, "nonsense", "unknown"),
        (1, "", "127.0.0.0/24"),
    ],
)
def test_network_is_what_the_trusted_proxy_saw(rf, settings, proxies, forwarded, network):
    settings.TRUSTED_PROXY_COUNT = proxies
    headers = {"x-forwarded-for": forwarded} if forwarded else {}
    assert limits.network_of(rf.get("/", headers=headers)) == network


def test_pause_says_why_and_until_when(client):
    SiteSwitch.objects.update_or_create(
        id=1,
        defaults={
            "intake_paused_until": timezone.localdate(),
            "intake_note_uk": "Комітет у відпустці.",
            "intake_note_en": "The committee is on leave.",
        },
    )
    page = client.get("/en/apply/").content.decode()
    assert "The committee is on leave." in page
    assert ask(client).status_code == 200
    assert not LinkRequest.objects.exists()
    SiteSwitch.objects.update(intake_paused_until=timezone.localdate() - timedelta(days=1))
    assert ask(client).status_code == 302


# Links -----------------------------------------------------------------------------------------
def test_link_in_a_letter_is_ours_whatever_host_was_asked(client, settings):
    settings.ALLOWED_HOSTS = ["*"]
    typed = {"email": "a@town.example", "started_by": "mayor", "stamp": stamp()}
    client.post("/apply/", typed, headers={"host": "evil.example"})
    services.answer_link_requests()
    assert links.mint(letters()[0]).startswith(f"{settings.SITE_URL}/apply/")


def test_link_leads_to_the_page_and_language_of_its_letter(asked):
    assert links.mint(letter_to(asked, "application_question", "en")).endswith("/reply/")
    assert "/en/apply/" in links.mint(letter_to(asked, "application_question", "en"))
    assert links.mint(letter_to(asked, "application_received")).endswith("/status/")


def letter_to(application, name, language="uk"):
    return services.starting.mail.OutgoingEmail(
        name=name, to=application.email, language=language, about_id=str(application.pk)
    )


def test_status_links_last_longer_than_those_to_drafts(draft, asked):
    today = timezone.localdate()
    assert (links.last_day(draft) - today).days == 30
    assert (links.last_day(asked) - today).days == 180


def test_only_a_letter_to_the_mayor_makes_a_mayors_link(assisted):
    assistants = letter_to(assisted, "application_link")
    assistants.to = assisted.assistant_email
    invitation = letter_to(assisted, "application_link_mayor")
    invitation.to = "iryna@myrhorod.example"
    assert links.purpose_of(assistants, assisted) == "assistant"
    assert links.purpose_of(invitation, assisted) == "mayor"


def every_page(token):
    names = ("tasks", "saved", "proof", "check", "submitted", "status", "answers", "reply", "withdraw")
    return [at(name, token) for name in names] + [at("section", token, name) for name in Application.SECTIONS]


def test_pages_behind_a_link_are_kept_by_nobody(client, draft, token):
    for path in every_page(token):
        response = client.get(path)
        assert response["Cache-Control"] == "no-store, private", path
        assert response["Referrer-Policy"] == "no-referrer", path
        assert not response.cookies, path


def test_looking_uses_nothing_up(client, draft, token):
    before = Application.objects.values().get()
    for path in [*every_page(token), at("check", token)]:
        client.get(path)
        client.head(path)
    assert Application.objects.values().get() == before
    assert AccessLink.objects.get().is_good
    assert letters() == []


@pytest.mark.parametrize("change", [lambda t: t[:-1], lambda t: t + "A", str.swapcase, lambda t: "x" * 43])
def test_altered_tokens_open_nothing(client, draft, token, change):
    missing = client.get("/apply/there-is-no-such-token-anywhere-at-all-000/")
    for path in every_page(change(token)):
        response = client.get(path)
        assert response.status_code == 404, path
    assert without_path(client.get(at("tasks", change(token)))) == without_path(missing)


def without_path(response):
    return re.sub(r'href="/en/apply/[^"]*"', "", response.content.decode())


@pytest.mark.parametrize("change", [{"expires_at": timezone.now()}, {"revoked_at": timezone.now()}])
def test_link_that_is_over_offers_a_new_one(client, draft, change):
    token = make_link(draft, **change)
    for path in every_page(token):
        assert client.get(path).status_code == 410, path
    page = client.get(at("tasks", token)).content.decode()
    assert "Це посилання вже не діє" in page
    assert "i•••••@myrhorod.example" in page
    assert "Савчук" not in page
    assert client.get(at("renew", token)).status_code == 405
    assert client.post(at("renew", token)).url == "/apply/resend/sent/"
    assert client.post(at("renew", token)).status_code == 302
    assert [(letter.name, letter.to) for letter in letters()] == [("application_resend", draft.email)]
    assert client.get(at("tasks", token_in(letters()[0]))).status_code == 200


def test_revoked_link_of_another_mayor_leads_nowhere(client, assisted):
    token = make_link(assisted, purpose="mayor", revoked_at=timezone.now())
    page = client.get(at("tasks", token))
    assert page.status_code == 410
    assert "<form" not in page.content.decode()
    assert client.post(at("renew", token)).status_code == 404


@pytest.mark.parametrize("method", ["put", "patch", "delete", "trace"])
def test_other_methods_are_refused(client, draft, token, method):
    for path in [*every_page(token), "/apply/", "/apply/resend/"]:
        assert getattr(client, method)(path).status_code == 405, path


def test_post_needs_no_token_against_forgery_because_the_address_is_secret(draft, token):
    strict = Client(enforce_csrf_checks=True)
    response = strict.post(at("section", token, "motivation"), MOTIVATION, headers={"origin": "null"})
    assert response.status_code == 302
    assert strict.post("/apply/", {"email": "x@town.example"}).status_code == 403


# Sections --------------------------------------------------------------------------------------
def test_bad_values_are_saved_shown_again_and_marked(client, draft, token):
    path = at("section", token, "about-you")
    response = client.post(path, {**ABOUT_YOU, "full_name_uk": "https://evil.example", "phone": "123"})
    page = response.content.decode()
    assert response.status_code == 422
    assert "<title>Помилка: Про Вас, крок 1 з 6" in page
    assert "Виправте дві помилки" in page
    again = client.get(path).content.decode()
    assert 'value="https://evil.example"' in again
    assert "Виправте дві помилки" in again
    assert "є помилки" in client.get(at("tasks", token)).content.decode()


def test_what_is_missing_is_not_an_error_on_the_next_visit(client, draft, token):
    path = at("section", token, "motivation")
    assert client.post(path, {"motivation": ""}).status_code == 422
    assert 'role="alert" tabindex' not in client.get(path).content.decode()
    assert "не завершено" in client.get(at("tasks", token)).content.decode()


def test_save_and_leave_saves_what_is_wrong_too(client, draft, token):
    response = client.post(at("section", token, "about-you"), {"full_name_uk": "2", "step": "exit"})
    assert response.url == at("saved", token)
    page = client.get(response.url).content.decode()
    assert "i•••••@myrhorod.example" in page
    draft.refresh_from_db()
    assert draft.answers["about-you"]["values"]["full_name_uk"] == ["2"]


def test_continue_leads_through_the_sections(client, draft, token):
    response = client.post(at("section", token, "representatives"), ANSWERS["representatives"])
    assert response.url == at("tasks", token)
    assert client.post(at("section", token, "motivation"), MOTIVATION).url == at("section", token, "representatives")


def test_fields_of_other_sections_are_not_taken(client, draft, token):
    client.post(at("section", token, "motivation"), {**MOTIVATION, "full_name_uk": "Хтось", "mayor_email": "x@y.z"})
    draft.refresh_from_db()
    assert set(draft.answers["motivation"]["values"]) == {"motivation"}
    client.post(at("section", token, "about-you"), {**ABOUT_YOU, "mayor_email": "x@y.z"})
    draft.refresh_from_db()
    assert "mayor_email" not in draft.answers["about-you"]["values"]


def test_terms_are_added_and_removed_by_plain_buttons(client, draft, token):
    path = at("section", token, "office")
    assert client.post(path, {**ANSWERS["office"], "step": "add-term"}).url == f"{path}#terms"
    assert client.get(path).content.decode().count("<legend>Каденція") == 2
    client.post(path, {**ANSWERS["office"], "term_rows": "2", "step": "remove-term-1"})
    draft.refresh_from_db()
    assert draft.answers["office"]["values"]["term_rows"] == ["1"]
    assert "term_1_start_year" not in draft.answers["office"]["values"]


@pytest.mark.parametrize("name", Application.SECTIONS)
def test_hostile_text_does_no_harm(draft, token, name):
    client = Client()  # the strict one would take "{{" for a mistake of ours
    fields = client.get(at("section", token, name)).context["form"].fields
    for text in HOSTILE:
        response = client.post(at("section", token, name), dict.fromkeys([*fields, "step", "community_code"], text))
        assert response.status_code in (302, 422)
        assert client.get(at("section", token, name)).status_code == 200
        shown = client.get(at("check", token)).content.decode()
        assert "<script>alert" not in shown
        assert "<img src=x" not in shown
        assert settings.SECRET_KEY not in shown
    assert letters() == []


@pytest.mark.parametrize("field", ["motivation", "step", "nobody-asked\0"])
def test_nul_is_refused(client, draft, token, field):
    assert client.post(at("section", token, "motivation"), {field: "a\0b"}).status_code == 400
    assert client.post("/apply/", {"email": "a\0b"}).status_code == 400


def test_ten_megabytes_are_refused(client, draft, token):
    response = client.post(at("section", token, "motivation"), {"motivation": "a" * 10_000_000})
    assert response.status_code == 400


def test_old_tab_after_submission_leads_to_the_status(client, asked):
    token = make_link(asked)
    Application.objects.filter(pk=asked.pk).update(status="in_review")
    response = client.post(at("section", token, "motivation"), MOTIVATION, follow=True)
    assert response.redirect_chain[-1][0] == at("status", token)


# Check and submit ------------------------------------------------------------------------------
def test_check_shows_everything_and_asks_for_consent(client, draft, token):
    page = client.get(at("check", token)).content.decode()
    for text in ("Ірина Савчук", "+380441234567", "Миргородська громада", "листопад 2020 — дотепер", "Оксана"):
        assert text in page
    assert page.count("Змінити<span") == 5
    response = client.post(at("check", token), {"submission_key": str(draft.submission_key)})
    assert response.status_code == 422
    assert "без неї ми не маємо права" in response.content.decode()


def test_incomplete_application_says_what_is_missing_instead_of_a_button(client, draft, token):
    client.post(at("section", token, "motivation"), {"motivation": ""})
    page = client.get(at("check", token)).content.decode()
    assert "Заяву ще не заповнено до кінця" in page
    assert "Подати заяву" not in page
    response = client.post(at("check", token), {"consent": "on", "submission_key": str(draft.submission_key)})
    assert response.status_code == 422
    draft.refresh_from_db()
    assert draft.status == "draft"


@pytest.mark.parametrize("key", ["", "nonsense", "x" * 1000])
def test_technical_fields_are_fields_like_any_other(client, draft, token, key):
    assert client.post(at("check", token), {"consent": "on", "submission_key": key}).status_code == 422


def test_nothing_tells_an_assistant_about_another_application(client, assisted, assistant_token):
    make_application("in_review", email="iryna@myrhorod.example")
    page = client.get(at("check", assistant_token)).content.decode()
    assert "інша заява" not in page
    client.post(at("check", assistant_token))
    mayors = token_in(letters("application_link_mayor")[0])
    page = client.get(at("check", mayors)).content.decode()
    assert "Ваша інша заява вже в роботі" in page
    assert "Подати заяву" not in page
    assisted.refresh_from_db()
    forced = client.post(at("check", mayors), {"consent": "on", "submission_key": str(assisted.submission_key)})
    assert forced.status_code == 409
    assisted.refresh_from_db()
    assert assisted.status == "awaiting_mayor"


def test_assistants_link_opens_nothing_after_submission(client, assisted, assistant_token):
    Application.objects.filter(pk=assisted.pk).update(
        status="submitted",
        submitted_at=timezone.now(),
        number_year=2026,
        number_in_year=7,
        email="iryna@myrhorod.example",
    )
    for path in every_page(assistant_token):
        page = client.get(path).content.decode()
        assert "Заяву подано" in page, path
        assert "Савчук" not in page, path


# Status ----------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("status", "headline", "english"),
    [
        ("submitted", "Вашу заяву отримано", "We have your application"),
        ("screening", "Секретаріат перевіряє Вашу заяву", "The secretariat is checking your application"),
        ("more_info", "Потрібне уточнення", "More information is needed"),
        ("in_review", "Заява на розгляді в комітеті", "Your application is with the committee"),
        ("accepted", "Вас прийнято до Клубу мерів", "You are now a member of the Mayors’ Club"),
        ("declined", "Комітет не підтримав заяву", "The committee could not approve your application"),
        ("withdrawn", "Заяву відкликано", "You have withdrawn your application"),
    ],
)
def test_status_is_the_headline(client, status, headline, english):
    token = make_link(make_application(status))
    assert headline in spaces(client.get(at("status", token)))
    page = spaces(client.get(at("status", token, language="en")))
    assert english in page
    assert not re.search("[а-яіїєґ]{4,}", re.sub(r"<dl.*?</dl>|Українська", "", page, flags=re.DOTALL)) or status in (
        "more_info",
    )


def spaces(response) -> str:
    return response.content.decode().replace("\xa0", " ")


@pytest.mark.parametrize("status", ["accepted", "declined"])
def test_decision_does_not_exist_until_it_takes_effect(client, status):
    application = make_application(status)
    application.decisions.update(effective_at=timezone.now() + timedelta(minutes=5))
    token = make_link(application)
    page = spaces(client.get(at("status", token)))
    assert "Заява на розгляді в комітеті" in page
    assert "Відкликати заяву" in page
    assert client.get(at("withdraw", token)).status_code == 200
    refused = client.post(at("withdraw", token))
    assert refused.status_code == 409
    assert "прийнято" not in spaces(refused)


def test_decision_that_was_taken_back_never_was(client, draft):
    application = make_application("declined")
    application.decisions.update(effective_at=timezone.now() + timedelta(minutes=5), taken_back_at=timezone.now())
    Application.objects.filter(pk=application.pk).update(status="in_review")
    page = spaces(client.get(at("status", make_link(application))))
    assert "Заява на розгляді в комітеті" in page
    assert "Рішення: " not in page


def test_only_one_panel_and_only_when_there_is_something_to_do(client, asked):
    token = make_link(asked)
    assert client.get(at("status", token)).content.decode().count('class="pan ') == 1
    other = make_link(make_application("in_review"))
    assert 'class="pan ' not in client.get(at("status", other)).content.decode()


def test_answers_can_be_read_as_they_were_sent(client, asked):
    asked.revisions.update(answers=asked.answers)
    page = client.get(at("answers", make_link(asked))).content.decode()
    assert "Хочу обмінюватися досвідом." in page
    assert "Змінити" not in page


# Reply -----------------------------------------------------------------------------------------
def test_reply_opens_only_what_was_asked(client, asked):
    token = make_link(asked)
    asked.questions.update(fields=["motivation", "phone"])
    page = client.get(at("reply", token))
    assert [list(form.fields) for form in page.context["reply"].opened] == [["phone"], ["motivation"]]
    typed = {"motivation": "Нове", "phone": "", "full_name_uk": "Хтось", "answer": "Так"}
    client.post(at("reply", token), {**typed, "submission_key": str(asked.submission_key)})
    asked.refresh_from_db()
    assert (asked.motivation, asked.status) == ("Нове", "screening")
    assert asked.answers["about-you"]["values"]["full_name_uk"] == ["Ірина Савчук"]


def test_bad_reply_is_kept(client, asked):
    token = make_link(asked)
    asked.questions.update(fields=["proof"])
    typed = {"proof_url": "not a link at all", "answer": "Текст", "submission_key": str(asked.submission_key)}
    response = client.post(at("reply", token), typed)
    assert response.status_code == 422
    assert "<title>Помилка: " in response.content.decode()
    page = client.get(at("reply", token)).content.decode()
    assert "not a link at all" in page
    assert "Текст" in page
    asked.refresh_from_db()
    assert (asked.status, asked.proof_url) == ("more_info", "https://town.example/rada")


def test_question_without_fields_needs_words(client, asked):
    asked.questions.update(fields=[])
    response = client.post(at("reply", make_link(asked)), {"answer": " ", "submission_key": str(asked.submission_key)})
    assert response.status_code == 422


def test_change_between_serving_and_former_asks_for_the_terms_too(client, asked):
    token = make_link(asked)
    asked.questions.update(fields=["office_kind"])
    key = str(asked.submission_key)
    refused = client.post(at("reply", token), {**ANSWERS["office"], "office_kind": "former", "submission_key": key})
    assert refused.status_code == 422
    ended = {"term_1_running": "", "term_1_end_month": "1", "term_1_end_year": "2025", "office_kind": "former"}
    typed = {**ANSWERS["office"], **ended, "submission_key": key}
    del typed["term_1_running"]
    assert client.post(at("reply", token), typed).status_code == 302
    asked.refresh_from_db()
    assert (asked.office_kind, str(asked.mandate_end)) == ("former", "2025-01-01")


def test_file_page_is_open_only_when_the_proof_is_asked_for(client, asked):
    token = make_link(asked)
    assert client.get(at("proof", token)).status_code == 200
    asked.questions.update(fields=["motivation"])
    assert client.get(at("proof", token)).status_code == 302


# Leaving and returning -------------------------------------------------------------------------
def test_withdrawal_is_confirmed_first(client, draft, token):
    client.get(at("withdraw", token))
    draft.refresh_from_db()
    assert draft.status == "draft"
    client.post(at("withdraw", token))
    draft.refresh_from_db()
    assert draft.status == "withdrawn"
    assert "Заяву відкликано" in spaces(client.get(at("status", token)))


def test_one_click_brings_a_lapsed_draft_back(client):
    token = make_link(make_application("lapsed", lapsed_from="draft"))
    assert "Продовжити заповнення" in client.get(at("tasks", token)).content.decode()
    assert client.get(at("come_back", token)).status_code == 405
    assert client.post(at("come_back", token)).url == at("tasks", token)
    assert client.get(at("tasks", token)).status_code == 200


def test_lapsed_draft_with_a_newer_one_says_so(client):
    token = make_link(make_application("lapsed", email="iryna@town.example"))
    make_application("draft", email="iryna@town.example")
    response = client.post(at("come_back", token))
    assert response.status_code == 409

"""One JSON object a line, with the request's id and without tokens, addresses or secrets."""

import json
import logging
import sys
from collections import defaultdict

import pytest

from mayors_club.logs import TOKEN, JsonFormatter, RequestIdFilter, mask, request_id
from mayors_club.tokens import new_token
from tests.addresses import addresses
from tests.source import ROOT


def line_of(message, *args, level=logging.WARNING, exc_info=None):
    record = logging.LogRecord("members", level, __file__, 1, message, args, exc_info)
    RequestIdFilter().filter(record)
    rendered = JsonFormatter().format(record)
    assert "\n" not in rendered
    return json.loads(rendered)


def test_a_line_is_json_with_time_level_logger_and_message():
    line = line_of("Заяву %s отримано", "МК-2026-0001")
    assert line.pop("at").endswith("+00:00")
    assert line == {"level": "warning", "logger": "members", "message": "Заяву МК-2026-0001 отримано"}


def test_a_line_names_the_request():
    token = request_id.set("abc123")
    try:
        assert line_of("hello")["request_id"] == "abc123"
    finally:
        request_id.reset(token)


def test_signed_tokens_are_masked_whole():
    assert mask("/en/offices/confirm/WyJhIiwiYiJd:1wXyZ0:sig_na-ture/renew/") == "/en/offices/confirm/[token]/renew/"


@pytest.mark.parametrize(
    "path",
    [
        "/apply/{}/",
        "/en/apply/{}/check/",
        "/member/welcome/{}/",
        "/en/member/invitation/{}/",
        "/en/member/welcome/{}/",
        "/login/first/{}/",
        "https://klub.example/apply/{}/status/",
        "webcal://klub.example/calendar/{}",
    ],
)
def test_the_tokens_of_personal_links_are_masked(path):
    for token in (new_token() for _ in range(20)):
        masked = mask(f"Not Found: {path.format(token)}")
        assert token not in masked
        assert masked == f"Not Found: {path.format('[token]')}"


def test_no_address_with_a_token_is_forgotten():
    token = new_token()
    with_token = [address.path for address in addresses() if "token" in address.parameters]
    filled = [path.replace("{token}", token).format_map(defaultdict(lambda: "1")) for path in with_token]
    assert filled != []
    assert [path for path in filled if token in mask(path)] == []


def test_the_proxy_masks_the_same():
    caddyfile = (ROOT / "deploy" / "Caddyfile").read_text(encoding="utf-8")
    assert f'request>uri regexp "{TOKEN.pattern}" "${{1}}[token]"' in caddyfile


def test_ordinary_addresses_of_pages_stay():
    assert mask("/apply/communities/ /apply/resend/ /member/") == "/apply/communities/ /apply/resend/ /member/"


def test_e_mail_addresses_are_masked_in_messages_and_errors():
    token = new_token()
    try:
        raise ValueError(f"no mailbox mayor@starohorod.example, /apply/{token}/")
    except ValueError:
        line = line_of("refused: <mayor@starohorod.example>", exc_info=sys.exc_info())
    assert line["message"] == "refused: <[address]>"
    assert "starohorod" not in line["error"]
    assert token not in line["error"]
    assert "ValueError: no mailbox [address], /apply/[token]/" in line["error"]


@pytest.mark.django_db
def test_a_page_that_is_missing_is_logged_without_its_token(client, caplog):
    token = new_token()
    response = client.get(f"/apply/{token}/nowhere/")
    assert response.status_code == 404
    lines = [JsonFormatter().format(record) for record in caplog.records]
    assert [line for line in lines if "[token]" in line] != []
    assert [line for line in lines if token in line] == []


def test_django_prints_nothing_of_its_own():
    assert logging.getLogger("django").handlers == []
    assert logging.getLogger("django.server").handlers == []

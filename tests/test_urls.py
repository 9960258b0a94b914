"""Which addresses are open to everybody: an exact list. Everything else sends a stranger to the sign-in page."""

import re
import uuid

import pytest
from django.conf import settings
from django.urls import reverse

from tests.addresses import addresses

ADDRESSES = addresses()
# A new name here is a decision: this page is for the whole world, or checks a personal link itself.
PUBLIC = {
    # pages
    "home", "about", "faq", "join", "help", "accessibility", "privacy", "search",
    # for machines
    "healthz", "readyz", "security_txt", "robots", "sitemap",
    # offices
    "offices:list", "offices:feed", "offices:open_data", "offices:page", "offices:report", "offices:reported",
    "offices:approve", "offices:confirm", "offices:renew", "offices:confirmed", "offices:renewed",
    "office_files:csv", "office_files:json",
    "office_files:portrait", "office_files:card",
    # sister cities
    "sister_cities:list", "sister_cities:suggest", "sister_cities:feed", "sister_cities:community",
    "sister_cities:city", "sister_cities:agreement", "sister_cities:open_data",
    "sister_city_files:csv", "sister_city_files:json", "sister_city_files:geojson",
    "sister_cities:report", "sister_cities:reported",
    "sister_cities:confirm", "sister_cities:confirmed", "sister_cities:answered",
    # expert sessions, and what is public of them in the members' area
    "expert_sessions:list", "expert_sessions:feed", "expert_sessions:page", "expert_sessions:session",
    # sessions: a calendar's own address, with a secret in it
    "session_files:feed_ics",
    "session_files:expert_photo",
    # sessions: the panel of that page; a host’s own page, behind a link
    "expert_sessions:panel",
    "expert_sessions:host", "expert_sessions:host_enter", "expert_sessions:host_resend",
    # signing in
    "account_login", "account_confirm_login_code", "mfa_login_webauthn", "mfa_authenticate",
    "members:send_code_again", "members:first_sign_in", "members:welcome", "members:invitation",
    "members:relay_report", "members:communities",
    "members:confirm_email", "account_logout", "admin:login",
    # an application, behind its personal link
    "applications:start", "applications:started", "applications:resend", "applications:resent",
    "applications:communities", "applications:tasks", "applications:section", "applications:saved",
    "applications:proof", "applications:remove_proof", "applications:proof_file", "applications:check",
    "applications:submitted", "applications:status", "applications:answers", "applications:reply",
    "applications:withdraw", "applications:come_back", "applications:renew",
    # the demo's letters: there only where the launcher catches letters
    "demo_letters", "demo_letter", "demo_letter_html", "demo_letter_calendar",
    # the room of its sessions
    "demo_room",
}  # fmt: skip
SAMPLES = {
    "pk": "1",
    "proof_id": str(uuid.UUID(int=1)),
    "portrait_id": str(uuid.UUID(int=1)),
    "photo_id": str(uuid.UUID(int=1)),
    "report_id": str(uuid.UUID(int=1)),
    "material_id": str(uuid.UUID(int=1)),
    "proposal_id": str(uuid.UUID(int=1)),
    "question_id": str(uuid.UUID(int=1)),
    "document_id": str(uuid.UUID(int=1)),
    "coordinator_id": str(uuid.UUID(int=1)),
    "asked_id": "1",
    "record_id": "1",
    "content_type_id": "1",
    "app_label": "members",
}
BY_UUID = re.compile("/representatives/|/directory/")
# Django's admin offers passwords; here nobody has one.
GONE = "/admin/password_change/"
PRIVATE_IN_EACH_LANGUAGE = [
    pytest.param(address, prefix, id=f"{prefix}{address.path}")
    for address in ADDRESSES
    for prefix in ("", "/en")
    if not address.is_public
    and not address.path.startswith(GONE)
    # The admin is Ukrainian only.
    and not (prefix and address.path.startswith("/admin/"))
]


def filled(address) -> str:
    samples = {**SAMPLES, "pk": SAMPLES["proof_id"]} if BY_UUID.search(address.path) else SAMPLES
    return address.path.format(**{name: samples.get(name, "1") for name in address.parameters})


def test_public_addresses_are_exactly_these():
    assert {address.name for address in ADDRESSES if address.is_public and address.path != GONE} == PUBLIC


def test_every_address_of_ours_has_a_name():
    nameless = [address.path for address in ADDRESSES if address.name.endswith(address.path)]
    assert [path for path in nameless if not path.startswith("/admin/")] == []


def test_paths_are_lower_case_and_end_with_a_slash():
    files = {
        "/healthz",
        "/readyz",
        "/.well-known/security.txt",
        "/robots.txt",
        "/sitemap.xml",
        "/offices.csv",
        "/offices.json",
        "/sister-cities.csv",
        "/sister-cities.json",
        "/sister-cities.geojson",
        "/calendar/{token}.ics",
        "/member/sessions/{number}/calendar.ics",
    }
    pictures = {
        "/portraits/{portrait_id}/{width}.{extension}",
        "/offices/{slug}/card-{language}.png",
        "/experts/{photo_id}.jpg",
        "/member/office/portrait/{portrait_id}/whole.jpg",
        "/member/office/portrait/{portrait_id}/{width}.{extension}",
    }
    files |= {"/member/own-data.json", "/member/own-data.zip"}
    ours = [address.path for address in ADDRESSES if not address.path.startswith("/admin/")]
    assert [
        path for path in ours if path not in files | pictures and (path != path.lower() or not path.endswith("/"))
    ] == []


@pytest.mark.django_db
@pytest.mark.parametrize(("address", "prefix"), PRIVATE_IN_EACH_LANGUAGE)
def test_stranger_is_sent_to_sign_in(client, address, prefix):
    response = client.get(prefix + filled(address))
    assert response.status_code == 302
    assert response["Location"].partition("?")[0] in (prefix + reverse(settings.LOGIN_URL), "/admin/login/")


@pytest.mark.django_db
@pytest.mark.parametrize("path", [GONE, f"{GONE}done/"])
def test_there_is_no_password_to_change(client, path):
    assert client.get(path).status_code == 404


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/no/such/page/", "/en/no/such/page/", "/apply/x/y/z/", "/member/nothing/"])
def test_unknown_address_is_not_found(client, path):
    assert client.get(path).status_code == 404

"""The room of the demo's sessions: only beside the local catcher, and without anything to say about its address."""

import pytest

PATH = "/demo/room/AnyAddressBelowThisOneWillDo/"


@pytest.mark.parametrize(("prefix", "heading"), [("", "Ви в кімнаті сесії"), ("/en", "You are in the room")])
def test_whoever_is_sent_here_is_told_where_they_are(client, settings, tmp_path, prefix, heading):
    settings.SMTP_CATCHER_DIR = str(tmp_path)
    html = client.get(prefix + PATH).content.decode()
    assert f'<h1 class="fs4">{heading}</h1>' in html
    assert f'href="{prefix}/member/sessions/"' in html


def test_without_the_catcher_there_is_no_room(client, settings):
    settings.SMTP_CATCHER_DIR = ""
    assert client.get(PATH).status_code == 404

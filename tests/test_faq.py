import pytest

from mayors_club.models import FaqEntry

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("questions")]


def test_the_eight_questions_are_there_in_both_languages(client):
    assert FaqEntry.objects.count() == 8
    for path, words in (("/faq/", "Що таке експертна сесія?"), ("/en/faq/", "What is an expert session?")):
        html = client.get(path).content.decode()
        assert html.count("<section") == 8
        assert words in html.replace("\u00a0", " ")
        assert "**" not in html
        assert 'lang="uk"' not in html.split('id="main"')[1].split("<footer")[0]


def test_questions_stand_in_their_order(client):
    FaqEntry.objects.create(
        slug="first", position=1, question_uk="Найперше", answer_uk="Так", question_en="", answer_en=""
    )
    html = client.get("/faq/").content.decode()
    assert html.index('id="first"') < html.index('id="what-is-the-club"')


def test_missing_english_is_stated_and_marked(client):
    FaqEntry.objects.filter(slug="how-to-join").update(question_en="", answer_en="")
    html = client.get("/en/faq/").content.decode()
    section = html.split('<section id="how-to-join"')[1].split("</section>")[0]
    assert 'lang="uk"' in section
    assert "has not been translated yet" in section
    assert "Як\u00a0вступити" in section or "Як вступити" in section


def test_edited_text_cannot_bring_markup(client):
    FaqEntry.objects.filter(slug="how-to-join").update(
        answer_uk="<script>x</script> ![p](https://e.example/p.png) [a](javascript:x) **так**"
    )
    section = client.get("/faq/").content.decode().split('<section id="how-to-join"')[1].split("</section>")[0]
    assert "<script" not in section
    assert "<img" not in section
    assert "javascript:" not in section.replace("(javascript:x)", "")
    assert "<strong>так</strong>" in section


def test_edit_changes_the_etag_at_once(client):
    before = client.get("/faq/").headers["ETag"]
    FaqEntry.objects.filter(slug="how-to-join").update(answer_uk="Інакше")
    assert client.get("/faq/", headers={"If-None-Match": before}).status_code == 200

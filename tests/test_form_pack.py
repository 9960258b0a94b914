"""The form pack «club»: one summary, the same words at the field, and everything tied together by ids."""

import copy
import re

import pytest
from django.template import Context, Template
from django.utils import translation

from tests.extra_pages import EveryControl, Terms

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.extra_pages")]


@pytest.fixture(autouse=True)
def _templates_of_tests(settings):
    settings.TEMPLATES = copy.deepcopy(settings.TEMPLATES)
    settings.TEMPLATES[0]["DIRS"].append(settings.BASE_DIR / "tests" / "templates")


@pytest.fixture
def wrong(client):
    return client.post("/form/", {"name": "", "key": "k"}).content.decode()


def summary(html):
    return html.split("data-error-summary>")[1].split("</div>")[0]


def test_fresh_form_has_no_summary(client):
    html = client.get("/form/").content.decode()
    assert "data-error-summary" not in html
    assert "<title>Ваша посада" in html
    assert 'name="robots" content="noindex"' in html


def test_errors_are_counted_in_words_and_named_in_the_title(client, wrong):
    assert "Виправте п’ять помилок" in summary(wrong)
    assert "<title>Помилка: Ваша посада" in wrong
    english = client.post("/en/form/", {"name": ""}).content.decode()
    assert "Correct six errors" in summary(english)
    assert "<title>Error: " in english


@pytest.mark.parametrize(
    ("count", "uk", "en"),
    [
        (1, "Виправте одну помилку", "Correct one error"),
        (3, "Виправте три помилки", "Correct three errors"),
        (5, "Виправте п’ять помилок", "Correct five errors"),
        (11, "Виправте 11 помилок", "Correct 11 errors"),
        (21, "Виправте 21 помилку", "Correct 21 errors"),
        (22, "Виправте 22 помилки", "Correct 22 errors"),
    ],
)
def test_heading_is_grammatical(count, uk, en):
    form = EveryControl({})
    form.full_clean()
    form._errors.clear()
    for _ in range(count):
        form.add_error("name", "Введіть ім’я")
    template = Template("{% load club_forms %}{% error_summary form %}")
    for language, heading in (("uk", uk), ("en", en)):
        form.summary_drawn = False
        with translation.override(language):
            assert heading in template.render(Context({"form": form}))


def test_summary_leads_to_the_controls(wrong):
    targets = re.findall(r'href="#([^"]+)"', summary(wrong))
    assert targets == ["id_name", "id_kind_0", "id_title", "id_why", "id_consent"]
    for target in targets:
        assert f'id="{target}"' in wrong


def test_field_is_described_by_its_hint_and_error(wrong):
    control = re.search(r"<input[^>]*id=\"id_name\"[^>]*>", wrong)[0]
    assert 'aria-describedby="id_name_helptext id_name_error"' in control
    assert 'aria-invalid="true"' in control
    assert 'id="id_name_helptext"' in wrong
    assert '<p class="emsg" id="id_name_error"><span class="vh">Помилка: </span>' in wrong


def test_hint_and_error_stand_before_the_control(wrong):
    places = [wrong.index(mark) for mark in ('id="id_name_helptext"', 'id="id_name_error"', 'id="id_name"')]
    assert places == sorted(places)


def test_several_controls_are_one_group_with_a_legend(client):
    html = client.get("/form/").content.decode()
    assert '<fieldset class="q"><legend>На якій Ви посаді?</legend>' in html.replace("\n", "")
    assert html.count("<legend>") == 3


def test_only_optional_questions_say_so(client):
    html = client.get("/form/").content.decode()
    assert html.count("(за бажання)") == 3
    assert "*" not in html.split("<main")[1].split("</main>")[0]


def test_file_input_is_described_and_the_form_can_carry_it(client):
    html = client.get("/form/").content.decode()
    assert 'enctype="multipart/form-data"' in html
    assert re.search(r'<input type="file"[^>]*aria-describedby="id_proof_helptext"', html)


def test_form_is_sent_without_the_browsers_own_complaints(client):
    assert "novalidate" in client.get("/form/").content.decode()


def test_what_strangers_type_is_escaped(client):
    html = client.post("/form/", {"name": '"><script>x</script>'}).content.decode()
    assert "<script>x" not in html


def test_one_summary_for_forms_and_formsets():
    form = EveryControl({})
    rows = Terms({"form-TOTAL_FORMS": "1", "form-INITIAL_FORMS": "0", "form-0-year": ""})
    with translation.override("uk"):
        html = Template("{% load club_forms %}{% error_summary form rows %}").render(
            Context({"form": form, "rows": rows})
        )
    assert 'href="#id_form-0-year">Укажіть рік' in html
    assert html.count("data-error-summary") == 1


def test_formset_is_rendered_with_its_management_form():
    template = Template("{% load crispy_forms_tags %}{% crispy rows helper %}")
    helper = EveryControl().helper
    helper.layout = None
    with translation.override("uk"):
        html = template.render(Context({"rows": Terms(), "helper": helper}))
    assert 'name="form-TOTAL_FORMS"' in html
    assert html.count('class="q"') == 3


def test_summary_is_drawn_once_above_the_heading(wrong):
    assert wrong.count("data-error-summary") == 1
    assert wrong.index("data-error-summary") < wrong.index("<h1")

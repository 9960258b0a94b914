"""Every verb of the log has words for people, in both languages."""

import re

from django.utils.translation import override

from mayors_club.event_words import WORDS
from tests.source import APPS, python_files

# Verbs put together from a name: `<model>.opened`, and the decision's own word.
BUILT = {
    "community.opened",
    "expert.opened",
    "member.opened",
    "mistakereport.opened",
    "relayletter.opened",
    "representative.opened",
    "user.opened",
}
BUILT |= {"application.accepted", "application.declined"}
SUBJECTS = (
    "agreement|agreement_import|agreement_report|application|city|community|directory|expert|letter|mandate|member|office"
    "|relay|representative|retention|series|session"
    "|site|topic|user"
)
VERB = re.compile(rf'"((?:{SUBJECTS})\.[a-z_]+)"')
NOT_VERBS = {"site.admin", "agreement.pdf"}


def test_every_verb_has_words_and_no_word_is_left_over():
    sources = [source for source in python_files(*APPS) if source.module != "mayors_club.event_words"]
    found = {verb for source in sources for verb in VERB.findall(source.text)} - NOT_VERBS
    assert found | BUILT == set(WORDS)


def test_words_are_ukrainian_and_english():
    with override("uk"):
        assert [verb for verb, words in WORDS.items() if not re.search("[а-яіїєґ]", str(words))] == []

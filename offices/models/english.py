"""Which sections can be read in English, asked of the database: the rule of offices/content.py as a condition."""

from django.db.models import BooleanField, F, Func, Q, Value

from offices.sections import PROSE, SHAPES, TRANSLATED_KEYS

SENTENCES = sorted(
    {column.name for kind in PROSE for column in SHAPES[kind].columns if column.must_be_translated},
)
# Conditions on one row in the language of JSON paths; a key that is missing holds nothing.
WRITTEN = 'exists(@.{key} ? (@ like_regex "."))'
ANY_ENGLISH = " || ".join(WRITTEN.format(key=f"{name}_en") for name in TRANSLATED_KEYS)
LEFT_UKRAINIAN = " || ".join(
    f"({WRITTEN.format(key=f'{name}_uk')} && !{WRITTEN.format(key=f'{name}_en')})" for name in SENTENCES
)
WITHOUT_UKRAINIAN = " || ".join(
    f"({WRITTEN.format(key=f'{name}_en')} && !{WRITTEN.format(key=f'{name}_uk')})" for name in TRANSLATED_KEYS
)


def prose_in_english() -> Q:
    """Sections of prose with English in them and no sentence that is there in Ukrainian alone."""
    text_is_whole = Q(text_en__gt="") | Q(text_uk="") | Q(text_uk__isnull=True)
    says_something = Q(text_en__gt="") | Q(_a_row(ANY_ENGLISH))
    return Q(kind__in=PROSE) & text_is_whole & says_something & ~Q(_a_row(LEFT_UKRAINIAN))


def gap_in_english() -> Q:
    """Sections, of whatever kind, that say something and cannot be shown whole in English."""
    text_is_alone = Q(text_uk__gt="") & (Q(text_en="") | Q(text_en__isnull=True))
    return text_is_alone | Q(_a_row(LEFT_UKRAINIAN))


def outdated_english() -> Q:
    """Sections whose Ukrainian has changed since somebody last looked at their English."""
    return (Q(text_en__gt="") | Q(_a_row(ANY_ENGLISH))) & Q(uk_changed_at__gt=F("en_checked_at"))


def english_alone() -> Q:
    """Sections with English whose Ukrainian is not there: of the text, or in a row."""
    text = Q(text_en__gt="") & (Q(text_uk="") | Q(text_uk__isnull=True))
    return text | Q(_a_row(WITHOUT_UKRAINIAN))


def _a_row(condition: str) -> Func:
    return Func(
        F("rows"),
        Value(f"$[*] ? ({condition})"),
        template="jsonb_path_exists(%(expressions)s::jsonpath)",
        output_field=BooleanField(),
    )

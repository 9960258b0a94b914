"""A start-up check: a database in which searches for Cyrillic would silently find nothing is refused."""

from django.core import checks
from django.db import OperationalError, ProgrammingError, connections

TRIGRAMS = "SELECT cardinality(show_trgm('Київ')) > 0"
HINT = (
    "Make the cluster with: initdb -E UTF8 --locale-provider=builtin --builtin-locale=C.UTF-8 --locale=C.UTF-8 "
    "(docker: POSTGRES_INITDB_ARGS), then restore the data into it."
)


def cyrillic_is_letters(databases=None, **kwargs):
    """pg_trgm takes "what is a letter" from LC_CTYPE; under plain C a search for Cyrillic finds nothing, silently."""
    return [error for alias in databases or [] for error in _complaints(alias)]


def _complaints(alias):
    try:
        with connections[alias].cursor() as cursor:
            cursor.execute("SELECT 1 FROM pg_extension WHERE extname = 'pg_trgm'")
            if cursor.fetchone() is None:
                return []  # an empty database: the migrations bring the extension
            cursor.execute(TRIGRAMS)
            if cursor.fetchone()[0]:
                return []
    except (OperationalError, ProgrammingError) as problem:
        return [checks.Warning(f"The database {alias!r} could not be asked: {problem}", id="mayors_club.W001")]
    return [checks.Error("This PostgreSQL does not see Cyrillic letters (LC_CTYPE).", hint=HINT, id="mayors_club.E001")]

import pytest

from mayors_club.stack.console import readable


@pytest.mark.parametrize(
    ("line", "shown"),
    [
        ('{"level": "info", "message": "GET / 200"}', "GET / 200"),
        ('{"level": "error", "message": "No", "error": "Traceback…"}', "ERROR No\nTraceback…"),
        ("{not JSON", "{not JSON"),
        ('{"message": "no level"}', '{"message": "no level"}'),
        ("[INFO] Listening at: http://localhost:8000", "Listening at: http://localhost:8000"),
        ("[2026-11-21 21:47:14,783: INFO/MainProcess] ready.", "ready."),
        ("[2026-11-21 21:47:14,783: ERROR/MainProcess] bad", "[2026-11-21 21:47:14,783: ERROR/MainProcess] bad"),
        ("[WARNING] careful", "[WARNING] careful"),
    ],
)
def test_readable_line(line, shown):
    assert readable(line) == shown

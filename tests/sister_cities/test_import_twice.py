"""Whatever a file holds: no row of it is lost, and a second import finds nothing left to do."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sister_cities.services import importing
from tests.sister_cities.importing import HEAD, LINDENTAL, checked

pytestmark = pytest.mark.django_db
NAMES = st.sampled_from(["Kyiv", "Київ", "Kirovohrad", "Lviv", "Pivdenne", "Liubar Raion", "Nowhere at all", ""])
CITIES = st.sampled_from(
    [LINDENTAL, "Mostvale,England,52.1,-1.2", "Zarechensk,Russia,55,38", "Glen,Atlantis,,", "?,,,"]
)
ROWS = st.lists(
    st.tuples(NAMES, CITIES, st.sampled_from(["", "1961", "05.1998", "колись"]), st.sampled_from(["", "memorandum"])),
    min_size=1,
    max_size=12,
)


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(ROWS)
def test_no_row_is_lost_and_the_second_time_nothing_is_left_to_do(lindental, secretariat, found):
    content = (HEAD + "\n".join(f"{name},{city},{kind},{signed},,,," for name, city, signed, kind in found)).encode()
    run = checked(content)
    assert sum(run.counts().values()) == len(found)
    assert run.rows.filter(verdict="matched").count() == importing.confirm(run, by=secretariat).written
    assert sum(run.counts().values()) == len(found)
    again = checked(content)
    assert not again.rows.filter(verdict="matched").exists()
    assert importing.confirm(again, by=secretariat).written == 0

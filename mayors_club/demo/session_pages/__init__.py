"""Invented sessions, one module each: data only. When they are and who came: mayors_club/demo/sessions.py."""

from mayors_club.demo.session_pages import (
    a_bus_on_time,
    a_partner_town,
    a_warm_hospital,
    barrier_free,
    budget_when_income_falls,
    care_at_home,
    cyber_defence,
    first_hundred_days,
    grants_without_regret,
    heat_and_trees,
    heating_without_gas,
    honest_procurement,
    land_register,
    listening,
    machines_that_write,
    neighbours_now,
    open_and_personal,
    places_of_warmth,
    plain_english,
    rebuilding_trust,
    school_energy,
    services_online,
    shelters,
    sorting_waste,
    war_risks,
    water_without_power,
    working_together,
    youth_that_stays,
)

# From the earliest; the last of them was held two weeks before the next one.
PAST_MODULES = (
    budget_when_income_falls,
    shelters,
    first_hundred_days,
    water_without_power,
    plain_english,
    cyber_defence,
    neighbours_now,
    sorting_waste,
    grants_without_regret,
    barrier_free,
    youth_that_stays,
    honest_procurement,
    school_energy,
    land_register,
    services_online,
    a_partner_town,
    rebuilding_trust,
    war_risks,
    care_at_home,
    a_bus_on_time,
    listening,
    a_warm_hospital,
    open_and_personal,
    heat_and_trees,
    places_of_warmth,
)
COMING_MODULES = (heating_without_gas, working_together, machines_that_write)


def _pages(modules):
    return {module.__name__.rpartition(".")[2]: module.PAGE for module in modules}


PAST = _pages(PAST_MODULES)
COMING = _pages(COMING_MODULES)
PAGES = PAST | COMING

"""Invented mayors and the pages of their offices, one module each: data only. Stories (states, dates): offices.py."""

from mayors_club.demo.office_pages import (
    bohdan_yizhakevych,
    dmytro_halahan,
    iryna_savchuk,
    mykola_zahorulko,
    myroslav_vakulenko,
    nataliia_skoryk,
    nazar_torchyniuk,
    oksana_doroshenko,
    olena_gerasym,
    raisa_stelmakh,
    serhii_kravets,
    stepan_cheban,
    taras_levchenko,
    valentyna_skyba,
    vasyl_tkach,
)

MODULES = (
    iryna_savchuk,
    oksana_doroshenko,
    taras_levchenko,
    olena_gerasym,
    serhii_kravets,
    bohdan_yizhakevych,
    raisa_stelmakh,
    dmytro_halahan,
    myroslav_vakulenko,
    mykola_zahorulko,
    nazar_torchyniuk,
    valentyna_skyba,
    vasyl_tkach,
    stepan_cheban,
    nataliia_skoryk,
)
PAGES = {module.__name__.rpartition(".")[2]: module.PAGE for module in MODULES}

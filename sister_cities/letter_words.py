"""What letters say of an agreement."""

from sister_cities import countries


def partner_in(agreement, language: str) -> str:
    """«Лінденталь, Німеччина»."""
    return f"{agreement.city.name_in(language)}, {countries.name(agreement.partner_country, language)}"

"""The secretariat's side of the registry."""

from sister_cities.admin import importing, reports

__all__ = ["importing", "reports"]

"""The secretariat's side of the registry."""

from sister_cities.admin import reports

__all__ = ["reports"]

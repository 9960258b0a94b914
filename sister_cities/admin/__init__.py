"""The secretariat's side of the registry: agreements and proposals, cities, imports, what readers report."""

from sister_cities.admin import agreements, cities, importing, reports

__all__ = ["agreements", "cities", "importing", "reports"]

"""The secretariat's side of offices: the list, settings, review, what readers report."""

from offices.admin import offices, reports, sections

__all__ = ["offices", "reports", "sections"]

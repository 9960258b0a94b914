"""The committee's desk: the list of applications, the review page, the decision."""

from applications.admin import applications

__all__ = ["applications"]

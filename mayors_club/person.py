"""Who did something, and on whose behalf: the same column in every table."""

from django.conf import settings
from django.db import models


def person(label) -> models.ForeignKey:
    return models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=label
    )

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from applications.models.application import Application


class LinkRequest(models.Model):
    """Somebody typed an e-mail address and asked for a link. The request writes this row whoever it is; a worker looks
    the address up and sends a letter or nothing, so that neither words nor time tell whether an address is known.

    The row is deleted once it has been dealt with.
    """

    class Kind(models.TextChoices):
        START = "start", _("start an application")
        RESEND = "resend", _("send the link again")

    kind = models.CharField(max_length=6, choices=Kind)
    email = models.EmailField(max_length=254)
    started_by = models.CharField(max_length=9, choices=Application.StartedBy, default=Application.StartedBy.MAYOR)
    language = models.CharField(max_length=2, choices=settings.LANGUAGES)
    created_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("request for a link")
        verbose_name_plural = _("requests for a link")
        ordering = ["created_at", "id"]

    def __str__(self):
        return f"{self.kind} {self.pk}"

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class SignInRequest(models.Model):
    """Somebody asked for a sign-in code for an address.

    Written for every address alike, so that neither the answer nor its time tells whether the address is known. The
    worker looks it up, writes the letter where there is somebody to write to, and deletes the row within seconds.
    """

    email = models.EmailField(max_length=254)
    code = models.CharField(max_length=12)
    language = models.CharField(max_length=2, choices=settings.LANGUAGES)
    created_at = models.DateTimeField(default=timezone.now, db_index=True)

    class Meta:
        verbose_name = _("request for a sign-in code")
        verbose_name_plural = _("requests for sign-in codes")

    def __str__(self):
        return str(self.pk)

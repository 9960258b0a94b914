from django.apps import apps
from django.db import models
from django.utils import timezone


class DemoRow(models.Model):
    """A row that a demo set has sown, with a mark of what it held, so that rows edited by people are left alone."""

    set_name = models.CharField(max_length=40)
    key = models.CharField(max_length=80)
    model = models.CharField(max_length=60)
    row_id = models.CharField(max_length=64)
    # The columns that belong to the demo, and the hash of their values as sown.
    columns = models.JSONField(default=list)
    digest = models.CharField(max_length=64)
    sown_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["set_name", "key"], name="demo_row_unique")]

    def __str__(self):
        return f"{self.set_name}: {self.key}"

    def find(self):
        """The row itself, or None when somebody has deleted it."""
        return apps.get_model(self.model)._default_manager.filter(pk=self.row_id).first()

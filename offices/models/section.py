from django.db import models
from django.db.models import F, Func, Q, Value
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from mayors_club.person import person
from offices.content import Content, has_any_english, has_english
from offices.sections import TRANSLATED_KEYS, Kind

# One row with English where the Ukrainian is empty, in the language of JSON paths.
ENGLISH_ALONE = "$[*] ? ({})".format(
    " || ".join(f'((@.{key}_en != "") && ((@.{key}_uk == "") || !(exists(@.{key}_uk))))' for key in TRANSLATED_KEYS)
)


class Section(models.Model):
    """One part of an edition in both languages: a text, rows, or a portrait (offices/sections.py says which).

    Every save is kept in the history, with who saved it and on whose behalf.
    """

    edition = models.ForeignKey("offices.Edition", models.CASCADE, related_name="sections", verbose_name=_("edition"))
    kind = models.CharField(_("section"), max_length=12, choices=Kind)
    text = models.TextField(_("text"), blank=True, default="")
    rows = models.JSONField(_("rows"), default=list, blank=True)
    portrait = models.ForeignKey(
        "offices.Portrait", models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("portrait")
    )
    # Grows with every save; a form names the one it was opened with.
    revision = models.PositiveIntegerField(_("revision"), default=0)
    uk_changed_at = models.DateTimeField(_("Ukrainian changed"), null=True, blank=True)
    # When the English was last written, or found to hold still.
    en_checked_at = models.DateTimeField(_("English checked"), null=True, blank=True)
    saved_at = models.DateTimeField(_("saved"), default=timezone.now)
    saved_by = person(_("saved by"))
    saved_for = person(_("on behalf of"))

    class Meta:
        verbose_name = _("section of a page")
        verbose_name_plural = _("sections of pages")
        constraints = [
            models.UniqueConstraint(fields=["edition", "kind"], name="section_once_an_edition"),
            models.CheckConstraint(name="section_kind_known", condition=Q(kind__in=Kind.values)),
            models.CheckConstraint(
                name="section_english_has_ukrainian",
                condition=Q(text_en__isnull=True) | Q(text_en="") | (Q(text_uk__isnull=False) & ~Q(text_uk="")),
                violation_error_message=_("English needs its Ukrainian: write the Ukrainian text first."),
            ),
            models.CheckConstraint(
                name="section_rows_english_have_ukrainian",
                condition=Q(
                    Func(
                        F("rows"),
                        Value(ENGLISH_ALONE),
                        template="NOT jsonb_path_exists(%(expressions)s::jsonpath)",
                        output_field=models.BooleanField(),
                    )
                ),
                violation_error_message=_("English needs its Ukrainian: write the Ukrainian text first."),
            ),
        ]

    def __str__(self):
        return f"{self.edition_id}, {self.kind}"

    @property
    def content(self) -> Content:
        return Content(self.text_uk or "", self.text_en or "", self.rows, self.portrait_id)

    @property
    def has_english(self) -> bool:
        return has_english(self.kind, self.content)

    @property
    def is_outdated(self) -> bool:
        """The Ukrainian has changed since somebody last looked at the English."""
        return bool(
            self.uk_changed_at
            and self.en_checked_at
            and self.uk_changed_at > self.en_checked_at
            and has_any_english(self.content)
        )

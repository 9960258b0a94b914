from django.db import models
from django.utils.translation import get_language, pgettext_lazy
from django.utils.translation import gettext_lazy as _


class FaqEntry(models.Model):
    """A question and its answer on the page of questions; both texts in both languages (see translation.py)."""

    slug = models.SlugField(_("address"), unique=True)
    position = models.PositiveSmallIntegerField(_("position"), default=0)
    question = models.CharField(pgettext_lazy("FAQ", "question"), max_length=200)
    answer = models.TextField(_("answer"), help_text=_("Markdown: paragraphs, lists, links."))

    class Meta:
        verbose_name = _("question and answer")
        verbose_name_plural = _("questions and answers")
        ordering = ["position", "id"]

    def __str__(self):
        return self.question

    @property
    def only_ukrainian(self):
        """Whether the page being rendered must show the Ukrainian text in place of an English one."""
        return get_language() == "en" and not (self.question_en and self.answer_en)

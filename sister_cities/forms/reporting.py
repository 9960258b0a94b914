"""What a reader tells of an agreement that is missing in the registry, or that stands there wrongly."""

from django import forms
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from mayors_club.form_fields import EmailField, LineField, MonthOrYearField, ParagraphField
from mayors_club.trap import TrapForm
from sister_cities import countries
from sister_cities.models import Agreement

# The first ties between cities of two countries are not older.
FIRST_YEAR = 1900


class ReportForm(TrapForm):
    community_typed = LineField(
        label=capfirst(_("Ukrainian community")), enter=_("Enter the name of the Ukrainian community"), max_length=120
    )
    city_typed = LineField(label=_("Partner city"), enter=_("Enter the name of the partner city"), max_length=120)
    country = forms.ChoiceField(
        label=_("Country of the partner city"),
        required=False,
        error_messages={"invalid_choice": _("Choose a country from the list")},
    )
    signed_in = MonthOrYearField(
        label=_("Year in which it was signed"),
        lowest=FIRST_YEAR,
        highest=timezone.localdate().year,
        wrong=_("Enter the year in four digits, for example 2016"),
        digits=4,
    )
    source = LineField(
        label=_("Where one can read about it"),
        help_text=_("An address, the name of a newspaper and a date, a decision of the council."),
        enter="",
        max_length=400,
        required=False,
        links_allowed=True,
    )
    text = ParagraphField(
        label=_("Anything else"), enter=_("Write what is wrong and how it should be"), max_length=2000, rows=5,
        required=False,
    )  # fmt: skip
    email = EmailField(
        label=_("Your e-mail for the answer"),
        enter=_("Enter your e-mail"),
        help_text=_("We will use it only to answer you."),
        required=False,
    )

    def __init__(self, typed=None, *, about: Agreement | None = None, **options):
        super().__init__(typed, initial=known_of(about) if about else None, **options)
        named = [pair for pair in countries.choices() if pair[0] != countries.HOME]
        self.fields["country"].choices = [("", _("I do not know")), *named]
        self.fields["signed_in"].highest = timezone.localdate().year
        if about:
            self.fields["text"].label, self.fields["text"].required = _("What is wrong?"), True

    @property
    def told(self) -> dict:
        """Columns of the report."""
        names = ("community_typed", "city_typed", "country", "signed_in", "source", "text", "email")
        return {name: self.cleaned_data[name] for name in names}


def known_of(agreement: Agreement) -> dict:
    """What the row says, in the reader's language."""
    return {
        "community_typed": agreement.community.full_name,
        "city_typed": agreement.city.name_in(get_language() or "uk"),
        "country": agreement.partner_country,
        "signed_in": agreement.signed_on.year if agreement.signed_on else None,
    }

"""An agreement that the secretariat adds by hand: first what and with whom, then the facts its status needs."""

from django import forms
from django.urls import reverse_lazy
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from members.community_field import ListedCommunityField
from sister_cities.checking import AGGRESSOR, OTHER_WAY
from sister_cities.facts import PRIVATE, SOURCE, needed, told
from sister_cities.forms.city import ListedCityField
from sister_cities.forms.facts import FactsForm, fields_field, kind_field, organisation_field, procedure_field
from sister_cities.models import AGGRESSORS
from sister_cities.models.life import LATER, PUBLIC, WAYS, Procedure, Status


class HeadForm(forms.Form):
    """Sent by GET: the second step stands at an address of its own, and a reload asks nothing."""

    community = ListedCommunityField(
        label=capfirst(_("Ukrainian community")), suggest_url=reverse_lazy("members:communities")
    )
    city = ListedCityField(
        label=_("Partner city"), help_text=_("In any of its languages; with the country where many are called so")
    )
    kind = kind_field()
    procedure = procedure_field()
    status = forms.ChoiceField(
        label=_("Where does it stand?"),
        choices=[(value, capfirst(label)) for value, label in Status.choices if value != Status.DORMANT],
        error_messages={"required": _("Choose where it stands")},
    )

    def __init__(self, *args, **options):
        super().__init__(*args, label_suffix="", **options)

    def clean(self):
        cleaned = super().clean()
        status, procedure, city = (cleaned.get(name) for name in ("status", "procedure", "city"))
        if status and procedure and status not in (*WAYS[procedure], *LATER):
            self.add_error("status", OTHER_WAY)
        elif status and city and city.country in AGGRESSORS and status != Status.TERMINATED:
            self.add_error("status", AGGRESSOR)
        return cleaned


class NewForm(FactsForm):
    """The facts of an agreement in the status that it has reached."""

    def __init__(self, *args, status, procedure, **options):
        columns = dict.fromkeys([*told(status, procedure), "ends_on", *SOURCE, *PRIVATE])
        wanted = [*needed(status, procedure), *(["source_uk"] if status in PUBLIC else [])]
        super().__init__(*args, columns=columns, needed=wanted, procedure=procedure, **options)
        about = {"fields": fields_field()}
        if procedure == Procedure.ORGANISATION:
            about["organisation"] = organisation_field()
        self.fields = {**about, **self.fields}

from django import forms
from django.conf import settings
from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _

from mayors_club import read_only
from mayors_club.desk_admin import MadeElsewhere
from mayors_club.models import SiteSwitch


class SiteSwitchForm(forms.ModelForm):
    is_read_only = forms.BooleanField(
        label=_("The site can only be read"),
        required=False,
        help_text=_("Nobody can send or change anything: neither visitors nor members nor staff. Letters still leave."),
    )

    class Meta:
        model = SiteSwitch
        fields = ["intake_paused_until", "intake_note_uk", "intake_note_en"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["is_read_only"].initial = self.instance.read_only_since is not None
        if settings.READ_ONLY:
            self.fields["is_read_only"].help_text = _("READ_ONLY in the environment holds the site read-only.")


@admin.register(SiteSwitch)
class SiteSwitchAdmin(MadeElsewhere, admin.ModelAdmin):
    """One row, for whom the table of roles names (the duty officer); its list leads straight to the form."""

    form = SiteSwitchForm
    fields = [
        "is_read_only",
        "read_only_since",
        "read_only_by",
        "intake_paused_until",
        "intake_note_uk",
        "intake_note_en",
    ]
    readonly_fields = ["read_only_since", "read_only_by"]

    def changelist_view(self, request, extra_context=None):
        if not self.has_view_permission(request):
            raise PermissionDenied
        return redirect("admin:mayors_club_siteswitch_change", SiteSwitch.objects.get_or_create(pk=1)[0].pk)

    def save_model(self, request, obj, form, change):
        obj.save(update_fields=SiteSwitchForm.Meta.fields)
        turn = read_only.turn_on if form.cleaned_data["is_read_only"] else read_only.turn_off
        turn(by=request.user)

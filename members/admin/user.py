from django import forms
from django.contrib import admin, messages
from django.contrib.auth.models import Group
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from mayors_club import events
from members import services
from members.admin.opening import OpeningIsLogged
from members.models import User
from members.roles import ROLES
from members.second_factor import recent_proof_required


class RolesField(forms.ModelMultipleChoiceField):
    def __init__(self, **options):
        roles = Group.objects.filter(name__in=ROLES).order_by("pk")
        super().__init__(roles, required=False, widget=forms.CheckboxSelectMultiple, **options)

    def label_from_instance(self, obj):
        return role_name(obj.name).capitalize()


class UserForm(forms.ModelForm):
    """No password: the address is the key, so it is kept in lower case."""

    groups = RolesField(label=_("Roles"))

    class Meta:
        model = User
        fields = [
            "email", "full_name_uk", "full_name_latin", "language", "is_active", "is_staff", "is_superuser", "groups",
        ]  # fmt: skip

    def clean_email(self):
        return self.cleaned_data["email"].strip().lower()


@admin.register(User)
class UserAdmin(OpeningIsLogged, admin.ModelAdmin):
    """Accounts: staff are made here, members and representatives come by themselves. Superusers only may change."""

    POWERS = {"is_active", "is_staff", "is_superuser", "groups", "email"}

    form = UserForm
    change_form_template = "admin/members/user/change_form.html"
    list_display = ["email", "full_name_uk", "roles", "is_staff", "is_active", "last_login"]
    list_filter = ["is_staff", "is_active", "groups"]
    search_fields = ["email", "full_name_uk", "full_name_latin"]
    search_help_text = _("E-mail or name.")
    ordering = ["email"]
    show_full_result_count = False
    readonly_fields = ["last_login", "date_joined"]
    fieldsets = [
        (None, {"fields": ["email", "full_name_uk", "full_name_latin", "language"]}),
        (_("Staff"), {"fields": ["is_active", "is_staff", "is_superuser", "groups"]}),
        (_("When"), {"fields": ["last_login", "date_joined"]}),
    ]

    def get_queryset(self, request):
        return super().get_queryset(request).prefetch_related("groups")

    @admin.display(description=_("roles"))
    def roles(self, user):
        return ", ".join(role_name(group.name) for group in user.groups.all())

    def get_urls(self):
        reset = self.admin_site.admin_view(recent_proof_required(self.reset_second_factor))
        return [path("<int:pk>/reset-second-factor/", reset, name="members_user_reset"), *super().get_urls()]

    def reset_second_factor(self, request, pk):
        """For a colleague who lost the phone. The superuser has made sure by telephone who is asking."""
        if not request.user.is_superuser:
            raise PermissionDenied
        user = get_object_or_404(User, pk=pk)
        if request.method == "POST":
            services.reset_second_factor(user, by=request.user)
            messages.success(request, gettext("The second factor is reset, and a letter is on its way."))
            return redirect("admin:members_user_change", user.pk)
        return render(request, "admin/members/user/reset.html", {"person": user})

    @transaction.atomic
    def save_model(self, request, obj, form, change):
        if not change:
            obj.set_unusable_password()
        super().save_model(request, obj, form, change)
        if change and "email" in form.changed_data:
            services.note_email_change(obj, old_email=form.initial["email"], by=request.user)
        verb = "user.edited" if change else "user.created"
        events.record(verb, subject=obj, by=request.user, codes={"fields": form.changed_data})
        if change and self.POWERS & set(form.changed_data) and obj != request.user:
            services.close_sessions(obj)

    def has_add_permission(self, request):
        return request.user.is_superuser

    def has_change_permission(self, request, obj=None):
        return request.user.is_superuser

    def has_delete_permission(self, request, obj=None):
        return False


def role_name(name: str) -> str:
    names = {
        "secretariat": gettext("secretariat"),
        "committee": gettext("committee"),
        "chair": gettext("chair"),
        "deputy_chair": gettext("deputy chair"),
        "duty_officer": gettext("duty officer"),
    }
    return names.get(name, name)

"""Pages that only tests have: every kind of control, every kind of failure. Used as a URLconf."""

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Fieldset, Layout, Submit
from django import forms
from django.contrib.auth.decorators import login_not_required
from django.db import OperationalError
from django.shortcuts import render
from django.urls import path

from mayors_club import views
from mayors_club.urls import handler400, handler403, handler404, handler500  # noqa: F401
from mayors_club.urls import urlpatterns as site_urls


class EveryControl(forms.Form):
    name = forms.CharField(label="Ім’я", help_text="Як у паспорті")
    phone = forms.CharField(label="Телефон", required=False)
    kind = forms.ChoiceField(
        label="На якій Ви посаді?",
        widget=forms.RadioSelect,
        choices=[("a", "Обраний голова"), ("b", "Колишній голова")],
    )
    title = forms.ChoiceField(label="Посада", choices=[("", "Виберіть"), ("m", "Міська голова")])
    rights = forms.MultipleChoiceField(
        label="Права",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        choices=[("e", "редагувати офіс"), ("s", "відвідувати сесії")],
    )
    why = forms.CharField(label="Чому Клуб", widget=forms.Textarea)
    proof = forms.FileField(label="Підтвердження", help_text="PDF, JPG або PNG до 5 МБ", required=False)
    consent = forms.BooleanField(label="Погоджуюся з обробкою даних")
    key = forms.CharField(widget=forms.HiddenInput, initial="k")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.helper = FormHelper()
        self.helper.layout = Layout(
            "name", "phone", Fieldset("Посада й права", "kind", "title", "rights"), "why", "proof", "consent", "key"
        )
        self.helper.add_input(Submit("", "Зберегти й продовжити"))


class Term(forms.Form):
    year = forms.IntegerField(label="Рік", error_messages={"required": "Укажіть рік"})


Terms = forms.formset_factory(Term, extra=2, min_num=1, validate_min=True)


@login_not_required
def form_page(request):
    form = EveryControl(request.POST or None, request.FILES or None)
    status = 422 if form.is_bound and not form.is_valid() else 200
    return render(request, "form_page.html", {"form": form}, status=status)


@login_not_required
def database_away(request):
    raise OperationalError("the server closed the connection")


@login_not_required
def broken(request):
    raise RuntimeError("a mistake of ours")


urlpatterns = [
    path("form/", form_page),
    path("en/form/", form_page),
    path("errors/400/", views.bad_request),
    path("errors/403/", views.permission_denied),
    path("errors/410/", login_not_required(views.gone)),
    path("errors/500/", broken),
    path("errors/503/", database_away),
    *site_urls,
]

"""A page with nothing but the field for a community, and its suggestions, for the browser tests of that field."""

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Submit
from django import forms
from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse
from django.template import engines
from django.urls import path

from mayors_club import urls
from members.community_field import CommunityField
from members.suggest import suggest_communities

PAGE = """{% extends "base_form.html" %}{% load static crispy_forms_tags %}
{% block title %}Громада{% endblock %}
{% block head %}{{ block.super }}<script type="module" src="{% static "js/community.js" %}"></script>{% endblock %}
{% block content %}<h1>{{ answer|default:"Громада" }}</h1>{% crispy form %}{% endblock %}"""


class CommunityForm(forms.Form):
    community = CommunityField(
        suggest_url="/community-form/suggest/", label="Громада", help_text="Наприклад, «Миргородська»"
    )

    @property
    def helper(self):
        helper = FormHelper()
        helper.add_input(Submit("continue", "Далі"))
        return helper


@login_not_required
def community_form(request):
    form = CommunityForm(request.POST or None)
    answer = None
    if form.is_valid():
        community = form.cleaned_data["community"].community
        answer = community.code if community else f"немає: {form.cleaned_data['community'].typed}"
    return HttpResponse(engines["django"].from_string(PAGE).render({"form": form, "answer": answer}, request))


urlpatterns = [
    path("community-form/", community_form),
    path("community-form/suggest/", suggest_communities),
    *urls.urlpatterns,
]
handler400, handler403, handler404, handler500 = urls.handler400, urls.handler403, urls.handler404, urls.handler500

"""Suggestions while a partner city is typed. They have the shape of those for communities: one script shows both.

No limit of their own: see members/suggest.py.
"""

from django.contrib.auth.decorators import login_not_required
from django.http import JsonResponse
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from sister_cities import cities
from sister_cities.city_words import labels_of

TYPED_MAX = 100


@require_safe
@login_not_required
@cache_control(public=True, max_age=300)
def suggest_cities(request):
    found = cities.search(request.GET.get("q", "")[:TYPED_MAX])
    return JsonResponse({"communities": [{"code": str(one.pk), "name": label} for one, label in labels_of(found)]})

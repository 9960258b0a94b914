"""Suggestions while a community is typed. The addresses belong to the apps whose forms ask for one.

No limit of their own: an answer may be stored for five minutes by anybody and costs a few milliseconds, less than a
page of the public search, while a limit by network would first stop a council that types behind one address.
"""

from django.contrib.auth.decorators import login_not_required
from django.http import JsonResponse
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from members import communities

TYPED_MAX = 100


@require_safe
@login_not_required
@cache_control(public=True, max_age=300)
def suggest_communities(request):
    found = communities.search(request.GET.get("q", "")[:TYPED_MAX])
    return JsonResponse({"communities": [{"code": one.code, "name": one.full_name} for one in found]})

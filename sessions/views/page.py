"""The public page of one session, and the feed of all of them."""

from django.http import Http404
from django.shortcuts import render
from django.utils.translation import get_language

from mayors_club import jsonld
from mayors_club.storable import for_other_sites, storable_page
from sessions import public
from sessions.event import event
from sessions.feeds import SessionFeed


@storable_page
def page(request, number):
    found = public.everything().filter(number=number).prefetch_related("moves")
    for session in public.shown(found, get_language()):
        context = {
            "page": session,
            "jsonld": jsonld.script_of(event(session)),
            "other_language_url": session.other_language_path,
        }
        return render(request, "sessions/page.html", context)
    raise Http404


@storable_page
def feed(request):
    return for_other_sites(SessionFeed()(request))

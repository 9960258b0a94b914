"""What machines read about the registry, and the page that explains it to people."""

from django.http import HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.shortcuts import render
from django.utils.cache import get_conditional_response

from mayors_club.open_data import LICENCE
from mayors_club.storable import for_other_sites, storable_page
from sister_cities import files
from sister_cities.addresses import list_address
from sister_cities.feeds import AgreementFeed
from sister_cities.filters import Filters
from sister_cities.open_data import FIELDS
from sister_cities.ordering import Order
from sister_cities.streams import Full, Sending

LATER = (
    "Зараз цей файл завантажують інші. Спробуйте за пів хвилини.\n"
    "Others are loading this file. Try again in half a minute.\n"
)


@storable_page
def feed(request):
    return for_other_sites(AgreementFeed()(request))


@storable_page
def open_data(request):
    example = list_address(Filters(country="PL", status="active"), Order())
    context = {"fields": FIELDS, "licence": LICENCE, "example": example}
    return render(request, "sister_cities/open_data.html", context)


@storable_page
def as_csv(request):
    return file_of(request, files.CSV)


@storable_page
def as_json(request):
    return file_of(request, files.JSON)


@storable_page
def as_geojson(request):
    return file_of(request, files.GEOJSON)


def file_of(request, form: files.Form) -> HttpResponseBase:
    """The rows of the list for the same parameters: a short file whole, a long one as a stream that is named before."""
    rows = files.Rows(form, Filters.of(request.GET).agreements())
    is_packed = "gzip" in request.headers.get("Accept-Encoding", "")
    headers = {"ETag": f'"{rows.tag()}{"-gzip" * is_packed}"', "Vary": "Accept-Encoding"}
    headers |= {"Content-Encoding": "gzip"} if is_packed else {}
    known = get_conditional_response(request, etag=headers["ETag"], response=HttpResponse(headers=headers))
    if known.status_code != 200:
        return for_other_sites(known)
    first = rows.first()
    if first.is_last:
        return for_other_sites(HttpResponse(form.whole(first), content_type=form.content_type))
    pieces = rows.stream(first)
    try:
        sending = Sending(files.packed(pieces) if is_packed else pieces)
    except Full:
        return HttpResponse(LATER, status=503, content_type="text/plain; charset=utf-8", headers={"Retry-After": "30"})
    return for_other_sites(StreamingHttpResponse(sending, content_type=form.content_type, headers=headers))

"""Pages about one city abroad: added, put right, checked, merged."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from members.forms import posted
from members.views.answers import get_or_post
from sister_cities import countries
from sister_cities.admin.access import ADD_CITY, CHANGE_CITY, VIEW_CITY, city_or_404
from sister_cities.admin.city_forms import AddressForm, CityForm, MergeForm
from sister_cities.models import City
from sister_cities.services import city_addresses, city_rows

PAGE = "admin:sister_cities_city_change"


@get_or_post
def add(request):
    """A name that is there already is shown first; pressed again it is another city."""
    if not request.user.has_perm(ADD_CITY):
        raise PermissionDenied
    form, known = CityForm(posted(request)), None
    if form.is_valid():
        try:
            with transaction.atomic():
                city = city_rows.add(
                    **form.cleaned_data, although_known="although_known" in request.POST, by=request.user
                )
        except city_rows.Known as found:
            known = found.city
        except IntegrityError:
            form.add_error("wikidata_id", _("Another city has this number already."))
        else:
            messages.success(request, _("The city is added."))
            return redirect(PAGE, city.pk)
    status = 422 if form.errors or known else 200
    return render(request, "admin/sister_cities/add_city.html", {"form": form, "known": known}, status=status)


@get_or_post
def page(request, pk):
    """With POST its names and place are put right."""
    city = city_or_404(request, pk, CHANGE_CITY if request.method == "POST" else VIEW_CITY)
    form = CityForm(posted(request), initial={name: getattr(city, name) for name in city_rows.COLUMNS})
    if form.is_valid() and _is_changed(request, city, form):
        return redirect(PAGE, pk)
    may_change = request.user.has_perm(CHANGE_CITY)
    context = {
        "city": city,
        "country": countries.name(city.country),
        "form": form,
        "former": city.former_addresses.order_by("pk"),
        "is_public": city.agreements.public().exists(),
        "agreements": city.agreements.select_related("community").order_by("pk"),
        "may_change": may_change,
        "may_merge": may_change and city.source != City.Source.GAZETTEER,
    }
    return render(request, "admin/sister_cities/city.html", context, status=422 if form.errors else 200)


def _is_changed(request, city, form) -> bool:
    try:
        with transaction.atomic():
            city_rows.change(city, form.cleaned_data, by=request.user)
    except city_rows.InForce:
        form.add_error("country", _("With a city of Russia or Belarus no agreement may be in force: end them first."))
    except IntegrityError:
        form.add_error("wikidata_id", _("Another city has this number already."))
    else:
        messages.success(request, _("Saved."))
        return True
    return False


@require_POST
def verify(request, pk):
    city_rows.verify(city_or_404(request, pk), by=request.user)
    messages.success(request, _("The city counts as checked."))
    return redirect(PAGE, pk)


@get_or_post
def merge(request, pk):
    """First the other row is found, then both are read and confirmed."""
    city = city_or_404(request, pk)
    typed = {**request.GET.dict(), **request.POST.dict()}
    form = MergeForm(typed if "city" in typed else None)
    into, refusal = None, ""
    if form.is_valid():
        into = form.cleaned_data["city"]
        refusal = _refusal(city, into)
    if into and not refusal and request.method == "POST":
        moved = city_rows.merge(city, into, by=request.user)
        messages.success(request, _("Merged. Agreements that moved: {count}.").format(count=moved))
        return redirect(PAGE, into.pk)
    context = {
        "city": city,
        "country": countries.name(city.country),
        "form": form,
        "into": into,
        "into_country": countries.name(into.country) if into else "",
        "refusal": refusal,
        "count": city.agreements.count(),
    }
    return render(request, "admin/sister_cities/merge.html", context, status=422 if form.errors or refusal else 200)


def _refusal(city, into) -> str:
    try:
        city_rows.refuse_merge(city, into)
    except city_rows.OfGazetteer:
        return _("A row of GeoNames stays, and no row is merged with itself: begin with the other row.")
    except city_rows.InForce:
        return _("With a city of Russia or Belarus no agreement may be in force: end them first.")
    except city_rows.Colliding as found:
        numbers = ", ".join(f"№ {agreement.pk}" for agreement in found.agreements)
        return _("Both have the same agreement with the same community. Look at these first: {numbers}").format(
            numbers=numbers
        )
    return ""


@get_or_post
def address(request, pk):
    """First the new address is typed, then both are read and confirmed."""
    city = city_or_404(request, pk)
    form = AddressForm(posted(request), initial={"slug": city.slug})
    is_read = form.is_valid() and "edit" not in request.POST
    if is_read and not city_addresses.is_free(form.cleaned_data["slug"], city):
        form.add_error("slug", _("Another city has, or once had, this address. Choose another one."))
        is_read = False
    if is_read and "confirm" in request.POST:
        return _moved(request, city, form.cleaned_data["slug"])
    context = {"city": city, "form": form, "is_read": is_read}
    return render(request, "admin/sister_cities/change_address.html", context, status=422 if form.errors else 200)


def _moved(request, city, slug):
    try:
        city_addresses.change_address(city, slug, by=request.user)
    except city_addresses.AddressTaken:
        messages.error(request, _("Another city has taken this address meanwhile."))
    else:
        messages.success(request, _("The page has its new address. The old one leads there."))
    return redirect(PAGE, city.pk)


PAGES = (
    ("add/", add, "add"),
    ("<int:pk>/change/", page, "change"),
    ("<int:pk>/verify/", verify, "verify"),
    ("<int:pk>/merge/", merge, "merge"),
    ("<int:pk>/address/", address, "address"),
)

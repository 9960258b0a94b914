"""What works at once: hiding and showing a page, its address, a confirmation given by telephone."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from offices import services
from offices.admin.access import office_or_404, others_office_or_404
from offices.admin.forms import AddressForm

HIDE = "offices.hide_office"
CHANGE = "offices.change_office"


@require_POST
def hide(request, pk):
    """Without any delay: who is on duty hides first and asks afterwards."""
    office = office_or_404(request, pk, HIDE)
    services.hide(office, by=request.user)
    messages.success(request, _("The page is hidden: nobody outside sees it any more. A letter tells the member."))
    return redirect("admin:offices_office_change", pk)


@require_POST
def show(request, pk):
    office = office_or_404(request, pk, HIDE)
    services.show_again(office, by=request.user)
    messages.success(request, _("The page is public again, as it was."))
    return redirect("admin:offices_office_change", pk)


@require_POST
def confirm(request, pk):
    """The member said by telephone that all is right."""
    office = others_office_or_404(request, pk, CHANGE)
    if office.live_id:
        services.confirm_content(office, by=request.user, on_behalf_of=office.member.user)
        messages.success(request, _("The page counts as confirmed today."))
    return redirect("admin:offices_office_change", pk)


@require_http_methods(["GET", "HEAD", "POST"])
def change_address(request, pk):
    """First the new address is typed, then both are read and confirmed."""
    office = others_office_or_404(request, pk, CHANGE)
    form = AddressForm(request.POST if request.method == "POST" else None, initial={"slug": office.slug})
    is_read = False
    if form.is_valid():
        if services.is_free(form.cleaned_data["slug"], office):
            is_read = "edit" not in request.POST
        else:
            form.add_error("slug", _("Another page has, or once had, this address. Choose another one."))
    if is_read and "confirm" in request.POST:
        return _changed(request, office, form.cleaned_data["slug"])
    status = 422 if form.errors else 200
    context = {"office": office, "form": form, "is_read": is_read}
    return render(request, "admin/offices/change_address.html", context, status=status)


def _changed(request, office, slug):
    try:
        services.change_address(office, slug, by=request.user)
    except services.AddressTaken:
        messages.error(request, _("Another page has taken this address meanwhile."))
    else:
        messages.success(request, _("The page has its new address. The old one leads there."))
    return redirect("admin:offices_office_change", office.pk)

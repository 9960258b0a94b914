"""Switches that work at once, past drafts and publication: contacts, and the page as a whole."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from members.views.answers import get_or_post, invalid_form_status
from offices import services
from offices.forms.contacts import ContactsForm
from offices.views.access import for_editors


@get_or_post
@for_editors("can_edit_office")
def contacts(request, editor, office):
    form = ContactsForm(request.POST if request.method == "POST" else None, office=office)
    if form.is_valid():
        services.set_contacts(office, **form.cleaned_data, **editor.actor)
        messages.success(request, _("Saved. The contact on the page is as you have chosen, from now on."))
        return redirect("offices:edit")
    context = {"editor": editor, "office": office, "form": form}
    return render(request, "offices/contacts.html", context, status=invalid_form_status(form))


@get_or_post
@for_editors()
def hide(request, editor, office):
    """One page asks, one press does it: in danger nobody should look for anything."""
    if request.method == "POST":
        services.hide(office, **editor.actor)
        messages.success(request, _("The page is hidden. Within a minute nobody can read it any more."))
        return redirect("offices:edit")
    return render(request, "offices/hide.html", {"editor": editor, "office": office})


@get_or_post
@for_editors("can_publish_office")
def show(request, editor, office):
    if request.method == "POST":
        services.show_again(office, **editor.actor)
        messages.success(request, _("The page can be read again."))
        return redirect("offices:edit")
    return render(request, "offices/show.html", {"editor": editor, "office": office})

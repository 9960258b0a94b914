"""What everybody reads: the index of offices and the page of each."""

from django.shortcuts import get_object_or_404, render

from mayors_club.storable import storable_page
from offices.models import Office


@storable_page
def office_list(request):
    offices = Office.objects.public().in_order().select_related("member__community")
    return render(request, "offices/list.html", {"offices": offices})


@storable_page
def page(request, slug):
    office = get_object_or_404(Office.objects.public().select_related("member__community", "live"), slug=slug)
    return render(request, "offices/page.html", {"office": office})

"""What everybody reads: the index of offices."""

from django.shortcuts import render

from mayors_club.storable import storable_page
from offices.models import Office


@storable_page
def office_list(request):
    offices = Office.objects.public().in_order().select_related("member__community")
    return render(request, "offices/list.html", {"offices": offices})

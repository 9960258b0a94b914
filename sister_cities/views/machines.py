"""What machines read about the registry."""

from mayors_club.storable import for_other_sites, storable_page
from sister_cities.feeds import AgreementFeed


@storable_page
def feed(request):
    return for_other_sites(AgreementFeed()(request))

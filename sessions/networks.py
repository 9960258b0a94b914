"""A visitor's network in the trace of credentials: enough to tell two towns apart, too little to find a desk."""

import ipaddress

from mayors_club import limits


def shortened(request) -> str:
    """/24 of IPv4, /48 of IPv6, "" when unknown."""
    try:
        network = ipaddress.ip_network(limits.network_of(request))
    except ValueError:
        return ""
    return str(network if network.version == 4 else network.supernet(new_prefix=48))

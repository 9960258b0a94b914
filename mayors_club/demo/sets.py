"""The demo's sets in the order in which they are sown. A later app adds its set at the end."""

from mayors_club.demo import communities, people

SETS = {
    "communities": communities.sow,
    "people": people.sow,
}

"""The demo's sets in the order in which they are sown. A later app adds its set at the end."""

from mayors_club.demo import agreements, applications, communities, directory, offices, people, sessions

SETS = {
    "communities": communities.sow,
    "people": people.sow,
    "applications": applications.sow,
    "offices": offices.sow,
    "directory": directory.sow,
    "sessions": sessions.sow,
    "agreements": agreements.sow,
}

"""What the overview of the members' area shows, in this order: each app brings its own part."""

from members.dashboard import first_steps
from offices.dashboard import office_part
from sessions.dashboard import session_part
from sister_cities.dashboard import agreement_part

PARTS = (first_steps, session_part, office_part, agreement_part)

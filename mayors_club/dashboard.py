"""What the overview of the members' area shows, in this order: each app brings its own part."""

from members.dashboard import first_steps
from offices.dashboard import office_part

PARTS = (first_steps, office_part)

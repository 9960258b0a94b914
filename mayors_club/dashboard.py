"""What the overview of the members' area shows, in this order: each app brings its own part."""

from members.dashboard import first_steps

PARTS = (first_steps,)

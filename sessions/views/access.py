"""Who comes to the members' pages of sessions. Everybody else is told 404, whether there is something or not."""

from members.views.area import for_whom
from sessions.entitled import visitor_of

# The member, or a representative who may attend sessions.
for_visitors = for_whom(visitor_of)

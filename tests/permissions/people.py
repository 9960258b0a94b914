"""Who is who in the matrix: roles, and the groups in which the rules speak of them."""

STAFF = {"committee", "recused", "secretariat", "chair", "duty_officer", "admin"}
# The member whose things stand in the addresses, and another one; representatives of the first, by their one right:
# to edit the office, to publish it, to look after agreements, to attend sessions.
MEMBERS = {"member", "other_member"}
REPRESENTATIVES = {"representative", "publisher", "negotiator", "attender"}
SIGNED_IN = STAFF | MEMBERS | REPRESENTATIVES
# These have an account and no role left: nothing private opens, and they are signed out.
WITHOUT_RIGHTS = ("stranger", "ended_representative")
ROLES = ("anonymous", "applicant", "assistant", *WITHOUT_RIGHTS, *sorted(SIGNED_IN))
EVERYBODY = set(ROLES)
NOBODY: set[str] = set()
# Who finds the application of the matrix, and who finds one in whose electorate our committee member is not.
COMMITTEE = {"committee", "secretariat", "chair", "admin"}
DESK = COMMITTEE - {"committee"}
# Of the office of our member, by right; without an object in the address every member finds their own.
EDITORS = {"member", "representative"}
PAGE_PEOPLE = EDITORS | {"publisher"}
OWN_PAGE = {"other_member"}
REVIEWERS = {"secretariat", "admin"}
# Of the sessions of our member.
ATTENDERS = {"member", "attender"}
# Who may attend sessions.
ATTENDING = MEMBERS | {"attender"}
# Who may hide a page at any hour.
GUARDS = {"secretariat", "duty_officer", "admin"}
HOLDERS = {"applicant", "assistant"}
SUPERUSER = {"admin"}
LOOKING = {"secretariat", "chair", "admin"}
# Sessions, and their month.
SEEING = LOOKING | {"duty_officer"}

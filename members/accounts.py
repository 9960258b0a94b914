"""How allauth is fitted to the Club: closed sign-up, letters through the outbox."""

from allauth.account.adapter import DefaultAccountAdapter


class AccountAdapter(DefaultAccountAdapter):
    def is_open_for_signup(self, request):
        return False

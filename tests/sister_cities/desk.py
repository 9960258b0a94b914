"""The secretariat's side of the registry in tests: signed in, and its addresses."""

from django.urls import reverse

from tests import factories
from tests.permissions.cast import prove_again


def signed_in(client, role="secretariat"):
    user = factories.make_staff(role)
    client.force_login(user)
    prove_again(client, user)
    return user


def address(page, *keys, model="agreement"):
    return reverse(f"admin:sister_cities_{model}_{page}", args=[getattr(key, "pk", key) for key in keys])


def words(response) -> list[str]:
    """The messages that the next page would show."""
    return [str(message) for message in response.context["messages"]]

"""The secretariat's side in tests: signed in, and what it is told."""

from tests import factories
from tests.permissions.cast import prove_again


def signed_in(client, role="secretariat"):
    user = factories.make_staff(role)
    client.force_login(user)
    prove_again(client, user)
    return user


def words(response) -> list[str]:
    """The messages that the next page would show."""
    return [str(message) for message in response.context["messages"]]

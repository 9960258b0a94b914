"""The addresses of meetings under lock: Fernet with the keys of MEETING_KEY, which stands in no dump."""

import json
from dataclasses import asdict, dataclass, fields

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings


class CannotOpen(Exception):
    """Sealed with a key that is no longer in MEETING_KEY: put the old key back behind the new one."""


@dataclass(frozen=True, repr=False)
class Secret:
    """What nobody may read on any page. It prints as nothing: tracebacks and logs show variables."""

    address: str = ""
    host_address: str = ""
    dial_in: str = ""
    pin: str = ""
    fallback: str = ""
    room: str = ""

    def __repr__(self) -> str:
        return "Secret(…)"


def seal(secret: Secret) -> str:
    """Text for the database."""
    filled = {name: text for name, text in asdict(secret).items() if text}
    return _keys().encrypt(json.dumps(filled, ensure_ascii=False).encode()).decode()


def unseal(sealed: str) -> Secret:
    """What was sealed with any of the keys. Raises CannotOpen."""
    try:
        kept = json.loads(_keys().decrypt(sealed.encode()))
    except InvalidToken:
        raise CannotOpen("none of the keys in MEETING_KEY opens this") from None
    known = {field.name for field in fields(Secret)}
    return Secret(**{name: text for name, text in kept.items() if name in known})


def reseal(sealed: str) -> str:
    """The same under the first key. Raises CannotOpen."""
    try:
        return _keys().rotate(sealed.encode()).decode()
    except InvalidToken:
        raise CannotOpen("none of the keys in MEETING_KEY opens this") from None


def _keys() -> MultiFernet:
    return MultiFernet([Fernet(key) for key in settings.MEETING_KEY])

"""Words on a page that may stand in another language than the page: then they are marked."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Said:
    """Some words, and their language where it is not that of what surrounds them."""

    text: str
    lang: str = ""

    def __str__(self):
        return self.text

    def __bool__(self):
        return bool(self.text)


NOTHING = Said("")

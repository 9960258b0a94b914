"""The list's three orders, each as one text column, so that a page can begin after a row instead of after a number.

«Громада» by the Ukrainian alphabet on the Ukrainian page and by the Latin one on the English page: a community and a
city hold what they are sorted by.
"""

from dataclasses import dataclass

from django.db.models import CharField, F, Func, Value
from django.db.models.functions import Cast, Coalesce, Collate, Concat, ExtractYear

COMMUNITY, PARTNER, YEAR = "community", "partner", "year"
NAMES = (COMMUNITY, PARTNER, YEAR)
# Where one part of a key ends; smaller than any letter.
END = Value("\x01")
MARKED = "àáâãäåāăąçćčďđèéêëēėęěğģìíîïīįıķĺļľłñńņňòóôõöøőŕřśşšșťţțùúûüūůűųýÿźżž"
PLAIN = "aaaaaaaaacccddeeeeeeeeggiiiiiiikllllnnnnooooooorrsssstttuuuuuuuuyyzzz"


@dataclass(frozen=True)
class Order:
    name: str = COMMUNITY
    is_descending: bool = False

    @classmethod
    def of(cls, asked: str) -> "Order":
        name = asked.removeprefix("-")
        return cls(name, asked.startswith("-")) if name in NAMES else cls()

    def __str__(self):
        """As it stands in an address; nothing for the usual order."""
        return "" if self == Order() else f"{'-' * self.is_descending}{self.name}"

    @property
    def aria(self) -> str:
        return "descending" if self.is_descending else "ascending"

    def turned(self, name: str) -> "Order":
        """The order to which a click on the head of this column leads; years begin with the newest."""
        if name == self.name:
            return Order(name, not self.is_descending)
        return Order(name, name == YEAR)

    def key(self, language: str):
        community, partner = F(f"community__sorting_{language}"), F(f"city__sorting_{language}")
        parts = {
            COMMUNITY: [community, END, partner],
            PARTNER: [partner, END, community],
            YEAR: [self._year(), END, community],
        }[self.name]
        return Collate(Concat(*parts, output_field=CharField()), "C")

    @property
    def is_reversed(self) -> bool:
        """Whether the rows run from the largest key to the smallest: years are counted down instead."""
        return self.is_descending and self.name != YEAR

    def _year(self):
        """Rows without a date stand last either way."""
        year = ExtractYear("signed_on")
        return Coalesce(Cast(9999 - year if self.is_descending else year, CharField()), Value("9999"))


class LatinOrder(Func):
    """Small letters without their marks: Łódź stands beside Lodz."""

    function = "translate"
    template = f"translate(lower(%(expressions)s), '{MARKED}', '{PLAIN}')"
    output_field = CharField()
    arity = 1

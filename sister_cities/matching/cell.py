"""What a cell says about a Ukrainian place, taken apart: names, oblast, raion, what kind of place. No database.

«м. Городок Львівської обл.», "Mykolaiv (Lviv Oblast)", «Полтавська міська територіальна громада», "City of Kharkiv".
"""

import re
import unicodedata
from dataclasses import dataclass, field, replace

from members.folding import fold
from sister_cities.matching.oblast_names import ADJECTIVES, oblast_called, oblast_clearly_called

CODE = re.compile(r"\bUA\d{17}\b", re.IGNORECASE)
FOOTNOTE = re.compile(r"\[[^\]]*\]|[*†‡«»“”„\"]")
# «м.Київ»: the abbreviation and the name are two words.
GLUED = re.compile(r"(?<!\w)(м|с|смт|сел|г|пгт)\.(?=\w)", re.IGNORECASE)
BETWEEN_PARTS = re.compile(r"[,;/|()\n]|\s[-–—]\s|\s(?:and|та|й|і|или|и)\s|&|\+", re.IGNORECASE)


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


COUNTRY = _words("ukraine україна україни украина ukraina ua ukr")
OBLAST = _words("область області областю обл oblast region province voblast области обласна обласної")
RAION = _words("район району районі р-н р-ну raion rayon raions district районна районної района")
CATEGORY = {
    **dict.fromkeys("м місто міста г город".split(), frozenset({"town"})),
    "city": frozenset({"town"}),
    "town": frozenset({"town", "settlement"}),
    **dict.fromkeys("смт селище селища сел с-ще пгт urban-type settlement".split(), frozenset({"settlement"})),
    **dict.fromkeys("с село села village selo".split(), frozenset({"village"})),
}
COMMUNITY = _words(
    "громада громади громаді hromada hromadas community municipality тг отг мтг стг сотг рада ради rada council"
    " адміністрація адміністрації administration виконком міськрада"
)
KIND = {
    **dict.fromkeys("міська міської urban city miska".split(), "urban"),
    **dict.fromkeys("селищна селищної settlement selyshchna".split(), "settlement"),
    **dict.fromkeys("сільська сільської rural village silska".split(), "rural"),
}
COUNCIL = _words("рада ради rada council")
FILLER = _words(
    "the of formerly former earlier ex previously now also known as called renamed until since before колишній колишня"
    " колишнє раніше до нині тепер територіальна територіальної territorial terytorialna amalgamated united об’єднана"
    " об'єднана об’єднаної військова військової military начальна державна municipal"
    " зі спеціальним статусом with special status urban-type міського типу"
)
YEAR = re.compile(r"^\d{4}$")


@dataclass(frozen=True)
class Named:
    """One name of the cell and what is said about it."""

    name: str
    categories: frozenset[str] = frozenset()
    is_community: bool = False
    is_council: bool = False
    kind: str = ""

    def also(self, said: "Named") -> "Named":
        """With what brackets behind the name say: «Сколе (місто)», "Dunaivtsi settlement community (hromada)"."""
        return replace(
            self,
            categories=self.categories | said.categories,
            is_community=self.is_community or said.is_community,
            is_council=self.is_council or said.is_council,
            kind=self.kind or said.kind,
        )


@dataclass
class Asked:
    """A cell taken apart. The first name is the place, the others should be other names of the same place."""

    code: str = ""
    names: list[Named] = field(default_factory=list)
    oblasts: list[str] = field(default_factory=list)
    strange_oblasts: list[str] = field(default_factory=list)
    raions: list[str] = field(default_factory=list)
    is_raion: bool = False
    begins_with_oblast: bool = False
    says_ukraine: bool = False


def read_cell(text: str) -> Asked:
    """Takes the text apart; what is no oblast, no raion and no general word is a name."""
    plain = FOOTNOTE.sub(" ", unicodedata.normalize("NFC", text or ""))
    asked = Asked()
    if code := CODE.search(plain):
        asked.code = code.group().upper()
        plain = CODE.sub(",", plain)
    parts = [part.strip() for part in BETWEEN_PARTS.split(GLUED.sub(r"\1. ", plain))]
    for part in parts:
        _read_part(part.split(), asked)
    return asked


def _read_part(words: list[str], asked: Asked) -> None:
    keys = [word.lower().strip(".:’'") for word in words]
    asked.says_ukraine |= not COUNTRY.isdisjoint(keys)
    known = len(asked.oblasts)
    words, keys = _without_oblasts(words, keys, asked)
    asked.begins_with_oblast |= len(asked.oblasts) > known and not words and not asked.names
    words, keys, has_raion = _without_raion(words, keys, asked)
    named = _named(words, keys, is_first=not asked.names)
    is_plain = not (named.categories or named.is_community)
    if has_raion and (is_plain or not named.name) and not (asked.names and asked.raions[-1]):
        asked.is_raion = True
    elif not named.name:
        if asked.names and not is_plain:
            asked.names[-1] = asked.names[-1].also(named)
    elif is_plain and (slug := _oblast_alone(named.name, is_first=not asked.names)):
        asked.oblasts.append(slug)
    else:
        # «Львівський район, с. Кукезів»: an address from the large to the small.
        asked.is_raion &= is_plain or bool(asked.names)
        asked.names.append(named)


def _oblast_alone(name: str, *, is_first: bool) -> str | None:
    """Without the word «oblast»: Закарпаття always; «Львівська» behind the name of a place."""
    return oblast_clearly_called(name) or (None if is_first else ADJECTIVES.get(fold(name)))


def _without_oblasts(words: list[str], keys: list[str], asked: Asked) -> tuple[list[str], list[str]]:
    """«Львівська область», "Lviv Oblast", "Oblast of Lviv"; the name may be written in two words."""
    while (place := next((i for i, key in enumerate(keys) if key in OBLAST), None)) is not None:
        after = place + 2 if keys[place + 1 : place + 2] == ["of"] else place + 1
        spans = [(place - 2, place, place + 1), (place - 1, place, place + 1), (after, after + 1, after + 1)]
        named = [(*span, oblast_called(" ".join(words[span[0] : span[1]]))) for span in spans if span[0] >= 0]
        start, _, end, slug = next((span for span in named if span[3]), (max(place - 1, 0), 0, place + 1, None))
        if slug:
            asked.oblasts.append(slug)
        else:
            asked.strange_oblasts.append(" ".join(words[start:end]))
        start = min(start, place)
        words, keys = words[:start] + words[end:], keys[:start] + keys[end:]
    return words, keys


def _without_raion(words: list[str], keys: list[str], asked: Asked) -> tuple[list[str], list[str], bool]:
    place = next((i for i, key in enumerate(keys) if key in RAION), None)
    if place is None:
        return words, keys, False
    start = max(place - 1, 0)
    asked.raions.append(" ".join(words[start:place]))
    return words[:start] + words[place + 1 :], keys[:start] + keys[place + 1 :], True


def _named(words: list[str], keys: list[str], *, is_first: bool) -> Named:
    is_community = any(key in COMMUNITY for key in keys)
    is_council = any(key in COUNCIL for key in keys)
    categories, kind, name = frozenset(), "", []
    for place, (word, key) in enumerate(zip(words, keys, strict=True)):
        # «Нове Село» and «Старе Місто» are names: Ukrainian says the category before the name, English behind it too.
        is_beside = place == 0 or (place == len(keys) - 1 and key.isascii() and key != "selo")
        is_beside &= not (is_first and len(keys) == 1)  # there is a village called Селище
        if is_community and key in KIND:
            kind = KIND[key]
        elif key in CATEGORY and is_beside:
            categories |= CATEGORY[key]
        elif not (key in COMMUNITY or key in FILLER or key in COUNTRY or YEAR.match(key)):
            name.append(word.strip(".:"))
    spelt = " ".join(part for part in name if any(letter.isalnum() for letter in part))
    return Named(spelt, categories, is_community, is_council, kind)

"""`sister-cities.csv`, `.json` and `.geojson`: the database writes their lines, we pass them on in batches.

Each batch is a question of its own that begins after the last row of the one before: while somebody reads slowly, no
transaction and no connection is held, and a row more or less in between moves no other.
"""

import hashlib
import json
import re
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property

from django.core.exceptions import EmptyResultSet
from django.db import connection

from mayors_club import spreadsheet
from mayors_club.open_data import LICENCE, described
from sister_cities.models.agreement import AgreementQuerySet
from sister_cities.open_data import FIELDS, Field

# So many rows are a file that is held whole; of a longer one they are on their way at once.
FIRST, MORE = 1_000, 10_000
# A batch leaves in pieces of so many bytes: whoever sends them holds one, not another batch.
PIECE = 256 * 1024
CREDIT = "Mayors’ Club of Ukraine; places: GeoNames (CC BY 4.0)"
# Every transaction that changed an agreement, a city or a community has left a mark (migration 0011).
STATE = "SELECT string_agg(mark::text, ' ' ORDER BY id) FROM sister_cities_state"
# Every line begins with the number of its agreement.
NUMBER = re.compile(rb"\d+")
PLACES = ("community_longitude", "community_latitude", "city_longitude", "city_latitude")


@dataclass(frozen=True)
class Batch:
    body: bytearray
    # The number of its last agreement.
    end: int
    is_last: bool


@dataclass(frozen=True)
class Form:
    content_type: str
    # What the database makes of a row, and how COPY is told to write it.
    line: str
    options: str
    head: Callable[[], bytes]
    # What ends a row, what stands between two, and what ends the file.
    ending: bytes
    between: bytes
    tail: bytes

    def whole(self, batch: Batch) -> bytes:
        return self.head() + batch.body + self.tail


@dataclass(frozen=True)
class Rows:
    form: Form
    agreements: AgreementQuerySet

    def tag(self) -> str:
        """Names the bytes before any is made: by what is asked, which holds every word of ours, and by all changes.

        Ask for it before the first row: what changes in between is then in the file of an older name, not the reverse.
        """
        with connection.cursor() as cursor:
            cursor.execute(STATE)
            (state,) = cursor.fetchone()
            sql, params = self._question or ("", ())
            asked = cursor.mogrify(sql, [*params, 0, 0]) if sql else ""
        form = self.form
        parts = (state, asked, form.options, form.head(), form.ending, form.between, form.tail)
        return hashlib.sha256(repr(parts).encode()).hexdigest()[:32]

    def first(self, most: int = FIRST) -> Batch:
        return self._batch(0, most)

    def stream(self, batch: Batch, most: int = MORE) -> Iterator[bytes]:
        """The file in pieces, from its first batch on."""
        yield self.form.head()
        while True:
            yield from _pieces(batch.body)
            if batch.is_last:
                break
            after, batch = batch.end, None
            batch = self._batch(after, most)
            if batch.body and self.form.between:
                yield self.form.between
        yield self.form.tail

    def _batch(self, after: int, most: int) -> Batch:
        """The next rows; the connection goes back where it came from before anybody has to wait for a reader."""
        body, number, last = bytearray(), 0, b"0"
        if self._question is None:
            return Batch(body, 0, is_last=True)
        sql, params = self._question
        behind = self.form.ending + self.form.between
        with connection.cursor() as cursor:
            statement = cursor.mogrify(f"COPY ({sql}) TO STDOUT ({self.form.options})", [*params, after, most])
            with cursor.copy(statement) as copy:
                # One message is one row; a line break at its end, and maybe others in quotation marks.
                for last in copy:
                    number += 1
                    body += last[:-1]
                    body += behind
        if not connection.in_atomic_block:
            connection.close()
        if body and self.form.between:
            del body[-len(self.form.between) :]
        return Batch(body, int(NUMBER.search(last)[0]), is_last=number < most)

    @cached_property
    def _question(self) -> tuple[str, tuple] | None:
        """None where no row can fit."""
        columns = {f"its_{field.name}": field.value for field in FIELDS}
        found = self.agreements.order_by().annotate(**columns).values_list(*columns)
        try:
            sql, params = found.query.sql_with_params()
        except EmptyResultSet:
            return None
        named = ", ".join(f'its_{field.name} AS "{field.name}"' for field in FIELDS)
        rows = f"SELECT {named} FROM ({sql}) AS found"  # noqa: S608 names of our own fields
        return f"SELECT {self.form.line} FROM ({rows}) AS agreement WHERE id > %s ORDER BY id LIMIT %s", params  # noqa: S608


def _pieces(body: bytearray) -> Iterator[bytes]:
    view = memoryview(body)
    for start in range(0, len(body), PIECE):
        yield bytes(view[start : start + PIECE])


def packed(pieces: Iterator[bytes]) -> Iterator[bytes]:
    """The same bytes for the same pieces, always: Django's gzip of a stream differs every time."""
    gzip = zlib.compressobj(wbits=zlib.MAX_WBITS + 16)
    for piece in pieces:
        if part := gzip.compress(piece):
            yield part
    yield gzip.flush()


def _cells() -> str:
    return ", ".join(map(_cell, FIELDS))


def _cell(field: Field) -> str:
    """As `spreadsheet.cell` does it: an apostrophe before what a spreadsheet would take for a formula."""
    name = f'"{field.name}"'
    if field.is_list:
        return f"nullif(array_to_string({name}, '; '), '')"
    if not field.is_text:
        return name
    marks = ", ".join(f"U&'\\{ord(mark):04X}'" for mark in spreadsheet.FORMULA)
    return f"CASE WHEN left({name}, 1) IN ({marks}) THEN '''' || {name} ELSE {name} END"


def _csv_head() -> bytes:
    return (spreadsheet.BYTE_ORDER_MARK + ",".join(field.name for field in FIELDS) + "\r\n").encode()


def _json_head() -> bytes:
    about = {"licence": LICENCE, "credit": CREDIT, "fields": described(FIELDS)}
    return _begun(about, "agreements")


def _geojson_head() -> bytes:
    return _begun({"type": "FeatureCollection", "licence": LICENCE, "credit": CREDIT}, "features")


def _begun(about: dict, rows: str) -> bytes:
    """The beginning of an object whose last part is a list."""
    return f'{json.dumps(about, ensure_ascii=False)[:-1]}, "{rows}": [\n'.encode()


def _feature() -> str:
    """By RFC 7946: longitude first; without a place at both ends there is no line."""
    line = "json_build_array(json_build_array({}, {}), json_build_array({}, {}))".format(*PLACES)
    known = " AND ".join(f"{name} IS NOT NULL" for name in PLACES)
    geometry = f"CASE WHEN {known} THEN json_build_object('type', 'LineString', 'coordinates', {line}) END"
    return f"json_build_object('type', 'Feature', 'id', id, 'geometry', {geometry}, 'properties', agreement)"


# JSON holds no control signs, so with these for marks COPY leaves its lines as they are.
AS_IT_IS = r"FORMAT csv, QUOTE E'\x01', DELIMITER E'\x02'"
CSV = Form("text/csv; charset=utf-8", _cells(), "FORMAT csv", _csv_head, b"\r\n", b"", b"")
JSON = Form("application/json; charset=utf-8", "row_to_json(agreement)", AS_IT_IS, _json_head, b"", b",\n", b"\n]}\n")
GEOJSON = Form("application/geo+json", _feature(), AS_IT_IS, _geojson_head, b"", b",\n", b"\n]}\n")

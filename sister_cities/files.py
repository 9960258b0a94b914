"""`sister-cities.csv`, `.json` and `.geojson`: the database writes their lines, we pass them on in batches.

Each batch is a question of its own that begins after the last row of the one before: while somebody reads slowly, no
transaction and no connection is held, and a row more or less in between moves no other.
"""

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from django.core.exceptions import EmptyResultSet
from django.db import connection

from mayors_club import spreadsheet
from mayors_club.open_data import LICENCE, described
from sister_cities.models.agreement import AgreementQuerySet
from sister_cities.open_data import FIELDS, Field

# So many rows are a file that is held whole; of a longer one they are on their way at once.
FIRST, MORE = 1_000, 5_000
CREDIT = "Mayors’ Club of Ukraine; places: GeoNames (CC BY 4.0)"
# Every line begins with the number of its agreement.
NUMBER = re.compile(rb"\d+")
PLACES = ("community_longitude", "community_latitude", "city_longitude", "city_latitude")


@dataclass(frozen=True)
class Batch:
    body: bytes
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

    def first(self, most: int = FIRST) -> Batch:
        return self._batch(0, most)

    def stream(self, batch: Batch, most: int = MORE) -> Iterator[bytes]:
        """The file in pieces, from its first batch on."""
        yield self.form.head()
        while True:
            yield batch.body
            if batch.is_last:
                break
            batch = self._batch(batch.end, most)
            if batch.body:
                yield self.form.between
        yield self.form.tail

    def _batch(self, after: int, most: int) -> Batch:
        """The next rows; the connection goes back where it came from before anybody has to wait for a reader."""
        try:
            sql, params = self._question()
        except EmptyResultSet:
            return Batch(b"", 0, is_last=True)
        with connection.cursor() as cursor:
            statement = cursor.mogrify(f"COPY ({sql}) TO STDOUT ({self.form.options})", [*params, after, most])
            with cursor.copy(statement) as copy:
                # One message is one row; a line break at its end, and maybe others in quotation marks.
                lines = [bytes(line)[:-1] + self.form.ending for line in copy]
        if not connection.in_atomic_block:
            connection.close()
        end = int(NUMBER.search(lines[-1])[0]) if lines else 0
        return Batch(self.form.between.join(lines), end, is_last=len(lines) < most)

    def _question(self) -> tuple[str, tuple]:
        columns = {f"its_{field.name}": field.value for field in FIELDS}
        found = self.agreements.order_by().annotate(**columns).values_list(*columns)
        sql, params = found.query.sql_with_params()
        named = ", ".join(f'its_{field.name} AS "{field.name}"' for field in FIELDS)
        rows = f"SELECT {named} FROM ({sql}) AS found"  # noqa: S608 names of our own fields
        return f"SELECT {self.form.line} FROM ({rows}) AS agreement WHERE id > %s ORDER BY id LIMIT %s", params  # noqa: S608


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

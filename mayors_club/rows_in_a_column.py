"""Rows of another table as a column of a query, so that each more table costs no question of its own.

`columns_of` is what the database makes of a row, `row_of` the object which that becomes again. A column that was not
named is fetched when somebody asks for it: a question too many, never a wrong answer.
"""

from django.db import DEFAULT_DB_ALIAS
from django.db.models import Model
from django.db.models.functions import JSONObject


def columns_of(*paths: str) -> JSONObject:
    """The columns named, as in `only`; with them the key of the row and those of the rows it leads to."""
    parts = [path.split("__") for path in paths]
    keys = ["__".join([*part[:depth], "pk"]) for part in parts for depth in range(len(part))]
    return JSONObject(**{path: path for path in dict.fromkeys([*keys, *paths])})


def row_of(model: type[Model], columns: dict) -> Model:
    own, related = {}, {}
    for path, value in columns.items():
        name, _, rest = path.partition("__")
        if rest:
            related.setdefault(name, {})[rest] = value
        else:
            own[model._meta.pk.attname if name == "pk" else name] = value
    named = [column for column in model._meta.concrete_fields if column.attname in own]
    values = [column.to_python(own[column.attname]) for column in named]
    row = model.from_db(DEFAULT_DB_ALIAS, [column.attname for column in named], values)
    for name, its_columns in related.items():
        is_there = its_columns["pk"] is not None
        setattr(row, name, row_of(model._meta.get_field(name).related_model, its_columns) if is_there else None)
    return row

"""Rows of a section: they come and go by plain buttons, so that no script is needed."""

from django.http import QueryDict

from offices.sections import Shape

COUNT = "rows"
# What the buttons say: "add-row", "remove-row-2", "raise-row-2".
ADD, REMOVE, RAISE = "add-row", "remove-row-", "raise-row-"


def keys_of(shape: Shape) -> list[str]:
    return [key for column in shape.columns for key in column.keys]


def as_typed(shape: Shape, rows: list[dict]) -> dict[str, str]:
    """The fields of a form that shows these rows; an empty one where there is none."""
    shown = rows or [{}]
    typed = {COUNT: str(len(shown))} if shape.columns else {}
    for number, row in enumerate(shown, start=1):
        typed |= {f"row_{number}_{key}": _text(row.get(key)) for key in keys_of(shape)}
    return typed


def _text(value) -> str:
    return "" if value is None else str(value)


def count(typed, shape: Shape) -> int:
    """How many rows were on the page; at least one, so that there is something to fill in."""
    written = typed.get(COUNT, "")
    number = int(written) if written.isascii() and written.isdigit() and len(written) < 3 else 1
    return min(max(number, 1), shape.max_rows) if shape.columns else 0


def is_step(step: str) -> bool:
    return step == ADD or _number(step, REMOVE) is not None or _number(step, RAISE) is not None


def rearranged(typed: QueryDict, shape: Shape, step: str) -> QueryDict:
    """What was typed, with a row more or less, or one in its neighbour's place."""
    order = list(range(1, count(typed, shape) + 1))
    gone, raised = _number(step, REMOVE), _number(step, RAISE)
    if gone in order:
        order.remove(gone)
    if raised in order[1:]:
        place = order.index(raised)
        order[place - 1 : place + 1] = [raised, order[place - 1]]
    wanted = min(len(order) + (step == ADD), shape.max_rows)
    return _in_order(typed, shape, order, max(wanted, 1))


def _in_order(typed: QueryDict, shape: Shape, order: list[int], wanted: int) -> QueryDict:
    changed = typed.copy()
    for name in [name for name in typed if name.startswith("row_")]:
        del changed[name]
    for place, number in enumerate(order, start=1):
        for key in keys_of(shape):
            changed[f"row_{place}_{key}"] = typed.get(f"row_{number}_{key}", "")
    changed[COUNT] = str(wanted)
    return changed


def _number(step: str, prefix: str) -> int | None:
    written = step.removeprefix(prefix)
    return int(written) if step.startswith(prefix) and written.isascii() and written.isdigit() else None

"""Files that nobody reaches past a view."""

from collections.abc import Iterable

from django.core.files.storage import Storage, storages


def private_storage() -> Storage:
    return storages["private"]


def names_in(storage, folder: str) -> Iterable[str]:
    """Every file below a folder of the storage, by its path from the top; none where the folder does not exist."""
    try:
        folders, files = storage.listdir(folder)
    except FileNotFoundError:
        return
    prefix = f"{folder}/" if folder else ""
    yield from (f"{prefix}{name}" for name in sorted(files))
    for name in sorted(folders):
        yield from names_in(storage, f"{prefix}{name}")

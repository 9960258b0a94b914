"""Members since 2005, from the secretariat's spreadsheet: read, checked row by row, written after confirmation.

django-import-export carries the rows; each is read by a form like any other input, and written by the verb that
admits members. A second import of the same file changes nothing.
"""

import csv
import io
import re
import uuid
from datetime import date, datetime, time, timedelta
from zipfile import BadZipFile

import tablib
from django.core import signing
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.storage import storages
from django.utils import timezone
from django.utils.translation import gettext as _
from import_export.resources import ModelResource

from mayors_club.ukrainian import search_key
from members import services
from members.importing_form import EarlierMemberForm
from members.models import Member

MOST_BYTES = 2 * 1024 * 1024
MOST_ROWS = 2000
FOLDER = "imports"
UNREADABLE = (tablib.UnsupportedFormat, tablib.InvalidDimensions, BadZipFile, OSError, ValueError, KeyError, csv.Error)
# How spreadsheets call the columns; compared without case, signs and spaces at the edges.
HEADERS = {
    "email": ("email", "e mail", "пошта", "електронна пошта", "адреса електронної пошти"),
    "full_name_uk": ("піб", "прізвище ім я по батькові", "ім я", "name", "name uk", "повне ім я"),
    "full_name_latin": ("name en", "latin", "ім я латиницею", "піб латиницею", "name latin"),
    "greeting_uk": ("звертання", "greeting"),
    "title_uk": ("посада", "титул", "title"),
    "title_en": ("посада англійською", "title en"),
    "community": ("громада", "community", "hromada", "місто"),
    "oblast": ("область", "oblast"),
    "code": ("код", "катоттг", "код катоттг", "code", "katottg"),
    "kind": ("вид посади", "kind"),
    "term_from": ("початок каденції", "на посаді з", "з", "term from", "from"),
    "term_to": ("кінець каденції", "на посаді до", "до", "term to", "to"),
    "member_since": ("у клубі з", "член з", "дата вступу", "member since"),
    "language": ("мова листів", "мова", "language"),
}
NAMES = {search_key(name): column for column, names in HEADERS.items() for name in (column, *names)}


class BadFile(Exception):
    """The file as a whole cannot be read; the message says what to do."""


def read(name: str, content: bytes) -> tablib.Dataset:
    """The rows under the names of our columns; columns we do not know are left out. Raises BadFile."""
    if len(content) > MOST_BYTES:
        raise BadFile(_("The file is larger than 2 MB; split it"))
    try:
        rows = _sheet(content) if name.lower().endswith(".xlsx") else _csv(content)
    except UNREADABLE as error:
        raise BadFile(_("The file cannot be read; save it as XLSX or as CSV in UTF-8")) from error
    if len(rows) > MOST_ROWS:
        raise BadFile(_("There are more than 2,000 rows; split the file"))
    return _under_our_names(rows)


def _sheet(content: bytes) -> tablib.Dataset:
    return tablib.Dataset().load(io.BytesIO(content), format="xlsx")


def _csv(content: bytes) -> tablib.Dataset:
    """Excel in Ukraine writes semicolons, and Windows-1251 when nobody tells it otherwise."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = content.decode("cp1251")
    first = text.split("\n", 1)[0]
    delimiter = max(",;\t", key=first.count)
    return tablib.Dataset().load(text, format="csv", delimiter=delimiter)


def _under_our_names(rows: tablib.Dataset) -> tablib.Dataset:
    columns = [NAMES.get(search_key(str(header or ""))) for header in rows.headers or []]
    missing = [column for column in ("email", "full_name_uk") if column not in columns]
    if missing:
        raise BadFile(_("The first row must name the columns; there is none for the e-mail or the name"))
    known = tablib.Dataset(headers=list(HEADERS))
    for row in rows:
        values = {column: text_of(value) for column, value in zip(columns, row, strict=False) if column}
        if any(values.values()):
            known.append([values.get(column, "") for column in HEADERS])
    return known


def text_of(value) -> str:
    """A cell as somebody would type it; Excel hands dates and numbers over as such."""
    if value is None:
        return ""
    if isinstance(value, datetime | date):
        return value.strftime("%d.%m.%Y")
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return re.sub(r"\s+", " ", str(value)).strip()


def keep(name: str, content: bytes) -> str:
    """Put the file aside until it is confirmed; answers the signed name of the stored one."""
    ending = ".xlsx" if name.lower().endswith(".xlsx") else ".csv"
    stored = storages["private"].save(f"{FOLDER}/{uuid.uuid4().hex}{ending}", ContentFile(content))
    return signing.dumps(stored, salt=FOLDER)


def kept(ticket: str) -> tuple[str, bytes]:
    """The stored name and the bytes. Raises BadFile when nobody put it there, or it was written already."""
    try:
        stored = signing.loads(ticket, salt=FOLDER)
        with storages["private"].open(stored) as file:
            return stored, file.read()
    except (signing.BadSignature, FileNotFoundError) as error:
        raise BadFile(_("This file has been imported already or is too old; choose it again")) from error


def forget(stored: str) -> None:
    storages["private"].delete(stored)


def forget_left_behind(now=None) -> int:
    """Files nobody confirmed within a day. Answers how many."""
    storage = storages["private"]
    if not storage.exists(FOLDER):
        return 0
    oldest = (now or timezone.now()) - timedelta(days=1)
    names = [f"{FOLDER}/{name}" for name in storage.listdir(FOLDER)[1]]
    old = [name for name in names if storage.get_modified_time(name) < oldest]
    for name in old:
        storage.delete(name)
    return len(old)


class EarlierMembers(ModelResource):
    """One row, one member in onboarding, who joined when the row says. No letter leaves: invitations come later."""

    class Meta:
        model = Member
        fields = ("full_name_uk",)
        import_id_fields = ()
        skip_diff = True
        use_transactions = True
        store_instance = True

    def __init__(self, by):
        super().__init__()
        self.by = by

    def get_instance(self, instance_loader, row):
        live = Member.objects.filter(status__in=Member.LIVE, user__email=row["email"].strip().lower())
        return live.select_related("user").first()

    def import_instance(self, instance, row, **kwargs):
        if instance.pk and instance.user_id:
            return
        form = EarlierMemberForm(row)
        if not form.is_valid():
            raise ValidationError(
                [
                    f"{form.fields[name].label}: {text}" if name in form.fields else text
                    for name, texts in form.errors.items()
                    for text in texts
                ]
            )
        instance.full_name_uk = form.cleaned_data["full_name_uk"]
        instance.from_row = form

    def skip_row(self, instance, original, row, import_validation_errors=None):
        return not import_validation_errors and not hasattr(instance, "from_row")

    def validate_instance(self, instance, import_validation_errors=None, validate_unique=True):
        """The form has checked the row; the rest of the instance is the service's."""
        if import_validation_errors:
            raise ValidationError(import_validation_errors)

    def save_instance(self, instance, is_create, row, **kwargs):
        form = instance.from_row
        columns, mandates = form.columns(), form.mandates()
        since = form.cleaned_data["member_since"]
        effective_at = timezone.make_aware(datetime.combine(since, time.min)) if since else timezone.now()
        member = services.admit(by=self.by, effective_at=effective_at, mandates=mandates, **columns)
        instance.pk = member.pk

    def save_m2m(self, instance, row, **kwargs):
        """There is nothing of the kind."""

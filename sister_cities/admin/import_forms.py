"""What the secretariat fills in to bring a spreadsheet into the registry."""

from collections import Counter
from collections.abc import Sequence

from django import forms
from django.utils import timezone
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext_lazy as _

from mayors_club.desk_form import DeskForm
from mayors_club.form_fields import LineField, WebAddressField
from mayors_club.typography import grouped
from sister_cities import countries
from sister_cities.city_words import told_apart
from sister_cities.importing.columns import ROLES
from sister_cities.importing.decoding import ENCODINGS
from sister_cities.models import Agreement, ImportRow, ImportRun

NOT_READ = ""


class FileForm(DeskForm):
    file = forms.FileField(
        label=_("Spreadsheet"),
        help_text=_("XLSX or CSV, at most 5 MB and 20,000 rows. Nothing is written before you have seen every row."),
        error_messages={"required": _("Choose a file"), "empty": _("The file is empty"), "invalid": _("Choose a file")},
        widget=forms.FileInput(attrs={"accept": ".xlsx,.csv,.tsv,.txt"}),
    )


class ReadingForm(DeskForm):
    """How the file is to be read, where the guess was wrong."""

    encoding = forms.ChoiceField(label=_("Encoding"), choices=[(name, name) for name in ENCODINGS], required=False)
    has_header = forms.BooleanField(label=_("The first row names the columns"), required=False)

    def __init__(self, *args, run: ImportRun, **kwargs):
        super().__init__(*args, initial={"encoding": run.encoding, "has_header": run.has_header}, **kwargs)
        self.run = run
        if not run.encoding:
            del self.fields["encoding"]

    def asked(self) -> dict:
        return {"encoding": "", "sheet": self.run.sheet, **self.cleaned_data}


class SheetForm(DeskForm):
    """Which sheet of a workbook holds the agreements, where several hold something."""

    sheet = forms.ChoiceField(label=_("Which sheet holds the agreements?"), widget=forms.RadioSelect)

    def __init__(self, *args, run: ImportRun, **kwargs):
        super().__init__(*args, initial={"sheet": run.sheet}, label_suffix="", **kwargs)
        self.fields["sheet"].choices = [(name, _sheet_in_words(name, rows)) for name, rows in run.sheets]

    def asked(self) -> dict:
        """Whether it has a heading is guessed anew."""
        return {"encoding": "", "has_header": None, **self.cleaned_data}


class SetUpForm(DeskForm):
    """What each column says, and what holds for every row. The roles stand in the heading of the table."""

    source_uk = LineField(
        label=_("Source in Ukrainian"),
        help_text=_("Who says that these agreements exist, for example a list of the oblast’s administration."),
        enter=_("Name the source: every row of the registry needs one"),
        max_length=240,
    )
    source_en = LineField(label=_("Source in English"), enter="", max_length=240, required=False)
    source_url = WebAddressField(label=_("Address of the source"), required=False)
    source_on = forms.DateField(
        label=_("Day for which the source says it"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"required": _("Give the day for which the source says it"), "invalid": _("Give a day")},
    )
    kind = forms.ChoiceField(label=_("Kind of agreement where the file names none"), choices=Agreement.Kind)
    ended_by = forms.ChoiceField(
        label=_("Who ended it where the file names nobody"),
        choices=Agreement.Side,
        help_text=_("Of rows alone that say that an agreement has ended."),
    )

    def __init__(self, *args, run: ImportRun, **kwargs):
        names = ("source_uk", "source_en", "source_url", "source_on", "kind", "ended_by")
        super().__init__(*args, initial={name: getattr(run, name) for name in names}, **kwargs)
        self.fields["source_url"].max_length = 400
        roles = {place: role for role, place in run.columns.items()}
        self.places = [f"column-{place}" for place in range(len(run.headers))]
        for place, name in enumerate(self.places):
            self.fields[name] = forms.ChoiceField(
                label=_("Column {number}").format(number=place + 1),
                choices=[(NOT_READ, _("not read")), *ROLES.items()],
                required=False,
                initial=roles.get(place, NOT_READ),
            )
        self.order_fields([*names, *self.places])

    def clean_source_on(self):
        day = self.cleaned_data["source_on"]
        if day > timezone.localdate():
            raise forms.ValidationError(_("The day lies in the future"), code="future")
        return day

    def clean(self):
        cleaned = super().clean()
        self.columns = {}
        for place, name in enumerate(self.places):
            role = cleaned.get(name)
            if role in self.columns:
                words = _("“{role}” is chosen twice; which column says it?").format(role=ROLES[role])
                self.add_error(name, words)
            elif role:
                self.columns[role] = place
        if not {"community", "code"} & set(self.columns):
            self.add_error(None, _("Choose the column with the Ukrainian community"))
        if "city" not in self.columns:
            self.add_error(None, _("Choose the column with the city abroad"))
        return cleaned

    def facts(self) -> dict:
        return {name: value for name, value in self.cleaned_data.items() if name not in self.places}

    @property
    def asked(self):
        """The fields below the table."""
        return [field for field in self if field.name not in self.places]

    def headings(self, run: ImportRun) -> list[dict]:
        """One for each column of the table: its heading and the choice of its role."""
        return [{"name": header, "field": self[name]} for header, name in zip(run.headers, self.places, strict=True)]


class ChoiceForm(forms.Form):
    """Beside a doubtful row: which of the candidates it is."""

    community = forms.TypedChoiceField(coerce=int, empty_value=None, required=False)
    city = forms.ChoiceField(required=False)
    anyway = forms.BooleanField(required=False)

    def __init__(self, *args, row: ImportRow, communities: Sequence, cities: Sequence, **kwargs):
        super().__init__(*args, prefix=f"row-{row.number}", **kwargs)
        self.row = row
        choose = ("", _("choose"))
        self.fields["community"].choices = [choose, *((one.pk, str(one)) for one in communities)]
        new = row.candidates.get("new_city")
        created = [("new", _("create: {name}").format(name=new["name"]))] if new else []
        self.fields["city"].choices = [choose, *_told_apart(cities), *created]
        self.fields["community"].label, self.fields["city"].label = _("Community"), _("City abroad")

    def choice(self) -> dict:
        """As `importing.choose` takes it."""
        said = self.cleaned_data
        city = said["city"] if said["city"] in ("", "new") else int(said["city"])
        found = {"community": said["community"], "city": city, "anyway": said["anyway"]}
        return {name: value for name, value in found.items() if value}


def _sheet_in_words(name: str, rows: int) -> str:
    words = ngettext("{name}: {count} row with the heading", "{name}: {count} rows with the heading", rows)
    return words.format(name=name, count=grouped(rows, get_language()))


def _told_apart(cities: Sequence) -> list[tuple[str, str]]:
    """With their place where two of them read alike."""
    words = {city.pk: words_of(city) for city in cities}
    times = Counter(words.values())
    return [(str(city.pk), words[city.pk] if times[words[city.pk]] == 1 else told_apart(city)) for city in cities]


def words_of(city) -> str:
    """By both names, with what tells it from others of the same name."""
    own = "" if city.name_uk in ("", city.name) else f" ({city.name})"
    people = f", {grouped(city.population, get_language())}" if city.population else ""
    return f"{city.name_uk or city.name}{own}, {countries.name(city.country)}{people}"

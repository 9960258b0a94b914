"""What the secretariat fills in: sessions and experts. Hours are those of Kyiv."""

from datetime import datetime

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from mayors_club.pictures import PictureRefused
from members.vocabulary import TOPICS
from sessions import schedule, services
from sessions.models import Expert, ExpertSession, Series
from sessions.models.session import ENGLISH_ALONE
from sessions.words import SPOKEN

TIME_FIELDS = ("day", "starts", "ends")
TEXTS = ("topic", "lead", "text", "brief")
IN_BOTH_LANGUAGES = {f"{name}_{language}" for name in TEXTS for language in ("uk", "en")}


def day_field(label, **options) -> forms.DateField:
    return forms.DateField(
        **options,
        label=capfirst(label),
        widget=forms.DateInput(attrs={"type": "date", "class": "w8"}, format="%Y-%m-%d"),
        error_messages={"required": _("Enter the date"), "invalid": _("Enter the date")},
    )


def hour_field(label) -> forms.TimeField:
    return forms.TimeField(
        label=capfirst(label),
        widget=forms.TimeInput(attrs={"type": "time", "class": "w8"}, format="%H:%M"),
        error_messages={"required": _("Enter the hour"), "invalid": _("Enter the hour")},
    )


def several(label, words) -> forms.MultipleChoiceField:
    return forms.MultipleChoiceField(
        label=capfirst(label),
        choices=list(words.items()),
        required=False,
        widget=forms.CheckboxSelectMultiple(attrs={"class": "in-columns"}),
    )


class HoursOfKyiv:
    """For a form with `day`, `starts` and `ends`: the moments they mean, as UTC in `cleaned_data`."""

    def clean(self):
        cleaned = super().clean()
        if all(cleaned.get(name) for name in TIME_FIELDS):
            cleaned["starts_at"] = self._moment("starts")
            cleaned["ends_at"] = self._moment("ends")
            if cleaned["ends_at"] <= cleaned["starts_at"]:
                self.add_error("ends", _("A session ends after it begins."))
        return cleaned

    def _moment(self, name) -> datetime:
        day, hour = self.cleaned_data["day"], self.cleaned_data[name]
        if schedule.clock_of(day, hour) is schedule.Clock.MISSING:
            self.add_error(name, _("That night the clocks jump over this hour; choose another one."))
        return schedule.moment(day, hour)


def hours_of(session) -> dict:
    """What the form shows of a session's time."""
    starts, ends = session.local_starts_at, session.local_ends_at
    return {"day": starts.date(), "starts": starts.time(), "ends": ends.time()}


class SeenByEach:
    """For a ModelForm that colleagues may have open at once: the page holds each field as it was when it was opened.

    Only what was changed here counts as changed. A text that somebody else changed as well is shown first.
    """

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if not self.instance._state.adding:
            for field in self.fields.values():
                field.show_hidden_initial = True

    def clean(self):
        cleaned = super().clean()
        for name in IN_BOTH_LANGUAGES.intersection(self.changed_data):
            stored = _comparable(self[name].initial)
            if stored != _comparable(self.data.get(self[name].html_initial_name)):
                self.add_error(name, _("A colleague changed this meanwhile. Theirs: {text}").format(text=stored or "–"))
                # Once it has been read, the next save counts from there.
                self.data = self.data.copy()
                self.data[self[name].html_initial_name] = stored
        return cleaned


def _comparable(text: str | None) -> str:
    """A browser sends CRLF."""
    return (text or "").replace("\r\n", "\n").strip()


class SessionForm(SeenByEach, HoursOfKyiv, forms.ModelForm):
    """The time stands in the form only while nobody was told of it; then it changes by its verb."""

    day = day_field(_("date"))
    starts = hour_field(_("begins, by the clocks of Kyiv"))
    ends = hour_field(_("ends"))
    notes_due_on = day_field(_("notes by"), required=False)
    topics = several(_("fields"), TOPICS)
    languages = several(_("languages of the session"), SPOKEN)

    class Meta:
        model = ExpertSession
        fields = ["series", "topic", "lead", "text", "brief", "expert", "capacity", "provider", "notes_due_on"]
        widgets = {"lead": forms.Textarea(attrs={"rows": 2})}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        session = self.instance
        if session._state.adding:
            self.initial.setdefault("languages", ["uk"])
        elif session.status == ExpertSession.Status.PLANNED:
            self.initial |= hours_of(session)
        else:
            for name in TIME_FIELDS:
                self.fields.pop(name, None)

    def clean(self):
        cleaned = super().clean()
        if "starts_at" in cleaned:
            self.instance.starts_at, self.instance.ends_at = cleaned["starts_at"], cleaned["ends_at"]
        for name in TEXTS:
            has_ukrainian = cleaned.get(f"{name}_uk") or f"{name}_uk" in self.errors
            if cleaned.get(f"{name}_en") and not has_ukrainian:
                self.add_error(f"{name}_en", ENGLISH_ALONE)
        return cleaned

    def changes(self) -> dict:
        """Columns and values to write: of a new session all, else only what was changed here."""
        touched = set(self.fields) if self.instance._state.adding else set(self.changed_data)
        found = {name: self.cleaned_data[name] for name in touched.difference(TIME_FIELDS)}
        if touched.intersection(TIME_FIELDS):
            found |= {name: self.cleaned_data[name] for name in ("starts_at", "ends_at")}
        # An empty text is "", which the rules of the database count with.
        return {name: "" if value is None and name in IN_BOTH_LANGUAGES else value for name, value in found.items()}


class SeriesForm(forms.ModelForm):
    hour = hour_field(_("hour in Kyiv"))
    first_on = day_field(_("counted from"))

    class Meta:
        model = Series
        fields = ["name", "weekday", "hour", "duration_minutes", "every_weeks", "first_on", "capacity", "is_active"]
        help_texts = {"first_on": _("The weeks are counted from this day; the first date is on it or after it.")}


class ExpertForm(forms.ModelForm):
    languages = several(_("languages"), SPOKEN)
    photograph = forms.FileField(
        label=capfirst(_("new photograph")),
        required=False,
        help_text=_("JPG or PNG, at least 320 × 400 pixels. Only its middle is kept, four to five."),
        widget=forms.FileInput(attrs={"accept": "image/jpeg,image/png"}),
    )
    removes_photo = forms.BooleanField(label=capfirst(_("remove the photograph")), required=False)

    class Meta:
        model = Expert
        fields = ["name", "role", "about", "gender", "languages", "email", "language"]
        widgets = {"role": forms.TextInput(attrs={"class": "vTextField"})}
        help_texts = {
            "role": _("One line: Heating engineer, Lviv"),
            "email": _("For the personal link to the meeting; shown nowhere."),
        }

    def clean_photograph(self):
        """The bytes that are kept, or None."""
        upload = self.cleaned_data.get("photograph")
        if not upload:
            return None
        try:
            return services.clean_photo(upload)
        except PictureRefused as refused:
            raise forms.ValidationError(refused.message, code=refused.code) from refused

"""What the secretariat fills in: sessions and experts. Hours are those of Kyiv."""

from datetime import datetime

from django import forms
from django.utils.translation import gettext_lazy as _

from mayors_club.pictures import PictureRefused
from members.vocabulary import LANGUAGES, TOPICS
from sessions import schedule, services
from sessions.models import Expert, ExpertSession, Series

SPOKEN = {"uk": _("Ukrainian"), **LANGUAGES}
TIME_FIELDS = ("day", "starts", "ends")


def day_field(label) -> forms.DateField:
    return forms.DateField(
        label=label,
        widget=forms.DateInput(attrs={"type": "date", "class": "w8"}, format="%Y-%m-%d"),
        error_messages={"required": _("Enter the date"), "invalid": _("Enter the date")},
    )


def hour_field(label) -> forms.TimeField:
    return forms.TimeField(
        label=label,
        widget=forms.TimeInput(attrs={"type": "time", "class": "w8"}, format="%H:%M"),
        error_messages={"required": _("Enter the hour"), "invalid": _("Enter the hour")},
    )


def several(label, words) -> forms.MultipleChoiceField:
    return forms.MultipleChoiceField(
        label=label, choices=list(words.items()), required=False, widget=forms.CheckboxSelectMultiple
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


class SessionForm(HoursOfKyiv, forms.ModelForm):
    """The time stands in the form only while nobody was told of it; then it changes by its verb."""

    day = day_field(_("date"))
    starts = hour_field(_("begins, by the clocks of Kyiv"))
    ends = hour_field(_("ends"))
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
        return cleaned

    def changes(self) -> dict:
        """Columns and values to write: only what was changed here."""
        found = {name: self.cleaned_data[name] for name in self.changed_data if name not in TIME_FIELDS}
        if set(self.changed_data) & set(TIME_FIELDS):
            found |= {name: self.cleaned_data[name] for name in ("starts_at", "ends_at")}
        return found


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
        label=_("new photograph"),
        required=False,
        help_text=_("JPG or PNG, at least 320 × 400 pixels. Only its middle is kept, four to five."),
        widget=forms.FileInput(attrs={"accept": "image/jpeg,image/png"}),
    )
    removes_photo = forms.BooleanField(label=_("remove the photograph"), required=False)

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

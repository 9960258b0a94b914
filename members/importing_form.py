"""One row of the secretariat's spreadsheet, read like any other form."""

import re
from datetime import date

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from mayors_club.form_fields import EmailField, GreetingField, LineField, NameField
from mayors_club.ukrainian import latinise, search_key
from members import communities
from members.models import Community, Mandate
from members.services import at_precision, coarser
from members.term_form import When

KINDS = {
    "elected": ("", "обраний голова", "обрана голова", "голова", "міський голова", "міська голова", "elected"),
    "acting": ("секретар ради", "в о", "виконувач обов язків", "тимчасово здійснює повноваження", "acting"),
    "military": ("начальник військової адміністрації", "начальниця військової адміністрації", "мва", "вса", "military"),
}
KIND_OF = {search_key(word): kind for kind, words in KINDS.items() for word in words}
DATE = re.compile(r"(?:(?:(\d{1,2})[./-])?(\d{1,2})[./-])?((?:19|20)\d{2})(?: ?р\.?)?")


class WrittenDate(forms.CharField):
    """«12.11.2015», «11.2015» or «2015», as a When."""

    def clean(self, value):
        text = super().clean(value)
        if not text:
            return None
        found = DATE.fullmatch(text)
        try:
            day, month, year = (int(part) if part else 0 for part in found.groups())
            return When(date(year, month or 1, day or 1), "day" if day else "month" if month else "year")
        except (AttributeError, ValueError):
            raise forms.ValidationError(_("write a date like 12.11.2015, 11.2015 or 2015"), code="date") from None


class EarlierMemberForm(forms.Form):
    email = EmailField(label=_("e-mail"), enter=_("is missing"))
    full_name_uk = NameField(label=_("name in Ukrainian"), script="CYRILLIC", enter=_("is missing"))
    full_name_latin = NameField(label=_("name in Latin letters"), script="LATIN", enter="", required=False)
    greeting_uk = GreetingField(label=_("form of address"), script="CYRILLIC", enter="", required=False)
    title_uk = LineField(label=_("title"), enter="", required=False)
    title_en = LineField(label=_("title in English"), enter="", required=False)
    community = LineField(label=_("community"), enter="", required=False, max_length=160)
    oblast = LineField(label=_("oblast"), enter="", required=False)
    code = forms.CharField(label=_("KATOTTG code"), required=False, max_length=19)
    kind = forms.CharField(label=_("kind of office"), required=False)
    term_from = WrittenDate(label=_("beginning of the term"), required=False)
    term_to = WrittenDate(label=_("end of the term"), required=False)
    member_since = WrittenDate(label=_("in the Club since"), required=False)
    language = forms.CharField(label=_("language of letters"), required=False)

    def clean_kind(self):
        kind = KIND_OF.get(search_key(self.cleaned_data["kind"]))
        if kind is None:
            raise forms.ValidationError(
                _("write elected head, acting head or head of a military administration"), code="kind"
            )
        return kind

    def clean_language(self):
        return "en" if search_key(self.cleaned_data["language"]).startswith(("en", "англ")) else "uk"

    def clean_member_since(self):
        since = self.cleaned_data["member_since"]
        if since and since.day > timezone.localdate():
            raise forms.ValidationError(_("lies in the future"), code="future")
        return since.day if since else None

    def clean(self):
        cleaned = super().clean()
        begin, end = cleaned.get("term_from"), cleaned.get("term_to")
        if begin and end and end.day < begin.day:
            self.add_error("term_to", _("lies before the beginning"))
        if end and not begin:
            self.add_error("term_from", _("is missing"))
        if not {"community", "oblast", "code"} & set(self.errors):
            cleaned["place"] = self._place(cleaned)
        return cleaned

    def _place(self, cleaned) -> Community | None:
        """By the code, else by the name when only one fits; doubt is said with the candidates."""
        if code := cleaned["code"].strip():
            found = Community.objects.filter(code=code).first()
            if not found:
                self.add_error("code", _("there is no community with this code"))
            return found
        if not cleaned["community"]:
            return None
        typed = f"{cleaned['community']} {cleaned['oblast']}".strip()
        found = communities.exact(typed) or communities.exact(cleaned["community"])
        candidates = [found] if found else communities.search(typed)[:5]
        if len(candidates) != 1:
            self.add_error("community", self._doubt(candidates))
            return None
        return candidates[0]

    def _doubt(self, candidates) -> str:
        if not candidates:
            return _("no community of this name is known; write its code")
        names = "; ".join(f"{one.full_name_uk} ({one.code})" for one in candidates)
        words = ngettext("perhaps {names}; write its code", "several fit: {names}; write the code", len(candidates))
        return words.format(names=names)

    def columns(self) -> dict:
        cleaned = self.cleaned_data
        return {
            "email": cleaned["email"],
            "language": cleaned["language"],
            "full_name_uk": cleaned["full_name_uk"],
            "full_name_latin": cleaned["full_name_latin"] or latinise(cleaned["full_name_uk"]),
            "greeting_uk": cleaned["greeting_uk"],
            "title_uk": cleaned["title_uk"] or "Голова громади",
            "title_en": cleaned["title_en"],
            "community": cleaned["place"],
        }

    def mandates(self) -> list[dict]:
        begin, end = self.cleaned_data["term_from"], self.cleaned_data["term_to"]
        if not begin:
            return []
        precision = coarser(begin.precision, end.precision) if end else begin.precision
        return [
            {
                "kind": Mandate.Kind(self.cleaned_data["kind"]),
                "starts_on": at_precision(begin.day, precision),
                "ends_on": at_precision(end.day, precision) if end else None,
                "precision": precision,
            }
        ]

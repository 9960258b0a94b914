from django import forms
from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy as _

from applications import terms, titles
from applications.forms.section import SectionForm
from applications.forms.term_rows import PARTS, ROWS, TermRows
from applications.models import Application
from mayors_club import cleaning
from mayors_club.form_fields import NO_LINKS, LineField, WebAddressField
from members.community_field import TYPED_MAX, CommunityAnswer, CommunityField, Typed, resolve

TITLE = ("title", "title_other_uk", "title_other_en")


class OfficeForm(TermRows, SectionForm):
    name = "office"
    parts = {
        "office_kind": ("office_kind",),
        "title": TITLE,
        "community": ("community", "community_code"),
        "terms": (ROWS, *(f"term_{row}_{part}" for row in range(1, terms.MOST + 1) for part in PARTS)),
        "proof": ("proof_url",),
    }
    office_kind = forms.ChoiceField(
        label=_("What is your office?"),
        choices=[
            (Application.OfficeKind.ELECTED, _("Elected head of a community")),
            (Application.OfficeKind.ACTING, _("Council secretary acting as head of the community")),
            (Application.OfficeKind.MILITARY, _("Head of a military administration")),
            (Application.OfficeKind.FORMER, _("Former head of a community")),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose your office")},
    )
    title = forms.ChoiceField(
        label=_("What should we call your office?"),
        choices=titles.choices,
        error_messages={"required": _("Choose what to call your office")},
        help_text=_(
            "This is how the office will be named in letters and on the page of your office. "
            "Choose the form you prefer."
        ),
    )
    title_other_uk = LineField(
        label=_("Your own wording in Ukrainian"),
        enter=_("Write what to call your office in Ukrainian"),
        required=False,
        help_text=_("Only if you chose “Other”"),
        widget=forms.TextInput(attrs={"lang": "uk"}),
    )
    title_other_en = LineField(
        label=_("Your own wording in English"),
        enter="",
        required=False,
        widget=forms.TextInput(attrs={"lang": "en"}),
    )
    community = CommunityField(
        label=_("Community (hromada)"),
        suggest_url=reverse_lazy("applications:communities"),
        help_text=_("Begin to type the name, for example “Myrhorod”"),
    )
    proof_url = WebAddressField(
        label=_("Proof of office: a link"),
        required=False,
        help_text=_(
            "A decision of the territorial election commission or of the council, a decree of appointment, "
            "or news on the community’s website. You can add a file instead."
        ),
    )

    def add_fields(self, typed):
        self.add_term_fields(typed)
        self.fields["proof_url"] = self.fields.pop("proof_url")  # stands last on the page and in the summary
        self.fields["proof_url"].is_conditional = True  # one of the two proofs is needed, so neither is called optional

    @classmethod
    def prepared(cls, values, before):
        """A community that leaves no doubt is kept by its code as well, so that it need not be searched for again."""
        found = resolve(Typed("".join(values.get("community", [])[:1]), "".join(values.get("community_code", [])[:1])))
        return {**values, "community_code": [found.code]} if found else values

    def clean_community(self):
        """A name that is not in the codifier is a stranger's text like any other: one harmless line without links."""
        answer = self.cleaned_data["community"]
        if answer is None or answer.community:
            return answer
        typed = cleaning.line(answer.typed)
        if not any(sign.isalpha() for sign in typed):
            raise forms.ValidationError(self.fields["community"].error_messages["required"], code="required")
        if len(typed) > TYPED_MAX:  # composed letters may be more than those that were typed
            raise forms.ValidationError(self.fields["community"].error_messages["long"], code="long")
        if cleaning.holds_link(typed):
            raise forms.ValidationError(NO_LINKS, code="link")
        return CommunityAnswer(None, typed)

    def clean(self):
        cleaned = super().clean()
        if "title" in self.fields:
            self._clean_title(cleaned)
        if ROWS in self.fields:
            kind = cleaned.get("office_kind") or self.application.office_kind
            self.clean_terms(cleaned, is_former=kind == Application.OfficeKind.FORMER if kind else None)
        if "proof_url" in self.fields and "proof_url" not in self.errors:
            if not cleaned["proof_url"] and not self.application.current_proof:
                self.refuse("proof_url", _("Add the proof of your office, or a link to it"), code="required")
        return cleaned

    def _clean_title(self, cleaned):
        if cleaned.get("title") == titles.OTHER and not cleaned.get("title_other_uk"):
            if "title_other_uk" not in self.errors:
                wanted = self.fields["title_other_uk"].error_messages["required"]
                self.refuse("title_other_uk", wanted, code="required")

    def columns(self):
        """What the application's columns hold once this section is valid; only for the fields that are open."""
        cleaned, columns = self.cleaned_data, {}
        if "office_kind" in cleaned:
            columns["office_kind"] = cleaned["office_kind"]
        if "title" in cleaned:
            columns["title_uk"], columns["title_en"] = titles.in_words(
                cleaned["title"], cleaned["title_other_uk"], cleaned["title_other_en"]
            )
        if "community" in cleaned:
            answer = cleaned["community"]
            columns |= {"community": answer.community, "community_typed": "" if answer.community else answer.typed}
        if "terms" in cleaned:
            columns["terms"] = [term.as_json() for term in cleaned["terms"]]
            columns["first_mandate_start"] = terms.first_start(cleaned["terms"])
            columns["mandate_end"] = terms.last_end(cleaned["terms"])
        if "proof_url" in cleaned:
            columns["proof_url"] = cleaned["proof_url"]
        return columns

"""The answer to an invitation: one choice, the person who goes instead being one of them."""

from crispy_forms.helper import FormHelper
from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sessions.answer_words import quick_answers
from sessions.models import Seat
from sessions.own import Own, person_from
from sessions.services import may_attend

Answer = Seat.Answer


class AnswerForm(forms.Form):
    """Every value is `going`, `declined`, or the id of who goes instead."""

    answer = forms.ChoiceField(
        label=gettext_lazy("Who will be there?"),
        widget=forms.RadioSelect,
        error_messages={
            "required": gettext_lazy("Choose one of the answers"),
            "invalid_choice": gettext_lazy("Choose one of the answers"),
        },
    )

    def __init__(self, own: Own, typed=None):
        super().__init__(typed, initial={"answer": value_of(own.seat)}, label_suffix="")
        self.visitor = own.visitor
        self.fields["answer"].choices = choices_for(own)
        self.helper = FormHelper()
        self.helper.form_tag = False
        self.helper.disable_csrf = True

    def clean_answer(self):
        """Together with who goes instead: rights may have ended since the page was opened."""
        chosen = self.cleaned_data["answer"]
        if chosen not in (Answer.GOING, Answer.DECLINED):
            self.representative = may_attend(self.visitor.member).filter(pk=chosen).first()
            if self.representative is None:
                raise forms.ValidationError(_("Choose one of the answers"), code="invalid_choice")
            return Answer.REPRESENTATIVE
        self.representative = None
        return Answer(chosen)


def value_of(seat: Seat | None) -> str | None:
    """The choice that stands for this seat; None while nothing has been said."""
    if seat is None or seat.answer == Answer.NONE:
        return None
    if seat.representative_id:
        return str(seat.representative_id)
    return str(Answer.DECLINED if seat.answer == Answer.DECLINED else Answer.GOING)


def choices_for(own: Own) -> list[tuple[str, str]]:
    """The one-press answers, and between them who else may go."""
    first, last = quick_answers(own.visitor)
    if own.visitor.is_member:
        people = map(person_from, own.session.may_go)
        between = [(str(one.pk), _("Instead of me: {name}").format(name=one.full_name)) for one in people]
    else:
        between = [(Answer.GOING.value, _("In person: {name}").format(name=own.visitor.member.full_name))]
    return [first, *between, last]

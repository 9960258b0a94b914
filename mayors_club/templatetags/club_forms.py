"""Form pieces that the crispy pack «club» needs and Django's template language cannot say."""

from django import forms, template
from django.utils.translation import ngettext, pgettext

register = template.Library()


@register.filter
def has_options(field):
    """Radios or checkboxes: a question with several controls, so it needs a fieldset and a legend."""
    return isinstance(field.field.widget, forms.RadioSelect | forms.CheckboxSelectMultiple)


@register.filter
def described(field):
    """The control itself, tied to its hint and error even where Django leaves that to a fieldset (file inputs)."""
    described_by = field.aria_describedby
    return field.as_widget(attrs={"aria-describedby": described_by} if described_by else None)


@register.inclusion_tag("club/error_summary.html")
def error_summary(*parts):
    """One summary for all forms and formsets of a page (or lists of them), each message a link to its control.

    The frame of a form page draws it above the heading; the pack's own turn, inside the form, then stays empty.
    """
    single = [one for part in parts for one in (part if isinstance(part, list) else [part]) if one]
    errors = [error for one in single if not getattr(one, "summary_drawn", False) for error in _errors_of(one)]
    for one in single:
        one.summary_drawn = True
    return {"errors": errors, "heading": _heading(len(errors))}


def _errors_of(part):
    if not part or not part.is_bound:
        return
    if isinstance(part, forms.BaseFormSet):
        yield from ({"target": "", "message": message} for message in part.non_form_errors())
        for form in part:
            yield from _errors_of(form)
        return
    yield from ({"target": "", "message": message} for message in part.non_field_errors())
    for field in part:
        yield from ({"target": _target(field), "message": message} for message in field.errors)


def _target(field):
    """The control to go to: the first radio of a group, the first half of a divided field; a hidden one is none."""
    if field.is_hidden:
        return ""
    first_of_several = has_options(field) or isinstance(field.field.widget, forms.MultiWidget)
    return f"{field.auto_id}_0" if first_of_several else field.auto_id


def _heading(count):
    return ngettext("Correct {count} error", "Correct {count} errors", count).format(count=_in_words(count))


def _in_words(count):
    words = (
        pgettext("number of errors", "no"),
        pgettext("number of errors", "one"),
        pgettext("number of errors", "two"),
        pgettext("number of errors", "three"),
        pgettext("number of errors", "four"),
        pgettext("number of errors", "five"),
        pgettext("number of errors", "six"),
        pgettext("number of errors", "seven"),
        pgettext("number of errors", "eight"),
        pgettext("number of errors", "nine"),
    )
    return words[count] if count < len(words) else str(count)

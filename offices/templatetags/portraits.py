"""`{% portrait member section %}`: a person's picture, or the ring in its place."""

from django import template
from django.urls import reverse
from django.utils.translation import get_language

from mayors_club.templatetags.club import initials, portrait_tint
from offices.variants import CONTENT_TYPES

register = template.Library()

# How wide the picture is on the page, for the browser's choice: beside a name by default.
BESIDE_A_NAME = "(min-width: 48rem) 17rem, 11rem"
IN_A_GRID = "(min-width: 44rem) 14rem, 44vw"
BEST_FIRST = ("avif", "webp", "jpg")


@register.inclusion_tag("partials/_portrait_picture.html")
def portrait(member, section=None, *, sizes=BESIDE_A_NAME, lazy=False, private=False):
    """`section` is the portrait's one, with its portrait; `private` shows what is not public yet to its editors.

    In a grid below the fold: `sizes="grid" lazy=True`.
    """
    found = section.portrait if section else None
    context = {"initials": initials(member.full_name), "tint": portrait_tint(member.pk)}
    if found and (found.ready_at or private):
        context |= {
            "picture": _sources(found, private),
            "sizes": IN_A_GRID if sizes == "grid" else sizes,
            "alt": _alternative(section),
            "lazy": lazy,
        }
    return context


def _sources(found, private) -> dict:
    """What `<picture>` needs; before the worker has made the files there is one JPEG, for editors."""
    any_file = reverse("offices:private_portrait" if private else "office_files:portrait", args=[found.pk, 1, "jpg"])
    folder = any_file.rpartition("/")[0]
    width = min(640, max(found.widths))
    types = BEST_FIRST if found.ready_at else ()
    return {
        "types": [(CONTENT_TYPES[kind], _srcset(folder, found.widths, kind)) for kind in types[:-1]],
        "srcset": _srcset(folder, found.widths, "jpg") if types else "",
        "src": f"{folder}/{width}.jpg",
        "width": width,
        "height": width * 5 // 4,
    }


def _srcset(folder, widths, extension) -> str:
    return ", ".join(f"{folder}/{width}.{extension} {width}w" for width in widths)


def _alternative(section) -> dict[str, str]:
    """In the language of the page; Ukrainian, and marked so, where there is no English."""
    language = get_language()
    if language == "en" and section.text_en:
        return {"text": section.text_en}
    return {"text": section.text_uk or "", "language": "uk" if language != "uk" else ""}

from django import template

from members.dashboard import tabs

register = template.Library()


@register.simple_tag(takes_context=True)
def area_tabs(context):
    return tabs(context["request"].path)

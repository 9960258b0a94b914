from django.utils.translation import gettext_lazy as _

from applications.forms.section import SectionForm
from mayors_club.form_fields import ParagraphField, WebAddressField


class CommunityForm(SectionForm):
    name = "community"
    parts = {"community_website": ("community_website",), "for_partners": ("for_partners",)}

    community_website = WebAddressField(label=_("Website of the community"), required=False)
    for_partners = ParagraphField(
        label=_("What should foreign partners know about the community?"),
        required=False,
        max_length=2000,
        help_text=_(
            "For example: what the community lives from, what it is proud of, whom it looks for among cities abroad."
        ),
    )

    def columns(self):
        return dict(self.cleaned_data)

"""A letter on a page of ours: in a frame of its own, with its own style and nothing else, secrets masked."""

import re

from csp.constants import NONE, SELF, UNSAFE_INLINE

from mayors_club.mail import MARKER

# The policy of the frame's content: no script, no form, no link that leads anywhere.
FRAME_POLICY = {"default-src": [NONE], "style-src": [UNSAFE_INLINE], "frame-ancestors": [SELF], "sandbox": [""]}
# What the page around it needs on top of its own policy.
PAGE_POLICY = {"frame-src": [SELF]}
STAND_IN = "•••"


def text_of(letter) -> str:
    return MARKER.sub(STAND_IN, letter.body_text)


def html_of(letter) -> str:
    without_links = re.sub(rf'href="{MARKER.pattern}"', 'href="#"', letter.body_html)
    return MARKER.sub(STAND_IN, without_links)

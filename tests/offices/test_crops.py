import pytest
from hypothesis import given
from hypothesis import strategies as st

from offices.crops import Crop, crop_at, default_crop, valid_crop

widths = st.integers(320, 2560)
heights = st.integers(400, 2560)


@pytest.mark.parametrize(
    ("size", "crop"),
    {
        "exactly four to five": ((800, 1000), Crop(0, 0, 800, 1000)),
        "upright: more is cut below than above": ((800, 1200), Crop(0, 60, 800, 1000)),
        "lying: as much on both sides": ((1500, 1000), Crop(350, 0, 800, 1000)),
        "the smallest": ((320, 400), Crop(0, 0, 320, 400)),
        "odd sizes": ((323, 407), Crop(2, 2, 320, 400)),
    }.values(),
)
def test_default_crop(size, crop):
    assert default_crop(*size) == crop


@given(widths, heights)
def test_default_crop_is_valid_in_every_picture(width, height):
    assert valid_crop(default_crop(width, height), width, height)


@given(widths, heights, st.floats(-1e6, 1e6), st.floats(-1e6, 1e6), st.floats(-1e6, 1e6))
def test_every_wish_leads_to_a_valid_crop(width, height, wide, middle, top):
    assert valid_crop(crop_at(width, height, wide, middle, top), width, height)


@pytest.mark.parametrize(
    "crop",
    {
        "too narrow": Crop(0, 0, 316, 395),
        "another shape": Crop(0, 0, 400, 400),
        "out at the left": Crop(-1, 0, 400, 500),
        "out at the top": Crop(0, -1, 400, 500),
        "out at the right": Crop(401, 0, 400, 500),
        "out at the bottom": Crop(0, 501, 400, 500),
    }.values(),
)
def test_other_crops_are_not_valid(crop):
    assert not valid_crop(crop, 800, 1000)

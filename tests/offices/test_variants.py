import io

import pytest
from PIL import Image

from mayors_club.pictures import master, open_picture
from offices.crops import Crop, default_crop
from offices.variants import BUDGETS, CONTENT_TYPES, ENCODERS, JPEG_SHARE, QUALITIES, encoded, variants, within
from tests import photographs
from tests.photographs import corners, scene, upload, written

FORMATS = {"avif": "AVIF", "webp": "WEBP", "jpg": "JPEG"}


@pytest.fixture(scope="module")
def portrait():
    """A landscape photograph, large enough for every width."""
    content, width, height = master(open_picture(upload(written(scene((2400, 1800), noise=8)))))
    return variants(content, default_crop(width, height))


def test_every_width_in_every_format(portrait):
    assert set(portrait) == {(width, extension) for width in (320, 640, 1280) for extension in FORMATS}
    for (width, extension), content in portrait.items():
        picture = Image.open(io.BytesIO(content))
        assert (picture.format, picture.size) == (FORMATS[extension], (width, width * 5 // 4))


def test_every_file_keeps_to_its_budget(portrait):
    for (width, extension), content in portrait.items():
        assert len(content) <= BUDGETS[width] * (JPEG_SHARE if extension == "jpg" else 1), (width, extension)


def test_telephone_gets_what_the_design_promises():
    assert BUDGETS == {320: 12_000, 640: 28_000, 1280: 90_000}


def test_variants_hold_pixels_only():
    content, width, height = master(open_picture(upload(photographs.telling_jpeg())))
    for variant in variants(content, default_crop(width, height)).values():
        assert photographs.PLANTED not in variant
        picture = Image.open(io.BytesIO(variant))
        assert not picture.getexif()
        assert picture.info.keys() & {"exif", "icc_profile", "xmp", "comment"} == set()


@pytest.mark.parametrize(
    ("width", "widths"), [(320, {320}), (636, {320}), (640, {320, 640}), (1276, {320, 640}), (1280, {320, 640, 1280})]
)
def test_nothing_is_enlarged(width, widths):
    picture = written(Image.new("RGB", (width, width * 5 // 4), "teal"))
    made = variants(picture, Crop(0, 0, width, width * 5 // 4))
    assert {wide for wide, _extension in made} == widths


def test_variants_show_the_crop():
    """Only the green corner."""
    made = variants(written(corners((800, 1000)), quality=95), Crop(420, 20, 360, 450))
    for content in made.values():
        red, green, blue = Image.open(io.BytesIO(content)).convert("RGB").getpixel((160, 200))
        assert green > 100 > max(red, blue) + 60


@pytest.mark.parametrize("extension", FORMATS)
def test_best_quality_within_the_budget_is_taken(extension):
    """Halving finds what trying one after the other finds."""
    picture = scene((160, 200))
    sizes = [len(encoded(picture, extension, quality)) for quality in QUALITIES[extension]]
    share = JPEG_SHARE if extension == "jpg" else 1
    for budget in [size // share + 1 for size in sizes]:
        best = next(size for size in sizes if size <= budget * share)
        assert len(within(budget, picture, extension)) == best


@pytest.mark.parametrize("extension", FORMATS)
def test_what_fits_no_budget_stays_a_portrait(extension):
    picture = scene((160, 200), noise=200)
    assert within(1, picture, extension) == encoded(picture, extension, QUALITIES[extension][-1])


def test_every_format_has_its_content_type():
    assert CONTENT_TYPES.keys() == ENCODERS.keys() == QUALITIES.keys()

"""No photograph harms, and none tells more than it shows."""

import io

import pytest
from PIL import Image, ImageCms

from mayors_club.pictures import LONGEST_SIDE, MOST_BYTES, PictureRefused, master, open_picture, small_portrait
from tests import photographs
from tests.photographs import corners, scene, upload, written

TELLING = {"JPEG": photographs.telling_jpeg, "PNG": photographs.telling_png}
SVG = b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'
BAD = {
    "nothing": (b"", "empty"),
    "an SVG named .jpg": (SVG, "kind"),
    "a web page": (b"<!doctype html><script>alert(1)</script>", "kind"),
    "a program": (b"MZ\x90\x00" * 200, "kind"),
    "a GIF": (written(kind="GIF"), "kind"),
    "a WebP": (written(kind="WEBP"), "kind"),
    "an AVIF": (written(scene((400, 500)), "AVIF"), "kind"),
    "a TIFF": (written(kind="TIFF"), "kind"),
    "a JPEG behind a GIF's name": (b"GIF89a" + written(), "kind"),
    "only the first bytes of a JPEG": (b"\xff\xd8\xff\xe0", "kind"),
    "half a JPEG": (written()[:9000], "broken"),
    "half a PNG": (written(kind="PNG")[:9000], "broken"),
    "a PNG that promises more than it holds": (photographs.png_promising(500, 500), "broken"),
    "a PNG bomb": (photographs.png_promising(30_000, 30_000), "pixels"),
    "a PNG of a little over 89 megapixels": (photographs.png_promising(9_500, 9_500), "pixels"),
    "a PNG of a little over 40 megapixels": (photographs.png_promising(6_325, 6_325), "pixels"),
    "a JPEG bomb": (photographs.jpeg_promising(65_000, 65_000), "pixels"),
    "a JPEG of endless scans": (written() + b"\xff\xda" * 100, "broken"),
    "a PNG whose comment unpacks to 100 megabytes": (photographs.png_with_huge_comment(), "kind"),
    "one column too few": (written(corners((319, 400))), "small"),
    "one row too few": (written(corners((320, 399))), "small"),
    "too low once upright": (written(corners((320, 400)), exif=photographs.exif(6)), "small"),
    "a strip": (written(corners((4000, 420))), "narrow"),
}


@pytest.fixture(params=TELLING.values(), ids=TELLING)
def telling(request):
    return request.param()


@pytest.mark.parametrize(("content", "code"), BAD.values(), ids=BAD)
def test_bad_picture_is_refused(content, code):
    with pytest.raises(PictureRefused) as refused:
        master(open_picture(upload(content)))
    assert refused.value.code == code
    assert str(refused.value.message)


def test_limit_of_bytes_and_one_more():
    assert open_picture(upload(photographs.of_weight(MOST_BYTES))).size == (800, 1000)
    with pytest.raises(PictureRefused, match="size"):
        open_picture(upload(photographs.of_weight(MOST_BYTES + 1)))


def test_oversized_upload_is_not_read():
    class Unread:
        size = MOST_BYTES + 1

    with pytest.raises(PictureRefused, match="size"):
        open_picture(Unread())


def test_least_size_is_taken():
    assert kept(written(corners((320, 400)))).size == (320, 400)
    assert kept(written(corners((400, 320)), exif=photographs.exif(8))).size == (320, 400)


def test_every_refusal_is_tested_and_says_something_else():
    assert {code for _content, code in BAD.values()} | {"size"} == {*PictureRefused.MESSAGES}
    assert len({str(message) for message in PictureRefused.MESSAGES.values()}) == len(PictureRefused.MESSAGES)


def test_nothing_but_pixels_is_kept(telling):
    """The upload does hold every one of these; the copy holds none."""
    assert photographs.PLANTED in telling
    content, _width, _height = master(open_picture(upload(telling)))
    assert photographs.PLANTED not in content
    picture = Image.open(io.BytesIO(content))
    assert dict(picture.getexif()) == {}
    assert picture.info.keys() <= {"jfif", "jfif_version", "jfif_unit", "jfif_density"}
    assert picture.info["jfif_density"] == (1, 1)


def test_copy_holds_no_segments_but_the_picture():
    content, _width, _height = master(open_picture(upload(photographs.telling_jpeg())))
    for marker in (b"\xff\xe1", b"\xff\xe2", b"\xff\xed", b"\xff\xfe"):
        assert marker not in content[: content.index(b"\xff\xda")]
    assert content.endswith(b"\xff\xd9")


@pytest.mark.parametrize("tail", [b"PK\x03\x04 a zip", b"<script>alert(1)</script>", b"%PDF-1.7"])
def test_what_is_glued_to_a_picture_stays_behind(tail):
    content, _width, _height = master(open_picture(upload(written() + tail)))
    assert tail not in content
    assert content.endswith(b"\xff\xd9")


@pytest.mark.parametrize("orientation", range(1, 9))
def test_orientation_is_applied(orientation):
    """Stored as the camera lay; kept as it was held: red at the top left, green at the top right."""
    stored = corners()
    for step in WAYS_BACK[orientation]:
        stored = stored.transpose(step)
    picture = kept(written(stored, exif=photographs.exif(orientation), quality=95))
    assert picture.size == (400, 500)
    assert [colour(picture, place) for place in ((50, 50), (350, 50), (200, 450))] == ["red", "green", "blue"]


FLIP, MIRROR = Image.Transpose.FLIP_TOP_BOTTOM, Image.Transpose.FLIP_LEFT_RIGHT
LEFT, RIGHT = Image.Transpose.ROTATE_90, Image.Transpose.ROTATE_270
# From upright to how the camera lay, in steps of this test's own.
WAYS_BACK = {
    1: [],
    2: [MIRROR],
    3: [MIRROR, FLIP],
    4: [FLIP],
    5: [RIGHT, MIRROR],
    6: [LEFT],
    7: [LEFT, MIRROR],
    8: [RIGHT],
}


def test_unreadable_orientation_is_upright():
    assert kept(written(corners(), exif=b"Exif\0\0broken")).size == (400, 500)


def test_large_photograph_is_made_smaller():
    content, width, height = master(open_picture(upload(written(corners((3200, 4000))))))
    assert (width, height) == (2048, LONGEST_SIDE)
    assert Image.open(io.BytesIO(content)).size == (width, height)


def test_small_photograph_keeps_its_size():
    assert kept(written(corners((401, 503)))).size == (401, 503)


def test_print_colours_become_screen_colours():
    picture = kept(written(corners().convert("CMYK")))
    assert picture.mode == "RGB"
    assert colour(picture, (50, 50)) == "red"


def test_grey_picture_becomes_rgb():
    assert kept(written(corners().convert("L"))).mode == "RGB"


def test_sixteen_bits_are_scaled_not_cut():
    grey = Image.new("I;16", (400, 500), 0x8000)
    assert kept(written(grey, "PNG")).getpixel((9, 9)) == (128, 128, 128)


@pytest.mark.parametrize("mode", ["RGBA", "LA", "PA"])
def test_transparent_parts_become_white(mode):
    picture = corners().convert("RGBA")
    picture.paste((0, 0, 0, 0), (0, 0, 200, 250))
    if mode == "PA":
        written_png = written(picture.quantize(16), "PNG")
        assert Image.open(io.BytesIO(written_png)).mode == "P"
    else:
        written_png = written(picture.convert(mode), "PNG")
    clean = kept(written_png)
    assert clean.getpixel((50, 50)) == (255, 255, 255)
    assert clean.getpixel((200, 400)) != (255, 255, 255)


def test_one_transparent_colour_becomes_white():
    assert kept(written(corners(), "PNG", transparency=(255, 0, 0))).getpixel((50, 50)) == (255, 255, 255)


def test_black_and_white_picture_is_kept():
    assert kept(written(corners().convert("1"), "PNG")).mode == "RGB"


def test_useless_profile_changes_nothing():
    of_another_kind = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB")).tobytes()
    for profile in (b"no profile", of_another_kind):
        assert colour(kept(written(corners(), icc_profile=profile)), (50, 50)) == "red"


def test_profile_of_a_wide_space_is_converted():
    picture = Image.new("RGB", (400, 500), (200, 60, 60))
    wide = kept(written(picture, quality=95, icc_profile=wide_profile())).getpixel((9, 9))
    plain = kept(written(picture, quality=95)).getpixel((9, 9))
    assert wide[0] > plain[0] + 5


def wide_profile():
    """sRGB with the red primary moved outwards, as displays of telephones have it."""
    content = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    entry = content.index(b"rXYZ")
    start = int.from_bytes(content[entry + 4 : entry + 8], "big") + 8
    red = int.from_bytes(content[start : start + 4], "big")
    content[start : start + 4] = int(red * 1.2).to_bytes(4, "big")
    return bytes(content)


def test_picture_of_two_exposures_is_a_jpeg():
    """Telephones write such files with the name .jpg."""
    content = written(corners(), "MPO", save_all=True, append_images=[scene((400, 500))])
    picture = kept(content)
    assert colour(picture, (50, 50)) == "red"


def test_moving_png_keeps_its_first_picture():
    content = written(corners(), "PNG", save_all=True, append_images=[scene((400, 500))])
    assert colour(kept(content), (50, 50)) == "red"


def kept(content):
    return Image.open(io.BytesIO(master(open_picture(upload(content)))[0]))


def colour(picture, place):
    red, green, blue = picture.getpixel(place)
    return {red: "red", green: "green", blue: "blue"}[max(red, green, blue)]


@pytest.mark.parametrize(
    ("size", "expected"),
    [((2400, 1800), (640, 800)), ((800, 1000), (640, 800)), ((320, 400), (320, 400)), ((1000, 400), (320, 400))],
)
def test_small_portrait_is_four_to_five_and_never_made_larger(size, expected):
    picture = Image.open(io.BytesIO(small_portrait(open_picture(upload(written(corners(size)))))))
    assert (picture.format, picture.mode, picture.size) == ("JPEG", "RGB", expected)


def test_small_portrait_is_cut_from_the_middle():
    """Of a wide picture both sides go alike: the border of red and green stays in the middle."""
    picture = Image.open(io.BytesIO(small_portrait(open_picture(upload(written(corners((1600, 800))))))))
    row = [picture.getpixel((x, 100)) for x in (300, 340)]
    assert [(red > 200, green > 100) for red, green, _blue in row] == [(True, False), (False, True)]


def test_small_portrait_holds_pixels_only(telling):
    content = small_portrait(open_picture(upload(telling)))
    picture = Image.open(io.BytesIO(content))
    assert photographs.PLANTED not in content
    assert not picture.getexif()
    assert set(picture.info) <= {"jfif", "jfif_version", "jfif_unit", "jfif_density", "progressive", "progression"}

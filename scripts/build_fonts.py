"""Make the eight files of static/fonts from the fontsource packages. Run by hand, seldom.

    npm install --prefix /tmp/faces @fontsource/arsenal@5.3.0 @fontsource-variable/source-sans-3@5.3.0
    python scripts/build_fonts.py /tmp/faces/node_modules

Fontsource ships one file per script. We merge Cyrillic and Latin into one: the apostrophe lives in the Latin
file, and pairs across files are never kerned, which shows in every «об’єднує». Accented Latin letters go to a
second file that browsers fetch only for a page with such a name. Source Sans is cut from its variable face and
carries the family name «Klub Text», because its licence reserves the name «Source» for unchanged files.
"""

import sys
import tempfile
from pathlib import Path

from fontTools import merge, subset
from fontTools.ttLib import TTFont
from fontTools.varLib import instancer

OUTPUT = Path(__file__).resolve().parent.parent / "static" / "fonts"

UKRAINIAN = "АБВГҐДЕЄЖЗИІЇЙКЛМНОПРСТУФХЦЧШЩЬЮЯабвгґдеєжзиіїйклмнопрстуфхцчшщьюя"
OTHER_CYRILLIC = "ЫЭЁЪыэёъ\u0301"
ASCII = "".join(map(chr, range(0x20, 0x7F)))
SIGNS = "₴\u00a0«»–—’‘“”„…·•×°№€§©ʼ−\u2011\u202f→←↑↓"
ACCENTED = (
    "".join(map(chr, range(0xC0, 0x100)))
    + "ĄąĆćĘęŁłŃńŚśŹźŻżČčĎďĚěŇňŘřŠšŤťŮůŽžĹĺĽľŔŕŐőŰűĂăȘșȚțŞşŢţĐđĖėĮįŪūŲųĀāĒēĢģĪīĶķĻļŅņŌōİıĞğŒœẞ"
)
MAIN = UKRAINIAN + OTHER_CYRILLIC + ASCII + SIGNS
FEATURES = ["kern", "mark", "mkmk", "ccmp", "locl", "liga", "lnum", "tnum"]

ARSENAL = "@fontsource/arsenal/files/arsenal-{script}-{weight}-normal.woff2"
SOURCE_SANS = "@fontsource-variable/source-sans-3/files/source-sans-3-{script}-wght-normal.woff2"

MAIN_SCRIPTS = ("cyrillic", "latin", "cyrillic-ext")
ACCENT_SCRIPTS = ("latin", "latin-ext")
SCRIPTS = ("cyrillic", "cyrillic-ext", "latin", "latin-ext")


def read(path: Path, weight: int) -> TTFont:
    font = TTFont(path)
    if "fvar" in font:
        font = instancer.instantiateVariableFont(font, {"wght": weight})
    font.flavor = None
    return font


def cut(font: TTFont, letters: str) -> TTFont:
    options = subset.Options()
    options.layout_features = FEATURES
    options.hinting = False
    options.desubroutinize = True
    options.name_IDs = ["*"]
    options.notdef_outline = True
    options.drop_tables += ["STAT", "DSIG"]
    subsetter = subset.Subsetter(options)
    subsetter.populate(text=letters)
    subsetter.subset(font)
    return font


def rename(font: TTFont, family: str, style: str) -> None:
    names = {1: family, 16: family, 3: f"{family} {style} subset", 4: f"{family} {style}"}
    names[6] = f"{family}-{style}".replace(" ", "")
    for record in font["name"].names:
        record.string = names.get(record.nameID, record.string)


def build(name: str, pieces: list[Path], letters: str, weight: int, new_name: tuple[str, str] | None = None) -> None:
    with tempfile.TemporaryDirectory() as scratch:
        parts = []
        for number, piece in enumerate(pieces):
            parts.append(f"{scratch}/{number}.ttf")
            cut(read(piece, weight), letters).save(parts[-1])
        font = merge.Merger(options=merge.Options(drop_tables=["STAT", "vmtx", "vhea"])).merge(parts)
        if new_name:
            rename(font, *new_name)
        font.flavor = "woff2"
        target = OUTPUT / f"{name}.woff2"
        font.save(target)
    known = TTFont(target).getBestCmap()
    missing = "".join(letter for letter in letters if ord(letter) not in known)
    print(f"{target.name}: {target.stat().st_size} bytes, {len(known)} characters, missing: {missing or 'none'}")


def main(modules: Path) -> None:
    for weight in (400, 700):
        slices = {s: modules / ARSENAL.format(script=s, weight=weight) for s in SCRIPTS}
        build(f"arsenal-{weight}", [slices[s] for s in MAIN_SCRIPTS], MAIN, weight)
        build(f"arsenal-{weight}-eu", [slices[s] for s in ACCENT_SCRIPTS], ACCENTED, weight)
    for weight, style in ((400, "Regular"), (600, "SemiBold")):
        slices = {s: modules / SOURCE_SANS.format(script=s) for s in SCRIPTS}
        build(f"text-{weight}", [slices[s] for s in MAIN_SCRIPTS], MAIN, weight, ("Klub Text", style))
        build(f"text-{weight}-eu", [slices[s] for s in ACCENT_SCRIPTS], ACCENTED, weight, ("Klub Text", style))


if __name__ == "__main__":
    main(Path(sys.argv[1]))

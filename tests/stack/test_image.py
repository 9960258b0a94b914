"""There is no Docker engine on every machine; what can be read off the files is checked here."""

import re
import tomllib

from mayors_club.stack.places import PROJECT
from mayors_club.stack.postgres import INITDB, MAJOR
from tests.stack.launching import PACKAGES

DOCKERFILE = (PROJECT / "Dockerfile").read_text()
COMPOSE = (PROJECT / "docker-compose.yml").read_text()


def test_image_holds_every_package_and_nothing_that_is_missing():
    copied = set(re.findall(r"^COPY (\S+)", DOCKERFILE, re.MULTILINE)) - {"--from=build"}
    let_in = set(re.findall(r"^!(\S+)", (PROJECT / ".dockerignore").read_text(), re.MULTILINE))

    assert copied == let_in
    assert set(PACKAGES) < copied
    assert [name for name in copied if not (PROJECT / name).exists()] == []


def test_image_and_project_agree_on_python():
    oldest = tomllib.loads((PROJECT / "pyproject.toml").read_text())["project"]["requires-python"].removeprefix(">=")

    assert re.findall(r"^FROM python:(\S+?)-slim-bookworm", DOCKERFILE, re.MULTILINE) == [oldest, oldest]


def test_compose_makes_the_same_cluster_as_we_do():
    assert f"image: postgres:{MAJOR}-bookworm" in COMPOSE
    assert f"postgresql-client-{MAJOR}" in DOCKERFILE
    for option in INITDB:
        if "locale" in option:
            assert option in COMPOSE


def test_compose_asks_for_every_secret():
    asked = set(re.findall(r"\$\{(\w+)[:}]", COMPOSE))
    offered = set(re.findall(r"^(\w+)=", (PROJECT / "deploy" / "example.env").read_text(), re.MULTILINE))

    assert asked == offered

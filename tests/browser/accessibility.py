"""What axe-core finds wrong with a page."""

from axe_playwright_python.sync_playwright import Axe

from tests.browser.settling import settle

SCRIPT = Axe().axe_script


def axe_violations(page, **options) -> list[dict]:
    """Half a megabyte of axe is read once for each document; only what is wrong comes back from the browser."""
    settle(page)
    if not page.evaluate("'axe' in window"):
        page.evaluate(SCRIPT)
    options = {"resultTypes": ["violations"], **options}
    return page.evaluate("options => axe.run(options).then(found => found.violations)", options)

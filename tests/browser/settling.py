"""When a page may be measured: all of it is there, its window has its size, its letters are its own."""

PATIENCE = 20_000
AT_REST = """async ([width, patience]) => {
    const end = performance.now() + patience;
    while (innerWidth !== width) {
        if (performance.now() > end) throw new Error(`the window is ${innerWidth} pixels wide instead of ${width}`);
        await new Promise(requestAnimationFrame);
    }
    await document.fonts.ready;
    // A colour read half-way through its transition is none of ours.
    document.getAnimations().forEach(one => one.finish());
}"""


def settle(page):
    """A new size of the window, a font and a change of colours reach the page in their own time."""
    page.wait_for_load_state()
    page.evaluate(AT_REST, [page.viewport_size["width"], PATIENCE])

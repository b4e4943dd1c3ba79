"""How long a page keeps a slow phone from answering; measured where nothing else runs."""

from tests.browser.test_shift import MATH_HEAVY, OBSERVE

# Milliseconds, by a processor four times slower. The aim is 600. Most of it is the theme's script,
# which has the style of the whole page computed five times; so this only holds what there is.
BLOCKING = 1500


def test_how_long_a_page_of_formulas_blocks_a_slow_phone(browser, site):
    context = browser.new_context(viewport={"width": 390, "height": 844})
    times = []
    for _ in range(3):  # the best of three, since the machine has other work
        page = context.new_page()
        page.add_init_script(OBSERVE)
        page.goto(site.address + "404.html")  # another site would get another, unslowed process
        page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": 4})
        page.goto(site.address + MATH_HEAVY, wait_until="networkidle")
        page.wait_for_timeout(500)  # the last long task is told a moment later
        times.append(page.evaluate("window.seen.blocking"))
        page.close()
    context.close()
    assert 0 < min(times) <= BLOCKING, times

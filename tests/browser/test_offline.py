"""The copy on a device: whole, of one version, and gone when the reader wants it gone."""

import json
import threading
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser import tour
from tests.browser.conftest import Site
from tests.browser.offline_site import (
    DOWNLOAD,
    NAMES,
    PREFIX,
    SCOPES,
    build_first,
    build_of,
    keep,
    marked,
    marks,
    press_keep,
)
from tests.browser.test_questions import choose, hashes, log_of, press, tab_to

CHAPTER, REVIEW, PROGRESS = "machine-learning/metrics/", "practice/", "practice/progress/"
QUESTION = '[data-question="false-alarms"]'
CARD = ".practice-card .question"
VERSION = '.guide-note [data-about="version"]'


@pytest.fixture(scope="module")
def builds(tmp_path_factory) -> dict[str, Path]:
    """The small site in two builds, 'old' and 'new', and a server that is handed over."""
    folder = tmp_path_factory.mktemp("offline")
    served = Site(folder / "plain")
    build_first(served)
    yield {
        "site": served,
        "old": marked(served.folder, folder / "old", "old", 2020),
        "new": marked(served.folder, folder / "new", "new", 2022),
    }
    served.close()


@pytest.fixture
def site(builds) -> Site:
    """The server with the old build and no faults."""
    served = builds["site"]
    served.show(builds["old"])
    served.instead.clear()
    served.asked.clear()
    return served


def judge(page, name):
    """The page, in the state called `name`, is open to everybody."""
    page.emulate_media(reduced_motion="reduce")
    found = tour.judged(page, name)
    assert not found, "\n".join(found)


def has_caches(page, *names):
    """Wait until the origin's caches are these."""
    is_so = f"async (names) => String(await ({NAMES})()) === String(names)"
    page.wait_for_function(is_so, arg=sorted(names))


def test_offline_reload(context, site):
    page = context.new_page()
    keep(page, site)
    page.goto(site.address + CHAPTER)
    choose(page.locator(QUESTION), *hashes(page.locator(QUESTION), True))
    context.set_offline(True)
    site.asked.clear()
    page.reload()
    expect(page.locator(f"{QUESTION} .question-verdict")).to_have_text(
        "Your last answer: That is right."
    )
    second = page.locator('[data-question="first-hurt"]').first
    choose(second, *hashes(second, False)[:1])
    page.goto(f"{site.address}practice?topic=calibration#x")  # no slash, as readers type it
    assert page.url == f"{site.address}practice/?topic=calibration#x"
    page.goto(f"{site.address}{REVIEW}index.html")
    page.wait_for_selector(CARD)
    page.reload()
    page.wait_for_selector(CARD)
    page.locator(".md-search__input").click()
    page.keyboard.type("false alarms")
    expect(page.locator(".md-search-result__link").first).to_be_visible()
    page.keyboard.press("Escape")
    page.locator(".md-nav--primary >> text=Glossary").click()
    page.wait_for_url("**/glossary/")
    assert marks(page) == {"old"}
    page.goto(f"{site.address}never/stored/")
    expect(page.get_by_role("heading", name="You are offline")).to_be_visible()
    expect(page.get_by_role("link", name="Try again")).to_have_attribute("href", "")
    judge(page, "not in the copy")
    page.get_by_role("link", name="Start here").click()
    expect(page).to_have_title("Start here - Data Science Interview Guide")
    assert [review["verdict"] for review in log_of(page)] == ["right", "wrong"]
    # The browser itself looks for another worker, a while after a page was opened.
    assert set(site.asked) <= {"service-worker.js"}


def test_two_tabs_and_a_new_version(context, builds, site):
    one, two = context.new_page(), context.new_page()
    keep(one, site)
    one.goto(site.address + CHAPTER)
    two.goto(site.address + CHAPTER)
    two.locator(f"{QUESTION} input").first.check()
    three = context.new_page()
    three.goto(site.address + PROGRESS)
    site.show(builds["new"])
    one.reload()
    expect(one.locator(VERSION)).to_contain_text("A new version", timeout=20_000)
    one.locator(".md-nav--primary >> text=Download").click()
    expect(one.locator(".practice")).to_contain_text("and a new version of it is ready")
    judge(one, "a new version waits")
    one.locator(".md-nav--primary >> text=Review").click()
    one.wait_for_selector(CARD)
    assert marks(one) == {"old"}
    tab_to(one, f"{VERSION} button", "Update now")
    one.keyboard.press("Enter")
    one.wait_for_function("() => document.documentElement.dataset.build === 'new'")
    one.wait_for_selector(CARD)
    assert marks(one) == {"new"}
    three.wait_for_function("() => document.documentElement.dataset.build === 'new'")
    three.wait_for_selector(".practice[data-filled] h2")
    assert marks(three) == {"new"}
    expect(two.locator(VERSION)).to_contain_text("Another tab has changed")
    two.locator(".md-nav--primary >> text=Review").click()  # its scripts are asked for only now
    two.wait_for_selector(CARD)
    assert marks(two) == {"old"}
    two.locator(VERSION).get_by_role("button", name="Reload").click()
    two.wait_for_function("() => document.documentElement.dataset.build === 'new'")
    two.wait_for_selector(CARD)
    assert marks(two) == {"new"}
    one.reload()
    has_caches(one, PREFIX + build_of(builds["new"]), f"{PREFIX}pages")


# Half-updated: what is stored, or sent, is of another version


SEED = """async ([cache, place, text]) => {
  const found = await (await caches.open(cache)).match(new URL(place, guide.root));
  await (await caches.open(cache)).put(new URL(place, guide.root),
    new Response(text, { headers: found.headers }));
}"""


@pytest.mark.parametrize("part", ["questions", "shell"])
def test_half_updated_copy(context, builds, site, part):
    page = context.new_page()
    keep(page, site)
    page.goto(site.address + CHAPTER)
    choose(page.locator(QUESTION), *hashes(page.locator(QUESTION), False)[:1])
    before = page.evaluate("localStorage.getItem('data-science-interview-guide:/guide/')")
    data = next((builds["old"] / "assets/practice").glob("metrics-*.js"))
    place = f"assets/practice/{data.name}" if part == "questions" else f"{REVIEW}index.html"
    other = (builds["new"] / place).read_text(encoding="utf-8").replace('rev=\\"1', 'rev=\\"2')
    cache = PREFIX + build_of(builds["old"])
    page.evaluate(SEED, [cache, place, other])
    context.new_cdp_session(page).send("Network.clearBrowserCache")  # it has the right one too
    context.set_offline(True)
    if part == "questions":  # rather nothing than another version's
        page.goto(site.address + REVIEW)
        expect(page.locator(".practice [role=alert]")).to_contain_text("could not be loaded")
    else:
        page.goto(site.address + REVIEW)
        expect(page.get_by_role("heading", name="You are offline")).to_be_visible()
    assert page.evaluate("localStorage.getItem('data-science-interview-guide:/guide/')") == before
    context.set_offline(False)
    page.goto(site.address + REVIEW)  # the damaged part is fetched again
    page.wait_for_selector(CARD)
    assert marks(page) == {"old"}
    context.set_offline(True)
    page.reload()
    page.wait_for_selector(CARD)
    page.evaluate(SEED, [cache, place, other])
    context.new_cdp_session(page).send("Network.clearBrowserCache")
    context.set_offline(False)
    site.show(builds["new"])  # now the network has only the other version
    page.goto(site.address + REVIEW)
    if part == "questions":
        expect(page.locator(".practice [role=alert]")).to_contain_text("could not be loaded")
        assert marks(page) == {"old"}
    else:
        page.wait_for_selector(CARD)
        assert marks(page) == {"new"}  # all of it from the network
    assert page.evaluate("localStorage.getItem('data-science-interview-guide:/guide/')") == before


def test_a_page_that_only_the_new_version_has_comes_from_the_network_as_a_whole(
    context, builds, site, tmp_path
):
    page = context.new_page()
    keep(page, site)
    added = builds["new"] / "added/index.html"
    added.parent.mkdir(exist_ok=True)
    added.write_bytes((builds["new"] / "glossary/index.html").read_bytes())
    site.show(builds["new"])
    page.goto(f"{site.address}added/")
    assert marks(page) == {"new"}
    page.locator(".md-nav--primary >> text=Review").click()
    page.wait_for_selector(CARD)
    assert marks(page) == {"new"}
    page.reload()
    page.wait_for_selector(CARD)
    assert marks(page) == {"old"}  # this one is in the copy


def test_a_copy_that_is_newer_than_the_open_page(context, builds, site):
    page = context.new_page()
    page.goto(site.address + CHAPTER)
    page.goto(site.address + DOWNLOAD)
    expect(page.locator(".practice")).to_contain_text("Nothing is kept before you press")
    judge(page, "offered")
    site.show(builds["new"])
    page.get_by_role("button", name="Keep a copy on this device").click()
    expect(page.locator(".offline-status")).to_contain_text("The copy is complete", timeout=20_000)
    assert marks(page) == {"old"}
    page.locator(".md-nav--primary >> text=Metrics").click()
    page.wait_for_url("**/metrics/")
    page.reload()
    page.wait_for_selector(QUESTION)
    assert marks(page) == {"new"}
    page.goto(site.address + REVIEW)
    page.wait_for_selector(CARD)
    assert marks(page) == {"new"}


# Installs that break


BROKEN = {
    "404": (404, "The server did not send all files"),
    "500": (500, "The server did not send all files"),
    "half-way": (b"another version", "The site was being updated"),
}


@pytest.mark.parametrize("fault", BROKEN)
def test_an_install_that_breaks_leaves_no_copy_and_goes_on_later(context, site, fault):
    page = context.new_page()
    site.instead["practice/progress/"], words = BROKEN[fault]
    press_keep(page, site)
    expect(page.locator(".offline-status")).to_contain_text(words, timeout=20_000)
    assert page.evaluate(SCOPES) == []
    expect(page.get_by_role("button", name="Remove the copy")).to_be_visible()
    judge(page, f"failed, {fault}")
    page.goto(site.address + REVIEW)  # the site works as before
    page.wait_for_selector(CARD)
    site.instead.clear()
    page.goto(site.address + DOWNLOAD)
    expect(page.locator(".practice")).to_contain_text("An earlier try was not completed")
    site.asked.clear()
    page.get_by_role("button", name="Keep a copy on this device").click()
    expect(page.locator(".offline-status")).to_contain_text("The copy is complete", timeout=20_000)
    assert "practice/progress/" in site.asked
    assert len(site.asked) < 60  # of 114 files; what was here is not asked for again
    context.set_offline(True)
    page.goto(site.address + PROGRESS)
    page.wait_for_selector(".practice[data-filled]")


@pytest.mark.parametrize("fault", ["500", "half-way"])
def test_an_update_that_breaks_leaves_the_old_version(context, builds, site, fault):
    page = context.new_page()
    keep(page, site)
    site.show(builds["new"])
    site.instead["assets/guide.js"] = BROKEN[fault][0]
    page.goto(site.address + REVIEW)
    state = page.evaluate("""async () => {
      const found = await navigator.serviceWorker.getRegistration();
      await found.update();
      const coming = found.installing;
      if (coming && coming.state === "installing")
        await new Promise((resolve) => coming.addEventListener("statechange", resolve));
      return coming ? coming.state : "none";
    }""")
    assert state in ("redundant", "none")
    page.reload()
    page.wait_for_selector(CARD)
    assert marks(page) == {"old"}
    context.set_offline(True)
    page.reload()
    page.wait_for_selector(CARD)
    assert marks(page) == {"old"}
    context.set_offline(False)
    site.instead.clear()
    page.reload()
    expect(page.locator(VERSION)).to_contain_text("A new version", timeout=20_000)
    page.close()  # with no page open, the new version comes into use by itself
    page = context.new_page()
    page.goto(site.address + REVIEW)
    page.wait_for_selector(CARD)
    assert marks(page) <= {"old", "new"} and len(marks(page)) == 1
    has_caches(page, PREFIX + build_of(builds["new"]), f"{PREFIX}pages")


def test_a_full_disk_leaves_the_site_as_it_was(context, site):
    page = context.new_page()
    page.goto(site.address + DOWNLOAD)
    session = context.new_cdp_session(page)
    origin = site.address.removesuffix("/guide/")
    session.send("Storage.overrideQuotaForOrigin", {"origin": origin, "quotaSize": 400_000})
    page.get_by_role("button", name="Keep a copy on this device").click()
    expect(page.locator(".offline-status")).to_contain_text("has no room", timeout=20_000)
    judge(page, "refused")
    assert page.evaluate(SCOPES) == [] and page.evaluate(NAMES) == []
    page.goto(site.address + REVIEW)
    page.wait_for_selector(CARD)


def test_an_install_that_is_ended_in_the_middle(context, site):
    """The reader presses "Remove" while files come, then asks again."""
    page = context.new_page()
    gate = threading.Event()
    site.instead["practice/progress/"] = lambda: gate.wait(20)
    press_keep(page, site)
    expect(page.locator(".offline-progress")).to_contain_text(" files are here")
    judge(page, "being kept")
    page.get_by_role("button", name="Remove the copy").click()
    expect(page.locator(".offline-status")).to_contain_text("The copy is removed")
    judge(page, "removed")
    gate.set()
    page.reload()
    assert page.evaluate(SCOPES) == []
    assert page.evaluate(NAMES) == []
    page.get_by_role("button", name="Keep a copy on this device").click()
    expect(page.locator(".offline-status")).to_contain_text("The copy is complete", timeout=20_000)


# Turned off, or never possible


def test_removed_it_leaves_nothing_and_others_alone(context, site, faults):
    page = context.new_page()
    faults.watch(page, site.address)
    others = [
        "data-science-interview-guide:/guide/more/:1",
        "data-science-interview-guide:/:1",
        "x",
    ]
    page.goto(site.address + CHAPTER)
    choose(page.locator(QUESTION), *hashes(page.locator(QUESTION), True))
    page.evaluate("async (names) => { for (const name of names) await caches.open(name) }", others)
    assert page.evaluate(SCOPES) == []  # nothing before it is asked for
    page.goto(site.address + DOWNLOAD)
    expect(page.locator(".offline-status")).to_be_attached()
    page.evaluate("() => { window.status_ = document.querySelector('.offline-status'); }")
    press(page, "Keep a copy on this device")
    expect(page.locator(".offline-status")).to_contain_text("The copy is complete")
    # What speaks was there before its words, and the focus is where they are.
    assert page.evaluate("window.status_ === document.querySelector('.offline-status')")
    expect(page.locator(".practice > p").first).to_be_focused()
    assert page.evaluate(SCOPES) == [site.address]
    page.reload()
    expect(page.locator(".practice")).to_contain_text("A copy of the whole guide is on this device")
    judge(page, "kept")
    press(page, "Remove the copy")
    expect(page.locator(".offline-status")).to_contain_text("The copy is removed")
    expect(page.locator(".practice > p").first).to_be_focused()
    assert page.evaluate(SCOPES) == [] and page.evaluate(NAMES) == sorted(others)
    page.locator(".md-nav--primary >> text=Review").click()  # this page had the worker
    page.wait_for_selector(CARD)
    page.reload()
    page.wait_for_selector(CARD)
    assert page.evaluate(NAMES) == sorted(others)
    assert len(log_of(page)) == 1


MISSING = "Object.defineProperty(navigator, 'serviceWorker', { value: undefined })"
THROWS = """Object.defineProperty(navigator, 'serviceWorker', {
  get() { throw new DOMException('no', 'SecurityError') } })"""
REFUSED = """ServiceWorkerContainer.prototype.register = () =>
  Promise.reject(new DOMException('no', 'SecurityError'))"""
NO_CACHES = """Object.defineProperty(window, 'caches', {
  get() { throw new DOMException('no', 'SecurityError') } })"""


@pytest.mark.parametrize(
    ("script", "words"),
    [
        (MISSING, "This browser keeps no copies here"),
        (THROWS, "This browser keeps no copies here"),
        (NO_CACHES, "does not let the guide keep a copy"),
        (REFUSED, "does not let the guide keep a copy (SecurityError)"),
    ],
    ids=["missing", "throws", "no-caches", "refused"],
)
def test_a_browser_that_allows_no_workers_has_the_site_as_ever(
    context, site, faults, script, words
):
    page = context.new_page()
    faults.watch(page, site.address)
    page.add_init_script(script)
    page.goto(site.address + DOWNLOAD)
    if script is REFUSED:
        page.get_by_role("button", name="Keep a copy on this device").click()
    expect(page.locator(".practice")).to_contain_text(words)
    judge(page, words)
    page.locator(".md-nav--primary >> text=Review").click()
    page.wait_for_selector(CARD)


def test_every_page_names_the_web_app_and_its_icons_are_there(context, site):
    page = context.new_page()
    page.goto(site.address + CHAPTER)
    address = page.evaluate("document.querySelector('link[rel=manifest]').href")
    assert address == f"{site.address}manifest.webmanifest"
    session = context.new_cdp_session(page)
    found = session.send("Page.getAppManifest")
    assert found["errors"] == []
    manifest = json.loads(found["data"])
    assert manifest["display"] == "standalone" and manifest["start_url"] == "./"
    for icon in manifest["icons"]:
        size = page.evaluate(
            "async (src) => { const i = new Image(); i.src = src; await i.decode();"
            " return `${i.naturalWidth}x${i.naturalHeight}` }",
            site.address + icon["src"],
        )
        assert size == icon["sizes"]
    problems = session.send("Page.getInstallabilityErrors")["installabilityErrors"]
    assert [one["errorId"] for one in problems] == ["in-incognito"]  # as every test's window is

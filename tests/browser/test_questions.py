"""A reader answers: by keyboard alone, wrong and right, and finds the answers again afterward."""

import json
import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.test_pages import CHAPTERS

PLACE = "machine-learning/model-evaluation/"
SINGLE = '.question[data-kind="single"]'
STORAGE_KEY = "data-science-interview-guide:/guide/"


VERDICTS = {"r": "right", "w": "wrong", "p": "partly"}
SURE = {"g": "guessed", "k": "knew", "e": "easy", "-": None}


def log_of(page: Page) -> list[dict]:
    """The reviews as they are stored, unpacked by the schema's description."""
    found = {}
    for key in (STORAGE_KEY, f"{STORAGE_KEY}:recent"):
        text = page.evaluate("key => localStorage.getItem(key)", key)
        state = json.loads(text) if text else {"log": []}
        for line in state["log"]:
            review = unpacked(line, state["questions"])
            found[review["id"]] = review
    return list(found.values())


def unpacked(line: str, questions: list[str]) -> dict:
    name, question, rev, verdict, at, *options = line.split(" ")
    return {
        "id": name,
        "question": questions[int(question, 36)],
        "rev": int(rev),
        "verdict": VERDICTS[verdict[0]],
        "confidence": SURE[verdict[1]],
        "at": int(at, 36),
        "options": options,
    }


def arrived(page: Page, kind: str, words: str) -> None:
    """Wait until the page knows what another tab kept: tabs may have processes of their own."""
    page.wait_for_function(
        "([kind, words]) => JSON.stringify([...guide.store.notes(kind).values()]).includes(words)",
        arg=[kind, words],
    )


def hashes(question, right: bool) -> list[str]:
    """The hashes of the options of which the answer says that they are right, or that they fail."""
    boxes = question.locator(".option input").all()
    items = question.locator(".question-reasons li").all()
    said = [item.get_attribute("data-right") == "true" for item in items]
    pairs = zip(boxes, said, strict=True)
    return [box.get_attribute("value") for box, is_right in pairs if is_right == right]


def option(question, value: str):
    """The option of a hash, with its box and its reason."""
    return question.locator(f'.option:has(input[value="{value}"])')


def choose(question, *options: str) -> None:
    for option in options:
        question.locator(f'input[value="{option}"]').check()
    question.locator(".question-check").click()


# What hides from the reader where the focus is: it has no line around it, its option or its label,
# or that stands outside the window. The search opens when it gets the focus.
_HIDDEN = """() => {
    const focused = document.activeElement;
    if (focused.matches(".md-search__input")) return "";
    const palette = focused.closest(".md-option")?.nextElementSibling;
    const marked = [focused, focused.closest(".option"), palette, ...(focused.labels || [])]
        .filter(element => element && getComputedStyle(element).outlineStyle !== "none");
    if (!marked.length) return "it has no line around it";
    const {left, right, top, bottom} = marked[0].getBoundingClientRect();
    const shown = marked[0].checkVisibility({visibilityProperty: true, opacityProperty: true});
    const inside = right > 0 && left < innerWidth && bottom > 0 && top < innerHeight;
    return shown && inside ? "" : "it is out of sight";
}"""


def tab_to(page: Page, selector: str, name: str | None = None, most: int = 400) -> None:
    """Press Tab until the focus is on an element that fits `selector`, with `name` as its text.

    The reader must see the focus there, at the latest when the page has stopped scrolling.
    """
    for _ in range(most):
        if page.evaluate(
            """([selector, name]) => document.activeElement.matches(selector)
                && (name === null || document.activeElement.textContent.trim() === name)""",
            [selector, name],
        ):
            break
        page.keyboard.press("Tab")
    else:
        raise AssertionError(f"{name or selector} was not reached by {most} tabs")
    for _ in range(40):
        hidden = page.evaluate(_HIDDEN)
        if not hidden:
            return
        page.wait_for_timeout(50)
    raise AssertionError(f"{name or selector} has the focus, but {hidden}")


def press(page: Page, name: str) -> None:
    """Go to the button of this name by Tab, and press Enter there."""
    tab_to(page, "button", name)
    page.keyboard.press("Enter")


@pytest.mark.parametrize("place", CHAPTERS)
def test_a_chapter_is_answered_by_keyboard_alone(page, site, place):
    page.goto(site.address + place)
    for question in page.locator(".question").all():
        name = question.get_attribute("data-question")
        kind = question.get_attribute("data-kind")
        inside = f'[data-question="{name}"] '
        if kind == "open":
            tab_to(page, f"{inside}summary")
            page.keyboard.press("Enter")
            tab_to(page, f"{inside}.option input")
            page.keyboard.press("Space")
            tab_to(page, f"{inside}.question-check")
            page.keyboard.press("Enter")
            points = question.locator(".option").count()
            expect(question.locator(".question-verdict")).to_have_text(
                f"Your answer had 1 of {points} points."
            )
            continue
        right = hashes(question, True)
        tab_to(page, f"{inside}.option input")
        if kind == "single":
            page.keyboard.press("Space")
            for _ in range(12):
                if page.evaluate("document.activeElement.value") in right:
                    break
                page.keyboard.press("ArrowDown")
            assert question.locator(".question-verdict").text_content() == ""
            page.keyboard.press("Enter")
        else:
            for option in question.locator(".option input").all():
                if option.get_attribute("value") in right:
                    tab_to(page, f'{inside}input[value="{option.get_attribute("value")}"]')
                    page.keyboard.press("Space")
            tab_to(page, f"{inside}.question-check")
            page.keyboard.press("Enter")
        expect(question.locator(".question-verdict")).to_have_text("That is right.")
        expect(question.locator(".question-explanation")).to_be_visible()
        assert page.evaluate("document.activeElement.matches('.question-retry')")
    answered = {review["question"] for review in log_of(page)}
    assert len(answered) == page.locator(".question").count() > 3


def test_a_wrong_answer_says_why_and_gives_nothing_else_away(page, site):
    page.goto(site.address + PLACE)
    question = page.locator(SINGLE).first
    wrong, right = hashes(question, False), hashes(question, True)
    choose(question, wrong[0])
    verdict = question.locator(".question-verdict")
    expect(verdict).to_have_text("Not this one. Read why, then choose again.")
    assert verdict.get_attribute("role") == "status"
    expect(question.locator(".option-reason")).to_have_count(1)
    expect(option(question, wrong[0]).locator(".option-reason")).to_contain_text("Fails.")
    expect(question.locator(".question-explanation")).to_be_hidden()
    choose(question, right[0])
    expect(verdict).to_have_text("That is right.")
    expect(question.locator(".option-reason")).to_have_count(len(wrong) + 1)
    expect(option(question, right[0])).to_contain_text("Holds.")
    assert [review["verdict"] for review in log_of(page)] == ["wrong", "right"]
    question.locator(".question-retry").click()
    expect(question.locator(".option-reason")).to_have_count(0)
    assert question.locator("input:checked").count() == 0


def test_part_of_several_right_options_is_told_as_such(page, site):
    page.goto(site.address + PLACE)
    question = page.locator('.question[data-kind="multiple"]').first
    right, wrong = hashes(question, True), hashes(question, False)
    choose(question, right[0], wrong[0])
    expect(question.locator(".question-verdict")).to_have_text(
        f"You have 1 of the {len(right)} right ones, and 1 that fails. Read why, then choose again."
    )
    expect(question.locator(".option-reason")).to_have_count(2)
    assert log_of(page)[-1]["verdict"] == "partly"


def test_nothing_chosen_is_not_an_answer(page, site):
    page.goto(site.address + PLACE)
    question = page.locator(SINGLE).first
    question.locator(".question-check").click()
    expect(question.locator(".question-verdict")).to_have_text("Choose an option first.")
    assert log_of(page) == []


def test_the_answer_can_be_shown_without_an_attempt(page, site):
    page.goto(site.address + PLACE)
    question = page.locator(SINGLE).first
    question.locator(".question-reveal").click()
    expect(question.locator(".question-explanation")).to_be_visible()
    assert log_of(page) == []


def test_answers_survive_a_reload_and_instant_navigation(page, site):
    page.goto(site.address + PLACE)
    question = page.locator(SINGLE).first
    choose(question, hashes(question, False)[0])
    page.reload()
    verdict = question.locator(".question-verdict")
    expect(verdict).to_contain_text("Your last answer: Not this one.")
    assert verdict.get_attribute("aria-live") == "off"  # a page may come with many of them
    page.evaluate("window.mark = 'same document'")
    page.locator(".md-nav--primary >> text=Glossary").click()
    page.wait_for_url("**/glossary/")
    assert page.evaluate("window.mark") == "same document"
    expect(page.locator(".question")).to_have_count(0)
    page.go_back()
    page.wait_for_url(re.compile(f"/{PLACE}(#.*)?$"))  # the theme adds the heading in view
    assert page.evaluate("window.mark") == "same document"
    expect(question.locator(".question-verdict")).to_contain_text("Your last answer: Not this one.")
    choose(question, hashes(question, True)[0])
    expect(question.locator(".question-verdict")).to_have_text("That is right.")
    assert verdict.get_attribute("aria-live") == "polite"
    assert len(log_of(page)) == 2


def test_an_answer_on_the_chapter_shows_on_the_page_of_questions(page, site):
    page.goto(site.address + PLACE)
    question = page.locator(SINGLE).first
    name = question.get_attribute("data-question")
    choose(question, hashes(question, True)[0])
    page.goto(f"{site.address}questions/model-evaluation/#{name}")
    twin = page.locator(f'[data-question="{name}"]')
    expect(twin.locator(".question-verdict")).to_contain_text("Your last answer: That is right.")


def test_two_tabs_keep_both_answers(context, site, faults):
    first, second = context.new_page(), context.new_page()
    for page in (first, second):
        faults.watch(page, site.address)
        page.goto(site.address + PLACE)
    one, two = first.locator(SINGLE).nth(0), second.locator(SINGLE).nth(1)
    choose(one, hashes(one, True)[0])
    choose(two, hashes(two, True)[0])
    assert len(log_of(second)) == 2
    expect(second.locator(SINGLE).nth(0).locator(".question-verdict")).to_contain_text(
        "last answer"
    )
    third, same = first.locator(SINGLE).nth(2), second.locator(SINGLE).nth(2)
    same.locator(".option input").first.focus()  # it cannot have the focus once it is answered
    choose(third, hashes(third, True)[0])
    expect(same.locator(".question-retry")).to_be_focused()

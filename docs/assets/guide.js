/**
 * What a reader does with a question: choose, check, see the reasons, try again.
 * Listeners sit on the document, so pages that arrive by instant navigation work at once.
 * What was answered is kept by store.js.
 */
(() => {
  "use strict";

  const guide = /** @type {any} */ (window).guide;
  const { store } = guide;

  /* A question on the page */

  /** @param {Element} root @param {string} selector @returns {HTMLElement[]} */
  const all = (root, selector) => Array.from(root.querySelectorAll(selector));

  /** @param {HTMLElement} section */
  const inputs = (section) => /** @type {HTMLInputElement[]} */ (all(section, ".option input"));

  /** One for each option, in their order. @param {HTMLElement} section */
  const reasons = (section) => all(section, ".question-reasons > li");

  /** @param {HTMLElement} section */
  function key(section) {
    const hashes = inputs(section).map((input) => input.value);
    return hashes.filter((_, i) => reasons(section)[i].dataset.right === "true");
  }

  /** Puts the reason of an option under it, in words as well as in color. @param {HTMLElement} section @param {HTMLElement} option */
  function showReason(section, option) {
    const at = all(section, ".option").indexOf(option);
    const item = reasons(section)[at];
    if (!item || option.querySelector(".option-reason")) return;
    const right = item.dataset.right === "true";
    option.dataset.state = right ? "right" : "wrong";
    const reason = document.createElement("p");
    reason.className = "option-reason";
    reason.id = `${section.dataset.question}--reason-${at + 1}`;
    const mark = document.createElement("strong");
    mark.textContent = right ? "Holds. " : "Fails. ";
    reason.append(mark);
    const words = item.querySelector(".reason-text");
    if (words) reason.append(words.cloneNode(true));
    option.append(reason);
    option.querySelector("input")?.setAttribute("aria-describedby", reason.id);
  }

  /** @param {HTMLElement} section */
  function hideReasons(section) {
    for (const option of all(section, ".option")) {
      delete option.dataset.state;
      option.querySelector(".option-reason")?.remove();
      option.querySelector("input")?.removeAttribute("aria-describedby");
    }
    delete section.dataset.shown;
    const answer = section.querySelector("details");
    if (answer && section.dataset.kind !== "open") answer.open = false;
  }

  /** @param {HTMLElement} section @param {string} text @param {string} state @param {boolean} [earlier] then it is not read out: a page may have many */
  function say(section, text, state, earlier) {
    const verdict = /** @type {HTMLElement} */ (section.querySelector(".question-verdict"));
    verdict.setAttribute("aria-live", earlier ? "off" : "polite");
    verdict.textContent = text;
    verdict.dataset.state = state;
  }

  /** Shows every reason and the explanation. @param {HTMLElement} section */
  function showAnswer(section) {
    for (const option of all(section, ".option")) showReason(section, option);
    section.dataset.shown = "";
    const answer = section.querySelector("details");
    if (answer) answer.open = true;
    buttons(section, true);
  }

  /** @param {HTMLElement} section @param {boolean} done */
  function buttons(section, done) {
    const focused = document.activeElement;
    for (const [selector, hidden] of /** @type {[string, boolean][]} */ ([
      [".question-check", done], [".question-reveal", done], [".question-retry", !done],
    ])) {
      const button = /** @type {HTMLElement|null} */ (section.querySelector(selector));
      if (button) button.hidden = hidden;
    }
    for (const input of inputs(section)) input.disabled = done;
    if (focused && section.contains(focused) && focused.matches("[hidden], :disabled")) {
      /** @type {HTMLElement|null} */ (section.querySelector(".question-retry"))?.focus();
    }
  }

  /** @param {string[]} chosen @param {string[]} right */
  function judge(chosen, right) {
    const hits = chosen.filter((hash) => right.includes(hash)).length;
    if (hits === right.length && chosen.length === right.length) return "right";
    return hits > 0 ? "partly" : "wrong";
  }

  /** The verdict in words. @param {string[]} chosen @param {string[]} right @param {string} verdict @param {string} after what to do then */
  function words(chosen, right, verdict, after) {
    if (verdict === "right") return "That is right.";
    if (right.length === 1) return `Not this one. ${after}`;
    const hits = chosen.filter((hash) => right.includes(hash)).length;
    return `You have ${hits} of the ${right.length} right ones, and ${chosen.length - hits} that ${chosen.length - hits === 1 ? "fails" : "fail"}. ${after}`;
  }

  /** @param {HTMLElement} section @param {string[]} chosen @param {boolean} earlier */
  function showVerdict(section, chosen, earlier) {
    const right = key(section);
    const verdict = judge(chosen, right);
    hideReasons(section);
    if (verdict === "right") showAnswer(section);
    else for (const input of inputs(section)) if (chosen.includes(input.value)) showReason(section, /** @type {HTMLElement} */ (input.closest(".option")));
    say(section, (earlier ? "Your last answer: " : "") + words(chosen, right, verdict, section.closest(".practice") ? "Read why." : "Read why, then choose again."), verdict === "right" ? "right" : "wrong", earlier);
    return verdict;
  }

  /** @param {HTMLElement} section @param {number} had @param {number} of @param {boolean} earlier */
  function showScore(section, had, of, earlier) {
    say(section, `${earlier ? "Your last answer" : "Your answer"} had ${had} of ${of} points.`, "", earlier);
  }

  /** @param {HTMLElement} section */
  function check(section) {
    const boxes = inputs(section);
    const chosen = boxes.filter((input) => input.checked).map((input) => input.value);
    const isOpen = section.dataset.kind === "open";
    if (chosen.length === 0 && !isOpen) return say(section, "Choose an option first.", "");
    let verdict;
    if (isOpen) {
      verdict = chosen.length === boxes.length ? "right" : chosen.length > 0 ? "partly" : "wrong";
      showScore(section, chosen.length, boxes.length, false);
    } else {
      verdict = showVerdict(section, chosen, false);
    }
    const review = {
      id: store.newId(), question: String(section.dataset.question), rev: Number(section.dataset.rev),
      options: chosen, verdict, confidence: null, at: Date.now(),
    };
    // A page of practice asks how sure the reader was, and keeps the review itself.
    const asked = new CustomEvent("guide:answered", { bubbles: true, cancelable: true, detail: review });
    if (section.dispatchEvent(asked)) store.append(review);
    restore(all(document, `.question[data-question="${section.dataset.question}"]`).filter((twin) => twin !== section));
  }

  /** @param {HTMLElement} section */
  function retry(section) {
    hideReasons(section);
    buttons(section, false);
    say(section, "", "");
    for (const input of inputs(section)) input.checked = false;
    inputs(section)[0]?.focus();
  }

  /** Shows what was answered before, where the questions still mean the same. @param {HTMLElement[]} sections */
  function restore(sections) {
    const untouched = sections.filter((section) => section.dataset.shown === undefined && !inputs(section).some((input) => input.checked));
    const newest = store.latest(new Map(untouched.map((section) => [section.dataset.question, Number(section.dataset.rev)])));
    for (const section of untouched) {
      const review = newest.get(section.dataset.question);
      if (review) showEarlier(section, review);
    }
  }

  /** @param {HTMLElement} section @param {any} review */
  function showEarlier(section, review) {
    const boxes = inputs(section);
    const present = boxes.map((input) => input.value);
    if (!review.options.every((hash) => present.includes(hash))) return;
    for (const input of boxes) input.checked = review.options.includes(input.value);
    if (section.dataset.kind === "open") showScore(section, review.options.length, boxes.length, true);
    else showVerdict(section, review.options, true);
  }

  function restoreAll() {
    restore(all(document, ".question:not(.practice .question)"));
  }

  /* Listeners, all on the document */

  /** @param {Event} event @param {string} selector @returns {HTMLElement|null} */
  function within(event, selector) {
    const target = event.target instanceof Element ? event.target.closest(selector) : null;
    return target ? target.closest(".question") : null;
  }

  document.addEventListener("submit", (event) => {
    const section = within(event, ".question-form");
    if (!section) return;
    event.preventDefault();
    check(section);
  });
  document.addEventListener("click", (event) => {
    const reveal = within(event, ".question-reveal");
    const again = within(event, ".question-retry");
    if (reveal) {
      showAnswer(reveal);
      say(reveal, "", "");
    }
    if (again) retry(again);
  });
  store.onChange(restoreAll);

  /* Light or dark: what the reader chose, else what the device asks for (see palette.js) */

  const { __md_get, __md_set, paint } = /** @type {any} */ (window);
  const palette = () => /** @type {HTMLInputElement[]} */ (all(document, "[name=__palette]"));
  const painted = () => Number(document.body.dataset.mdColorScheme === "slate"); // which of them

  const mark = () => palette()[painted()].checked = true; // for the keyboard: the focus goes there
  mark();
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", ({ matches }) => {
    if (__md_get("__palette")) return;
    paint(matches);
    mark();
  });

  /** @param {Event} event @returns {HTMLInputElement|null} */
  const onPalette = ({ target }) => target instanceof HTMLInputElement && target.name === "__palette" ? target : null;

  document.addEventListener("change", (event) => {
    const option = onPalette(event);
    if (!option) return;
    paint(Number(option.value));
    __md_set("__palette", { index: painted(), color: { scheme: document.body.dataset.mdColorScheme } });
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || !onPalette(event)) return;
    const other = palette()[1 - painted()];
    other.click();
    other.focus();
  });

  /* The search is the theme's: who hears the page is told how many it found, once the keys rest,
     and Escape leads back to where the reader was. */

  const QUIET = 1000; // milliseconds without a new number
  /** @param {EventTarget|null} target */
  const isQuery = (target) => target instanceof HTMLInputElement && target.name === "query";
  /** @param {EventTarget|null} target */
  const search = (target) => (target instanceof Element ? target.closest(".md-search") : null);
  /** @type {EventTarget|null} */ let beforeSearch = null;

  document.addEventListener("focusin", ({ target, relatedTarget }) => {
    const box = search(target);
    if (!box || !isQuery(target)) return;
    if (!search(relatedTarget)) beforeSearch = relatedTarget;
    const found = box.querySelector(".md-search-result__meta");
    if (!found || box.querySelector(".guide-said")) return;
    const said = document.createElement("p");
    said.className = "guide-said";
    said.setAttribute("role", "status");
    box.append(said);
    let resting = 0;
    new MutationObserver(() => {
      clearTimeout(resting);
      resting = window.setTimeout(() => void (said.textContent = found.textContent), QUIET);
    }).observe(found, { childList: true, characterData: true, subtree: true });
  });
  document.addEventListener("keydown", ({ key, target }) => {
    if (key !== "Escape" || !search(target)) return;
    setTimeout(() => {
      const { activeElement } = document;
      if (activeElement === document.body || search(activeElement)) guide.focusNear([beforeSearch, document.querySelector(".md-logo")]);
    });
  }, true);

  /* What it will ask for at the first letter is on its way from the first touch. */
  document.addEventListener("focusin", ({ target }) => {
    if (guide.searched || !isQuery(target) || location.protocol === "file:") return;
    guide.searched = true;
    fetch(new URL("search/documents.json", guide.root)).catch(() => {}); // the search says so itself
  });

  /* Pages of practice: what they need is loaded when one of them is opened */

  guide.question = { showAnswer, key, judge };
  guide.widgets = {}; // name of a page of practice: fills its place

  /** @type {Map<string, Promise<void>>} */ const scripts = new Map();

  /** @param {string} name of a script below assets/ */
  function load(name) {
    const before = scripts.get(name);
    if (before) return before;
    const loading = /** @type {Promise<void>} */ (new Promise((resolve, reject) => {
      const script = document.createElement("script");
      script.src = new URL(`assets/${name}`, guide.root).href;
      script.async = false; // those that are asked for at once run in their order
      script.onload = () => resolve();
      script.onerror = () => {
        scripts.delete(name);
        reject(new Error(`${name} did not load`));
      };
      document.head.append(script);
    }));
    scripts.set(name, loading);
    return loading;
  }

  /** Asks for the style of the pages of practice where it is not there: instant navigation takes it out again. */
  function practiceStyle() {
    const style = new URL("assets/practice.css", guide.root).href;
    if (all(document, 'link[rel="stylesheet"]').some((link) => /** @type {HTMLLinkElement} */ (link).href === style)) return null;
    return new Promise((resolve) => {
      const link = document.createElement("link");
      link.rel = "stylesheet";
      link.onload = link.onerror = resolve; // a page works without
      link.href = style;
      document.head.append(link);
    });
  }

  async function fillPractice() {
    const place = /** @type {HTMLElement|null} */ (document.querySelector(".practice:not([data-filled])"));
    if (!place) return;
    const styled = practiceStyle();
    const names = String(place.dataset.scripts).split(" ");
    try {
      await Promise.all(names.map(load)).catch((error) => {
        for (const name of names) scripts.delete(name); // one that ran without another before it runs again next time
        throw error;
      });
      await styled; // else what is filled in has another height for a moment
      guide.widgets[String(place.dataset.practice)]();
    } catch {
      guide.tell("A part of this page did not load. Reload it; what you answered before is safe.");
    }
  }

  /* A page that comes from a copy on the reader's device watches for the next version of it. */
  try {
    if (navigator.serviceWorker.controller) load("offline.js").catch(() => {}); // the page works without
  } catch {
    // a browser or a frame without workers
  }

  /* Who uses the keyboard reaches whatever scrolls sideways, and nothing that does not. The theme
     sees to code too, but not where a finger is the pointer; so ours is said last, a frame later. */

  const SCROLLERS = ".wide, math.tml-display, pre > code";
  const sizes = new ResizeObserver((entries) => requestAnimationFrame(() => {
    const scrolls = entries.map(({ target }) => target.scrollWidth > target.clientWidth && target.clientWidth > 0);
    entries.forEach(({ target }, i) => scrolls[i] ? target.setAttribute("tabindex", "0") : target.removeAttribute("tabindex"));
  }));

  /** @param {Element} root */
  function watchScrollers(root) {
    for (const element of all(root, SCROLLERS)) sizes.observe(element);
  }

  /* The theme puts a landmark without a name around the button of each block of code. */
  new MutationObserver((changes) => {
    for (const node of changes.flatMap(({ addedNodes }) => [...addedNodes])) {
      if (!(node instanceof Element)) continue;
      if (node.matches("nav.md-code__nav")) node.setAttribute("role", "none");
      watchScrollers(node);
    }
  }).observe(document.documentElement, { childList: true, subtree: true });

  function showPage() {
    restoreAll();
    fillPractice();
    watchScrollers(document);
    document.querySelector(".md-dialog__inner")?.setAttribute("role", "status"); // what the theme says, as after copying
  }

  /* Without this the answers are plain <details>. An attribute of its own, since for a class of the
     whole page the style of every element is computed again: the theme has rules for no class. */
  document.documentElement.dataset.guide = "";

  /* The theme announces each page, also the first. Without it the document does, and from a
     folder too: there instant navigation ends the announcements before the first one. */
  const pages = location.protocol === "file:" ? null : /** @type {any} */ (window).document$;
  if (pages && pages.subscribe) pages.subscribe(showPage);
  else if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", showPage);
  else showPage();
})();

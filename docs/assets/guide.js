/**
 * What a reader does with a question: choose, check, see the reasons, try again.
 * Listeners sit on the document, so pages that arrive by instant navigation work at once.
 * Answers are kept in this browser only: one storage key under the site's path, holding an
 * append-only log of reviews.
 */
(() => {
  "use strict";

  /** @typedef {{id: string, question: string, rev: number, options: string[], verdict: "right"|"wrong"|"partly", confidence: null, at: string}} Review */

  const SCHEMA = 1;
  const BASE = new URL("..", /** @type {HTMLScriptElement} */ (document.currentScript).src).pathname;
  const KEY = `data-science-interview-guide:${BASE}`;
  const ASIDE = `${KEY}:set-aside`;

  /* The log */

  /** @type {{log: Review[], readOnly: boolean, dirty: boolean}} */
  const memory = { log: [], readOnly: false, dirty: false };

  /** The browser's storage, or null where there is none that lasts. @returns {Storage|null} */
  function storage() {
    try {
      const store = /** @type {any} */ (window.localStorage);
      return store && !store.forgets ? store : null;
    } catch {
      return null;
    }
  }

  /** @param {any} entry */
  function isReview(entry) {
    const text = (/** @type {any} */ value, limit = 200) => typeof value === "string" && value.length > 0 && value.length <= limit;
    return (
      entry !== null && typeof entry === "object" &&
      text(entry.id) && text(entry.question) && Number.isInteger(entry.rev) &&
      Array.isArray(entry.options) && entry.options.length <= 12 && entry.options.every((/** @type {any} */ o) => text(o, 40)) &&
      ["right", "wrong", "partly"].includes(entry.verdict) &&
      text(entry.at, 40) && !Number.isNaN(Date.parse(entry.at))
    );
  }

  /** Keeps a copy of what cannot be read, before anything is written over it. @param {string[]} texts */
  function setAside(texts) {
    const store = storage();
    if (!store || texts.length === 0) return true;
    try {
      const kept = JSON.parse(store.getItem(ASIDE) || "[]");
      const list = Array.isArray(kept) ? kept : [kept];
      const known = new Set(list.map((entry) => entry && entry.text));
      const added = texts.filter((text) => !known.has(text)).map((text) => ({ at: new Date().toISOString(), text }));
      if (added.length === 0) return true;
      store.setItem(ASIDE, JSON.stringify([...list, ...added]));
      tell(`${added.length} saved ${added.length === 1 ? "answer" : "answers"} could not be read; a copy is kept in this browser.`);
      return true;
    } catch {
      return false;
    }
  }

  /** Takes what is stored into memory; never throws. */
  function read() {
    const store = storage();
    let text = null;
    try {
      text = store ? store.getItem(KEY) : null;
    } catch {
      text = null;
    }
    if (text === null) return;
    let state;
    try {
      state = JSON.parse(text);
    } catch {
      state = null;
    }
    if (state === null || typeof state !== "object" || !Array.isArray(state.log)) {
      if (!setAside([text])) memory.readOnly = true;
      return;
    }
    if (!(state.schema <= SCHEMA)) {
      memory.readOnly = true;
      tell("Your answers were saved by a newer version of this site. Reload the page to go on; until then nothing is saved.");
      return;
    }
    const bad = state.log.filter((/** @type {any} */ entry) => !isReview(entry));
    if (bad.length > 0 && !setAside(bad.map((/** @type {any} */ entry) => JSON.stringify(entry)))) memory.readOnly = true;
    merge(state.log.filter(isReview));
  }

  /** @param {Review[]} reviews */
  function merge(reviews) {
    const known = new Set(memory.log.map((review) => review.id));
    memory.log.push(...reviews.filter((review) => !known.has(review.id)));
    memory.log.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
  }

  /** Reads first, so that another tab's answers stay. @param {Review} review */
  function append(review) {
    read();
    merge([review]);
    if (memory.readOnly) return;
    const store = storage();
    try {
      if (!store) throw new Error("no storage");
      store.setItem(KEY, JSON.stringify({ schema: SCHEMA, log: memory.log }));
      if (memory.dirty) tell("");
      memory.dirty = false;
    } catch (error) {
      memory.dirty = true;
      const full = error instanceof DOMException && error.name === "QuotaExceededError";
      tell(full ? "This browser's storage is full, so new answers are kept only until you close the page."
        : "This browser does not let the page save anything, so answers are kept only until you close it.");
    }
  }

  /** The newest review of a question as it stands on the page. @param {HTMLElement} section */
  function latest(section) {
    const rev = Number(section.dataset.rev);
    const reviews = memory.log.filter((r) => r.question === section.dataset.question && r.rev === rev);
    return reviews.at(-1);
  }

  function newId() {
    const words = crypto.getRandomValues(new Uint32Array(3));
    return Array.from(words, (word) => word.toString(36)).join("-");
  }

  /* A word to the reader */

  /** @param {string} text */
  function tell(text) {
    let note = document.querySelector(".guide-note");
    if (!text) return note ? note.remove() : undefined;
    if (!note) {
      note = document.createElement("div");
      note.className = "guide-note";
      note.setAttribute("role", "status");
      document.body.append(note);
    }
    const words = document.createElement("span");
    words.textContent = text;
    const close = document.createElement("button");
    close.type = "button";
    close.textContent = "Close";
    close.addEventListener("click", () => tell(""));
    note.replaceChildren(words, close);
  }

  /* A question on the page */

  /** @param {Element} root @param {string} selector @returns {HTMLElement[]} */
  const all = (root, selector) => Array.from(root.querySelectorAll(selector));

  /** @param {HTMLElement} section */
  const inputs = (section) => /** @type {HTMLInputElement[]} */ (all(section, ".option > input"));

  /** @param {HTMLElement} section */
  function key(section) {
    return all(section, '.question-reasons > [data-right="true"]').map((item) => String(item.dataset.option));
  }

  /** Puts the reason of an option under it, in words as well as in color. @param {HTMLElement} section @param {HTMLElement} option */
  function showReason(section, option) {
    const item = all(section, ".question-reasons > li").find((li) => li.dataset.option === option.dataset.option);
    if (!item || option.querySelector(".option-reason")) return;
    const right = item.dataset.right === "true";
    option.dataset.state = right ? "right" : "wrong";
    const reason = document.createElement("p");
    reason.className = "option-reason";
    reason.id = `${inputs(section)[0].name}--reason-${option.dataset.option}`;
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

  /** @param {HTMLElement} section @param {string} text @param {string} state */
  function say(section, text, state) {
    const verdict = /** @type {HTMLElement} */ (section.querySelector(".question-verdict"));
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
    for (const [selector, hidden] of /** @type {[string, boolean][]} */ ([
      [".question-check", done], [".question-reveal", done], [".question-retry", !done],
    ])) {
      const button = /** @type {HTMLElement|null} */ (section.querySelector(selector));
      if (button) button.hidden = hidden;
    }
    for (const input of inputs(section)) input.disabled = done;
  }

  /** @param {string[]} chosen @param {string[]} right */
  function judge(chosen, right) {
    const hits = chosen.filter((hash) => right.includes(hash)).length;
    if (hits === right.length && chosen.length === right.length) return "right";
    return hits > 0 ? "partly" : "wrong";
  }

  /** The verdict in words. @param {string[]} chosen @param {string[]} right @param {string} verdict */
  function words(chosen, right, verdict) {
    if (verdict === "right") return "That is right.";
    if (right.length === 1) return "Not this one. Read why, then choose again.";
    const hits = chosen.filter((hash) => right.includes(hash)).length;
    return `You have ${hits} of the ${right.length} right ones, and ${chosen.length - hits} that ${chosen.length - hits === 1 ? "fails" : "fail"}. Read why, then choose again.`;
  }

  /** @param {HTMLElement} section @param {string[]} chosen @param {boolean} earlier */
  function showVerdict(section, chosen, earlier) {
    const right = key(section);
    const verdict = judge(chosen, right);
    hideReasons(section);
    if (verdict === "right") showAnswer(section);
    else for (const option of all(section, ".option")) if (chosen.includes(String(option.dataset.option))) showReason(section, option);
    say(section, (earlier ? "Your last answer: " : "") + words(chosen, right, verdict), verdict === "right" ? "right" : "wrong");
    return verdict;
  }

  /** @param {HTMLElement} section @param {number} had @param {number} of @param {boolean} earlier */
  function showScore(section, had, of, earlier) {
    say(section, `${earlier ? "Your last answer" : "Your answer"} had ${had} of ${of} points.`, "");
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
      if (verdict === "right") /** @type {HTMLElement|null} */ (section.querySelector(".question-retry"))?.focus();
    }
    append({
      id: newId(), question: String(section.dataset.question), rev: Number(section.dataset.rev),
      options: chosen, verdict: /** @type {Review["verdict"]} */ (verdict), confidence: null, at: new Date().toISOString(),
    });
    for (const twin of all(document, `.question[data-question="${section.dataset.question}"]`)) if (twin !== section) restore(twin);
  }

  /** @param {HTMLElement} section */
  function retry(section) {
    hideReasons(section);
    buttons(section, false);
    say(section, "", "");
    for (const input of inputs(section)) input.checked = false;
    inputs(section)[0]?.focus();
  }

  /** Shows what was answered before, if the question still means the same. @param {HTMLElement} section */
  function restore(section) {
    const review = latest(section);
    const boxes = inputs(section);
    if (!review || boxes.some((input) => input.checked) || section.dataset.shown !== undefined) return;
    const present = boxes.map((input) => input.value);
    if (!review.options.every((hash) => present.includes(hash))) return;
    for (const input of boxes) input.checked = review.options.includes(input.value);
    if (section.dataset.kind === "open") showScore(section, review.options.length, boxes.length, true);
    else showVerdict(section, review.options, true);
  }

  function restoreAll() {
    read();
    for (const section of all(document, ".question")) restore(section);
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
      /** @type {HTMLElement|null} */ (reveal.querySelector(".question-retry"))?.focus();
    }
    if (again) retry(again);
  });
  window.addEventListener("storage", (event) => {
    if (event.key === KEY) restoreAll();
  });

  document.documentElement.classList.add("guide-js"); // without it the answers are plain <details>

  /* The theme announces each page, also the first; without it the document does. */
  const pages = /** @type {any} */ (window).document$;
  if (pages && pages.subscribe) pages.subscribe(restoreAll);
  else if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", restoreAll);
  else restoreAll();
})();

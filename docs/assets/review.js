/**
 * The page of review: what is due and what is new, one question after the other.
 */
(() => {
  "use strict";

  const guide = /** @type {any} */ (window).guide;
  const { store, cards: bank, schedule } = guide;
  const { element, button, field, select, tick, counted } = bank;
  const LEVELS = ["screen", "core", "deep"];
  const DEFAULTS = { fresh: 20, due: 200, hidden: false, keys: true };
  const AGAIN_AFTER = 4; // other questions, before one that was wrong comes back

  /** @type {any} */ let sitting = null;

  /** @param {HTMLElement} place */
  function start(place) {
    const asked = new URLSearchParams(location.search);
    const settings = { ...DEFAULTS };
    const kept = store.value("setting", "review", {});
    for (const name of /** @type {(keyof typeof DEFAULTS)[]} */ (Object.keys(DEFAULTS))) {
      if (typeof kept[name] === typeof DEFAULTS[name]) /** @type {any} */ (settings)[name] = kept[name];
    }
    sitting = {
      place, settings, filter: { page: asked.get("page") || "", topic: asked.get("topic") || "", level: asked.get("level") || "", list: asked.get("list") || "" },
      again: /** @type {{id: string, after: number}[]} */ ([]), done: [], card: null, step: "",
    };
    if (!bank.pages.has(sitting.filter.page)) sitting.filter.page = "";
    if (!bank.topics.has(sitting.filter.topic)) sitting.filter.topic = "";
    place.replaceChildren(
      element("p", { class: "practice-counts", role: "status" }),
      filters(),
      element("div", { class: "practice-card" }),
      keyHelp(),
      bank.reminder(),
    );
    next();
  }

  function filters() {
    const { filter, settings } = sitting;
    const change = (/** @type {string} */ name) => (/** @type {string} */ value) => {
      filter[name] = value;
      if (name === "page") filter.topic = "";
      sitting.again = [];
      bank.redraw(sitting.place.querySelector(".practice-filters"), ...filters().childNodes);
      next();
    };
    const keep = () => store.put("setting", "review", { ...settings });
    const topics = filter.page ? bank.pages.get(filter.page).topics : [...bank.topics.keys()];
    const lists = [...store.notes("list")].filter(([, note]) => Array.isArray(note.value.ids)).map(([id, note]) => [id, String(note.value.name)]);
    const number = (/** @type {string} */ label, /** @type {string} */ name) => {
      const box = /** @type {HTMLInputElement} */ (element("input", { type: "number", min: 0, max: 9999, value: settings[name], onchange: () => {
        settings[name] = Math.max(0, Math.min(9999, Math.round(Number(box.value)) || 0));
        keep();
        next();
      } }));
      return field(label, box);
    };
    const fields = () => [
      element("div", { class: "practice-fields" },
        select("Chapter", [["", "All chapters"], ...[...bank.pages].map(([id, page]) => [id, page.title])], filter.page, change("page")),
        select("Topic", [["", "All topics"], ...topics.map((/** @type {string} */ id) => [id, bank.topics.get(id)])], filter.topic, change("topic")),
        select("Level", [["", "All levels"], ...LEVELS.map((id) => [id, bank.words().levels[id]])], filter.level, change("level")),
        ...(lists.length ? [select("List", [["", "The whole bank"], ...lists], filter.list, change("list"))] : []),
        number("New ones a day, at most", "fresh"),
        number("Due ones a day, at most", "due")),
      tick("Let me answer in my head first, then show the options", settings.hidden, (on) => {
        settings.hidden = on;
        keep();
      }),
      tick("Keys without Ctrl or Alt", settings.keys, (on) => {
        settings.keys = on;
        keep();
      }),
    ];
    const open = Boolean(sitting.place.querySelector(".practice-filters")?.hasAttribute("open"));
    const box = element("details", { class: "practice-filters", open });
    const fill = () => box.children.length === 1 && box.append(...fields()); // as it is opened: it has hundreds of topics
    box.append(element("summary", { text: `What to review: ${chosen()}`, onclick: fill }));
    box.addEventListener("toggle", fill);
    if (open) fill();
    return box;
  }

  function chosen() {
    const { page, topic, level, list } = sitting.filter;
    const parts = [
      list && store.value("list", list)?.name, page && bank.pages.get(page).title, topic && bank.topics.get(topic), level && bank.words().levels[level],
    ];
    return parts.filter(Boolean).join(", ") || "everything";
  }

  function keyHelp() {
    const row = (/** @type {string} */ key, /** @type {string} */ what) => element("li", {}, element("kbd", { text: key }), ` ${what}`);
    return element("details", { class: "practice-keys" }, element("summary", { text: "Keys" }),
      element("ul", {}, row("1 … 6", "choose an option; after a right answer 1 guessed, 2 knew it, 3 easy"), row("Enter", "check, or go on"), row("S", "show the answer without one of yours")));
  }

  /* What comes next */

  /** Whether a card is among what was chosen. @returns {(card: any) => boolean} */
  function fitting() {
    const { page, topic, level, list } = sitting.filter;
    const listed = new Set([store.value("list", list)?.ids].flat());
    return (card) => (!page || card.page === page) && (!topic || card.topics.includes(topic)) && (!level || card.level === level) &&
      (!list || listed.has(card.id));
  }

  /** All cards, the easier first, pages mixed. @type {any[]} */ let order = [];

  function inOrder() {
    if (order.length !== bank.cards.size) {
      const places = new Map([...bank.cards.values()].map((card) => [card, LEVELS.indexOf(card.level) * 2 ** 32 + scatter(card.id)]));
      order = [...places.keys()].sort((a, b) => places.get(a) - places.get(b));
    }
    return order;
  }

  /** What is left today: due ones (the longest overdue first), new ones (the easier first, pages mixed). */
  function queue() {
    const today = schedule.dayOf(Date.now());
    const memories = schedule.memories(store.log(), bank.cards);
    let freshToday = 0, dueToday = 0;
    for (const memory of memories.values()) {
      if (memory.first === today) freshToday += 1;
      else if (memory.last === today) dueToday += 1;
    }
    const fits = fitting();
    const due = [];
    for (const card of bank.cards.values()) {
      const memory = memories.get(card.id);
      if (memory && memory.due <= today && memory.last < today && fits(card)) due.push([memory.due, card]);
    }
    due.sort((a, b) => a[0] - b[0]);
    const fresh = inOrder().filter((card) => !memories.has(card.id) && fits(card));
    return {
      memories, today,
      due: due.slice(0, Math.max(0, sitting.settings.due - dueToday)).map((pair) => pair[1]),
      fresh: fresh.slice(0, Math.max(0, sitting.settings.fresh - freshToday)),
      unseen: fresh.length,
    };
  }

  /** A number of an id that has nothing to do with its alphabet. @param {string} id */
  function scatter(id) {
    return parseInt(store.checksum(id), 16);
  }

  /** @param {boolean} [isPressed] the reader pressed what is gone by then, so the focus goes along */
  function next(isPressed) {
    const left = queue();
    const waiting = sitting.again.find((/** @type {any} */ one) => one.after <= sitting.done.length);
    const card = (waiting && bank.cards.get(waiting.id)) || left.due[0] || left.fresh[0] || (sitting.again[0] && bank.cards.get(sitting.again[0].id));
    tellCounts(left);
    if (!card) return finish(left, isPressed);
    show(card, [...left.due, ...left.fresh].find((one) => one !== card), isPressed);
  }

  /** @param {any} left */
  function tellCounts(left) {
    const again = sitting.again.length ? ` · ${counted(sitting.again.length, "question")} to come back to` : "";
    const words = `${counted(left.due.length, "question")} due · ${left.fresh.length} new${again}`;
    const place = sitting.place.querySelector(".practice-counts");
    if (place.textContent !== words) place.textContent = words;
  }

  /** @param {any} card @param {any} soon what probably comes after it @param {boolean} [isPressed] */
  async function show(card, soon, isPressed) {
    const holder = sitting.place.querySelector(".practice-card");
    sitting.card = card;
    sitting.step = "answer";
    let section;
    try {
      section = await bank.section(card.id);
    } catch (error) {
      const told = element("p", { role: "alert", tabindex: "-1", text: error instanceof Error ? error.message : String(error) });
      holder.replaceChildren(told);
      if (isPressed) told.focus();
      return;
    }
    if (sitting.card !== card) return; // the reader chose something else meanwhile
    section.setAttribute("tabindex", "-1");
    holder.replaceChildren(section, element("div", { class: "practice-next" }));
    const form = section.querySelector(".question-form");
    if (sitting.settings.hidden && card.kind !== "open") {
      form.hidden = true;
      sitting.step = "think";
      const options = button("Show the options", () => {
        form.hidden = false;
        sitting.step = "answer";
        options.remove();
        section.querySelector(".option input").focus();
      }, true);
      holder.querySelector(".practice-next").append(options);
    }
    if (isPressed) section.focus();
    if (soon) bank.section(soon.id).catch(() => {}); // its file is here then when it is asked
  }

  /** After an answer: how sure, or on to the next one. @param {any} review */
  function answered(review) {
    const section = sitting.place.querySelector(".question");
    const card = sitting.card;
    const isFirst = !sitting.done.some((/** @type {any} */ one) => one.id === card.id);
    sitting.done.push({ id: card.id, right: review.verdict === "right", isFirst });
    sitting.again = sitting.again.filter((/** @type {any} */ one) => one.id !== card.id);
    const grade = schedule.rating(review, card);
    if (grade === 1) sitting.again.push({ id: card.id, after: sitting.done.length + AGAIN_AFTER });
    if (card.kind !== "open") guide.question.showAnswer(section);
    for (const hide of section.querySelectorAll(".question-retry, .question-check")) hide.hidden = true;
    const row = sitting.place.querySelector(".practice-next");
    sitting.step = grade === 1 ? "next" : "sure";
    if (grade === 1) {
      row.replaceChildren(element("p", { id: "practice-back", text: "It comes back in this sitting." }), button("Next", () => next(true), true));
      row.querySelector("button").setAttribute("aria-describedby", "practice-back");
    } else {
      const say = (/** @type {string} */ sure) => () => {
        store.settle(review.id, sure);
        next(true);
      };
      row.replaceChildren(element("p", { id: "practice-sure", text: "How sure were you?" }),
        element("div", { class: "practice-sure", role: "group", "aria-labelledby": "practice-sure" },
          button("Guessed", say("guessed")), button("Knew it", say("knew"), true), button("Easy", say("easy"))));
    }
    row.querySelector("button.md-button--primary").focus({ preventScroll: true });
  }

  /** @param {any} left @param {boolean} [isPressed] */
  function finish(left, isPressed) {
    sitting.card = null;
    sitting.step = "end";
    const first = sitting.done.filter((/** @type {any} */ one) => one.isFirst);
    const right = first.filter((/** @type {any} */ one) => one.right).length;
    const missed = [...new Set(first.filter((/** @type {any} */ one) => !one.right).map((/** @type {any} */ one) => bank.cards.get(one.id).page))];
    const fits = fitting();
    const coming = [...left.memories.entries()].filter(([id, memory]) => memory.due > left.today && fits(bank.cards.get(id))).map(([, memory]) => memory.due);
    const soonest = Math.min(...coming);
    const parts = [element("h2", { text: first.length ? "That is all for today" : "Nothing to review today", tabindex: "-1" })];
    if (first.length) parts.push(element("p", { text: `${counted(first.length, "question")}, ${right} right at the first try.` }));
    if (coming.length) {
      const days = soonest - left.today;
      const when = days === 1 ? "tomorrow" : `in ${days} days`;
      parts.push(element("p", { text: `Next: ${counted(coming.filter((day) => day === soonest).length, "question")} ${when}.` }));
    }
    if (missed.length) {
      const list = element("ul");
      for (const page of missed) list.append(element("li", {}, element("a", { href: bank.address(page), text: bank.pages.get(page).title })));
      parts.push(element("p", { text: "Worth reading again:" }), list);
    }
    if (left.unseen > left.fresh.length) {
      parts.push(button(`Go on with ${Math.min(10, left.unseen)} more new ones`, () => {
        sitting.settings.fresh += Math.min(10, left.unseen);
        next(true);
      }));
    }
    sitting.place.querySelector(".practice-card").replaceChildren(...parts);
    if (isPressed) parts[0].focus();
  }

  document.addEventListener("guide:answered", (event) => {
    const review = /** @type {CustomEvent} */ (event).detail;
    if (!sitting || !sitting.place.isConnected || !sitting.card || review.question !== sitting.card.id) return;
    queueMicrotask(() => answered(review));
  });

  document.addEventListener("keydown", (event) => {
    if (!sitting || !sitting.place.isConnected || !sitting.settings.keys || event.ctrlKey || event.altKey || event.metaKey) return;
    const target = /** @type {Element} */ (event.target);
    if (target.closest("select, textarea, input[type=number], input[type=text], summary, .md-search, dialog")) return;
    const section = sitting.place.querySelector(".question");
    const digit = Number(event.key);
    const press = (/** @type {HTMLElement|null|undefined} */ element_) => {
      if (!element_) return;
      event.preventDefault();
      event.stopPropagation(); // the theme opens its search at S
      element_.click();
    };
    if (digit >= 1 && digit <= 9 && sitting.step === "answer" && !section.querySelector("details:not([open]) .option")) {
      const input = section.querySelectorAll(".option input")[digit - 1];
      if (input) input.focus();
      press(input);
    } else if (digit >= 1 && digit <= 3 && sitting.step === "sure") press(sitting.place.querySelectorAll(".practice-sure button")[digit - 1]);
    else if (event.key === "Enter" && !target.closest("button, a")) press(sitting.step === "answer" ? section.querySelector(".question-check") : sitting.place.querySelector(".practice-next button"));
    else if (event.key.toLowerCase() === "s" && sitting.step === "answer") press(section.querySelector(".question-reveal:not([hidden])"));
  });

  store.onChange((/** @type {boolean} */ isElsewhere) => {
    if (isElsewhere && sitting && sitting.place.isConnected) tellCounts(queue());
  });

  /** A question whose answer was looked at counts as not known. */
  document.addEventListener("click", (event) => {
    const reveal = event.target instanceof Element ? event.target.closest(".practice-card .question-reveal") : null;
    if (!reveal || !sitting || !sitting.card) return;
    const review = { id: store.newId(), question: sitting.card.id, rev: sitting.card.rev, options: [], verdict: "wrong", confidence: null, at: Date.now() };
    store.append(review);
    queueMicrotask(() => answered(review));
  });

  guide.widgets.review = () => bank.page("review", start);
})();

/**
 * The interviewer's kit: what was picked goes in, sheets to print come out. The address carries
 * all of it, so the same address gives the same sheets as long as the bank stays as it is.
 */
(() => {
  "use strict";

  const guide = /** @type {any} */ (window).guide;
  const { store, cards: bank, questionSet, kitTexts: texts } = guide;
  const { element, button, select, counted } = bank;
  const LEVELS = questionSet.CHOICES;
  const LENGTHS = ["30", "45", "60", "90"];
  const PEOPLE = ["1", "2", "3"];
  const KINDS = /** @type {Record<string, {words: string, share: number}>} */ ({
    open: { words: "Open questions only", share: 1 }, mixed: { words: "Open and choice questions", share: 0.6 },
  });
  const DEFAULTS = { level: "mixed", minutes: "60", people: "1", kind: "open" };
  const SEED = /^[\w-]{1,40}$/;

  /** @typedef {{pages: string[], level: string, minutes: string, people: string, kind: string, seed: string}} Wish what the address says */

  /** @type {any} */ let kit = null;

  /* The address */

  function fromAddress() {
    const asked = new URLSearchParams(location.search);
    const pick = (/** @type {keyof typeof DEFAULTS} */ name, /** @type {string[]} */ allowed) => (allowed.includes(String(asked.get(name))) ? String(asked.get(name)) : DEFAULTS[name]);
    const named = (asked.get("pages") || "").split(",");
    const seed = String(asked.get("seed"));
    /** @type {Wish} */
    const wish = {
      pages: [...bank.pages.keys()].filter((id) => named.includes(id)), level: pick("level", Object.keys(LEVELS)), minutes: pick("minutes", LENGTHS),
      people: pick("people", PEOPLE), kind: pick("kind", Object.keys(KINDS)), seed: SEED.test(seed) ? seed : "",
    };
    return { wish, set: asked.get("set") };
  }

  /** @param {Wish} wish @param {string} set */
  function address(wish, set) {
    const settings = ["level", "minutes", "people", "kind", "seed"].map((name) => `&${name}=${/** @type {any} */ (wish)[name]}`);
    return `${location.href.replace(/[?#].*$/, "")}?pages=${wish.pages.join(",")}${settings.join("")}&set=${set}`;
  }

  /* The sets */

  /** A list of cards for each interviewer; no question is in two. @param {Wish} wish @returns {any[][]} */
  function drawn(wish) {
    const weights = Object.fromEntries(wish.pages.map((id) => [id, 1]));
    return dealt(wish).map((cards, i) => questionSet.draw({
      cards, pages: bank.pages, weights, minutes: asking(wish), levels: LEVELS[wish.level], seed: `${wish.seed} ${i + 1}`, openShare: KINDS[wish.kind].share,
    }).map((/** @type {string} */ id) => bank.cards.get(id)));
  }

  /** What each interviewer's questions are drawn from: like shares of each page, kind and level. @param {Wish} wish @returns {Map<string, any>[]} */
  function dealt(wish) {
    const people = Number(wish.people);
    const places = new Map();
    for (const card of bank.cards.values()) {
      if (!wish.pages.includes(card.page)) continue;
      places.set(card, `${card.page} ${card.kind === "open"} ${card.level} ${questionSet.random(`${wish.seed} deal ${card.id}`)().toFixed(10)} ${card.id}`);
    }
    const cards = [...places.keys()].sort((one, two) => (places.get(one) < places.get(two) ? -1 : 1));
    return PEOPLE.slice(0, people).map((_, i) => new Map(cards.filter((card, at) => at % people === i).map((card) => [card.id, card])));
  }

  /** The minutes for questions. @param {Wish} wish */
  const asking = (wish) => Number(wish.minutes) - texts.FRAME.opening - texts.FRAME.theirs - texts.FRAME.closing;

  /** @param {any[]} cards */
  const minutesOf = (cards) => cards.reduce((sum, card) => sum + questionSet.minutesOf(card), 0);

  /** @param {string[]} names */
  const listed = (names) => new Intl.ListFormat("en-US").format(names);

  /** @param {string} id */
  const titleOf = (id) => bank.pages.get(id).title;

  /* The form */

  /** @param {HTMLElement} place */
  function start(place) {
    const { wish, set } = fromAddress();
    kit = { place, wish, picked: new Set(wish.pages), drawing: 0 };
    place.replaceChildren(
      form(),
      element("p", { class: "kit-status", role: "status" }),
      element("div", { class: "kit-sheets" }),
    );
    if (wish.pages.length && wish.seed) make(set);
  }

  function form() {
    const { wish } = kit;
    const set = (/** @type {string} */ name) => (/** @type {string} */ value) => void (wish[name] = value);
    const minutes = (/** @type {string} */ id) => `${id} minutes`;
    return element("div", { class: "kit-form" },
      element("fieldset", { class: "kit-pages" }, element("legend", { text: "What should the interview find out about?" }), ...sections()),
      element("div", { class: "practice-fields" },
        select("Level", [...Object.keys(LEVELS)].map((id) => [id, bank.words().levels[id] || "Mixed"]), wish.level, set("level")),
        select("Length", LENGTHS.map((id) => [id, minutes(id)]), wish.minutes, set("minutes")),
        select("Interviewers, each with their own questions", PEOPLE.map((id) => [id, id]), wish.people, set("people")),
        select("Kind of questions", Object.entries(KINDS).map(([id, kind]) => [id, kind.words]), wish.kind, set("kind"))),
      element("div", { class: "practice-row" }, button("Make the sheets", () => {
        wish.pages = [...bank.pages.keys()].filter((id) => kit.picked.has(id));
        if (!wish.pages.length) return say("Pick at least one competency first.");
        wish.seed = store.newId().slice(0, 6);
        make(null);
      }, true)));
  }

  /** The pages to pick from, by section. */
  function sections() {
    const found = /** @type {Map<string, string[]>} */ (new Map());
    for (const card of bank.cards.values()) {
      const { section } = bank.pages.get(card.page);
      if (!found.has(section)) found.set(section, []);
      const pages = /** @type {string[]} */ (found.get(section));
      if (!pages.includes(card.page)) pages.push(card.page);
    }
    return Object.keys(bank.words().sections).filter((section) => found.has(section)).map((section) => {
      const pages = /** @type {string[]} */ (found.get(section));
      const summary = element("summary");
      const tell = () => {
        const count = pages.filter((id) => kit.picked.has(id)).length;
        summary.textContent = `${bank.words().sections[section]} (${count} of ${pages.length})`;
      };
      tell();
      return element("details", { class: "practice-more", open: pages.some((id) => kit.picked.has(id)) }, summary,
        element("div", { class: "kit-ticks" }, ...pages.map((id) => bank.tick(titleOf(id), kit.picked.has(id), (/** @type {boolean} */ on) => {
          if (on) kit.picked.add(id);
          else kit.picked.delete(id);
          tell();
        }))));
    });
  }

  /** @param {string} text */
  const say = (text) => void (kit.place.querySelector(".kit-status").textContent = text);

  /* The sheets */

  /** @param {string|null} set what the link was made for */
  async function make(set) {
    const { place } = kit;
    const wish = { ...kit.wish };
    const drawing = (kit.drawing += 1);
    const sets = drawn(wish);
    const all = sets.flat();
    const holder = place.querySelector(".kit-sheets");
    holder.replaceChildren();
    if (!all.length) return say("The bank has no such questions. Pick another level, kind or competency.");
    const hash = questionSet.hashOf(all.map((card) => `${card.id}.${card.rev}`));
    let found;
    try {
      found = new Map(await Promise.all(all.map(async (card) => [card.id, await bank.section(card.id)])));
    } catch (error) {
      return say(error instanceof Error ? error.message : String(error));
    }
    if (drawing !== kit.drawing || !place.isConnected) return; // another one was asked for meanwhile
    const link = address(wish, hash);
    try {
      history.replaceState(history.state, "", link);
    } catch {
      // from a folder some browsers keep the address; the button still copies the link
    }
    holder.append(tools(link), element("div", { class: "kit-sheet" },
      ...sets.filter((cards) => cards.length).map((cards, i) => sheet(wish, cards, found, i)), panel(wish, sets)));
    say([set !== null && set !== hash ? "The bank has changed since this link was made, so these are not all the same questions." : "", summary(wish, sets)].filter(Boolean).join(" "));
  }

  /** @param {Wish} wish @param {any[][]} sets */
  function summary(wish, sets) {
    const asked = new Set(sets.flat().map((card) => card.page));
    const left = wish.pages.filter((id) => !asked.has(id)).map(titleOf);
    const parts = sets.map((cards, i) => `${sets.length > 1 ? `Interviewer ${i + 1}: ` : ""}${counted(cards.length, "question")}, about ${Math.round(minutesOf(cards))} of ${asking(wish)} minutes.`);
    if (sets.some((cards) => minutesOf(cards) < 0.7 * asking(wish))) parts.push("The bank has no more that fit; pick more competencies, or mixed levels, to fill the time.");
    if (left.length) parts.push(`Not asked: ${listed(left)}.`);
    return parts.join(" ");
  }

  /** @param {string} link */
  function tools(link) {
    const row = element("div", { class: "practice-row kit-tools" });
    const told = element("span", { role: "status" });
    const copy = async () => {
      try {
        await navigator.clipboard.writeText(link);
        told.textContent = "Copied. Whoever opens it gets the same sheets.";
      } catch {
        const box = /** @type {HTMLInputElement} */ (row.querySelector("input[readonly]") ?? element("input", { type: "text", readonly: true, value: link }));
        if (!box.isConnected) told.before(bank.field("Copy this link", box));
        told.textContent = "This browser does not let the page copy. The link is selected: copy it from there.";
        box.select();
      }
    };
    row.append(
      button("Print", () => window.print(), true),
      button("Copy the link", copy),
      bank.tick("Print the interviewer's notes too: keys and model answers", true, (/** @type {boolean} */ on) => {
        kit.place.querySelector(".kit-sheet").toggleAttribute("data-without-notes", !on);
      }),
      told,
    );
    return row;
  }

  /** @param {string} words @param {Node[]} content */
  const part = (words, ...content) => element("section", { class: "kit-part" }, element("h3", { text: words }), ...content);

  /** @param {string[]} items @param {string} [tag] @param {string} [name] */
  const list = (items, tag = "ul", name) => element(tag, { class: name }, ...items.map((text) => element("li", { text })));

  /** Lines to write on. @param {string[]} names */
  const blanks = (...names) => element("p", { class: "kit-blanks" }, ...names.map((name) => element("span", { text: `${name}:` })));

  /** A place to write in. @param {string} words @param {string} [name] */
  const room = (words, name = "") => element("div", { class: `kit-room ${name}` }, element("p", { text: words }));

  /** @param {Wish} wish @param {any[]} cards @param {Map<string, HTMLElement>} found @param {number} i */
  function sheet(wish, cards, found, i) {
    const many = Number(wish.people) > 1;
    const pages = [...new Set(cards.map((card) => titleOf(card.page)))];
    const { FRAME } = texts;
    const plan = { minutes: Number(wish.minutes), asking: asking(wish), pages: listed(pages) };
    return element("section", { class: "kit-one" },
      element("h2", { text: many ? `Interviewer ${i + 1} of ${wish.people}` : "The interview" }),
      blanks("Candidate", "Interviewer", "Date, start and end"),
      part(`Opening, ${FRAME.opening} minutes`, element("p", { text: "Say it to everybody, in these words." }), list(texts.opening(plan), "ul", "kit-said")),
      element("section", {}, element("h3", { text: `Questions, ${asking(wish)} minutes` }), ...cards.map((card, at) => question(card, /** @type {HTMLElement} */ (found.get(card.id)), at))),
      part(`Closing, ${FRAME.theirs + FRAME.closing} minutes`, list(texts.CLOSING, "ul", "kit-said"), room("Their questions, and what they would have liked to show")));
  }

  /** @param {any} card @param {HTMLElement} section @param {number} at */
  function question(card, section, at) {
    const words = bank.words();
    const open = card.kind === "open";
    const texts_ = (/** @type {string} */ selector) => [...section.querySelectorAll(selector)].map((one) => copied(one, "li"));
    const listen = open ? texts_(".question-points .option-text") : texts.CHOICE.listen.map((/** @type {string} */ text) => element("li", { text }));
    const more = open ? texts_(".question-answer > ul > li") : texts.CHOICE.followUps.map((/** @type {string} */ text) => element("li", { text }));
    const prompt = element("div", { class: "kit-prompt" }, ...copied(/** @type {Element} */ (section.querySelector(".question-prompt")), "div").childNodes);
    if (!open) prompt.append(element("ul", { class: "kit-options" }, ...texts_(".option > label")));
    return element("section", { class: "kit-question" },
      element("h4", { text: `${at + 1}. ${bank.topics.get(card.topics[0])}` }),
      element("p", { class: "kit-about", text: `${titleOf(card.page)} · ${words.levels[card.level]} · about ${questionSet.minutesOf(card)} minutes` }),
      prompt,
      element("div", { class: "kit-listen" }, element("p", {}, element("strong", { text: "Listen for" })), element("ul", { class: "kit-boxes" }, ...listen)),
      note(section, open),
      element("div", { class: "kit-listen" }, element("p", {}, element("strong", { text: "Follow-ups" })), element("ul", {}, ...more)),
      element("p", { class: "kit-score" }, element("strong", { text: "Score" }), ...["1", "2", "3", "4"].map((text) => element("span", { text }))),
      room("Evidence: the words that earned the score"));
  }

  /** The answer, folded away from the candidate's eyes. @param {HTMLElement} section @param {boolean} open */
  function note(section, open) {
    const made = element("details", { class: "practice-more kit-note" }, element("summary", { text: open ? "Interviewer's note: a model answer" : "Interviewer's note: the key and its reason" }));
    if (open) made.append(...copied(/** @type {Element} */ (section.querySelector(".question-explanation")), "div").childNodes);
    else made.append(element("ul", {}, ...[...section.querySelectorAll('.question-reasons > [data-right="true"]')].map((one) => copied(one, "li"))));
    return made;
  }

  /** The children of an element in a new one, without boxes, and without names that would be there twice. @param {Element} from @param {string} tag */
  function copied(from, tag) {
    const made = element(tag, {}, ...from.cloneNode(true).childNodes);
    for (const named of made.querySelectorAll("[id]")) named.removeAttribute("id");
    for (const box of made.querySelectorAll("input")) box.remove();
    return made;
  }

  /* For everyone */

  /** @param {Wish} wish @param {any[][]} sets */
  function panel(wish, sets) {
    const asked = new Set(sets.flat().map((card) => card.page));
    const pages = wish.pages.filter((id) => asked.has(id));
    return element("section", { class: "kit-one" }, element("h2", { text: "For everyone on the panel" }),
      part("Scoring anchors", anchors(pages), element("p", { text: texts.RULES })),
      part("What the candidate is promised", element("ul", {}, ...texts.PROMISES.map((/** @type {string[]} */ [name, text]) => element("li", {}, element("strong", { text: name }), ` ${text}`)))),
      part("Fairness checklist", list(texts.CHECKLIST, "ul", "kit-boxes")),
      part("Combine the scores before you talk", list(texts.COMBINE, "ol"), scores(wish, pages)));
  }

  /** @param {string} words @param {string[]} heads @param {HTMLElement[]} rows */
  const table = (words, heads, rows) => element("div", { class: "wide", tabindex: 0, role: "region", "aria-label": words },
    element("table", {}, element("thead", {}, element("tr", {}, ...heads.map((text) => element("th", { scope: "col", text })))), element("tbody", {}, ...rows)));

  /** @param {string[]} pages */
  function anchors(pages) {
    const sections_ = [...new Set(pages.map((id) => bank.pages.get(id).section))];
    return table("Scoring anchors", ["Competency", "1", "2", "3", "4"], sections_.map((section) => {
      const here = pages.filter((id) => bank.pages.get(id).section === section).map(titleOf);
      return element("tr", {}, element("th", { scope: "row", text: listed(here) }), ...texts.ANCHORS[section].map((/** @type {string} */ text) => element("td", { text })));
    }));
  }

  /** @param {Wish} wish @param {string[]} pages */
  function scores(wish, pages) {
    const people = PEOPLE.slice(0, Number(wish.people)).map((person) => (wish.people === "1" ? "Interviewer" : `Interviewer ${person}`));
    const heads = ["Competency", ...people, "Mean"];
    return table("Scores", heads, pages.map((id) => element("tr", {}, element("th", { scope: "row", text: titleOf(id) }), ...heads.slice(1).map(() => element("td")))));
  }

  guide.widgets.kit = () => bank.page("kit", start);
})();

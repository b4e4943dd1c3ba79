/**
 * The questions for the pages of practice: the index of all, and each page's questions when they
 * are needed. Goes in: an id. Comes out: the question's section as it stands on its set page.
 * Data arrives as scripts that call `guide.receive`, so this works from a folder too.
 */
(() => {
  "use strict";

  const guide = /** @type {any} */ (window).guide;
  if (guide.cards) return;

  /**
   * @typedef {{id: string, page: string, rev: number, level: string, kind: string, title: string, topics: string[], size: number}} Card
   *   `size` counts the options, or the points of an open question
   * @typedef {{title: string, section: string, page: string, set: string, file: string, topics: string[]}} Page
   */

  /** @type {Map<string, {resolve: (data: any) => void}>} */ const waiting = new Map();
  /** @type {Map<string, Promise<any>>} */ const arrived = new Map();

  const NOT_LOADED = "The questions could not be loaded. The site may have been updated, or you are offline: reload the page. What you answered before is safe.";
  const UPDATED = "The site was updated while this page was open: reload it. What you answered before is safe.";

  guide.receive = (/** @type {string} */ name, /** @type {any} */ data) => waiting.get(name)?.resolve(data);

  /** @param {string} address of a data file @returns {Promise<any>} what it hands over */
  function fetched(address) {
    const name = String(address.split("/").pop());
    const before = arrived.get(name);
    if (before) return before;
    let isHere = false;
    /** @type {Promise<any>} */
    const promise = new Promise((resolve, reject) => {
      waiting.set(name, { resolve: (data) => {
        isHere = true;
        resolve(data);
      } });
      const script = document.createElement("script");
      script.src = address;
      const fail = () => {
        if (arrived.get(name) !== promise || isHere) return;
        arrived.delete(name);
        script.remove();
        reject(new Error(NOT_LOADED));
      };
      script.onerror = fail;
      script.onload = fail; // it ran and handed nothing over: it is something else, or was cut off
      document.head.append(script);
    });
    arrived.set(name, promise);
    return promise;
  }

  /** @type {Map<string, Card>} */ const cards = new Map();
  /** @type {Map<string, Page>} */ const pages = new Map();
  /** @type {Map<string, string>} */ const topics = new Map();
  let folder = "";
  let index = /** @type {any} */ (null);

  /** The id as words, as the set pages have it. @param {string} id */
  const titleOf = (id) => id[0].toUpperCase() + id.slice(1).replaceAll("-", " ");

  /** Loads the index once. @param {string} address */
  async function open(address) {
    if (index) return;
    const data = await fetched(address);
    if (!data || !Array.isArray(data.questions) || !Array.isArray(data.topics) || !data.pages) throw new Error(NOT_LOADED);
    folder = new URL(".", address).href;
    const names = data.topics.map((/** @type {string[]} */ topic) => topic[0]);
    for (const [id, name] of data.topics) topics.set(id, name);
    for (const [id, page] of Object.entries(data.pages)) {
      pages.set(id, { .../** @type {any} */ (page), topics: /** @type {any} */ (page).topics.map((/** @type {number} */ i) => names[i]) });
    }
    for (const [id, page, rev, level, kind, asked, size] of data.questions) {
      cards.set(id, { id, page, rev, level, kind, title: titleOf(id), topics: asked.map((/** @type {number} */ i) => names[i]), size });
    }
    index = data;
  }

  /** The section of a question, fresh, with its links made whole. @param {string} id @returns {Promise<HTMLElement>} */
  async function section(id) {
    const card = /** @type {Card} */ (cards.get(id));
    const page = /** @type {Page} */ (pages.get(card.page));
    const rendered = await fetched(new URL(page.file, folder).href);
    const holder = document.createElement("template");
    holder.innerHTML = (rendered && rendered[id]) || ""; // made by the build, from the same HTML as the pages
    const found = /** @type {HTMLElement|null} */ (holder.content.firstElementChild);
    if (!found || Number(found.dataset.rev) !== card.rev) throw new Error(UPDATED);
    const from = new URL(page.set, guide.root);
    for (const [selector, name] of [["a[href]", "href"], ["img[src]", "src"]]) {
      for (const element of found.querySelectorAll(selector)) element.setAttribute(name, new URL(String(element.getAttribute(name)), from).href);
    }
    return found;
  }

  /** What another data file beside the index hands over. @param {string} file @returns {Promise<any>} */
  const data = (file) => fetched(new URL(file, folder).href);

  /** The address of a chapter page. @param {string} id */
  const address = (id) => new URL(/** @type {Page} */ (pages.get(id)).page, guide.root).href;

  /* Small things that every page of practice makes. Text goes in as text. */

  /**
   * @param {string} tag @param {Record<string, any>} [attributes] `text` is its text, `on…` a listener
   * @param {...(Node|string)} children
   */
  function element(tag, attributes = {}, ...children) {
    const made = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) {
      if (name === "text") made.textContent = value;
      else if (name.startsWith("on")) made.addEventListener(name.slice(2), value);
      else if (typeof value === "boolean") made.toggleAttribute(name, value);
      else if (value !== null && value !== undefined) made.setAttribute(name, String(value));
    }
    made.append(...children);
    return made;
  }

  /** @param {string} text @param {() => void} press @param {boolean} [main] */
  const button = (text, press, main) => element("button", { type: "button", class: `md-button${main ? " md-button--primary" : ""}`, onclick: press, text });

  /** @param {number} count @param {string} noun */
  const counted = (count, noun) => `${String(count).replace(/\B(?=(\d{3})+$)/g, ",")} ${noun}${count === 1 ? "" : "s"}`;

  let named = 0;

  /** A control with its label above. @param {string} label @param {HTMLElement} control */
  function field(label, control) {
    control.id ||= `practice-${(named += 1)}`;
    return element("div", { class: "practice-field" }, element("label", { for: control.id, text: label }), control);
  }

  /** A labelled choice. @param {string} label @param {[string, string][]} choices value and words @param {string} value @param {(value: string) => void} change */
  function select(label, choices, value, change) {
    const box = /** @type {HTMLSelectElement} */ (element("select", { onchange: () => change(box.value) }));
    for (const [key, words] of choices) box.append(element("option", { value: key, text: words, selected: key === value }));
    return field(label, box);
  }

  /** @param {string} label @param {boolean} on @param {(on: boolean) => void} change */
  function tick(label, on, change) {
    const box = /** @type {HTMLInputElement} */ (element("input", { type: "checkbox", checked: on, onchange: () => change(box.checked) }));
    return element("label", { class: "practice-tick" }, box, element("span", { text: label }));
  }

  const WEEK = 7 * 86_400_000;
  const SAVED = "Saved. The file is where your browser keeps downloads.";
  const WORTH_KEEPING = 20; // reviews, at most, that need no file

  /** What a control is called, to find it again. @param {HTMLElement} control */
  const nameOf = (control) => `${control.localName} ${(/** @type {any} */ (control).labels?.[0] ?? control).textContent}`;

  /**
   * Puts new content into a place. What had the focus in it keeps it: a control of that name, the
   * one that stands where it stood, or else what comes first.
   * @param {Element} place @param {...Node} content
   */
  function redraw(place, ...content) {
    const alike = (/** @type {string} */ name) => /** @type {HTMLElement[]} */ ([...place.querySelectorAll("a, button, input, select, summary")]).filter((one) => nameOf(one) === name);
    const held = place.contains(document.activeElement) ? /** @type {HTMLElement} */ (document.activeElement) : null;
    const name = held ? nameOf(held) : "";
    const at = held ? alike(name).indexOf(held) : -1;
    place.replaceChildren(...content);
    if (!held) return;
    const same = alike(name);
    guide.focusNear([same[at] ?? same.at(-1), place]);
  }

  /**
   * A quiet word about a file, where there is something to lose and no file of this week; else nothing.
   * @param {() => void} [saved] what happens then; else the place says so
   */
  function reminder(saved) {
    const place = element("div", { class: "practice-reminder" });
    const last = String(guide.store.value("setting", "export"));
    const age = Date.parse(guide.store.dayName()) - Date.parse(last); // NaN where there is none
    if (guide.store.log().length <= WORTH_KEEPING || (age >= 0 && age <= WEEK)) return place;
    const when = age > 0 ? `You last saved a file on ${last}.` : "There is no file of it yet.";
    place.append(
      element("p", { text: `Your progress is in this browser only, and browsers clear such data at times. ${when}` }),
      button("Save to a file", () => {
        guide.store.save();
        if (saved) return saved();
        const told = element("p", { tabindex: "-1", text: SAVED });
        place.replaceChildren(told);
        told.focus(); // the button is gone, and so it is read out
      }),
    );
    return place;
  }

  /**
   * Fills the place of a page of practice once the index is there, also after instant navigation.
   * @param {string} name @param {(place: HTMLElement) => void | Promise<void>} fill
   */
  async function page(name, fill) {
    const place = /** @type {HTMLElement|null} */ (document.querySelector(`[data-practice="${name}"]`));
    if (!place || place.dataset.filled !== undefined) return;
    place.dataset.filled = "";
    try {
      await open(new URL(String(place.dataset.index), location.href).href);
      await fill(place);
    } catch (error) {
      place.replaceChildren(element("p", { role: "alert", text: error instanceof Error ? error.message : String(error) }));
    }
  }

  guide.cards = { open, section, data, address, cards, pages, topics, words: () => index, element, button, field, select, tick, counted, redraw, reminder, SAVED, page };
})();

/**
 * Chooses a set of questions. Goes in: the questions of the bank, a table of weights, minutes,
 * levels and a seed. Comes out: their ids in the order in which an interview asks them. The same
 * in gives the same out, in every browser; a question that comes or goes in the bank moves only
 * what stood near it.
 */
(() => {
  "use strict";

  const guide = /** @type {any} */ (window).guide;
  if (guide.questionSet) return;

  /**
   * @typedef {{id: string, page: string, level: string, kind: string}} Card
   * @typedef {{cards: Iterable<Card>|Map<string, Card>, pages: Map<string, {section: string}>, weights: Record<string, number>,
   *   minutes: number, levels: string[], seed: string, openShare?: number}} Wish
   *   `weights` gives pages their share of the time: `sql` is a page, `machine-learning/*` all
   *   pages of a section that have no weight of their own, which share it; what has none is not
   *   asked. `pages` is in the guide's order. `openShare` is the part of the time, 0 to 1, for
   *   open questions; at 1 nothing else is asked.
   */

  /** What a question takes, in minutes. */
  const MINUTES = {
    choice: /** @type {Record<string, number>} */ ({ screen: 1.5, core: 2, deep: 3 }),
    open: /** @type {Record<string, number>} */ ({ screen: 5, core: 8, deep: 12 }),
  };
  const LEVELS = ["screen", "core", "deep"];
  /** What a reader may choose as level, and the levels that are asked then. */
  const CHOICES = /** @type {Record<string, string[]>} */ ({ ...Object.fromEntries(LEVELS.map((level) => [level, [level]])), mixed: LEVELS });
  const SUBJECT = 2;
  /** When a section is asked; one that is not here is a subject. Within a stage the easier comes first. */
  const STAGES = /** @type {Record<string, number>} */ ({
    "how-it-starts": 0, "problem-solving": 1,
    company: 3, tips: 3, rejection: 3, "fair-interview": 3, "your-questions": 4,
  });

  /** FNV-1a over UTF-16 units. @param {string} text @returns {number} 32 bits */
  function hash(text) {
    let sum = 0x811c9dc5;
    for (let i = 0; i < text.length; i++) sum = Math.imul(sum ^ text.charCodeAt(i), 0x01000193);
    return sum >>> 0;
  }

  /** Numbers from 0 to below 1, by mulberry32 (T. Ettinger, 2017, public domain). @param {number|string} seed a text counts by its hash */
  function random(seed) {
    let state = typeof seed === "string" ? hash(seed) : seed >>> 0;
    return () => {
      state = (state + 0x6d2b79f5) | 0;
      let t = Math.imul(state ^ (state >>> 15), state | 1);
      t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
      return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
    };
  }

  /** A short name of a list, to see whether two are the same. @param {string[]} ids @returns {string} eight hex digits */
  const hashOf = (ids) => hash(ids.join(" ")).toString(16).padStart(8, "0");

  /** @param {Card} card */
  const minutesOf = (card) => MINUTES[card.kind === "open" ? "open" : "choice"][card.level];

  /** The weight of each page that has one. @param {Wish["weights"]} weights @param {Wish["pages"]} pages */
  function weightsOf(weights, pages) {
    /** @type {Record<string, number>} */ const shared = {};
    for (const [id, page] of pages) if (weights[id] === undefined) shared[page.section] = (shared[page.section] || 0) + 1;
    const found = new Map();
    for (const [id, page] of pages) {
      const weight = weights[id] ?? (weights[`${page.section}/*`] ?? 0) / shared[page.section];
      if (weight > 0) found.set(id, weight);
    }
    return found;
  }

  /**
   * Adds questions to `chosen` until `minutes` of them are there, or the whole time is full. Each
   * page has a clock that its questions move on by their minutes over the page's weight, from a
   * random start; the page whose clock is behind gives the next one (systematic sampling, so that
   * each page's share of the time is its weight's, as near as whole questions allow).
   * @param {Map<string, Card[]>} stacks the questions of each page, in the order of drawing
   * @param {Map<string, number>} weights @param {Map<string, number>} starts from 0 to below 1
   * @param {number} minutes of these questions @param {number} whole minutes of the set @param {Card[]} chosen
   */
  function fill(stacks, weights, starts, minutes, whole, chosen) {
    /** @type {Map<string, number>} */ const taken = new Map();
    let all = 0, here = 0;
    for (const card of chosen) {
      taken.set(card.page, (taken.get(card.page) || 0) + minutesOf(card));
      all += minutesOf(card);
    }
    const left = new Map([...stacks].map(([page, stack]) => [page, [...stack]]));
    for (;;) {
      let first = "", soonest = Infinity;
      for (const [page, stack] of left) {
        // What is half over its part of the time may still come, what is over the whole may not.
        while (stack.length && (all + minutesOf(stack[0]) > whole || here + minutesOf(stack[0]) / 2 > minutes)) stack.shift();
        if (!stack.length) continue;
        const clock = ((taken.get(page) || 0) + Number(starts.get(page)) * minutesOf(stack[0])) / Number(weights.get(page));
        if (clock < soonest) [first, soonest] = [page, clock];
      }
      const card = left.get(first)?.shift();
      if (!card) return;
      chosen.push(card);
      taken.set(card.page, (taken.get(card.page) || 0) + minutesOf(card));
      all += minutesOf(card);
      here += minutesOf(card);
    }
  }

  /** @param {Wish} wish @returns {string[]} ids in the order of asking; fewer minutes where the bank has no more */
  function draw({ cards, pages, weights, minutes, levels, seed, openShare = 0.4 }) {
    const shares = weightsOf(weights, pages);
    const starts = new Map([...shares.keys()].map((page) => [page, random(`${seed} page ${page}`)()]));
    const places = new Map();
    for (const card of cards.values()) {
      if (shares.has(card.page) && levels.includes(card.level)) places.set(card, random(`${seed} ${card.id}`)());
    }
    const drawn = [...places.keys()].sort((a, b) => places.get(a) - places.get(b) || (a.id < b.id ? -1 : 1));
    /** @param {boolean} open @returns {Map<string, Card[]>} what is not chosen yet */
    const stacks = (open) => new Map([...shares.keys()].map((page) => [page, drawn.filter((c) => c.page === page && (c.kind === "open") === open && !chosen.includes(c))]));
    const chosen = /** @type {Card[]} */ ([]);
    if (openShare > 0) fill(stacks(true), shares, starts, minutes * openShare, minutes, chosen);
    if (openShare < 1) fill(stacks(false), shares, starts, minutes, minutes, chosen);
    if (openShare > 0) fill(stacks(true), shares, starts, minutes, minutes, chosen);
    return inOrder(chosen, pages, places).map((card) => card.id);
  }

  /** As an interview goes: its stage, the level, the guide's order, the draw. @param {Card[]} chosen @param {Wish["pages"]} pages @param {Map<Card, number>} places */
  function inOrder(chosen, pages, places) {
    const order = new Map([...pages.keys()].map((page, i) => [page, i]));
    const keys = new Map(chosen.map((card) => [card, [
      STAGES[/** @type {{section: string}} */ (pages.get(card.page)).section] ?? SUBJECT, LEVELS.indexOf(card.level), Number(order.get(card.page)), Number(places.get(card)),
    ]]));
    return [...chosen].sort((a, b) => {
      const [one, two] = [/** @type {number[]} */ (keys.get(a)), /** @type {number[]} */ (keys.get(b))];
      const i = one.findIndex((value, at) => value !== two[at]);
      return i < 0 ? 0 : one[i] - two[i];
    });
  }

  guide.questionSet = { draw, random, hashOf, minutesOf, MINUTES, CHOICES };
})();

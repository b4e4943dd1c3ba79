/**
 * What the address of a mock interview means. Goes in: the address, the reader's last choices, the
 * bank. Comes out: what is wished for, and the set that this gives.
 */
(() => {
  "use strict";

  const guide = /** @type {any} */ (window).guide;
  const { store, cards: bank, questionSet, mockRoles: roles } = guide;
  const TIMES = ["15", "30", "60"];
  const LEVELS = questionSet.CHOICES;
  const DEFAULTS = { role: "scientist", minutes: 30, level: "mixed", timer: true, hidden: false, itself: false };
  const OPEN_SHARE = 0.4; // of the time
  const SHORT = 0.8; // of the time; a set that takes less has a timer of its own length

  /** @typedef {{role: string, minutes: number, level: string, seed: string}} Wish what the address says */

  const newSeed = () => store.newId().slice(0, 6);

  function fromAddress() {
    const asked = new URLSearchParams(location.search);
    const seed = asked.get("seed") || "";
    const isGiven = /^[\w-]{1,40}$/.test(seed);
    // A link means the same for everybody, so what it leaves open is not this reader's last choice.
    const otherwise = /** @type {any} */ (isGiven ? DEFAULTS : settings());
    const pick = (/** @type {string} */ name, /** @type {string[]} */ allowed) => (allowed.includes(String(asked.get(name))) ? String(asked.get(name)) : String(otherwise[name]));
    const wish = { role: pick("role", Object.keys(roles)), minutes: Number(pick("minutes", TIMES)), level: pick("level", Object.keys(LEVELS)), seed: isGiven ? seed : newSeed() };
    return { wish, isGiven, set: asked.get("set") };
  }

  function settings() {
    const found = { ...DEFAULTS, ...store.value("setting", "mock", {}) };
    if (!Object.hasOwn(roles, found.role)) found.role = DEFAULTS.role;
    if (!TIMES.includes(String(found.minutes))) found.minutes = DEFAULTS.minutes;
    if (!Object.hasOwn(LEVELS, found.level)) found.level = DEFAULTS.level;
    return found;
  }

  /** @param {Wish} wish */
  function drawn(wish) {
    const ids = questionSet.draw({
      cards: bank.cards, pages: bank.pages, weights: roles[wish.role].weights, minutes: wish.minutes, levels: LEVELS[wish.level], seed: wish.seed, openShare: OPEN_SHARE,
    });
    const found = ids.map((/** @type {string} */ id) => bank.cards.get(id));
    const minutes = found.reduce((/** @type {number} */ sum, /** @type {any} */ card) => sum + questionSet.minutesOf(card), 0);
    return { ids, minutes, open: found.filter((/** @type {any} */ card) => card.kind === "open").length, set: questionSet.hashOf(found.map((/** @type {any} */ card) => `${card.id}.${card.rev}`)) };
  }

  /** @param {Wish} wish @param {string} set */
  function address(wish, set) {
    const url = new URL(location.href.replace(/[?#].*$/, ""));
    for (const name of ["role", "minutes", "level", "seed"]) url.searchParams.set(name, String(/** @type {any} */ (wish)[name]));
    url.searchParams.set("set", set);
    return url.href;
  }

  /** @param {string} url */
  function show(url) {
    try {
      history.replaceState(history.state, "", url);
    } catch {
      // from a folder some browsers keep the address; the button still copies the link
    }
  }

  /** The minutes on the timer. @param {number} minutes that the set takes @param {Wish} wish */
  const limit = (minutes, wish) => (minutes < SHORT * wish.minutes ? Math.ceil(minutes) : wish.minutes);

  /** @param {Wish} wish */
  const titled = (wish) => `${roles[wish.role].name}, ${wish.minutes} minutes, ${wish.level === "mixed" ? "mixed levels" : bank.words().levels[wish.level]}`;

  guide.mockAddress = { TIMES, LEVELS, fromAddress, settings, drawn, address, show, limit, titled, newSeed };
})();

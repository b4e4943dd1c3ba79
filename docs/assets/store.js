/**
 * What the reader has done, kept in this browser only: one storage key under the site's path.
 * Goes in: reviews and small records. Comes out: the same, also after a broken write, another
 * tab, another version of the site or a wrong clock.
 *
 * The truth is an append-only log of reviews, in the order in which they were given; nothing that
 * can be derived from it is stored. Beside it stand records (settings, lists, journal entries), of
 * which the latest change wins. Whatever cannot be read is copied aside before anything is
 * written. See docs/contribute/practice.md for the schema.
 */
(() => {
  "use strict";

  /**
   * @typedef {{id: string, question: string, rev: number, options: string[],
   *   verdict: "right"|"wrong"|"partly", confidence: "guessed"|"knew"|"easy"|null, at: number}} Review
   *   `options` are hashes of option texts, or of the points of an open question; `at` is in
   *   milliseconds since 1970, by the reader's clock.
   * @typedef {{kind: string, id: string, changed: number, value: any}} Note  a null value is a deleted one
   * @typedef {{generation: number, log: Review[], notes: Map<string, Note>}} State
   */

  const guide = /** @type {any} */ (window).guide = /** @type {any} */ (window).guide || {};
  const SCHEMA = 2;
  const APP = "data-science-interview-guide";
  const ROOT = new URL("..", /** @type {HTMLScriptElement} */ (document.currentScript).src);
  const KEY = `${APP}:${ROOT.pathname}`;
  const ASIDE = `${KEY}:set-aside`;
  const UNDO = `${KEY}:undo`;
  const BACKUP = `${KEY}:backup:`;
  const BACKUPS = 5;
  const DAY = 86_400_000;
  const LIMITS = { reviews: 500_000, notes: 20_000, note: 100_000, file: 64_000_000 };
  const NAME = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;
  const VERDICTS = ["right", "wrong", "partly"];
  const SURE = ["guessed", "knew", "easy"];

  /** @type {State} */
  let state = { generation: 0, log: [], notes: new Map() };
  let known = new Set(); // ids of the reviews in state.log
  /** @type {string|null} */ let lastText = null; // what was last read from or written to storage
  let readOnly = false;
  let unsaved = 0; // reviews and records that are in memory only
  /** @type {Set<() => void>} */ const listeners = new Set();

  /* Storage */

  /** The browser's storage, or null where there is none that lasts. @returns {Storage|null} */
  function storage() {
    try {
      const store = /** @type {any} */ (window.localStorage);
      return store && !store.forgets ? store : null;
    } catch {
      return null;
    }
  }

  /** @param {string} key @returns {string|null} */
  function get(key) {
    try {
      const store = storage();
      return store ? store.getItem(key) : null;
    } catch {
      return null;
    }
  }

  /** Writes, or throws. @param {string} key @param {string} text */
  function set(key, text) {
    const store = storage();
    if (!store) throw new Error("no storage");
    store.setItem(key, text);
  }

  /** @param {string} key */
  function remove(key) {
    try {
      storage()?.removeItem(key);
    } catch {
      // it stays, which does no harm
    }
  }

  /** @param {string} prefix */
  function keys(prefix) {
    const store = storage();
    const found = [];
    for (let i = 0; store && i < store.length; i++) {
      const key = store.key(i);
      if (key && key.startsWith(prefix)) found.push(key);
    }
    return found.sort();
  }

  /* The packed form: a review is a line of words, a question's id the number of its place in a list */

  const LETTERS = /** @type {Record<string, string>} */ ({ right: "r", wrong: "w", partly: "p", guessed: "g", knew: "k", easy: "e" });
  const WORDS = Object.fromEntries(Object.entries(LETTERS).map(([word, letter]) => [letter, word]));
  const LINE = /^([\w-]{1,60}) ([0-9a-z]{1,5}) (\d{1,3}) ([rwp])([gke-]) (-?[0-9a-z]{1,9})((?: [0-9a-f]{8}){0,12})$/;

  /** @param {State} from */
  function pack(from) {
    /** @type {Map<string, number>} */ const numbers = new Map();
    const lines = from.log.map((r) => {
      let number = numbers.get(r.question);
      if (number === undefined) numbers.set(r.question, (number = numbers.size));
      const sure = r.confidence ? LETTERS[r.confidence] : "-";
      const options = r.options.length ? ` ${r.options.join(" ")}` : "";
      return `${r.id} ${number.toString(36)} ${r.rev} ${LETTERS[r.verdict]}${sure} ${r.at.toString(36)}${options}`;
    });
    const notes = [...from.notes.values()].map((n) => [n.kind, n.id, n.changed, n.value]);
    return JSON.stringify({ schema: SCHEMA, generation: from.generation, questions: [...numbers.keys()], log: lines, notes });
  }

  /**
   * @param {any} stored an object of the present schema
   * @returns {{state: State, bad: string[]}} what can be read, and the text of each part that cannot
   */
  function unpack(stored) {
    const bad = /** @type {string[]} */ ([]);
    const questions = Array.isArray(stored.questions) ? stored.questions : [];
    const log = [];
    for (const line of stored.log) {
      const found = typeof line === "string" ? LINE.exec(line) : null;
      const question = found ? questions[parseInt(found[2], 36)] : null;
      const review = found && {
        id: found[1], question, rev: Number(found[3]), verdict: WORDS[found[4]], confidence: WORDS[found[5]] || null,
        at: parseInt(found[6], 36), options: found[7] ? found[7].slice(1).split(" ") : [],
      };
      if (review && isReview(review)) log.push(review);
      else bad.push(JSON.stringify(found ? { line, question } : line));
    }
    const notes = new Map();
    for (const part of Array.isArray(stored.notes) ? stored.notes : []) {
      const note = Array.isArray(part) ? { kind: part[0], id: part[1], changed: part[2], value: part[3] ?? null } : null;
      if (note && isNote(note)) notes.set(`${note.kind} ${note.id}`, note);
      else bad.push(JSON.stringify(part));
    }
    const generation = Number.isSafeInteger(stored.generation) ? stored.generation : 0;
    return { state: { generation, log: /** @type {Review[]} */ (log), notes }, bad };
  }

  /** @param {any} r @returns {r is Review} */
  function isReview(r) {
    return (
      r !== null && typeof r === "object" && typeof r.id === "string" && /^[\w-]{1,60}$/.test(r.id) &&
      typeof r.question === "string" && r.question.length <= 120 && NAME.test(r.question) &&
      Number.isInteger(r.rev) && r.rev > 0 && r.rev < 1000 &&
      Array.isArray(r.options) && r.options.length <= 12 && r.options.every((/** @type {any} */ o) => /^[0-9a-f]{8}$/.test(o)) &&
      VERDICTS.includes(r.verdict) && (r.confidence === null || SURE.includes(r.confidence)) &&
      Number.isSafeInteger(r.at) && r.at > 0 && r.at < 4_102_444_800_000 // the year 2100
    );
  }

  /** @param {any} n @returns {n is Note} */
  function isNote(n) {
    const words = (/** @type {any} */ text) => typeof text === "string" && /^[\w-]{1,120}$/.test(text);
    return words(n.kind) && words(n.id) && Number.isSafeInteger(n.changed) && n.changed >= 0 && JSON.stringify(n.value).length <= LIMITS.note;
  }

  /* Older schemas: each step makes an object of the next one; the old text is kept under its number */

  /** @type {Record<number, (stored: any) => any>} */
  const MIGRATIONS = {
    /** Schema 1 had whole reviews with the day as text. */
    1(stored) {
      const questions = /** @type {string[]} */ ([]);
      const log = stored.log.map((/** @type {any} */ r) => {
        const whole = r && typeof r === "object" ? { ...r, confidence: null, at: Date.parse(r.at) } : null;
        if (!whole || !isReview(whole)) return r; // set aside as what it was
        if (!questions.includes(whole.question)) questions.push(whole.question);
        const options = whole.options.length ? ` ${whole.options.join(" ")}` : "";
        return `${whole.id} ${questions.indexOf(whole.question).toString(36)} ${whole.rev} ${LETTERS[whole.verdict]}- ${whole.at.toString(36)}${options}`;
      });
      return { schema: 2, generation: 0, questions, log, notes: [] };
    },
  };

  /* Reading */

  /** Takes what is stored into memory; never throws. Returns whether anything changed. */
  function read() {
    const text = get(KEY);
    if (text === null || text === lastText) return false;
    let stored;
    try {
      stored = JSON.parse(text);
    } catch {
      stored = null;
    }
    if (stored === null || typeof stored !== "object" || !Array.isArray(stored.log) || !Number.isInteger(stored.schema)) {
      if (!setAside([text])) readOnly = true;
      lastText = text;
      return false;
    }
    if (stored.schema > SCHEMA) {
      readOnly = true;
      lastText = text;
      guide.tell("Your answers were saved by a newer version of this site. Reload the page to go on; until then nothing is saved.");
      return false;
    }
    try {
      for (let step = stored.schema; step < SCHEMA; step++) {
        if (get(`${KEY}:schema-${step}`) !== text) set(`${KEY}:schema-${step}`, text);
        stored = MIGRATIONS[step](stored);
      }
    } catch (error) {
      readOnly = true;
      lastText = text;
      guide.tell(`Your earlier answers could not be brought to the present form (${error instanceof Error ? error.message : error}). They are untouched, and until this is mended new ones are kept only while the page is open.`, "progress");
      return false;
    }
    const { state: found, bad } = unpack(stored);
    if (bad.length > 0 && !setAside(bad)) readOnly = true;
    const isAnother = lastText !== null && found.generation !== state.generation;
    if (isAnother) {
      state = found;
      unsaved = 0;
      guide.tell("Your progress was reset or replaced in another tab. This page now goes on from there.");
    } else {
      state.generation = Math.max(state.generation, found.generation);
      state.log = merged(found.log, state.log);
      for (const [key, note] of found.notes) if (!(/** @type {any} */ (state.notes.get(key))?.changed >= note.changed)) state.notes.set(key, note);
    }
    known = new Set(state.log.map((r) => r.id));
    lastText = text;
    return true;
  }

  /**
   * Both logs as one. Each keeps its own order, whatever its clock said; where they part, the
   * earlier review comes first.
   * @param {Review[]} first @param {Review[]} second
   */
  function merged(first, second) {
    const ids = new Map(first.map((r) => [r.id, r]));
    const rest = second.filter((r) => !ids.has(r.id));
    for (const review of second) {
      const twin = ids.get(review.id);
      if (twin && !twin.confidence) twin.confidence = review.confidence;
    }
    if (rest.length === 0) return first;
    const result = [];
    let i = 0;
    for (const review of rest) {
      while (i < first.length && first[i].at <= review.at) result.push(first[i++]);
      result.push(review);
    }
    return [...result, ...first.slice(i)];
  }

  /** Keeps a copy of what cannot be read, before anything is written over it. @param {string[]} texts */
  function setAside(texts) {
    if (!storage()) return true;
    try {
      const list = aside();
      const seen = new Set(list.map((entry) => entry.text));
      const added = texts.filter((text) => !seen.has(text)).map((text) => ({ at: new Date().toISOString(), text }));
      if (added.length === 0) return true;
      set(ASIDE, JSON.stringify([...list, ...added]));
      guide.tell(`${added.length} saved ${added.length === 1 ? "answer" : "answers"} could not be read; a copy is kept in this browser.`, "progress");
      return true;
    } catch {
      return false;
    }
  }

  /** What was set aside. @returns {{at: string, text: string}[]} */
  function aside() {
    try {
      const kept = JSON.parse(get(ASIDE) || "[]");
      return (Array.isArray(kept) ? kept : [kept]).filter((entry) => entry && typeof entry.text === "string");
    } catch {
      return [{ at: new Date().toISOString(), text: String(get(ASIDE)) }];
    }
  }

  /* Writing */

  /** Writes the state in one go; where that fails the reader is told, and memory goes on. @param {number} added */
  function write(added) {
    if (readOnly) return false;
    const text = pack(state);
    backUp();
    try {
      putFirst(KEY, text);
    } catch (error) {
      unsaved += added;
      const full = error instanceof DOMException && error.name === "QuotaExceededError";
      guide.tell(full ? "This browser's storage is full, so new answers are kept only until you close the page."
        : "This browser does not let the page save anything, so answers are kept only until you close it.", "progress");
      return false;
    }
    lastText = text;
    if (unsaved > 0) guide.tell("");
    unsaved = 0;
    return true;
  }

  /** The live state goes before its backups. @param {string} key @param {string} text */
  function putFirst(key, text) {
    for (const backup of [...keys(BACKUP), null]) {
      try {
        return set(key, text);
      } catch (error) {
        if (backup === null) throw error;
        remove(backup);
      }
    }
  }

  /** Once a day, the state as it was before that day's first change. */
  function backUp() {
    const name = BACKUP + new Date().toISOString().slice(0, 10);
    if (!lastText || get(name) !== null) return;
    try {
      set(name, lastText);
    } catch {
      return;
    }
    for (const old of keys(BACKUP).slice(0, -BACKUPS)) remove(old);
  }

  function announce() {
    for (const listener of listeners) listener();
  }

  /** Reads first, so that another tab's answers stay. @param {Review[]} reviews */
  function append(...reviews) {
    read();
    const fresh = reviews.filter((r) => isReview(r) && !known.has(r.id));
    state.log.push(...fresh);
    for (const review of fresh) known.add(review.id);
    write(fresh.length);
    announce();
  }

  /** Adds to a review how sure the reader was, once. @param {string} id @param {"guessed"|"knew"|"easy"} sure */
  function settle(id, sure) {
    read();
    const review = state.log.findLast((r) => r.id === id);
    if (!review || review.confidence) return;
    review.confidence = sure;
    write(1);
    announce();
  }

  /** @param {string} kind @param {string} id @param {any} value null deletes */
  function put(kind, id, value) {
    read();
    const note = { kind, id, changed: Math.max(Date.now(), (state.notes.get(`${kind} ${id}`)?.changed ?? 0) + 1), value };
    if (!isNote(note)) throw new RangeError("this is more than a record can hold");
    state.notes.set(`${kind} ${id}`, note);
    write(1);
    announce();
  }

  /** @param {string} kind @param {string} id @param {any} [otherwise] */
  function value(kind, id, otherwise = null) {
    return state.notes.get(`${kind} ${id}`)?.value ?? otherwise;
  }

  /** The records of a kind that are there, by id. @param {string} kind @returns {Map<string, Note>} */
  function notes(kind) {
    return new Map([...state.notes.values()].filter((n) => n.kind === kind && n.value !== null).map((n) => [n.id, n]));
  }

  function newId() {
    const words = crypto.getRandomValues(new Uint32Array(2));
    return Array.from(words, (word) => word.toString(36).padStart(7, "0")).join("").slice(0, 12);
  }

  /* Taking it along */

  /** FNV-1a over UTF-16 units, eight hex digits: finds a torn file, guards against nobody. @param {string} text */
  function checksum(text) {
    let hash = 0x811c9dc5;
    for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
    return (hash >>> 0).toString(16).padStart(8, "0");
  }

  /** The whole state as the text of a file. */
  function exported() {
    read();
    const reviews = state.log.map((r) => ({ ...r, at: new Date(r.at).toISOString() }));
    const records = [...state.notes.values()];
    const sum = checksum(JSON.stringify([reviews, records]));
    return JSON.stringify({ app: APP, schema: SCHEMA, exported: new Date().toISOString(), count: reviews.length, checksum: sum, reviews, records }, null, 1);
  }

  /**
   * What a file would bring.
   * @param {string} text
   * @returns {{error: string}|{error: "", reviews: Review[], notes: Note[], fresh: number, bad: number, torn: boolean}}
   */
  function preview(text) {
    if (text.length > LIMITS.file) return { error: "The file is too large to be an export of this guide." };
    let file;
    try {
      file = JSON.parse(text);
    } catch {
      return { error: "The file is not an export of this guide: it is not JSON." };
    }
    if (file === null || typeof file !== "object" || file.app !== APP || !Array.isArray(file.reviews)) return { error: "The file is not an export of this guide." };
    if (!(file.schema <= SCHEMA)) return { error: "The file was made by a newer version of this site. Reload the page and try again." };
    const records = Array.isArray(file.records) ? file.records : [];
    if (file.reviews.length > LIMITS.reviews || records.length > LIMITS.notes) return { error: "The file holds more than a reader can have answered." };
    read();
    const reviews = [], found = /** @type {Note[]} */ ([]);
    for (const r of file.reviews) {
      const whole = r && typeof r === "object" && {
        id: r.id, question: r.question, rev: r.rev, options: r.options, verdict: r.verdict, confidence: r.confidence ?? null, at: Date.parse(r.at),
      };
      if (whole && isReview(whole)) reviews.push(whole);
    }
    for (const n of records) {
      const note = n && typeof n === "object" && { kind: n.kind, id: n.id, changed: n.changed, value: n.value ?? null };
      if (note && isNote(note)) found.push(note);
    }
    const bad = file.reviews.length + records.length - reviews.length - found.length;
    const torn = file.checksum !== checksum(JSON.stringify([file.reviews, records]));
    return { error: "", reviews, notes: found, fresh: reviews.filter((r) => !known.has(r.id)).length, bad, torn };
  }

  /** @param {Review[]} reviews @param {Note[]} found @param {"merge"|"replace"} how */
  function bringIn(reviews, found, how) {
    read();
    keepForUndo();
    if (how === "replace") state = { generation: state.generation + 1, log: [], notes: new Map() };
    state.log = merged(state.log, reviews);
    for (const note of found) {
      const here = state.notes.get(`${note.kind} ${note.id}`);
      if (!here || here.changed < note.changed) state.notes.set(`${note.kind} ${note.id}`, note);
    }
    known = new Set(state.log.map((r) => r.id));
    write(reviews.length);
    announce();
  }

  /** Empties everything but what was set aside; `undo` brings it back. */
  function reset() {
    read();
    keepForUndo();
    state = { generation: state.generation + 1, log: [], notes: new Map() };
    known = new Set();
    write(0);
    announce();
  }

  function keepForUndo() {
    try {
      if (lastText) putFirst(UNDO, JSON.stringify({ at: new Date().toISOString(), text: lastText }));
    } catch {
      // the daily backups are there still
    }
  }

  /** Puts the state of a backup, or of before the last reset or import, in the present one's place. @param {string} text */
  function restore(text) {
    read();
    const stored = JSON.parse(text);
    let whole = stored;
    for (let step = whole.schema; step < SCHEMA; step++) whole = MIGRATIONS[step](whole);
    const { state: found } = unpack(whole);
    state = { ...found, generation: Math.max(found.generation, state.generation) + 1 };
    known = new Set(state.log.map((r) => r.id));
    write(0);
    announce();
  }

  function undoable() {
    try {
      const kept = JSON.parse(get(UNDO) || "null");
      return kept && typeof kept.text === "string" ? kept : null;
    } catch {
      return null;
    }
  }

  function undo() {
    const kept = undoable();
    if (!kept) return;
    restore(kept.text);
    remove(UNDO);
  }

  /* A word to the reader */

  /** @param {string} text @param {string} [more] "progress" adds a link to that page */
  guide.tell = (text, more) => {
    let note = document.querySelector(".guide-note");
    if (!text) return note ? note.remove() : undefined;
    if (!document.body) return document.addEventListener("DOMContentLoaded", () => guide.tell(text, more), { once: true });
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
    close.addEventListener("click", () => guide.tell(""));
    const link = document.createElement("a");
    link.href = new URL("practice/progress/", ROOT).href;
    link.textContent = "Look after your progress";
    note.replaceChildren(words, ...(more ? [link] : []), close);
  };

  window.addEventListener("storage", (event) => {
    if (event.key === KEY && read()) announce();
  });
  const lookAgain = () => void (read() && announce());
  const saveAtLast = () => void (unsaved > 0 && write(0));
  window.addEventListener("focus", lookAgain);
  window.addEventListener("pageshow", (event) => void (event.persisted && lookAgain()));
  window.addEventListener("pagehide", saveAtLast);
  document.addEventListener("visibilitychange", () => (document.visibilityState === "visible" ? lookAgain() : saveAtLast()));

  read();
  const ahead = state.log.filter((r) => r.at > Date.now() + DAY).length;
  if (ahead > 0) guide.tell(`${ahead} ${ahead === 1 ? "answer is" : "answers are"} dated in the future, so a clock was ahead. They count as given now.`);

  guide.root = ROOT;
  guide.store = {
    append, settle, put, value, notes, newId, read, exported, preview, bringIn, reset, undo, undoable, restore, aside,
    log: () => state.log,
    unsaved: () => unsaved,
    isReadOnly: () => readOnly,
    text: () => get(KEY),
    backups: () => keys(BACKUP).reverse().map((key) => ({ day: key.slice(BACKUP.length), text: String(get(key)) })),
    /** @param {() => void} listener called after each change, here or in another tab */
    onChange: (listener) => void listeners.add(listener),
  };
})();

/**
 * What the reader has done, kept in this browser only, under keys of the site's path.
 * Goes in: reviews and small records. Comes out: the same, also after a broken write, another
 * tab, another version of the site or a wrong clock.
 *
 * The truth is an append-only log of reviews, in the order in which they were given; nothing that
 * can be derived from it is stored. Beside it stand records (settings, lists, journal entries), of
 * which the latest change wins. Whatever cannot be read is copied aside before anything is
 * written. Where there is much, an answer is written to a second, short key, and the long one stays
 * as it is for now, and shut where nobody asks. Imports, undo and a new start are in
 * store_copies.js. See docs/contribute/practice.md for the schema.
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
  const SCHEMA = 3;
  const APP = "data-science-interview-guide";
  const ROOT = new URL("..", /** @type {HTMLScriptElement} */ (document.currentScript).src);
  const KEY = `${APP}:${ROOT.pathname}`;
  const RECENT = `${KEY}:recent`;
  const SHORT = 100_000; // letters: a state that is not longer is written whole each time
  const ENOUGH = 50; // changes beside a long state, after which it is written when the page is left
  const MOST = 1000; // changes after which it is written in any case
  const ASIDE = `${KEY}:set-aside`;
  const BACKUP = `${KEY}:backup:`;
  const BACKUPS = 5;
  const DAY = 86_400_000;
  const NOTE = 100_000; // letters of a record, at most
  const PARTS = 100; // that are set aside one by one, at most
  const LATEST = 4_102_444_800_000; // the year 2100
  const NAME = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;
  const VERDICTS = ["right", "wrong", "partly"];
  const SURE = ["guessed", "knew", "easy"];

  /** The address of a page; a copy opened from a folder brings a way of its own. */
  guide.at ||= (/** @type {string} */ place) => new URL(place, ROOT).href;

  /** @type {State} */
  let state = { generation: 0, log: [], notes: new Map() };
  /** @type {Map<string, Review>} */ let known = new Map(); // the reviews in state.log, by id
  /** @type {string|null} */ let lastText = null; // what was last read from or written to storage
  /** @type {string|null} */ let lastRecent = null; // the same of what is beside it
  let isShut = false; // lastText is long and was not unpacked; `state` has what is beside it only
  /** @type {Map<string, Review|null>} */ const looked = new Map(); // what was found in the shut text
  let isThere = false; // lastText still stood in storage when it was looked at
  let mustSeal = false; // the next write is of everything
  /** @type {number|null} */ let generation = null; // of lastText, where it can be read
  let lastDay = ""; // of the newest change in lastText
  let why = ""; // nothing may be written: what the reader is told about it
  /** @type {string[]} */ let homeless = []; // unreadable texts that found no room yet; nothing is written before they do
  /** @type {Set<string>} */ const since = new Set(); // ids of reviews and records that are not in lastText
  /** @type {Set<string>} */ const unsaved = new Set(); // those of them that are in memory only
  let taken = ""; // what the last export of this page held
  /** @type {Set<(isElsewhere: boolean) => void>} */ const listeners = new Set();

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
    try {
      for (let i = 0; store && i < store.length; i++) {
        const key = store.key(i);
        if (key && key.startsWith(prefix)) found.push(key);
      }
    } catch {
      return [];
    }
    return found.sort();
  }

  /** A day of the reader's calendar, as 2026-11-25. @param {number} [at] */
  function dayName(at = Date.now()) {
    const date = new Date(at);
    return [date.getFullYear(), date.getMonth() + 1, date.getDate()].map((part) => String(part).padStart(2, "0")).join("-");
  }

  /* The packed form: a review is a line of words, a question's id the number of its place in a list */

  const LETTERS = /** @type {Record<string, string>} */ ({ right: "r", wrong: "w", partly: "p", guessed: "g", knew: "k", easy: "e" });
  const WORDS = Object.fromEntries(Object.entries(LETTERS).map(([word, letter]) => [letter, word]));
  const LINE = /^([\w-]{1,60}) ([0-9a-z]{1,5}) (\d{1,3}) ([rwp])([gke-]) (-?[0-9a-z]{1,9})((?: [0-9a-f]{8}){0,12})$/;

  /** A state as it is stored. @param {State} from */
  function pack(from) {
    /** @type {Map<string, number>} */ const numbers = new Map();
    const lines = from.log.map((r) => {
      let number = numbers.get(r.question);
      if (number === undefined) numbers.set(r.question, (number = numbers.size));
      const options = r.options.length ? ` ${r.options.join(" ")}` : "";
      // A line has no letter that JSON would write otherwise.
      return `"${r.id} ${number.toString(36)} ${r.rev} ${LETTERS[r.verdict]}${r.confidence ? LETTERS[r.confidence] : "-"} ${r.at.toString(36)}${options}"`;
    });
    const notes = [...from.notes.values()].map((n) => [n.kind, n.id, n.changed, n.value]);
    return `{"schema":${SCHEMA},"generation":${from.generation},"questions":${JSON.stringify([...numbers.keys()])},"log":[${lines.join(",")}],"notes":${JSON.stringify(notes)}}`;
  }

  /** @param {any} line @param {string[]} questions */
  function unpackLine(line, questions) {
    const found = typeof line === "string" ? LINE.exec(line) : null;
    return found && /** @type {Review} */ ({
      id: found[1], question: questions[parseInt(found[2], 36)] ?? null, rev: Number(found[3]), verdict: WORDS[found[4]], confidence: WORDS[found[5]] || null,
      at: parseInt(found[6], 36), options: found[7] ? found[7].slice(1).split(" ") : [],
    });
  }

  /**
   * @param {any} stored an object of the present schema
   * @returns {{state: State, ids: Map<string, Review>, bad: string[]}} what can be read, also by id, and the text of each part that cannot
   */
  function unpack(stored) {
    const bad = /** @type {string[]} */ ([]);
    const list = (/** @type {string} */ name) => {
      if (!Array.isArray(stored[name]) && stored[name] !== undefined) bad.push(JSON.stringify({ [name]: stored[name] }));
      return Array.isArray(stored[name]) ? stored[name] : [];
    };
    const questions = list("questions");
    const names = new Set(questions.filter(isName));
    const log = /** @type {any[]} */ ([]);
    for (const line of list("log")) {
      const review = unpackLine(line, questions);
      // What LINE lets through and a review may not be; the names are looked at once each.
      if (review && names.has(review.question) && review.rev > 0 && review.at > 0 && review.at < LATEST) log.push(review);
      else bad.push(JSON.stringify(review ? { line, question: review.question } : line));
    }
    const notes = new Map();
    for (const part of list("notes")) {
      const note = Array.isArray(part) ? { kind: part[0], id: part[1], changed: part[2], value: part[3] ?? null } : null;
      if (note && isNote(note)) notes.set(`${note.kind} ${note.id}`, note);
      else bad.push(JSON.stringify(part));
    }
    const generation = Number.isSafeInteger(stored.generation) && stored.generation >= 0 && stored.generation < 2 ** 50 ? stored.generation : 0;
    const ids = new Map();
    return { state: { generation, log: added(ids, log), notes }, ids, bad };
  }

  /** A whole number that an editor or another program made a string is a number. @param {any} value */
  const number = (value) => (typeof value === "string" && /^\d{1,16}$/.test(value) ? Number(value) : value);

  /**
   * A stored text, of this or an earlier schema. Throws where a step from one to the next does.
   * @param {string} text
   * @returns {{state: State, ids: Map<string, Review>, bad: string[], schema: number}|{newer: true}|null} null: it is none
   */
  function opened(text) {
    let stored;
    try {
      stored = JSON.parse(text);
    } catch {
      return null;
    }
    const schema = stored !== null && typeof stored === "object" ? number(stored.schema) : 0;
    if (!Number.isInteger(schema) || schema < 1) return null;
    if (schema > SCHEMA) return { newer: true };
    if (!Array.isArray(stored.log) && !(schema > 1 && Array.isArray(stored.notes))) return null;
    for (let step = schema; step < SCHEMA; step++) stored = MIGRATIONS[step](stored);
    try {
      return { ...unpack(stored), schema };
    } catch {
      return null; // so deep that it cannot be looked at part by part
    }
  }

  /** @param {any} text */
  const isName = (text) => typeof text === "string" && text.length <= 120 && NAME.test(text);

  /** @param {any} r @returns {r is Review} */
  function isReview(r) {
    return (
      r !== null && typeof r === "object" && typeof r.id === "string" && /^[\w-]{1,60}$/.test(r.id) &&
      isName(r.question) &&
      Number.isInteger(r.rev) && r.rev > 0 && r.rev < 1000 &&
      Array.isArray(r.options) && r.options.length <= 12 && r.options.every((/** @type {any} */ o) => /^[0-9a-f]{8}$/.test(o)) &&
      VERDICTS.includes(r.verdict) && (r.confidence === null || SURE.includes(r.confidence)) &&
      Number.isSafeInteger(r.at) && r.at > 0 && r.at < LATEST
    );
  }

  /** @param {any} n @returns {n is Note} */
  function isNote(n) {
    const words = (/** @type {any} */ text) => typeof text === "string" && /^[\w-]{1,120}$/.test(text);
    if (!words(n.kind) || !words(n.id) || !Number.isSafeInteger(n.changed) || n.changed < 0 || n.changed > LATEST) return false;
    try {
      return JSON.stringify(n.value).length <= NOTE;
    } catch {
      return false; // nested too deep, or no JSON
    }
  }

  /* Older schemas: each step makes an object of the next one; the old text is kept under its number */

  /** @type {Record<number, (stored: any) => any>} */
  const MIGRATIONS = {
    /** Schema 1 had whole reviews with the day as text. */
    1(stored) {
      /** @type {Map<string, number>} */ const numbers = new Map();
      const log = stored.log.map((/** @type {any} */ r) => {
        const whole = r && typeof r === "object" ? { ...r, confidence: null, at: Date.parse(r.at) } : null;
        if (!whole || !isReview(whole)) return r; // set aside as what it was
        if (!numbers.has(whole.question)) numbers.set(whole.question, numbers.size);
        const options = whole.options.length ? ` ${whole.options.join(" ")}` : "";
        return `${whole.id} ${Number(numbers.get(whole.question)).toString(36)} ${whole.rev} ${LETTERS[whole.verdict]}- ${whole.at.toString(36)}${options}`;
      });
      return { schema: 2, generation: 0, questions: [...numbers.keys()], log, notes: [] };
    },
    /** Schema 2 had the same form, and nothing beside it. */
    2: (stored) => ({ ...stored, schema: 3 }),
  };

  /* Reading */

  /**
   * Takes what is stored into memory; never throws. Returns whether anything changed, which the
   * listeners hear of soon, whoever reads.
   */
  function read() {
    const text = get(KEY);
    const recent = get(RECENT);
    isThere = text !== null;
    const isNew = text !== null && text !== lastText;
    if (!isNew && (recent === null || recent === lastRecent)) return false;
    let isChanged = false;
    if (isNew) isChanged = stayShut(text) || readWhole(text, lastText === null);
    unsaved.clear();
    for (const one of since) unsaved.add(one);
    lastRecent = recent;
    if (recent !== null && !why) isChanged = readRecent(recent) || isChanged;
    if (isChanged) announceSoon();
    return isChanged;
  }

  /** Whether a long text may wait until somebody asks for what is in it. @param {string} text */
  function stayShut(text) {
    const head = /^\{"schema":(\d+),"generation":(\d{1,15}),"questions":\[/.exec(text.length > SHORT ? text.slice(0, 80) : "");
    if (!head || Number(head[1]) !== SCHEMA || !text.endsWith("]}") || (!isShut && lastText !== null) || known.size + state.notes.size > 0) return false;
    if (isShut && Number(head[2]) !== state.generation) return false;
    state.generation = generation = Number(head[2]);
    isShut = true;
    why = "";
    looked.clear();
    lastText = text;
    return true;
  }

  /** Unpacks what was shut. */
  function open() {
    if (!isShut) return;
    readWhole(String(lastText), true);
    for (const one of unsaved) if (!since.has(one)) unsaved.delete(one);
    tellAhead();
  }

  /** @param {string} text @param {boolean} isFirst */
  function readWhole(text, isFirst) {
    lastText = text;
    isShut = false;
    looked.clear();
    const found = judged(text);
    if (!found) return false;
    // Many parts would be longer one by one than all together.
    if (found.bad.length > 0) setAside(found.bad.length > PARTS ? [text] : found.bad, `${found.ids ? counted(found.bad.length) : "What was saved in this browser"} could not be read`, !found.ids);
    mustSeal = found.bad.length > 0 || found.schema < SCHEMA;
    if (!found.ids) {
      generation = null;
      lastDay = dayName(); // what is unreadable makes no backup
      for (const one of [...known.keys(), ...state.notes.keys()]) since.add(one);
      return since.size > 0;
    }
    generation = found.state.generation;
    lastDay = dayName(Math.min(Date.now(), newest(found.state)));
    if (!isFirst && generation !== state.generation) {
      const alone = [...unsaved].map((one) => known.get(one) || state.notes.get(one));
      if (alone.length > 0) setAside(alone.map((one) => JSON.stringify(one)), `${counted(alone.length)} of this page had found no room before that`);
      state = found.state;
      known = found.ids;
      since.clear();
      guide.tell("Your progress was reset or replaced in another tab. This page now goes on from there.");
      return true;
    }
    since.clear();
    for (const r of state.log) if (!found.ids.has(r.id) || (r.confidence && !found.ids.get(r.id)?.confidence)) since.add(r.id);
    for (const [key, note] of state.notes) if (!(Number(found.state.notes.get(key)?.changed) >= note.changed)) since.add(key);
    // What was beside a text came after it, whatever its clock said.
    const log = isFirst ? [...found.state.log, ...added(found.ids, state.log)] : merged(found.state.log, state.log, found.ids);
    state = { generation: Math.max(state.generation, generation), log, notes: later(found.state.notes, state.notes) };
    known = found.ids;
    return true;
  }

  /** What is beside the long text: only what is not in memory yet is new. @param {string} text */
  function readRecent(text) {
    const found = judged(text);
    if (!found) return false;
    if (found.bad.length > 0) setAside(found.ids ? found.bad : [text], `${found.ids ? counted(found.bad.length) : "What was saved last in this browser"} could not be read`);
    if (!found.ids) return false;
    if (generation !== null && found.state.generation !== generation) {
      // Another tab wrote it that did not know yet of a new start.
      const lost = found.state.log.length + found.state.notes.size;
      if (lost > 0) setAside([text], `${counted(lost)} came from a tab that did not know of the change before`);
      return false;
    }
    state.generation = Math.max(state.generation, found.state.generation);
    const { log, notes: held } = found.state;
    for (const r of log) {
      since.add(r.id);
      if (r.confidence || !known.get(r.id)?.confidence) unsaved.delete(r.id);
    }
    for (const [key, note] of held) {
      since.add(key);
      if (!(Number(state.notes.get(key)?.changed) > note.changed)) unsaved.delete(key);
    }
    state.log.push(...added(known, log));
    state.notes = later(held, state.notes);
    return true;
  }

  /**
   * A stored text, or null where it may not be touched, which the reader is told. Without `ids`
   * nothing of it can be read.
   * @param {string} text
   * @returns {{state: State, ids: Map<string, Review>, bad: string[], schema: number}|{ids: null, bad: string[], schema: number}|null}
   */
  function judged(text) {
    why = "";
    try {
      const found = opened(text);
      if (found && "newer" in found) {
        why = "Your answers were saved by a newer version of this site. Reload the page to go on; until then nothing is saved.";
        guide.tell(why, "export", "saving");
        return null;
      }
      if (found && found.schema === 1) {
        const copy = `${KEY}:schema-1`;
        if (get(copy) !== text) putFirst(copy, text);
      }
      return found || { ids: null, bad: [text], schema: SCHEMA };
    } catch (error) {
      why = `Your earlier answers could not be brought to the present form (${error instanceof Error ? error.message : error}). They are untouched, and until this is mended new ones are kept only while the page is open.`;
      guide.tell(why, "export", "saving");
      return null;
    }
  }

  /** Of two records the one that was changed later. @param {Map<string, Note>} first @param {Map<string, Note>} second goes before where both are as old */
  function later(first, second) {
    const result = new Map(first);
    for (const [key, note] of second) if (!(Number(first.get(key)?.changed) > note.changed)) result.set(key, note);
    return result;
  }

  /**
   * The newest review of each question in the revision that stands on the page.
   * @param {Map<string, number>} asked revisions by the ids of questions @returns {Map<string, Review>}
   */
  function latest(asked) {
    const left = new Map(asked);
    /** @type {Map<string, Review>} */ const found = new Map();
    const take = (/** @type {Review} */ review) => {
      found.set(review.question, review);
      left.delete(review.question);
    };
    for (let i = state.log.length - 1; i >= 0 && left.size > 0; i--) if (left.get(state.log[i].question) === state.log[i].rev) take(state.log[i]);
    if (!isShut || left.size === 0) return found;
    if (!lookInShut(left)) {
      open();
      return latest(asked);
    }
    for (const [question, rev] of [...left]) {
      const review = looked.get(`${question} ${rev}`);
      if (review) take(review);
    }
    return found;
  }

  /** Finds reviews in the shut text, and unpacks no others. @param {Map<string, number>} asked */
  function lookInShut(asked) {
    const fresh = [...asked].filter(([question, rev]) => !looked.has(`${question} ${rev}`));
    if (fresh.length === 0) return true;
    try {
      const { questions, log } = JSON.parse(String(lastText));
      /** @type {Map<string, number>} */ const left = new Map();
      for (const [question, rev] of fresh) {
        looked.set(`${question} ${rev}`, null);
        const place = questions.indexOf(question);
        if (place >= 0) left.set(place.toString(36), rev);
      }
      for (let i = log.length - 1; i >= 0 && left.size > 0; i--) {
        const begin = log[i].indexOf(" ") + 1;
        const place = log[i].slice(begin, log[i].indexOf(" ", begin));
        const rev = left.get(place);
        const review = rev && unpackLine(log[i], questions);
        if (!review || review.rev !== rev) continue;
        looked.set(`${review.question} ${rev}`, review);
        left.delete(place);
      }
      return true;
    } catch {
      looked.clear();
      return false; // it is not what it seemed
    }
  }

  /** When a state was changed last. @param {State} from */
  function newest(from) {
    let at = from.log.length ? from.log[from.log.length - 1].at : 0;
    for (const note of from.notes.values()) at = Math.max(at, note.changed);
    return at;
  }

  /**
   * Those of `reviews` that `ids` does not hold yet, which then does. Two reviews that share an id
   * and nothing else are two: the later one gets an id made of what it says, the same each time.
   * @param {Map<string, Review>} ids @param {Review[]} reviews
   */
  function added(ids, reviews) {
    const said = (/** @type {Review} */ r) => `${r.question} ${r.rev} ${r.verdict} ${r.at} ${r.options}`;
    const found = [];
    for (const review of reviews) {
      let one = review;
      let twin = ids.get(one.id);
      if (twin && twin !== one && said(twin) !== said(one)) {
        one = { ...one, id: `${one.id.slice(0, 50)}-${checksum(said(one))}` };
        twin = ids.get(one.id);
      }
      if (twin) {
        if (!twin.confidence) twin.confidence = one.confidence;
        continue;
      }
      ids.set(one.id, one);
      found.push(one);
    }
    return found;
  }

  /**
   * Both logs as one. Each keeps its own order, whatever its clock said; where they part, the
   * earlier review comes first.
   * @param {Review[]} first @param {Review[]} second @param {Map<string, Review>} [ids] those of the first, and then of both
   */
  function merged(first, second, ids = new Map(first.map((r) => [r.id, r]))) {
    if (second.length === 0) return first;
    const rest = added(ids, second);
    if (rest.length === 0) return first;
    const result = [];
    let i = 0;
    for (const review of rest) {
      while (i < first.length && first[i].at <= review.at) result.push(first[i++]);
      result.push(review);
    }
    return [...result, ...first.slice(i)];
  }

  /** @param {number} count */
  const counted = (count) => `${count} saved ${count === 1 ? "answer" : "answers"}`;

  /**
   * Keeps a copy of what cannot be read, before anything is written over it.
   * @param {string[]} texts @param {string} what the reader is told @param {boolean} [isAll] nothing else was there
   */
  function setAside(texts, what, isAll) {
    if (!storage()) return true;
    const list = aside();
    const seen = new Set(list.map((entry) => entry.text));
    const fresh = texts.filter((text) => !seen.has(text)).map((text) => ({ at: new Date().toISOString(), text }));
    if (fresh.length === 0) return true;
    try {
      putFirst(ASIDE, JSON.stringify([...list, ...fresh]), 1);
    } catch {
      homeless = texts;
      guide.tell(`${what}, and there is no room for a copy. Until there is, nothing is written over it, so new answers are kept only while the page is open.`, "export", "saving");
      return false;
    }
    const backup = isAll && backups().find((one) => one.reviews > 0);
    guide.tell(`${what}; a copy is kept in this browser.${backup ? ` The backup of ${backup.day} can be put back.` : ""}`, "progress", "aside");
    return true;
  }

  /** What was set aside. @returns {{at: string, text: string}[]} */
  function aside() {
    const text = get(ASIDE);
    if (text === null) return [];
    try {
      const kept = JSON.parse(text);
      if (Array.isArray(kept) && kept.every((entry) => entry && typeof entry.text === "string")) return kept.map((entry) => ({ at: String(entry.at).slice(0, 40), text: entry.text }));
    } catch {
      // then it is one text itself
    }
    return [{ at: "", text }];
  }

  /* Writing */

  /**
   * Writes in one go: a long state stays, and what came since is written beside it. Where that
   * fails the reader is told, and memory goes on.
   */
  function write() {
    if (why) {
      guide.tell(why, "export", "saving");
      return false;
    }
    if (homeless.length > 0 && !setAside(homeless, `${counted(homeless.length)} could not be read`)) return false;
    homeless = [];
    const isLong = isThere && !mustSeal && lastText !== null && lastText.length > SHORT;
    try {
      if (!isLong) writeWhole();
      else if (since.size <= MOST || !seal()) writeRecent();
    } catch (error) {
      guide.tell(isFull(error) ? "This browser's storage is full, so new answers are kept only until you close the page."
        : "This browser does not let the page save anything, so answers are kept only until you close it.", "export", "saving");
      return false;
    }
    guide.tell("", "", "saving");
    unsaved.clear();
    return true;
  }

  /** Everything under one key. What was beside it is in it; it goes after that, and is the same if it stays. */
  function writeWhole() {
    open();
    const text = pack(state);
    backUp();
    putFirst(KEY, text);
    [lastText, generation, lastDay, isThere, mustSeal] = [text, state.generation, dayName(), true, false];
    since.clear();
    if (lastRecent !== null && get(RECENT) === lastRecent) remove(RECENT);
    lastRecent = null;
  }

  /** Only what the long text has not. */
  function writeRecent() {
    const log = /** @type {Review[]} */ ([]), held = new Map();
    for (const one of since) {
      const review = known.get(one), note = state.notes.get(one);
      if (review) log.push(review);
      else if (note) held.set(one, note);
    }
    const text = pack({ generation: state.generation, log, notes: held });
    putFirst(RECENT, text);
    lastRecent = text;
  }

  /** Brings what came since into the long text, where there is room. */
  function seal() {
    open();
    if (why || homeless.length > 0) return false;
    try {
      writeWhole();
      unsaved.clear();
      return true;
    } catch {
      return false; // it stays beside it
    }
  }

  /** @param {any} error */
  const isFull = (error) => Boolean(error) && (error.name === "QuotaExceededError" || error.name === "NS_ERROR_DOM_QUOTA_REACHED");

  /**
   * Writes what is worth more than backups: where storage is full, the oldest of them make room.
   * They stay where that would not help.
   * @param {string} key @param {string} text @param {number} [spared] so many backups stay in any case
   */
  function putFirst(key, text, spared = 0) {
    try {
      return set(key, text);
    } catch (error) {
      const old = backupKeys().filter((name) => name !== key);
      const gone = /** @type {[string, string][]} */ ([]);
      if (!isFull(error) || old.length <= spared || !takesAnything(old[0])) throw error;
      for (const name of old.slice(0, old.length - spared)) {
        gone.push([name, String(get(name))]);
        remove(name);
        try {
          return set(key, text);
        } catch {
          // the next one then
        }
      }
      for (const [name, kept] of gone.reverse()) {
        try {
          set(name, kept);
        } catch {
          break;
        }
      }
      throw error;
    }
  }

  /** Whether storage takes a write that needs no room. @param {string} key of something that is there */
  function takesAnything(key) {
    try {
      set(key, String(get(key)));
      return true;
    } catch {
      return false;
    }
  }

  /** The keys of the backups, oldest first; what a clock named that was ahead counts as oldest. */
  function backupKeys() {
    const end = `${BACKUP}${dayName()}~`;
    const names = keys(BACKUP);
    return [...names.filter((name) => name > end), ...names.filter((name) => name <= end)];
  }

  /** Once a day, the state as it was before that day's first change, where there is no copy of this day yet. */
  function backUp() {
    const name = BACKUP + dayName();
    if (!lastText || lastDay === dayName() || keys(name).length > 0) return;
    try {
      set(name, lastText);
    } catch {
      return;
    }
    thin();
  }

  function thin() {
    for (const old of backupKeys().slice(0, -BACKUPS)) remove(old);
  }

  /** The backups, newest first. */
  function backups() {
    return backupKeys().reverse().map((key) => copy(key, key.slice(BACKUP.length)));
  }

  /** @param {string} key @param {string} name */
  function copy(key, name) {
    const text = String(get(key));
    let found = null;
    try {
      found = opened(text);
    } catch {
      // it holds nothing that can be counted
    }
    const isRead = found !== null && "state" in found;
    return { day: name.slice(0, 10), time: name.slice(11, 16).replace("-", ":"), text, reviews: isRead ? found.state.log.length : 0, records: isRead ? living(found.state).length : 0 };
  }

  /** The records that are not deleted. @param {State} from */
  const living = (from) => [...from.notes.values()].filter((note) => note.value !== null);

  /** @param {boolean} [isElsewhere] the change came from another tab or another visit */
  function announce(isElsewhere = false) {
    for (const listener of listeners) listener(isElsewhere);
  }

  let isAnnounced = false;

  /** Tells of another tab's change when whoever found it has finished. */
  function announceSoon() {
    if (isAnnounced) return;
    isAnnounced = true;
    queueMicrotask(() => {
      isAnnounced = false;
      announce(true);
    });
  }

  /** Reads first, so that another tab's answers stay. @param {Review[]} reviews */
  function append(...reviews) {
    read();
    // A clock may say anything; the answer was given all the same.
    for (const r of reviews) r.at = Math.min(Math.max(Math.round(r.at) || 1, 1), LATEST - 1);
    const fresh = reviews.filter((r) => isReview(r) && !known.has(r.id));
    state.log.push(...fresh);
    for (const review of fresh) {
      known.set(review.id, review);
      since.add(review.id);
      unsaved.add(review.id);
    }
    write();
    announce();
  }

  /** Adds to a review how sure the reader was, once. @param {string} id @param {"guessed"|"knew"|"easy"} sure */
  function settle(id, sure) {
    read();
    if (!known.has(id)) open();
    const review = known.get(id);
    if (!review || review.confidence) return;
    review.confidence = sure;
    since.add(id);
    unsaved.add(id);
    write();
    announce();
  }

  /** @param {string} kind @param {string} id @param {any} value null deletes */
  function put(kind, id, value) {
    read();
    open();
    const note = { kind, id, changed: Math.min(Math.max(Date.now(), (state.notes.get(`${kind} ${id}`)?.changed ?? 0) + 1), LATEST), value };
    if (!isNote(note)) throw new RangeError("this is more than a record can hold");
    state.notes.set(`${kind} ${id}`, note);
    since.add(`${kind} ${id}`);
    unsaved.add(`${kind} ${id}`);
    write();
    announce();
  }

  /** @param {string} kind @param {string} id @param {any} [otherwise] */
  function value(kind, id, otherwise = null) {
    open();
    return state.notes.get(`${kind} ${id}`)?.value ?? otherwise;
  }

  /** The records of a kind that are there, by id. @param {string} kind @returns {Map<string, Note>} */
  function notes(kind) {
    open();
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

  /** A state as the text of a file. @param {State} [from] */
  function exported(from) {
    if (!from) {
      read();
      open();
    }
    const { log, notes: held } = from || state;
    const reviews = log.map((r) => ({ ...r, at: new Date(r.at).toISOString() }));
    const records = [...held.values()];
    const sum = checksum(JSON.stringify([reviews, records]));
    return JSON.stringify({ app: APP, schema: SCHEMA, exported: new Date().toISOString(), count: reviews.length, checksum: sum, reviews, records }, null, 1);
  }

  /** Hands the reader a file. @param {string} name @param {string} text @param {string} [type] */
  function download(name, text, type = "application/json") {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([text], { type }));
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
  }

  /** Hands the reader everything as a file, and remembers the day. */
  function save() {
    put("setting", "export", dayName());
    taken = pack(state);
    download(`${APP}-${dayName()}.json`, exported());
  }

  /* A word to the reader */

  /** @type {Map<string, string>} */ const closed = new Map(); // what it was about, and what the reader has closed
  /** @type {WeakMap<Element, Element|null>} */ const openers = new WeakMap(); // what had the focus when a word came
  /** @type {EventTarget|null} */ let cameFrom = null; // what had the focus before it went into the note

  /** Where the words stand. It is there before the first of them: a region that comes with its words is not read out. */
  function notePlace() {
    const there = /** @type {HTMLElement|null} */ (document.querySelector(".guide-note"));
    if (there) return there;
    const note = document.createElement("div");
    note.className = "guide-note";
    note.setAttribute("role", "status");
    note.addEventListener("focusin", ({ relatedTarget }) => {
      if (!note.contains(/** @type {Node|null} */ (relatedTarget))) cameFrom = relatedTarget;
    });
    document.body.append(note);
    return note;
  }

  /**
   * Puts the focus on the first of these that can have it, or on what stands nearest to it; else
   * on the heading of the page. For when what had the focus goes away.
   * @param {(EventTarget|null|undefined)[]} wanted @param {FocusOptions} [how]
   */
  guide.focusNear = (wanted, how) => {
    for (const one of wanted) {
      let near = one instanceof Element && one.isConnected ? one : null;
      for (; near && !near.matches("body, main, article"); near = near.parentElement) {
        for (const control of /** @type {NodeListOf<HTMLElement>} */ ([near, ...near.querySelectorAll("[tabindex], a[href], button, input, select, textarea, summary")])) {
          control.focus(how);
          if (document.activeElement === control) return;
        }
      }
    }
    const heading = /** @type {HTMLElement|null} */ (document.querySelector("article h1"));
    heading?.setAttribute("tabindex", "-1");
    heading?.focus(how);
  };

  /**
   * Says a lasting word below the page; an empty text takes it back.
   * @param {string} text @param {string} [more] "progress" adds a link to that page, "export" also a button for a file
   * @param {string} [about] words about different things stand below each other
   * @param {() => void} [onClose]
   */
  guide.tell = (text, more = "", about = "page", onClose) => {
    if (!document.body) return document.addEventListener("DOMContentLoaded", () => guide.tell(text, more, about, onClose), { once: true });
    const note = notePlace();
    const before = /** @type {HTMLElement|null} */ (note.querySelector(`[data-about="${about}"]`));
    if (text && (before?.dataset.text === text || closed.get(about) === text)) return;
    const hadFocus = before?.contains(document.activeElement);
    const isPointed = hadFocus && !before?.querySelector(":focus-visible"); // then nothing scrolls
    const opener = (before && openers.get(before)) || document.activeElement;
    before?.remove();
    closed.delete(about);
    // For what scrolls; a rule with :has() would be asked again at each change of the page.
    document.documentElement.toggleAttribute("data-note", Boolean(text || note.firstChild));
    if (!text) {
      if (hadFocus) guide.focusNear([opener, cameFrom], { preventScroll: isPointed });
      return;
    }
    const row = document.createElement("p");
    openers.set(row, opener);
    row.dataset.about = about;
    row.dataset.text = text;
    const words = document.createElement("span");
    words.textContent = text;
    row.append(words);
    const button = (/** @type {string} */ name, /** @type {() => void} */ press) => {
      const made = document.createElement("button");
      made.type = "button";
      made.textContent = name;
      made.addEventListener("click", press);
      row.append(made);
      return made;
    };
    if (more === "export") button("Save to a file", save);
    if (more) {
      const link = document.createElement("a");
      link.href = guide.at("practice/progress/");
      link.textContent = "Look after your progress";
      row.append(link);
    }
    const close = button("Close", () => {
      guide.tell("", "", about);
      closed.set(about, text);
      if (onClose) onClose();
    });
    note.append(row);
    if (hadFocus) close.focus();
  };

  /** What another tab or another visit changed. What only this tab holds is written then. */
  function lookAgain() {
    if (read() && unsaved.size > 0) write();
  }

  /** The page is being left, or hidden: the time for what an answer should not wait for. */
  function saveAtLast() {
    if (why || (unsaved.size === 0 && since.size <= ENOUGH)) return;
    read();
    if (since.size <= ENOUGH || mustSeal || !seal()) write();
  }
  let soon = 0;
  window.addEventListener("storage", (event) => {
    if (event.key !== KEY && event.key !== RECENT) return;
    clearTimeout(soon);
    soon = window.setTimeout(lookAgain, 50); // many at once are read once
  });
  window.addEventListener("focus", lookAgain);
  window.addEventListener("pageshow", (event) => void (event.persisted && lookAgain()));
  window.addEventListener("pagehide", saveAtLast);
  document.addEventListener("visibilitychange", () => (document.visibilityState === "visible" ? lookAgain() : saveAtLast()));

  function tellAhead() {
    const ahead = state.log.filter((r) => r.at > Date.now() + DAY).length;
    if (ahead === 0 || value("setting", "ahead") === ahead) return;
    guide.tell(`${ahead} ${ahead === 1 ? "answer is" : "answers are"} dated in the future, so a clock was ahead. They count as given now.`, "", "clock", () => put("setting", "ahead", ahead));
  }

  guide.tell("");
  read();
  if (!isShut) tellAhead();

  /** A great change: the state becomes another one, which is written whole. @param {State} next @param {(id: string) => boolean} isNew whether a review of it is not stored yet */
  function replace(next, isNew) {
    state = next;
    known = new Map(state.log.map((r) => [r.id, r]));
    mustSeal = true;
    since.clear();
    unsaved.clear();
    for (const id of known.keys()) if (isNew(id)) unsaved.add(id);
    for (const id of unsaved) since.add(id);
  }

  guide.root = ROOT;
  guide.store = {
    append, settle, put, value, notes, latest, newId, read, exported, checksum, download, save, backups, aside, dayName,
    log() {
      open();
      return state.log;
    },
    records() {
      open();
      return living(state).length;
    },
    unsaved: () => unsaved.size,
    isReadOnly: () => why !== "",
    /** What is stored, as it is: the long text, and what is beside it. */
    texts: () => [get(KEY), get(RECENT)].filter((text) => text !== null),
    /** @param {(isElsewhere: boolean) => void} listener called after each change, here or in another tab */
    onChange: (listener) => void listeners.add(listener),
    /** For store_copies.js only. */
    inside: {
      APP, SCHEMA, KEY, ASIDE, BACKUP, LATEST, storage, get, set, remove, keys, putFirst, thin, copy, opened, pack, living, added, merged, later, number, isReview, isNote,
      replace, write, announce,
      state() {
        read();
        open();
        return state;
      },
      taken: () => taken,
      why: () => why,
    },
  };
})();

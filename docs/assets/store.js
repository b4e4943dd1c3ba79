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
  const LIMITS = { reviews: 200_000, notes: 20_000, note: 100_000, file: 40_000_000, objects: 1_000_000, parts: 100 };
  const LATEST = 4_102_444_800_000; // the year 2100
  const NAME = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;
  const VERDICTS = ["right", "wrong", "partly"];
  const SURE = ["guessed", "knew", "easy"];

  /** @type {State} */
  let state = { generation: 0, log: [], notes: new Map() };
  let known = new Set(); // ids of the reviews in state.log
  /** @type {string|null} */ let lastText = null; // what was last read from or written to storage
  let lastDay = ""; // of the newest change that is stored
  let why = ""; // nothing may be written: what the reader is told about it
  /** @type {string[]} */ let homeless = []; // unreadable texts that found no room yet; nothing is written before they do
  /** @type {Set<string>} */ const unsaved = new Set(); // ids of reviews and records that are in memory only
  /** @type {Undo|null} */ let inMemory = null; // where there is no room to store it
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

  /**
   * What `pack` wrote last, so that after an answer only its own line is made. A row is a review as
   * it was then, with the length of the text and the count of questions up to it.
   */
  const packed = {
    rows: /** @type {{review: Review, sure: string|null, end: number, count: number}[]} */ ([]),
    questions: /** @type {string[]} */ ([]), numbers: /** @type {Map<string, number>} */ (new Map()), text: "",
  };

  /** The lines of a log as the text of a JSON list, and the questions by their numbers. @param {Review[]} log */
  function packLog(log) {
    const { rows, questions, numbers } = packed;
    let same = 0;
    while (same < rows.length && rows[same].review === log[same] && rows[same].sure === log[same].confidence) same++;
    rows.length = same;
    const last = same > 0 ? rows[same - 1] : { end: 0, count: 0 };
    for (const question of questions.splice(last.count)) numbers.delete(question);
    const lines = [];
    let end = last.end;
    for (let i = same; i < log.length; i++) {
      const r = log[i];
      let number = numbers.get(r.question);
      if (number === undefined) numbers.set(r.question, (number = questions.push(r.question) - 1));
      const sure = r.confidence ? LETTERS[r.confidence] : "-";
      const options = r.options.length ? ` ${r.options.join(" ")}` : "";
      // A line has no letter that JSON would write otherwise.
      const line = `${i > 0 ? "," : ""}"${r.id} ${number.toString(36)} ${r.rev} ${LETTERS[r.verdict]}${sure} ${r.at.toString(36)}${options}"`;
      lines.push(line);
      rows.push({ review: r, sure: r.confidence, end: (end += line.length), count: questions.length });
    }
    packed.text = packed.text.slice(0, last.end) + lines.join("");
    return { log: `[${packed.text}]`, questions };
  }

  /** @param {State} from */
  function pack(from) {
    const { log, questions } = packLog(from.log);
    const notes = [...from.notes.values()].map((n) => [n.kind, n.id, n.changed, n.value]);
    return `{"schema":${SCHEMA},"generation":${from.generation},"questions":${JSON.stringify(questions)},"log":${log},"notes":${JSON.stringify(notes)}}`;
  }

  /**
   * @param {any} stored an object of the present schema
   * @returns {{state: State, bad: string[]}} what can be read, and the text of each part that cannot
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
      const found = typeof line === "string" ? LINE.exec(line) : null;
      const question = found ? questions[parseInt(found[2], 36)] : null;
      const review = found && {
        id: found[1], question, rev: Number(found[3]), verdict: WORDS[found[4]], confidence: WORDS[found[5]] || null,
        at: parseInt(found[6], 36), options: found[7] ? found[7].slice(1).split(" ") : [],
      };
      // What LINE lets through and a review may not be; the names are looked at once each.
      if (review && names.has(question) && review.rev > 0 && review.at > 0 && review.at < LATEST) log.push(review);
      else bad.push(JSON.stringify(found ? { line, question } : line));
    }
    const notes = new Map();
    for (const part of list("notes")) {
      const note = Array.isArray(part) ? { kind: part[0], id: part[1], changed: part[2], value: part[3] ?? null } : null;
      if (note && isNote(note)) notes.set(`${note.kind} ${note.id}`, note);
      else bad.push(JSON.stringify(part));
    }
    const generation = Number.isSafeInteger(stored.generation) && stored.generation >= 0 && stored.generation < 2 ** 50 ? stored.generation : 0;
    return { state: { generation, log: added(new Map(), log), notes }, bad };
  }

  /** A whole number that an editor or another program made a string is a number. @param {any} value */
  const number = (value) => (typeof value === "string" && /^\d{1,16}$/.test(value) ? Number(value) : value);

  /**
   * A stored text, of this or an earlier schema. Throws where a step from one to the next does.
   * @param {string} text
   * @returns {{state: State, bad: string[], schema: number}|{newer: true}|null} null: it is none
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
      return JSON.stringify(n.value).length <= LIMITS.note;
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
  };

  /* Reading */

  /** Takes what is stored into memory; never throws. Returns whether anything changed. */
  function read() {
    const text = get(KEY);
    if (text === null || text === lastText) return false;
    const isFirst = lastText === null;
    lastText = text;
    why = "";
    let found;
    try {
      found = opened(text);
      if (found && "newer" in found) {
        why = "Your answers were saved by a newer version of this site. Reload the page to go on; until then nothing is saved.";
        guide.tell(why, "export", "saving");
        return false;
      }
      if (found && found.schema < SCHEMA) {
        const copy = `${KEY}:schema-${found.schema}`;
        if (get(copy) !== text) putFirst(copy, text);
      }
    } catch (error) {
      why = `Your earlier answers could not be brought to the present form (${error instanceof Error ? error.message : error}). They are untouched, and until this is mended new ones are kept only while the page is open.`;
      guide.tell(why, "export", "saving");
      return false;
    }
    const bad = found ? found.bad : [text];
    // Many parts would be longer one by one than all together.
    if (bad.length > 0) setAside(bad.length > LIMITS.parts ? [text] : bad, `${found ? counted(bad.length) : "What was saved in this browser"} could not be read`, !found);
    if (!found) {
      lastDay = dayName(); // what is unreadable makes no backup
      for (const id of known) unsaved.add(id);
      return known.size > 0;
    }
    lastDay = dayName(Math.min(Date.now(), newest(found.state)));
    if (!isFirst && found.state.generation !== state.generation) {
      const alone = [...state.log.filter((r) => unsaved.has(r.id)), ...[...state.notes].filter(([key]) => unsaved.has(key)).map(([, note]) => note)];
      if (alone.length > 0) setAside(alone.map((one) => JSON.stringify(one)), `${counted(alone.length)} of this page had found no room before that`);
      unsaved.clear();
      state = found.state;
      guide.tell("Your progress was reset or replaced in another tab. This page now goes on from there.");
    } else {
      takeIn(found.state);
    }
    known = new Set(state.log.map((r) => r.id));
    return true;
  }

  /** Joins what is stored and what is in memory, and notes what is in memory only. @param {State} found */
  function takeIn(found) {
    const stored = new Map(state.log.length ? found.log.map((r) => [r.id, r.confidence]) : []);
    unsaved.clear();
    for (const r of state.log) if (!stored.has(r.id) || (r.confidence && !stored.get(r.id))) unsaved.add(r.id);
    for (const [key, note] of state.notes) {
      const other = found.notes.get(key);
      if (!other || other.changed < note.changed) unsaved.add(key);
    }
    state.generation = Math.max(state.generation, found.generation);
    state.log = merged(found.log, state.log);
    for (const [key, note] of found.notes) if (!(/** @type {any} */ (state.notes.get(key))?.changed >= note.changed)) state.notes.set(key, note);
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
   * @param {Review[]} first @param {Review[]} second
   */
  function merged(first, second) {
    if (second.length === 0) return first;
    const rest = added(new Map(first.map((r) => [r.id, r])), second);
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

  /** Writes the state in one go; where that fails the reader is told, and memory goes on. */
  function write() {
    if (why) {
      guide.tell(why, "export", "saving");
      return false;
    }
    if (homeless.length > 0 && !setAside(homeless, `${counted(homeless.length)} could not be read`)) return false;
    homeless = [];
    const text = pack(state);
    backUp();
    try {
      putFirst(KEY, text);
    } catch (error) {
      guide.tell(isFull(error) ? "This browser's storage is full, so new answers are kept only until you close the page."
        : "This browser does not let the page save anything, so answers are kept only until you close it.", "export", "saving");
      return false;
    }
    lastText = text;
    lastDay = dayName();
    guide.tell("", "", "saving");
    unsaved.clear();
    return true;
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

  /** The copies from before a change of the schema. */
  function earlier() {
    return keys(`${KEY}:schema-`).map((key) => copy(key, ""));
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

  /** Reads first, so that another tab's answers stay. @param {Review[]} reviews */
  function append(...reviews) {
    read();
    // A clock may say anything; the answer was given all the same.
    for (const r of reviews) r.at = Math.min(Math.max(Math.round(r.at) || 1, 1), LATEST - 1);
    const fresh = reviews.filter((r) => isReview(r) && !known.has(r.id));
    state.log.push(...fresh);
    for (const review of fresh) {
      known.add(review.id);
      unsaved.add(review.id);
    }
    write();
    announce();
  }

  /** Adds to a review how sure the reader was, once. @param {string} id @param {"guessed"|"knew"|"easy"} sure */
  function settle(id, sure) {
    read();
    const review = state.log.findLast((r) => r.id === id);
    if (!review || review.confidence) return;
    review.confidence = sure;
    unsaved.add(id);
    write();
    announce();
  }

  /** @param {string} kind @param {string} id @param {any} value null deletes */
  function put(kind, id, value) {
    read();
    const note = { kind, id, changed: Math.min(Math.max(Date.now(), (state.notes.get(`${kind} ${id}`)?.changed ?? 0) + 1), LATEST), value };
    if (!isNote(note)) throw new RangeError("this is more than a record can hold");
    state.notes.set(`${kind} ${id}`, note);
    unsaved.add(`${kind} ${id}`);
    write();
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

  /** A state as the text of a file. @param {State} [from] */
  function exported(from) {
    if (!from) read();
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

  /**
   * What a file would bring: an export, or a stored text as it is.
   * @param {string} text
   * @returns {{error: string}|{error: "", reviews: Review[], notes: Note[], fresh: number, bad: number, torn: boolean, day: string}}
   */
  function preview(text) {
    if (text.length > LIMITS.file || objects(text) > LIMITS.objects) return { error: "The file is too large to be an export of this guide." };
    try {
      return previewed(text.replace(/^\uFEFF/, ""));
    } catch {
      return { error: "The file could not be read as an export of this guide." };
    }
  }

  /** At most so many objects and lists would be made of it: looking is faster than making them. @param {string} text */
  function objects(text) {
    let count = 0;
    for (let i = 0; i < text.length && count <= LIMITS.objects; i++) {
      const letter = text.charCodeAt(i);
      if (letter === 0x7b || letter === 0x5b) count += 1;
    }
    return count;
  }

  /** @param {string} text @returns {ReturnType<typeof preview>} */
  function previewed(text) {
    let file;
    try {
      file = JSON.parse(text);
    } catch {
      return { error: "The file is not an export of this guide, or it is not complete: it is no JSON." };
    }
    const isObject = file !== null && typeof file === "object";
    const schema = isObject ? number(file.schema) : null;
    if (schema > SCHEMA) return { error: "The file was made by a newer version of this site. Reload the page and try again." };
    read();
    if (isObject && file.app === undefined && Array.isArray(file.log)) {
      const found = opened(text);
      if (!found || "newer" in found) return { error: "The file is not an export of this guide." };
      const { log, notes: held } = found.state;
      return { error: "", reviews: log, notes: [...held.values()].map(inTime), fresh: countFresh(log), bad: found.bad.length, torn: false, day: "" };
    }
    if (!isObject || file.app !== APP || !Number.isInteger(schema) || !Array.isArray(file.reviews)) return { error: "The file is not an export of this guide." };
    const records = Array.isArray(file.records) ? file.records : [];
    if (file.reviews.length > LIMITS.reviews || records.length > LIMITS.notes) return { error: "The file holds more than a reader can have answered." };
    const reviews = [], found = /** @type {Note[]} */ ([]);
    for (const r of file.reviews) {
      const at = r && number(r.at);
      const whole = r && typeof r === "object" && {
        id: r.id, question: r.question, rev: number(r.rev), options: r.options, verdict: r.verdict, confidence: r.confidence ?? null,
        at: typeof at === "string" ? Date.parse(at) : at,
      };
      if (whole && isReview(whole)) reviews.push(whole);
    }
    for (const n of records) {
      const note = n && typeof n === "object" && inTime({ kind: n.kind, id: n.id, changed: number(n.changed), value: n.value ?? null });
      if (note && isNote(note)) found.push(note);
    }
    const bad = file.reviews.length + records.length - reviews.length - found.length;
    const torn = file.checksum !== checksum(JSON.stringify([file.reviews, records]));
    const made = Date.parse(file.exported);
    return { error: "", reviews, notes: found, fresh: countFresh(reviews), bad, torn, day: made > 0 && made < LATEST ? dayName(made) : "" };
  }

  /** A record from elsewhere cannot be newer than now, or no later change would win. @param {Note} note */
  const inTime = (note) => ({ ...note, changed: Math.min(note.changed, Date.now()) });

  /** @param {Review[]} reviews */
  const countFresh = (reviews) => added(new Map(state.log.map((r) => [r.id, { ...r }])), reviews).length;

  /**
   * Returns whether it was done.
   * @param {Review[]} reviews @param {Note[]} found @param {"merge"|"replace"} how
   */
  function bringIn(reviews, found, how) {
    read();
    if (!mayChange(how)) return false;
    const held = known;
    if (how === "replace") state = { generation: state.generation + 1, log: [], notes: new Map() };
    state.log = merged(state.log, added(new Map(), reviews));
    for (const note of found) {
      const here = state.notes.get(`${note.kind} ${note.id}`);
      if (!here || here.changed < note.changed) state.notes.set(`${note.kind} ${note.id}`, note);
    }
    return changed(held);
  }

  /** Empties everything but the copies; `undo` brings it back. Returns whether it was done. */
  function reset() {
    read();
    if (state.log.length === 0 && living(state).length === 0) return true;
    if (!mayChange("reset")) return false;
    state = { generation: state.generation + 1, log: [], notes: new Map() };
    return changed(new Set());
  }

  /** @param {Set<string>} held ids of the reviews that are stored already */
  function changed(held) {
    known = new Set(state.log.map((r) => r.id));
    unsaved.clear();
    for (const id of known) if (!held.has(id)) unsaved.add(id);
    const undo = undoable();
    if (undo) keepUndo({ ...undo, length: state.log.length });
    write();
    announce();
    return true;
  }

  /** Keeps a copy of everything before a great change, or says that there is no room for one. @param {string} what */
  function mayChange(what) {
    if (why) {
      guide.tell(why, "export", "saving");
      return false;
    }
    const text = pack(state);
    const undo = { at: Date.now(), what, length: 0, copy: "", text };
    inMemory = null;
    try {
      if (storage() && (state.log.length > 0 || living(state).length > 0)) {
        undo.copy = `${BACKUP}${dayName()}T${new Date().toTimeString().slice(0, 8).replaceAll(":", "-")}-${String(Date.now() % 1000).padStart(3, "0")}`;
        putFirst(undo.copy, text);
        thin();
      }
    } catch {
      if (text !== taken) {
        guide.tell("There is no room for a copy of your progress, so nothing was changed. Save it to a file first.", "export", "saving");
        return false;
      }
      undo.copy = "";
      inMemory = undo;
    }
    if (!storage()) inMemory = undo;
    keepUndo(undo);
    return true;
  }

  /** @typedef {{at: number, what: string, length: number, copy: string, text: string}} Undo  `length` is that of the log after the change */

  /** @param {Undo} undo */
  function keepUndo(undo) {
    if (inMemory) inMemory = undo;
    try {
      const { text, ...place } = undo;
      set(UNDO, JSON.stringify(undo.copy || inMemory ? place : { ...place, text }));
    } catch {
      inMemory = undo;
    }
  }

  /** What the last reset or import changed, if it can be taken back. @returns {Undo|null} */
  function undoable() {
    if (inMemory) return inMemory;
    try {
      const kept = JSON.parse(get(UNDO) || "null");
      const text = String(kept.copy).startsWith(BACKUP) ? get(kept.copy) : kept.text;
      if (typeof text !== "string" || !opened(text)) return null;
      return { at: Number(kept.at), what: String(kept.what), length: Number(kept.length), copy: String(kept.copy), text };
    } catch {
      return null;
    }
  }

  /** Takes the last reset or import back; what was answered since stays. Returns whether it was done. */
  function undo() {
    read();
    const kept = undoable();
    const found = kept && !why && opened(kept.text);
    if (!kept || !found || "newer" in found) return false;
    const since = state.log.filter((r, i) => i >= kept.length || r.at > kept.at);
    const { log, notes: held } = found.state;
    for (const [key, note] of state.notes) if (note.changed > kept.at) held.set(key, note);
    state = { generation: Math.max(state.generation, found.state.generation) + 1, log: merged(log, since), notes: held };
    known = new Set(state.log.map((r) => r.id));
    inMemory = null;
    remove(UNDO);
    write();
    announce();
    return true;
  }

  /** Deletes what was set aside. */
  function discardAside() {
    remove(ASIDE);
    announce();
  }

  /** Deletes every copy: backups, earlier forms, what was set aside, and what undo would need. */
  function forget() {
    for (const key of [...keys(BACKUP), ...keys(`${KEY}:schema-`), ASIDE, UNDO]) remove(key);
    inMemory = null;
    announce();
  }

  /* A word to the reader */

  /** @type {Map<string, string>} */ const closed = new Map(); // what it was about, and what the reader has closed

  /**
   * Says a lasting word below the page; an empty text takes it back.
   * @param {string} text @param {string} [more] "progress" adds a link to that page, "export" also a button for a file
   * @param {string} [about] words about different things stand below each other
   * @param {() => void} [onClose]
   */
  guide.tell = (text, more = "", about = "page", onClose) => {
    if (!document.body) return document.addEventListener("DOMContentLoaded", () => guide.tell(text, more, about, onClose), { once: true });
    let note = /** @type {HTMLElement|null} */ (document.querySelector(".guide-note"));
    const before = note && /** @type {HTMLElement|null} */ (note.querySelector(`[data-about="${about}"]`));
    if (text && (before?.dataset.text === text || closed.get(about) === text)) return;
    before?.remove();
    closed.delete(about);
    if (!text) {
      if (note && !note.firstChild) note.remove();
      return;
    }
    if (!note) {
      note = document.createElement("div");
      note.className = "guide-note";
      note.setAttribute("role", "status");
      document.body.append(note);
    }
    const row = document.createElement("p");
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
    };
    if (more === "export") button("Save to a file", save);
    if (more) {
      const link = document.createElement("a");
      link.href = new URL("practice/progress/", ROOT).href;
      link.textContent = "Look after your progress";
      row.append(link);
    }
    button("Close", () => {
      guide.tell("", "", about);
      closed.set(about, text);
      if (onClose) onClose();
    });
    note.append(row);
  };

  /** What another tab or another visit changed. What only this tab holds is written then. */
  function lookAgain() {
    if (!read()) return;
    if (unsaved.size > 0) write();
    announce(true);
  }
  function saveAtLast() {
    if (unsaved.size === 0 || why) return;
    read();
    write();
  }
  let soon = 0;
  window.addEventListener("storage", (event) => {
    if (event.key !== KEY) return;
    clearTimeout(soon);
    soon = window.setTimeout(lookAgain, 50); // many at once are read once
  });
  window.addEventListener("focus", lookAgain);
  window.addEventListener("pageshow", (event) => void (event.persisted && lookAgain()));
  window.addEventListener("pagehide", saveAtLast);
  document.addEventListener("visibilitychange", () => (document.visibilityState === "visible" ? lookAgain() : saveAtLast()));

  read();
  const ahead = state.log.filter((r) => r.at > Date.now() + DAY).length;
  if (ahead > 0 && value("setting", "ahead") !== ahead) {
    guide.tell(`${ahead} ${ahead === 1 ? "answer is" : "answers are"} dated in the future, so a clock was ahead. They count as given now.`, "", "clock", () => put("setting", "ahead", ahead));
  }

  guide.root = ROOT;
  guide.store = {
    append, settle, put, value, notes, newId, read, exported, checksum, download, save, preview, bringIn, reset, undo, undoable, aside, discardAside, forget,
    backups, earlier, dayName,
    log: () => state.log,
    records: () => living(state).length,
    unsaved: () => unsaved.size,
    isReadOnly: () => why !== "",
    text: () => get(KEY),
    /** @param {(isElsewhere: boolean) => void} listener called after each change, here or in another tab */
    onChange: (listener) => void listeners.add(listener),
  };
})();

/**
 * Taking progress along and taking changes back: files that come in, a new start, undo, and the
 * copies. Goes in: what store.js holds. Comes out: the same, changed as a whole, or why not.
 */
(() => {
  "use strict";

  const guide = /** @type {any} */ (window).guide;
  const { store } = guide;
  if (store.preview) return;
  const {
    APP, SCHEMA, KEY, ASIDE, BACKUP, LATEST, storage, get, set, remove, keys, putFirst, thin, copy, opened, pack, living, added, merged, later, number, isReview, isNote,
    replace, write, announce,
  } = store.inside;
  const { checksum, dayName } = store;
  const UNDO = `${KEY}:undo`;
  const LIMITS = { reviews: 200_000, notes: 20_000, file: 40_000_000, objects: 1_000_000 };

  /**
   * @typedef {{id: string, question: string, rev: number, options: string[], verdict: string, confidence: string|null, at: number}} Review
   * @typedef {{kind: string, id: string, changed: number, value: any}} Note
   * @typedef {{generation: number, log: Review[], notes: Map<string, Note>}} State
   * @typedef {{at: number, what: string, length: number, copy: string, text: string}} Undo  `length` is that of the log after the change
   */

  /** @type {Undo|null} */ let inMemory = null; // where there is no room to store it

  /** What is there now. @returns {State} */
  const now = () => store.inside.state();

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
  const countFresh = (reviews) => added(new Map(now().log.map((r) => [r.id, { ...r }])), reviews).length;

  /**
   * Returns whether it was done.
   * @param {Review[]} reviews @param {Note[]} found @param {"merge"|"replace"} how
   */
  function bringIn(reviews, found, how) {
    const before = now();
    if (!mayChange(before, how)) return false;
    const held = new Set(before.log.map((r) => r.id));
    const isMerge = how === "merge";
    const coming = added(new Map(), reviews);
    const brought = new Map(found.map((note) => [`${note.kind} ${note.id}`, note]));
    change({
      generation: before.generation + (isMerge ? 0 : 1),
      log: isMerge ? merged(before.log, coming) : coming,
      notes: isMerge ? later(before.notes, brought) : brought,
    }, (id) => !held.has(id));
    return true;
  }

  /** Empties everything but the copies; `undo` brings it back. Returns whether it was done. */
  function reset() {
    const before = now();
    if (before.log.length === 0 && living(before).length === 0) return true;
    if (!mayChange(before, "reset")) return false;
    change({ generation: before.generation + 1, log: [], notes: new Map() }, () => true);
    return true;
  }

  /** @param {State} next @param {(id: string) => boolean} isNew */
  function change(next, isNew) {
    replace(next, isNew);
    const undo = undoable();
    if (undo) keepUndo({ ...undo, length: next.log.length });
    write();
    announce();
  }

  /** Keeps a copy of everything before a great change, or says that there is no room for one. @param {State} state @param {string} what */
  function mayChange(state, what) {
    if (store.isReadOnly()) {
      guide.tell(store.inside.why(), "export", "saving");
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
      if (text !== store.inside.taken()) {
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
    const state = now();
    const kept = undoable();
    const found = kept && !store.isReadOnly() && opened(kept.text);
    if (!kept || !found || "newer" in found) return false;
    const after = state.log.filter((r, i) => i >= kept.length || r.at > kept.at);
    const { log, notes: held } = found.state;
    for (const [key, note] of state.notes) if (note.changed > kept.at) held.set(key, note);
    inMemory = null;
    remove(UNDO);
    const stored = new Set(state.log.map((r) => r.id));
    replace({ generation: Math.max(state.generation, found.state.generation) + 1, log: merged(log, after), notes: held }, (id) => !stored.has(id));
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

  /** The copies from before a change of the schema. */
  function earlier() {
    return keys(`${KEY}:schema-`).map((key) => copy(key, ""));
  }

  Object.assign(store, { preview, bringIn, reset, undo, undoable, earlier, discardAside, forget });
})();

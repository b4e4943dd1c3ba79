/**
 * What a résumé invites: its text goes in, the topics of each line and their questions come out.
 * The words of docs/aliases.yml are looked for here, in the browser; the text is stored only on
 * request, and goes nowhere.
 */
(() => {
  "use strict";

  const guide = /** @type {any} */ (window).guide;
  const { store, cards: bank } = guide;
  const { element, button, field, tick, counted } = bank;
  const LEVELS = ["deep", "core", "screen"]; // the hardest first
  const SHOWN = 8; // questions under a line
  const LIMITS = { text: 60_000, file: 1_000_000, list: 1_200 };

  /**
   * @typedef {{words: string[], written: string[]|null, topics: Set<string>}} Alias
   *   `written` has the words with their capitals, where these count
   * @typedef {{text: string, start: number, end: number, word: string}} Token
   * @typedef {{text: string, marks: [number, number][], topics: string[]}} Line
   */

  /* Words */

  /** The words of a text with their places; "&" is one. @param {string} text @returns {Token[]} */
  function tokens(text) {
    return Array.from(text.matchAll(/[\p{L}\p{M}\p{N}]+|&/gu), (found) => (
      { text: found[0], start: found.index, end: found.index + found[0].length, word: folded(found[0]) }));
  }

  /** What stays of a word when capitals, accents, plurals and British endings do not count. @param {string} word */
  function folded(word) {
    if (word === "&") return "and";
    if (/^[\p{Lu}\p{N}]{2,}s$/u.test(word)) return word.slice(0, -1).toLowerCase(); // GPUs
    return word.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase()
      .replace(/(..[^aeiou])ies$/, "$1y").replace(/(.(?:ss|x|ch|sh))es$/, "$1").replace(/(..[^sui])s$/, "$1")
      .replace(/(..)is(ation|e|ed|er|ing)$/, "$1iz$2").replace(/(..)ys(e|ed|er|ing)$/, "$1yz$2")
      .replace(/(...)our(ed|ing|al)?$/, "$1or$2").replace(/(..)ll(ed|er|ing)$/, "$1l$2").replace(/(..)tre$/, "$1ter");
  }

  /** Short and with a capital inside, or a single letter: then capitals count. @param {string} alias */
  function isAsWritten(alias) {
    const signs = alias.match(/[\p{L}\p{N}]/gu) || [];
    return signs.length === 1 || (signs.length <= 5 && /\p{Lu}/u.test(signs.slice(1).join("")));
  }

  /**
   * Every alias under its first word, the longer ones first.
   * @param {[string, string[]][]} entries topic and its aliases
   * @returns {Map<string, Alias[]>}
   */
  function lexicon(entries) {
    /** @type {Map<string, Alias>} */ const all = new Map();
    for (const [topic, aliases] of entries) {
      for (const alias of aliases) {
        const parts = tokens(alias);
        const words = parts.map((part) => part.word);
        const written = isAsWritten(alias) ? parts.map((part) => part.text) : null;
        const key = (written || words).join(" ") + (written ? "!" : "");
        const before = all.get(key);
        if (before) before.topics.add(topic);
        else all.set(key, { words, written, topics: new Set([topic]) });
      }
    }
    const found = new Map();
    for (const alias of all.values()) found.set(alias.words[0], [...(found.get(alias.words[0]) || []), alias]);
    for (const list of found.values()) list.sort((/** @type {Alias} */ a, /** @type {Alias} */ b) => b.words.length - a.words.length);
    return found;
  }

  /** What may stand between two words of a phrase. */
  const BETWEEN = /^(?:[ \t\u00a0]*[-\u2010\u2011\u2013/'\u2019]?[ \t\u00a0]*|[.@])$/;
  /** Where a single letter is the name of a language: between the commas of a list, or after such a word. */
  const BEFORE = /(?:^|[,;/|:(•]|\b(?:in|with|using|and|or))\s*$/i;
  const AFTER = /^\s*(?:$|[,;/|)]|\.\s*$|(?:and|or)\b)/i;

  /** @param {string} line @param {Token[]} found @param {number} at @param {Alias} alias */
  function fits(line, found, at, alias) {
    const end = at + alias.words.length;
    if (end > found.length) return false;
    for (let i = at; i < end; i++) {
      const token = found[i], word = i - at;
      if (token.word !== alias.words[word]) return false;
      if (alias.written && token.text !== alias.written[word] && token.text !== `${alias.written[word]}s`) return false;
      if (word > 0 && !BETWEEN.test(line.slice(found[i - 1].end, token.start))) return false;
    }
    const first = found[at];
    if (alias.words.length > 1 || first.text.length > 1) return true;
    return BEFORE.test(line.slice(0, first.start)) && AFTER.test(line.slice(first.end));
  }

  /** @param {string} text one line @param {Map<string, Alias[]>} words @returns {Line} */
  function read(text, words) {
    const found = tokens(text);
    const marks = /** @type {[number, number][]} */ ([]);
    /** @type {Set<string>} */ const topics = new Set();
    for (let i = 0; i < found.length; i++) {
      const alias = (words.get(found[i].word) || []).find((one) => fits(text, found, i, one));
      if (!alias) continue;
      const last = i + alias.words.length - 1;
      marks.push([found[i].start, found[last].end]);
      for (const topic of alias.topics) topics.add(topic);
      i = last;
    }
    return { text, marks, topics: [...topics] };
  }

  /** The lines that hold a word, without bullets. @param {string} text */
  const lines = (text) => text.split(/\r\n|[\n\r\u2028\u2029\u000b\f]/).map((line) => line.replace(/^[\s•◦▪●○■*·–—-]+/, "").trimEnd()).filter((line) => /\p{L}/u.test(line));

  /* Files */

  const PASTE = "Open it in the program you read it with, select all of its text (Ctrl+A, or ⌘A on a Mac), copy it, and paste it into the box.";

  /** @param {File} file @returns {Promise<{text: string, error: string}>} */
  async function opened(file) {
    const refused = (/** @type {string} */ error) => ({ text: "", error });
    if (file.size > LIMITS.file) return refused("This file is larger than any résumé. Copy its text and paste it into the box.");
    const bytes = new Uint8Array(await file.arrayBuffer());
    const start = String.fromCharCode(...bytes.subarray(0, 5));
    if (/\.pdf$/i.test(file.name) || start === "%PDF-") return refused(`A PDF cannot be read here. ${PASTE}`);
    const isDocument = /\.(?:docx?|odt|rtf|pages)$/i.test(file.name) || /^(?:PK\x03\x04|\xd0\xcf\x11\xe0|\{\\rtf)/.test(start);
    if (isDocument) return refused(`A Word file, or one like it, cannot be read here. ${PASTE}`);
    const wide = start.startsWith("\xff\xfe") ? "utf-16le" : start.startsWith("\xfe\xff") ? "utf-16be" : "";
    if (!wide && bytes.includes(0)) return refused(`This is not a text file. ${PASTE}`);
    try {
      return { text: new TextDecoder(wide || "utf-8", { fatal: true }).decode(bytes), error: "" };
    } catch {
      return { text: new TextDecoder("windows-1252").decode(bytes), error: "" };
    }
  }

  /* The page */

  /** @param {HTMLElement} place */
  async function start(place) {
    const entries = await bank.data(bank.words().aliases);
    const ids = [...bank.topics.keys()];
    const words = lexicon(entries.map((/** @type {[number, string[]]} */ [topic, aliases]) => [ids[topic], aliases]));
    const kept = store.value("resume", "text", "");

    const box = /** @type {HTMLTextAreaElement} */ (element("textarea", { rows: 12, maxlength: LIMITS.text, autocomplete: "off", spellcheck: "false" }));
    box.value = kept;
    const file = /** @type {HTMLInputElement} */ (element("input", { type: "file", accept: ".txt,.md,.markdown,text/plain,text/markdown" }));
    const status = element("p", { role: "status", class: "resume-status" });
    const result = element("div", { class: "resume-result" });
    const say = (/** @type {string} */ text, /** @type {Node[]} */ ...more) => status.replaceChildren(text, ...more);

    const keep = (/** @type {boolean} */ on) => {
      if (!on && store.value("resume", "text") === null) return true;
      try {
        store.put("resume", "text", on ? box.value : null);
        return true;
      } catch {
        say("This text is too long to be kept. It is still in the box.");
        return false;
      }
    };
    const keeping = tick("Keep the text in this browser", Boolean(kept), (on) => {
      if (keep(on)) say(on ? "The text is kept in this browser." : "The text is no longer kept.");
    });
    const isKept = () => /** @type {HTMLInputElement} */ (keeping.querySelector("input")).checked;

    const show = () => {
      if (isKept() && !keep(true)) return;
      const found = lines(box.value).map((line) => read(line, words));
      if (found.length === 0) {
        result.replaceChildren();
        say("There is no text yet. Paste your résumé first.");
        return;
      }
      const asked = expected(found.flatMap((line) => line.topics));
      say(`${counted(found.filter((line) => line.topics.length > 0).length, "line")} of ${found.length} ${asked.length === 1 ? "invites" : "invite"} ${counted(asked.length, "question")}.`);
      result.replaceChildren(...summary(found, say), ...byLine(found), ...without(found));
    };
    file.addEventListener("change", async () => {
      const chosen = file.files?.[0];
      if (!chosen) return;
      const { text, error } = await opened(chosen);
      file.value = "";
      if (error) return say(error);
      box.value = text.slice(0, LIMITS.text);
      show();
      if (text.length > LIMITS.text) say(`The file is long: only its first ${LIMITS.text.toLocaleString("en-US")} characters were read.`);
    });
    const clear = button("Clear", () => {
      box.value = "";
      result.replaceChildren();
      if (isKept()) keep(true);
      say("The box is empty.");
      box.focus();
    });
    place.replaceChildren(field("Your résumé, as text", box), field("Or open a text file (.txt or .md)", file), keeping,
      element("div", { class: "practice-row" }, button("Show what it invites", show, true), clear), status, result);
    if (kept) show();
  }

  /** The questions of these topics, once each, the hardest first. @param {Iterable<string>} topics @returns {any[]} */
  function expected(topics) {
    const wanted = new Set(topics);
    const found = [...bank.cards.values()].filter((card) => card.topics.some((/** @type {string} */ topic) => wanted.has(topic)));
    return found.sort((a, b) => LEVELS.indexOf(a.level) - LEVELS.indexOf(b.level));
  }

  /** Topics with the number of lines that name them, the most first. @param {Line[]} found @returns {[string, number][]} */
  function tally(found) {
    const count = new Map();
    for (const topic of found.flatMap((line) => line.topics)) count.set(topic, (count.get(topic) || 0) + 1);
    return [...count].sort((a, b) => b[1] - a[1]);
  }

  /** Links to the chapters that teach these topics. @param {string[]} topics @returns {HTMLElement[]} */
  function chapters(topics) {
    const teaching = [...bank.pages].filter(([, page]) => page.topics.some((/** @type {string} */ topic) => topics.includes(topic)));
    return teaching.map(([id, page]) => element("a", { href: bank.address(id), text: page.title }));
  }

  /** @param {HTMLElement[]} links @returns {(Node|string)[]} */
  const listed = (links) => links.flatMap((link, i) => (i > 0 ? [", ", link] : [link]));

  /** @param {Line[]} found @param {(text: string, ...more: Node[]) => void} say */
  function summary(found, say) {
    const topics = tally(found);
    const parts = [element("h2", { text: "What to expect" })];
    if (topics.length === 0) return [...parts, element("p", { text: "No line names anything that this guide asks about. Name the methods and tools you used, or look through the chapters." })];
    const list = element("ul", { class: "resume-topics" });
    for (const [topic, count] of topics) {
      list.append(element("li", {}, element("strong", { text: bank.topics.get(topic) }),
        ` ${counted(count, "line")}, ${counted(expected([topic]).length, "question")}. `, ...listed(chapters([topic]))));
    }
    const make = button("Make a review list of these questions", () => {
      const ids = [...new Set(topics.flatMap(([topic]) => expected([topic]).map((card) => card.id)))].slice(0, LIMITS.list);
      store.put("list", "resume", { name: "My résumé", ids });
      say(`The list “My résumé” has ${counted(ids.length, "question")}. `, element("a", { href: guide.at("practice/?list=resume"), text: "Review them" }));
    });
    const box = element("details", { class: "practice-more", open: topics.length <= 12 },
      element("summary", { text: `${counted(topics.length, "topic")}, those of most lines first` }), list);
    return [...parts, ...(expected(topics.map(([topic]) => topic)).length > 0 ? [element("div", { class: "practice-row" }, make)] : []), box];
  }

  /** @param {Line[]} found */
  function byLine(found) {
    const inviting = found.filter((line) => line.topics.length > 0);
    if (inviting.length === 0) return [];
    return [element("h2", { text: "Line by line" }), ...inviting.map((line) => {
      const questions = expected(line.topics);
      const list = element("ul");
      for (const card of questions.slice(0, SHOWN)) {
        const place = `${new URL(bank.pages.get(card.page).set, guide.root).href}#${card.id}`;
        list.append(element("li", {}, element("a", { href: place, text: card.title }), ` · ${bank.words().levels[card.level]}`));
      }
      if (questions.length > SHOWN) list.append(element("li", { text: `and ${questions.length - SHOWN} more, all on the review list` }));
      return element("div", { class: "resume-item" }, element("p", { class: "resume-line" }, ...marked(line)),
        element("p", { class: "resume-names", text: line.topics.map((topic) => bank.topics.get(topic)).join(" · ") }),
        questions.length === 0 ? element("p", { text: "The bank has no question on it yet." })
          : element("details", { class: "practice-more" }, element("summary", { text: `${counted(questions.length, "question")} to expect, the hardest first` }), list),
        element("p", {}, "Read: ", ...listed(chapters(line.topics))));
    })];
  }

  /** @param {Line} line @returns {(Node|string)[]} */
  function marked(line) {
    const parts = [];
    let end = 0;
    for (const [from, to] of line.marks) {
      parts.push(line.text.slice(end, from), element("mark", { text: line.text.slice(from, to) }));
      end = to;
    }
    return [...parts, line.text.slice(end)];
  }

  /** @param {Line[]} found */
  function without(found) {
    const plain = found.filter((line) => line.topics.length === 0);
    if (plain.length === 0) return [];
    const list = element("ul", { class: "resume-without" });
    for (const line of plain) list.append(element("li", { text: line.text }));
    return [element("h2", { text: "Lines that invite nothing" }),
      element("p", { text: "Nothing that the guide asks about was found in these. Headings and names are fine here; a line about your work may need the method, the tool or the number it rests on." }), list];
  }

  guide.resume = { lexicon, read, folded, isAsWritten };
  guide.widgets.resume = () => bank.page("resume", start);
})();

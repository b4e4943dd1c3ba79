// Runs in the theme's search worker, before the theme's own script: a query as it was typed goes
// in, the same query in words that the index has comes out. The build puts this file in front of
// the worker's script, so the theme and its files stay as they are.
(() => {
  // Words that tell nothing about what is looked for.
  const EMPTY = new Set(("a an and are as at be between by can difference do does for from get got "
    + "how i in is it its me my of on or s so t than that the their these this to too v versus vs was "
    + "what when where which why will with you your").split(" "));
  const [SETUP, READY, QUERY, RESULT] = [0, 1, 2, 3]; // the types of the theme's messages
  const ENDINGS = ["ies", "ing", "ed", "es", "s"];

  /** @type {Map<string, number>} word of the index: the weight of the documents that have it */
  const known = new Map();
  /** @type {string[]} the same words, sorted */
  let sorted = [];
  let separator = /\s+/;

  /** @param {string} text */
  const wordsOf = (text) => text.replace(/<[^>]+>/g, " ").toLowerCase().split(separator).filter(Boolean);

  /** @param {{ config: { separator: string }, docs: Array<Record<string, string>> }} index */
  function learn(index) {
    separator = new RegExp(index.config.separator);
    known.clear();
    for (const doc of index.docs) {
      for (const [field, weight] of [["title", 3], ["aliases", 3], ["text", 1], ["words", 1]]) {
        for (const word of new Set(wordsOf(doc[field] ?? ""))) known.set(word, (known.get(word) ?? 0) + Number(weight));
      }
    }
    sorted = [...known.keys()].sort();
  }

  /** Whether a word of the index begins so. @param {string} start */
  function begins(start) {
    let low = 0;
    let high = sorted.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (sorted[middle] < start) low = middle + 1;
      else high = middle;
    }
    return Boolean(sorted[low]?.startsWith(start));
  }

  /** How many letters to change, add, drop or swap (optimal string alignment); above `limit`, limit + 1.
   * @param {string} a @param {string} b @param {number} limit */
  function distance(a, b, limit) {
    let before = /** @type {number[]} */ ([]);
    let last = Array.from({ length: b.length + 1 }, (_, j) => j);
    for (let i = 1; i <= a.length; i++) {
      const row = [i];
      for (let j = 1; j <= b.length; j++) {
        row[j] = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + Number(a[i - 1] !== b[j - 1]));
        const isSwap = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
        if (isSwap) row[j] = Math.min(row[j], before[j - 2] + 1);
      }
      if (Math.min(...row) > limit) return limit + 1;
      [before, last] = [last, row];
    }
    return last[b.length];
  }

  /** The word of the index that is spelled most like `word`, or "". @param {string} word */
  function nearest(word) {
    const limit = word.length < 5 ? 0 : word.length < 8 ? 1 : 2;
    let best = { word: "", away: limit + 1, weight: 0 };
    if (!limit || /\d/.test(word)) return "";
    for (const [other, weight] of known) {
      if (Math.abs(other.length - word.length) > limit) continue;
      const away = distance(word, other, best.away);
      if (away < best.away || (away === best.away && away <= limit && weight > best.weight)) best = { word: other, away, weight };
    }
    return best.word;
  }

  /** The beginning that a word has in common with its other forms. @param {string} word */
  function stem(word) {
    for (const ending of ENDINGS) {
      const start = word.slice(0, -ending.length);
      const isOther = ending === "s" || !known.has(word);
      if (isOther && start.length > 3 && word.endsWith(ending) && !/(ss|us|is)$/.test(word) && begins(start)) return start;
    }
    return word;
  }

  /** Two known words that were written as one, or []. @param {string} word */
  function halves(word) {
    for (let cut = word.length - 3; cut >= 3; cut--) {
      const pair = [word.slice(0, cut), word.slice(cut)];
      if (pair.every((half) => known.has(half))) return pair;
    }
    return [];
  }

  /** @param {string} word */
  const term = (word) => (word.length < 4 && known.has(word) ? `${word}^1` : `${stem(word)}*`);

  /** What is asked of the index for a query as it was typed. @param {string} query */
  function rewrite(query) {
    if (/["+~^*:]/.test(query)) return query; // somebody who knows the theme's own signs
    const typed = wordsOf(query);
    const terms = [];
    for (let i = 0; i < typed.length; i++) {
      const word = typed[i];
      const joined = word + (typed[i + 1] ?? "");
      const mayJoin = i < typed.length - 1 && (word.length === 1 || !EMPTY.has(word)) && !(typed[i + 1].length === 1 && known.has(typed[i + 1] + typed[i + 2]));
      const asOne = mayJoin && (known.has(joined) || (joined.length > 7 && begins(joined)));
      if (asOne && (word.length === 1 || !begins(word) || !begins(typed[i + 1]) || known.has(joined))) {
        terms.push(term(joined));
        i++;
      } else if (EMPTY.has(word) && typed.length > 1) {
        continue;
      } else if (begins(word)) {
        terms.push(term(word));
      } else {
        const instead = begins(stem(word)) ? [word] : [nearest(word)].filter(Boolean);
        const meant = instead.length ? instead : halves(word);
        terms.push(...(meant.length ? meant : [word]).map(term));
      }
    }
    return terms.length ? terms.join(" ") : query;
  }

  /** Pages first that have most of the words, in whichever of their sections.
   * @param {Array<Array<{ score: number, terms: Record<string, boolean> }>>} pages */
  function arrange(pages) {
    for (const items of pages) {
      const terms = new Set(items.flatMap((item) => Object.keys(item.terms)));
      const met = [...terms].filter((term) => items.some((item) => item.terms[term]));
      for (const item of items) item.score *= (met.length / (terms.size || 1)) ** 2;
    }
    const best = (/** @type {typeof pages[0]} */ items) => Math.max(...items.map((item) => item.score));
    return pages.sort((a, b) => best(b) - best(a));
  }

  /* The theme is set up with no documents. Those come with the first query, which waits for them. */

  /** @type {any} the theme's own setup, as long as the documents have not come */
  let bare = null;
  /** @type {string|null} the last query that came while they are on their way */
  let waiting = null;
  const say = (/** @type {any} */ message) => dispatchEvent(new MessageEvent("message", { data: message }));
  const answer = self.postMessage.bind(self);

  /** @param {string} query */
  async function fetchFor(query) {
    const isFirst = waiting === null;
    waiting = query;
    if (!isFirst) return;
    try {
      const response = await fetch(new URL(`../../../search/${bare.config.later}`, self.location.href));
      if (!response.ok) throw new Error(String(response.status));
      const { docs } = await response.json();
      const whole = { ...bare, docs };
      bare = null;
      say({ type: SETUP, data: whole });
    } catch {
      waiting = null; // the next query tries again
      answer({ type: RESULT, data: { items: [] } });
    }
  }

  // Listeners run in the order in which they were added, and share one message.
  addEventListener("message", (event) => {
    const message = event.data;
    if (message.type === SETUP) {
      if (message.data.config.later && !message.data.docs.length) bare = message.data;
      else learn(message.data);
    }
    if (message.type !== QUERY || !message.data.trim()) return;
    if (bare || waiting !== null) {
      event.stopImmediatePropagation();
      fetchFor(message.data);
    } else message.data = rewrite(message.data);
  });
  self.postMessage = (message) => {
    if (message.type === READY && !bare && waiting !== null) {
      const query = waiting;
      waiting = null;
      say({ type: QUERY, data: query });
      return;
    }
    if (message.type === RESULT) message.data.items = arrange(message.data.items);
    answer(message);
  };
})();

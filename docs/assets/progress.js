/**
 * The page of progress: what the log of reviews adds up to, and the care of the log itself.
 * Goes in: the log, the records, the bank. Comes out: figures with their numbers in words, and
 * the ways to take everything along, bring it in, go back, and start over.
 */
(() => {
  "use strict";

  const guide = /** @type {any} */ (window).guide;
  if (guide.widgets.progress) return;
  const { store, cards: bank, schedule } = guide;
  const { element, button, counted } = bank;
  const AHEAD = 14; // days of the forecast
  const SURE = /** @type {Record<string, string>} */ ({ guessed: "Guessed", knew: "Knew it", easy: "Easy" });
  const CHANGES = /** @type {Record<string, string>} */ ({ reset: "You started over", merge: "You merged a file in", replace: "You put a file in the place of your progress" });
  const FILE_LIMIT = 60_000_000; // bytes; store.preview has the limit that counts

  /** @type {HTMLElement|null} */ let place = null;
  /** @type {Set<string>} */ const opened = new Set(); // sections of the figure that the reader opened
  let reading = 0; // the newest file that was chosen
  let hasAside = false; // what was set aside was downloaded from this page

  /** @param {HTMLElement} where */
  function start(where) {
    place = where;
    hasAside = false;
    place.replaceChildren(
      element("div", { class: "progress-figures" }),
      element("div", { class: "progress-undo" }),
      element("p", { class: "progress-said", tabindex: "-1" }), // read out as it gets the focus; as a status it would be twice
      element("div", { class: "progress-keep" }),
      bringIn(),
      element("div", { class: "progress-copies" }),
    );
    render();
  }

  /** @param {string} name */
  const part = (name) => /** @type {HTMLElement} */ (/** @type {HTMLElement} */ (place).querySelector(`.progress-${name}`));

  function render() {
    const sums = added();
    bank.redraw(part("figures"), ...(store.log().length ? [...totals(sums), ...strength(sums), ...forecast(sums), ...calibration()] : firstRun()));
    bank.redraw(part("undo"), ...undoing());
    bank.redraw(part("keep"), ...keeping());
    bank.redraw(part("copies"), ...backups(), ...aside(), ...startingOver());
  }

  /** @param {string} text */
  function say(text) {
    part("said").textContent = text;
    part("said").focus();
  }

  /* Sums */

  /** What the log says about the bank as it is today. */
  function added() {
    const today = schedule.dayOf(Date.now());
    const memories = schedule.memories(store.log(), bank.cards);
    const first = new Map();
    let answers = 0;
    for (const review of store.log()) {
      const card = bank.cards.get(review.question);
      if (!card || card.rev !== review.rev) continue;
      answers += 1;
      if (!first.has(card.id)) first.set(card.id, review.verdict === "right");
    }
    /** @param {Iterable<any>} cards */
    const of = (cards) => {
      const sum = { questions: 0, answered: 0, known: 0 };
      for (const card of cards) {
        const memory = memories.get(card.id);
        sum.questions += 1;
        if (!memory) continue;
        sum.answered += 1;
        sum.known += schedule.recall(memory, today); // mean chance times coverage, once divided by the questions
      }
      return sum;
    };
    return { today, memories, answers, first, of };
  }

  /** @param {number} share */
  const percent = (share) => `${Math.round(share * 100)}\u00a0%`;

  /** @param {{questions: number, known: number}} sum */
  const known = (sum) => (sum.questions ? sum.known / sum.questions : 0);

  /** @param {ReturnType<typeof added>} sums */
  function totals(sums) {
    const { answered, questions, known: expected } = sums.of(bank.cards.values());
    const due = waiting(sums)[0];
    const right = [...sums.first.values()].filter(Boolean).length;
    const rest = store.log().length - sums.answers;
    const line = (/** @type {string} */ name, /** @type {string} */ value) => [element("dt", { text: name }), element("dd", { text: value })];
    return [
      element("h2", { text: "So far" }),
      element("dl", { class: "progress-totals" },
        ...line("Questions answered", `${answered.toLocaleString("en-US")} of ${questions.toLocaleString("en-US")}`),
        ...line("Of these you would know today", `about ${Math.round(expected).toLocaleString("en-US")}`),
        ...line("Right at the first try", answered ? `${right.toLocaleString("en-US")} (${percent(right / answered)})` : "none yet"),
        ...line("Answers in all", sums.answers.toLocaleString("en-US")),
        ...line("Due today", due.toLocaleString("en-US"))),
      element("p", {}, element("a", { href: guide.at("practice/"), text: due ? "Review what is due" : "Go to the review" })),
      ...(rest ? [element("p", { text: `${counted(rest, "answer")} more ${rest === 1 ? "belongs" : "belong"} to questions that have left the bank or have changed their meaning. They count nowhere here, and stay in your file.` })] : []),
    ];
  }

  function firstRun() {
    return [
      element("p", {}, "There is nothing here yet. ", element("a", { href: guide.at("practice/"), text: "Answer a few questions" }),
        ", here or on any page of the guide, and come back. If you have a file from another device or from before, bring it in below."),
    ];
  }

  /* Pictures */

  /** @param {string} tag @param {Record<string, any>} attributes @param {...(Node|string)} children */
  function svg(tag, attributes, ...children) {
    const made = document.createElementNS("http://www.w3.org/2000/svg", tag);
    for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, String(value));
    made.append(...children);
    return made;
  }

  /** A line of a figure: a name, bars one over the other, the numbers in words. @param {Node|string} name @param {[string, number][]} bars class and share @param {string} words */
  function row(name, bars, words) {
    const picture = svg("svg", { class: "progress-bar", width: "100%", height: 12, "aria-hidden": "true" });
    for (const [kind, share] of bars) picture.append(svg("rect", { class: kind, width: `${Math.min(1, share) * 100}%`, height: 12, rx: 2 }));
    return element("li", { class: "progress-row" }, element("span", { class: "progress-name" }, name), picture, element("span", { class: "progress-number", text: words }));
  }

  /** Topics by the section that teaches them, each with its questions. */
  function grouped() {
    /** @type {Map<string, string>} */ const home = new Map();
    for (const page of bank.pages.values()) for (const topic of page.topics) if (!home.has(topic)) home.set(topic, page.section);
    /** @type {Map<string, {cards: any[], topics: Map<string, any[]>}>} */ const sections = new Map();
    for (const section of Object.keys(bank.words().sections)) sections.set(section, { cards: [], topics: new Map() });
    for (const topic of bank.topics.keys()) if (home.has(topic)) sections.get(String(home.get(topic)))?.topics.set(topic, []);
    for (const card of bank.cards.values()) {
      const section = sections.get(bank.pages.get(card.page).section);
      if (!section) continue;
      section.cards.push(card);
      for (const topic of card.topics) sections.get(home.get(topic) || "")?.topics.get(topic)?.push(card);
    }
    return [...sections].filter(([, section]) => section.cards.length > 0);
  }

  /** @param {ReturnType<typeof added>} sums */
  function strength(sums) {
    const groups = grouped();
    const body = element("tbody");
    const overview = element("ul", { class: "progress-rows" });
    const shares = (/** @type {any} */ sum) => /** @type {[string, number][]} */ ([["progress-answered", sum.answered / sum.questions], ["progress-known", known(sum)]]);
    const numbers = (/** @type {any} */ sum) => `${percent(known(sum))}, ${sum.answered} of ${sum.questions}`;
    const figure = groups.map(([id, group]) => {
      const all = sums.of(group.cards);
      const title = bank.words().sections[id];
      const list = element("ul", { class: "progress-rows" });
      for (const [topic, cards] of group.topics) {
        if (cards.length === 0) continue;
        const sum = sums.of(cards);
        const link = element("a", { href: guide.at(`practice/?topic=${topic}`), text: bank.topics.get(topic) });
        list.append(row(link, shares(sum), numbers(sum)));
        body.append(element("tr", {}, ...[title, bank.topics.get(topic), sum.questions, sum.answered, percent(known(sum))].map((text) => element("td", { text }))));
      }
      const box = /** @type {HTMLDetailsElement} */ (element("details", { class: "practice-more", open: opened.has(id) }, element("summary", { text: title }), list));
      box.addEventListener("toggle", () => void (box.open ? opened.add(id) : opened.delete(id)));
      overview.append(row(title, shares(all), numbers(all)));
      return box;
    });
    const head = element("tr", {}, ...["Section", "Topic", "Questions", "Answered", "Known now"].map((text) => element("th", { scope: "col", text })));
    return [
      element("h2", { text: "Strength by topic" }),
      element("p", {}, "The strong bar is what you would know if you were asked today: the chance of each question that you have answered, over all questions of the topic. The faint bar is the share you have answered at all. Beside it: the share known, and how many are answered."),
      overview,
      element("h3", { text: "Each topic" }),
      ...figure,
      element("details", { class: "practice-more" }, element("summary", { text: "The same as a table" }),
        element("div", { class: "wide", tabindex: "0", role: "region", "aria-label": "Strength by topic" }, element("table", {}, element("thead", {}, head), body))),
    ];
  }

  /** How many questions wait on each of the next days; the last number is all later ones. @param {ReturnType<typeof added>} sums */
  function waiting(sums) {
    const counts = new Array(AHEAD + 1).fill(0);
    for (const memory of sums.memories.values()) counts[Math.min(Math.max(memory.due - sums.today, 0), AHEAD)] += 1;
    return counts;
  }

  /** @param {ReturnType<typeof added>} sums */
  function forecast(sums) {
    const counts = waiting(sums);
    const later = counts.pop();
    const most = Math.max(...counts, 1);
    const list = element("ul", { class: "progress-rows" });
    const now = new Date();
    for (const [i, count] of counts.entries()) {
      const day = new Date(now.getFullYear(), now.getMonth(), now.getDate() + i);
      const name = i === 0 ? "Today" : i === 1 ? "Tomorrow" : day.toLocaleDateString("en-US", { weekday: "short", month: "short", day: "numeric" });
      list.append(row(name, [["progress-known", count / most]], String(count)));
    }
    const sum = counts.reduce((a, b) => a + b, 0);
    return [
      element("h2", { text: "Coming due" }),
      element("p", { text: `In the next ${AHEAD} days ${counted(sum, "question")} will come back, and ${later.toLocaleString("en-US")} later. New ones that you answer meanwhile come on top. What you leave for another day waits.` }),
      list,
    ];
  }

  /* How sure, and how right */

  /** After each word for how sure: how often the question was right when it came back on a later day. */
  function afterwards() {
    const today = schedule.dayOf(Date.now());
    const before = new Map();
    const tally = /** @type {Record<string, {right: number, of: number}>} */ ({});
    for (const sure of Object.keys(SURE)) tally[sure] = { right: 0, of: 0 };
    for (const review of store.log()) {
      const card = bank.cards.get(review.question);
      if (!card || card.rev !== review.rev) continue;
      const day = Math.min(schedule.dayOf(review.at), today);
      const last = before.get(card.id);
      if (last && last.day < day && tally[last.sure]) {
        tally[last.sure].of += 1;
        if (schedule.rating(review, card) > 1) tally[last.sure].right += 1;
      }
      if (!last || last.day < day || review.confidence) before.set(card.id, { day, sure: review.confidence });
    }
    return tally;
  }

  /** What was said in mock interviews. @returns {{sure: number, right: boolean}[]} */
  function said() {
    const found = [];
    for (const note of store.notes("mock-report").values()) {
      for (const answer of Array.isArray(note.value.answers) ? note.value.answers : []) {
        if (answer && answer.sure >= 0 && answer.sure <= 1 && typeof answer.sure === "number" && typeof answer.right === "boolean") found.push(answer);
      }
    }
    return found;
  }

  function calibration() {
    const tally = Object.entries(afterwards()).filter(([, one]) => one.of > 0);
    const parts = [element("h2", { text: "How well you judge yourself" })];
    if (tally.length) {
      const list = element("ul", { class: "progress-rows" });
      for (const [sure, { right, of }] of tally) list.append(row(SURE[sure], [["progress-known", right / of]], `${percent(right / of)}, ${right} of ${of}`));
      parts.push(element("p", { text: "After a right answer you say how sure you were. This is how often you were right when the same question came back on a later day. If \"easy\" does no better than \"guessed\", be stricter with yourself." }), list);
    }
    const answers = said();
    if (answers.length) parts.push(...curve(answers));
    if (parts.length === 1) parts.push(element("p", { text: "Nothing to compare yet. It takes a question that came back after you had said how sure you were, or a mock interview in which you did." }));
    return parts;
  }

  /** @param {{sure: number, right: boolean}[]} answers */
  function curve(answers) {
    const brier = answers.reduce((sum, one) => sum + (one.sure - Number(one.right)) ** 2, 0) / answers.length;
    /** @type {Map<number, {right: number, of: number}>} */ const steps = new Map();
    for (const { sure, right } of answers) {
      const step = Math.round(sure * 20) / 20;
      const one = steps.get(step) || { right: 0, of: 0 };
      steps.set(step, { right: one.right + Number(right), of: one.of + 1 });
    }
    const sorted = [...steps].sort((a, b) => a[0] - b[0]);
    const [left, top, size] = [40, 10, 200];
    const x = (/** @type {number} */ share) => left + share * size;
    const y = (/** @type {number} */ share) => top + (1 - share) * size;
    const label = (/** @type {number} */ at, /** @type {number} */ up, /** @type {string} */ anchor, /** @type {string} */ text) => svg("text", { x: at, y: up, "text-anchor": anchor }, text);
    const picture = svg("svg", { class: "progress-curve", viewBox: "0 0 260 250", role: "img", "aria-label": `How sure you were against how often you were right, in ${sorted.length} steps; the numbers follow.` },
      svg("rect", { class: "progress-frame", x: left, y: top, width: size, height: size }),
      svg("line", { class: "progress-even", x1: x(0), y1: y(0), x2: x(1), y2: y(1) }),
      svg("polyline", { class: "progress-line", points: sorted.map(([step, one]) => `${x(step)},${y(one.right / one.of)}`).join(" ") }),
      ...sorted.map(([step, one]) => svg("circle", { class: "progress-known", cx: x(step), cy: y(one.right / one.of), r: Math.min(9, 3 + Math.sqrt(one.of)) })),
      label(left - 5, y(1) + 4, "end", "100\u00a0%"), label(left - 5, y(0.5) + 4, "end", "50\u00a0%"), label(left - 5, y(0), "end", "0"),
      label(x(0), y(0) + 15, "start", "0"), label(x(0.5), y(0) + 15, "middle", "50\u00a0%"), label(x(1), y(0) + 15, "end", "100\u00a0%"),
      label(x(0.5), y(0) + 32, "middle", "how sure you were"));
    const list = element("ul");
    for (const [step, { right, of }] of sorted) list.append(element("li", { text: `${percent(step)} sure: right in ${right} of ${of} (${percent(right / of)})` }));
    return [
      element("h3", { text: "In mock interviews" }),
      element("p", { text: `Where the points lie below the dashed line, you were surer than you were right. Over ${counted(answers.length, "answer")} the Brier score is ${brier.toFixed(2)}: 0 is perfect, and saying 50\u00a0% each time gives 0.25.` }),
      picture, list,
    ];
  }

  /* Keep a copy, bring one in */

  function keeping() {
    const unsaved = store.unsaved();
    const parts = [
      element("h2", { text: "Keep a copy" }),
      element("p", { text: "The file holds all your answers and everything else that you have kept here. It is plain JSON, and you can bring it in on any device." }),
    ];
    if (unsaved) parts.push(element("p", { text: `${counted(unsaved, "change")} could not be saved in this browser and will be gone when you close the page. Save the file now.` }));
    const saved = () => say(bank.SAVED);
    const reminder = unsaved ? null : bank.reminder(saved);
    if (reminder?.firstChild) parts.push(reminder);
    else {
      parts.push(button("Save to a file", () => {
        store.save();
        saved();
      }, true));
    }
    if (store.isReadOnly()) {
      parts.push(element("p", { text: "What is stored in this browser is left as it is for now. You can take it along unchanged." }),
        button("Download what is stored, as it is", () => {
          for (const [i, text] of store.texts().entries()) store.download(`stored-${store.dayName()}${i > 0 ? "-recent" : ""}.json`, text);
        }));
    }
    return parts;
  }

  function bringIn() {
    const input = /** @type {HTMLInputElement} */ (element("input", { type: "file", accept: ".json,application/json", onchange: () => {
      const file = input.files && input.files[0];
      if (file) choose(file);
    } }));
    return element("div", {},
      element("h2", { text: "Bring in a file" }),
      element("p", { text: "You see what is in it before anything is changed." }),
      bank.field("A file that you saved here before", input),
      element("div", { class: "progress-preview" }));
  }

  /** @param {File} file */
  async function choose(file) {
    reading += 1;
    const mine = reading;
    part("preview").replaceChildren();
    if (file.size > FILE_LIMIT) return refuse("The file is too large to be an export of this guide.");
    let text;
    try {
      text = decoded(await file.arrayBuffer());
    } catch {
      return refuse("The browser could not read the file.");
    }
    if (mine === reading && place?.isConnected) preview(text, "The file");
  }

  /** UTF-8, or UTF-16 where an editor saved it so. @param {ArrayBuffer} bytes */
  function decoded(bytes) {
    const [first, second] = new Uint8Array(bytes);
    const name = first === 0xff && second === 0xfe ? "utf-16le" : first === 0xfe && second === 0xff ? "utf-16be" : "utf-8";
    return new TextDecoder(name).decode(bytes);
  }

  /** @param {string} text */
  function refuse(text) {
    part("preview").replaceChildren(element("p", { role: "alert", text: `${text} Nothing was changed.` }));
  }

  /** @param {string} text of a file or a backup @param {string} what it is */
  function preview(text, what) {
    const found = store.preview(text);
    if (found.error) return refuse(found.error);
    if (found.reviews.length + found.notes.length === 0) return refuse(`${what} holds nothing that could be brought in.`);
    const alive = found.notes.filter((/** @type {any} */ note) => note.value !== null).length;
    const here = store.log().length;
    const lines = [`${what} holds ${counted(found.reviews.length, "answer")} and ${counted(alive, "record")}${found.day ? `, saved on ${found.day}` : ""}. ${counted(found.fresh, "answer")} of it ${found.fresh === 1 ? "is" : "are"} new here.`];
    if (found.bad) lines.push(`${counted(found.bad, "entry").replace("entrys", "entries")} cannot be read and would be left out.`);
    if (found.torn) lines.push("It does not match its checksum, so it was changed after it was saved.");
    lines.push(`Here you have ${counted(here, "answer")} and ${counted(store.records(), "record")}. To merge keeps the answers of both. To replace puts the file in the place of what is here, of which a copy goes to the backups.`);
    const done = (/** @type {"merge"|"replace"} */ how) => () => {
      const isDone = store.bringIn(found.reviews, found.notes, how);
      part("preview").replaceChildren();
      /** @type {HTMLInputElement} */ (place?.querySelector("input[type=file]")).value = "";
      say(!isDone ? "Nothing was changed." : how === "merge" ? `Merged: ${counted(found.fresh, "answer")} came in.` : `Replaced: you now have ${counted(store.log().length, "answer")}.`);
    };
    const opener = /** @type {Element} */ (document.activeElement);
    const group = element("div", { role: "group", "aria-label": "What to do with it", tabindex: "-1" },
      ...lines.map((line) => element("p", { text: line })),
      element("div", { class: "practice-row" }, button("Merge", done("merge"), true), button(`Replace ${counted(here, "answer")} here`, done("replace")),
        button("Leave it", () => {
          part("preview").replaceChildren();
          guide.focusNear([opener.isConnected && opener !== document.body ? opener : place?.querySelector("input[type=file]")]);
        })));
    part("preview").replaceChildren(group);
    group.focus();
  }

  function undoing() {
    const last = store.undoable();
    if (!last || !CHANGES[last.what]) return [];
    const when = new Date(last.at).toLocaleString("en-US", { dateStyle: "medium", timeStyle: "short" });
    return [element("p", { text: `${CHANGES[last.what]} (${when}). Undo brings back what was here before; answers that you gave since then stay.` }),
      button("Undo", () => say(store.undo() ? `Undone: you have ${counted(store.log().length, "answer")}.` : "That could not be undone. Look at the backups below."))];
  }

  /* Copies that are kept */

  /** @param {any} copy @param {string} name */
  function copyLine(copy, name) {
    return element("li", {}, `${name}: ${counted(copy.reviews, "answer")}, ${counted(copy.records, "record")} `,
      element("span", { class: "practice-row" },
        button("Restore", () => preview(copy.text, "The backup")),
        button("Download", () => store.download(`backup-${copy.day || "earlier"}.json`, copy.text))));
  }

  function backups() {
    const list = store.backups();
    const earlier = store.earlier();
    const lines = [
      ...list.map((/** @type {any} */ copy) => copyLine(copy, copy.time ? `${copy.day}, ${copy.time}` : copy.day)),
      ...earlier.map((/** @type {any} */ copy) => copyLine(copy, "From before this site stored answers in its present form")),
    ];
    return [
      element("h2", { text: "Backups" }),
      element("p", { text: "Before the first change of a day, and before you bring in a file or start over, a copy of everything is put beside it in this browser. The newest five stay." }),
      lines.length ? element("ul", { class: "progress-list" }, ...lines) : element("p", { text: "There is none yet." }),
    ];
  }

  function aside() {
    const list = store.aside();
    if (list.length === 0) return [];
    const shown = list.slice(0, 20).map((/** @type {any} */ one) => element("li", {}, `${one.at.slice(0, 10)} `, element("code", { text: one.text.length > 120 ? `${one.text.slice(0, 120)}…` : one.text })));
    const remove = button("Delete it", () => {
      store.discardAside();
      hasAside = false;
      say("What was set aside is deleted.");
    });
    remove.hidden = !hasAside;
    return [
      element("h2", { text: "Set aside" }),
      element("p", { text: `${counted(list.length, "piece")} of what was stored here could not be read. Nothing of it was thrown away.` }),
      element("ul", { class: "progress-list" }, ...shown),
      element("div", { class: "practice-row" }, button("Download what was set aside", () => {
        store.download(`set-aside-${store.dayName()}.json`, JSON.stringify(list, null, 1));
        hasAside = true;
        remove.hidden = false;
      }), remove),
    ];
  }

  /** A button that asks first. @param {string} name @param {string} question @param {string} yes @param {() => void} act @param {boolean} isOff */
  function asking(name, question, yes, act, isOff) {
    const box = element("div", { class: "practice-row" });
    const first = button(name, () => {
      const no = button("Leave it as it is", () => {
        box.replaceChildren(first);
        first.focus();
      });
      const id = `progress-${name.split(" ")[0].toLowerCase()}`;
      no.setAttribute("aria-describedby", id);
      box.replaceChildren(element("p", { id, text: question }), button(yes, act), no);
      no.focus();
    });
    first.disabled = isOff;
    box.append(first);
    return box;
  }

  function startingOver() {
    const here = store.log().length;
    const all = `${counted(here, "answer")} and ${counted(store.records(), "record")}`;
    const copies = store.backups().length + store.earlier().length + (store.aside().length ? 1 : 0);
    return [
      element("h2", { text: "Start over" }),
      asking("Start over…", `This takes away ${all}. A copy goes to the backups, and you can undo it.`, `Yes, take away ${counted(here, "answer")}`,
        () => say(store.reset() ? "You start anew. Undo brings everything back." : "Nothing was changed."), here + store.records() === 0),
      asking("Delete all copies…", `This deletes ${counted(copies, "copy").replace("copys", "copies")} for good: backups and what was set aside. Your present progress stays, unless you have started over.`, "Yes, delete the copies",
        () => {
          store.forget();
          say("All copies are deleted.");
        }, copies === 0),
    ];
  }

  store.onChange(() => {
    if (place?.isConnected) render();
  });

  // Where the script that brings progress in and out broke, the words of the page stay.
  if (store.undoable) guide.widgets.progress = () => bank.page("progress", start);
})();

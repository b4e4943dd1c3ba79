/**
 * The journal of interviews: notes go in on the day, and the sheet of a retrospective two days
 * later. Each entry is one record of the store; a change is written into the newest state of its
 * record field by field, so two tabs with the same entry do not undo each other.
 */
(() => {
  "use strict";

  const guide = /** @type {any} */ (window).guide;
  const { store, cards: bank } = guide;
  const { element, button, field, select, counted } = bank;
  const REST = 2; // days of the calendar between an interview and its retrospective
  const PAUSE = 600; // milliseconds without a key, after which what was typed is written
  const LIMITS = { company: 120, questions: 12_000, felt: 6_000, cell: 1_500, prompt: 3_000 };

  /**
   * @typedef {{id: string, question: string, said: string, know: string, kind: string, next: string}} Row
   *   one row of the sheet; its fields are the columns on the page of handling rejections
   * @typedef {{company: string, date: string, questions: string, felt: string, draft: boolean, opened: string, sheet: Row[]}} Entry
   *   `date` and `opened` are days such as 2026-11-23; `opened` is empty until the entry is reopened
   */

  /* The columns of the sheet in docs/handling-rejections/index.md */
  const COLUMNS = /** @type {[keyof Row, string][]} */ ([
    ["question", "Question, in their words"], ["said", "What I said"], ["know", "What I now know"], ["kind", "Kind"], ["next", "Next step"],
  ]);
  const KINDS = /** @type {[string, string][]} */ ([
    ["", "Not chosen yet"], ["gap", "Gap: I did not know it"], ["rust", "Rust: I once did"], ["delivery", "Delivery: I knew it, and it did not come across"],
    ["honesty", "Honesty: I claimed or hid something"], ["not-mine", "Not mine: nothing I could have done"],
  ]);

  /** @type {HTMLElement|null} */ let place = null;
  let contribute = /** @type {any} */ (null);
  /** @type {Map<string, {node: HTMLElement, text: string}>} */ const shown = new Map();
  /** @type {Map<string, Entry>} */ const last = new Map(); // as last seen here, in case another tab deletes it
  /** @type {Map<string, boolean>} */ const unfolded = new Map(); // sheets that the reader opened or closed
  /** @type {Map<string, {timer: number, write: () => void}>} */ const pending = new Map();

  /* Days */

  /** Today by the reader's calendar, as 2026-11-23. */
  function today() {
    const now = new Date();
    return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, "0")).join("-");
  }

  /** A day counted from 1970, or NaN. @param {string} day */
  const number = (day) => (/^\d{4}-\d\d-\d\d$/.test(day) ? Date.parse(`${day}T00:00:00Z`) / 86_400_000 : NaN);

  /** @param {string} day */
  function spoken(day) {
    const at = new Date(`${day}T00:00:00Z`);
    return Number.isNaN(at.getTime()) ? "an unknown day" : at.toLocaleDateString("en-US", { weekday: "long", month: "long", day: "numeric", year: "numeric", timeZone: "UTC" });
  }

  /** How many days an entry still rests. @param {Entry} entry */
  const rest = (entry) => Math.max(0, number(entry.date) + REST - number(today()) || 0);

  /** The day after so many. @param {string} day @param {number} days */
  const later = (day, days) => new Date((number(day) + days) * 86_400_000).toISOString().slice(0, 10);

  /* Records */

  /** @param {any} value @returns {Entry} whatever was stored, with every field there */
  function whole(value) {
    const text = (/** @type {any} */ part) => (typeof part === "string" ? part : "");
    const rows = Array.isArray(value?.sheet) ? value.sheet : [];
    return {
      company: text(value?.company), date: Number.isNaN(number(text(value?.date))) ? today() : value.date, questions: text(value?.questions),
      felt: text(value?.felt), draft: value?.draft === true, opened: text(value?.opened),
      sheet: rows.filter((/** @type {any} */ row) => row && typeof row === "object").map((/** @type {any} */ row) => ({
        id: text(row.id) || store.newId(), question: text(row.question), said: text(row.said), know: text(row.know), kind: text(row.kind), next: text(row.next),
      })),
    };
  }

  /** @param {string} id @returns {Entry} */
  const entryOf = (id) => whole(store.value("journal", id) ?? last.get(id));

  /** All entries, the newest interview first. @returns {[string, Entry][]} */
  function entries() {
    const all = [...store.notes("journal")].map(([id, note]) => /** @type {[string, Entry]} */ ([id, whole(note.value)]));
    return all.sort((a, b) => b[1].date.localeCompare(a[1].date) || a[0].localeCompare(b[0]));
  }

  /** Changes the newest state of an entry. @param {string} id @param {(entry: Entry) => void} how @returns {boolean} */
  function change(id, how) {
    store.read();
    const entry = entryOf(id);
    const before = JSON.stringify(entry);
    how(entry);
    last.set(id, entry);
    const box = shown.get(id);
    if (box) {
      // It shows this already, so it is not drawn again, unless another tab changed more of it.
      if (box.text === before) box.text = JSON.stringify(entry);
      /** @type {HTMLElement} */ (box.node.querySelector("h3")).textContent = title(entry);
      /** @type {HTMLElement} */ (box.node.querySelector(".journal-state")).textContent = state(entry);
    }
    try {
      store.put("journal", id, entry);
    } catch {
      say("This is more than one entry can hold. What you typed last is not saved: shorten it, or start a second entry.");
      return false;
    }
    return true;
  }

  /** Writes soon, or at once when the field or the page is left. @param {string} key @param {() => void} write @param {boolean} now */
  function soon(key, write, now) {
    const before = pending.get(key);
    if (before) clearTimeout(before.timer);
    pending.delete(key);
    if (now) return write();
    const timer = setTimeout(() => soon(key, write, true), PAUSE);
    pending.set(key, { timer, write });
  }

  function writeAll() {
    for (const [key, { write }] of [...pending]) soon(key, write, true);
  }

  /** Saves a control as it is filled in. @param {string} key @param {any} control @param {(value: string) => void} write */
  function saving(key, control, write) {
    control.addEventListener("input", () => soon(key, () => write(control.value), false));
    control.addEventListener("change", () => soon(key, () => write(control.value), true));
    return control;
  }

  /** @param {string} text @param {...Node} more */
  const say = (text, ...more) => place?.querySelector(".journal-status")?.replaceChildren(text, ...more);

  /** The questions noted, one a line. @param {Entry} entry */
  const noted = (entry) => entry.questions.split("\n").map((line) => line.replace(/^[\s•*–—-]+/, "").trim()).filter(Boolean);

  /* Notes of the day */

  /** The fields of an entry's notes. @param {string} id @param {Entry} entry */
  function notes(id, entry) {
    const input = (/** @type {"company"|"date"|"questions"|"felt"} */ name, /** @type {HTMLElement} */ control) => saving(`${id} ${name}`, control, (value) => {
      if (name === "date" && Number.isNaN(number(value))) return;
      change(id, (fresh) => void (fresh[name] = value));
    });
    const area = (/** @type {number} */ rows, /** @type {number} */ most, /** @type {string} */ value) => {
      const box = /** @type {HTMLTextAreaElement} */ (element("textarea", { rows, maxlength: most, autocomplete: "off" }));
      box.value = value;
      return box;
    };
    return [
      element("div", { class: "practice-fields" },
        field("Company (optional)", input("company", element("input", { type: "text", maxlength: LIMITS.company, autocomplete: "off", value: entry.company }))),
        field("Day of the interview", input("date", element("input", { type: "date", required: true, value: entry.date })))),
      field("The questions, one per line, in the words used", input("questions", area(6, LIMITS.questions, entry.questions))),
      field("How it felt", input("felt", area(3, LIMITS.felt, entry.felt))),
    ];
  }

  /** The form for the next entry. Nothing is a record until something is typed. */
  function fresh() {
    const id = store.newId();
    const entry = whole({ draft: true });
    last.set(id, entry);
    const form = element("section", { class: "journal-new", "aria-labelledby": "journal-new" }, element("h2", { id: "journal-new", text: "Note an interview" }),
      element("p", { text: "Write it down on the same day, before any verdict: memory edits quickly, and after the verdict it edits in one direction. What you type is saved as you go." }),
      ...notes(id, entry),
      element("div", { class: "practice-row" }, button("Close the entry", () => {
        writeAll();
        if (noted(entryOf(id)).length === 0 && !entryOf(id).felt.trim()) {
          say("Note at least one question, or how it felt.");
          return;
        }
        close(id);
        form.replaceWith(fresh());
        draw();
        focus(id, "h3");
      }, true)));
    form.dataset.entry = id;
    return form;
  }

  /** @param {string} id */
  function close(id) {
    if (!change(id, (entry) => void (entry.draft = false))) return;
    const entry = entryOf(id);
    const days = rest(entry);
    say(days > 0 ? `The entry is closed. It asks to be reopened on ${spoken(later(entry.date, REST))}.` : "The entry is closed. Two days have passed, so you can reopen it now.");
    redraw(id);
  }

  /* The list */

  /** @param {Entry} entry */
  const title = (entry) => `${entry.company.trim() || "An interview"}, ${spoken(entry.date)}`;

  /** @param {Entry} entry */
  const isReady = (entry) => !entry.draft && !entry.opened && rest(entry) === 0;

  /** @param {Entry} entry */
  function state(entry) {
    const word = entry.draft ? "not finished" : entry.opened ? "reopened" : isReady(entry) ? "ready to be reopened" : "resting";
    return `${counted(noted(entry).length, "question")} noted, ${word}`;
  }

  /** @param {string} id @param {Entry} entry */
  function item(id, entry) {
    const head = element("h3", { id: `journal-${id}`, text: title(entry), tabindex: "-1" });
    const parts = [head, element("p", { class: "journal-state", text: state(entry) })];
    const remove = button("Delete", () => forget(id));
    if (entry.draft) {
      parts.push(...notes(id, entry), element("div", { class: "practice-row" }, button("Close the entry", () => {
        writeAll();
        close(id);
        focus(id, "h3");
      }, true), remove));
    } else if (!entry.opened) {
      const open = () => {
        change(id, (fresh) => {
          fresh.opened = today();
          fresh.sheet = sheetOf(fresh);
        });
        redraw(id);
        say("The entry is open again, with a row for each question.");
        focus(id, "h3");
      };
      if (!isReady(entry)) {
        const goOn = button("Add to the notes", () => {
          change(id, (fresh) => void (fresh.draft = true));
          redraw(id);
          say("The entry takes notes again. Close it when you have them.");
          focus(id, "textarea");
        });
        parts.push(element("p", { text: `It rests until ${spoken(later(entry.date, REST))}. Two days on, you judge what happened and no longer how it felt, and you tell what you lacked from what was chance.` }),
          element("div", { class: "practice-row" }, button("Open it now all the same", open), goOn, remove));
      } else {
        parts.push(element("p", { text: "Two days have passed. Go through what happened, a row for each question." }),
          element("div", { class: "practice-row" }, button("Reopen it", open, true), remove));
      }
    } else parts.push(...retrospective(id, entry));
    return element("section", { class: "journal-entry", "aria-labelledby": head.id, "data-entry": id }, ...parts);
  }

  /** The rows: what is written stays, and each question that has none gets one. @param {Entry} entry @returns {Row[]} */
  function sheetOf(entry) {
    const asked = noted(entry);
    const isFilled = (/** @type {Row} */ row) => Boolean(row.said || row.know || row.kind || row.next);
    const kept = entry.sheet.filter((row) => isFilled(row) || asked.includes(row.question) || !row.question);
    const there = kept.map((row) => row.question);
    return [...kept, ...asked.filter((question) => !there.includes(question)).map((question) => row(question))];
  }

  /** @param {string} question @returns {Row} */
  const row = (question) => ({ id: store.newId(), question, said: "", know: "", kind: "", next: "" });

  /** @param {string} id @param {Entry} entry @returns {HTMLElement[]} */
  function retrospective(id, entry) {
    const page = bank.pages.has("handling-rejections") ? element("a", { href: bank.address("handling-rejections"), text: "handling rejections" }) : "handling rejections";
    const edit = element("details", { class: "practice-more" }, element("summary", { text: "Your notes of the day" }), ...notes(id, entry),
      element("div", { class: "practice-row" }, button("Put new questions on the sheet", () => {
        writeAll();
        change(id, (fresh) => void (fresh.sheet = sheetOf(fresh)));
        redraw(id);
        say("Every noted question has its row.");
        focus(id, "details:has(> .journal-row) > summary");
      })));
    const more = button("Add a row", () => {
      writeAll();
      change(id, (fresh) => void fresh.sheet.push(row("")));
      redraw(id);
      focus(id, ".journal-row:last-of-type textarea");
    });
    const remove = button("Delete", () => forget(id));
    const sheet = element("details", { class: "practice-more", open: unfolded.get(id) ?? entry.opened === today() },
      element("summary", { text: "The retrospective sheet" }), element("p", {}, "The columns keep apart what happened, what you conclude, and what you will do; they are those of ", page, ". For each row ask: what would have had to be different for it to go well, and could I have made it so? Then choose two rows to work on, not eight."),
      ...entry.sheet.map((one, i) => rowForm(id, one, i)),
      element("div", { class: "practice-row" }, more));
    sheet.addEventListener("toggle", () => unfolded.set(id, sheet.open));
    return [edit, sheet, element("div", { class: "practice-row" }, remove)];
  }

  /** @param {string} id @param {Row} one @param {number} i */
  function rowForm(id, one, i) {
    const write = (/** @type {keyof Row} */ name) => (/** @type {string} */ value) => void change(id, (fresh) => {
      const mine = fresh.sheet.find((other) => other.id === one.id);
      if (mine) mine[name] = value;
      else fresh.sheet.push({ ...one, [name]: value });
    });
    const cells = COLUMNS.map(([name, label]) => {
      if (name === "kind") return select(label, KINDS, one.kind, write("kind"));
      const box = /** @type {HTMLTextAreaElement} */ (element("textarea", { rows: 2, maxlength: LIMITS.cell, autocomplete: "off" }));
      box.value = one[name];
      return field(label, saving(`${id} ${one.id} ${name}`, box, write(name)));
    });
    return element("fieldset", { class: "journal-row" }, element("legend", { text: `Row ${i + 1}` }), ...cells, ...contribution(id, one));
  }

  /* A question of one's own */

  /** Where a contribution would go is known only if the repository is. @param {string} id @param {Row} one @returns {HTMLElement[]} */
  function contribution(id, one) {
    if (!contribute) return [];
    const link = element("a", { target: "_blank", rel: "noopener" });
    const choice = { page: "", kind: "single" };
    const aim = () => {
      const asked = entryOf(id).sheet.find((other) => other.id === one.id)?.question || "";
      if (choice.page && asked.trim()) link.setAttribute("href", address(choice.page, choice.kind, asked));
      else link.removeAttribute("href");
      const isCut = prompt(asked).length < asked.replace(/\s+/g, " ").trim().length;
      link.textContent = !asked.trim() ? "Write the question first." : choice.page ? `Open it as a new file on GitHub${isCut ? " (the question is shortened, it is too long for an address)" : ""}` : "Choose the page that it belongs to.";
    };
    const pages = /** @type {[string, string][]} */ ([["", "No page yet"], ...Object.keys(contribute.pages).filter((page) => bank.pages.has(page)).map((page) => [page, bank.pages.get(page).title])]);
    const kinds = /** @type {[string, string][]} */ (Object.entries(bank.words().kinds));
    const box = element("details", { class: "practice-more" }, element("summary", { text: "Contribute this question" }),
      element("p", { text: "The file is begun for you, with your note as its prompt; GitHub shows it to you before anything is published. Leave out what would name the company or a person, and what you promised to keep to yourself." }),
      element("div", { class: "practice-fields" },
        select("Page", pages, "", (page) => {
          choice.page = page;
          aim();
        }),
        select("Kind of question", kinds, choice.kind, (kind) => {
          choice.kind = kind;
          aim();
        })),
      element("p", {}, link));
    box.addEventListener("toggle", () => {
      writeAll();
      aim();
    });
    link.addEventListener("click", aim);
    aim();
    return [box];
  }

  /** A question on one line, as long as an address can hold. @param {string} asked */
  function prompt(asked) {
    const letters = Array.from(asked.replace(/\s+/g, " ").trim());
    while (encodeURIComponent(letters.join("")).length > LIMITS.prompt) letters.pop();
    return letters.join("");
  }

  /** GitHub's page for a new file, with folder, name and text filled in. @param {string} page @param {string} kind @param {string} asked */
  function address(page, kind, asked) {
    const { topics, resources } = contribute.pages[page];
    const text = contribute.texts[kind].replace("{topics}", () => topics).replace("{resources}", () => resources).replace(contribute.prompts[kind], () => prompt(asked));
    const name = contribute.name.replace("{page}", () => page);
    return `${contribute.address}?filename=${encodeURIComponent(name)}&value=${encodeURIComponent(text)}`;
  }

  /* Away and along */

  /** @param {string} id */
  function forget(id) {
    writeAll();
    const entry = entryOf(id);
    last.delete(id);
    shown.get(id)?.node.remove();
    shown.delete(id);
    store.put("journal", id, null);
    const back = button("Undo", () => {
      store.put("journal", id, entry);
      say("The entry is back.");
      focus(id, "h3");
    });
    say("The entry is deleted. ", back);
    back.focus();
  }

  /** All entries as Markdown. */
  function markdown() {
    const indented = (/** @type {string} */ text) => text.trim().replace(/\s*\n\s*/g, "\n  ");
    const parts = ["# Interview journal"];
    for (const [, entry] of entries().reverse()) {
      parts.push("", `## ${entry.company.trim() || "An interview"}, ${entry.date}`, "");
      for (const question of noted(entry)) parts.push(`- ${question}`);
      if (entry.felt.trim()) parts.push("", `How it felt: ${indented(entry.felt)}`);
      for (const one of entry.sheet) {
        parts.push("", `### ${one.question.trim().replace(/\s+/g, " ") || "A row without a question"}`, "");
        for (const [name, label] of COLUMNS.slice(1)) {
          const value = name === "kind" ? KINDS.find(([kind]) => kind && kind === one.kind)?.[1] : one[name].trim();
          if (value) parts.push(`- ${label}: ${indented(value)}`);
        }
      }
    }
    return `${parts.join("\n").replace(/\n{3,}/g, "\n\n").trimEnd()}\n`;
  }

  function download() {
    writeAll();
    store.download(`interview-journal-${today()}.md`, markdown(), "text/markdown;charset=utf-8");
    say("The journal was handed to your browser as a file.");
  }

  /* Drawing */

  /** @param {string} id @param {string} selector */
  const focus = (id, selector) => /** @type {HTMLElement|null|undefined} */ (shown.get(id)?.node.querySelector(selector))?.focus();

  /** Draws an entry again, whatever has the focus. @param {string} id */
  function redraw(id) {
    const box = shown.get(id);
    if (box) box.text = "";
    /** @type {HTMLElement|null} */ (document.activeElement)?.blur();
    draw();
  }

  /** Whether somebody types in an entry, also while another window has the focus. @param {HTMLElement} node */
  const isWritten = (node) => node.contains(document.activeElement) && !document.activeElement?.matches("button");

  /** Brings the list to what is stored; an entry in which somebody types is left as it is. */
  function draw() {
    const list = place?.querySelector(".journal-list");
    if (!list) return;
    const open = /** @type {HTMLElement} */ (place).querySelector(".journal-new")?.getAttribute("data-entry");
    const all = entries().filter(([id]) => id !== open);
    const ids = new Set(all.map(([id]) => id));
    for (const [id, { node }] of [...shown]) {
      if (ids.has(id) || node.contains(document.activeElement)) continue;
      node.remove();
      shown.delete(id);
    }
    for (const [id, entry] of all) {
      const text = JSON.stringify(entry);
      const before = shown.get(id);
      last.set(id, entry);
      if (before && (before.text === text || isWritten(before.node))) continue;
      const node = item(id, entry);
      if (before) bank.redraw(before.node, ...node.childNodes);
      shown.set(id, { node: before?.node ?? node, text });
    }
    const inOrder = all.map(([id]) => /** @type {any} */ (shown.get(id)).node);
    const isMoved = inOrder.some((node, i) => list.children[i] !== node);
    const focused = list.contains(document.activeElement) ? /** @type {HTMLElement} */ (document.activeElement) : null;
    if (isMoved && (!focused || all.length !== list.children.length)) {
      list.append(...inOrder);
      focused?.focus(); // what is moved loses it
    }
    /** @type {HTMLElement} */ (place?.querySelector(".journal-none")).hidden = all.length > 0;
    /** @type {HTMLElement} */ (place?.querySelector(".journal-export")).hidden = all.length === 0;
    const ready = all.filter(([, entry]) => isReady(entry)).map(([id]) => id);
    const told = /** @type {HTMLElement} */ (place?.querySelector(".journal-ready"));
    const words = ready.length === 1 ? "One entry is ready to be reopened." : `${ready.length} entries are ready to be reopened.`;
    told.hidden = ready.length === 0;
    if (told.dataset.words !== words + ready[0]) told.replaceChildren(element("span", { text: words }), button("Go there", () => focus(ready[0], "h3")));
    told.dataset.words = words + ready[0];
  }

  /** @param {HTMLElement} here */
  function start(here) {
    writeAll();
    place = here;
    shown.clear();
    contribute = here.dataset.contribute ? JSON.parse(here.dataset.contribute) : null;
    here.replaceChildren(
      element("p", { role: "status", class: "journal-status" }),
      element("div", { class: "journal-ready practice-row" }),
      fresh(),
      element("h2", { text: "Your interviews" }),
      element("p", { class: "journal-none", text: "No interview is noted yet." }),
      element("div", { class: "journal-list" }),
      element("div", { class: "practice-row journal-export" }, button("Save the journal as a Markdown file", download)));
    here.addEventListener("focusout", () => void setTimeout(draw)); // what waited for the reader's hands
    draw();
  }

  store.onChange(() => {
    if (place?.isConnected) draw();
  });
  window.addEventListener("pagehide", writeAll);
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden") writeAll();
    else if (place?.isConnected) draw(); // a day may have passed
  });

  guide.widgets.journal = () => bank.page("journal", start);
})();

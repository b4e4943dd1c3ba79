/**
 * After a mock interview: the points of the open answers, then the report. Goes in: the run as it
 * was submitted. Comes out: what was missed, and the elements that say how it went.
 */
(() => {
  "use strict";

  const guide = /** @type {any} */ (window).guide;
  const { cards: bank } = guide;
  const { element, button, counted } = bank;
  const SURE = [25, 50, 75, 95]; // percent
  const PASSED = 0.5; // of the points of an open question; below it the question counts as missed

  /** @param {number} time milliseconds @returns {string} minutes and seconds */
  function clock(time) {
    const seconds = Math.max(0, Math.round(time / 1000));
    return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
  }

  /** @param {string} id */
  const isOpen = (id) => bank.cards.get(id).kind === "open";

  /** Whether the reader gave an answer. @param {any} run @param {string} id */
  function isAnswered(run, id) {
    const { chosen, notes, said, points } = run.answers[id];
    return isOpen(id) ? said || notes.trim() !== "" || points.length > 0 : chosen.length > 0;
  }

  /** What was not right, as far as it is judged yet. @param {any} run @returns {string[]} */
  const missed = (run) => run.ids.filter((/** @type {string} */ id) => {
    if (!isOpen(id)) return run.verdicts[id] !== "right";
    return run.scored && run.answers[id].points.length < PASSED * bank.cards.get(id).size;
  });

  /** A question with its answer and what the reader chose; nothing in it can be checked again. @param {any} run @param {string} id */
  async function withAnswer(run, id) {
    const section = await bank.section(id);
    for (const part of section.querySelectorAll(".question-actions, .question-verdict")) part.remove();
    const form = section.querySelector(".question-form");
    form.replaceWith(element("div", {}, ...form.childNodes)); // without a form, Enter checks nothing
    const answer = run.answers[id];
    const ticked = isOpen(id) ? answer.points : answer.chosen;
    for (const input of section.querySelectorAll(".option input")) input.checked = ticked.includes(input.value);
    if (answer.notes.trim()) {
      section.querySelector(".question-prompt").after(element("div", { class: "mock-notes" }, element("strong", { text: "Your notes" }), element("p", { text: answer.notes.trim() })));
    }
    guide.question.showAnswer(section);
    return section;
  }

  /**
   * The open questions with their model answers, for the reader to tick the points.
   * @param {any} run @param {() => void} save after each tick @param {() => void} done
   * @returns {Promise<HTMLElement[]>}
   */
  async function scoring(run, save, done) {
    const parts = [
      element("h2", { text: "Score your open answers", tabindex: "-1" }),
      element("p", { text: "Read each model answer and tick the points that yours had, as a strict friend would. These scores go into the report." }),
    ];
    for (const id of run.ids.filter(isOpen)) {
      const section = await withAnswer(run, id);
      const boxes = [...section.querySelectorAll(".option input")];
      for (const box of boxes) {
        box.disabled = false;
        box.addEventListener("change", () => {
          run.answers[id].points = boxes.filter((one) => one.checked).map((one) => one.value);
          save();
        });
      }
      if (!isAnswered(run, id)) section.querySelector("details").before(element("p", { text: "You did not mark this one as answered. With no point ticked it stays so." }));
      parts.push(section);
    }
    return [...parts, button("Show the report", done, true)];
  }

  /** How a question went, in words. @param {any} run @param {string} id */
  function outcome(run, id) {
    const points = run.answers[id].points.length;
    if (!isAnswered(run, id)) return "no answer";
    if (isOpen(id)) return `${points} of ${counted(bank.cards.get(id).size, "point")}`;
    return /** @type {Record<string, string>} */ ({ right: "right", wrong: "wrong", partly: "partly right" })[run.verdicts[id]];
  }

  /** The whole in a sentence or three. @param {any} run */
  function summary(run) {
    const closed = run.ids.filter((/** @type {string} */ id) => !isOpen(id)), open = run.ids.filter(isOpen);
    const right = closed.filter((/** @type {string} */ id) => run.verdicts[id] === "right").length;
    const said = [];
    if (closed.length) said.push(`${right} of ${counted(closed.length, "choice question")} right`);
    if (open.length) {
      const [had, of] = pointsOf(run, open);
      said.push(`${had} of ${counted(of, "point")} in ${counted(open.length, "open question")}`);
    }
    return `${said.join(", ")}. ${run.timer ? `${clock(run.elapsed)} of ${run.limit}:00 minutes` : `It took ${clock(run.elapsed)} minutes`}.`;
  }

  /** @param {any} run @param {string[]} open @returns {[number, number]} had, of */
  function pointsOf(run, open) {
    const sum = (/** @type {(id: string) => number} */ of) => open.reduce((all, id) => all + of(id), 0);
    return [sum((id) => run.answers[id].points.length), sum((id) => bank.cards.get(id).size)];
  }

  /** @param {string} label @param {string[]} head @param {(Node|string)[][]} rows the first cell names its row */
  function table(label, head, rows) {
    const body = rows.map(([first, ...rest]) => element("tr", {}, element("th", { scope: "row" }, first), ...rest.map((cell) => element("td", {}, cell))));
    return element("div", { class: "wide", tabindex: "0", role: "region", "aria-label": label },
      element("table", {}, element("thead", {}, element("tr", {}, ...head.map((text) => element("th", { scope: "col", text })))), element("tbody", {}, ...body)));
  }

  /** @param {any} run */
  function byPage(run) {
    const pages = [...new Set(run.ids.map((/** @type {string} */ id) => bank.cards.get(id).page))];
    return table("By page", ["Page", "Choice", "Open", "Time"], pages.map((page) => {
      const here = run.ids.filter((/** @type {string} */ id) => bank.cards.get(id).page === page);
      const closed = here.filter((/** @type {string} */ id) => !isOpen(id)), open = here.filter(isOpen);
      const [had, of] = pointsOf(run, open);
      return [
        element("a", { href: bank.address(page), text: bank.pages.get(page).title }),
        closed.length ? `${closed.filter((/** @type {string} */ id) => run.verdicts[id] === "right").length} of ${closed.length}` : "none",
        open.length ? `${had} of ${counted(of, "point")}` : "none",
        clock(here.reduce((/** @type {number} */ all, /** @type {string} */ id) => all + (run.spent[id] || 0), 0)),
      ];
    }));
  }

  /**
   * How sure the reader was against how often right: by step, and as the Brier score, the mean of
   * (said − came)² with came 1 for right and 0 else (G. W. Brier, 1950).
   * @param {any} run
   */
  function calibration(run) {
    const said = run.ids.filter((/** @type {string} */ id) => !isOpen(id) && run.answers[id].sure && isAnswered(run, id))
      .map((/** @type {string} */ id) => ({ sure: run.answers[id].sure, right: run.verdicts[id] === "right" }));
    if (!said.length) return [element("p", { text: "You did not say of any choice answer how sure you were, so there is nothing to compare. Next time, try it: interviewers listen for it." })];
    const mean = (/** @type {number[]} */ of) => of.reduce((a, b) => a + b, 0) / of.length;
    const percent = (/** @type {number} */ share) => `${Math.round(100 * share)}%`;
    const rows = SURE.map((step) => [step, said.filter((/** @type {any} */ one) => one.sure === step)]).filter(([, those]) => those.length)
      .map(([step, those]) => [`${step}%`, String(those.length), percent(mean(those.map((/** @type {any} */ one) => Number(one.right))))]);
    const brier = mean(said.map((/** @type {any} */ one) => (one.sure / 100 - Number(one.right)) ** 2));
    const [claimed, came] = [mean(said.map((/** @type {any} */ one) => one.sure / 100)), mean(said.map((/** @type {any} */ one) => Number(one.right)))];
    return [
      table("How sure, and how often right", ["You said", "Answers", "Right"], rows),
      element("p", { class: "mock-brier", text: `On average you said ${percent(claimed)} and were right in ${percent(came)}. Brier score: ${brier.toFixed(2)}, where 0 is perfect and 0.25 is what always saying 50% gets.` }),
    ];
  }

  /** Pages of what was missed, with the topics. @param {string[]} ids */
  function reading(ids) {
    const list = element("ul");
    for (const page of new Set(ids.map((id) => bank.cards.get(id).page))) {
      const topics = new Set(ids.filter((id) => bank.cards.get(id).page === page).flatMap((id) => bank.cards.get(id).topics));
      list.append(element("li", {}, element("a", { href: bank.address(page), text: bank.pages.get(page).title }), `: ${[...topics].map((id) => bank.topics.get(id)).join("; ")}`));
    }
    return list;
  }

  /** Each question, folded; its answer is put in when it is opened. @param {any} run */
  function questions(run) {
    return run.ids.map((/** @type {string} */ id, /** @type {number} */ i) => {
      const { sure } = run.answers[id];
      const words = [outcome(run, id), ...(sure && !isOpen(id) ? [`${sure}% sure`] : []), clock(run.spent[id] || 0)].join(", ");
      const box = element("details", { class: "practice-more" }, element("summary", { text: `${i + 1}. ${bank.cards.get(id).title}: ${words}` }));
      box.addEventListener("toggle", async () => {
        if (!(/** @type {HTMLDetailsElement} */ (box).open) || box.children.length > 1) return;
        const waiting = box.appendChild(element("p", { text: "One moment." }));
        try {
          waiting.replaceWith(await withAnswer(run, id));
        } catch (error) {
          waiting.replaceWith(element("p", { role: "alert", text: error instanceof Error ? error.message : String(error) }));
        }
      });
      return box;
    });
  }

  /** @param {any} run @returns {HTMLElement[]} */
  function report(run) {
    const ids = missed(run);
    const parts = [element("h2", { text: "Your report", tabindex: "-1" })];
    if (run.late) parts.push(element("p", { text: "Time was up, so the interview was submitted by itself, as you had chosen." }));
    parts.push(element("h3", { text: "By page" }), byPage(run), element("h3", { text: "How sure you were" }), ...calibration(run));
    if (ids.length) {
      const list = guide.at(`practice/?list=${run.list}`);
      parts.push(element("h3", { text: "What to read" }), reading(ids),
        element("p", {}, `What you missed is kept as a list: ${counted(ids.length, "question")}. Those you answered come back when they are due, tomorrow at the earliest. `, element("a", { href: list, text: "Review the list" })));
    } else parts.push(element("p", { text: "You missed nothing. A longer interview or a deeper level would tell you more." }));
    return [...parts, element("h3", { text: "Each question" }), ...questions(run)];
  }

  guide.mockReport = { missed, isOpen, isAnswered, clock, summary, scoring, report, SURE };
})();

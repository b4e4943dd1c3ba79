/**
 * The mock interview: a set for a role, a level and a time, asked without a verdict until it is
 * submitted. Goes in: the address, which names the set. Comes out: reviews, a list of what was
 * missed, and one record, `mock/current`, from which an interview goes on where it was left.
 */
(() => {
  "use strict";

  const guide = /** @type {any} */ (window).guide;
  const { store, cards: bank, questionSet, mockRoles: roles, mockReport: reports, mockAddress } = guide;
  const { element, button, select, tick, counted } = bank;
  const { TIMES, LEVELS, fromAddress, settings, drawn, address, show, limit, titled, newSeed } = mockAddress;
  const WARNING = 0.2; // of the time is left
  const NOTES = 2500; // letters for each open question
  const SAVE = { typed: 3, quiet: 30 }; // seconds after which what is not saved yet is saved
  const TAB = store.newId();

  /**
   * @typedef {{role: string, minutes: number, level: string, seed: string}} Wish see mock_address.js
   * @typedef {{chosen: string[], sure: number|null, notes: string, said: boolean, points: string[]}} Answer
   * @typedef {Wish & {id: string, tab: string, set: string, ids: string[], limit: number, at: number, answers: Record<string, Answer>,
   *   flags: string[], spent: Record<string, number>, elapsed: number, timer: boolean, hidden: boolean, itself: boolean,
   *   late: boolean, submitted: number, verdicts: Record<string, string>, scored: boolean, list: string}} Run times in milliseconds, `limit` in minutes
   * @typedef {{place: HTMLElement, run: Run|null, since: number|null, asked: string, stage: number, typed: boolean, waited: number, busy: boolean, isAway: boolean}} View
   */

  /** @type {View|null} */ let view = null;

  /** @param {string} selector */
  const part = (selector) => /** @type {HTMLElement} */ (/** @type {View} */ (view).place.querySelector(selector));
  /** @param {string} text */
  const say = (text) => void (part(".mock-said").textContent = text);
  /** @param {string} text */
  const head = (text) => void (part(".practice-counts").textContent = text);
  /** @param {...(Node|string)} parts */
  const body = (...parts) => part(".mock-body").replaceChildren(...parts);
  /** @param {unknown} error */
  const words = (error) => (error instanceof Error ? error.message : String(error));

  /** @param {HTMLElement} place */
  function open(place) {
    const hadFocus = place.contains(document.activeElement);
    leave(); // another page came and went before the clock noticed
    view = { place, run: null, since: null, asked: "", stage: 0, typed: false, waited: 0, busy: false, isAway: false };
    place.replaceChildren(element("p", { class: "practice-counts", role: "status" }), element("p", { class: "mock-said", role: "status" }), element("div", { class: "mock-body" }));
    const { wish, isGiven, set } = fromAddress();
    const { run, gone } = kept();
    const isOther = run && isGiven && ["role", "minutes", "level", "seed"].some((name) => /** @type {any} */ (run)[name] !== /** @type {any} */ (wish)[name]);
    if (run && !isOther) goOn(run, gone, hadFocus);
    else if (run && !run.scored) choose(run, gone, wish, set);
    else setUp(wish, isGiven && set !== null && set !== drawn(wish).set);
    if (hadFocus && !place.contains(document.activeElement)) guide.focusNear([part(".mock-body")]);
  }

  /** A button that copies the link to a set. @param {() => string} link */
  function copier(link) {
    return button("Copy the link to this set", async () => {
      try {
        await navigator.clipboard.writeText(link());
        say("The link is copied. Whoever opens it gets this very set.");
      } catch {
        const box = /** @type {HTMLInputElement} */ (element("input", { type: "text", readonly: true, value: link() }));
        part(".mock-link").replaceChildren(bank.field("The link to this set", box));
        box.select();
        say("This browser does not let the page copy. The link is selected: copy it from there.");
      }
    });
  }

  /* Choosing */

  /** @param {Wish} wish @param {boolean} [isChanged] whether the bank has changed since the link was made */
  function setUp(wish, isChanged) {
    const here = settings();
    const link = element("div", { class: "mock-link" });
    const itself = tick("Submit by itself when the time is up", here.itself, (/** @type {boolean} */ on) => (here.itself = on));
    itself.hidden = !here.timer;
    const begin = button("Start", () => start(wish, here), true);
    const told = () => {
      const { ids, minutes, open: spoken } = drawn(wish);
      head(sizes(ids.length, spoken, minutes, wish));
      begin.disabled = ids.length === 0;
      link.replaceChildren();
    };
    const change = (/** @type {keyof Wish} */ name) => (/** @type {string} */ value) => {
      /** @type {any} */ (wish)[name] = name === "minutes" ? Number(value) : value;
      show(address(wish, drawn(wish).set));
      say("");
      told();
    };
    body(
      element("h2", { text: "Choose your interview", tabindex: "-1" }),
      element("div", { class: "practice-fields" },
        select("Role", Object.entries(roles).map(([id, role]) => [id, /** @type {any} */ (role).name]), wish.role, change("role")),
        select("Length", TIMES.map((time) => [time, `${time} minutes`]), String(wish.minutes), change("minutes")),
        select("Level", [...Object.entries(bank.words().levels), ["mixed", "Mixed"]], wish.level, change("level"))),
      tick("Use a timer", here.timer, (/** @type {boolean} */ on) => {
        here.timer = on;
        itself.hidden = !on;
      }),
      itself,
      element("div", { class: "practice-row" }, begin, button("Draw another set", () => change("seed")(newSeed())), copier(() => address(wish, drawn(wish).set))),
      link);
    told();
    say(isChanged ? "The bank has changed since this link was made, so these are not the same questions as then." : "");
    // With the old link still in the address, loading the page again says again that the bank changed.
    if (!isChanged) show(address(wish, drawn(wish).set));
  }

  /** @param {number} count @param {number} spoken @param {number} minutes @param {Wish} wish */
  function sizes(count, spoken, minutes, wish) {
    if (count === 0) return "The bank has no question of this level for this role. Choose another level.";
    const kinds = [count > spoken ? `${count - spoken} to choose` : "", spoken ? `${spoken} open` : ""].filter(Boolean).join(", ");
    const short = limit(minutes, wish) < wish.minutes ? " The bank has no more of this level for this role, so the interview is shorter." : "";
    return `${counted(count, "question")} for about ${counted(Math.round(minutes), "minute")}: ${kinds}.${short}`;
  }

  /** @param {Wish} wish @param {{timer: boolean, itself: boolean, hidden: boolean}} here */
  function start(wish, here) {
    const { ids, set, minutes } = drawn(wish);
    /** @type {Run} */ const run = {
      ...wish, id: store.newId(), tab: TAB, set, ids, limit: limit(minutes, wish), at: 0, flags: [], spent: {}, elapsed: 0,
      answers: Object.fromEntries(ids.map((/** @type {string} */ id) => [id, { chosen: [], sure: null, notes: "", said: false, points: [] }])),
      timer: here.timer, hidden: here.hidden, itself: here.timer && here.itself, late: false, submitted: 0, verdicts: {}, scored: false, list: "",
    };
    store.put("setting", "mock", { role: wish.role, minutes: wish.minutes, level: wish.level, timer: here.timer, itself: here.itself, hidden: here.hidden });
    show(address(wish, set));
    goOn(run, 0, true);
  }

  /** An unfinished interview, and a link to another one. @param {Run} run @param {number} gone @param {Wish} wish @param {string|null} set */
  function choose(run, gone, wish, set) {
    head("You have an interview that is not finished, and this link is for another one.");
    body(
      element("h2", { text: "Which one?" }),
      element("p", { text: `Yours is for ${titled(run)}, with ${run.ids.filter((id) => reports.isAnswered(run, id)).length} of ${run.ids.length} answered. The link is for ${titled(wish)}.` }),
      element("div", { class: "practice-row" },
        button("Go on with mine", () => goOn(run, gone, true), true),
        button("Drop mine and use the link", () => {
          store.put("mock", "current", null);
          setUp(wish, set !== null && set !== drawn(wish).set);
          part("h2").focus();
        })));
  }

  /* The record */

  /** What was left here, as far as the bank still has it. @returns {{run: Run|null, gone: number}} */
  function kept() {
    const found = store.value("mock", "current");
    const isWhole = found && Array.isArray(found.ids) && Object.hasOwn(roles, found.role) && Object.hasOwn(LEVELS, found.level) && found.limit > 0 &&
      [found.answers, found.spent, found.verdicts].every((one) => one && typeof one === "object") && Array.isArray(found.flags);
    if (!isWhole) return { run: null, gone: 0 };
    const run = /** @type {Run} */ (structuredClone(found));
    run.ids = run.ids.filter((id) => bank.cards.has(id) && run.answers[id]);
    run.at = Math.min(Math.max(0, run.at | 0), run.ids.length - 1);
    return { run: run.ids.length ? run : null, gone: found.ids.length - run.ids.length };
  }

  /** Keeps everything up to now. */
  function save() {
    if (!view || !view.run) return;
    count();
    view.typed = false;
    view.waited = 0;
    view.run.tab = TAB;
    store.put("mock", "current", structuredClone(view.run));
  }

  /** Adds the time since it was last counted, to the whole and to the question in view. */
  function count() {
    if (!view || !view.run || view.since === null) return;
    const now = performance.now();
    view.run.elapsed += now - view.since;
    if (view.asked) view.run.spent[view.asked] = (view.run.spent[view.asked] || 0) + now - view.since;
    view.since = now;
  }

  /** @param {Run} run @param {number} gone questions that left the bank @param {boolean} [isPressed] the reader pressed a button to get here */
  function goOn(run, gone, isPressed) {
    const here = /** @type {View} */ (view);
    here.run = run;
    if (run.scored) return finish(isPressed);
    if (run.submitted) return score(isPressed);
    here.since = performance.now();
    here.stage = 0;
    interview();
    save(); // from now on this tab has it
    say(gone ? `${counted(gone, "question")} left the bank since you began; the others are as they were.` : isPressed ? "" : "Here is your interview, as you left it. The time stood still while you were away.");
    ask(run.at, Boolean(isPressed));
    time();
  }

  /* The interview */

  function interview() {
    const run = /** @type {Run} */ (/** @type {View} */ (view).run);
    const hide = button(run.hidden ? "Show the timer" : "Hide the timer", () => {
      run.hidden = !run.hidden;
      hide.textContent = run.hidden ? "Show the timer" : "Hide the timer";
      store.put("setting", "mock", { ...settings(), hidden: run.hidden });
      save();
      time();
    });
    const numbers = element("ol", { class: "mock-numbers", "aria-label": "Questions of this interview" });
    run.ids.forEach((_, i) => numbers.append(element("li", {}, element("button", { type: "button", text: String(i + 1), onclick: () => ask(i, true) }))));
    const flag = button("", () => {
      const id = run.ids[run.at];
      run.flags = run.flags.includes(id) ? run.flags.filter((one) => one !== id) : [...run.flags, id];
      save();
      mark();
    });
    flag.classList.add("mock-flag");
    const previous = button("Previous", () => ask(run.at - 1, true)), next = button("Next", () => ask(run.at + 1, true), true);
    previous.classList.add("mock-previous");
    next.classList.add("mock-go");
    body(
      ...(run.timer ? [element("p", { class: "practice-row" }, element("span", { class: "mock-clock" }), hide)] : []),
      numbers,
      element("div", { class: "practice-card" }),
      element("div", { class: "practice-row" }, previous, next, flag),
      element("div", { class: "mock-end" }, ending()));
  }

  /** The way out: one submission, or nothing at all; each is asked twice. */
  function ending() {
    return element("div", { class: "practice-row" },
      button("Submit the interview", () => askTwice(0, leftOver(), "Submit now", submit)),
      button("Drop it", () => askTwice(1, "Dropping it forgets the answers of this interview. Nothing goes into your reviews.", "Drop it now", drop)));
  }

  function leftOver() {
    const run = /** @type {Run} */ (/** @type {View} */ (view).run);
    const open = run.ids.filter((id) => !reports.isAnswered(run, id)).length;
    const parts = [open ? `${counted(open, "question")} without an answer` : "Every question has an answer", ...(run.flags.length ? [`${run.flags.length} flagged`] : [])];
    return `${parts.join(", ")}. You submit once; then the answers are shown.`;
  }

  /** @param {number} at place of the button that was pressed @param {string} text @param {string} yes @param {() => void} act */
  function askTwice(at, text, yes, act) {
    const end = part(".mock-end");
    const go = button(yes, act, true);
    go.setAttribute("aria-describedby", "mock-twice");
    end.replaceChildren(element("p", { id: "mock-twice", text }), element("div", { class: "practice-row" }, go, button("Go back", () => {
      end.replaceChildren(ending());
      end.querySelectorAll("button")[at].focus();
    })));
    go.focus();
  }

  /** @param {number} at place in the set @param {boolean} isPressed */
  async function ask(at, isPressed) {
    const here = /** @type {View} */ (view);
    const run = /** @type {Run} */ (here.run);
    if (at < 0 || at >= run.ids.length) return;
    count();
    run.at = at;
    const id = run.ids[at];
    here.asked = id;
    if (isPressed) save();
    mark();
    const holder = part(".practice-card");
    let section;
    try {
      section = await withoutAnswer(id);
    } catch (error) {
      if (here !== view || here.asked !== id || !holder.isConnected) return;
      const told = element("p", { role: "alert", tabindex: "-1", text: words(error) });
      holder.replaceChildren(told);
      if (isPressed) told.focus();
      return;
    }
    if (here !== view || here.asked !== id || !holder.isConnected) return; // the reader went on meanwhile
    holder.replaceChildren(section, ...(reports.isOpen(id) ? spoken(id) : chosen(id, section)));
    if (isPressed) section.focus();
  }

  /** The question as it is asked: nothing of its answer gets into the page. @param {string} id @returns {Promise<HTMLElement>} */
  async function withoutAnswer(id) {
    const section = await bank.section(id);
    for (const one of section.querySelectorAll(".question-answer, .question-verdict, .question-actions, .question-link")) one.remove();
    const form = section.querySelector(".question-form");
    if (form) form.replaceWith(element("div", {}, ...form.childNodes)); // in a form, Enter would check
    section.setAttribute("tabindex", "-1");
    return section;
  }

  /** @param {string} id @param {HTMLElement} section */
  function chosen(id, section) {
    const answer = /** @type {Run} */ (/** @type {View} */ (view).run).answers[id];
    const boxes = /** @type {HTMLInputElement[]} */ ([...section.querySelectorAll(".option input")]);
    for (const box of boxes) {
      box.checked = answer.chosen.includes(box.value);
      box.addEventListener("change", () => {
        answer.chosen = boxes.filter((one) => one.checked).map((one) => one.value);
        save();
        mark();
      });
    }
    const steps = element("fieldset", { class: "mock-sure" }, element("legend", { text: "How sure are you? (if you like)" }));
    for (const step of reports.SURE) {
      const box = /** @type {HTMLInputElement} */ (element("input", { type: "radio", name: "mock-sure", value: step, checked: answer.sure === step, onchange: () => {
        answer.sure = step;
        save();
      } }));
      steps.append(element("label", { class: "practice-tick" }, box, element("span", { text: `${step}%` })));
    }
    return [steps];
  }

  /** @param {string} id */
  function spoken(id) {
    const here = /** @type {View} */ (view);
    const answer = /** @type {Run} */ (here.run).answers[id];
    const box = /** @type {HTMLTextAreaElement} */ (element("textarea", { rows: 6, maxlength: NOTES, oninput: () => {
      answer.notes = box.value;
      if (!here.typed) here.waited = 0;
      here.typed = true;
      mark();
    }, onchange: save }));
    box.value = answer.notes;
    return [
      element("p", { text: "Answer aloud, as you would in the room. After you submit you see a model answer and score yours." }),
      bank.field("Notes, if you like (they stay in this browser)", box),
      tick("I have answered this one", answer.said, (/** @type {boolean} */ on) => {
        answer.said = on;
        save();
        mark();
      }),
    ];
  }

  /** Says in the counts, the row of numbers and the buttons how things stand. */
  function mark() {
    const run = /** @type {Run} */ (/** @type {View} */ (view).run);
    const isFlagged = run.flags.includes(run.ids[run.at]);
    const answered = run.ids.filter((id) => reports.isAnswered(run, id));
    const text = `Question ${run.at + 1} of ${run.ids.length} · ${answered.length} answered${run.flags.length ? ` · ${run.flags.length} flagged` : ""}`;
    if (part(".practice-counts").textContent !== text) head(text);
    part(".mock-numbers").querySelectorAll("button").forEach((number, i) => {
      const id = run.ids[i];
      const state = [answered.includes(id) ? "answered" : "", run.flags.includes(id) ? "flagged" : ""].filter(Boolean);
      number.dataset.state = state.join(" ");
      number.setAttribute("aria-label", [`Question ${i + 1}`, ...state].join(", "));
      if (i === run.at) number.setAttribute("aria-current", "step");
      else number.removeAttribute("aria-current");
    });
    part(".mock-flag").textContent = isFlagged ? "Remove the flag" : "Flag, to come back";
    /** @type {HTMLButtonElement} */ (part(".mock-previous")).disabled = run.at === 0;
    /** @type {HTMLButtonElement} */ (part(".mock-go")).disabled = run.at === run.ids.length - 1;
  }

  /* Time */

  /** Shows what is left, and says in words when a fifth is, and when nothing is. */
  function time() {
    const here = /** @type {View} */ (view);
    const run = /** @type {Run} */ (here.run);
    if (!run.timer) return;
    const whole = run.limit * 60_000;
    const left = whole - run.elapsed;
    const face = part(".mock-clock");
    face.hidden = run.hidden;
    face.textContent = left > 0 ? `${reports.clock(left)} left` : `${reports.clock(-left)} over`;
    const stage = left <= 0 ? 2 : left <= WARNING * whole ? 1 : 0;
    if (stage === here.stage) return;
    here.stage = stage;
    if (stage === 2 && run.itself) {
      run.late = true;
      submit();
    } else if (stage === 2) say("Time is up. Finish your thought, and submit when you are ready.");
    else say(`${counted(Math.max(1, Math.round(left / 60_000)), "minute")} left, a fifth of your time.`);
  }

  const isRunning = () => Boolean(view && view.run && !view.run.submitted && view.since !== null);

  setInterval(() => {
    if (!isRunning()) return;
    const here = /** @type {View} */ (view);
    if (!here.place.isConnected) return leave();
    count();
    here.waited += 1;
    if (here.waited >= (here.typed ? SAVE.typed : SAVE.quiet)) save();
    time();
  }, 1000);

  /** The page is left: what is there is kept, and the time stands still. */
  function leave() {
    if (!isRunning()) return;
    const here = /** @type {View} */ (view);
    if (!here.place.isConnected) here.since = null; // it was left some time since the last tick
    save();
    here.since = null;
  }

  window.addEventListener("pagehide", leave);
  window.addEventListener("pageshow", (event) => {
    if (event.persisted && view && view.run && !view.run.submitted && view.place.isConnected) view.since = performance.now();
  });
  document.addEventListener("visibilitychange", () => void (document.visibilityState === "hidden" && isRunning() && save()));

  /** Another tab went on with the interview, ended it or dropped it. */
  store.onChange(() => {
    if (!view || view.busy || !view.place.isConnected) return;
    const there = store.value("mock", "current");
    if (view.isAway && (!there || there.submitted)) return open(view.place);
    if (!view.run) return;
    const isSame = there && there.id === view.run.id;
    if (isSame && (there.tab === TAB || (view.run.submitted && !(there.scored && !view.run.scored)))) return;
    const { place } = view;
    const hadFocus = place.contains(document.activeElement);
    view.run = null;
    if (!isSame || there.submitted) return open(place);
    view.isAway = true;
    head("This interview goes on in another tab.");
    say("");
    body(element("p", { text: "Only one tab at a time can hold it, so that no answer is lost." }), button("Go on here", () => {
      store.read(); // the newest answer of the other tab may not have been read yet
      open(place);
    }, true));
    if (hadFocus) part("button").focus();
  });

  /* The end */

  function drop() {
    const { place } = /** @type {View} */ (view);
    /** @type {View} */ (view).run = null;
    store.put("mock", "current", null);
    restart(place);
    say("The interview is dropped.");
  }

  /** @param {HTMLElement} place */
  function restart(place) {
    show(location.href.replace(/[?#].*$/, ""));
    open(place);
    part("h2").focus();
  }

  /** The only submission: choice answers are judged and go into the log. */
  async function submit() {
    const here = /** @type {View} */ (view);
    const run = /** @type {Run} */ (here.run);
    if (here.busy) return;
    here.busy = true;
    count();
    try {
      const sections = await Promise.all(run.ids.map((id) => bank.section(id)));
      if (here !== view || here.run !== run) return;
      run.submitted = Date.now();
      here.since = null;
      run.scored = !run.ids.some(reports.isOpen);
      store.append(...run.ids.flatMap((id, i) => judged(run, id, sections[i])));
      listMisses(run);
      save();
    } catch (error) {
      say(words(error));
      return;
    } finally {
      here.busy = false;
    }
    if (run.scored) finish(true);
    else score(true);
  }

  /** Judges a choice answer; no answer is no review. @param {Run} run @param {string} id @param {HTMLElement} section */
  function judged(run, id, section) {
    if (reports.isOpen(id)) return [];
    const present = [...section.querySelectorAll(".option input")].map((input) => /** @type {HTMLInputElement} */ (input).value);
    const answer = run.answers[id];
    answer.chosen = answer.chosen.filter((hash) => present.includes(hash)); // an option may have been mended meanwhile
    if (!answer.chosen.length) return [];
    run.verdicts[id] = guide.question.judge(answer.chosen, guide.question.key(section));
    return [review(run, id, answer.chosen, run.verdicts[id], answer.sure ? (answer.sure > 50 ? "knew" : "guessed") : null)];
  }

  /** Named for its interview, so that it gets into the log once. @param {Run} run @param {string} id @param {string[]} options @param {string} verdict @param {string|null} confidence */
  const review = (run, id, options, verdict, confidence) =>
    ({ id: `${run.id}-${questionSet.hashOf([id])}`, question: id, rev: bank.cards.get(id).rev, options, verdict, confidence, at: run.submitted });

  /** Adds what was missed to the list of that day. @param {Run} run */
  function listMisses(run) {
    const ids = reports.missed(run);
    const at = new Date(run.submitted);
    run.list = `mock-${at.getFullYear()}-${String(at.getMonth() + 1).padStart(2, "0")}-${String(at.getDate()).padStart(2, "0")}`;
    if (!ids.length) return;
    const name = `Mock interview, ${at.toLocaleDateString("en-US", { month: "long", day: "numeric", year: "numeric" })}`;
    store.put("list", run.list, { name, ids: [...new Set([...(store.value("list", run.list)?.ids || []), ...ids])] });
  }

  /** @param {boolean} [isPressed] */
  async function score(isPressed) {
    const here = /** @type {View} */ (view);
    const run = /** @type {Run} */ (here.run);
    head("Submitted. Now score your open answers.");
    say("");
    let parts;
    try {
      parts = await reports.scoring(run, save, () => {
        store.append(...run.ids.filter((id) => reports.isOpen(id) && reports.isAnswered(run, id)).map((id) => {
          const { points } = run.answers[id];
          return review(run, id, points, points.length === bank.cards.get(id).size ? "right" : points.length ? "partly" : "wrong", null);
        }));
        run.scored = true;
        listMisses(run);
        save();
        finish(true);
      });
    } catch (error) {
      return body(element("p", { role: "alert", text: words(error) }));
    }
    if (here !== view || here.run !== run) return;
    body(...parts);
    if (isPressed) parts[0].focus();
  }

  /** @param {boolean} [isPressed] */
  function finish(isPressed) {
    const { place, run } = /** @type {{place: HTMLElement, run: Run}} */ (view);
    head(`Submitted. ${reports.summary(run)}`);
    say("");
    body(...reports.report(run), element("div", { class: "practice-row" },
      button("New interview", () => {
        /** @type {View} */ (view).run = null;
        store.put("mock", "current", null);
        restart(place);
      }, true), copier(() => address(run, run.set))), element("div", { class: "mock-link" }));
    if (isPressed) part("h2").focus();
  }

  guide.widgets.mock = () => bank.page("mock", open);
})();

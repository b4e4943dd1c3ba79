/**
 * When a question comes back: the log of reviews goes in, a memory of each question comes out.
 * FSRS-6 with its published weights, by ts-fsrs; a day is a day of the reader's calendar.
 */
(() => {
  "use strict";

  const guide = /** @type {any} */ (window).guide;
  if (guide.schedule) return;
  const FSRS = /** @type {any} */ (window).FSRS;
  const RETENTION = 0.9; // of the questions that come due, the share that is still known
  const algorithm = new FSRS.FSRSAlgorithm(FSRS.generatorParameters({ request_retention: RETENTION, enable_fuzz: false, enable_short_term: true }));
  const [AGAIN, HARD, GOOD, EASY] = [1, 2, 3, 4];

  /**
   * @typedef {{stability: number, difficulty: number, last: number, due: number, reviews: number, lapses: number, first: number}} Memory
   *   days since 1970 by the reader's calendar
   */

  /** The day of a moment, counted from 1970, by the reader's calendar. @param {number} at milliseconds */
  function dayOf(at) {
    const date = new Date(at);
    return Math.floor(Date.UTC(date.getFullYear(), date.getMonth(), date.getDate()) / 86_400_000);
  }

  /**
   * 1 again, 2 hard, 3 good, 4 easy. A right guess is hard; an open answer counts by the share of
   * its points.
   * @param {any} review @param {{kind: string, size: number}} card
   */
  function rating(review, card) {
    const sure = review.confidence;
    if (card.kind === "open") {
      const share = review.options.length / Math.max(card.size, 1);
      if (share < 0.5) return AGAIN;
      if (share < 0.75) return HARD;
      return sure === "easy" ? EASY : sure === "guessed" ? HARD : GOOD;
    }
    if (review.verdict !== "right") return AGAIN;
    return sure === "easy" ? EASY : sure === "guessed" ? HARD : GOOD;
  }

  /** The memory after one more review. @param {Memory|undefined} before @param {number} grade @param {number} day @returns {Memory} */
  function after(before, grade, day) {
    const elapsed = before ? Math.max(0, day - before.last) : 0;
    const next = algorithm.next_state(before ? { stability: before.stability, difficulty: before.difficulty } : null, elapsed, grade);
    const last = before ? Math.max(before.last, day) : day;
    return {
      stability: next.stability, difficulty: next.difficulty, last, due: last + algorithm.next_interval(next.stability, elapsed),
      reviews: (before ? before.reviews : 0) + 1, lapses: (before ? before.lapses : 0) + (grade === AGAIN ? 1 : 0), first: before ? before.first : day,
    };
  }

  /** What was replayed last, so that after an answer only what is new is. A row is a review as it was then, and the memory before it. */
  let replayed = {
    cards: /** @type {Map<string, any>|null} */ (null), size: 0, today: 0, found: /** @type {Map<string, Memory>} */ (new Map()),
    rows: /** @type {{review: any, sure: string|null, id: string, before: Memory|undefined}[]} */ ([]),
  };

  /**
   * The memory of every question of the bank that was answered in its present revision. A review
   * that is dated in the future counts as given now.
   * @param {Iterable<any>} log @param {Map<string, any>} cards @param {number} [now]
   * @returns {Map<string, Memory>}
   */
  function memories(log, cards, now = Date.now()) {
    const today = dayOf(now);
    const reviews = Array.isArray(log) ? log : [...log];
    if (replayed.cards !== cards || replayed.size !== cards.size || replayed.today !== today) {
      replayed = { cards, size: cards.size, today, found: new Map(), rows: [] };
    }
    const { rows, found } = replayed;
    let same = 0;
    while (same < rows.length && rows[same].review === reviews[same] && rows[same].sure === reviews[same].confidence) same++;
    for (let i = rows.length - 1; i >= same; i--) {
      const { id, before } = rows[i];
      if (before) found.set(id, before);
      else if (id) found.delete(id);
    }
    rows.length = same;
    let at = NaN, day = 0; // neighbors in the log are mostly of one day
    for (let i = same; i < reviews.length; i++) {
      const review = reviews[i];
      const card = cards.get(review.question);
      if (!card || card.rev !== review.rev) {
        rows.push({ review, sure: review.confidence, id: "", before: undefined });
        continue;
      }
      if (!(Math.abs(review.at - at) < 1000)) day = Math.min(dayOf((at = review.at)), today);
      const before = found.get(card.id);
      rows.push({ review, sure: review.confidence, id: card.id, before });
      found.set(card.id, after(before, rating(review, card), day));
    }
    return new Map(found);
  }

  /** The chance that it is still known. @param {Memory} memory @param {number} day */
  const recall = (memory, day) => algorithm.forgetting_curve(Math.max(0, day - memory.last), memory.stability);

  guide.schedule = { memories, after, rating, recall, dayOf, RETENTION };
})();

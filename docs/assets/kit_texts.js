/**
 * What the interviewer's kit says: the only place where its words and times are written down.
 * PROMISES, CHECKLIST and RULES are the chapter's on fair interviews, word for word.
 */
(() => {
  "use strict";

  /** Minutes beside the questions. */
  const FRAME = { opening: 3, theirs: 10, closing: 2 };

  /** @param {{minutes: number, asking: number, pages: string}} plan */
  const opening = ({ minutes, asking, pages }) => [
    "Thank you for coming. I am …, and I work on …",
    `We have ${minutes} minutes: about ${asking} for my questions, and then ${FRAME.theirs} for yours.`,
    `I will ask about ${pages}. Every candidate gets these questions, in this order and with this time.`,
    "I take notes all along; taking notes is not a verdict.",
    "Ask for whatever you need to know. You may speak, write or sketch, and a moment to think is fine.",
    "What do you need to show your best work?",
  ];

  const CLOSING = [
    `Those were my questions. The next ${FRAME.theirs} minutes are for yours.`,
    "Is there something you would have liked to show, and could not?",
    "You will hear from us by …, whatever the answer is. As to feedback: …",
    "Thank you for your time.",
  ];

  /** A choice question is asked aloud, so that the reason counts and not the letter. */
  const CHOICE = {
    listen: ["Names what holds", "Gives the reason, not the letter alone", "Says why at least one of the others fails"],
    followUps: ["Which option was the hardest to rule out, and what ruled it out?", "What would have to change for another option to hold?"],
  };

  /** What is heard or seen at each level, by section of the guide. @type {Record<string, string[]>} */
  const ANCHORS = {
    "how-it-starts": [
      "Recites the project; cannot say what they decided themselves",
      "Names their own part, but no number and no alternative",
      "Says what they decided, against what, and how the result was measured",
      "Also what went wrong, and what they would measure differently today",
    ],
    "problem-solving": [
      "Names a method before the question is clear",
      "Asks for the goal, then measures something the goal does not need",
      "Goal, metric, data and a first simple attempt, each with a reason",
      "Also what would show the plan to be wrong, and what to do then",
    ],
    "machine-learning": [
      "Names a method; no reason that belongs to this case",
      "A right rule, recited; it stays the same when a condition changes",
      "Explains why it holds, and tries it on a small case",
      "Also when it fails, and how that would show in the data",
    ],
    "deep-learning": [
      "Names layers or tricks; nothing follows from them",
      "Says what a part does, but not why the network needs it",
      "Follows shapes, gradients or cost through it, and says what changes without it",
      "Also a cheaper alternative, and the experiment that would decide",
    ],
    tools: [
      "Would not run, and is not tried on an example",
      "Right in the plain case; misses empty, missing or repeated rows",
      "Right at the edges too, tried aloud on a few rows",
      "Also what it costs on large data, and a plainer form",
    ],
    production: [
      "Ends at the trained model",
      "Names a service or a job, but no number for latency, load or cost",
      "Chooses by a stated number, and says what happens when a part is down",
      "Also the way back, and what would do at a tenth of the load",
    ],
    lifecycle: [
      "Retrains by the calendar and watches nothing",
      "Watches accuracy, though labels come late or never",
      "Watches inputs, outputs and late labels, each with a limit and an owner",
      "Also decides from evidence whether to retrain, go back or retire",
    ],
    debugging: [
      "Changes several things at once",
      "A likely cause, but no check that would tell it from the others",
      "Orders causes by the cost of their check; each result chooses the next",
      "Also makes the fault small, and adds the test that would have caught it",
    ],
    dsa: [
      "Writes at once and tests nothing",
      "Right on the example; wrong on nothing or on one element",
      "Right, tried aloud at the edges, with its time and memory",
      "Also what a better bound would need, and when the plain form will do",
    ],
    company: [
      "Could be said of any company",
      "A fact about us from which nothing follows",
      "Ties a product or a public number to a question for the data",
      "Also what they would want to know before they believe it",
    ],
    "your-questions": [
      "Asks nothing, or what the invitation says",
      "Asks something general, and leaves the answer there",
      "Asks about the work, and takes up the answer",
      "Also says what would change their own decision",
    ],
    tips: [
      "Starts without repeating the task; the listener is lost",
      "Explains only when asked to",
      "Repeats the task, thinks aloud, says when they switch approach",
      "Also sums up what is settled and what is open",
    ],
    rejection: [
      "Everything was others' fault, or all their own",
      "Says that it was a lesson, but not which",
      "One event, one cause within their reach, one change since",
      "Also which part of it may have been chance",
    ],
    "fair-interview": [
      "Goes by the impression",
      "Wants structure, but cannot say what it consists of",
      "Starts from the job: question, anchors, separate scores",
      "Also which errors more interviews leave untouched",
    ],
  };

  const RULES = "A sound solution that the rubric did not foresee is written into it, and earlier candidates are re-scored from the notes.";

  const PROMISES = [
    ["Context.", "Days ahead: who will be there, how long, which skills, which tools and notes are allowed."],
    ["Time.", "Start and end as announced, breaks in a long day, ten minutes for the candidate's own questions."],
    ["No trick.", "A hard question is fair. One that hides a condition, or wants the interviewer's pet answer, is not."],
    ["A bounded take-home.", "Colleagues have timed it, the limit is enforced for everyone (a window of hours; a weekend measures who is free), the rubric comes with it, and it is not unpaid work for you."],
    ["Accommodations.", "Every invitation asks the same open question: \"What do you need to show your best work?\" Change the route and keep the skill: questions in writing, captions, breaks, more time unless speed is the skill. The panel need not know the reason."],
    ["An answer.", "It comes by a date given in advance; so does word on whether there will be feedback."],
  ];

  const CHECKLIST = [
    "I can name the task of the job that this question stands for.",
    "Two colleagues have tried it, on the clock; rubric, hints and minutes are written down.",
    "I have not seen other scores, and need not know the school.",
    "I explain the format first, and say that taking notes is not a verdict.",
    "I score each line with evidence before I talk to anyone.",
    "I write down one thing that I learned: a path nobody foresaw, a line that separated nobody.",
  ];

  const COMBINE = [
    "Each of you scores every question alone, with the sentence that earned the score, and hands the scores in. After that they are not changed.",
    "Somebody who was not in the room enters them below: for each interviewer and competency the mean of their questions.",
    "Adjacent scores are averaged. Two levels apart are argued from the notes: which sentence was it, and did your questions differ?",
    "Hold the result against the bar that you wrote down before the first candidate, and not against the candidate before.",
    "Talk last. A word that changes the decision needs a line of the notes behind it.",
    "Keep the first scores, as the data that show whether any of this works.",
  ];

  /** @type {any} */ (window).guide.kitTexts = { FRAME, opening, CLOSING, CHOICE, ANCHORS, RULES, PROMISES, CHECKLIST, COMBINE };
})();

/**
 * What each role is asked: the only place where the roles of the mock interview are written down.
 * Comes out: the role's name and its weights, as question_set.js reads them (a page's share of the
 * time; `section/*` is all pages of a section that have no weight of their own).
 */
(() => {
  "use strict";

  /** @type {Record<string, {name: string, weights: Record<string, number>}>} */
  const ROLES = {
    analyst: {
      name: "Data analyst",
      weights: {
        "how-it-starts": 1.5, "problem-solving": 1.5, "worked-cases": 3, experiments: 3, sql: 5, pandas: 3, statistics: 3, probability: 1,
        "time-series": 1, features: 1, "reproducible-work": 1, "know-the-company": .5, "your-questions": .5,
      },
    },
    scientist: {
      name: "Data scientist",
      weights: {
        "how-it-starts": 1.5, "problem-solving": 2, "worked-cases": 1.5, experiments: 2.5, statistics: 2, probability: 1.5, "model-evaluation": 2.5,
        "linear-models": 1.5, "trees-and-ensembles": 1.5, features: 1.5, "machine-learning/*": 4, "deep-learning/*": 1.5, sql: 2, pandas: 1.5,
        "scikit-learn-and-frameworks": 1, "production/*": 1, "lifecycle/*": .5, "debugging/*": 1.5, "data-science-favorites": 1,
        "know-the-company": .5, "your-questions": .5,
      },
    },
    engineer: {
      name: "Machine-learning engineer",
      weights: {
        "how-it-starts": 1, "problem-solving": 1, "production/*": 5, "lifecycle/*": 2, "debugging/*": 3.5, "deep-learning/*": 5, "dsa/*": 4.5,
        "model-evaluation": 1.5, features: 1, "massive-data": 1, "machine-learning/*": 2.5, "scikit-learn-and-frameworks": 1.5, "spark-and-hadoop": 1,
        "reproducible-work": 1, sql: .5, "know-the-company": .25, "your-questions": .25,
      },
    },
    researcher: {
      name: "Researcher",
      weights: {
        "how-it-starts": 1.5, "problem-solving": .5, experiments: 1, "linear-algebra": 2, "calculus-and-optimization": 2, probability: 2, statistics: 2,
        "information-and-sampling": 1.5, "learning-theory": 2.5, "machine-learning/*": 4.5, "deep-learning/*": 7.5, "debugging/*": 1.5,
        "reproducible-work": 1, "data-science-favorites": .5, "know-the-company": .25, "your-questions": .25,
      },
    },
  };

  /** @type {any} */ (window).guide.mockRoles = ROLES;
})();

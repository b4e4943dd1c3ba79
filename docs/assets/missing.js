// On the page for addresses that lead nowhere: offers the pages whose names are most like the
// words of the address, and a search for these words. The pages are those of the navigation.
(() => {
  const place = document.querySelector("[data-missing]");
  if (!(place instanceof HTMLElement)) return;
  const home = new URL(place.dataset.missing ?? ".", location.href);
  const EMPTY = new Set(["html", "htm", "index", "php", "the", "and", "for", "md", "page"]);

  /** @param {string} text */
  const wordsOf = (text) => text.toLowerCase().split(/[^\p{L}\p{N}]+/u).filter((word) => word.length > 1 && !EMPTY.has(word));

  /** The words of an address below the site's root. @param {URL} url */
  function named(url) {
    const path = url.pathname.startsWith(home.pathname) ? url.pathname.slice(home.pathname.length) : url.pathname;
    try {
      return decodeURIComponent(path);
    } catch {
      return path; // a lone % in the address
    }
  }

  /** Pairs of letters, by which words are compared. @param {string} word */
  const pairs = (word) => new Set([...`^${word}$`].slice(1).map((letter, i) => `^${word}`[i] + letter));

  /** From 0 to 1, by Dice's coefficient of their pairs. @param {string} a @param {string} b */
  function likeness(a, b) {
    const [left, right] = [pairs(a), pairs(b)];
    return (2 * [...left].filter((pair) => right.has(pair)).length) / (left.size + right.size);
  }

  const asked = [...new Set(wordsOf(named(new URL(location.href))))];
  const seen = /** @type {Map<string, { title: string, score: number }>} */ (new Map());
  for (const link of document.querySelectorAll("a.md-nav__link[href]")) {
    const url = new URL(/** @type {HTMLAnchorElement} */ (link).href);
    const title = (link.textContent ?? "").trim().replace(/\s+/g, " ");
    const have = [...new Set(wordsOf(`${named(url)} ${title}`))];
    let score = 0;
    for (const word of asked) {
      const best = Math.max(0, ...have.map((other) => likeness(word, other)));
      if (best > 0.6) score += best;
    }
    if (score > 0 && !seen.has(url.href)) seen.set(url.href, { title, score: score - have.length / 100 });
  }
  const nearest = [...seen].sort((a, b) => b[1].score - a[1].score).slice(0, 3);

  /** @param {string} href @param {string} text */
  function item(href, text) {
    const link = document.createElement("a");
    link.href = href;
    link.textContent = text;
    const line = document.createElement("li");
    line.append(link);
    return line;
  }

  const list = document.createElement("ul");
  for (const [href, { title }] of nearest) list.append(item(href, title));
  if (asked.length) {
    const search = new URL(home);
    search.searchParams.set("q", asked.slice(-6).join(" "));
    const line = item(search.href, `Search the guide for “${asked.slice(-6).join(" ")}”`);
    line.querySelector("a")?.setAttribute("target", "_self"); // loaded anew: the search reads its address once
    list.append(line);
    const words = document.createElement("p");
    words.textContent = nearest.length ? "Did you look for one of these?" : "Perhaps the search finds it:";
    place.append(words, list);
  }
})();

/**
 * The filters of the page of all resources. Goes in: the table, and what the address or the reader
 * chose. Comes out: the rows that fit, their number in words, and an address that says the same.
 */
(() => {
  "use strict";

  const guide = /** @type {any} */ (window).guide;

  guide.widgets.resources = () => {
    const place = /** @type {HTMLElement|null} */ (document.querySelector('[data-practice="resources"]:not([data-filled])'));
    if (!place) return;
    place.dataset.filled = "";
    const form = /** @type {HTMLFormElement} */ (place.querySelector(".resources-filters"));
    const status = /** @type {HTMLElement} */ (form.querySelector(".resources-status"));
    const clear = /** @type {HTMLButtonElement} */ (form.querySelector(".resources-clear"));
    const filters = Array.from(form.querySelectorAll("select"));
    const rows = /** @type {HTMLElement[]} */ (Array.from(place.querySelectorAll("tbody > tr")));

    /** Only what can be chosen is taken from an address. */
    function read() {
      const asked = new URLSearchParams(location.search);
      for (const filter of filters) {
        const value = asked.get(filter.name) || "";
        filter.value = Array.from(filter.options).some((option) => option.value === value) ? value : "";
      }
    }

    function write() {
      const url = new URL(location.href);
      for (const { name, value } of filters) {
        if (value) url.searchParams.set(name, value);
        else url.searchParams.delete(name);
      }
      try {
        if (url.href !== location.href) history.replaceState(history.state, "", url.href);
      } catch {
        // from a folder some browsers keep the address; the table is right all the same
      }
    }

    function show() {
      const fits = (/** @type {HTMLElement} */ row) => filters.every(({ name, value }) => !value || String(row.dataset[name]).split(" ").includes(value));
      for (const row of rows) row.hidden = !fits(row);
      const left = rows.filter((row) => !row.hidden).length;
      const isAll = filters.every((filter) => !filter.value);
      clear.hidden = isAll;
      if (isAll) status.textContent = `All ${rows.length} resources.`;
      else if (left) status.textContent = `${left} of ${rows.length} ${rows.length === 1 ? "resource" : "resources"}.`;
      else status.textContent = "Nothing fits all of these. Widen one of them, or show all again.";
    }

    form.addEventListener("change", () => {
      show();
      write();
    });
    form.addEventListener("submit", (event) => event.preventDefault());
    clear.addEventListener("click", () => {
      for (const filter of filters) filter.value = "";
      filters[0].focus(); // the button goes away
      show();
      write();
    });
    read();
    show();
    form.hidden = false;
  };
})();

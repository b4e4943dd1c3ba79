/**
 * The copy of the site on the reader's device, from the page's side: what is there, how to get it,
 * how to be rid of it, and what happens when there is a new version. The copy itself is the
 * worker's affair. Loaded on the download page, and on every page that comes from a copy.
 */
(() => {
  "use strict";

  const guide = /** @type {any} */ (window).guide;
  if (guide.offline) return;
  guide.offline = {};

  const SCOPE = guide.root.href;
  const WORKER = new URL("service-worker.js", SCOPE).href;
  const PREFIX = `data-science-interview-guide:${guide.root.pathname}:`;
  const PAGES = `${PREFIX}pages`;
  const OFTEN = 3_600_000; // milliseconds between two looks for a new version, while a page stays open
  const PROBLEMS = /** @type {Record<string, string>} */ ({
    full: "This browser has no room for the copy.",
    changed: "The site was being updated at that moment. Try again in a few minutes.",
    missing: "The server did not send all files. Try again in a few minutes.",
    removed: "The copy was removed while it was being made.",
  });

  /** The browser's keeper of workers, or null where there is none. @returns {ServiceWorkerContainer|null} */
  function keeper() {
    try {
      return location.protocol.startsWith("http") && window.isSecureContext ? navigator.serviceWorker || null : null;
    } catch {
      return null; // a frame without rights
    }
  }

  const workers = keeper();
  const isOurs = workers?.controller?.scriptURL === WORKER; // this page comes from the copy

  /** Ours, and not that of a project above us on the same host. @returns {Promise<ServiceWorkerRegistration|null>} */
  async function registration() {
    const found = await workers?.getRegistration(SCOPE);
    return found && found.scope === SCOPE ? found : null;
  }

  /** The caches of this site only. */
  const ours = async () => (await caches.keys()).filter((name) => name.startsWith(PREFIX));

  /* A new version */

  let isChosen = false; // "Update now" was pressed here
  let isTouched = false; // something was typed or chosen on this page
  /** @type {WeakSet<ServiceWorkerRegistration>} */ const watched = new WeakSet();
  let looked = Date.now();

  /** Says something about versions, with a button. @param {string} text @param {string} name @param {() => void} press */
  function offer(text, name, press) {
    guide.tell(text, "", "version");
    const row = document.querySelector('.guide-note [data-about="version"]');
    if (!row || row.querySelector("[data-version]")) return;
    const button = document.createElement("button");
    button.type = "button";
    button.dataset.version = "";
    button.textContent = name;
    button.addEventListener("click", press);
    row.querySelector("button")?.before(button);
  }

  /** @param {ServiceWorkerRegistration} found */
  function offerUpdate(found) {
    if (!found.waiting || !found.active) return;
    offer("A new version of the guide is ready on this device. Until you change to it, this one goes on.", "Update now", () => update(found));
  }

  /** @param {ServiceWorkerRegistration} found */
  function update(found) {
    isChosen = true;
    if (found.waiting) found.waiting.postMessage("update");
    else location.reload(); // another tab did it
  }

  /** @param {ServiceWorkerRegistration} found */
  function watch(found) {
    if (watched.has(found)) return;
    watched.add(found);
    offerUpdate(found);
    follow(found);
    found.addEventListener("updatefound", () => follow(found));
  }

  /** Goes along with a version that is being stored. @param {ServiceWorkerRegistration} found */
  function follow(found) {
    const coming = found.installing;
    const isFirst = !found.active;
    coming?.addEventListener("statechange", () => {
      offerUpdate(found);
      if (isFirst && coming.state === "redundant") said ||= "The copy was not completed.";
      if (isFirst && coming.state === "activated") said = "The copy is complete. Pages that you open from now on come from it.";
      if (coming.state === "redundant" || coming.state === "activated") progress = "";
      render();
    });
  }

  /** The new version has taken over, here or from another tab; this page is still served from the old one. */
  function changed() {
    if (!isOurs || workers?.controller?.scriptURL !== WORKER) return; // another project's, of the whole host
    if (isChosen || !isTouched) location.reload();
    else offer("Another tab has changed to the new version of the guide. This page goes on with the old one until you reload it.", "Reload", () => location.reload());
  }

  async function lookAgain() {
    if (document.visibilityState !== "visible" || Date.now() - looked < OFTEN) return;
    looked = Date.now();
    (await registration())?.update().catch(() => {}); // without a network there is nothing new
  }

  /* The section on the download page */

  /** @type {HTMLElement|null} */ let place = null;
  /** @type {{bytes: number, sent: number}|null} */ let size = null;
  let said = "";
  let progress = "";

  /** Megabytes of a million bytes, as systems count files. @param {number} bytes */
  const megabytes = (bytes) => `${bytes < 10_000_000 ? (bytes / 1e6).toFixed(1) : Math.round(bytes / 1e6)} MB`;

  /** @returns {Promise<"none"|"part"|"coming"|"whole">} */
  async function state() {
    const found = await registration();
    if (found?.active) return "whole";
    if (found) return "coming";
    return (await ours()).length > 0 ? "part" : "none";
  }

  async function keep() {
    said = "";
    progress = "Fetching the first files…";
    try {
      const found = await /** @type {ServiceWorkerContainer} */ (workers).register(WORKER, { scope: SCOPE, updateViaCache: "none" });
      watch(found);
    } catch (error) {
      progress = "";
      said = navigator.onLine || (error instanceof Error && error.name === "SecurityError") ? `This browser does not let the guide keep a copy (${error instanceof Error ? error.name : error}). Everything works as before.` : "You are offline. Try again when the network is back.";
    }
    await render();
  }

  async function remove() {
    try {
      const found = await registration();
      found?.installing?.postMessage("stop"); // or it would be waited for
      await found?.unregister();
      for (const name of await ours()) await caches.delete(name);
      said = "The copy is removed. Your answers are untouched.";
    } catch {
      said = "The copy could not be removed. Your browser's settings for this site can do it.";
    }
    progress = "";
    guide.tell("", "", "version");
    await render();
  }

  /** What is there, and what can be done. @returns {Promise<Node[]>} */
  async function parts() {
    const { element, button } = guide.cards;
    const text = (/** @type {string} */ words) => element("p", { text: words });
    if (location.protocol === "file:") return [text("You are reading a copy from a folder, which needs no network.")];
    if (!workers) return [text("This browser keeps no copies here: it may be too old, in a private window, or the address may not begin with https. The zip file works everywhere.")];
    const now = await state();
    const row = (/** @type {Node[]} */ ...buttons) => element("div", { class: "practice-row" }, ...buttons);
    const removing = () => button("Remove the copy", remove);
    if (now === "coming") return [element("p", { class: "offline-progress", text: progress || "A copy is being made…" }), row(removing())];
    if (now === "whole") {
      const found = await registration();
      const waiting = found?.waiting ? [button("Update now", () => update(/** @type {any} */ (found)), true)] : [];
      return [text(`A copy of the whole guide is on this device${found?.waiting ? ", and a new version of it is ready" : ""}. It works without a network and is renewed when you are online.`), row(...waiting, removing())];
    }
    if (!size) return [text("No copy is offered here. Where the guide is published, it is."), ...(now === "part" ? [row(removing())] : [])];
    const takes = `It takes ${megabytes(size.bytes)} of room, and about ${megabytes(size.sent)} are sent.`;
    const begun = now === "part" ? ["An earlier try was not completed. What it stored is used when you try again. "] : [];
    return [
      element("p", {}, ...begun, takes, " Nothing is kept before you press the button."),
      row(button("Keep a copy on this device", keep, true), ...(now === "part" ? [removing()] : [])),
    ];
  }

  async function render() {
    if (!place?.isConnected) return;
    /** @type {Node[]} */ let made;
    try {
      made = await parts();
    } catch {
      made = [guide.cards.element("p", { text: "This browser does not let the guide keep a copy. The zip file works everywhere." })];
    }
    const hadFocus = place.contains(document.activeElement);
    const first = /** @type {HTMLElement} */ (made[0]);
    first.tabIndex = -1; // the button that was pressed may be gone, and the next one does something else
    // One status for all that is said: a region that comes with its words is not read out.
    const status = place.querySelector(".offline-status") ?? guide.cards.element("p", { role: "status", class: "offline-status" });
    for (const old of [...place.childNodes]) if (old !== status) old.remove();
    if (!status.isConnected) place.append(status);
    status.before(...made);
    if (status.textContent !== said) status.textContent = said;
    if (hadFocus) first.focus();
  }

  guide.widgets.offline = async () => {
    place = /** @type {HTMLElement} */ (document.querySelector('[data-practice="offline"]'));
    place.dataset.filled = "";
    try {
      const answer = workers ? await fetch(new URL("offline.json", SCOPE), { cache: "no-cache" }) : null;
      size = answer?.ok ? await answer.json() : null;
    } catch {
      size = null; // offline, or a server that has none
    }
    await render();
  };

  /* Listeners */

  if (!workers) return;
  workers.addEventListener("message", (event) => {
    const told = event.data?.offline;
    if (!told || /** @type {any} */ (event.source)?.scriptURL !== WORKER) return;
    if (told.of) {
      progress = `${told.done} of ${told.of} files are here.`;
      const line = place?.querySelector(".offline-progress");
      if (line) line.textContent = progress;
    } else {
      said = PROBLEMS[told.problem] || "The network went away before the copy was complete. Try again when it is back.";
      render();
    }
  });
  workers.addEventListener("controllerchange", changed);
  document.addEventListener("input", () => {
    isTouched = true;
  }, true);
  document.addEventListener("visibilitychange", lookAgain);
  registration().then((found) => found && watch(found), () => {}); // where that is forbidden, there is no copy
})();

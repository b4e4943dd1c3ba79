/**
 * Keeps a copy of the site on the reader's device, once the reader has asked for it. Goes in: the
 * list of all files of one build with their hashes, which the step `worker` writes above this text
 * as BUILD and FILES. Comes out: every page from one build, whole, with or without a network.
 *
 * Two builds never mix, because
 * - a build is stored in a cache of its own and counts only when every file is there,
 * - each page is served, from its first byte to the last file that it asks for, from the build (or
 *   the network) that its navigation was answered from; which one that was is written down,
 * - a file goes to a page only if its hash is the one in the build's list.
 * The caches of the origin are shared with other projects: ours carry the site's path in their names.
 */
"use strict";

const SCOPE = new URL(self.registration.scope);
const PREFIX = `data-science-interview-guide:${SCOPE.pathname}:`;
const PAGES = `${PREFIX}pages`; // which build each open page is served from
const NETWORK = "network";
const LIST = "?list"; // the key of a build's list, stored last
const OFFLINE = "offline.html";
const AT_ONCE = 6; // requests
const stop = new AbortController(); // the reader no longer wants what is being stored
const WAIT = 1000; // milliseconds that a page which is about to open is waited for

/** @param {string} build */
const cacheOf = (build) => PREFIX + build;

/** @param {string} place below the site's root */
const keyOf = (place) => new URL(place, SCOPE).href;

/** What is read never makes a cache. @param {string} build @param {string} key */
const stored = (build, key) => caches.match(keyOf(key), { cacheName: cacheOf(build) });

/** @param {BufferSource} bytes */
async function hashOf(bytes) {
  return btoa(String.fromCharCode(...new Uint8Array(await crypto.subtle.digest("SHA-256", bytes))));
}

/** The file in an answer if it is the right one, free of what the way here did to it. @param {Response} answer @param {string} hash */
async function checked(answer, hash) {
  const bytes = await answer.arrayBuffer();
  if ((await hashOf(bytes)) !== hash) return null;
  const type = answer.headers.get("Content-Type") || "application/octet-stream";
  return new Response(bytes, { headers: { "Content-Type": type, "Cache-Control": "no-cache" } });
}

/** A file as a build has it, or null. @param {string} build @param {string} place @param {string} hash */
async function kept(build, place, hash) {
  const found = await stored(build, place);
  return found ? checked(found, hash) : null;
}

/** A file from the network. Throws where it is not to be had, or is another build's. @param {string} place @param {string} hash */
async function fetched(place, hash) {
  let why = "";
  for (const cache of /** @type {RequestCache[]} */ (["default", "reload"])) {
    const answer = await fetch(keyOf(place).replace(/\/index\.html$/, "/"), { cache, signal: stop.signal });
    const right = answer.ok ? await checked(answer, hash) : null;
    if (right) return right;
    why = answer.ok ? "changed" : "missing";
  }
  throw new Error(why);
}

/** The list of a build that is there as a whole, or null. @param {string} build @returns {Promise<Record<string, string>|null>} */
async function listOf(build) {
  const list = await stored(build, LIST);
  return list ? list.json() : null;
}

/** The builds that have a cache, whole or not. */
async function builds() {
  const names = (await caches.keys()).filter((name) => name.startsWith(PREFIX) && name !== PAGES);
  return names.map((name) => name.slice(PREFIX.length));
}

/* A new build is stored beside the old one */

/** @param {any} message to every page of the site */
async function tell(message) {
  for (const page of await self.clients.matchAll({ includeUncontrolled: true, type: "window" })) {
    if (page.url.startsWith(SCOPE.href)) page.postMessage({ offline: message });
  }
}

async function install() {
  const wasWhole = Boolean(await listOf(BUILD));
  try {
    const cache = await caches.open(cacheOf(BUILD));
    const sources = [BUILD, ...(await builds()).filter((build) => build !== BUILD)];
    const places = Object.keys(FILES);
    const left = places.values();
    let done = 0;
    let failed = false;
    const work = async () => {
      for (const place of left) {
        if (failed) return;
        stop.signal.throwIfAborted();
        await keep(cache, sources, place);
        done += 1;
        if (done % 5 === 0) tell({ done, of: places.length });
      }
    };
    try {
      await Promise.all(Array.from({ length: AT_ONCE }, work));
    } finally {
      failed = true;
    }
    await cache.put(keyOf(LIST), new Response(JSON.stringify(FILES)));
    if (!(await listOf(BUILD))) throw new Error("removed"); // while it was being stored
  } catch (error) {
    const isFull = error instanceof DOMException && error.name === "QuotaExceededError";
    if (isFull && !wasWhole) await caches.delete(cacheOf(BUILD));
    if (!stop.signal.aborted) await tell({ problem: isFull ? "full" : error instanceof Error ? error.message : "" });
    throw error; // this build does not come into use, and the one before stays
  }
}

/** Stores a file: what is here already is not fetched. @param {Cache} cache @param {string[]} sources builds @param {string} place */
async function keep(cache, sources, place) {
  for (const build of sources) {
    const found = await kept(build, place, FILES[place]);
    if (!found) continue;
    if (build !== BUILD) await cache.put(keyOf(place), found);
    return;
  }
  await cache.put(keyOf(place), await fetched(place, FILES[place]));
}

/* Which build a page is served from */

/** @type {Map<string, string>} */ const served = new Map(); // as in the cache PAGES, which outlives this worker

/** @param {string} id of a page that is about to open @param {string} build */
async function note(id, build) {
  if (!id) return;
  served.set(id, build);
  if (!(await listOf(BUILD))) return; // removed, and to stay so
  try {
    await (await caches.open(PAGES)).put(keyOf(`?page=${id}`), new Response(build));
  } catch {
    // No room. It is in memory, and without it the page gets the newest build or nothing.
  }
}

/** @param {string} id of an open page */
async function buildOf(id) {
  const known = served.get(id);
  if (known) return known;
  const found = await caches.match(keyOf(`?page=${id}`), { cacheName: PAGES });
  return found ? found.text() : BUILD;
}

/** Deletes the caches of builds that no page is served from any more. */
async function tidy() {
  const isQuiet = () => !self.registration.installing && !self.registration.waiting;
  const names = await builds();
  if (!isQuiet() || !(await caches.has(PAGES))) return;
  const open = new Set((await self.clients.matchAll({ includeUncontrolled: true, type: "all" })).map((page) => page.id));
  const inUse = new Set([BUILD]);
  const pages = await caches.open(PAGES);
  for (const key of await pages.keys()) {
    const id = String(new URL(key.url).searchParams.get("page"));
    if (open.has(id) || (await isOpening(id))) inUse.add(await buildOf(id));
    else {
      served.delete(id);
      await pages.delete(key);
    }
  }
  for (const build of names) {
    if (!inUse.has(build) && isQuiet()) await caches.delete(cacheOf(build));
  }
}

/** @param {string} id */
function isOpening(id) {
  return Promise.race([self.clients.get(id).then(Boolean), new Promise((resolve) => setTimeout(resolve, WAIT, true))]);
}

/* Answers */

/** The file that an address means ('practice/index.html' for practice/?list=x), or null outside. @param {URL} url */
function placeOf(url) {
  if (url.origin !== SCOPE.origin || !url.pathname.startsWith(SCOPE.pathname)) return null;
  const path = url.pathname.slice(SCOPE.pathname.length);
  return path === "" || path.endsWith("/") ? `${path}index.html` : path;
}

/** Whether a page's address lacks its last slash; servers lead on to the right one. @param {Record<string, string>} files @param {string} place */
const isFolder = (files, place) => `${place}/index.html` in files;

/** @param {URL} url */
const withSlash = (url) => `${url.origin}${url.pathname}/${url.search}`;

/** A file of a build; fetched again where it is damaged. @param {string} build @param {string} place @param {string} hash */
async function fileOf(build, place, hash) {
  const found = await kept(build, place, hash);
  if (found) return found;
  const again = await fetched(place, hash);
  try {
    await (await caches.open(cacheOf(build))).put(keyOf(place), again.clone());
  } catch {
    // No room to mend it; the page has it all the same.
  }
  return again;
}

/**
 * As the server has it now, since what the browser's cache kept may be of another build; and not
 * for later, since the browser would give it to the next page without asking the worker.
 * @param {Request} request
 */
async function fromNetwork(request) {
  const answer = await fetch(request, { cache: "no-cache" });
  if (!answer.ok || answer.redirected || answer.type !== "basic") return answer;
  const headers = new Headers(answer.headers);
  headers.set("Cache-Control", "no-cache");
  if (headers.has("Content-Encoding")) for (const name of ["Content-Encoding", "Content-Length"]) headers.delete(name); // it is decoded
  return new Response(answer.body, { status: answer.status, headers });
}

/** @param {FetchEvent} event @param {URL} url @param {string} place */
async function page(event, url, place) {
  const files = await listOf(BUILD);
  if (!files) return fetch(event.request); // the copy was removed
  if (isFolder(files, place)) return Response.redirect(withSlash(url));
  if (place in files) {
    try {
      const found = await fileOf(BUILD, place, files[place]);
      await note(event.resultingClientId, BUILD);
      return found;
    } catch {
      // Neither here nor there as this build has it: whatever the network has, it has as a whole.
    }
  }
  await note(event.resultingClientId, NETWORK);
  try {
    return await fromNetwork(event.request);
  } catch {
    await note(event.resultingClientId, BUILD);
    return offlinePage();
  }
}

async function offlinePage() {
  const found = await kept(BUILD, OFFLINE, FILES[OFFLINE]);
  if (!found) return Response.error();
  const html = (await found.text()).replaceAll("__BASE__", SCOPE.pathname);
  return new Response(html, { status: 503, headers: { "Content-Type": "text/html; charset=utf-8" } });
}

/** What a page asks for. @param {FetchEvent} event @param {URL} url @param {string} place */
async function part(event, url, place) {
  const build = await buildOf(event.clientId);
  await note(event.resultingClientId, build); // of a page's worker
  if (build === NETWORK) return fromNetwork(event.request);
  const files = await listOf(build);
  if (files && isFolder(files, place)) return Response.redirect(withSlash(url));
  if (!files || !(place in files)) return fetch(event.request);
  try {
    return await fileOf(build, place, files[place]);
  } catch {
    return Response.error(); // rather nothing than another build's
  }
}

self.addEventListener("install", (event) => event.waitUntil(install()));
self.addEventListener("activate", (event) => event.waitUntil(tidy()));
self.addEventListener("message", (event) => {
  if (event.data === "update") event.waitUntil(self.skipWaiting());
  if (event.data === "stop") stop.abort();
});
self.addEventListener("fetch", (event) => {
  const url = new URL(event.request.url);
  const place = placeOf(url);
  if (event.request.method !== "GET" || place === null) return;
  if (event.request.mode === "navigate") {
    const answer = page(event, url, place);
    event.respondWith(answer);
    event.waitUntil(answer.then(tidy, tidy));
  } else event.respondWith(part(event, url, place));
});

/**
 * What the site needs where it is opened from a folder (file://). Goes in: the theme's wish for a
 * worker that searches, and our scripts' wish for a page. Comes out: a frame that does the
 * worker's work, since browsers start no worker from a folder; and the page's file, since a folder
 * has no server that finds it. Only the copy to download loads this, before every other script.
 */
(() => {
  "use strict";

  const ROOT = new URL("..", /** @type {HTMLScriptElement} */ (document.currentScript).src);
  const guide = /** @type {any} */ (window).guide = /** @type {any} */ (window).guide || {};

  /** The address of a page of practice: 'practice/?list=x' is practice/index.html. @param {string} place */
  guide.at = (place) => {
    const [path, rest] = /** @type {string[]} */ ((/^([^?#]*)(.*)$/.exec(place) || []).slice(1));
    const file = path === "practice/" ? "practice/index.html" : path.replace(/\/$/, ".html");
    return new URL(file + rest, ROOT).href;
  };

  if (location.protocol !== "file:") return;

  /** As much of a Worker as the theme uses: messages there and back. */
  class FrameWorker extends EventTarget {
    /** @param {string|URL} address of a classic script */
    constructor(address) {
      super();
      /** @type {any[]|null} */ this.early = []; // messages that came before the script ran
      this.frame = document.createElement("iframe");
      this.frame.hidden = true;
      this.frame.addEventListener("load", () => this.start(new URL(address, location.href).href), { once: true });
      document.body.append(this.frame); // an empty document of our own origin, and of our policy
    }

    /** @param {string} address */
    start(address) {
      const inside = /** @type {any} */ (this.frame.contentWindow);
      inside.postMessage = (/** @type {any} */ data) => this.dispatchEvent(new MessageEvent("message", { data }));
      const script = inside.document.createElement("script");
      script.src = address;
      script.addEventListener("load", () => {
        const waiting = this.early || [];
        this.early = null;
        for (const data of waiting) this.postMessage(data);
      });
      script.addEventListener("error", () => this.dispatchEvent(new Event("error")));
      inside.document.head.append(script);
    }

    /** @param {any} data */
    postMessage(data) {
      if (this.early) this.early.push(data);
      else this.frame.contentWindow?.dispatchEvent(new MessageEvent("message", { data }));
    }

    terminate() {
      this.frame.remove();
    }
  }

  /** @type {any} */ (window).Worker = FrameWorker;
})();

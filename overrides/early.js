document.documentElement.className = "js js-focus-visible";
for (const link of document.querySelectorAll("link[rel=stylesheet]")) link.href = link.href;

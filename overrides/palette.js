const colors = ["theme-color", "color-scheme"].map((name) => Object.assign(document.createElement("meta"), { name }));
document.head.append(...colors);
function paint(index) {
  document.body.dataset.mdColorScheme = index ? "slate" : "default";
  colors[0].content = index ? "#182436" : "#1f3a5f";
  colors[1].content = index ? "dark" : "light";
}
paint(__md_get("__palette")?.index ?? matchMedia("(prefers-color-scheme: dark)").matches);

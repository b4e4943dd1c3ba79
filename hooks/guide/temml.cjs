// Turns TeX into MathML: one JSON request [tex, display] a line in, one JSON answer a line out.
"use strict";
const temml = require("temml");
const lines = require("node:readline").createInterface({ input: process.stdin });

lines.on("line", (line) => {
  const [tex, display] = JSON.parse(line);
  let answer;
  try {
    answer = { mathml: temml.renderToString(tex, { displayMode: display, throwOnError: true, trust: false, maxExpand: 200 }) };
  } catch (error) {
    answer = { error: String(error.message).split("\n")[0] };
  }
  process.stdout.write(JSON.stringify(answer) + "\n");
});

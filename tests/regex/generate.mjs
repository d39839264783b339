// Writes cases.jsonl with CPython 3.14 (pyodide, of tests/oracle): node tests/regex/generate.mjs
//
// Owns: running generate.py where CPython 3.14 is. Never: changes an answer.

import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const require = createRequire(join(here, "../oracle/package.json"));
const { loadPyodide } = require("pyodide");

const pyodide = await loadPyodide();
const lines = [];
pyodide.setStdout({ batched: (line) => lines.push(line) });
for (const name of ["patterns.py", "generate.py"]) {
  pyodide.FS.writeFile(`/${name}`, readFileSync(join(here, name), "utf8"));
}
pyodide.runPython("import sys, warnings; sys.path.insert(0, '/'); warnings.simplefilter('ignore'); import generate; generate.main()");
writeFileSync(join(here, "cases.jsonl"), lines.map((line) => `${line}\n`).join(""));
console.log(`${lines.length} cases`);

// Writes the expected output of the test programs with CPython 3.14 (pyodide), or checks that it is up to date.
//
//     node oracle.mjs [--check] [file or folder ...]     paths relative to the repository; default: tests/programs
//
// Owns: finding programs, reading and writing files. `oracle.py` runs each program.
// Never: touches the `.out` of a program that says `# mode: no-cpython`.

import { existsSync, readFileSync, readdirSync, statSync, writeFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { Worker, isMainThread, workerData } from "node:worker_threads";

const here = dirname(fileURLToPath(import.meta.url));
const repository = resolve(here, "../..");

function programsUnder(path) {
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path).sort().flatMap((name) => {
    const child = join(path, name);
    if (statSync(child).isDirectory()) return programsUnder(child);
    return name.endsWith(".py") ? [child] : [];
  });
}

function headerSays(source, text) {
  const end = source.split("\n").findIndex((line) => !line.startsWith("#"));
  return source.split("\n").slice(0, end < 0 ? undefined : end).includes(text);
}

async function main() {
  const { loadPyodide } = await import("pyodide");
  // What a fatal error would print, again and again, is not worth reading.
  const pyodide = await loadPyodide({ stdout: () => {}, stderr: () => {} });
  pyodide.FS.writeFile("/oracle.py", readFileSync(join(here, "oracle.py"), "utf8"));
  pyodide.FS.mkdirTree("/repository");
  pyodide.FS.chdir("/repository");
  const oracle = pyodide.runPython("import sys; sys.path.insert(0, '/'); import oracle; oracle");
  const versionLine = oracle.version_line();

  const check = workerData.includes("--check");
  const paths = workerData.filter((argument) => argument !== "--check");
  const roots = paths.length > 0 ? paths : ["tests/programs"];
  let written = 0;
  let stale = 0;
  let reviewed = 0;
  let same = 0;
  for (const file of roots.flatMap((path) => programsUnder(resolve(repository, path)))) {
    const source = readFileSync(file, "utf8");
    const name = relative(repository, file).replaceAll("\\", "/");
    const outFile = file.replace(/\.py$/, ".out");
    if (headerSays(source, "# mode: no-cpython")) {
      reviewed += 1;
      continue;
    }
    // The compiler shows the lines of a SyntaxError from the file itself.
    pyodide.FS.mkdirTree(dirname(`/repository/${name}`));
    pyodide.FS.writeFile(`/repository/${name}`, source);
    let expected;
    try {
      expected = versionLine + oracle.run(name, source);
    } catch (error) {
      // A program that overflows the engine's stack takes the whole interpreter with it.
      console.error(`${name}: the oracle failed: ${error.message}`);
      process.exit(1);
    }
    if (/ at 0x[0-9a-f]{4,}/.test(expected)) {
      console.error(`${name}: the output shows an object's address`);
      stale += 1;
      continue;
    }
    if (existsSync(outFile) && readFileSync(outFile, "utf8") === expected) {
      same += 1;
    } else if (check) {
      stale += 1;
      console.error(`${name}: the .out file is missing or not what CPython prints (run: make expect)`);
    } else {
      written += 1;
      writeFileSync(outFile, expected);
    }
  }
  console.log(`${same} up to date, ${written} written, ${stale} wrong, ${reviewed} not from CPython`);
  process.exit(stale > 0 ? 1 : 0);
}

if (isMainThread) {
  // Deep Python recursion needs more stack than the main thread may have.
  const worker = new Worker(fileURLToPath(import.meta.url), {
    argv: process.argv.slice(2),
    workerData: process.argv.slice(2),
    resourceLimits: { stackSizeMb: 128 },
  });
  worker.on("error", (error) => {
    console.error(error);
    process.exit(1);
  });
  worker.on("exit", (code) => process.exit(code));
} else {
  await main();
}

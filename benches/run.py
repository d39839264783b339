"""Times the programs of benches/programs under libmonty and under CPython, side by side, and prints the table.

Usage: run.py [--monty PATH] [--python PATH] [--repeat N] [--markdown FILE] [--inprocess FILE] [NAME ...]

Every program runs N times under each interpreter, alternating, so that a busy machine slows both. The figure is the median of
the user CPU time that the kernel counted for the child, less the interpreter's own start: the mean of the runs of an empty program that
come before each of the others. It is over in about one of the kernel's ticks, so that a single run counts as one tick or none.
"""

import argparse
import os
import pathlib
import platform
import resource
import statistics
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent

# Share of CPython's time that each program is expected to stay under; 1.0 where nothing is said.
TARGETS = {
    "fib": 0.60, "int_loop": 0.30, "float_loop": 0.30, "list_index": 0.50, "attributes": 0.55, "methods": 0.55,
    "nbody": 0.65, "spectral_norm": 0.65, "fannkuch": 0.65, "sort_key": 0.80, "word_count": 0.80, "string_build": 0.80,
    "fstrings": 0.80,
}


# The same for the geometric mean of all of them.
MEAN_TARGET = 0.60


def user_time(command):
    """The child's user CPU seconds and what it printed; None for the time when it failed."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    spent = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime - before
    return (spent if done.returncode == 0 else None), done.stdout, done.stderr


def measure(path, monty, python, repeat):
    """Times under (libmonty, CPython), or the reason why there are none."""
    times = ([], [])
    outputs = [None, None]
    for _ in range(repeat):
        for i, interpreter in enumerate((monty, python)):
            spent, out, err = user_time([interpreter, str(path)])
            if spent is None:
                return f"{path.stem}: {interpreter} failed: {err.strip().splitlines()[-1] if err.strip() else 'no message'}"
            times[i].append(spent)
            outputs[i] = out
    if outputs[0] != outputs[1]:
        return f"{path.stem}: the outputs differ: {outputs[0]!r} and {outputs[1]!r}"
    return times


def row(name, ours, theirs):
    target = TARGETS.get(name, 1.0)
    ratio = ours / theirs
    verdict = "yes" if ratio <= target else "no"
    return f"| {name} | {ours * 1000:.0f} | {theirs * 1000:.0f} | {ratio:.2f} | {target:.2f} | {verdict} |"


def mean_row(shares):
    """The last line of the table: the geometric mean of all shares."""
    mean = statistics.geometric_mean(shares)
    return f"| geometric mean | | | {mean:.2f} | {MEAN_TARGET:.2f} | {'yes' if mean <= MEAN_TARGET else 'no'} |"


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--monty", default=str(HERE.parent / "target/release/monty"))
    parser.add_argument("--python", default="/usr/bin/python3.11")
    parser.add_argument("--repeat", type=int, default=9)
    parser.add_argument("--markdown", help="file to write the table to")
    parser.add_argument("--inprocess", help="file with the in-process figures, to be put under the table")
    parser.add_argument("names", nargs="*")
    options = parser.parse_args()
    programs = sorted(path for path in (HERE / "programs").glob("*.py") if not options.names or path.stem in options.names)
    starts, found, failed = ([], []), [], []
    for path in programs:
        start = measure(HERE / "empty.py", options.monty, options.python, options.repeat)
        result = measure(path, options.monty, options.python, options.repeat)
        for reason in (start, result):
            if isinstance(reason, str):
                failed.append(reason)
                print(reason, file=sys.stderr, flush=True)
        if not isinstance(start, str) and not isinstance(result, str):
            for all_starts, some in zip(starts, start):
                all_starts.extend(some)
            found.append((path.stem, result))
            print(path.stem, end=" ", flush=True)
    if not found:
        return 1
    start = [statistics.mean(times) for times in starts]
    lines, shares = ["| program | libmonty ms | CPython ms | share | expected | met |", "|---|---:|---:|---:|---:|---|"], []
    for name, result in found:
        ours, theirs = (max(statistics.median(times) - base, 0.0005) for times, base in zip(result, start))
        shares.append(ours / theirs)
        lines.append(row(name, ours, theirs))
    lines.append(mean_row(shares))
    print("\n" + "\n".join(lines))
    if options.markdown:
        write(options, lines, start)
    return 1 if failed else 0


def write(options, lines, start):
    version = subprocess.run([options.python, "-c", "import sys; print(sys.version.split()[0])"], capture_output=True, text=True, check=True).stdout.strip()
    text = [
        "# Benchmarks",
        "",
        "Written by `make bench`; the programs are in `benches/programs`. The build is that of `make release`, optimized with a profile of other",
        "programs (`scripts/profile`).",
        "",
        f"User CPU time against CPython {version} ({os.path.basename(options.python)}) on {platform.machine()} with {os.cpu_count()} processors, {options.repeat} runs each,",
        f"alternating, medians, less the start of each interpreter ({start[0] * 1000:.1f} ms and {start[1] * 1000:.1f} ms of user time).",
        "",
        *lines,
    ]
    if options.inprocess and os.path.exists(options.inprocess):
        text += ["", pathlib.Path(options.inprocess).read_text().rstrip()]
    pathlib.Path(options.markdown).write_text("\n".join(text) + "\n")


if __name__ == "__main__":
    sys.exit(main())

"""Measures Chancery's figures and prints them as one table; started by Scripts/bench, which installs what it needs.

Times are medians, with what is compared run in turns, so that a busy moment of the machine meets both sides.
"""

import argparse
import os
import platform
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

DATA = Path(__file__).parent

# Ratios of values that `chancery-bench` prints as `NAME VALUE UNIT` lines: what, numerator, denominator, the most that
# was promised (None: shown only).
INNER_RATIOS = [
    ('loop over `document:tokens "lower"` / the same over a Lua array', "tokens", "array", 2.0),
    ('`document:frequencies "lower"` / the loop over a Lua array', "frequencies", "array", 1 / 7),
    ("tight loop with limits / without", "limited", "unlimited", 1.10),
]

# Reading: what, the file, the peer's name and command, the most that was promised. "{file}" is the file, "{python}" a
# Python with lxml, "{peers}" peers.py.
READING = [
    ("plain text", "prose.txt", "Python: decode, split paragraphs", "{python} {peers} text {file}", 1.0),
    ("plain text, wrapped lines", "wrapped.txt", "the same", "{python} {peers} text {file}", None),
    ("HTML, main content", "page.html", "lxml `text_content`", "{python} {peers} html {file}", 1.0),
    ("DOCX", "report.docx", "`pandoc -t plain`", "pandoc -t plain {file}", 1.0),
    ("ODT", "report.odt", "`pandoc -t plain`", "pandoc -t plain {file}", None),
    ("EPUB", "report.epub", "`pandoc -t plain`", "pandoc -t plain {file}", None),
    ("JSON Lines", "records.jsonl", "Python `json`", "{python} {peers} jsonl {file}", 1.0),
    ("CSV", "table.csv", "Python `csv`", "{python} {peers} csv {file}", None),
    ("MBOX", "mails.mbox", "Python `mailbox`", "{python} {peers} mbox {file}", None),
    ("PDF with its layout", "report.pdf", "`pdftotext`", "pdftotext {file} -", 1.3),
    ("tar.gz of texts", "archive.tar.gz", "`tar xO`", "tar xOf {file}", None),
    ("ZIP of texts", "archive.zip", "`unzip -p`", "unzip -p {file}", None),
]

# What writes less than this (in bytes) did not do the work: its time is not a figure.
LEAST_OUTPUT = 100


@dataclass
class Row:
    """One figure: ours and the other's as text, their ratio, and the most that the ratio may be."""

    name: str
    ours: str
    other: str
    ratio: float | None = None
    most: float | None = None

    def cells(self):
        ratio = "" if self.ratio is None else f"{self.ratio:.2f}" if self.ratio >= 0.1 else f"{self.ratio:.4f}"
        most = "" if self.most is None else f"≤ {self.most:.3g}"
        reached = "" if self.most is None or self.ratio is None else "yes" if self.ratio <= self.most else "**no**"
        return [self.name, self.ours, self.other, ratio, most, reached]


def notice(text):
    print(f"Scripts/bench: {text}", file=sys.stderr)


def environment():
    """Without settings of the machine that slow a current numpy: the other side gets its best time."""
    return {name: value for name, value in os.environ.items() if not name.startswith("OPENBLAS_")}


def measure(commands, runs, least=LEAST_OUTPUT):
    """Median and least time in seconds of each command, run in turns; None for one that fails."""
    times = {name: [] for name in commands}
    for turn in range(runs + 1):
        for name, command in commands.items():
            if times[name] is None:
                continue
            start = time.perf_counter()
            done = subprocess.run(command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                                  stderr=subprocess.PIPE, env=environment())
            elapsed = time.perf_counter() - start
            if done.returncode != 0:
                last = done.stderr.decode(errors="replace").strip().splitlines()[-1:] or [""]
                notice(f"left out: '{name}' ended with status {done.returncode}: {last[0]}")
                times[name] = None
            elif len(done.stdout) < least:
                notice(f"left out: '{name}' wrote {len(done.stdout)} bytes, which is no result")
                times[name] = None
            elif turn > 0:  # the first turn warms the caches
                times[name].append(elapsed)
    return {name: values and (statistics.median(values), min(values)) for name, values in times.items()}


def duration(measured):
    median, least = measured
    return f"{median * 1000:.1f} ms (least {least * 1000:.1f})" if median < 1 else f"{median:.2f} s (least {least:.2f})"


def compare(rows, measured, name, ours, other, most):
    if measured.get(ours) and measured.get(other):
        rows.append(Row(name, duration(measured[ours]), duration(measured[other]),
                        measured[ours][0] / measured[other][0], most))


def whole_process(options, rows):
    """The brief of the seed, as a whole process, beside pandoc with a small filter and a small spaCy script."""
    seed = sorted(path for path in options.seeds.iterdir() if path.suffix == ".txt")[0]
    with tempfile.TemporaryDirectory() as folder:
        markdown = Path(folder) / "seed.md"
        shutil.copyfile(seed, markdown)
        pandoc = ["pandoc", "--lua-filter", DATA / "words.lua", markdown]
        commands = {
            "chancery": [options.programs / "chancery", "run", "brief", seed],
            # Twice, since it matters: a fragment of HTML is pandoc's default; a whole document needs a template as well.
            "pandoc": pandoc,
            "pandoc, whole document": [*pandoc, "--standalone", "--metadata", "title=Brief"],
        }
        measured = measure(commands, options.runs)
        if options.spacy:
            spacy = {"spacy": [options.spacy, DATA / "entities.py", seed]}
            measured |= measure(spacy, max(3, options.runs // 10))
    brief = "`chancery run brief` of the seed"
    compare(rows, measured, f"{brief} / pandoc with a small Lua filter, to a fragment", "chancery", "pandoc", 1)
    compare(rows, measured, f"{brief} / the same, to a whole document", "chancery", "pandoc, whole document", 1)
    compare(rows, measured, f"{brief} / a spaCy script", "chancery", "spacy", 1 / 20)


def inner_loops(options, rows):
    """What `chancery-bench` measures inside one process."""
    program = options.programs / "chancery-bench"
    if not program.exists():
        notice("left out: the loops inside Lua (no 'chancery-bench' in this build)")
        return
    done = subprocess.run([program], stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, text=True)
    if done.returncode != 0:
        notice(f"left out: 'chancery-bench' ended with status {done.returncode}")
        return
    values, units = {}, {}
    for line in done.stdout.splitlines():
        name, value, *unit = line.split(maxsplit=2)
        values[name], units[name] = float(value), unit[0] if unit else ""
    shown = set()
    for name, ours, other, most in INNER_RATIOS:
        if ours in values and other in values:
            rows.append(Row(name, f"{values[ours]:.1f} {units[ours]}", f"{values[other]:.1f} {units[other]}",
                            values[ours] / values[other], most))
            shown |= {ours, other}
        else:
            notice(f"left out: {name} ('chancery-bench' gives no '{ours}' or no '{other}')")
    for name in values.keys() - shown:
        rows.append(Row(f"`chancery-bench`: {name}", f"{values[name]:g} {units[name]}", ""))


def throughput(options, rows):
    """Word frequencies of a corpus of policy prose, beside `wc` and plain Lua."""
    if not options.corpus:
        return
    files = sorted(options.corpus.glob("*.txt"))
    megabytes = sum(file.stat().st_size for file in files) / 1e6
    commands = {
        "chancery": [options.programs / "chancery", "run", "frequencies", options.corpus],
        "one worker": [options.programs / "chancery", "run", "frequencies", "--jobs", "1", options.corpus],
        "wc": ["wc", *files],
        "lua": ["lua5.4", DATA / "frequencies.lua", *files],
    }
    measured = measure(commands, max(3, options.runs // 10))
    what = f"`chancery run frequencies` of {len(files)} addresses, {megabytes:.1f} MB"
    compare(rows, measured, f"{what} / plain Lua", "chancery", "lua", None)
    compare(rows, measured, f"{what} / `wc`", "chancery", "wc", None)
    compare(rows, measured, f"{what} / with one worker", "chancery", "one worker", None)
    for name, value in measured.items():
        if value:
            rows.append(Row(f"throughput on the addresses: {name}", f"{megabytes / value[0]:.1f} MB/s", ""))


def reading(options, rows):
    """Files of each format read by the library of readers, beside what a user would take otherwise."""
    program = options.programs / "chancery-bench"
    if not options.reading or not program.exists():
        return
    python = options.lxml or sys.executable
    for what, name, peer, command, most in READING:
        file = options.reading / name
        if not file.exists() or "lxml" in peer and not options.lxml:
            notice(f"left out: reading of {what} (no '{name}', or no lxml)")
            continue
        words = {"file": file, "python": python, "peers": DATA / "peers.py"}
        ours = [program, "read", file]
        if file.suffix == ".pdf":
            layout = file.with_suffix(".layout")
            ours = ["sh", "-c", 'pdftotext -bbox-layout "$1" "$2" && "$0" read-layout "$2"', program, file, layout]
        commands = {"chancery": ours, "peer": [word.format(**words) for word in command.split()]}
        measured = measure(commands, max(3, options.runs // 4), least=40)
        size = file.stat().st_size / 1e6
        compare(rows, measured, f"reading {what}, {size:.1f} MB / {peer}", "chancery", "peer", most)
    feed = options.reading / "feed.rss"
    measured = measure({"feed": [program, "read", feed]}, max(3, options.runs // 4), least=40)
    if measured["feed"]:
        size = feed.stat().st_size / 1e6
        rows.append(Row(f"reading a feed, {size:.1f} MB", f"{size / measured['feed'][0]:.0f} MB/s", ""))


def main_content(options, rows):
    """F1 of words of main-content extraction, beside trafilatura."""
    program = options.programs / "chancery-bench"
    if not options.trafilatura or not program.exists():
        return
    done = subprocess.run([options.trafilatura, DATA / "content.py", program], stdout=subprocess.PIPE, text=True)
    values = dict(line.split() for line in done.stdout.splitlines() if len(line.split()) == 2)
    if done.returncode != 0 or not {"pages", "chancery", "trafilatura"} <= values.keys():
        notice("left out: main-content extraction (content.py failed)")
        return
    ours, theirs = float(values["chancery"]), float(values["trafilatura"])
    # A share that must be high: the promise of at least 0.95 as a ratio of at most 1.
    rows.append(Row(f"F1 of main content on {values['pages']} pages: 0.95 / Chancery's", f"{ours:.3f}", "0.950",
                    0.95 / ours, 1.0))
    rows.append(Row("the same: trafilatura's / Chancery's", f"{ours:.3f}", f"{theirs:.3f}", theirs / ours, 1.0))


def first_line(command):
    try:
        output = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True).stdout
    except OSError:
        return ""
    return output.splitlines()[0] if output else ""


def machine(options):
    """The machine and the versions that the figures hold for; no host name and no path."""
    model = platform.machine()
    for line in Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines():
        if line.startswith("model name"):
            model = line.split(":", 1)[1].strip()
            break
    lines = [f"Machine: {os.cpu_count()} cores, {model}; load at the start {os.getloadavg()[0]:.1f}."]
    versions = [first_line(["pandoc", "--version"]), first_line(["lua5.4", "-v"]).split("  ")[0]]
    if options.spacy:
        versions.append(first_line([options.spacy, "-c", "import spacy; print('spaCy', spacy.__version__)"]))
    lines.append(f"Compared with: {', '.join(version for version in versions if version)}.")
    lines.append(f"Medians; {options.runs} runs of short commands, a tenth of that of long ones.")
    return lines


def print_table(rows, markdown):
    table = [["figure", "ours", "other", "ratio", "promised", "reached"]] + [row.cells() for row in rows]
    if markdown:
        table.insert(1, ["---", "---:", "---:", "---:", "---:", "---"])
        for cells in table:
            print("| " + " | ".join(cells) + " |")
        return
    table = [[cell.replace("**", "").replace("`", "") for cell in cells] for cells in table]
    widths = [max(len(cells[i]) for cells in table) for i in range(len(table[0]))]
    for cells in table:
        line = [cells[0].ljust(widths[0])] + [cell.rjust(width) for cell, width in zip(cells[1:], widths[1:])]
        print("  ".join(line).rstrip())


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--programs", type=Path, required=True, help="folder of the release executables")
    parser.add_argument("--seeds", type=Path, required=True, help="folder of the seed document")
    parser.add_argument("--corpus", type=Path, help="folder of the State of the Union addresses")
    parser.add_argument("--spacy", type=Path, help="the Python that has spaCy and its model")
    parser.add_argument("--reading", type=Path, help="folder of the files of corpora.py")
    parser.add_argument("--lxml", type=Path, help="the Python that has lxml")
    parser.add_argument("--trafilatura", type=Path, help="the Python that has trafilatura")
    parser.add_argument("--only-reading", action="store_true", help="measure nothing but reading")
    parser.add_argument("--runs", type=int, default=31, help="runs of a short command")
    parser.add_argument("--markdown", action="store_true", help="write a Markdown table")
    options = parser.parse_args()
    header = machine(options)
    rows = []
    parts = () if options.only_reading else (whole_process, inner_loops, throughput)
    for part in (*parts, reading, main_content):
        part(options, rows)
    print("\n".join(header), end="\n\n")
    print_table(rows, options.markdown)


main()

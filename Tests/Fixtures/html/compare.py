#!/usr/bin/env python3
"""Compares main-content extraction with trafilatura on the pages of this folder: F1 of words, a page and on average.

    compare.py TRY_READER        # the program that prints what a reader makes of a file
"""

import collections
import glob
import os
import re
import subprocess
import sys

import trafilatura

PAGES = os.path.join(os.path.dirname(os.path.abspath(__file__)), "pages")
WORD = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]|[^\W_]+")


def words(text):
    return collections.Counter(re.findall(WORD, text.lower()))


def score(got, wanted):
    got, wanted = words(got), words(wanted)
    both = sum((got & wanted).values())
    precision, recall = both / max(1, sum(got.values())), both / max(1, sum(wanted.values()))
    return precision, recall, 2 * precision * recall / max(1e-9, precision + recall)


def ours(program, path):
    out = subprocess.run([program, path], capture_output=True, text=True).stdout
    body = out.split("\n")
    start = next((i for i, line in enumerate(body) if line.startswith("[")), len(body))
    return "\n".join(re.sub(r"^\[[a-z_]+ [^\]]*\] ", "", line) for line in body[start:-2])


def main():
    names = sorted(os.path.basename(p)[:-5] for p in glob.glob(PAGES + "/*.html"))
    sums = [0.0, 0.0]
    for name in names:
        path = os.path.join(PAGES, name)
        with open(path + ".txt", encoding="utf-8") as file:
            wanted = file.read()
        with open(path + ".html", "rb") as file:
            theirs = trafilatura.extract(file.read(), include_comments=False, include_tables=True) or ""
        mine, other = score(ours(sys.argv[1], path + ".html"), wanted), score(theirs, wanted)
        sums = [sums[0] + mine[2], sums[1] + other[2]]
        print(f"{name:16} Chancery P {mine[0]:.3f} R {mine[1]:.3f} F1 {mine[2]:.3f}   trafilatura P {other[0]:.3f} R {other[1]:.3f} F1 {other[2]:.3f}")
    print(f"{'average':16} Chancery F1 {sums[0] / len(names):.4f}   trafilatura F1 {sums[1] / len(names):.4f}")


if __name__ == "__main__":
    main()

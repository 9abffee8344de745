"""Main-content extraction: F1 of words on the pages of Tests/Fixtures/html, of Chancery and of trafilatura.

    content.py CHANCERY_BENCH        # prints "NAME VALUE" lines
"""

import importlib.util
import subprocess
import sys
from pathlib import Path

import trafilatura

FOLDER = Path(__file__).parents[2] / "Tests/Fixtures/html"
specification = importlib.util.spec_from_file_location("compare", FOLDER / "compare.py")
compare = importlib.util.module_from_spec(specification)
specification.loader.exec_module(compare)


def main():
    ours, theirs = [], []
    for page in sorted((FOLDER / "pages").glob("*.html")):
        wanted = page.with_suffix(".txt").read_text(encoding="utf-8")
        read = subprocess.run([sys.argv[1], "read-text", page], capture_output=True, text=True).stdout
        other = trafilatura.extract(page.read_bytes(), include_comments=False, include_tables=True) or ""
        ours.append(compare.score(read, wanted)[2])
        theirs.append(compare.score(other, wanted)[2])
    print("pages", len(ours))
    print("chancery", sum(ours) / len(ours))
    print("trafilatura", sum(theirs) / len(theirs))


main()

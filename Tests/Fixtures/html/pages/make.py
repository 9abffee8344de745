#!/usr/bin/env python3
"""Builds the pages of this folder and their gold texts.

Every page is an invented text in an invented outlet's template, with what surrounds texts on real sites: menus, cookie
walls, boxes, cards, comments. NAME.html is the page, NAME.txt the text that a reader of it wants, one block a line:
headline, standfirst, byline where it stands in the text, paragraphs, items, cells, captions of figures, footnotes.
"""

import os
import random

from furniture import *  # noqa: F403
from texts import *  # noqa: F403

HERE = os.path.dirname(os.path.abspath(__file__))


def main():
    import templates

    for name, build in templates.PAGES.items():
        page, gold = build()
        encoding = "utf-8"
        if isinstance(page, tuple):
            page, encoding = page
        with open(os.path.join(HERE, name + ".html"), "wb") as file:
            file.write(page.encode(encoding, "xmlcharrefreplace"))
        with open(os.path.join(HERE, name + ".txt"), "w", encoding="utf-8") as file:
            file.write("\n".join(gold) + "\n")


if __name__ == "__main__":
    main()

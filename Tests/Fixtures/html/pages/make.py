#!/usr/bin/env python3
"""Builds the pages of this folder and their gold texts.

Every page is an invented text in an invented outlet's template, with what surrounds texts on real sites: menus, consent
dialogues, boxes, cards, comments. NAME.html is the page, NAME.txt the text that a reader of it wants, one block a line:
headline, standfirst, paragraphs, items, cells, captions of figures, footnotes.
"""

import os

import templates

HERE = os.path.dirname(os.path.abspath(__file__))

for name, build in templates.PAGES.items():
    page, gold = build()
    page, encoding = page if isinstance(page, tuple) else (page, "utf-8")
    with open(os.path.join(HERE, name + ".html"), "wb") as file:
        file.write(page.encode(encoding, "xmlcharrefreplace"))
    with open(os.path.join(HERE, name + ".txt"), "w", encoding="utf-8") as file:
        file.write("\n".join(gold) + "\n")

"""An e-book made with ebooklib."""
import random
import sys

from ebooklib import epub

import text

source = random.Random(5)
book = epub.EpubBook()
book.set_identifier("urn:isbn:9780000000000")
book.set_title("Corridors of the North")
book.set_language("en")
book.add_author("Anna Berg")
book.add_author("Luca Moretti")
book.add_metadata("DC", "publisher", "Harbour Institute")
book.add_metadata("DC", "date", "2024-05-06")
book.add_metadata("DC", "subject", "transit")
book.add_metadata("DC", "description", "<p>On <b>corridors</b>.</p>")
chapters = []
for number in range(1, 4):
    chapter = epub.EpubHtml(title=f"Chapter {number}", file_name=f"text/chapter {number}.xhtml", lang="en")
    chapter.content = (
        f"<html><body><h1>Chapter {number}</h1><p>{text.paragraph(source)}</p><ul><li>one</li><li>two</li></ul>"
        f"<table><tr><th>Year</th><td>{2020 + number}</td></tr></table></body></html>"
    )
    book.add_item(chapter)
    chapters.append(chapter)
book.toc = tuple(chapters)
book.add_item(epub.EpubNcx())
book.add_item(epub.EpubNav())
book.spine = ["nav", *chapters]
epub.write_epub(sys.argv[1], book)

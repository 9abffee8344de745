"""Feeds made with feedgen (RSS 2.0, Atom), and an RSS 1.0 feed in windows-1251 made with lxml."""
import random
import sys
from datetime import datetime, timedelta, timezone
from pathlib import Path

from feedgen.feed import FeedGenerator
from lxml import etree

import text

folder = Path(sys.argv[1])
source = random.Random(3)
feed = FeedGenerator()
feed.load_extension("dc")
feed.id("urn:example:feed")
feed.title("Harbour Bulletin")
feed.link(href="https://example.org/feed", rel="self")
feed.link(href="https://example.org", rel="alternate")
feed.description("News of the corridors")
feed.language("en")
for number in range(1, 6):
    entry = feed.add_entry(order="append")
    entry.id(f"urn:example:{number}")
    entry.title(f"Report {number}: ports & borders")
    entry.link(href=f"https://example.org/{number}")
    entry.author(name="Anna Berg", email="anna@example.org")
    entry.published(datetime(2025, 6, number, 9, 30, tzinfo=timezone(timedelta(hours=2))))
    entry.updated(datetime(2025, 6, number, 12, 0, tzinfo=timezone.utc))
    entry.category(term="transit")
    entry.description(text.sentence(source), isSummary=True)
    entry.content(f"<p>{text.paragraph(source)}</p><p>{text.sentence(source)}</p>", type="CDATA")
feed.rss_file(str(folder / "bulletin.rss"), pretty=True)
feed.atom_file(str(folder / "bulletin.atom"), pretty=True)

RDF, RSS, DC = (
    "http://www.w3.org/1999/02/22-rdf-syntax-ns#", "http://purl.org/rss/1.0/", "http://purl.org/dc/elements/1.1/")
root = etree.Element(f"{{{RDF}}}RDF", nsmap={"rdf": RDF, None: RSS, "dc": DC})
channel = etree.SubElement(root, f"{{{RSS}}}channel", {f"{{{RDF}}}about": "https://example.org/ru"})
etree.SubElement(channel, f"{{{RSS}}}title").text = "Вестник гавани"
etree.SubElement(channel, f"{{{DC}}}language").text = "ru"
for number, title in enumerate(["Порт открыт", "Граница & транзит"], 1):
    item = etree.SubElement(root, f"{{{RSS}}}item", {f"{{{RDF}}}about": f"https://example.org/ru/{number}"})
    etree.SubElement(item, f"{{{RSS}}}title").text = title
    etree.SubElement(item, f"{{{RSS}}}link").text = f"https://example.org/ru/{number}"
    etree.SubElement(item, f"{{{RSS}}}description").text = f"<p>Совет обсудил вопрос {number}.</p>"
    etree.SubElement(item, f"{{{DC}}}creator").text = "Анна Берг"
    etree.SubElement(item, f"{{{DC}}}date").text = f"2025-06-0{number}T08:00:00+03:00"
etree.ElementTree(root).write(str(folder / "vestnik.rdf"), encoding="windows-1251", xml_declaration=True, pretty_print=True)

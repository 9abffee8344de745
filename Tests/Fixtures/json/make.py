#!/usr/bin/env python3
"""Makes the JSON files of this folder with Python's json. Run in this folder."""
import json


def write(name, value, encoding="utf-8", **options):
    with open(name, "w", encoding=encoding) as file:
        json.dump(value, file, ensure_ascii=options.pop("ascii", False), **options)


articles = [
    {
        "source": {"id": None, "name": "The Northern Gazette"},
        "author": "By Mira Holt; Jon Vega",
        "title": "Ministers agree on transit — at last",
        "description": "A summary.",
        "url": "https://example.org/transit",
        "publishedAt": "2024-03-12T09:15:00Z",
        "content": "MINSK — Ministers agreed on a transit regime.\n\nIt enters into force in 2025, officials said.",
    },
    {
        "source": {"id": "x", "name": "Example Wire"},
        "author": None,
        "title": "Water plan",
        "url": "https://example.org/water",
        "publishedAt": "2024-03-13T00:00:00Z",
        "content": "<p>The plan covers <b>five</b> rivers.</p><p>Costs &amp; dates are open.</p>",
    },
]
write("envelope.json", {"status": "ok", "totalResults": 2, "articles": articles}, indent=2)
write("array.json", [{"id": n, "text": "Record %d speaks of customs." % n, "lang": "en_GB", "tags": "customs; trade"} for n in range(1, 31)])
write("document.json", {
    "@type": "NewsArticle", "headline": "A single document", "datePublished": "12 March 2024",
    "author": [{"@type": "Person", "name": "Mira Holt"}], "publisher": {"name": "The Northern Gazette"},
    "articleBody": "The council met in Bern. It decided on three measures.", "wordCount": 10,
}, indent=1, ascii=True)
write("wide.json", [{"body": "Перевод соглашения готов.", "date": "2024-01-31"}], encoding="utf-16")
write("nested.json", {"response": {"status": "ok", "results": [
    {"id": "world/1", "webTitle": "Nested fields", "webPublicationDate": "2024-02-01T10:00:00Z",
     "fields": {"bodyText": "The text lies one level deeper.", "byline": "Jon Vega"}}]}})

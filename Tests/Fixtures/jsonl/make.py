#!/usr/bin/env python3
"""Makes the JSON Lines files of this folder with Python's json. Run in this folder."""
import json


def write(name, records, end="\n"):
    with open(name, "w", encoding="utf-8", newline="") as file:
        for record in records:
            file.write(json.dumps(record, ensure_ascii=False) + end)


write("posts.jsonl", [
    {"id": "p-%d" % n, "created_at": 1710234000 + 86400 * n, "username": "ministry",
     "full_text": "Statement %d: the délégation welcomes the plan." % n} for n in range(1, 41)])
write("speeches.jsonl", [
    {"speaker": "M. Holt", "date": "2024-03-%02d" % n, "party": "Centre", "speech": "Madam President, item %d is urgent.\n\nI thank you." % n}
    for n in range(1, 11)], end="\r\n")
with open("damaged.jsonl", "w", encoding="utf-8") as file:
    file.write('{"text": "The first line is sound."}\n')
    file.write('{"text": "The second is cut o\n')
    file.write("\n")
    file.write('{"text": "The fourth line is sound, too."}\n')
    file.write("[1, 2]\n")
    file.write('{"text": "Die letzte Zeile hat kein Ende."}')


# A document as `chancery annotate --to jsonl` writes it.
text = "é – Zürı\n\nnew\nline "
saved = {
    "id": "x y", "text": text,
    "meta": {"title": {"value": "T", "origin": "declared"}, "authors": {"value": ["A"], "origin": "command line"}},
    "blocks": [
        {"kind": "heading", "level": 1, "start": 0, "end": 8},
        {"kind": "table_cell", "level": 0, "start": 10, "end": 18, "cell": {"table": 1, "row": 1, "column": 2, "header": True}},
    ],
    "layers": {"entities": {"attributes": {"type": "string", "names": "list<string>"}, "items": [
        {"start": 4, "end": 8, "text": "Zürı", "type": "place", "names": ["é"]},
        {"start": 10, "end": 18, "text": "new\nline", "names": []}]}},
}
write("saved.jsonl", [saved, saved])

"""Makes the files that `Scripts/bench` measures reading with: invented prose, the same in every run.

    corpora.py FOLDER        # files that are there are kept
"""

import csv
import html
import io
import json
import random
import subprocess
import sys
import tarfile
import textwrap
import zipfile
from email.message import EmailMessage
from pathlib import Path

WORDS = """the council of ministers agreed on a plan for trade and transit between member states while delegations asked
for more time to study water management and the énergie réforme that is to be decided in the autumn by all parties with
an interest in it as was said at the border commission from which reports have come on prices roads and schools""".split()

WORKS = {
    "prose.txt": lambda path, chance: path.write_text(prose(chance, 40_000), encoding="utf-8"),
    "wrapped.txt": lambda path, chance: path.write_text(wrapped(chance, 20_000), encoding="utf-8"),
    "page.html": lambda path, chance: path.write_text(page(chance, 16_000), encoding="utf-8"),
    "records.jsonl": lambda path, chance: path.write_text(records(chance, 20_000), encoding="utf-8"),
    "table.csv": lambda path, chance: path.write_text(table(chance, 20_000), encoding="utf-8"),
    "mails.mbox": lambda path, chance: path.write_bytes(mails(chance, 5_000)),
    "feed.rss": lambda path, chance: path.write_text(feed(chance, 6_000), encoding="utf-8"),
    "report.pdf": lambda path, chance: path.write_bytes(pdf(chance, 400)),
    "archive.tar.gz": lambda path, chance: archive(path, chance),
    "archive.zip": lambda path, chance: archive(path, chance),
    "report.docx": lambda path, chance: converted(path, chance),
    "report.odt": lambda path, chance: converted(path, chance),
    "report.epub": lambda path, chance: converted(path, chance),
}


def sentence(chance):
    return " ".join(chance.choices(WORDS, k=chance.randint(12, 30))).capitalize() + "."


def paragraph(chance):
    return " ".join(sentence(chance) for _ in range(chance.randint(3, 6)))


def prose(chance, count):
    return "\n\n".join(paragraph(chance) for _ in range(count)) + "\n"


def wrapped(chance, count):
    return "\n\n".join(textwrap.fill(paragraph(chance), 72) for _ in range(count)) + "\n"


def page(chance, count):
    menu = "".join(f'<li><a href="/{n}">Section {n}</a></li>' for n in range(60))
    out = ['<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Report</title></head><body>',
           f'<nav><ul>{menu}</ul></nav><main><h1>Report</h1>']
    for n in range(count):
        if n % 20 == 0:
            out.append(f'<h2 id="s{n}" class="title">Part {n // 20}</h2>')
        if n % 50 == 7:
            cells = "".join(f"<tr><td>{row}</td><td>{chance.randint(1, 999)}</td></tr>" for row in range(10))
            out.append(f'<table class="data"><tr><th>Year</th><th>Value</th></tr>{cells}</table>')
        words = html.escape(paragraph(chance), quote=False).split(" ")
        words[3] = f'<a href="/x/{n}">{words[3]}</a>'
        words[8] = f'<em class="mark">{words[8]}</em>'
        out.append(f'<div class="wrap n{n % 7}"><p class="text">{" ".join(words)}</p></div>')
    return "\n".join([*out, "</main></body></html>"])


def records(chance, count):
    lines = []
    for n in range(count):
        record = {"id": f"r{n}", "title": sentence(chance)[:60], "published": f"2024-03-{n % 28 + 1:02}T09:15:00Z",
                  "author": "Jane Doe", "url": f"https://example.org/{n}",
                  "text": "\n\n".join(paragraph(chance) for _ in range(5)), "tags": ["trade", "water"]}
        # As half of all programs write it: everything beyond ASCII escaped.
        lines.append(json.dumps(record, ensure_ascii=bool(n % 2)))
    return "\n".join(lines) + "\n"


def table(chance, count):
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(["id", "title", "published", "text"])
    for n in range(count):
        writer.writerow([f"r{n}", sentence(chance)[:60], "2024-03-12", "\n\n".join(paragraph(chance) for _ in range(5))])
    return out.getvalue()


def mails(chance, count):
    out = io.BytesIO()
    for n in range(count):
        mail = EmailMessage()
        mail["From"], mail["To"] = f"Jane Doe <jane{n}@example.org>", "desk@example.org"
        mail["Subject"] = f"Note {n} – réforme"
        mail["Date"], mail["Message-ID"] = "Tue, 12 Mar 2024 09:15:00 +0100", f"<{n}@example.org>"
        mail.set_content("\n\n".join(textwrap.fill(paragraph(chance), 72) for _ in range(6)))
        out.write(b"From jane@example.org Tue Mar 12 09:15:00 2024\n" + mail.as_bytes().replace(b"\nFrom ", b"\n>From ")
                  + b"\n")
    return out.getvalue()


def feed(chance, count):
    out = ['<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" '
           'xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Desk</title>']
    for n in range(count):
        text = "".join(f"<p>{paragraph(chance)}</p>" for _ in range(5))
        out.append(f"<item><title>Note {n}</title><link>https://example.org/{n}</link>"
                   f"<pubDate>Tue, 12 Mar 2024 09:15:00 +0100</pubDate><description>{sentence(chance)}</description>"
                   f"<content:encoded><![CDATA[{text}]]></content:encoded></item>")
    return "\n".join([*out, "</channel></rss>"])


def pdf(chance, pages):
    """Pages of two columns with running heads, in a font that every reader has."""
    objects = ["<< /Type /Catalog /Pages 2 0 R >>", "", "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"]
    kids = []
    for number in range(1, pages + 1):
        lines = [f"BT /F1 9 Tf 72 800 Td (Report on trade and transit) Tj ET BT /F1 9 Tf 290 30 Td ({number}) Tj ET"]
        for left in (60, 310):
            text = textwrap.wrap(" ".join(paragraph(chance) for _ in range(9)).encode("ascii", "ignore").decode(), 48)
            rows = " T* ".join(f"({line}) Tj" for line in text[:58])
            lines.append(f"BT /F1 10 Tf 12 TL {left} 770 Td {rows} ET")
        stream = "\n".join(lines)
        kids.append(f"{len(objects) + 1} 0 R")
        objects.append(f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {len(objects) + 2} 0 R "
                       "/Resources << /Font << /F1 3 0 R >> >> >>")
        objects.append(f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream")
    objects[1] = f"<< /Type /Pages /Count {pages} /Kids [{' '.join(kids)}] >>"
    out, places = "%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n{body}\nendobj\n"
    table_of_places = "".join(f"{place:010} 00000 n \n" for place in places)
    out += (f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table_of_places}"
            f"trailer << /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{len(out)}\n%%EOF\n")
    return out.encode("ascii")


def archive(path, chance):
    members = [(f"notes/{n:05}.txt", prose(chance, 10).encode()) for n in range(4_000)]
    if path.suffix == ".zip":
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as target:
            for name, content in members:
                target.writestr(name, content)
        return
    with tarfile.open(path, "w:gz", compresslevel=6) as target:
        for name, content in members:
            entry = tarfile.TarInfo(name)
            entry.size = len(content)
            target.addfile(entry, io.BytesIO(content))


def converted(path, chance):
    """A report with headings, lists, notes and tables, made by pandoc."""
    out = ["---\ntitle: Report\nlang: en\n---\n"]
    for n in range(150):
        out += [f"## Part {n}\n", *(paragraph(chance) + "\n" for _ in range(6)), paragraph(chance) + f"[^{n}]\n",
                f"[^{n}]: {sentence(chance)}\n", *(f"- {sentence(chance)}\n" for _ in range(3)),
                "| Year | Value |\n|---|---|\n" + "".join(f"| {2000 + row} | {row * 7} |\n" for row in range(8))]
    subprocess.run(["pandoc", "-f", "markdown", "-o", path], input="\n".join(out).encode(), check=True)


def main():
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    for number, (name, make) in enumerate(WORKS.items()):
        path = folder / name
        if path.exists():
            continue
        part = folder / f"part-{name}"
        make(part, random.Random(number))
        part.rename(path)


main()

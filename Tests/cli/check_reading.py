"""Makes files of every format in encodings that are not UTF-8, runs the program on them, and looks at what it read."""
import email.message
import email.policy
import gzip
import io
import json
import mailbox
import os
import subprocess
import sys
import tarfile
import zipfile

chancery = os.environ["CHANCERY"]
root = os.environ["ROOT"]
fixtures = os.path.join(root, "Tests", "Fixtures")
failures = 0

RUSSIAN = ("Министры государств-участников встретились в понедельник в Минске. "
           "Они договорились о плане сотрудничества на 2025 год, а также о том, что он будет подписан главами государств "
           "до конца года. Это не первая встреча по вопросам торговли и безопасности, и не последняя.")
JAPANESE = "加盟国の閣僚は月曜日にミンスクで会合を開き、来年の計画に署名することで合意した。"
GERMAN = "Die Minister der Länder trafen sich am Montag in Köln und einigten sich über die Höhe der Beiträge für das Jahr."


def fail(text):
    global failures
    failures += 1
    print(text)


def run(*arguments, status=0):
    """Runs the program; its standard output as text, and standard error."""
    result = subprocess.run([chancery, *arguments], capture_output=True, timeout=120)
    error = result.stderr.decode("utf-8", "replace")
    if result.returncode != status:
        fail(f"chancery {' '.join(arguments)}: status {result.returncode} instead of {status}\n{error}")
    return result.stdout.decode("utf-8"), error


def documents(*arguments, status=0):
    """The documents of a run, by id."""
    output, error = run("annotate", "--to", "jsonl", "--layers", "", *arguments, status=status)
    read = {}
    for line in output.splitlines():
        document = json.loads(line)
        read[document["id"]] = document
    return read, error


def write(path, content):
    os.makedirs(os.path.dirname(path) or ".", exist_ok=True)
    with open(path, "wb") as file:
        file.write(content)


def mail(text, charset, subject):
    message = email.message.EmailMessage(policy=email.policy.SMTP)
    message["Subject"] = email.header.Header(subject, charset).encode()
    message["From"] = "press@example.org"
    message["Date"] = "Mon, 06 May 2024 10:00:00 +0300"
    message.set_content(text, charset=charset, cte="base64")
    return message


def encodings():
    """A file a format, none in UTF-8; each holds a sentence that must come out right."""
    html = (f'<html><head><meta http-equiv="Content-Type" content="text/html; charset=%s"><title>{RUSSIAN[:8]}</title>'
            f"</head><body><h1>Встреча</h1><p>{RUSSIAN}</p></body></html>")
    cases = {
        "plain-1251.txt": (RUSSIAN + "\n").encode("cp1251"),
        "plain-koi8.txt": (RUSSIAN + "\n").encode("koi8-r"),
        "plain-16.txt": (RUSSIAN + "\n").encode("utf-16"),
        "page-1251.html": (html % "windows-1251").encode("cp1251"),
        "page-koi8.html": (html % "koi8-r").encode("koi8-r"),
        "page-16.html": (html % "utf-16").encode("utf-16"),
        "note-1251.md": f"# Встреча\n\n{RUSSIAN}\n".encode("cp1251"),
        "act-1251.xml": f'<?xml version="1.0" encoding="windows-1251"?><act><p>{RUSSIAN}</p></act>'.encode("cp1251"),
        "act-16.xml": f'<?xml version="1.0" encoding="UTF-16"?><act><p>{RUSSIAN}</p></act>'.encode("utf-16"),
        "feed-koi8.rss": (
            '<?xml version="1.0" encoding="koi8-r"?><rss version="2.0"><channel><title>Вести</title><item>'
            f"<title>Встреча</title><guid>1</guid><description>{RUSSIAN}</description></item></channel></rss>"
        ).encode("koi8-r"),
        "mail-koi8.eml": bytes(mail(RUSSIAN, "koi8-r", "Встреча министров")),
        "records-16.json": json.dumps([{"title": "Встреча", "text": RUSSIAN}], ensure_ascii=False).encode("utf-16"),
        "records-16.jsonl": (json.dumps({"title": "Встреча", "text": RUSSIAN}, ensure_ascii=False) + "\n").encode("utf-16"),
        "table-1251.csv": f"id;title;text\n7;Встреча;{RUSSIAN}\n".encode("cp1251"),
    }
    for name, content in cases.items():
        write(f"encodings/{name}", content)
    box = mailbox.mbox("encodings/box.mbox")
    box.add(mail(RUSSIAN, "windows-1251", "Встреча"))
    box.add(mail(RUSSIAN, "koi8-r", "Встреча"))
    box.close()
    with tarfile.open("encodings/all.tar.gz", "w:gz") as archive:
        for name, content in cases.items():
            member = tarfile.TarInfo("inner/" + name)
            member.size = len(content)
            archive.addfile(member, io.BytesIO(content))
    read, error = documents("encodings")
    for name in list(cases) + ["box.mbox", "all.tar.gz"]:
        # A feed's item, a mail and a row have ids of their own: the path tells where they come from.
        found = [d for d in read.values() if d["meta"]["path"]["value"].split("!")[0].split("#")[0] == "encodings/" + name]
        wanted = {"box.mbox": 2, "all.tar.gz": len(cases)}.get(name, 1)
        if len(found) != wanted:
            fail(f"{name}: {len(found)} documents instead of {wanted}\n{error}")
        for document in found:
            if "Министры государств-участников" not in document["text"] or "\ufffd" in document["text"]:
                fail(f"{document['id']}: {document['text'][:80]!r}")
            if document["meta"].get("language", {}).get("value") != "ru":
                fail(f"{document['id']}: language {document['meta'].get('language')}")
    subjects = [d["meta"]["title"]["value"] for d in read.values() if d["meta"]["path"]["value"].endswith(".eml")]
    if any(subject != "Встреча министров" for subject in subjects) or len(subjects) != 2:
        fail(f"subjects: {subjects}")
    for name, text, charset in [("japanese.txt", JAPANESE, "shift_jis"), ("german.txt", GERMAN, "latin-1")]:
        write(f"guesses/{name}", text.encode(charset))
    read, error = documents("guesses")
    for id, text in [("japanese.txt", JAPANESE), ("german.txt", GERMAN)]:
        if read.get(id, {}).get("text", "").strip() != text:
            fail(f"{id}: {read.get(id, {}).get('text')!r}")


def tools():
    """What LibreOffice, pandoc, Chromium, Python's email and others made: every file is read, or says why not."""
    known = {
        "docx/bomb.docx": "ratio", "docx/old.doc": "binary Word document", "docx/password.docx": "password",
        "pdf/encrypted.pdf": "password", "pdf/scan.pdf": "OCR",
    }
    for name in sorted(os.listdir(fixtures)):
        folder = os.path.join(fixtures, name)
        if not os.path.isdir(folder) or name == "html":
            continue
        output, error = run("annotate", "--to", "jsonl", "--layers", "", folder, status=subprocess_status(name))
        if not output:
            fail(f"nothing of {name} was read\n{error}")
        for path, text in known.items():
            if path.startswith(name + "/"):
                line = [line for line in error.splitlines() if path in line]
                if not line or text not in line[0]:
                    fail(f"{path}: {line}")


def subprocess_status(name):
    return 1 if name in ("archive", "docx", "jsonl", "pdf") else 0


def order():
    """Documents come in the order of the inputs, whatever the number of processes."""
    folders = [os.path.join(fixtures, name) for name in ("archive", "epub", "mbox", "pdf", "docx", "markdown", "feed")]
    outputs = []
    for jobs in ("1", "2", "5"):
        result = subprocess.run(
            [chancery, "annotate", "--to", "jsonl", "--layers", "times", "--jobs", jobs, *folders], capture_output=True)
        outputs.append(result.stdout)
    if len(set(outputs)) != 1:
        fail("the output depends on the number of processes")


def round_trip():
    """What `annotate --to jsonl` wrote is read back: the same document, but for where it came from."""
    first, _ = run("annotate", "--to", "jsonl", os.path.join(fixtures, "markdown"), os.path.join(root, "seeds"))
    write("trip/a.jsonl", first.encode())
    second, _ = run("annotate", "--to", "jsonl", "trip/a.jsonl")
    if len(first.splitlines()) != len(second.splitlines()) or not first:
        fail("the round trip lost documents")
    for line, again in zip(first.splitlines(), second.splitlines()):
        a, b = json.loads(line), json.loads(again)
        for document in (a, b):
            document["meta"].pop("path", None)
            document["meta"].pop("format", None)
        if a != b:
            fail(f"{a['id']}: changed by the round trip: {[key for key in a if a[key] != b.get(key)]}")


def metadata():
    """Tables of metadata: in the folder, by name; rows and files without one another are listed once."""
    write("meta/a.txt", b"Ministers met in Minsk. They agreed on a plan.\n")
    write("meta/b.html", b"<html><title>B</title><body><p>Ministers met in Baku. They agreed on a plan.</p></body></html>")
    write("meta/c.txt", b"Nobody speaks of this text.\n")
    write("meta/metadata.csv", "path;title;published;outlet\na.txt;Первый документ о сотрудничестве государств;3 May 2024;ТАСС\nb.html;Second;;\nnone.txt;x;;\n".encode("cp1251"))
    write("more.csv", b"path,outlet,authors\nmeta/b.html,Wire,A. One; B. Two\n")
    read, error = documents("--meta-from", "more.csv", "--meta", "place=here", "meta")
    a, b = read["a.txt"]["meta"], read["b.html"]["meta"]
    if (a["title"], a["published"]["value"], a["outlet"]["value"]) != (
            {"value": "Первый документ о сотрудничестве государств", "origin": "table"}, "2024-05-03", "ТАСС"):
        fail(f"metadata of a.txt: {a}")
    if b["title"]["value"] != "Second" or b["outlet"]["value"] != "Wire" or b["authors"]["value"] != ["A. One", "B. Two"]:
        fail(f"metadata of b.html: {b}")
    if "metadata.csv" in read or a["place"]["value"] != "here":
        fail("metadata.csv was read as a document, or --meta was lost")
    if error.count("none.txt") != 1 or error.count("meta/c.txt") != 2:
        fail(f"what is missing is not listed once a table:\n{error}")
    write("broken/metadata.csv", b"file,title\na.txt,x\n")
    write("broken/a.txt", b"Ministers met.\n")
    _, error = documents("broken", status=1)
    if "no column 'path'" not in error:
        fail(f"a table without paths:\n{error}")


def damage():
    """A bad record in the middle is named with its place, and the rest is read."""
    lines = [json.dumps({"id": f"r{n}", "text": f"Record {n} speaks of the plan."}) for n in range(1, 6)]
    lines[2] = '{"id": "r3", "text": "never ends'
    write("damage/five.jsonl", "\n".join(lines).encode())
    with zipfile.ZipFile("damage/five.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        for n in range(1, 6):
            archive.writestr(f"m{n}.txt", f"Member {n} speaks of the plan for the year. " * 20)
        archive.writestr("../../climbs.txt", "A name that climbs is only a name.")
    content = bytearray(open("damage/five.zip", "rb").read())
    place = content.index(b"m3.txt") + 12
    content[place] ^= 0xFF
    write("damage/five.zip", bytes(content))
    read, error = documents("damage", status=1)
    for id in ("r1", "r2", "r4", "r5", "five.zip!m1.txt", "five.zip!m5.txt", "five.zip!../../climbs.txt"):
        if id not in read:
            fail(f"{id} was not read: {sorted(read)}\n{error}")
    if "line 3" not in error or "m3.txt" not in error:
        fail(f"the damage is not named:\n{error}")
    write("cut.txt.gz", gzip.compress(RUSSIAN.encode() * 100)[:-20])
    _, error = documents("cut.txt.gz", status=1)
    if "cut.txt" not in error:
        fail(f"a gzip file cut short:\n{error}")


def forced():
    """`--format` beats what a file looks like; an unknown one is wrong usage."""
    write("page.txt", b"<p>One <b>two</b> three.</p>")
    read, _ = documents("--format", "html", "page.txt")
    if read["page.txt"]["text"].strip() != "One two three.":
        fail(f"forced HTML: {read}")
    read, _ = documents("--format", "text", "page.txt")
    if "<p>" not in read["page.txt"]["text"]:
        fail(f"forced text: {read}")
    _, error = documents("--format", "htm", "page.txt", status=2)
    if "html" not in error:
        fail(f"an unknown format:\n{error}")
    write("rows.csv", b"a,note,b\n1,The plan was agreed by all.,2\n")
    read, _ = documents("--text-field", "note", "rows.csv")
    if [d["text"].strip() for d in read.values()] != ["The plan was agreed by all."]:
        fail(f"--text-field: {read}")


for check in (encodings, tools, order, round_trip, metadata, damage, forced):
    check()
sys.exit(1 if failures else 0)

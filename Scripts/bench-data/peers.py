"""What a user of Python would write to get the text of a file: what Chancery's readers are measured against.

    peers.py text|html|jsonl|mbox|csv FILE
"""

import sys


def text(path):
    import re
    with open(path, "rb") as file:
        return sum(len(part) for part in re.split(r"\n\s*\n", file.read().decode("utf-8")))


def page(path):
    import lxml.html
    with open(path, "rb") as file:
        return len(lxml.html.fromstring(file.read()).text_content())


def jsonl(path):
    import json
    with open(path, encoding="utf-8") as file:
        return sum(len(json.loads(line)["text"]) for line in file)


def mbox(path):
    import email
    import email.policy
    import mailbox
    total = 0
    # One parse a mail, with the policy that gives decoded headers and contents.
    box = mailbox.mbox(path, factory=lambda file: email.message_from_binary_file(file, policy=email.policy.default))
    for mail in box:
        total += len(mail["subject"]) + len(mail.get_content())
    return total


def table(path):
    import csv
    csv.field_size_limit(1 << 30)
    with open(path, encoding="utf-8", newline="") as file:
        return sum(len(row["text"]) for row in csv.DictReader(file))


WORKS = {"text": text, "html": page, "jsonl": jsonl, "mbox": mbox, "csv": table}
print(WORKS[sys.argv[1]](sys.argv[2]), "characters of text in", sys.argv[2])

"""Check W3C Web Annotations, without Chancery's code and with Python's library only.

    python3 check_webannotation.py FILE.jsonld [IRI=TEXTFILE]...

Each line is a collection with one page. Checked are the demands of the Web Annotation Data Model on what Chancery
writes, and with IRI=TEXTFILE that the selectors lead to what they quote. Prints faults; exits 1 if there was one, or no
collection.
"""

import json
import re
import sys
from pathlib import Path

IRI = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^\s<>\"{}|\\^`]+$")
MOTIVATIONS = set("""assessing bookmarking classifying commenting describing editing highlighting identifying linking
moderating questioning replying reviewing tagging""".split())
FIELDS = {
    "AnnotationCollection": {"@context", "id", "type", "label", "total", "first"},
    "AnnotationPage": {"id", "type", "startIndex", "items"},
    "Annotation": {"id", "type", "motivation", "generator", "body", "target"},
    "TextualBody": {"type", "value", "format", "purpose"},
    "SpecificResource": {"type", "source", "selector"},
    "Text": {"id", "type", "format", "language", "via"},
    "Software": {"type", "name"},
    "TextPositionSelector": {"type", "start", "end"},
    "TextQuoteSelector": {"type", "exact", "prefix", "suffix"},
}
OPTIONAL = {"language", "via", "prefix", "suffix"}


class Checker:
    def __init__(self, texts):
        self.texts, self.faults, self.ids = texts, [], set()
        self.collections = self.annotations = 0

    def fault(self, where, message):
        self.faults.append(f"{where}: {message}")

    def shape(self, where, value, kind):
        """The object has this type and the fields that belong to it."""
        if not isinstance(value, dict) or value.get("type") != kind:
            self.fault(where, f"is no {kind}: {str(value)[:80]}")
            return False
        wrong = set(value) - FIELDS[kind] | FIELDS[kind] - set(value) - OPTIONAL
        if wrong:
            self.fault(where, f"{kind}: fields {sorted(wrong)} are missing or too many")
        if "id" in value and not IRI.match(str(value["id"])):
            self.fault(where, f"the id {value['id']!r} is no absolute IRI")
        return not wrong

    def identity(self, where, value):
        if value["id"] in self.ids:
            self.fault(where, f"the id {value['id']} is repeated")
        self.ids.add(value["id"])

    def collection(self, where, value):
        if not self.shape(where, value, "AnnotationCollection"):
            return
        self.collections += 1
        self.identity(where, value)
        if value["@context"] != "http://www.w3.org/ns/anno.jsonld":
            self.fault(where, f"the context is {value['@context']!r}")
        page = value["first"]
        if not self.shape(where, page, "AnnotationPage"):
            return
        self.identity(where, page)
        if not isinstance(page["items"], list) or value["total"] != len(page["items"]) or page["startIndex"] != 0:
            self.fault(where, "total, startIndex and items do not agree")
        for number, annotation in enumerate(page["items"]):
            self.annotation(f"{where}, item {number}", annotation)

    def annotation(self, where, value):
        if not self.shape(where, value, "Annotation"):
            return
        self.annotations += 1
        self.identity(where, value)
        self.shape(where, value["generator"], "Software")
        for body in value["body"]:
            if self.shape(where, body, "TextualBody") and (
                    body["purpose"] not in MOTIVATIONS or not isinstance(body["value"], str)):
                self.fault(where, f"body {body}")
        if value["motivation"] not in MOTIVATIONS or not value["body"]:
            self.fault(where, f"motivation {value['motivation']!r}, {len(value['body'])} bodies")
        target = value["target"]
        if self.shape(where, target, "SpecificResource") and self.shape(where, target["source"], "Text"):
            self.selectors(where, target)

    def selectors(self, where, target):
        position, quote = target["selector"]
        if not self.shape(where, position, "TextPositionSelector") or not self.shape(where, quote, "TextQuoteSelector"):
            return
        start, end = position["start"], position["end"]
        if type(start) is not int or type(end) is not int or not 0 <= start < end:
            self.fault(where, f"the position {start}..{end}")
        text = self.texts.get(target["source"]["id"])
        if text is None:
            return
        prefix, suffix = quote.get("prefix", ""), quote.get("suffix", "")
        if text[start:end] != quote["exact"]:
            self.fault(where, f"{text[start:end]!r} stands there, {quote['exact']!r} is quoted")
        if not text[:start].endswith(prefix) or not text[end:].startswith(suffix):
            self.fault(where, f"prefix {prefix!r} or suffix {suffix!r} does not stand there")


def main(arguments):
    if not arguments:
        print(__doc__.strip(), file=sys.stderr)
        return 2
    texts = {}
    for argument in arguments[1:]:
        iri, _, path = argument.partition("=")
        texts[iri] = Path(path).read_bytes().decode("utf-8-sig")
    checker = Checker(texts)
    for number, line in enumerate(Path(arguments[0]).read_bytes().decode("utf-8").split("\n")[:-1], 1):
        checker.collection(f"line {number}", json.loads(line))
    for fault in checker.faults[:50]:
        print(fault)
    print(f"{checker.collections} collections, {checker.annotations} annotations, {len(checker.faults)} faults")
    return 1 if checker.faults or not checker.collections else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

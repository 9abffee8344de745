"""Check CoNLL-U files against the rules of the format, without Chancery's code and with Python's library only.

    python3 check_conllu.py FILE.conllu [ID=TEXTFILE]...

The rules are those of levels 1 and 2 of the validator of Universal Dependencies: lines, columns, comments, text and
tokens, parts of speech, trees. With ID=TEXTFILE, TokenRange must lead back to the words in the text of that document.
Prints every fault with its line; exits 1 if there was one, or no sentence.
"""

import re
import sys
import unicodedata
from pathlib import Path
from urllib.parse import unquote

UPOS = set("ADJ ADP ADV AUX CCONJ DET INTJ NOUN NUM PART PRON PROPN PUNCT SCONJ SYM VERB X".split())
RELATION = re.compile(r"[a-z]+(:[a-z]+)?$")
# Controls, separators, embeddings and isolates of the bidirectional algorithm: words go without them.
HIDDEN = set("LRE RLE LRO RLO PDF LRI RLI FSI PDI".split())
KEY = re.compile(r"[A-Za-z][A-Za-z0-9_]*$")


def is_hidden(character):
    """Tells whether a word goes without this character."""
    return (character.isspace() or unicodedata.category(character) == "Cc"
            or unicodedata.bidirectional(character) in HIDDEN)


class Checker:
    def __init__(self, texts):
        self.texts = texts
        self.faults = []
        self.sentences = 0
        self.seen = set()
        self.document = None
        self.last_end = 0

    def fault(self, line, message):
        self.faults.append(f"line {line}: {message}")

    def check(self, data):
        try:
            text = data.decode("utf-8")
        except UnicodeDecodeError as error:
            self.fault(0, str(error))
            return
        if not text.endswith("\n\n"):
            self.fault(0, "the file does not end with an empty line")
        for bad, name in (("\r", "carriage return"), ("\ufeff", "byte order mark"), ("\ufffd", "U+FFFD")):
            if text[:1] == bad or bad != "\ufeff" and bad in text:
                self.fault(0, f"a {name} in the file")
        comments, words = [], []
        for number, line in enumerate(text.split("\n")[:-1], 1):
            if unicodedata.normalize("NFC", line) != line:
                self.fault(number, "not in normal form C")
            if line == "":
                self.sentence(number, comments, words)
                comments, words = [], []
            elif line[0] == "#" and not words:
                comments.append(line)
            else:
                words.append((number, line.split("\t")))
        if comments or words:
            self.fault(0, "the last sentence is not closed")

    def comment(self, line, comments, name, required=False):
        found = [match[1] for match in (re.match(rf"# {name} = (.*)$", comment) for comment in comments) if match]
        if len(found) > 1 or required and not found:
            self.fault(line, f"{len(found)} comments '{name}'")
        return found[0] if found else None

    def sentence(self, line, comments, words):
        self.sentences += 1
        if not words:
            self.fault(line, "an empty line without a sentence before it")
            return
        identifier = self.comment(line, comments, "sent_id", required=True) or ""
        text = self.comment(line, comments, "text", required=True) or ""
        document = self.comment(line, comments, "newdoc id")
        if document is not None:
            self.document, self.last_end = unquote(document), 0
        for value in (identifier, document, self.comment(line, comments, "newpar id")):
            if value is not None and (value in self.seen or not re.fullmatch(r"[^\s/]+", value)):
                self.fault(line, f"the id '{value}' is repeated or holds white space or a slash")
            self.seen.add(value)
        built = ""
        for index, (number, columns) in enumerate(words):
            if len(columns) != 10:
                self.fault(number, f"{len(columns)} columns")
                return
            self.word(number, columns, index + 1, len(words))
            built += columns[1]
            if "SpaceAfter=No" not in columns[9].split("|") and index + 1 < len(words):
                built += " "
        if text != built or text != text.strip():
            self.fault(line, f"text is {text!r}, the words make {built!r}")
        self.tree(line, [columns for _, columns in words])

    def word(self, number, columns, expected, count):
        for column in columns:
            if column == "" or re.search(r"\s", column):
                self.fault(number, f"{column!r} is empty or holds white space")
        if columns[0] != str(expected):
            self.fault(number, f"the number is {columns[0]} instead of {expected}")
        if columns[3] not in UPOS:
            self.fault(number, f"UPOS {columns[3]!r}")
        if not columns[6].isdigit() or int(columns[6]) > count or int(columns[6]) == expected:
            self.fault(number, f"HEAD {columns[6]!r}")
        if not RELATION.match(columns[7]) or (columns[6] == "0") != (columns[7] == "root"):
            self.fault(number, f"DEPREL {columns[7]!r} with HEAD {columns[6]}")
        self.misc(number, columns)

    def misc(self, number, columns):
        fields = {}
        for field in columns[9].split("|") if columns[9] != "_" else []:
            key, equals, value = field.partition("=")
            if not equals or not value or not KEY.match(key) or key in fields:
                self.fault(number, f"MISC field {field!r}")
            fields[key] = value
        start, _, end = fields.get("TokenRange", "").partition(":")
        if not start.isdigit() or not end.isdigit() or not self.last_end <= int(start) < int(end):
            self.fault(number, f"TokenRange {start}:{end}")
            return
        self.last_end = int(end)
        if self.document in self.texts:
            form = self.texts[self.document][int(start):int(end)]
            form = "".join(character for character in form if not is_hidden(character))
            if unicodedata.normalize("NFC", form).replace("\ufffd", "\u25a1") != columns[1]:
                self.fault(number, f"TokenRange leads to {form!r} instead of {columns[1]!r}")

    def tree(self, line, rows):
        heads = {int(row[0]): int(row[6]) for row in rows if row[0].isdigit() and row[6].isdigit()}
        if list(heads.values()).count(0) != 1:
            self.fault(line, "not exactly one root")
        for word in heads:
            steps, at = 0, word
            while at and steps <= len(heads):
                at, steps = heads.get(at, 0), steps + 1
            if at:
                self.fault(line, f"word {word} hangs on a circle")


def main(arguments):
    if not arguments:
        print(__doc__.strip(), file=sys.stderr)
        return 2
    texts = {}
    for argument in arguments[1:]:
        identifier, _, path = argument.partition("=")
        texts[identifier] = Path(path).read_bytes().decode("utf-8-sig")
    checker = Checker(texts)
    checker.check(Path(arguments[0]).read_bytes())
    for fault in checker.faults[:50]:
        print(fault)
    print(f"{checker.sentences} sentences, {len(checker.faults)} faults")
    return 1 if checker.faults or not checker.sentences else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

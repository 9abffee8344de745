"""Check pages that `annotate --to html` wrote, without Chancery's code and with Python's library only.

    python3 check_html.py FILE.html [TEXTFILE]...

Every element is closed in order, nothing is loaded or run, and the articles hold the whole text of the documents, in
order; white space aside. Prints faults; exits 1 if there was one.
"""

import re
import sys
from html.parser import HTMLParser
from pathlib import Path

VOID = {"meta", "input", "br"}
KNOWN = VOID | set("""html head title style body article p h1 h2 h3 h4 h5 h6 details summary div table tr th td fieldset
legend label span b i ul li blockquote pre mark a""".split())
ATTRIBUTES = set("""lang charset http-equiv content name class dir open scope type checked title data-t href""".split())
# Not shown: controls, and what reorders text in secret.
HIDDEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\u2028\u2029]")


class Checker(HTMLParser):
    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.faults, self.stack, self.articles, self.policy = [], [], [], ""

    def fault(self, message):
        self.faults.append(f"line {self.getpos()[0]}: {message}")

    def handle_starttag(self, tag, attrs):
        attributes = dict(attrs)
        if tag not in KNOWN or set(attributes) - ATTRIBUTES or len(attributes) != len(attrs):
            self.fault(f"<{tag}> with {attrs}")
        if tag == "a" and not re.match(r"https?://", attributes.get("href") or ""):
            self.fault(f"a link to {attributes.get('href')!r}")
        if attributes.get("http-equiv") == "Content-Security-Policy":
            self.policy = attributes["content"]
        if tag == "article":
            self.articles.append([])
        if tag not in VOID:
            self.stack.append((tag, attributes))

    def handle_endtag(self, tag):
        if not self.stack or self.stack[-1][0] != tag:
            self.fault(f"</{tag}> closes {[name for name, _ in self.stack[-3:]]}")
        else:
            self.stack.pop()

    def handle_data(self, data):
        if not any(name == "article" for name, _ in self.stack):
            return
        furniture = any(name in ("details", "fieldset") or attributes.get("class") in ("id", "place")
                        for name, attributes in self.stack)
        if not furniture:
            self.articles[-1].append(data)


def squeezed(text):
    return re.sub(r"\s+", "", HIDDEN.sub("", text))


def main(arguments):
    if not arguments:
        print(__doc__.strip(), file=sys.stderr)
        return 2
    page = Path(arguments[0]).read_bytes().decode("utf-8")
    checker = Checker()
    checker.feed(page)
    checker.close()
    if checker.stack:
        checker.fault(f"never closed: {[name for name, _ in checker.stack]}")
    if "default-src 'none'" not in checker.policy or "script" in checker.policy:
        checker.fault(f"the policy is {checker.policy!r}")
    if re.search(r"@import|url\(|expression\(", page.partition("<style>")[2].partition("</style>")[0]):
        checker.fault("the style sheet loads something")
    if len(arguments) > 1 and len(checker.articles) != len(arguments) - 1:
        checker.fault(f"{len(checker.articles)} articles for {len(arguments) - 1} documents")
    for path, pieces in zip(arguments[1:], checker.articles):
        expected = squeezed(Path(path).read_bytes().decode("utf-8-sig"))
        # A title that is no heading of the text stands above it.
        if not squeezed("".join(pieces)).endswith(expected):
            checker.fault(f"the article of '{path}' is not its text")
    for fault in checker.faults[:50]:
        print(fault)
    print(f"{len(checker.articles)} articles, {len(checker.faults)} faults")
    return 1 if checker.faults or not checker.articles else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

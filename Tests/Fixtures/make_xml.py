"""A law in Akoma Ntoso, made with lxml."""
import random
import sys

from lxml import etree
from lxml.builder import ElementMaker

import text

source = random.Random(9)
A = ElementMaker(namespace="http://docs.oasis-open.org/legaldocml/ns/akn/3.0", nsmap={None: "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"})
points = [
    A.point(A.num(f"({letter})"), A.content(A.p(f"{verb} the annual figures;")))
    for letter, verb in [("a", "publish"), ("b", "review")]
]
body = A.body(
    A.section(A.num("1."), A.heading("Scope"), A.content(A.p("This Act applies", A.authorialNote(A.p("See the annex.")), " to rivers."))),
    A.section(A.num("2."), A.heading("Duties"), A.list(A.intro(A.p("Each agency shall:")), *points)),
    A.section(
        A.num("3."), A.heading("Fees"),
        A.content(A.p(text.paragraph(source)), A.table(A.tr(A.th(A.p("Year")), A.th(A.p("Fee"))), A.tr(A.td(A.p("2026")), A.td(A.p("12")))))),
)
meta = A.meta(A.identification(A.FRBRWork(
    A.FRBRthis(value="/akn/ex/act/2024/1"), A.FRBRdate(date="2024-03-01", name="Generation"),
    A.FRBRalias(value="Water Act", name="short")), source="#source"))
act = A.act(meta, A.preface(A.longTitle(A.p("An Act on ", A.docTitle("Water and Energy")))), body, name="act")
etree.ElementTree(A.akomaNtoso(act)).write(sys.argv[1], encoding="utf-8", xml_declaration=True, pretty_print=True)

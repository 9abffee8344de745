"""A Word document with what Word documents have: python-docx, and Word's own XML where it has no words for it."""
import random
import sys
from datetime import datetime

import docx
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn

import text

source = random.Random(7)
W = nsdecls("w")


def add(paragraph, xml):
    paragraph._p.append(parse_xml(xml))


book = docx.Document()
properties = book.core_properties
properties.title = "Water and Energy: Draft Decision"
properties.author = "Anna Berg; Luca Moretti"
properties.keywords = "water, energy; transit"
properties.language = "en-GB"
properties.created = datetime(2025, 3, 4, 9, 30)
properties.modified = datetime(2025, 3, 9, 10, 0)

german = book.styles.add_style("berschrift1", WD_STYLE_TYPE.PARAGRAPH)
german.base_style = book.styles["Heading 1"]

book.add_heading("Water and Energy", 0)
book.add_paragraph("Background", style="Heading 1")
book.add_paragraph(text.paragraph(source))
book.add_paragraph("Zielsetzung", style="berschrift1")
book.add_paragraph("Members shall act with restraint.", style="Quote")
for level, name in enumerate(["List Bullet", "List Bullet 2", "List Bullet 3"]):
    book.add_paragraph(f"bullet at depth {level + 1}", style=name)
book.add_paragraph("first number", style="List Number")

changes = book.add_paragraph("The deadline is ")
add(changes, f'<w:del {W} w:id="1" w:author="A"><w:r><w:delText>never</w:delText></w:r></w:del>')
add(changes, f'<w:ins {W} w:id="2" w:author="A"><w:r><w:t xml:space="preserve">1 May 2026</w:t></w:r></w:ins>')
add(changes, f'<w:r {W}><w:rPr><w:vanish/></w:rPr><w:t xml:space="preserve"> SECRET</w:t></w:r>')
add(changes, f'<w:r {W}><w:t>.</w:t></w:r>')

field = book.add_paragraph("See page ")
add(field, f'<w:r {W}><w:fldChar w:fldCharType="begin"/></w:r>')
add(field, f'<w:r {W}><w:instrText> PAGEREF x </w:instrText></w:r>')
add(field, f'<w:r {W}><w:fldChar w:fldCharType="separate"/></w:r>')
add(field, f'<w:r {W}><w:t>12</w:t></w:r>')
add(field, f'<w:r {W}><w:fldChar w:fldCharType="end"/></w:r>')
add(field, f'<w:r {W}><w:t xml:space="preserve"> for co</w:t><w:softHyphen/><w:t>operation on e</w:t><w:noBreakHyphen/><w:t>mail.</w:t></w:r>')

lines = book.add_paragraph("one line")
add(lines, f'<w:r {W}><w:br/><w:t>two</w:t><w:tab/><w:t>lines</w:t></w:r>')

box = book.add_paragraph("Anchor of the box.")
WPS = ('xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
       'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" xmlns:v="urn:schemas-microsoft-com:vml"')
BOX = "<w:txbxContent><w:p><w:r><w:t>Text of the box.</w:t></w:r></w:p></w:txbxContent>"
add(box, f'<w:r {W} {WPS}><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx>{BOX}</wps:txbx></w:drawing>'
         f'</mc:Choice><mc:Fallback><w:pict><v:textbox>{BOX}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>')

table = book.add_table(rows=4, cols=3)
header = table.rows[0]._tr.get_or_add_trPr()
header.append(parse_xml(f"<w:tblHeader {W}/>"))
for column, name in enumerate(["Measure", "Lead", "Year"]):
    table.cell(0, column).text = name
for row in range(1, 4):
    for column in range(3):
        table.cell(row, column).text = f"r{row + 1}c{column + 1}"
table.cell(1, 0).merge(table.cell(1, 1)).text = "wide"
table.cell(2, 0).text = "tall"
table.cell(3, 0).text = ""
table.cell(2, 0).merge(table.cell(3, 0))
inner = table.cell(2, 2).add_table(1, 2)
inner.cell(0, 0).text = "inner one"
inner.cell(0, 1).text = "inner two"
table.cell(3, 1).add_paragraph("second line")
book.sections[0].header.paragraphs[0].text = "RUNNING HEADER"
book.sections[0].footer.paragraphs[0].text = "RUNNING FOOTER"
book.add_paragraph("The end.")
book.save(sys.argv[1])

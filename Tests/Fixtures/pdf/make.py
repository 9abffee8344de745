#!/usr/bin/env python3
"""Makes the PDFs of this folder and what pdftotext makes of them.

Needs of Debian: libreoffice-writer-nogui, chromium, pandoc, texlive-latex-base, qpdf, poppler-utils; of PyPI: reportlab.
"""
import os
import pathlib
import random
import subprocess
import tempfile

from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle, getSampleStyleSheet
from reportlab.lib.units import mm
from reportlab.pdfgen import canvas
from reportlab.platypus import Paragraph, SimpleDocTemplate, Spacer, Table, TableStyle

HERE = pathlib.Path(__file__).resolve().parent


def run(*command, cwd=HERE):
    subprocess.run(command, cwd=cwd, check=True, env={**os.environ, "SOURCE_DATE_EPOCH": "1930000000"}, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def paper():
    with tempfile.TemporaryDirectory() as folder:
        for _ in range(2):
            run("pdflatex", "-interaction=batchmode", "-output-directory", folder, "paper.tex")
        (HERE / "paper.pdf").write_bytes((pathlib.Path(folder) / "paper.pdf").read_bytes())


def printed(name):
    """Chromium's print to PDF."""
    with tempfile.TemporaryDirectory() as folder:
        run("chromium", "--headless=new", "--no-sandbox", "--disable-gpu", f"--user-data-dir={folder}",
            "--no-pdf-header-footer", f"--print-to-pdf={name}.pdf", (HERE / f"{name}.html").as_uri())


def newsletter():
    printed("newsletter")


def nashra():
    printed("nashra")


SECTIONS = [
    ("Summary", [
        "The Council for Inland Waters met four times in the year under review and adopted eleven recommendations. "
        "Seven of them have been carried out, three are being carried out, and one was withdrawn after the government "
        "of Ostmark had asked for a new assessment of its costs.",
        "Members agreed that the common gauge network must be finished before the next flood season.{note} They also "
        "agreed to share the readings of private gauges, provided that their owners are paid for the upkeep."]),
    ("Flood protection", [
        "Work on the upper dykes went on throughout the summer. Forty-one kilometres were raised, nine more than had "
        "been planned, since the river was low until October and the contractors could use both banks. The cost for "
        "each kilometre fell by a tenth against the year before.",
        "In the lower basin progress was slower. Two municipalities have not yet bought the meadows that are to take up "
        "the water, and the mediation that the council had offered was refused by the landowners.{note} The council will "
        "therefore ask the ministers to decide on expropriation, as the treaty allows in its ninth article."]),
    ("Shipping", [
        "Traffic on the river rose by three per cent. Containers made up half of the growth, building material the rest. "
        "The locks at Brandau and Velm were closed for repair for eleven weeks, and the detour through the northern canal "
        "cost the trade an estimated nineteen million crowns.",
        "A common licence for masters has been in force since March. Six hundred and twelve have been issued so far; the "
        "examiners turned down forty candidates, most of them for want of practice at night. The council regards the "
        "licence as a success and recommends that the neighbouring basins accept it."]),
    ("Outlook", [
        "The next year will be marked by the renewal of the treaty. Negotiations begin in February, and the council has "
        "been asked to prepare drafts for the chapters on data, on liability and on the financing of joint works.",
        "The secretariat moves to its new building in the spring. Its address and its telephone numbers will change, the "
        "electronic addresses will not. Visitors are asked to make appointments until the end of May."]),
]
NOTES = ["Recommendation 4 of the meeting in Velm, adopted without a vote.",
         "Letter of the association of landowners to the council of 2 September 2030, not published."]


def report():
    """A report by LibreOffice: running header and footer, footnotes, headings, a list."""
    body, note = [], 0
    for number, (title, paragraphs) in enumerate(SECTIONS, 1):
        body.append(f'<text:h text:style-name="Heading" text:outline-level="1">{number}. {title}</text:h>')
        for text in paragraphs:
            while "{note}" in text:
                note += 1
                text = text.replace(
                    "{note}", f'<text:note text:id="n{note}" text:note-class="footnote"><text:note-citation>{note}'
                    f"</text:note-citation><text:note-body><text:p text:style-name=\"Footnote\">{NOTES[note - 1]}"
                    "</text:p></text:note-body></text:note>", 1)
            body.append(f'<text:p text:style-name="Body">{text}</text:p>')
    items = "".join(f"<text:list-item><text:p text:style-name=\"Item\">{item}</text:p></text:list-item>" for item in [
        "the gauge network, with a first report in June;", "the licence for masters;",
        "the meadows of the lower basin, where the ministers are to decide whether the land is to be bought or taken "
        "against compensation."])
    body.append('<text:p text:style-name="Body">Three matters stay on the agenda:</text:p>'
                f'<text:list text:style-name="L">{items}</text:list>')
    document = (HERE / "report.fodt.in").read_text().replace("@BODY@", "\n".join(body))
    with tempfile.TemporaryDirectory() as folder:
        source = pathlib.Path(folder) / "report.fodt"
        source.write_text(document)
        run("soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", "pdf", "--outdir",
            folder, str(source))
        (HERE / "report.pdf").write_bytes((pathlib.Path(folder) / "report.pdf").read_bytes())


def tables():
    """A table over two pages between paragraphs, and a second one with cells of several lines, by reportlab."""
    styles = getSampleStyleSheet()
    body = ParagraphStyle("body", parent=styles["BodyText"], fontSize=10, leading=13)
    cell = ParagraphStyle("cell", parent=body, fontSize=9, leading=11)
    rows = [["Country", "Pledged in 2030", "Paid by 2031", "Share"]]
    names = ["Aldora", "Belmark", "Casteria", "Dunmere", "Estova", "Fenwick Isles", "Gallia Minor", "Hestria"]
    for index, name in enumerate(names):
        pledged = 40 + 13 * index
        rows.append([name, f"{pledged}.5 million", f"{pledged - 7 - index}.0 million", f"{(pledged - 7 - index) * 100 // pledged}%"])
    wide = [["Measure", "Responsible", "State of things"]] + [[Paragraph(text, cell) for text in row] for row in [
        ("Common register of ships", "Ministry of Transport of Belmark, with the harbour masters",
         "The register is open since May; two countries have yet to send their data."),
        ("Fund for small harbours", "Secretariat",
         "The statutes are drafted. The bank wants a guarantee, which the ministers discuss in the autumn."),
        ("Pilots' school", "Government of Estova", "Building has begun."),
    ]]
    style = TableStyle([("GRID", (0, 0), (-1, -1), 0.4, "black"), ("FONTNAME", (0, 0), (-1, 0), "Helvetica-Bold"),
                        ("VALIGN", (0, 0), (-1, -1), "TOP")])
    story = [
        Paragraph("Pledges and payments", styles["Title"]),
        Paragraph("The table shows what the members of the fund have pledged for the year 2030 and what had arrived when the "
                  "accounts were closed. Amounts are in crowns at the rate of the last day of the year.", body),
        Spacer(1, 5 * mm), Table(rows, colWidths=[40 * mm, 40 * mm, 40 * mm, 20 * mm], style=style), Spacer(1, 5 * mm),
        Paragraph("Payments fell short of the pledges in every country. The treasurer expects the rest before the summer, and "
                  "reminds the members that interest is due from July.", body),
        Paragraph("Measures", styles["Heading2"]),
        Paragraph("Three measures were agreed on at the same meeting.", body), Spacer(1, 3 * mm),
        Table(wide, colWidths=[40 * mm, 50 * mm, 70 * mm], style=style), Spacer(1, 5 * mm),
        Paragraph("All of them are to be reviewed after two years.", body),
    ]
    SimpleDocTemplate(str(HERE / "tables.pdf"), pagesize=A4, title="Pledges and payments", author="Fund secretariat",
                      invariant=1).build(story)


def shuffled():
    """Two columns whose lines were drawn in a strange order: line by line over both columns, the foot first."""
    left = ["The ministers of the four river", "states met at Velm on Tuesday and", "agreed on a common timetable for",
            "the dredging of the estuary. Work", "is to begin in September, after the", "season of the eel fishers, and to end",
            "before the ice comes."]
    right = ["The opposition in Ostmark called", "the agreement a surrender. Its", "speaker said that the costs had been",
             "hidden from parliament, and asked", "for a debate. The government has", "a majority of two votes, one of",
             "which is said to be uncertain."]
    pdf = canvas.Canvas(str(HERE / "shuffled.pdf"), pagesize=A4, invariant=1)
    pdf.setTitle("Two columns")
    pdf.setFont("Times-Roman", 11)
    for index in reversed(range(7)):
        pdf.drawString(75 * mm + 45 * mm, 240 * mm - index * 14, right[index])
        pdf.drawString(25 * mm, 240 * mm - index * 14, left[index])
    pdf.setFont("Times-Bold", 18)
    pdf.drawString(25 * mm, 260 * mm, "Dredging agreed, parliament divided")
    pdf.save()


def scan():
    pdf = canvas.Canvas(str(HERE / "scan.pdf"), pagesize=A4, invariant=1)
    random.seed(1)
    for _ in range(2):
        pdf.setFillGray(0.9)
        pdf.rect(0, 0, *A4, fill=1)
        pdf.setFillGray(0)
        for line in range(40):
            pdf.rect(25 * mm, (30 + 6 * line) * mm, random.randint(100, 160) * mm, 2 * mm, fill=1)
        pdf.showPage()
    pdf.save()


def encrypted():
    run("qpdf", "--encrypt", "secret", "owner", "256", "--", "tables.pdf", "encrypted.pdf")


def vestnik():
    """With the header and footer that the browser prints of its own accord."""
    with tempfile.TemporaryDirectory() as folder:
        page = pathlib.Path(folder) / "vestnik.html"
        page.write_text((HERE / "vestnik.html").read_text())
        run("chromium", "--headless=new", "--no-sandbox", "--disable-gpu", f"--user-data-dir={folder}/profile",
            "--print-to-pdf=" + str(HERE / "vestnik.pdf"), page.as_uri())


def bulletin():
    with tempfile.TemporaryDirectory() as folder:
        run("pdflatex", "-interaction=batchmode", "-output-directory", folder, "bulletin.tex")
        (HERE / "bulletin.pdf").write_bytes((pathlib.Path(folder) / "bulletin.pdf").read_bytes())


def handout():
    """By pandoc and LibreOffice, with the look that they give it."""
    with tempfile.TemporaryDirectory() as folder:
        run("pandoc", "-f", "markdown+fancy_lists", "-o", folder + "/handout.docx", "handout.md")
        run("soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", "pdf", "--outdir",
            folder, folder + "/handout.docx")
        (HERE / "handout.pdf").write_bytes((pathlib.Path(folder) / "handout.pdf").read_bytes())


def layouts():
    for pdf in sorted(HERE.glob("*.pdf")):
        if pdf.stem == "encrypted":
            continue
        run("pdftotext", "-bbox-layout", "-enc", "UTF-8", pdf.name, pdf.stem + ".xhtml")


for make in (paper, newsletter, report, tables, shuffled, scan, vestnik, nashra, bulletin, handout, encrypted, layouts):
    make()

#!/usr/bin/env bash
# Makes the fixtures of DOCX, ODT, EPUB, feeds and XML. Needs pandoc, LibreOffice Writer and, from PyPI, python-docx,
# odfpy, ebooklib, feedgen and lxml in the python3 of PATH. The files that it makes are committed.
set -eu
cd "$(dirname "$0")"
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
python3 -c 'import text; print(text.markdown(1))' > "$scratch/concept.md"
python3 -c 'import text; print(text.markdown(2, 2, "Итоговый документ", "ru"))' > "$scratch/outcome.md"
office() { # FORMAT FILE FOLDER
  soffice "-env:UserInstallation=file://$scratch/profile" --headless --convert-to "$1" --outdir "$3" "$2" > "$scratch/log" 2>&1
}
pandoc "$scratch/concept.md" -o docx/pandoc.docx
pandoc "$scratch/concept.md" -o odt/pandoc.odt
pandoc "$scratch/concept.md" --toc -o epub/pandoc-3.epub
pandoc "$scratch/outcome.md" -t epub2 --toc -o epub/pandoc-2.epub
pandoc -s "$scratch/concept.md" -t tei -o xml/tei.xml
pandoc -s "$scratch/concept.md" -t jats -o xml/jats.xml
pandoc -s "$scratch/outcome.md" -t docbook5 -o xml/docbook.xml
cp "$scratch/outcome.md" "$scratch/writer.md"
pandoc "$scratch/writer.md" -o "$scratch/writer.odt"
office docx "$scratch/writer.odt" docx
printf '%s\n' '{\rtf1\ansi A flat file.\par Its second paragraph.\par}' > "$scratch/flat.rtf"
office fodt "$scratch/flat.rtf" odt
python3 make_docx.py docx/word.docx
python3 make_odt.py odt/features.odt
office odt docx/word.docx odt
mv odt/word.odt odt/writer.odt
python3 make_epub.py epub/ebooklib.epub
python3 make_feed.py feed
python3 make_xml.py xml/act.xml
python3 make_hostile.py .

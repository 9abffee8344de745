"""Packages that are hostile or damaged, and packages without compression for the fuzzer to change from within."""
import struct
import sys
import zipfile
from pathlib import Path

root = Path(sys.argv[1])
DROPPED = ("docProps/thumbnail", "word/theme", "Thumbnails", "customXml", "word/webSettings", "word/fontTable", "Configurations")


def stored(source, target, drop=DROPPED):
    with zipfile.ZipFile(root / source) as old, zipfile.ZipFile(root / target, "w", zipfile.ZIP_STORED) as new:
        for info in old.infolist():
            if not info.filename.startswith(drop) and not info.is_dir():
                new.writestr(zipfile.ZipInfo(info.filename), old.read(info))


stored("docx/writer.docx", "docx/stored.docx")
stored("odt/features.odt", "odt/stored.odt")
stored("epub/pandoc-3.epub", "epub/stored.epub")

# 40 paragraphs with 1 MB of blanks each: packed a thousandfold.
with zipfile.ZipFile(root / "docx/stored.docx") as old, zipfile.ZipFile(
    root / "docx/bomb.docx", "w", zipfile.ZIP_DEFLATED, compresslevel=9
) as new:
    for info in old.infolist():
        content = old.read(info)
        if info.filename == "word/document.xml":
            content = content.replace(b"</w:body>", (b"<w:p><w:r><w:t>" + b" " * (1 << 20) + b"</w:t></w:r></w:p>") * 40 + b"</w:body>")
        new.writestr(zipfile.ZipInfo(info.filename), content, zipfile.ZIP_DEFLATED)

# A compound file as Word writes it for a document with a password, and for its old format: header, then a directory.
for name, streams in [("password.docx", ["EncryptionInfo", "EncryptedPackage"]), ("old.doc", ["1Table", "WordDocument"])]:
    data = bytearray(bytes.fromhex("d0cf11e0a1b11ae1")) + bytearray(504)
    for stream in ["Root Entry", *streams]:
        entry = stream.encode("utf-16-le")
        data += entry + bytes(64 - len(entry)) + struct.pack("<H", len(entry) + 2) + bytes(62)
    data += bytes(1024)
    (root / "docx" / name).write_bytes(data)

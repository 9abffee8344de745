#!/usr/bin/env python3
"""Makes the archives of this folder with the usual tools.

Needs of Debian: zip, tar, gzip, xz-utils, zstd.
"""
import gzip
import io
import os
import pathlib
import shutil
import subprocess
import tempfile
import zipfile

HERE = pathlib.Path(__file__).resolve().parent
TEXTS = {
    "council/minutes.txt": "The council met in Velm. It adopted the minutes of the last meeting without changes.\n",
    "council/résumé.txt": "A summary in French follows in the annex, as the rules of procedure demand it.\n",
    "press/release.md": "# Harbour reopened\n\nThe harbour of Sundvik is open again since Monday.\n",
    ".hidden.txt": "Nobody should see this text.\n",
    "council/.DS_Store": "Nor this one.\n",
    "__MACOSX/council/._minutes.txt": "Nor this one, which only a certain system writes.\n",
}


def run(*command, cwd=None, stdout=None):
    subprocess.run(command, cwd=cwd, check=True, stdout=stdout)


def tree(folder):
    for name, text in TEXTS.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    os.symlink("/etc/passwd", folder / "press/link.txt")
    for path in folder.rglob("*"):
        os.utime(path, (1900000000, 1900000000), follow_symlinks=False)


def tools():
    with tempfile.TemporaryDirectory() as temporary:
        folder = pathlib.Path(temporary) / "papers"
        folder.mkdir()
        tree(folder)
        (HERE / "papers.zip").unlink(missing_ok=True)
        run("zip", "-qry", HERE / "papers.zip", ".", cwd=folder)
        (HERE / "encrypted.zip").unlink(missing_ok=True)
        run("zip", "-qX", "-P", "secret", HERE / "encrypted.zip", "council/minutes.txt", cwd=folder)
        run("zip", "-qX", HERE / "encrypted.zip", "press/release.md", cwd=folder)
        os.mkfifo(folder / "press/pipe")
        os.link(folder / "council/minutes.txt", folder / "council/second.txt")
        tar = pathlib.Path(temporary) / "papers.tar"
        run("tar", "--sort=name", "--owner=0", "--group=0", "--format=pax", "-cf", tar, "-C", folder, ".")
        for command, suffix in (["gzip", "-nc"], "gz"), (["xz", "-c"], "xz"), (["zstd", "-qc"], "zst"):
            with open(HERE / f"papers.tar.{suffix}", "wb") as out:
                run(*command, tar, stdout=out)
        with open(folder / "hole.txt", "wb") as out:
            out.seek(80_000_000)
            out.write(b"Behind the hole.\n")
        run("tar", "-cSf", HERE / "sparse.tar", "-C", folder, "hole.txt", "press/release.md")
        notes = pathlib.Path(temporary) / "notes.txt"
        notes.write_text("The first half of the notes. ")
        second = pathlib.Path(temporary) / "second.txt"
        second.write_text("And the second half of them.\n")
        with open(HERE / "notes.txt.gz", "wb") as out:
            run("gzip", "-c", notes, second, stdout=out)
        notes.write_text(notes.read_text() + second.read_text())
        for command, suffix in (["xz", "-c"], "xz"), (["zstd", "-qc"], "zst"):
            with open(HERE / f"notes.txt.{suffix}", "wb") as out:
                run(*command, notes, stdout=out)


def zip_bytes(members, method=zipfile.ZIP_DEFLATED):
    memory = io.BytesIO()
    with zipfile.ZipFile(memory, "w", method) as archive:
        for name, content in members:
            archive.writestr(zipfile.ZipInfo(name, (2030, 1, 1, 0, 0, 0)), content, method)
    return memory.getvalue()


def names():
    """Names in the encodings of old systems, which Python does not write itself."""
    for charset, name in {
        "cp866": "Отчёт о выполнении решений.txt", "cp1251": "Проект постановления.txt",
        "cp437": "Überprüfung der Maßnahmen.txt", "shift_jis": "政策の報告書について.txt", "gbk": "年度政策报告.txt",
    }.items():
        raw = name.encode(charset)
        placeholder = "N" * (len(raw) - 4) + ".txt"
        archive = zip_bytes([(placeholder, "The text of the member is English.\n")])
        (HERE / f"names-{charset}.zip").write_bytes(archive.replace(placeholder.encode(), raw))


def hostile():
    (HERE / "climbing.zip").write_bytes(zip_bytes([
        ("../../etc/cron.d/job.txt", "A name that climbs.\n"), ("/etc/motd.txt", "A name from the root.\n"),
        ("..\\..\\boot.txt", "A name of another system.\n"), ("clear\x1b[2Jscreen\n.txt", "A name with controls.\n"),
        ("safe\u202etxt.exe.txt", "A name that turns round.\n")]))
    (HERE / "bomb.zip").write_bytes(zip_bytes([
        ("before.txt", "Before the bomb.\n"), ("bomb.txt", b"0" * 8_000_000), ("after.txt", "After the bomb.\n")]))
    (HERE / "bomb.txt.gz").write_bytes(gzip.compress(b"0" * 8_000_000, mtime=0))
    nested = zip_bytes([("text.txt", "At the bottom of it all.\n")])
    for depth in range(6):
        nested = zip_bytes([(f"level{depth}.zip", nested), (f"text{depth}.txt", f"On level {depth}.\n")])
    (HERE / "nested.zip").write_bytes(nested)
    stored = zip_bytes([(f"part{n}.txt", f"This is part {n} of the report.\n") for n in range(1, 6)], zipfile.ZIP_STORED)
    (HERE / "stored.zip").write_bytes(stored)
    (HERE / "deflated.zip").write_bytes(zip_bytes([
        (f"part{n}.txt", f"This is part {n} of the report, and it says so many times. " * 4) for n in range(1, 6)]))


tools()
names()
hostile()

"""Runs the program on hostile files and looks at its messages, its memory, and what it leaves behind."""
import io
import json
import os
import shutil
import signal
import stat
import subprocess
import sys
import threading
import time
import zipfile

chancery = os.environ["CHANCERY"]
fixtures = os.path.join(os.environ["ROOT"], "Tests", "Fixtures")
failures = 0


def fail(text):
    global failures
    failures += 1
    print(text)


def check(condition, text):
    if not condition:
        fail(text)


def run(*arguments, status=None, **options):
    """Runs the program; its standard output and standard error."""
    result = subprocess.run([chancery, *arguments], capture_output=True, timeout=60, **options)
    error = result.stderr.decode("utf-8", "replace")
    if status is not None and result.returncode != status:
        fail(f"chancery {' '.join(map(str, arguments))}: status {result.returncode} instead of {status}\n{error[-2000:]}")
    return result.stdout.decode("utf-8"), error


def write(path, content):
    os.makedirs(os.path.dirname(path) or ".", exist_ok=True)
    with open(path, "wb") as file:
        file.write(content if isinstance(content, bytes) else content.encode())


def packed(members):
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in members:
            archive.writestr(name, text)
    return content.getvalue()


def bombs():
    """Archives that each keep to the limits, and ask for terabytes together."""
    content = packed([(f"x{number}.txt", b"word " * (1 << 20)) for number in range(8)])
    for level in range(3):
        content = packed([(f"l{level}-{number}.zip", content) for number in range(16)])
    write("bomb.zip", content)
    start = time.monotonic()
    _, error = run("run", "frequencies", "bomb.zip", status=1)
    check("with all that is packed inside" in error, f"bomb.zip: no word of the budget:\n{error[-500:]}")
    check(time.monotonic() - start < 20, "bomb.zip: it took too long")


def floods():
    """A failure a record must not be a line a record."""
    write("flood.mbox", "From a@b.c Mon May  6 10:00:00 2024\n" * 20000)
    _, error = run("annotate", "--to", "text", "--layers", "", "flood.mbox", status=1)
    check(len(error.splitlines()) < 110, f"flood.mbox: {len(error.splitlines())} lines")
    check("20000 failed" in error, f"flood.mbox: not all are counted:\n{error[-300:]}")
    write("flood.jsonl", "nope nope\n" * 20000)
    _, error = run("annotate", "--to", "text", "--layers", "", "flood.jsonl", status=1)
    check("no JSON Lines" in error, f"flood.jsonl:\n{error[-300:]}")


def disguises():
    """Each gets one line, and none becomes a document."""
    write("disguise/letter.txt", b"{\\rtf1\\ansi The ministers met.}")
    write("disguise/picture.html", b"\x89PNG\r\n\x1a\n" + bytes(100))
    write("disguise/notes.json", "# Notes\n\n- one\n- two\n")
    write("disguise/old.bz2", b"BZh91AY&SY" + bytes(range(200)))
    write("disguise/good.txt", "The ministers met in Velm.")
    name = b"disguise/bad\xff.txt"
    with open(name, "wb") as file:
        file.write(b"The ministers met.")
    output, error = run("annotate", "--to", "jsonl", "--layers", "", "disguise", status=1)
    check([json.loads(line)["id"] for line in output.splitlines()] == ["good.txt"], f"disguises: {output}")
    for word in ["Rich Text", "an image", "no JSON", ".bz2", "not UTF-8"]:
        check(word in error, f"disguises: no word of '{word}':\n{error}")
    check(len(error.splitlines()) == 6, f"disguises: more than a line each:\n{error}")


def names():
    """No control character of a name reaches the terminal."""
    write("names/a\x1b[31mred.txt", "The ministers met.")
    write("names/b.zip", packed([("x\x1b]0;owned\x07.docx", b"PK\x03\x04 damaged"), ("y\u202e.pdf", b"%PDF-1.4 damaged")]))
    _, error = run("run", "frequencies", "names")
    check("\x1b" not in error and "\x07" not in error and "\u202e" not in error, f"names: {error!r}")


def mails():
    """Addresses that the parser would read by recursion, or in quadratic time."""
    for number, field in enumerate(["g:" * 500000, "g," * 300000, "(" * 500000]):
        write(f"mail{number}.eml", f"From: a@b.c\nTo: {field}\nSubject: Talks\n\nThe text.\n")
        output, _ = run("annotate", "--to", "text", "--layers", "", f"mail{number}.eml", status=0)
        check("The text." in output, f"mail{number}.eml: {output[:200]}")


def devices():
    """A device or a pipe as an output is written to, never replaced; the program may well run as root."""
    write("a.txt", "The ministers met in Velm.")
    os.symlink("/dev/null", "null")
    os.mkfifo("pipe")
    received = []
    reader = threading.Thread(target=lambda: received.append(open("pipe", "rb").read()))
    reader.start()
    run("annotate", "--to", "text", "--layers", "", "-o", "pipe", "a.txt", status=0)
    reader.join(10)
    check(received and b"Velm" in received[0], f"pipe: {received}")
    check(stat.S_ISFIFO(os.stat("pipe").st_mode), "the pipe was replaced")
    run("annotate", "--to", "text", "--layers", "", "-o", "null", "a.txt", status=0)
    check(os.path.islink("null"), "the link to a device was replaced")
    os.mkdir("locked")
    _, error = run("annotate", "--to", "text", "--layers", "", "-o", "no/such/folder.txt", "a.txt", status=1)
    check("no/such/folder.txt" in error, f"no folder: {error}")


def memory():
    """What is written does not stay in memory, whether to a file, to a folder or to a reader who is slow."""
    record = json.dumps({"text": "The ministers met in Velm and agreed on a plan. " * 400})
    write("large.jsonl", (record + "\n") * 6000)
    for target in [["-o", "large.txt"], ["-o", "large/"], []]:
        process = subprocess.Popen(
            [chancery, "annotate", "--to", "text", "--layers", "", *target, "large.jsonl"],
            stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
        if not target:
            time.sleep(2)
        reader = threading.Thread(target=lambda: shutil.copyfileobj(process.stdout, io.BytesIO() and open(os.devnull, "wb")))
        most = 0
        if not target:
            most = resident(process.pid)
        reader.start()
        while process.poll() is None:
            most = max(most, resident(process.pid))
            time.sleep(0.05)
        reader.join(10)
        check(process.returncode == 0, f"large.jsonl {target}: status {process.returncode}")
        check(most < 100, f"large.jsonl {target}: the supervisor took {most} MB")
    check(os.path.getsize("large.txt") > 100 << 20, "large.txt is not whole")
    check(len(os.listdir("large")) == 6000, f"large/ has {len(os.listdir('large'))} files")


def resident(pid):
    try:
        with open(f"/proc/{pid}/status") as file:
            return next((int(line.split()[1]) >> 10 for line in file if line.startswith("VmRSS")), 0)
    except OSError:
        return 0


def interruption():
    """Nothing is left behind: no process, no half file."""
    process = subprocess.Popen(
        [chancery, "annotate", "--to", "text", "--layers", "", "-o", "half.txt", "large.jsonl"], stderr=subprocess.DEVNULL)
    time.sleep(0.7)
    children = [int(line) for line in open(f"/proc/{process.pid}/task/{process.pid}/children").read().split()]
    check(len(children) > 1, "interruption: the program had ended already")
    process.send_signal(signal.SIGINT)
    check(process.wait(20) == 130, f"interruption: status {process.returncode}")
    time.sleep(0.3)
    check(not [pid for pid in children if is_running(pid)], "interruption: processes are left")
    check(not [name for name in os.listdir(".") if name.startswith("half")], f"interruption: {os.listdir('.')}")


def is_running(pid):
    try:
        with open(f"/proc/{pid}/stat") as file:
            return file.read().rsplit(")", 1)[1].split()[0] != "Z"
    except OSError:
        return False


def death():
    """A reader that is killed costs the record that it was at."""
    process = subprocess.Popen(
        [chancery, "run", "frequencies", "large.jsonl"], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    killed = False
    while process.poll() is None and not killed:
        for pid in open(f"/proc/{process.pid}/task/{process.pid}/children").read().split():
            try:
                name = open(f"/proc/{pid}/comm").read().strip()
            except OSError:
                continue
            if name == "chancery-reader" and resident(int(pid)) > 8:
                time.sleep(0.3)
                os.kill(int(pid), signal.SIGKILL)
                killed = True
    error = process.communicate(timeout=60)[1].decode()
    check(killed and process.returncode == 1, f"death: status {process.returncode}")
    check("large.jsonl#" in error and "1 failed" in error and "6000 documents" in error, f"death: {error[-500:]}")


for case in [bombs, floods, disguises, names, mails, devices, memory, interruption, death]:
    start = time.monotonic()
    case()
    if os.environ.get("CHANCERY_TIMES"):
        print(f"{case.__name__}: {time.monotonic() - start:.1f} s", file=sys.stderr)
sys.exit(1 if failures else 0)

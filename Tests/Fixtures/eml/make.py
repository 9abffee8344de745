#!/usr/bin/env python3
"""Makes the mails of this folder with Python's email package. Run in this folder."""
import email.policy
from email.header import Header
from email.message import EmailMessage
from email.mime.text import MIMEText

SMTP = email.policy.SMTP.clone(max_line_length=76)


def write(name, message):
    # Boundaries are random otherwise.
    if not isinstance(message, bytes):
        for number, part in enumerate(part for part in message.walk() if part.is_multipart() and part.get_content_maintype() == "multipart"):
            part.set_boundary("=-%s-%d" % (name, number))
    with open(name, "wb") as file:
        file.write(message if isinstance(message, bytes) else message.as_bytes(policy=SMTP))


def head(message, subject, sender="Ana Petrović <ana.petrovic@example.org>", date="Tue, 12 Mar 2024 09:15:00 +0100"):
    message["From"] = sender
    message["To"] = '"Desk, Policy" <desk@example.org>, press@example.com'
    message["Subject"] = subject
    message["Date"] = date
    message["Message-ID"] = "<%s@example.org>" % abs(hash_of(subject))


def hash_of(text):
    value = 7
    for letter in text:
        value = (value * 31 + ord(letter)) % 1000000007
    return value


# Plain text with a reply and a signature, format=flowed by hand.
plain = EmailMessage()
head(plain, "Re: Draft of the chairmanship concept")
plain["Cc"] = "Legal Unit <legal@example.org>"
plain["In-Reply-To"] = "<first@example.org>"
plain["List-Id"] = "Chairmanship drafts <drafts.lists.example.org>"
plain.set_content(
    "Dear colleagues, \n"
    "\n"
    "the second draft keeps all commitments on border trade and adds a paragraph \n"
    "on water management, as the ministry asked. Three points are open:\n"
    "\n"
    "- the date of the ministerial meeting\n"
    "- the budget line for observers\n"
    "- the wording on digital customs\n"
    "\n"
    "> Will the draft mention the joint exercises? Several delegations have \n"
    "> asked for it.\n"
    ">> They did so in January.\n"
    "\n"
    "It will, in section four.\n"
    "\n"
    "-- \n"
    "Ana Petrović\n"
    "Policy Unit\n",
    cte="8bit",
    params={"format": "flowed", "delsp": "no"},
)
write("flowed.eml", plain)

# The same text twice, with a picture, and an attachment whose name is not ASCII.
rich = EmailMessage()
head(rich, "Communiqué de presse – réunion ministérielle")
rich.set_content("Les ministres se sont réunis à Genève.\n\nIls ont adopté un plan d’action pour 2025.\n", cte="quoted-printable")
rich.add_alternative(
    "<html><body><h1>Communiqué</h1><p>Les ministres se sont réunis à <b>Genève</b>.</p>"
    "<p>Ils ont adopté un plan d’action pour 2025.</p><img src='cid:logo'></body></html>",
    subtype="html",
    cte="base64",
)
rich.get_payload()[1].add_related(b"\x89PNG\r\n\x1a\n" + bytes(64), "image", "png", cid="<logo>")
rich.add_attachment("Annexe: mesures prévues.\n".encode(), maintype="text", subtype="plain", filename="annexe é.txt")
rich.add_attachment(b"a,b\n1,2\n", maintype="text", subtype="csv", filename="../../etc/data.csv")
rich.add_attachment(b"a,b\n3,4\n", maintype="text", subtype="csv", filename="../../etc/data.csv")
write("alternative.eml", rich)

# Plain text that only points to the HTML version.
stub = EmailMessage()
head(stub, "Weekly brief", sender="newsletter@example.org")
stub.set_content("Please view this mail in a mail program that shows HTML.\n")
paragraph = "<p>The committee discussed the reform of the customs code and heard experts from nine countries in open session.</p>"
stub.add_alternative("<html><body><h1>Weekly brief</h1>" + paragraph * 6 + "</body></html>", subtype="html")
write("stub.eml", stub)

# Cyrillic in two charsets, headers in a third.
old = MIMEText("Москва. Министры обсудили соглашение о торговле.\n\nСледующая встреча пройдёт в марте.\n", "plain", "koi8-r")
old["From"] = Header("Пресс-служба", "windows-1251").encode() + " <press@example.ru>"
old["To"] = "desk@example.org"
old["Subject"] = Header("Соглашение о торговле и транзите: итоги встречи министров иностранных дел", "koi8-r").encode()
old["Date"] = "Fri, 01 Mar 2024 18:40:05 +0300 (MSK)"
old["Message-ID"] = "<20240301.1@example.ru>"
write("koi8.eml", old)

japan = MIMEText("東京で会議が開かれた。\n", "plain", "iso-2022-jp")
japan["From"] = Header("外務省", "iso-2022-jp").encode() + " <mofa@example.jp>"
japan["Subject"] = Header("会議の結果について", "iso-2022-jp").encode()
japan["Date"] = "Mon, 4 Mar 2024 10:00:00 +0900"
write("japan.eml", japan)

# A forwarded mail inside a mail.
inner = EmailMessage()
head(inner, "Original note", sender="Ministry <note@example.net>")
inner.set_content("The ministry confirms the date of the summit.\n")
outer = EmailMessage()
head(outer, "Fwd: Original note")
outer.set_content("See below.\n")
outer.add_attachment(inner)
write("forward.eml", outer)

# windows-1252 in raw headers and a body that claims to be ASCII.
raw = (
    b"From: Jos\xe9 Garc\xeda <jose@example.es>\r\nSubject: Reuni\xf3n \x96 acta\r\n"
    b"Date: 12 Mar 24 08:00 EST\r\nContent-Type: text/plain; charset=us-ascii\r\n\r\n"
    b"La reuni\xf3n aprob\xf3 el acta.\r\n"
)
write("raw-latin.eml", raw)

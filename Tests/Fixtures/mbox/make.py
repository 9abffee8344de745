#!/usr/bin/env python3
"""Makes the mailboxes of this folder with Python's mailbox package. Run in this folder."""
import mailbox
import os
from email.message import EmailMessage


def mail(number, text):
    message = mailbox.mboxMessage()
    note = EmailMessage()
    note["From"] = "Correspondent %d <c%d@example.org>" % (number, number)
    note["Subject"] = "Despatch %d" % number
    note["Date"] = "Tue, %02d Mar 2024 09:15:00 +0100" % (number % 28 + 1)
    note["Message-ID"] = "<despatch-%d@example.org>" % number
    note.set_content(text)
    message = mailbox.mboxMessage(note)
    message.set_from("c%d@example.org" % number, (2024, 3, number % 28 + 1, 9, 15, 0, 0, 73, 0))
    return message


def box(name, texts):
    if os.path.exists(name):
        os.remove(name)
    folder = mailbox.mbox(name)
    for number, text in enumerate(texts, 1):
        folder.add(mail(number, text))
    folder.flush()
    folder.close()


box("three.mbox", [
    "The talks on the transit agreement went on.\n",
    "From the first day on, delegates spoke of water.\n\nFrom there they turned to trade.\n",
    "The final text is agreed.\n",
])
box("many.mbox", ["Paragraph one of despatch %d.\n\nThe minister promised %d new posts.\n" % (n, n) for n in range(1, 41)])
box("charsets.mbox", ["Der Außenminister reist nach Zürich.\n", "Министр прибыл в Минск.\n", "Ministerul a anunțat planul.\n"])

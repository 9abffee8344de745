#!/usr/bin/env python3
"""Makes the tables of this folder with Python's csv. Run in this folder."""
import csv


def write(name, rows, encoding="utf-8", **options):
    with open(name, "w", encoding=encoding, newline="") as file:
        csv.writer(file, **options).writerows(rows)


head = ["ID", "Headline", "Published", "Author", "Text"]
rows = [
    ["a-1", "Transit, at last", "2024-03-12", "Mira Holt; Jon Vega", "Ministers agreed.\n\nThe text, they said, is \"final\"."],
    ["a-2", "Water", "13.03.2024", "", "The plan covers five rivers; costs are open."],
    ["a-3", "Zürich", "March 14, 2024", "Jon Vega", "Die Außenministerin sprach in Zürich."],
]
write("commas.csv", [head] + rows)
write("semicolons.csv", [head] + rows, encoding="windows-1252", delimiter=";")
write("excel.csv", [head] + rows, encoding="utf-16", delimiter="\t")
write("tabs.tsv", [head] + rows, encoding="utf-8-sig", delimiter="\t", quoting=csv.QUOTE_ALL)
write("votes.csv", [["Country", "Vote", "Explanation of vote"]] + [
    ["Country %d" % n, "yes" if n % 3 else "no", "The delegation of country %d explained its position at length." % n]
    for n in range(1, 21)], lineterminator="\n")

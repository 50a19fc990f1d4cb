"""Reads PDF documents with programs that are not ours: Poppler and qpdf.

    check.py AMENDS EXAMPLES

makes every letter and report of the examples and says what is wrong with them. Needs pdftotext, pdftoppm, pdfinfo,
pdffonts and qpdf. Ends with 0 where nothing is wrong.
"""

import os
import re
import subprocess
import sys
import tempfile
from collections import Counter
from html.parser import HTMLParser
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from paper import check_pages, check_window, conclude, fault, first_difference, make, page_words, paper_words, parted


def said(*command):
    return subprocess.run([str(piece) for piece in command], check=True, capture_output=True, text=True).stdout


class Shape(HTMLParser):
    """What the page of HTML has: its headings, lists, tables, the words of their heads, pictures, and who it is to."""

    def __init__(self, path):
        super().__init__()
        self.count, self.heads, self.title, self.recipient = Counter(), [], "", []
        self.within = None
        text = path.read_text("utf-8")
        self.american = '<html lang="en-US">' in text
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        self.count[tag] += 1
        kind = dict(attributes).get("class")
        if tag in ("th", "h1") or kind == "recipient":
            self.within = kind if kind == "recipient" else tag

    def handle_endtag(self, tag):
        if tag in ("th", "h1", "address"):
            self.within = None

    def handle_data(self, data):
        if self.within == "th":
            self.heads.append(data)
        elif self.within == "h1":
            self.title += data
        elif self.within == "recipient":
            self.recipient.append(data)


def check_words(path, html, shape):
    """Every word of the page, in order; the head of a table stands on each of its pages."""
    found, expected = parted(paper_words(path)), parted(page_words(html, pictures=True))
    heads = set(parted(shape.heads))
    lost, more = Counter(expected) - Counter(found), Counter(found) - Counter(expected)
    if lost or set(more) - heads:
        fault(path.name, f"lost on paper: {dict(lost)}, more than there should be: {dict(more)}")
    elif not more and found != expected:
        fault(path.name, f"in another order: {first_difference(found, expected)}")


def check_properties(path, shape, date):
    about = dict(re.findall(r"^([\w ]+): +(.*)$", said("pdfinfo", "-isodates", path), re.MULTILINE))
    if about["Title"] != shape.title.replace("\u00a0", " ") or not about.get("Author") or about["Tagged"] != "yes":
        fault(path.name, f"properties: {about}")
    if not about["CreationDate"].startswith(date):
        fault(path.name, f"is of {about['CreationDate']}, not of {date}")
    size = [round(float(side) * 25.4 / 72) for side in about["Page size"].split()[:3:2]]
    if size != ([216, 279] if shape.american else [210, 297]):
        fault(path.name, f"paper {size}")
    for line in said("pdffonts", path).splitlines()[2:]:
        # Embedded, of the characters that are used alone, and each with the character it stands for.
        if line.split()[-5:-2] != ["yes"] * 3:
            fault(path.name, f"font: {line}")


def check_structure(path, shape):
    """What the tags say that a reader of the screen hears."""
    tags = Counter(re.findall(r"^ *(\w+)(?=[ :]|$)", said("pdfinfo", "-struct", path), re.MULTILINE))
    for tag, html in (("H1", "h1"), ("H2", "h2"), ("H3", "h3"), ("Table", "table"), ("Figure", "svg"), ("LI", "li")):
        if tags[tag] != shape.count[html]:
            fault(path.name, f"{tags[tag]} {tag} and {shape.count[html]} {html}")
    if tags["TH"] != shape.count["th"] or tags["TD"] != shape.count["td"]:
        fault(path.name, f"cells: {tags['TH']} and {tags['TD']}, of {shape.count['th']} and {shape.count['td']}")


def check(path, date):
    html = path.with_suffix(".html")
    shape = Shape(html)
    sound = subprocess.run(["qpdf", "--check", str(path)], capture_output=True, text=True)
    if sound.returncode != 0 or "No syntax or stream encoding errors" not in sound.stdout:
        fault(path.name, f"qpdf: {sound.stdout} {sound.stderr}")
    check_words(path, html, shape)
    check_properties(path, shape, date)
    check_structure(path, shape)
    check_pages(path)
    if shape.recipient:
        check_window(path, shape.recipient)


def main():
    amends, examples = os.path.abspath(sys.argv[1]), Path(sys.argv[2]).resolve()
    with tempfile.TemporaryDirectory() as out:
        made = make(amends, examples, Path(out), "pdf")
        for path, date in made:
            check(path, date)
    conclude(len(made))


main()

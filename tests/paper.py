"""What the checks of documents on paper have in common: every example made, its words, and where they stand on a page.

Needs pdftotext and pdftoppm.
"""

import html
import re
import subprocess
import sys
import tempfile
from html.parser import HTMLParser
from pathlib import Path

MARGIN_MM = 9
"""How much of each edge of a page has nothing on it."""
DPI = 40
faults = []


def fault(document, what):
    faults.append(f"{document}: {what}")


def words(text):
    """What is between white space; marks of lists are not words."""
    return [word for word in text.split() if word not in "•–-"]


class Page(HTMLParser):
    """The words that a browser shows of a page, with those of its pictures where they are asked for."""

    def __init__(self, pictures):
        super().__init__()
        self.text, self.silent = [], 0
        self.unread = ("style", "title", "desc") if pictures else ("style", "title", "svg")

    def handle_starttag(self, tag, attributes):
        self.silent += tag in self.unread
        self.text.append(" ")

    def handle_endtag(self, tag):
        self.silent -= tag in self.unread
        if tag not in ("b", "strong", "em", "i", "a", "code", "del"):
            self.text.append(" ")

    def handle_data(self, data):
        if not self.silent:
            self.text.append(data)


def page_words(path, pictures=False):
    page = Page(pictures)
    page.feed(path.read_text("utf-8"))
    # Emphasis ends within a sentence, before its stop.
    return words(re.sub(r"\s+([.,;:!?])", r"\1", "".join(page.text)))


def first_difference(one, other):
    for at, pair in enumerate(zip(one, other)):
        if pair[0] != pair[1]:
            return f"word {at}: {one[at:at + 4]} is not {other[at:at + 4]}"
    return f"{len(one)} words and {len(other)}" if len(one) != len(other) else None


def paper_words(path):
    """The words on paper, in the order in which they were set, without the numbers of the pages."""
    text = subprocess.run(["pdftotext", "-raw", str(path), "-"], check=True, capture_output=True, text=True).stdout
    return words(re.sub(r"Page \d+ of \d+\n", "", text.replace("\f", "\n")))


def parted(found):
    """Words as they are where each is broken at its hyphens."""
    return " ".join(found).replace("-", "- ").split()


def check_pages(path):
    """That nothing stands at the edge of a page, and something on each."""
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(["pdftoppm", "-gray", "-r", str(DPI), str(path), f"{folder}/p"], check=True)
        for picture in sorted(Path(folder).iterdir()):
            check_edges(path.name, picture.read_bytes())


def check_edges(name, picture):
    kind, width, height, most = picture.split(maxsplit=4)[:4]
    width, height = int(width), int(height)
    assert kind == b"P5" and most == b"255"
    dots = picture[-width * height:]
    edge = int(MARGIN_MM / 25.4 * DPI)
    rows = [dots[at:at + width] for at in range(0, width * height, width)]
    bands = rows[:edge] + rows[-edge:] + [row[:edge] + row[-edge:] for row in rows]
    if min(min(band) for band in bands) < 128:
        fault(name, "something stands at the edge of the paper")
    if all(min(row) > 200 for row in rows):
        fault(name, "an empty page")


def check_window(path, lines):
    """The windows of BS 4264, DIN 5008 (form B) and a US no. 10 share what is 57 to 90 mm from the upper edge."""
    boxes = subprocess.run(["pdftotext", "-bbox", "-l", "1", str(path), "-"], check=True, capture_output=True, text=True)
    places = re.findall(r'xMin="([\d.]+)" yMin="([\d.]+)" xMax="[\d.]+" yMax="([\d.]+)">(.*?)</word>', boxes.stdout)
    for line in lines:
        first = line.split()[0]
        found = [[float(side) / 72 * 25.4 for side in sides] for *sides, word in places if html.unescape(word) == first]
        if not any(57 <= top and bottom <= 91 and 20 <= left <= 30 for left, top, bottom in found):
            fault(path.name, f"of the address, {line!r} stands at {found} mm")


def make(amends, examples, out, to, brand=""):
    """Every document of every example in a format and as .html; gives each with its date.

    `brand` is added to policies that have none; those that have one are left out then."""
    made = []
    for line in (examples / "dates.txt").read_text().splitlines():
        name, date = line.split()
        if not (examples / f"{name}.json").exists():
            continue
        policy = (examples / f"{name}.toml").read_text() if (examples / f"{name}.toml").exists() else ""
        if brand:
            if "[brand]" in policy:
                continue
            policy = f"{policy}\n[brand]\n{brand}\n"
        (out / "amends.toml").write_text(policy)
        logo = examples / f"{name}.png"
        if logo.exists():
            (out / logo.name).write_bytes(logo.read_bytes())
        shared = ["--policy", str(out / "amends.toml"), "--date", date, "--quiet"]
        customers = examples / f"{name}.customers.csv"
        shared += ["--customers", str(customers)] if customers.exists() else []
        for form in (to, "html"):
            letters, report = out / f"{name}.{form}.d", out / f"{name}-report.{form}"
            run(amends, ["letter", str(examples / f"{name}.json"), *shared, "--all", "--to", form, "-o", str(letters)])
            run(amends, ["report", str(examples / f"{name}.json"), *shared, "--to", form, "-o", str(report)])
            for letter in sorted(letters.iterdir()):
                letter.rename(out / f"{name}-{letter.name}")
        made += [(path, date) for path in sorted(out.glob(f"{name}-*.{to}"))]
    if len(made) < 12:
        fault("examples", f"only {len(made)} documents")
    return made


def run(amends, arguments):
    ran = subprocess.run([amends, *arguments], capture_output=True, text=True)
    if ran.returncode not in (0, 1):
        sys.exit(f"amends {' '.join(arguments)}: {ran.stderr}")


def conclude(count):
    for each in faults:
        print(each)
    print(f"{count} documents, {len(faults)} faults")
    sys.exit(1 if faults else 0)

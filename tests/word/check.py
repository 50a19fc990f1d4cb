"""Reads Word documents with programs that are not ours: python-docx, LibreOffice, and Poppler for what LibreOffice makes.

    check.py AMENDS EXAMPLES

makes every letter and report of the examples, on plain paper and on a letterhead, and says what is wrong with them. Needs
python-docx (a Python package), soffice, pdftotext and pdftoppm. Ends with 0 where nothing is wrong.
"""

import os
import re
import subprocess
import sys
import tempfile
from collections import Counter
from html.parser import HTMLParser
from pathlib import Path

import docx
from docx.shared import Mm, Pt, RGBColor

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
    """The words that a browser shows of a page."""

    def __init__(self):
        super().__init__()
        self.text, self.silent = [], 0

    def handle_starttag(self, tag, attributes):
        self.silent += tag in ("style", "title", "svg")
        self.text.append(" ")

    def handle_endtag(self, tag):
        self.silent -= tag in ("style", "title", "svg")
        if tag not in ("b", "strong", "em", "i", "a", "code", "del"):
            self.text.append(" ")

    def handle_data(self, data):
        if not self.silent:
            self.text.append(data)


def page_words(path):
    page = Page()
    page.feed(path.read_text("utf-8"))
    # Emphasis ends within a sentence, before its stop.
    return words(re.sub(r"\s+([.,;:!?])", r"\1", "".join(page.text)))


def document_words(document):
    found = []
    for block in document.iter_inner_content():
        if isinstance(block, docx.table.Table):
            for row in block.rows:
                for cell in row.cells:
                    found.extend(words(cell.text))
        else:
            found.extend(words(block.text))
    return found


def first_difference(one, other):
    for at, pair in enumerate(zip(one, other)):
        if pair[0] != pair[1]:
            return f"word {at}: {one[at:at + 4]} is not {other[at:at + 4]}"
    return f"{len(one)} words and {len(other)}" if len(one) != len(other) else None


def check_document(path, expected, date, letterhead):
    """What python-docx finds: words, headings, tables, page, properties."""
    document = docx.Document(str(path))
    found = document_words(document)
    difference = first_difference(found, expected)
    if difference:
        fault(path.name, difference)
    styles = [paragraph.style.name for paragraph in document.paragraphs]
    report = path.stem.endswith("report")
    title = "Heading 1" if report else "Letter Subject"
    if styles.count(title) != 1:
        fault(path.name, f"{styles.count(title)} titles in {title}")
    if report and styles.count("Heading 2") < 3:
        fault(path.name, "too few headings")
    for table in document.tables:
        heads = [row._tr.xpath("./w:trPr/w:tblHeader") for row in table.rows]
        if not heads[0] or any(heads[1:]):
            fault(path.name, "not the first row alone is repeated on every page")
        section = document.sections[0]
        width = section.page_width - section.left_margin - section.right_margin
        if abs(sum(column.width for column in table.columns) - width) > Mm(1):
            fault(path.name, "a table is not as wide as the text")
    properties = document.core_properties
    subject = next(p.text for p in document.paragraphs if p.style.name == title)
    if (properties.title, str(properties.created.date())) != (subject, date) or not properties.author:
        fault(path.name, f"properties: {properties.title} {properties.created} {properties.author}")
    american = properties.language == "en-US"
    section = document.sections[0]
    size = (round(section.page_width.mm), round(section.page_height.mm))
    if not letterhead and size != ((216, 279) if american else (210, 297)):
        fault(path.name, f"paper {size} for {properties.language}")
    if not letterhead and "PAGE" not in section.footer._element.xml:
        fault(path.name, "no page numbers")
    if letterhead:
        if section.header.paragraphs[0].text != "Letterhead & Sons" or abs(section.left_margin - Mm(33)) > Mm(0.1):
            fault(path.name, "the letterhead is gone")
        if "Letter Sender Name" in styles:
            fault(path.name, "names the sender twice")
    heads = [cell.text for table in document.tables for cell in table.rows[0].cells]
    return set(" ".join(heads).replace("-", "- ").split()), [p.text for p in document.paragraphs if p.style.name == "Letter Recipient"]


def check_paper(path, expected, heads, recipient, letterhead):
    """What stands on the paper that LibreOffice makes: every word, away from the edges, the address in the window."""
    text = subprocess.run(["pdftotext", "-raw", str(path), "-"], check=True, capture_output=True, text=True).stdout
    text = re.sub(r"Page \d+ of \d+\n", "", text.replace("\f", "\n"))
    found = words(text)
    if letterhead:
        found = [word for word in found if word not in ("Letterhead", "&", "Sons", "Registered")]
        expected = [word for word in expected if word not in ("Letterhead", "&", "Sons", "Registered")]
    # A word may be broken at a hyphen.
    found, expected = " ".join(found).replace("-", "- ").split(), " ".join(expected).replace("-", "- ").split()
    lost, more = Counter(expected) - Counter(found), Counter(found) - Counter(expected)
    # Cells are read in another order, and the head of a table stands on each of its pages.
    if lost or set(more) - heads:
        fault(path.name, f"lost on paper: {dict(lost)}, more than there should be: {dict(more)}")
    elif not heads and found != expected:
        fault(path.name, f"on paper, in another order: {first_difference(found, expected)}")
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(["pdftoppm", "-gray", "-r", str(DPI), str(path), f"{folder}/p"], check=True)
        for picture in sorted(Path(folder).iterdir()):
            check_edges(path.name, picture.read_bytes())
    if recipient and not letterhead:
        check_window(path, recipient[0].split("\n")[0])


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


def check_window(path, line):
    """The windows of BS 4264, DIN 5008 (form B) and a US no. 10 share what is 57 to 90 mm from the upper edge."""
    boxes = subprocess.run(["pdftotext", "-bbox", "-l", "1", str(path), "-"], check=True, capture_output=True, text=True)
    places = re.findall(r'xMin="([\d.]+)" yMin="([\d.]+)" xMax="[\d.]+" yMax="[\d.]+">(.*?)</word>', boxes.stdout)
    first = line.split()[0]
    tops = [float(top) / 72 * 25.4 for left, top, word in places if word == first]
    if not any(57 <= top <= 67 for top in tops):
        fault(path.name, f"the address begins at {tops} mm")


def letterhead(path):
    document = docx.Document()
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin, section.right_margin, section.top_margin = Mm(33), Mm(22), Mm(50)
    section.header.paragraphs[0].text = "Letterhead & Sons"
    section.footer.paragraphs[0].text = "Registered"
    document.styles["Normal"].font.name = "DejaVu Sans"
    document.styles["Normal"].font.size = Pt(10)
    document.styles["Heading 1"].font.color.rgb = RGBColor(0x7A, 0x1F, 0x1F)
    document.save(str(path))


def make(amends, examples, out, on_letterhead):
    """Every document of every example as .docx and .html; gives each with its date."""
    made = []
    for line in (examples / "dates.txt").read_text().splitlines():
        name, date = line.split()
        if not (examples / f"{name}.json").exists():
            continue
        policy = (examples / f"{name}.toml").read_text() if (examples / f"{name}.toml").exists() else ""
        if on_letterhead:
            if "[brand]" in policy:
                continue
            policy = f'{policy}\n[brand]\ndocx_template = "letterhead.docx"\n'
        (out / "amends.toml").write_text(policy)
        logo = examples / f"{name}.png"
        if logo.exists():
            (out / logo.name).write_bytes(logo.read_bytes())
        shared = ["--policy", str(out / "amends.toml"), "--date", date, "--quiet"]
        customers = examples / f"{name}.customers.csv"
        shared += ["--customers", str(customers)] if customers.exists() else []
        for to in ("docx", "html"):
            letters, report = out / f"{name}.{to}.d", out / f"{name}-report.{to}"
            run(amends, ["letter", str(examples / f"{name}.json"), *shared, "--all", "--to", to, "-o", str(letters)])
            run(amends, ["report", str(examples / f"{name}.json"), *shared, "--to", to, "-o", str(report)])
            for letter in sorted(letters.iterdir()):
                letter.rename(out / f"{name}-{letter.name}")
        made += [(path, date) for path in sorted(out.glob(f"{name}-*.docx"))]
    return made


def run(amends, arguments):
    ran = subprocess.run([amends, *arguments], capture_output=True, text=True)
    if ran.returncode not in (0, 1):
        sys.exit(f"amends {' '.join(arguments)}: {ran.stderr}")


def check_all(amends, examples, out, on_letterhead):
    if on_letterhead:
        letterhead(out / "letterhead.docx")
    made = make(amends, examples, out, on_letterhead)
    if len(made) < 12:
        fault("examples", f"only {len(made)} documents")
    checked = []
    for path, date in made:
        expected = page_words(path.with_suffix(".html"))
        if on_letterhead and not path.stem.endswith("report"):
            # The page of HTML begins with the sender, which the letterhead says.
            shown = document_words(docx.Document(str(path)))
            expected = expected[len(expected) - len(shown):]
        checked.append((path, expected, check_document(path, expected, date, on_letterhead)))
    command = ["soffice", f"-env:UserInstallation=file://{out}/profile", "--headless", "--convert-to", "pdf"]
    paths = [str(path) for path, _ in made]
    subprocess.run([*command, "--outdir", str(out), *paths], check=True, capture_output=True)
    for path, expected, (heads, recipient) in checked:
        paper = path.with_suffix(".pdf")
        if paper.exists():
            check_paper(paper, expected, heads, recipient, on_letterhead)
        else:
            fault(path.name, "LibreOffice cannot open it")
    return len(made)


def main():
    amends, examples = os.path.abspath(sys.argv[1]), Path(sys.argv[2]).resolve()
    count = 0
    for on_letterhead in (False, True):
        with tempfile.TemporaryDirectory() as out:
            count += check_all(amends, examples, Path(out), on_letterhead)
    for each in faults:
        print(each)
    print(f"{count} documents, {len(faults)} faults")
    sys.exit(1 if faults else 0)


main()

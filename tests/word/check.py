"""Reads Word documents with programs that are not ours: python-docx, LibreOffice, and Poppler for what LibreOffice makes.

    check.py AMENDS EXAMPLES

makes every letter and report of the examples, on plain paper and on a letterhead, and says what is wrong with them. Needs
python-docx (a Python package), soffice, pdftotext and pdftoppm. Ends with 0 where nothing is wrong.
"""

import os
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path

import docx
from docx.shared import Mm, Pt, RGBColor

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from paper import check_pages, check_window, conclude, fault, first_difference, make, page_words, paper_words, parted, words

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
    subject = next(p.text.replace("\u00a0", " ") for p in document.paragraphs if p.style.name == title)
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
    return set(parted(heads)), [p.text for p in document.paragraphs if p.style.name == "Letter Recipient"]


def check_paper(path, expected, heads, recipient, letterhead):
    """What stands on the paper that LibreOffice makes: every word, away from the edges, the address in the window."""
    found = paper_words(path)
    if letterhead:
        found = [word for word in found if word not in ("Letterhead", "&", "Sons", "Registered")]
        expected = [word for word in expected if word not in ("Letterhead", "&", "Sons", "Registered")]
    # A word may be broken at a hyphen.
    found, expected = parted(found), parted(expected)
    lost, more = Counter(expected) - Counter(found), Counter(found) - Counter(expected)
    # Cells are read in another order, and the head of a table stands on each of its pages.
    if lost or set(more) - heads:
        fault(path.name, f"lost on paper: {dict(lost)}, more than there should be: {dict(more)}")
    elif not heads and found != expected:
        fault(path.name, f"on paper, in another order: {first_difference(found, expected)}")
    check_pages(path)
    if recipient and not letterhead:
        check_window(path, recipient[0].split("\n"))


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


def check_all(amends, examples, out, on_letterhead):
    if on_letterhead:
        letterhead(out / "letterhead.docx")
    made = make(amends, examples, out, "docx", 'docx_template = "letterhead.docx"' if on_letterhead else "")
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
    conclude(count)


main()

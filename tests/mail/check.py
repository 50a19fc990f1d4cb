"""Reads mails with a program that is not ours: the package `email` of Python's standard library.

    check.py AMENDS EXAMPLES

makes the mail to every customer of the examples that has an address, with the report, and says what is wrong with it.
Ends with 0 where nothing is wrong.
"""

import csv
import json
import mailbox
import subprocess
import sys
import tempfile
from email import message_from_bytes, policy
from pathlib import Path

faults = []


def fault(mail, what):
    faults.append(f"{mail}: {what}")


def blocks(text):
    return [block.strip("\n") for block in text.replace("\r\n", "\n").split("\n\n") if block.strip()]


class Example:
    """A case of the examples, and how the program is asked about it."""

    def __init__(self, amends, folder, name, date):
        self.name, self.date, self.folder = name, date, folder
        self.case = json.loads((folder / f"{name}.json").read_text("utf-8"))
        self.common = [amends, "{}", folder / f"{name}.json", "--date", date]
        self.customers = {one["id"]: (one["contact"].get("email"), one["contact"].get("name"))
                          for one in self.case.get("customers", [])}
        if (folder / f"{name}.toml").exists():
            self.common += ["--policy", folder / f"{name}.toml"]
        if (more := folder / f"{name}.customers.csv").exists():
            self.common += ["--customers", more]
            with more.open(encoding="utf-8", newline="") as rows:
                for row in csv.DictReader(rows):
                    self.customers[row["id"]] = (row.get("contact.email") or None, row.get("contact.name") or None)

    def run(self, command, *arguments):
        line = [command if one == "{}" else str(one) for one in self.common] + list(arguments)
        return subprocess.run(line, capture_output=True, check=False)

    def made(self, command, *arguments):
        run = self.run(command, *arguments)
        if run.returncode not in (0, 1):
            raise SystemExit(f"{self.name}: {command} {arguments}: {run.stderr.decode()}")
        return run.stdout


def defects(mail, message):
    for part in message.walk():
        for defect in part.defects:
            fault(mail, f"{part.get_content_type()}: {defect!r}")
        for name, value in part.items():
            for defect in value.defects:
                fault(mail, f"{name}: {defect!r}")


def text(mail, message, plain):
    """The words are those of the letter as text, whose head is in the headers and whose sender is at the end."""
    letter, told = blocks(plain), blocks(message.get_body(("plain",)).get_content())
    start = next(at for at, block in enumerate(letter) if block.startswith("Dear "))
    sender, subject = letter[0], " ".join(letter[start - 1].split())
    wanted = letter[start:] + [sender]
    told_start = next(at for at, block in enumerate(told) if block.startswith("Dear "))
    if told[told_start:] != wanted:
        first = next((pair for pair in zip(told[told_start:], wanted) if pair[0] != pair[1]), "their number")
        fault(mail, f"the text is not the letter's: {first}")
    if any(block not in letter[1:start] for block in told[:told_start]) or told_start > 1:
        fault(mail, f"before the salutation stands {told[:told_start]}")
    if message["Subject"] != subject:
        fault(mail, f"the subject is {message['Subject']!r} and not {subject!r}")
    page = message.get_body(("html",)).get_content()
    if "<html" not in page or letter[start].split("\n")[0].replace("'", "&#x27;") not in page.replace("&#39;", "&#x27;"):
        fault(mail, "the HTML has no salutation")


def people(mail, message, example, customer):
    address, name = example.customers[customer]
    to, sender = message["To"].addresses, message["From"].addresses
    if [(one.addr_spec, one.display_name or None) for one in to] != [(address, name)]:
        fault(mail, f"it is to {to} and not to {name} <{address}>")
    records = json.dumps(example.case, ensure_ascii=False)
    if (policy_file := example.folder / f"{example.name}.toml").exists():
        records += policy_file.read_text("utf-8")
    for one in sender:
        if one.addr_spec not in records or one.display_name not in records:
            fault(mail, f"it is from {one}, whom the record does not know")
    if len(sender) != 1:
        fault(mail, f"it is from {sender}")
    if message["X-Unsent"] != "1":
        fault(mail, "it does not open as a draft")


def attached(mail, message, example, customer):
    """What goes with it is what the program writes as a file of its own."""
    files = {part.get_filename(): part for part in message.iter_attachments()}
    report = example.made("report", "--customer", customer, "--to", "html").decode()
    wanted = {f"report-{example.case['incident']['id']}.html": report}
    calendar = example.run("letter", "--customer", customer, "--to", "ics")
    if b"BEGIN:VEVENT" in calendar.stdout:
        wanted["follow-up.ics"] = calendar.stdout.decode()
    if set(files) != set(wanted):
        fault(mail, f"with it go {sorted(files)} and not {sorted(wanted)}")
    for name in set(files) & set(wanted):
        if files[name].get_content().replace("\r\n", "\n") != wanted[name].replace("\r\n", "\n"):
            fault(mail, f"{name} is not what the program writes alone")


def check(example, customer, seen):
    mail = f"{example.name} to {customer}"
    arguments = ("--customer", customer, "--with-report")
    if example.customers[customer][0] is None:
        if example.run("letter", *arguments, "--to", "eml").returncode != 2:
            fault(mail, "a mail to nobody's address is written")
        return None
    made = example.run("letter", *arguments, "--to", "eml")
    message = message_from_bytes(made.stdout, policy=policy.default)
    defects(mail, message)
    text(mail, message, example.made("letter", *arguments, "--to", "txt").decode())
    people(mail, message, example, customer)
    attached(mail, message, example, customer)
    if message["Date"].datetime.date().isoformat() != example.date:
        fault(mail, f"it is dated {message['Date']}")
    if message["Message-ID"] in seen:
        fault(mail, f"{message['Message-ID']} is another's too")
    if (message["X-Amends-Approval"] is not None) != (b"APR00" in made.stderr):
        fault(mail, "whether it waits for an approval is not what was said")
    seen.add(message["Message-ID"])
    return message


def check_mailbox(example, messages):
    """A mailbox file has the same mails."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "all.mbox"
        example.made("letter", "--all", "--with-report", "--to", "mbox", "-o", str(path))
        read = [message_from_bytes(bytes(one), policy=policy.default) for one in mailbox.mbox(path)]
    if [one["Message-ID"] for one in read] != [one["Message-ID"] for one in messages]:
        fault(example.name, "its mailbox has other mails")
    for one, other in zip(read, messages):
        defects(f"{example.name}, mailbox", one)
        bodies = [message.get_body(("plain",)).get_content().replace("\r\n", "\n") for message in (one, other)]
        # The package takes no quoting off lines that begin with From.
        if bodies[0].replace("\n>From ", "\nFrom ") != bodies[1]:
            fault(example.name, "a mail of its mailbox has other words")


def main(amends, folder):
    folder, seen, count = Path(folder), set(), 0
    for line in (folder / "dates.txt").read_text("utf-8").splitlines():
        example = Example(amends, folder, *line.split(" "))
        messages = [check(example, customer, seen) for customer in example.customers]
        if all(messages):
            check_mailbox(example, messages)
        count += sum(message is not None for message in messages)
    if count < 10:
        fault("all", f"only {count} mails could be read")
    print("\n".join(faults) or f"{count} mails are as they should be")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))

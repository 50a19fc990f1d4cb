//! The worked examples at the end of each `--help`. A test runs over the commands and finds one in each.

pub(super) const TOP: &str = "\
Examples:
  amends new --kind outage --severity moderate -o case.yaml   a case to fill in
  amends assess case.yaml                                     what it calls for, and what is missing
  amends letter case.yaml                                     the letter, on standard output
  amends letter case.yaml -o letter.html                      the same as a page to print
  amends report case.yaml --customer acme                     the facts behind it
  amends batch cases.ndjson --out letters                     a letter to every customer of many cases

Exit status: 0 done; 1 done, but look (an approval is needed, or some of many records failed); 2 not done.";

pub(super) const LETTER: &str = "\
Examples:
  amends letter case.json                                    to the only customer, as Markdown
  amends letter case.json --customer acme -o acme.html       to one of several, as a page
  amends letter case.json --customers crm.csv --all -o out   to each, as out/ID.md
  amends letter - --to txt --date 2026-03-12 < case.json     from standard input, dated
  amends letter case.json -o acme.docx                       a document to edit in Word
  amends letter case.json -o acme.pdf                        a document to print or keep (feature `pdf`)
  amends letter case.json --with-report -o acme.eml          a mail that opens as a draft, the report attached
  amends letter case.json --to ics -o call.ics               the follow-up that it promises, for a calendar

Exit status 1: the letter is there, and somebody must approve it before it goes.";

pub(super) const REPORT: &str = "\
Examples:
  amends report case.json                          the incident's facts, for any customer
  amends report case.json --customer acme          with what it meant for one, and the computation
  amends report case.json --audience internal -o report.html
  amends report case.json -o due.ics               when each measure is due, for a calendar
  amends report case.json --all -o reports         to each customer, as reports/ID.md";

pub(super) const ACKNOWLEDGE: &str = "\
Examples:
  amends acknowledge case.json                     to the only customer, on standard output
  amends acknowledge case.json --all --to mbox -o known.mbox
                                                   to every customer, as mails
The case needs `incident.next_update_at`: when the next word comes.";

pub(super) const UPDATE: &str = "\
Examples:
  amends update case.json --customer acme          where it stands, for one customer
  amends update case.json --all -o updates         to each customer, as updates/ID.md
While it lasts the case needs `incident.next_update_at`; it tells the timeline's entries for customers.";

pub(super) const FOLLOW_UP: &str = "\
Examples:
  amends follow-up case.json --ledger ledger.db    each promise of the letter that was recorded, and how it stands
  amends follow-up case.json --customer acme       as the case alone tells it
  amends follow-up case.json --all --to mbox -o follow-ups.mbox";

pub(super) const CORRECTION: &str = "\
Examples:
  amends correction case.json --customer acme      what was wrong in the letter, and what is so
  amends correction case.json --all --to mbox -o corrections.mbox
The case needs `incident.correction`: `wrong`, `right`, `sent_on`.";

pub(super) const ASSESS: &str = "\
Examples:
  amends assess case.json                          for people
  amends assess case.json --customer acme --json   for programs
  amends assess - --json < cases.ndjson            a stream: a line for each customer

Exit status 1: somebody must approve, or some of many records failed.";

pub(super) const BATCH: &str = "\
Examples:
  amends batch cases.ndjson --dry-run                    what it would come to, and what would fail
  amends batch cases.ndjson --out letters                a letter to each customer, in folders by customer
  amends batch cases.ndjson --out letters --resume       goes on where it was stopped
  amends batch cases.ndjson --out letters --approved     takes what was approved out of held/
  amends batch - --out - --to html < cases.ndjson        lines of JSON in, lines of JSON out
  amends batch cases.json --out letters --name '{{ incident.id }}/{{ customer.id }}.{{ format }}'

DIR gets the documents, manifest.ndjson (what each was made from, with SHA-256), failures.ndjson (the records
that failed, with every reason) and held/ (letters that somebody must approve first).
What --name may read: customer.id, customer.organization, customer.reference, incident.id, kind, format,
language, record.

Exit status 1: some records failed, or somebody must approve.";

pub(super) const SEND: &str = "\
Examples:
  amends send letters                                                  what would go to whom; nothing leaves
  amends send letters --yes --server mail.firm.example --user lena     over STARTTLS on port 587
  amends send acme.eml --yes --server localhost:25 --tls none          one mail, to a relay on this machine
  amends send letters --yes --server mail.firm.example --rate 10/m     ten a minute
  amends send letters --yes --server mail.firm.example --resend acme/INC-1-letter.eml
  amends send letters --arrived acme/INC-1-letter.eml                  an uncertain one was seen to arrive

The password comes from the variable AMENDS_SMTP_PASSWORD or from --password-file. What was sent is noted in
outbox.ndjson before and after each mail, so that the same run can be started again after anything: nothing goes
out twice. A mail that was on its way when a run was killed is listed as uncertain and goes again only by name.
Headers for the sender (X-Unsent, Bcc) stay behind; blind copies are sent. Letters that somebody must approve stay
until the ledger has an approval of exactly that mail (`amends approve`).

Exit status: 0 all sent; 1 some were not (an approval is missing, refused, uncertain); 2 nothing was sent.";

pub(super) const CHECK: &str = "\
Examples:
  amends check letter.md                              wording and structure
  amends check letter.eml --against case.json#acme    and every figure against the record
  amends check letter.docx --against case.json        the same, as it was edited in Word
  amends check case.json                              facts that are missing or impossible
  amends check letters/*.html --format sarif          for a code host

A note in the letter lets a finding stand, with its reason:
  <!-- amends-ignore FCT010: agreed by telephone -->
It holds for its line, or for the paragraph below it; `amends-ignore-file` for the whole file.

Exit status: 0 nothing found; 1 something found; 2 a file could not be read.";

pub(super) const EXPLAIN: &str = "\
Examples:
  amends explain misplaced-figure
  amends explain FCT020
  amends explain --all";

pub(super) const IMPORT: &str = "\
Examples:
  amends import incidents.json -o case.json                  by the shape of the file
  amends import export/ --from pagerduty --id PT4KHLK        one incident of a folder of files
  amends import inc.json --from servicenow --time-zone Etc/UTC | amends report -
  amends import --eject jira -o mine.jq                      the filter, to be changed
  amends import issues.json --map mine.jq

One incident comes as a case, several come one a line. Exit status 1: some records were refused.";

pub(super) const NEW: &str = "\
Examples:
  amends new --kind outage --severity moderate -o case.yaml
  amends new --kind billing,delivery > case.yaml
  amends new --from incident.json -o case.yaml     keeps what is there and asks for the rest

The case is refused until every value that begins with FILL is filled in or taken out.";

pub(super) const CONTEXT: &str = "\
Examples:
  amends context case.json
  amends context case.json --document report --audience internal";

pub(super) const SCHEMA: &str = "\
Examples:
  amends schema case > case.schema.json
  amends schema policy";

pub(super) const TEMPLATES: &str = "\
Examples:
  amends templates list
  amends templates eject my-templates
  amends templates check my-templates
  amends letter case.json --templates my-templates";

pub(super) const TEMPLATES_LIST: &str = "\
Example:
  amends templates list";

pub(super) const TEMPLATES_EJECT: &str = "\
Examples:
  amends templates eject my-templates                       all of them
  amends templates eject my-templates letter/failure.md     one

A file that stays as it was may be deleted: the built-in one holds then.";

pub(super) const TEMPLATES_CHECK: &str = "\
Example:
  amends templates check my-templates";

pub(super) const COMPLETIONS: &str = "\
Examples:
  amends completions bash > ~/.local/share/bash-completion/completions/amends
  amends completions fish > ~/.config/fish/completions/amends.fish";

pub(super) const MAN: &str = "\
Example:
  amends man ~/.local/share/man/man1";

pub(super) const APPROVE: &str = "\
Examples:
  amends approve letters --as \"Head of Support\" --by \"Lena Orlov\"            all that waits in a batch's folder
  amends approve letters/held/acme/INC-1-letter.md --as Director --by \"A. Roy\"
  amends approve acme.eml --as Director --by \"A. Roy\" --against case.json#acme
  amends batch cases.ndjson --out letters --approved                        puts what was approved into place

An approval holds for exactly this text, made from exactly this record; any change to either voids it. What the
letter adds must be within the limit that the policy sets for the role.

Exit status 1: some letters of the folder are beyond the role's limit, and still wait.";

pub(super) const LEDGER: &str = "\
Examples:
  amends ledger record letters --ledger ledger.db      what a batch has made, once it was sent
  amends ledger list --customer acme
  amends ledger verify letters

The ledger is one file; the policy names it under [ledger] path, or --ledger does.";

pub(super) const LEDGER_RECORD: &str = "\
Examples:
  amends ledger record letters                                  every document of a batch that does not wait
  amends ledger record letters/acme/INC-1-letter.md             one of them
  amends ledger record sent.docx --against case.json#acme       a letter as it was edited and sent
  amends ledger record letters --dry-run

Recording twice changes nothing: a document is known by incident, customer, kind and its SHA-256.

Exit status 1: a letter that somebody must approve went out without an approval.";

pub(super) const LEDGER_LIST: &str = "\
Examples:
  amends ledger list
  amends ledger list --customer acme --since 2026-01-01 --to json";

pub(super) const LEDGER_SHOW: &str = "\
Examples:
  amends ledger show 12      a letter and what it promises
  amends ledger show P17     a promise and what became of it";

pub(super) const LEDGER_EXPORT: &str = "\
Examples:
  amends ledger export > ledger.json
  amends ledger export --to csv --what promises > promises.csv

In a table, text that begins with =, +, -, @ or a tab has an apostrophe before it, so that no spreadsheet runs as a formula
what somebody wrote into a record; numbers stay numbers, and JSON has every text as it is.";

pub(super) const LEDGER_FORGET: &str = "\
Examples:
  amends ledger forget acme          what would be erased
  amends ledger forget acme --yes

Erased are the customer's id, what was promised to them alone, and what people wrote about that; open follow-ups are
withdrawn. Sums, dates, the incident's own facts and every proof stay. Copies of the file, and letters in folders, are
not this command's to erase.";

pub(super) const LEDGER_VERIFY: &str = "\
Examples:
  amends ledger verify
  amends ledger verify letters

Exit status 1: something is not as it was recorded.";

pub(super) const DUE: &str = "\
Examples:
  amends due                               overdue, and due within a week
  amends due --on 2026-04-01 --days 30
  amends due --to ics > promises.ics       for a calendar
  amends due --to json";

pub(super) const KEPT: &str = "\
Examples:
  amends kept P17
  amends kept P17 --on 2026-03-20 --evidence \"Receipt 4411 of the bank.\"";

pub(super) const MOVED: &str = "\
Example:
  amends moved P17 --to 2026-04-03 --because \"The supplier delivers a week late.\"

What was promised first stays known, and so does why.";

pub(super) const ANSWERS: &str = "\
Example:
  amends answers import answers.csv

Ask the customer some days after it is over, once: compared with before it happened, what do you think of us now?";

pub(super) const ANSWERS_IMPORT: &str = "\
Examples:
  amends answers import answers.csv --dry-run      what would be taken in
  amends answers import answers.csv
  amends answers import replies.mbox               replies to mails that were recorded

A table begins with the line incident,customer,answer,on,words; objects have these fields. `answer` is from 1 to 5:
1 much worse, 2 worse, 3 the same, 4 better, 5 much better than before it happened; `on` is the day; `words`, what they
wrote. In place of incident and customer a line may have the `token` of the link in a follow-up ([feedback] in the
policy). A reply by mail may begin with such a number on a line of its own; out-of-office mails are left out.

All of a file is taken in or nothing; taking it in twice changes nothing.";

pub(super) const TRENDS: &str = "\
Examples:
  amends trends                                              all that the ledger holds, as Markdown
  amends trends --since 2026-01-01 -o trends.html            a page with charts, to read and to print
  amends trends --since 2026-01-01 --on 2026-03-31 --to json
  amends trends --within 30 --time-zone Europe/Rome

Shares come with the number of cases and the interval in which the true share lies with a confidence of 95 %; of fewer
than 10 cases none is told. Sums are exact and stay in their currency.";

"""The same job with Python and Jinja2: cases are read from a file of lines, a letter of the same parts is rendered from
each, and lines of JSON are written. The arithmetic, the checks and the choice of wordings are left out.

    python3 -m venv venv && venv/bin/pip install jinja2
    venv/bin/python benches/jinja.py cases.ndjson > letters.ndjson
"""

import json
import sys

from jinja2 import Environment, StrictUndefined

LETTER = """\
{{ sender.organization }}  
{% for line in sender.address %}{{ line }}  
{% endfor %}
{{ customer.contact.name }}  
{{ customer.organization }}  
{% for line in customer.contact.address %}{{ line }}  
{% endfor %}
27 March 2026

Your reference: {{ customer.reference }}  
Contract: {{ customer.contract.reference }}  
Our reference: {{ incident.id }}

**Our apology for {{ incident.title }}, and {{ total }} for you**

Dear {{ customer.contact.salutation }},

From {{ incident.times.started }} to {{ incident.times.resolved }}, {{ customer.impact.failure }}.

By 6 April, you will have {{ total }} from us, as a credit on your next invoice. Your contract provides for {{ owed }} of it \
(clause {{ customer.contract.clause }}). Because no contract counts that {{ customer.impact.mattered_because }}, we have \
added the other {{ added }}, your fee for two days.

There is nothing to claim or to sign. Whatever else you are owed stays open: send me the figures, and we will pay within \
10 days. Should something else help you more, tell me.

You were right to count on us to {{ incident.duty }}. We did not do so, and that was our fault.\
{% for figure in customer.impact.figures %} {% if figure.estimate %}About {% endif %}{{ figure.count }} of your \
{{ figure.out_of }} {{ figure.of }} {{ figure.what }}.{% endfor %}

{{ incident.trigger }} {{ incident.root_cause }}{% for guard in incident.safeguards %} {{ guard.name | capitalize }} should \
have caught this, and did not. {{ guard.why_it_failed }}{% endfor %} We noticed it at {{ incident.times.detected }}.

{% for fix in incident.fixes %}On {{ fix.on }}, we {{ fix.did }}.{% if fix.verified %} {{ fix.verified }}{% endif %} {% endfor %}\
{% for measure in incident.measures %}By {{ measure.by }}, we will {{ measure.will }}; {{ measure.owner }} will answer for \
it.{% if measure.evidence %} {{ measure.evidence }}{% endif %} {% endfor %}

You will have a letter from me on Friday 10 April that says how each of the steps above stands.

I am sorry that we {{ customer.impact.harm }}. My direct line is {{ sender.signatory.phone }}; call me about any of this, \
and as soon as you like.

Yours sincerely,

{{ sender.signatory.name }}  
{{ sender.signatory.title }}  
{{ sender.organization }}  
{{ sender.signatory.phone }}
"""


def escape(value):
    """As little of Markdown as can matter."""
    text = str(value)
    for sign in "\\`*_[]<>&|~#":
        text = text.replace(sign, "\\" + sign)
    return text


def main():
    environment = Environment(undefined=StrictUndefined, finalize=escape)
    template = environment.from_string(LETTER)
    with open(sys.argv[1], encoding="utf-8") as cases:
        for number, line in enumerate(cases, 1):
            case = json.loads(line)
            for customer in case["customers"]:
                for fix in case["incident"]["fixes"]:
                    fix.setdefault("verified", "")
                for measure in case["incident"]["measures"]:
                    measure.setdefault("evidence", "")
                body = template.render(
                    sender=case["sender"],
                    incident=case["incident"],
                    customer=customer,
                    owed="£20.90",
                    added="£13.49",
                    total="£34.39",
                )
                letter = {
                    "record": number,
                    "incident": case["incident"]["id"],
                    "customer": customer["id"],
                    "kind": "letter",
                    "format": "md",
                    "subject": "Our apology for " + case["incident"]["title"],
                    "body": body,
                }
                sys.stdout.write(json.dumps(letter, ensure_ascii=False) + "\n")


main()

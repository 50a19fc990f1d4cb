//! Lexical fields that several wording rules look for: who works for us, who is bought from, whom a crowd is made of,
//! what goes wrong. Words alone live here, as alternatives of a construction; what they mean together is each rule's.

/// Those who do the work, one by one or as a crew: `the locum pharmacist`, `our scaffolders`.
macro_rules! worker {
    () => {
        "engineer|engineers|technician|technicians|employee|employees|colleague|colleagues|operator|operators|driver|drivers|agent|agents|developer|developers|programmer|programmers|administrator|administrators|clerk|clerks|intern|interns|trainee|trainees|apprentice|apprentices|temp|temps|temporary|receptionist|receptionists|nurse|nurses|midwife|doctor|doctors|surgeon|locum|pharmacist|pharmacists|dispenser|radiographer|paramedic|carer|carers|porter|porters|waiter|waiters|waitress|chef|chefs|cook|cooks|cleaner|cleaners|housekeeper|housekeeping|cashier|cashiers|teller|steward|stewards|stewardess|guard|guards|conductor|captain|pilot|handler|handlers|loader|loaders|dispatcher|dispatchers|controller|controllers|supervisor|supervisors|foreman|manager|managers|adviser|advisers|advisor|advisors|consultant|consultants|representative|representatives|rep|reps|salesman|salesperson|assistant|assistants|secretary|bookkeeper|accountant|analyst|underwriter|surveyor|surveyors|fitter|fitters|plumber|plumbers|electrician|electricians|roofer|roofers|builder|builders|plasterer|scaffolder|scaffolders|bricklayer|bricklayers|decorator|decorators|labourer|labourers|mechanic|mechanics|caretaker|caretakers|janitor|teacher|teachers|tutor|invigilator|examiner|librarian|usher|volunteer|volunteers|postman|packer|packers|picker|pickers|staff|crew|crews|gang"
    };
}

/// Those whom we buy from or work beside: `our courier`, `the airport`.
macro_rules! third {
    () => {
        "supplier|suppliers|provider|providers|carrier|vendor|vendors|contractor|contractors|subcontractor|subcontractors|sub-contractor|sub-contractors|courier|couriers|processor|wholesaler|manufacturer|manufacturers|maker|bank|agency|haulier|hauliers|partner|partners|broker|brokers|landlord|distributor|caterer|caterers|shipper|reseller|hoster|host|integrator|outsourcer|franchisee|installer|installers|airline|airport|council|insurer|laboratory|printer|printers|printworks|utility|railway|embassy"
    };
}

/// What the firm of a trade is called: `our hosting company`.
macro_rules! trade {
    () => {
        "hosting|cloud|software|payment|payments|delivery|security|cleaning|catering|insurance|telecoms|telephone|phone|card|shipping|courier|transport|removal|removals|energy|network|data|mail|mailing|printing|maintenance|logistics|booking|ticketing|email|lift|construction|scaffolding|roofing|laundry|parking|handling|coach|taxi|hire|rental|recruitment|water|electricity|gas|building company|firm|business|house|operator|network|scheme|partner|team"
    };
}

/// Verbs of a duty not done, in the past.
macro_rules! failed {
    () => {
        "failed|neglected|forgot|forgotten|misread|mistyped|ignored|caused|lost|missed|delayed|broke|mishandled|misplaced|dropped|damaged|deleted|misunderstood|overlooked|misjudged|disobeyed|disregarded|mixed|botched|mis*|bungled|muddled|confused|omitted|skipped|cracked|smashed|spilled|spilt|flooded|severed|wiped|overwrote|disconnected|overcharged|double-booked|overbooked|cancelled"
    };
}

/// Those who are spoken of where "you" should stand, whatever we are to them.
macro_rules! crowd {
    () => {
        "customers|customer|users|user|clients|client|subscribers|subscriber|members|member|passengers|passenger|guests|guest|tenants|tenant|patients|patient|those|everyone|anyone|everybody|anybody|people|merchants|policyholders|policyholder|cardholders|cardholder|leaseholders|leaseholder|householders|householder|households|household|homeowners|homeowner|homes|families|motorists|commuters|holidaymakers|visitors|ticket-holders|account-holders|holders|holder|borrowers|savers|shoppers|diners|travellers|travelers|readers|residents|resident|owners|parents|parent|pupils|students|candidates|applicants|participants|attendees|recipients|consumers|consumer|accounts|neighbours|neighbors|viewers|listeners|drivers|employees|claimants|victims|relatives|public"
    };
}

/// Those who have bought something from us.
macro_rules! buyers {
    () => {
        "customers|users|clients|subscribers|members|passengers|tenants|policyholders|cardholders|leaseholders|householders|households|homeowners|shoppers|consumers|merchants|commuters|motorists|holidaymakers|travellers|travelers|diners|savers|borrowers|residents|holders|patrons|ticketholders|viewers|applicants"
    };
}

/// What goes wrong, as nouns.
macro_rules! failure {
    () => {
        "outage|outages|issue|issues|problem|problems|delay|delays|error|errors|interruption|interruptions|disruption|disruptions|incident|incidents|inconvenience|fault|faults|mistake|mistakes|glitch|glitches|bug|bugs|downtime|mishap|mishaps|oversight|oversights|discrepancy|discrepancies|damage|impact|effect|hiccup|hiccups|setback|setbacks|defect|defects|breach|breaches|leak|leaks|leakage|matter|inaccuracy|inaccuracies|hitch|hitches|lapse|lapses|slip|slips|blip|blips|degradation|slowdown|imperfection|imperfections|mix-up|mix-ups|confusion|nuisance|annoyance|misunderstanding|misunderstandings|irregularity|irregularities|difficulty|difficulties|hold-up|hold-ups|shortfall|shortcoming|shortcomings|wobble|wobbles|technicality|blemish|blemishes|typo|spillage|mess"
    };
}

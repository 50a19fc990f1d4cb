//! L15: nobody else is to blame.

use std::sync::LazyLock;

use crate::review::grammar::{Match, Objection, Parsed, Patterns, Place, is_negation};
use crate::review::rule::rule;

rule! {
    /// # What it looks for
    /// A supplier, the reader or an employee as the one who failed. A supplier beside our own decision is fine: we
    /// chose them, and had no second.
    ///
    /// # Why it matters
    /// The reader has a contract with us. Whoever we point at was chosen, taught or watched by us; and a reader who is
    /// blamed reads no further.
    ///
    /// # Example
    /// > part 3: The failure at 17:20 was caused by our hosting provider. One of our technicians forgot to tell you.
    ///
    /// # Better
    /// > part 3: At 17:20 our hosting provider lost power. We had put your page in that one building, and that was our
    /// > decision.
    "TON104" "blame-shift" Warning Texts objection, "say what we decided, allowed or left undone, with \"we\" as the one who did it"
}

static SUPPLIERS: LazyLock<Patterns> = LazyLock::new(|| {
    Patterns::new(&[
        "at|by|with|of|from|through|on|to a|our|an|the ?external ?outside third-party|third-parties",
        "third-party .. ?@adv ?had failed|let|caused|lost|made|suffered|broke|delayed",
        concat!(
            "fault|responsibility|blame|problem|cause|failure|error|issue lies|lay|rests|was|is|originated|began|sits|sat ?@adv with|in|at our|the|a|an ?external ",
            trade!()
        ),
        concat!(
            "caused|created|triggered|introduced|due|owing|down|thanks ?@adv by|to our|the|a|an ?external ",
            trade!()
        ),
        concat!("our|the ?external ", trade!(), " ?also ?have ?had ?has ?unfortunately ", failed!()),
        concat!("caused|created|triggered|introduced ?@adv by a|an|the .. from|of|by|at|in our|the|a|an .. ", third!()),
        concat!("caused|created|triggered|introduced .. by ?one ?of our|a|an|the ?external ?third ?own .. ", third!()),
        concat!(
            "due|owing|thanks|because|fault|result|consequence|error|mistake|failure|failing|negligence|part to|of|by|at|on ... our|a|an|the ?third ?external .. ",
            third!()
        ),
        concat!(
            "fault|responsibility|blame|problem|cause|issue|error lies|lay|rests|was|is|originated ?@adv with|in|at ... ",
            third!()
        ),
        concat!(
            "our|a|an|the ?third ?external ?own .. ",
            third!(),
            " ?also ?have ?had ?has ?unfortunately ",
            failed!()
        ),
        concat!("our|a|an|the ?third ?external .. ", third!(), " did|was|were|could not"),
        concat!(
            "our|a|an|the ?third ?external .. ",
            third!(),
            " ?@adv ?had suffered|experienced|cancelled|disconnected"
        ),
        concat!(
            "our|a|an|the ?third ?external .. ",
            third!(),
            " ?@adv ?had made|let|sent|delivered|gave|used ... mistake|error|wrong|late|down"
        ),
        "caused|due|because|fault|part|result|error|mistake|failure ?.. by|to|of|at|on ?a ?an ?the ?our ?external third party|parties|party's",
        "caused|due|because|result|defect|fault|error|failure|bug|weakness|problem ... supplied|provided|made|manufactured|operated|run|hosted|managed|maintained|delivered by ?one ?of a|an|the|our ?external third ?party ?parties",
        concat!(
            "caused|due|because|result|defect|fault|error|failure|bug|weakness|problem ... supplied|provided|made|manufactured|operated|run|hosted|managed|maintained|delivered by ?one ?of a|an|the|our .. ",
            third!()
        ),
        "third party|parties ?@adv ?have ?has ?had failed|let|caused|lost|neglected|made|suffered|broke|delayed",
        concat!(third!(), " @be|@have ... fault|blame|responsible"),
        concat!("blame|responsible|fault ... our|the|a .. ", third!()),
        // Whoever is named as the one to answer: `responsibility rests with Parcelline`.
        "responsibility|fault|blame|liability|cause|error|problem|mistake ... lies|lie|lay|rests|rest|rested|sits|belongs ?@adv ?entirely ?solely ?squarely with|at ?the ?@adv @name|our|the|a|an",
        concat!(third!(), " ... without ?@adv telling|informing|warning|notifying|asking|consulting|alerting us"),
        concat!(third!(), " ?@adv ?have ?has ?had let us|you|our|everyone|everybody ?all ?both ?badly ?@adv down"),
        concat!(
            "it|this was|is ?@adv ?in ?fact the|a|an|our|one .. ",
            third!(),
            " .. who|that|which ?@adv ?had ",
            failed!()
        ),
        concat!(
            "it was|is the|a|an|our|one .. ",
            third!(),
            " .. who|that|which ... wrong|late|without|not|never|against|unlocked|open"
        ),
        concat!("@failed|wrong|incorrect|late ... by a|an|the|our|one ?of .. ", third!()),
        concat!(
            "arose|arises|stems|stemmed|resulted|originated|originates|came ?@adv ?entirely from|with|at|in|out .. ",
            third!()
        ),
        "we|i ?@adv rely|depend ?@adv|entirely on|upon data|information|figures|others|what|third",
        "we|i can ?@adv ?only act|go|work|rely|respond|pass on|upon|by|with|from ?the ?on what|information|data|details|instructions|figures",
        concat!(third!(), " ?@have ?had not|never ?@adv @done"),
        concat!(
            third!(),
            " ?we ?use ?used ?@adv ?have ?has ?had .. left|dumped|abandoned|threw|put ... rain|wrong|unattended|outside|late|open"
        ),
        "we|i @be|have ?@adv ?been ?ourselves ?@adv let|failed ?down ?@adv ?down by",
        "traced|attributed|attributable|ascribed|owing ?back to a|an|the|our ?.. supplier|manufacturer|component|part|batch|product|third|outside|contractor|provider|equipment",
        "part|component|product|device|unit|batch|equipment|machine|software|system made|supplied|provided|manufactured|built|delivered|installed by a|an|the|another ?.. company|firm|manufacturer|supplier|maker|party",
        "defective|faulty|substandard batch|part|parts|component|components|product|goods|material|materials|equipment ?.. from|supplied|made",
        concat!(third!(), " ?we ?use ?@adv ?have ?has ?had @past ?.. the|a wrong"),
        concat!("arose|stems|stemmed|originated|originates|lay|lies|began ?@adv ?@adv from|with|at .. ", worker!()),
        concat!(
            "it was|is the|a|an|our|one ?.. ",
            trade!(),
            " .. who|that ?@adv ?had ",
            failed!(),
            "|let|built|made|sent|gave|supplied|installed|told"
        ),
        "that|who|which ?@adv ?had let everyone|everybody|us|you ?all ?both down",
    ])
});

/// What the reader is said to have done or left undone.
static READER: LazyLock<Patterns> = LazyLock::new(|| {
    Patterns::new(&[
        "you|yours ?have ?had ?@adv failed|neglected|forgot|forgotten|omitted|ignored|overlooked to|your|our|the",
        "you|staff|team|employees|people|colleagues|office|side|tenants|guests|family|child|son|daughter|bank did not ?@adv follow|read|update|check|install|notify|inform|configure|respond|back|reply|comply|heed|act|save|test|use|enter|provide|supply|report|renew|confirm|tell|return|complete|submit|sign|collect|lock|attend|send",
        "you|staff|team|employees|people|office ?@adv should|ought ?to have ?@adv @done",
        "your .. misuse|negligence|misconfiguration|carelessness|inattention",
        "caused|due|because by|to|of ?incorrect ?settings ?an ?the ?error .. your own|staff|settings|configuration|equipment|password|network|system|software|browser|staff's|failure|delay|use",
        "you ?have ?had entered|gave|supplied|provided|chose|used|typed|sent|submitted|selected ?us the|an|a wrong|incorrect|invalid|old|outdated|incomplete",
        "you|staff|team|office|employees|tenants seem|seems|appear|appears|seemed|appeared to ?@adv ?have ?@adv overlooked|missed|misread|forgotten|ignored|deleted|entered|failed|neglected|mistyped|misunderstood|confused|used|chosen",
        "you|staff|team|office|employees|tenants must|may|might|could ?@adv ?well have ?@adv overlooked|missed|misread|forgotten|ignored|deleted|entered|mistyped|misunderstood|confused",
        "user|customer error|negligence|misuse",
        "mistake|error|oversight|failure|fault|delay|negligence on|at your part|side|end",
        "your own|staff's|team's|employee's|colleague's|office's mistake|error|oversight|fault|doing",
        "@be ?@adv your ?own fault|mistake|responsibility",
        // What the reader handed in was not good enough.
        "reading|readings|details|form|forms|information|address|documents|paperwork|number|data|figures|account|date|application|measurements|instructions ?that ?which you|your ?.. ?@adv ?had submitted|gave|given|sent|supplied|provided|entered|completed|filled ?us ?in ?to @be ?@adv wrong|incorrect|incomplete|inaccurate|invalid|illegible|late|missing|unclear|mistaken",
        "your form|application|details|paperwork|documentation|documents|information|instructions|reading|readings|measurements|submission|answers|password @be ?@adv ?not incomplete|incorrect|inaccurate|invalid|wrong|illegible|unclear|late|missing|insufficient|complete|signed|dated",
        "you ?have ?had chose|chosen|opted|elected|decided|declined|refused not|to|the ?to ... protection|insurance|cover|backup|advice|warning|reminder|recommendation|recommendations",
        "despite our ?repeated ?many ?earlier ?.. reminders|reminder|warnings|warning|requests|advice|instructions",
        "you @be ?@adv warned|told|reminded|advised|informed ?@adv of|that|about|to ... terms|contract|risk|risks|conditions|brochure|notice|deadline",
        "your|my .. solicitor|lawyer|employer|accountant|architect|neighbour|neighbor|landlord|builder|insurer|doctor|agent|school|bank|son|daughter|child|wife|husband|father|mother|partner|colleague|tenants|guests|staff|team|secretary|assistant did|had|has not|never ?@adv hand|handed|turn|turned|arrive|arrived|attend|attended|pay|paid|bring|brought|keep|kept|lock|locked|close|closed|sign|signed|return|returned|tell|told|follow|followed|show|shown|check|checked|answer|answered|open|opened",
        "customer's|passenger's|tenant's|patient's|parent's|user's|client's|policyholder's|guest's|your|traveller's ?own ?sole responsibility|duty|job to",
        "you|your ?staff ?tenants ?own ?have ?had gave|given|supplied|provided|sent|left ... no longer|out-of-date|out|expired|never use|used|valid|live|date|existed",
        "up to you|the ?customer ?passenger ?tenant ?patient to",
        "it was ?in ?fact ?@adv your own .. who|that|which",
        "you|your ?staff ?tenants have|had|did not|never ?@adv told|informed|mentioned|notified|reported|confirmed|returned|submitted|disclosed|declared|mention|tell|disclose|declare|warn|read|specify|specified|ask|state|stated ?us",
        "our records|system show|shows|indicate|indicates|suggest|suggests ?that you ?@have|did not|never|failed|missed|arrived|cancelled",
        "your ?own failure|delay|refusal|late|absence|silence|reluctance|lateness|inability|oversight ?arrival ?payment ?reply ?in ?to @be|meant|caused|led|made|has|have|we|read|reply|return|pay|tell|inform|check|respond|notify",
        "you ?only ?@adv arrived|came|replied|paid|applied|responded|checked|turned|registered ?in ?up ?too late",
        "you filled|completed|ticked|selected|clicked|pressed|chose|entered|picked|booked|ordered ?in ?out ?on the|a|an wrong",
        "if the instructions|directions|guidance|terms|warnings had been ?@adv followed|read|observed|heeded",
        "you @be ?@adv ?@adv ?solely responsible|liable for",
        "we did ?in ?fact ?@adv warn|tell|advise|remind|ask you",
    ])
});

/// What would not have been, had the reader only acted.
static IF_ONLY: LazyLock<Patterns> = LazyLock::new(|| {
    Patterns::new(&[
        "had you|your ?staff ?team ?tenants ?guests ?.. ?only read|followed|checked|told|informed|updated|backed|installed|contacted|called|notified|replied|heeded|acted|saved|kept|reported|sent|confirmed|completed|returned|provided|renewed|locked|arrived|taken|given|noticed|mentioned|signed|submitted|registered",
        "if you|your ?staff ?team ?tenants ?guests ?.. had|would ?only ?@adv read|followed|checked|told|informed|updated|backed|installed|contacted|called|notified|saved|kept|reported|sent|confirmed|completed|returned|provided|renewed|locked|arrived|taken|given|noticed|mentioned|signed|submitted|registered|heeded|acted|replied",
        "would|could|might|need not|never ?@adv have ?@adv ?been happened|arisen|occurred|necessary|needed|lost|delayed|damaged|cancelled|charged|missed|been ... if|had you|your",
        "would|could|might ?@adv have ?@adv ?been avoided|prevented|saved|spared|averted ... if|had you|your",
    ])
});

static STAFF: LazyLock<Patterns> = LazyLock::new(|| {
    Patterns::new(&[
        "engineer|technician|employee|colleague|operator|driver|agent|developer|clerk|intern|trainee|receptionist|staff|nurse|team|crew|member ?@adv ?had ran|typed|uploaded|copied|ordered|deployed|booked|delivered|ticked|read ?the ?a ?an ?your wrong",
        "the|our . staff|crew|team|drivers|workers|engineers|operators ?@adv ?had failed|forgot|neglected|mis*|ignored|overlooked|lost|dropped|damaged|mixed",
        concat!(
            "one of our|the .. engineers|technicians|employees|staff|colleagues|operators|drivers|agents|developers|administrators|nurses|clerks|cleaners|managers|team|people|interns ?@adv ?had ?has ",
            failed!()
        ),
        "one|member|engineer|technician|employee|colleague|operator|driver|agent|developer|clerk|intern|trainee|receptionist .. made|committed ?a ?an ?the . mistake|error|slip|blunder",
        "engineer|technician|employee|colleague|operator|driver|agent|developer|clerk|intern|trainee|receptionist|staff|nurse ?@adv ?had sent|pressed|pulled|entered|used|opened|picked|typed|chose|took|gave|loaded|selected ?the ?a ?an wrong",
        concat!(
            "a|an|the|our ?junior ?new ?young ?temporary ?former ?night ?inexperienced .. engineer|technician|employee|colleague|operator|driver|agent|developer|administrator|clerk|intern|trainee|apprentice|cleaner|receptionist|member ?of ?staff ?our ?the ?team ?@adv ?had ?has ",
            failed!()
        ),
        "a|an|one|individual ?individual ?single ?our employee's|engineer's|technician's|driver's|clerk's|colleague's .. error|mistake|negligence|carelessness|oversight",
        "error|mistake|fault|negligence|carelessness|oversight|slip by|of|on ?the ?part ?of a|an|one|the|our .. engineer|technician|employee|driver|operator|clerk|colleague|staff|engineers|intern|trainee",
        "engineer|technician|employee|colleague|operator|driver|agent|developer|clerk|intern|trainee|receptionist|porter|waiter|nurse|cleaner|courier|cashier|steward|guard|manager ?on ?duty ?@adv ?had gave|handed|sold|sent|let|left|lent|opened|threw|released|passed ... to|with|in|open|away another|wrong|somebody|someone|stranger|strangers|others|open|away",
        "has|have|was|were ?@adv ?since ?been disciplined|reprimanded|sacked",
        "did not|never follow|followed|obey ... instructions|instruction|training|orders",
        concat!(worker!(), " ?who ?that ?@adv ?had ?has ?simply ", failed!()),
        concat!(
            worker!(),
            " ?in ?question ?concerned ?involved ?responsible ?@adv has|have|was|were ?@adv ?@adv ?since ?now ?been disciplined|reprimanded|dismissed|suspended|let|removed|sacked|fired|retrained|cautioned|warned|spoken|counselled|stood"
        ),
        "no longer works|work|employed|employ|drives ?by ?for ?with ?here ?us",
        "left|leave our|the employment|employ|company|firm",
        concat!("it was|is the|a|an|our|one ?.. ", worker!(), " .. who|that ?@adv ?had ", failed!()),
        concat!(
            "it was|is the|a|an|our|one ?.. ",
            worker!(),
            " .. who|that ... wrong|late|without|not|never|against|unlocked|open"
        ),
        concat!(
            worker!(),
            " ... against|contrary|despite|ignoring ?to ?all ?our ?the ?his ?her ?their ?clear instructions|instruction|orders|policy|procedure|procedures|training|rules|advice"
        ),
        concat!("wrong|incorrect|late ... @be ?@adv @done .. by a|an|the|our|one ?of ?our .. ", worker!()),
        concat!("@be ?@adv @failed by a|an|one ?of ?our ?.. ", worker!()),
        concat!(
            "down|due|owing|thanks to|by one|a|an|the ?of ?our ?.. ",
            worker!(),
            " .. who|that|whose|ignoring|failing|forgetting"
        ),
        concat!(
            "our ?.. ",
            worker!(),
            " ?@adv did not|never ?@adv check|secure|read|follow|close|lock|switch|notice|report|record|tighten|label|connect|obey|heed"
        ),
        concat!("one|member of our ?.. ", worker!(), " did not|never"),
        concat!(worker!(), " ?@adv ?have ?has ?had let us|you ?all ?both ?badly ?@adv down"),
        concat!(
            worker!(),
            " ?@have ?had ?@adv not|never ?@adv paid|followed|read|checked|listened|closed|locked|secured|noticed|reported|done|completed|logged|recorded"
        ),
        concat!(
            worker!(),
            " ?on ?in ?of ?at ?from ?the ?our ?duty ?shift ?.. ?@adv ?had ",
            "ignored|forgot|neglected|misread|mislaid|overlooked|disregarded|failed|mixed|misplaced|mistook|misunderstood|botched|mishandled"
        ),
        concat!(worker!(), " ?@adv ?had @past ?.. ?the wrong"),
        "one|some|two|members of the|our .. had|did not|never",
        concat!(
            "careless|negligent|reckless|inattentive|sloppy|lazy|clumsy|rogue|incompetent|disgruntled|overzealous|absent-minded|unreliable|distracted ?@adv ?.. ",
            worker!(),
            "|worker|colleague|person|individual|member"
        ),
        "carelessness|negligence|inattention|laziness|sloppiness|incompetence|inexperience of|by|on ?the ?part ?of a|an|one|the|our",
        concat!(
            "mistake|error|slip|blunder|fault|failure ?.. was|were|is ?@adv ?made|committed|caused by|with a|an|one|the ?member ?of ?our ?the ?.. ",
            worker!()
        ),
        concat!(
            worker!(),
            " ?on ?in ?at ?duty ?shift ?that ?.. ?@adv ?just did not|never ?@adv check|secure|read|follow|close|lock|switch|notice|report|record|tighten|label|connect|obey|heed|bother|look|listen"
        ),
        "took it upon himself|herself|themselves",
    ])
});

fn objection(place: &Place<'_>) -> Option<Objection> {
    let parsed = place.parsed();
    let stands = |range: &std::ops::Range<usize>| !parsed.quoted(range) && !parsed.denied(range.start);
    let reader = READER
        .first(&parsed.tokens, |found| stands(&found.range) && !spares_reader(parsed, found.range.end))
        .or_else(|| IF_ONLY.first(&parsed.tokens, |found| !parsed.quoted(&found.range) && !thanks_to(parsed, found)));
    if let Some(found) = reader {
        return (!parsed.owns()).then(|| place.objects(found.range, "blames the reader"));
    }
    if place.owned_nearby() || [Some(parsed), place.after()].into_iter().flatten().any(super::names_our_part) {
        return None;
    }
    if let Some(found) =
        SUPPLIERS.first(&parsed.tokens, |found| stands(&found.range) && !is_readers(parsed, &found.range))
    {
        return Some(place.objects(found.range, "blames somebody whom we chose"));
    }
    let found = STAFF.first(&parsed.tokens, |found| stands(&found.range) && !is_readers(parsed, &found.range))?;
    Some(place.objects(found.range, "blames one of our people"))
}

/// "Had you not rung us": what the reader did helped.
fn thanks_to(parsed: &Parsed, found: &Match) -> bool {
    let words = &parsed.tokens[found.range.clone()];
    let condition = words.iter().rposition(|token| matches!(token.word.as_str(), "if" | "had")).unwrap_or(0);
    let behind = parsed.phrase_around(found.range.start + condition).end;
    parsed.tokens[found.range.start + condition..behind.max(found.range.end)]
        .iter()
        .any(|token| is_negation(&token.word))
}

/// "You should have heard it from us": what the reader should have had, not done.
fn spares_reader(parsed: &Parsed, end: usize) -> bool {
    const HAD: [&str; 19] = [
        "heard", "had", "received", "got", "known", "seen", "found", "expected", "met", "enjoyed", "given", "told",
        "warned", "asked", "needed", "felt", "paid", "opened", "left",
    ];
    let last = parsed.tokens[end - 1].word.as_str();
    let next = parsed.tokens.get(end).map_or("", |token| token.word.as_str());
    HAD.contains(&last) || (last == "been" || last == "not" && next == "known") || (last == "not" && next == "had")
}

/// Whether the one who is named is the reader's own.
fn is_readers(parsed: &Parsed, range: &std::ops::Range<usize>) -> bool {
    let tokens = &parsed.tokens;
    let word = |at: usize| tokens.get(at).map_or("", |token| token.word.as_str());
    // "Your head nurse": the construction begins with the noun.
    let before = range.start.saturating_sub(2)..range.start;
    let owner = tokens[before].iter().any(|token| matches!(token.word.as_str(), "your" | "their" | "his" | "her"));
    owner
        || range.clone().filter(|&at| tokens[at].word == "your").any(|at| {
            // "Gave your key", "sent to your neighbour": what it was done to. "By your bank": who did it.
            let (last, second) = (at.checked_sub(1).map_or("", word), at.checked_sub(2).map_or("", word));
            at == range.start
                || matches!(last, "by" | "of" | "from" | "with" | "at" | "and" | "that" | "because")
                || last == "to" && matches!(second, "due" | "owing" | "thanks" | "down")
        })
}

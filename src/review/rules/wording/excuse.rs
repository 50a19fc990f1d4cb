//! L14, L19: a cause is told, not pleaded.

use std::sync::LazyLock;

use crate::review::grammar::{Match, Objection, Patterns, Place};
use crate::review::phrases::phrases;
use crate::review::rule::rule;

rule! {
    /// # What it looks for
    /// What is said so that nobody is to blame: circumstances beyond our control, "these things happen", "human error",
    /// "despite our best efforts", "high demand"; an outside circumstance as the cause (weather, strikes, sickness, a
    /// rush, a shortage); a comparison with the rest of the trade. It is fine to deny one, or to say beside an outside
    /// event what we had left undone.
    ///
    /// # Why it matters
    /// An excuse asks the reader to agree with us. They have paid us to be ready for the storm.
    ///
    /// # Example
    /// > part 3: Owing to circumstances beyond our control, your page could not be reached from 17:20 until 19:30.
    ///
    /// # Better
    /// > part 3: The storm was beyond our control; leaving your page without a second line was our decision.
    "TON103" "excuse" Warning Texts objection, "say what we had decided, or left undone, so that it could happen"
}

/// What comes over a firm from outside, or wears it down.
macro_rules! circumstance {
    () => {
        "weather|snow|snowfall|snowstorm|storm|storms|thunderstorm|hurricane|blizzard|rainfall|downpour|flood|floods|flooding|fog|ice|wind|winds|gales|gale|heatwave|snap|frost|lightning|drought|traffic|roadworks|congestion|strike|strikes|walkout|pandemic|covid|covid-19|lockdown|brexit|war|demand|rush|peak|surge|spike|influx|volume|volumes|workload|workloads|backlog|pressure|pressures|strain|shortage|shortages|sickness|illness|illnesses|absence|absences|absenteeism|flu|turnover|vacancies|holidays|christmas|easter|season|supply-chain|inflation|vandalism|vandals|burglary|hackers|attack|cyberattack|cyber-attack|economy|cutbacks|cuts|recruitment|understaffing|tree|landslide|earthquake|volcano|birds|rodents|mice|legislation|regulations"
    };
}

/// What it is said to have done.
macro_rules! compelled {
    () => {
        "meant|made|caused|causing|delayed|prevented|forced|left|put|brought|led|resulted|kept|stopped|hit|held|disrupted|affected|slowed|overwhelmed|closed|hampered|hindered|stretched|placed|created|played|contributed|knocked|blew|impacted|obliged|stranded|grounded|crippled|hampering"
    };
}

static EXCUSES: LazyLock<Patterns> = LazyLock::new(|| {
    Patterns::new(&[
        "nothing|little ?more ?that we|anyone|anybody could|can ?have do|done",
        "than ?@adv anyone|anybody|we ?@modal ?had ?have ?ever expected|anticipated|predicted|foreseen|planned",
        "@be ?sometimes ?simply ?@adv ?almost unavoidable|inevitable",
        "technical|computer|software|system|it|electronic glitch|glitches|gremlins",
        "took|caught|take|catch .. by surprise",
        "caught ?.. ?off guard|unawares|unprepared|cold|short|out",
        "bad luck",
        "unlucky|unfortunate coincidence",
        "could|would have happened to anyone|anybody|any",
        "out of our hands|control",
        "the nature of the|our|this business|industry|system|work",
        "beyond|outside|outwith ?of our|anyone's|anybody's ?reasonable control|influence",
        "unforeseen|unforeseeable|unpredictable|extraordinary|exceptional|extenuating|unavoidable ?and ?@adv circumstances|events|event|situation|conditions|problems|reasons",
        "particularly|exceptionally|unusually|especially|extremely|exceedingly busy time|period|season|day|week|weekend|month|spell",
        "unprecedented|unexpected|unexpectedly|exceptional|exceptionally|unusually|abnormally ?high volume|volumes|demand|number|numbers|load|calls|traffic|levels|surge|increase|interest",
        "high|heavy demand",
        "act of god",
        "force majeure",
        "these|such things|problems|incidents|errors|mistakes|matters ?can ?do ?@adv happen|occur",
        "mistakes|accidents|errors ?do ?can ?@adv happen",
        "no system|service|company|process|technology|one|provider|business|supplier is ?ever ?entirely perfect|infallible|immune",
        "no system|service|company|process|technology|provider|business|supplier|software|network|machine|website|app|organisation|organization .. is|are|can ?ever ?be ?ever ?@adv ?100% ?one ?hundred ?per ?cent ?percent secure|safe|reliable|foolproof|fail-safe|watertight|protected|error-free|bug-free|without",
        "nobody|no-one|everyone is perfect|human",
        "we are only human",
        "despite|notwithstanding our ?very best|considerable|every efforts|effort|intentions",
        "due|owing to|down to|case|result of|by ?@be ?a ?an ?simple ?to human error",
        "human error",
        "nobody|no-one could ?possibly ?reasonably have predicted|foreseen|known|anticipated|imagined|prevented|expected",
        "could not ?possibly ?reasonably have ?been predicted|foreseen|anticipated|prevented|avoided|expected",
        "no|nobody|no-one ?one ?.. could ?possibly ?reasonably ?ever have seen|predicted|foreseen|known|anticipated|prevented",
        "due|owing|because to|of ?a ?an ?some ?unspecified technical|computer|system|software glitch|glitches|issue|issues|problem|problems|difficulties|reasons|error|fault|hiccup",
        "through|due no|to fault of ours|our",
        "not our fault",
        "we|our .. was|were|been|be ?@adv short-staffed|understaffed|overstretched|overwhelmed",
        "did|done|doing everything|all that|we|possible|in|could",
        "every|any other provider|supplier|company|firm ... same|too|also",
        "part and parcel of",
        "fact of ?modern life",
        "way of the world",
        "par for the course",
        "comes|come|came with the territory",
        "perfect storm",
        "one of those things|days",
        "bound to happen|occur",
        "teething problems|troubles",
        "staff|staffing shortages|shortage|sickness|absence|absences|illness",
        "nobody|none|no|who ?.. could|would|can ?@adv have ?been ?@adv predicted|foreseen|anticipated|prevented|guessed|imagined|known ?that ?how ?it ?such ?the ?this",
        "no way of ?us ?our knowing|foreseeing|predicting|anticipating|preventing",
        "in those|these|such|the|difficult|trying ?present ?given circumstances|conditions",
        "it|that|this happens|happen ?@adv to ?even the|everyone|everybody|us|anyone|best",
        "all|only|just ?@adv human",
        "not|hardly|scarcely ?entirely ?wholly ?something of our|we|anything ?own ?can making|doing|choosing|control|influence",
        "never|not|rarely ?entirely ?completely without ?its ?their ?some challenges|difficulties|problems|hurdles|complications|risk|risks",
        "@be ?only ?@adv ?all ?part ?of to be expected",
        "hands @be|@have ?@adv ?been tied",
        "no|little ?other choice|option|alternative but|other",
        "nature of such|these|old|complex|modern",
        "under ?@adv ?so ?such ?a ?an ?lot ?of considerable|enormous|huge|great|immense|severe|extreme|unusual|heavy|much|intense|exceptional|significant|time|unprecedented|tight ?time ?@adv pressure|pressures|strain|stress|deadlines",
        "tight|impossible|demanding|ambitious deadline|deadlines|timetable|timescale|timescales|schedule ?meant",
        "far|many|much|considerably|significantly ?far ?many more calls|orders|enquiries|inquiries|requests|applications|passengers|patients|claims|queries|tickets|visitors|customers|parcels|emails|contacts than usual|normal|expected|ever|average|we|usually|anticipated|planned",
        "higher|greater|heavier|busier than|then ?@adv usual|normal|expected|average|anticipated|ever|usually",
        "higher-than-usual|higher-than-expected|higher-than-normal|greater-than-expected|unprecedented|never-before-seen",
        "record number|numbers|level|levels|volume|volumes|demand|amount|rainfall|temperatures",
        "hottest|coldest|wettest|stormiest|snowiest|windiest|iciest|driest|rainiest ... of|in|since|for|on",
        "worst|heaviest|strongest storm|storms|winter|weather|flooding|floods|snow|rain|winds|flu ... in|for|since|of",
        "one of ?our the|our busiest day|days|week|weeks|weekend|month|months|time|times|season|period|periods|night",
        "our busiest|peak ?holiday ?summer ?winter time|season|period|times|periods|day|week|weekend|month|night",
        "once in a century|generation|lifetime|decade",
        "old|older|historic|ageing|aging|legacy|complex|large ?@name building|buildings|system|systems|network|software|infrastructure|equipment|pipes|houses|organisation|organization like|such|does|do|can|will|have|has|are|is ?@adv ?as ?to ?bound ?prone ?play ?throw ?up ?have surprises|unpredictable|temperamental|fail|fails|leak|quirks|problems|faults|faulty|this|ours|these|break",
        "any|every|all|most|many builder|builders|engineer|engineers|doctor|doctors|airline|airlines|bank|banks|school|schools|provider|providers|firm|firms|company|companies|expert|experts|teacher|teachers|insurer|insurers ?@adv ?will|would|can|face|faces|have|has|know|knows|make|makes ?@adv tell|agree|confirm|problems|mistakes|delays|difficulties|these|this|the|that",
        "industry-wide|sector-wide|nationwide|country-wide|countrywide|worldwide|world-wide|global|national|citywide|city-wide|region-wide|trade-wide|international ?.. shortage|shortages|problem|problems|issue|issues|outage|outages|disruption|crisis|supply|supply-chain|pressures|delays|strike|difficulty|difficulties|scarcity",
        "supply chain|chains|issues|problems ?issue ?problems ?issues ?difficulties ?pressures ?disruption meant|have|has|had|mean|are|were|was|beyond|caused|delayed|led",
        "whole|entire|wider ?.. industry|sector|region|country|trade|profession|world|market|city|area ?@adv @have|@be|faces|suffers|struggles|knows",
        "throughout|across|around|in the ?whole ?entire industry|sector|trade|profession",
        "as you @modal ?@adv|no ?doubt|all ?@adv ?have ?be ?seen|heard|read|aware ?seen ?heard ?read ?in ?on ?from ?of ?the ?@name news|papers|press|media|television|radio|headlines|weather|strike|strikes|storm|shortage|pandemic",
        "with ?@adv ?only ?about half|most|many|much|several|some|so|two|three|four|a ?of ?the ?our ?third ?quarter ?many crew|team|staff|people|drivers|nurses|workforce|teachers|department|colleagues ?@be away|off|ill|sick|absent|leave|on",
        "off|called|calling|were|was ?in sick|ill|unwell ?and|with ?flu ?that",
        "because|due|owing|thanks|result|account|given|amid|amidst|reason|view|light of|to|the|our|this|these ?the ?.. weather|snow|snowfall|storm|storms|flooding|floods|fog|ice|wind|winds|gales|heat|heatwave|frost|traffic|roadworks|congestion|strike|strikes|walkout|industrial|pandemic|covid|brexit|war|demand|rush|surge|influx|workload|workloads|backlog|pressures|shortage|shortages|sickness|illness|absence|absences|flu|turnover|vacancies|holidays|christmas|easter|inflation|cyberattack|cyber-attack|supply-chain",
        "amid|amidst|given|following|despite ?the|our|a|an|current|such|unprecedented|severe ?.. weather|snow|storm|storms|strike|strikes|pandemic|demand|rush|surge|workload|backlog|pressures|shortage|shortages|sickness|supply-chain",
        concat!(circumstance!(), " ?@adv ?have ?has ?had ?also ", compelled!()),
        concat!(circumstance!(), " on|at|in|of|across|during|from|outside|for .. ?@adv ?have ?has ?had ", compelled!()),
        concat!(
            circumstance!(),
            " ?@have @be ?@adv to|responsible|the|of|behind blame|for|reason|cause|why|course|our"
        ),
        "best will in the|all",
        "roads|road|motorway|motorways|streets|railway|runway|line|lines|port|airport|airspace|border|route ?@adv @be ?@adv icy|closed|blocked|flooded|jammed|gridlocked|impassable|treacherous|congested|snowbound|shut",
        "drivers|driver|crew|crews|staff|team|engineers|engineer|nurses|we had|have|@be ?forced ?obliged to take|cope|make|wait|work|turn|divert|cut|close|cancel|postpone|prioritise|prioritize|juggle",
        "people|staff|everyone|everybody|team|crew|drivers|nurses|engineers|colleagues @be ?@adv ?all tired|exhausted|overworked|overstretched|stressed|rushed|pressed|harassed|swamped|overwhelmed|busy|ill|sick|off",
        "difficult|hard|tough|busy|challenging|trying|hectic time|month|week|year|period|season|day|night|winter|summer|quarter for|at ?all ?of us|our|everyone|the|everybody",
        "many|most|several|half|some .. @be ?@adv on|off|away holiday|leave|sick|ill|vacation",
        "imposed|foisted|forced|thrust|sprung on|upon us",
        "cost|costs|price of living|fuel|energy|materials",
        "@be|been ?@adv ?all inundated|swamped|deluged|besieged|overrun|bombarded|snowed ?under with|by",
        "@be|been ?@adv ?@adv hit|struck|plagued|beset|dogged|crippled|paralysed|paralyzed|affected ?@adv ?hard by ?a ?an ?the ?.. shortage|shortages|fire|storm|storms|strike|strikes|illness|sickness|wave|surge|flu|virus|power|cuts|covid|pandemic|flooding|floods|lightning|snow|vandals|thieves|problems|difficulties",
        "flu|illness|sickness|virus|bug|norovirus|covid|infection|cold|colds swept|tore|spread|went|ran|raced through|among|across|round|around",
        "leaving|leaves|left us with|without|short|unable|no|stranded",
        "wave|spate|outbreak|epidemic|rash of sickness|illness|flu|absences|resignations|covid|calls|thefts",
        "only so many|much",
        "merger|takeover|restructuring|reorganisation|reorganization|relocation|refurbishment ?.. always|inevitably|meant|caused|brought|brings|led|made|put",
        "had it not been for",
        "still learning|finding|getting|settling|adjusting|bedding|new ?their ?used ?to ?the ?in feet|ropes|to|the|in|system|down",
        "even ?in the|our best|most|finest|greatest|best-run ?.. make|makes|have|has|can|are|is|fail|fails|happen|kitchens|systems|hospitals",
        "in our ?own defence|defense",
        "inevitably|unavoidably|invariably contain|contains|happen|happens|mean|means|occur|leads|lead|some|arise|be|experience",
        "only so many|much ?that one|we|anyone|a|they|can|any|people|staff|hours",
        "not always|easy|simple|practical ?possible ?easy to|for",
        "difficult|hard|impossible|tricky ?for ?us ?anyone ?anybody to keep|predict|foresee|prevent|please|check|recruit|know|guard|avoid|control|find|guarantee|plan",
        "only just|recently been introduced|installed|launched|opened|rolled|taken",
        "given the ?@adv ?sheer ?high ?large volume|volumes|number|numbers|scale|complexity|circumstances|age|pressure|pressures|conditions|constraints|workload|demand|times|situation|heat|cold|weather|exceptional|size|time",
        "victim|victims of our|its|circumstance|circumstances",
        "anyone|anybody who has|have|works|worked|runs|ever|knows ... knows|know|understands|agree|appreciate",
        "bad|unfortunate|unlucky|poor|terrible|worst ?possible timing|moment|luck|coincidence",
        "middle of a|the|our heatwave|storm|pandemic|strike|rush|season|restructuring|move|merger|recruitment|busiest|peak|winter|cold",
        "airports|hospitals|schools|banks|firms|companies|airlines|builders|everyone|everybody|shops|hotels|employers ?all everywhere|alike|throughout|across|nationwide|worldwide",
        "not alone in",
        "we|staff|team did|done all|everything|what|whatever ?that we|could|was|they|reasonably|anyone ?@adv could|possible|had|was|can",
        "stretched ?very ?too ?so|thin thin|limit|thinly|capacity",
        "in the heat|rush|confusion|chaos|bustle|excitement of",
        "inherited|legacy of ?the|our|from previous|former|predecessors|predecessor|last",
        "learning curve",
        "first hot|warm|cold|sunny|wet|icy|snowy day|weekend|week|night|days of",
        "hands @be ?@adv ?more ?than full|tied",
        "supply|staffing|recruitment|production|sourcing|logistics|logistical|capacity|resourcing|manpower problem|problems|difficulties|difficulty|issue|issues|pressures|pressure|constraints|gap|gaps|challenges",
        "make|makes|made|making|render|renders|rendered ?.. unavoidable|inevitable|unpredictable",
    ])
});

/// What befell us as it befalls all: our own verb in it is no act.
static ALIKE: LazyLock<Patterns> = LazyLock::new(|| {
    Patterns::new(&[
        "^like|unlike ?so ?nearly ?virtually ?almost many|all|most|every|any|other|others|countless .. ... we|our|us|ours",
        "^as with|in ?so ?nearly ?virtually ?almost many|all|most|every|any|other|others|countless .. ... we|our|us|ours",
        "^in common|keeping|line with ?so many|all|most|every|other|others ... we|our",
        "^as with any|every|all|most|anything ?@adv ?new|complex|large|big|major|modern|old|software|system|building|technology|service|machine|move|operation|surgery|project|event",
        "we|staff|team|branch|depot|department|clinic|surgery|school|hospital|ward|office ?@have ?all ?@adv ?been struggled|struggling|battling|battled|fighting ?hard to|with ?@adv recruit|cope|keep|find|hire|meet|retain|staff|fill|shortages|demand|volume|staffing|backlog",
        "we|staff|team|branch|depot|clinic|surgery|school|hospital|ward|office ?@have @be|been|run|running|ran ?@adv ?very ?@adv short|desperately|low|stretched|overrun|snowed|swamped|inundated|overloaded|deluged|rushed ?short ?off ?of ?on ?under ?staff|people|teachers|drivers|nurses|staffed|staffing|beds|hands|thin|limit|feet|with|by",
        "we|staff|team @have ?@adv ?been receiving|experiencing|seeing|facing|dealing|working|handling|operating|coping|having ?with ?under ?through ?@adv|a|an|the|some|far|so|many|many|unusually ?@adv difficult|difficulties|challenging|challenges|trying|more|higher|high|unprecedented|exceptional|increased|large|staffing|shortage|shortages|surge|pressure|heavy|busy|backlog|recruitment|demand",
        "our industry|sector|trade|profession|line is|are|has|of|have",
        "skeleton staff|crew|team|service",
        "in a|an hospital|school|building|system|firm|company|city|clinic|kitchen|network|organisation|organization|business|house ?so as|so|of|this|that busy|large|old|complex|big|our|this|such ?as ?size ?age ?complexity",
        "we|company|firm|staff|team|bank|airline|council|driver|engineer|operator|school|hospital can|could not ?@adv ?@adv be expected|blamed|faulted|held",
        "^like|as ?with ?in the rest|remainder|majority|bulk of ... we|our|us",
        "we|team|staff @be|have|had ?@adv ?been ?having ?to manage|managing|work|working|operate|operating|cope|coping|make|making ?do with|under|on|at fewer|less|limited|reduced|skeleton|few|only|half|severely|depleted|insufficient|pressure|extreme|difficult",
    ])
});

fn objection(place: &Place<'_>) -> Option<Objection> {
    let parsed = place.parsed();
    let fits = |found: &Match| {
        let subject_after = parsed.tokens.get(found.range.end).map_or("", |next| next.word.as_str());
        let denied_after = matches!(subject_after, "is" | "was")
            && parsed.tokens.get(found.range.end + 1).is_some_and(|next| next.word == "not" || next.word == "no");
        !parsed.quoted(&found.range) && !parsed.denied(found.range.start) && !denied_after
    };
    let (found, alike) = match ALIKE.first(&parsed.tokens, fits) {
        Some(found) => (found, !parsed.has_figure(0..parsed.tokens.len())),
        // "And ours is no exception" owns nothing.
        None => (EXCUSES.first(&parsed.tokens, fits)?, place.sentence.has(phrases!["ours is no"])),
    };
    let owned = !alike && parsed.owns() || contrasted(place) || place.after().is_some_and(super::names_our_part);
    (!owned).then(|| place.objects(found.range, "is an excuse"))
}

/// "The storm was beyond our control; leaving your roof open was not."
fn contrasted(place: &Place<'_>) -> bool {
    let tokens = &place.parsed().tokens;
    tokens.last().is_some_and(|last| matches!(last.word.as_str(), "not" | "ours"))
        && tokens.iter().any(|token| token.stop > crate::review::grammar::Stop::None)
}

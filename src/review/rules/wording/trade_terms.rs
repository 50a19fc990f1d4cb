//! Words of the trades: those that a reader outside them has to look up. What the rule `jargon` makes of them stands
//! there.

use std::sync::LazyLock;

use crate::review::grammar::Patterns;

/// Words that have no other sense.
pub(super) static TERMS: LazyLock<Patterns> = LazyLock::new(|| {
    Patterns::new(&[
        "failed|fail|fails|failing over",
        "stale|cached content|data|entries|objects",
        "ingress|egress|cutover|quorum|nameserver|subnet|orchestrator|schema|throttled|throttling|provisioning|cert|certs|failover|failovers|rollback|latency|dns|tls|ssl|bgp|kubernetes|k8s|api|apis|backend|back-end|frontend|front-end|hotfix|ci/cd|mttr|mttd|rca|sre|sres|devops|misconfiguration|misconfigured|microservice|microservices|endpoint|endpoints|iops|middleware|webhook|webhooks|firmware|hypervisor|sharding|idempotent|tcp|udp|vpn|vlan|oauth|saml|sso|ntp|cdn|ddos|cron|sev1|sev2|sev-1|sev-2|p0|p1|namespace|namespaces|mutex|deadlock|timeouts|throughput|telemetry|observability|autoscaling|auto-scaling|runbook|runbooks|postmortem|post-mortem|repo|codebase|refactor|sandboxed|regex|json|yaml|xml|sql|stack-trace|kpi|kpis|slo|slos",
        "load balancer|balancers|balancing",
        "packet loss",
        "cache|caching invalidation|layer|miss|misses|poisoning",
        "thundering herd",
        "retry storm|storms",
        "noisy neighbour|neighbor",
        "5xx|4xx|503s|502s|500s",
        "api|edge gateway|gateways",
        "read|primary|secondary ?database replica|replicas",
        "rate limit|limits|limiting|limiter",
        "blast radius",
        "happy path",
        "canary|blue-green|staged deployment|deploy|release|rollout",
        "upstream|downstream dependency|dependencies|service|services",
        "race condition|conditions",
        "memory leak|leaks|exhaustion",
        "connection|thread pool|pools",
        "error rate|rates",
        "availability zone|zones",
        "http|status|error ?status ?code 5xx|503|502|500|504|404|429|4xx",
        "null pointer",
        "root cause ?analysis",
        "rolled|roll|rolling back ?the ?a ?our ?this deployment|deploy|release|change|build|update|version|code",
        "degraded performance|service|state",
        "single point of failure",
        "source control",
        "message queue|broker",
        "pull request",
        "edge case|cases",
        "leverage|leveraging|leveraged",
        "learnings|synergies|synergy|stakeholders|stakeholder|deliverables|actionable|paradigm|bandwidth-constrained|operationalise|operationalize",
        "action items",
        "best practices",
        "mitigated|remediated|remediation|mitigation|remediate",
        // Networks, machines and programs.
        "hypervisors|vm|vms|dslam|dhcp|dmarc|smtp|imap|etl|erp|edi|ivr|scada|plcs|gpu|cpu|cpus|mpls|pppoe|whitelist|whitelisted|allowlist|checksum|daemon|daemons|backoff|backpressure|bugfix|bugfixes|bytecode|serialisation|serialization|deserialisation|deserialization|idempotency|replicas|sharded|shards|async|concurrency|multithreaded|segfault|stacktrace|reindex|reindexed|reindexing|redeploy|redeployed|reprovision|reprovisioned|deprovisioned|datastore|datacentre|datacenter|vlans|subnets|toolchain|monorepo|changeset|cronjob|cronjobs|payloads|stateful|stateless|geo-redundant|active-active|active-passive|leader-election|split-brain|write-ahead|non-prod|pre-prod|nameservers|backends|dns-level|config",
        "split brain",
        "kernel panic|panics|module|update",
        "unit|regression|integration test|tests|testing",
        "regression was|in|introduced|had|caused",
        "batch job|jobs|run|runs|process|processing|window",
        "nightly|overnight batch|sync|reconciliation",
        "change freeze|window|control|request",
        "exception|exceptions queue|handling|report|handler",
        "hard|soft|factory reset|bounce|bounced",
        "data pipeline|lake|warehouse|layer",
        "legacy stack|platform|estate|mainframe|codebase|environment",
        "tech|technical|technology stack|debt",
        "peering|transit|interconnect|backhaul|uplink link|links|partner|session|sessions|router|routers|network",
        "routing table|tables|loop|prefix|prefixes",
        "foreign|primary key constraint|violation|collision",
        "null value|values|field|fields|reference",
        "buffer|stack|heap|integer overflow|overflows|overrun",
        "service level|levels objective|objectives|target",
        "mean time to|between",
        "proof|point of concept|presence",
        // Banking and insurance.
        "non-remittance|chargeback|chargebacks|subrogation|indemnitee|repudiated|repudiation|non-disclosure|interbank|reconciliation|clawback|amortisation|amortization|accruals|collateralised|collateralized|novation|bacs|chaps|straight-through|counterparty|counterparties|securitised|securitized|reinsurer|reinsurers",
        "suspense|nostro|vostro|clearing|omnibus account|accounts|cycle",
        "kyc|aml|pep|stp and|refresh|check|checks|screening|flow|flag|rule|engine|alert|queue|model",
        "dd mandate|mandates",
        "at inception",
        "proximate cause",
        "material non-disclosure|misrepresentation",
        // Transport and parcels.
        "interline|codeshare|deadhead|deadheaded|linehaul|line-haul|trunking|cross-dock|cross-docked|cross-docking|demurrage|drayage|backorder|back-order|backordered|short-shipped|sku|skus|3pl|consignee|deconsolidation|groupage|mis-sort|mis-sorted|missort|missorted|put-away|last-mile|first-mile|uld|ulds|aog|notam|notams|loadsheet|load-sheet|catenary|pantograph",
        "sort|pick|packing wave|waves|face|faces|cut-off",
        "slot restriction|restrictions|constraint|constraints",
        "ground handler|handlers|handling|stop",
        "crew duty|rotation|rostering|legality",
        "inbound|outbound rotation|sector|trailer|manifest|linehaul",
        "stock unit|keeping|allocation|reconciliation",
        // Water, light and building.
        "busbar|busbars|switchgear|recloser|load-shedding|brownout|brownouts|outstation|outstations|penstock|turbidity|cryptosporidium|rcd|mcb|mcbs|rcds|rsj|snagging|screed|soffit|soffits|mvhr|hvac|smets1|smets2|mpan|mprn|mpans|half-hourly|curtailment|derated",
        "protection|earth|thermal relay|relays|trip|fault",
        "primary|secondary|grid substation",
        "variation order|orders",
        "practical completion",
        "defects liability",
        "load shedding|shed",
        "pressure transient|transients|wave",
        "estimated read|reads",
        // Clinics and schools.
        "contraindicated|contraindication|iatrogenic|nosocomial|extravasation|extravasated|haemolysed|hemolyzed|titrated|titration|comorbidity|comorbidities|co-morbidities|perioperative|bradycardia|tachycardia|hypoxia|hypoxic|dna'd|dnacpr|datix|cannulation|anticoagulated|anticoagulation|phlebotomy|ehcp|senco",
        "care|referral|treatment|clinical|rtt|elective pathway|pathways|coding|governance",
        "never event|events",
        "medication|drug reconciliation",
        "bed management|flow",
        // Offices of every trade.
        "deep-dive|workstream|workstreams|touchpoint|touchpoints|onboarding|offboarding|granular|granularity|holistic|holistically|value-add|low-hanging|ideate|ideation|incentivise|incentivize|upskill|upskilling|cross-functional|siloed|silos|scalable|scalability|impactful|deconflict|rightsizing|right-sizing|swimlane|raci|okr|okrs|sops|ftes|capa|fmea|actioned|descoped|deprioritised|deprioritized",
        "circle|circled|circling back",
        "touch base",
        "deep dive",
        "low hanging",
        "move|moves|moving the needle",
        "pain point|points",
        "drill|drilled|drilling down",
        "lessons-learned|lessons-learnt",
        "service delivery|improvement|recovery model|framework|plan",
        "end-to-end process|processes|visibility|management",
        "continuous improvement",
        "change management",
        "operating|target model",
        "capacity constraints|planning|headroom",
        "core competency|competencies",
        "process gap|gaps|owner|owners|improvement",
        "over-voltage|overvoltage|undervoltage|under-voltage|padstone|padstones|setpoint|setpoints|bleed-air|actuator|actuators|solenoid|solenoids|thermistor|commutator|re-bled",
        "certificate|trust chain|store",
        "went|go|gone|going tech",
        "short pick|picks|ship",
        "data|control plane",
        "feature flag|flags|toggle",
        "config|configuration drift|push|change|changes",
    ])
});

/// Initials that everybody knows, or that name somebody.
const KNOWN: [&str; 171] = [
    "UK", "US", "USA", "EU", "UN", "BBC", "ITV", "NHS", "GP", "GPS", "TV", "DVD", "CD", "PIN", "VAT", "MOT", "IBAN",
    "BIC", "ID", "IT", "OK", "PDF", "FAQ", "CEO", "CFO", "MP", "QR", "SMS", "USB", "LED", "UTC", "GMT", "BST", "CET",
    "EST", "PST", "CST", "EDT", "AM", "PM", "NO", "NOT", "AND", "THE", "YES", "RSVP", "PS", "SUV", "AC", "DC", "ATM",
    "ICU", "MRI", "CT", "DNA", "HR", "PR", "QC", "MD", "NY", "LA", "DHL", "UPS", "DPD", "TNT", "BT", "KLM", "IBM",
    "BA", "SAP", "GBP", "USD", "EUR", "CHF", "HMRC", "DVLA", "IRS", "FBI", "ICO", "FCA", "GDPR", "CCTV", "SOS", "LPG",
    "MPH", "KG", "KM", "II", "III", "IV", "VI", "VII", "VIII", "IX", "XI", "XII", "AGM", "FAX", "PC", "TAX", "EV",
    "PE", "SIM", "RAC", "AA", "RSPCA", "RSPB", "CAA", "FAA", "FDA", "CQC", "GMC", "BMA", "TUC", "NATO", "NASA", "WHO",
    "IMF", "ECB", "LSE", "UCL", "MIT", "BMW", "VW", "HSBC", "TSB", "ING", "BNP", "UBS", "AXA", "RNLI", "AAA", "DMV",
    "USPS", "NYC", "LAX", "JFK", "YMCA", "VIP", "DIY", "CV", "MA", "BSC", "PHD", "ISBN", "VHS", "HD", "LCD", "DJ",
    "MC", "AWOL", "ASAP", "TBC", "TBA", "DOB", "NI", "NIN", "EHIC", "GCSE", "GCSES", "SAT", "SATS", "IQ", "HGV", "LGV",
    "PLC", "LTD", "LLC", "INC", "GMBH", "SA",
];

/// Whether a word as it is written is initials that not everybody knows: two to five capitals, `STP`, `VMs`.
pub(super) fn is_initials(written: &str) -> bool {
    let capitals = written.strip_suffix('s').unwrap_or(written);
    (2..=5).contains(&capitals.len())
        && capitals.bytes().all(|byte| byte.is_ascii_uppercase())
        && !KNOWN.contains(&capitals)
}

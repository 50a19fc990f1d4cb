//! L21: the reader understands every word.

use std::sync::LazyLock;

use crate::review::grammar::{Match, Objection, Parsed, Patterns, Place, Stop};
use crate::review::rule::rule;

rule! {
    /// # What it looks for
    /// Words of our trade that the sentence does not explain: "failover", "latency", "root cause", "learnings". A word
    /// that has an everyday sense (cluster, node, cache) counts only beside another of its kind.
    ///
    /// # Why it matters
    /// A reader who has to look up the cause has not been told it.
    ///
    /// # Example
    /// > part 3: At 17:20 a failover of the load balancer did not complete, and latency rose.
    ///
    /// # Better
    /// > part 3: At 17:20 the page's certificate, the file that proves to a browser that a site is genuine, ran out.
    "TON113" "jargon" Warning Texts objection, "say what it does for the reader, or explain the word in the same sentence"
}

/// Words that have no other sense.
static TERMS: LazyLock<Patterns> = LazyLock::new(|| {
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
    ])
});

/// Words that are ours only beside another.
const DOUBLE: [&str; 34] = [
    "cluster",
    "clusters",
    "node",
    "nodes",
    "pod",
    "pods",
    "cache",
    "caches",
    "deployment",
    "deployed",
    "deploy",
    "server",
    "servers",
    "instance",
    "instances",
    "database",
    "traffic",
    "requests",
    "primary",
    "secondary",
    "replication",
    "evicted",
    "queue",
    "queues",
    "container",
    "containers",
    "memory",
    "config",
    "configuration",
    "production",
    "handshake",
    "host",
    "hosts",
    "sla",
];

fn objection(place: &Place<'_>) -> Option<Objection> {
    let parsed = place.parsed();
    if let Some(found) = TERMS.first(&parsed.tokens, |found| !parsed.quoted(&found.range) && !explained(parsed, found))
    {
        return Some(place.objects(found.range, "is a word of our trade"));
    }
    let word = |at: usize| parsed.tokens[at].word.trim_end_matches('s');
    let mut double: Vec<usize> =
        (0..parsed.tokens.len()).filter(|&at| DOUBLE.contains(&parsed.tokens[at].word.as_str())).collect();
    double.dedup_by_key(|at| word(*at));
    let [first, second, _, ..] = double[..] else { return None };
    let why = format!("\"{}\" and \"{}\" are words of our trade", word(first), word(second));
    Some(Objection { why, at: first..second + 1 })
}

/// Whether the sentence says what the term is: `, the file that ...`, `(...)`, `that is`, or the other way round.
fn explained(parsed: &Parsed, found: &Match) -> bool {
    let words = |at: usize| parsed.tokens.get(at).map_or("", |token| token.word.as_str());
    let (start, end) = (found.range.start, found.range.end);
    let stop = parsed.tokens.get(end).map_or(Stop::None, |token| token.stop);
    let opens =
        matches!(words(end), "the" | "a" | "an" | "which" | "that" | "our" | "i.e" | "or" | "meaning" | "where" | "in");
    let apposition = stop > Stop::None && (opens || words(end) == "what");
    let equals =
        matches!(words(end), "is" | "means") && matches!(words(end + 1), "the" | "a" | "what" | "that" | "our" | "how");
    let before = start.saturating_sub(3)..start;
    let called =
        parsed.tokens[before].iter().any(|token| matches!(token.word.as_str(), "called" | "calls" | "call" | "known"));
    let bracketed =
        parsed.tokens[start].stop == Stop::Strong && parsed.tokens.get(end).is_none_or(|_| stop > Stop::None);
    apposition || equals || called || bracketed
}

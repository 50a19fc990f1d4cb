//! Holds what is put together here to what the engine makes of the same template.

use super::*;
use crate::composition::{DocumentKind, MOVES, MoveSpec};
use crate::rendering::Templates;
use crate::rendering::templates::BUILTIN;
use tera::{Context, Value};

/// Values in which there is something to escape, to fold, to raise or nothing at all.
const VALUES: [&str; 5] = ["the *dark* till", " 3.  a_b\n<c> ", "we looked. It was off.", "\u{7}", "."];

/// What the engine makes of a move, on one line.
fn by_engine(each: &Move, region: Region, templates: &Templates) -> String {
    let mut context = Context::new();
    context.insert_value("wording", Value::from(each.wording));
    context.insert_value("region", Value::from(region.name()));
    for (name, fact) in &each.facts {
        let Fact::Text(text) = fact else { panic!("{name} is no text") };
        context.insert_value(*name, Value::normal_string(text));
    }
    let mut out = Vec::new();
    templates.render(each.name, &context, &mut out).unwrap();
    squeezed(std::str::from_utf8(&out).unwrap())
}

fn squeezed(text: &str) -> String {
    text.split_ascii_whitespace().collect::<Vec<_>>().join(" ")
}

/// The facts of a move with each choice of those that may be absent, up to a number of choices that can be looked at.
fn with_each_choice(spec: &MoveSpec, mut look: impl FnMut(Vec<(&'static str, Fact)>)) {
    let optional = spec.facts.iter().filter(|fact| fact.optional).count();
    for choice in 0..1_usize << optional {
        for value in 0..VALUES.len() {
            let mut bit = 0;
            let given = spec.facts.iter().enumerate().filter(|(_, fact)| {
                bit += usize::from(fact.optional);
                !fact.optional || choice >> (bit - 1) & 1 == 1
            });
            let text = |index: usize| Fact::Text(VALUES[(index + value) % VALUES.len()].to_owned());
            look(given.map(|(index, fact)| (fact.name, text(index))).collect());
        }
    }
}

#[test]
fn every_wording_of_every_move_is_said_as_the_engine_says_it() {
    let templates = Templates::builtin(DocumentKind::Letter).unwrap();
    let mut said = 0;
    for spec in MOVES {
        let wordings = templates.wordings(spec.name).unwrap_or_else(|| panic!("{} needs the engine", spec.name));
        for wording in spec.wordings {
            for region in [Region::Britain, Region::America] {
                with_each_choice(spec, |facts| {
                    let each = Move { name: spec.name, wording: wording.name, facts };
                    let mut line = "before ".to_owned();
                    // A fact that the wording needs is absent, which is the engine's to say.
                    let Some(is_even) = wordings.say(&each, region, &mut line) else { return };
                    let line = &line["before ".len()..];
                    let engine = by_engine(&each, region, &templates);
                    assert_eq!(if is_even { line.to_owned() } else { squeezed(line) }, engine, "{each:?}");
                    said += 1;
                });
            }
        }
    }
    assert!(said > 10_000, "only {said} were said");
}

#[test]
fn whatever_has_all_its_facts_is_said_without_the_engine() {
    let templates = Templates::builtin(DocumentKind::Letter).unwrap();
    for spec in MOVES {
        for wording in spec.wordings {
            let facts = spec.facts.iter().map(|fact| (fact.name, Fact::Text("x".to_owned()))).collect();
            let each = Move { name: spec.name, wording: wording.name, facts };
            let said = templates.wordings(spec.name).unwrap().say(&each, Region::Britain, &mut String::new());
            assert_eq!(said, Some(spec.part.is_some()), "{}: {}", spec.name, wording.name);
        }
    }
}

#[test]
fn what_is_not_plain_is_left_to_the_engine() {
    let read = |text: String| Wordings::read(&Builtin { name: "x.md", full_name: "x.md", text: text.leak() });
    let around = |text: &str| format!("{{# About. #}}\n{{%- if wording == \"said\" -%}}\n{text}\n{{%- endif -%}}\n");
    let is_read = |inside: &str| read(around(inside)).is_some();
    assert!(is_read("On {{ day }}, we did{% if not_given is defined %} it{% endif %}."));
    for inside in [
        "{{ day | upper }}",
        "{{ day | default(value=1) }}",
        "{{day}}",
        "{{ a.b }}",
        "{{ region }}",
        "{% if not day is defined %}x{% endif %}",
        "{% if day %}x{% endif %}",
        "{% if a is defined or b is defined %}x{% endif %}",
        "{% if a is defined %}x",
        "{% if a is defined %}x{% else %}y{% else %}z{% endif %}{% endif %}",
        "{% for x in y %}{% endfor %}",
        "{# more #}",
        "two\nlines",
        "two  spaces",
        "x {% endif %}",
    ] {
        assert!(!is_read(inside), "{inside}");
    }
    assert!(read("{# About. #}{{ text }}".to_owned()).is_none());
    assert!(read("{# About. #}{%- endif -%}".to_owned()).is_none());
    assert!(BUILTIN.iter().filter(|b| b.folder() == "report").all(|b| Wordings::read(b).is_none()));
}

#[test]
fn a_wording_or_a_fact_that_is_not_there_is_left_to_the_engine() {
    let wordings = Wordings::read(BUILTIN.iter().find(|b| b.name == "letter/lost.md").unwrap()).unwrap();
    let say = |wording, facts| {
        let each = Move { name: "lost", wording, facts };
        wordings.say(&each, Region::Britain, &mut String::new())
    };
    let text = |text: &str| ("text", Fact::Text(text.to_owned()));
    assert_eq!(say("said", vec![text("It is gone.")]), Some(true));
    assert_eq!(say("sung", vec![text("It is gone.")]), None);
    assert_eq!(say("said", vec![]), None);
    assert_eq!(say("said", vec![("text", Fact::Flag(true))]), None);
}

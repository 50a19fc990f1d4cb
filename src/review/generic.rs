//! Words that belong to no incident and no firm: a sentence of these alone could stand in any letter to anybody.

use std::sync::LazyLock;

use super::phrases::Phrases;
use super::words::Word;

/// Words that only join others.
const JOINING: &str = "a an the this that these those it its there here and or but nor so as if than then because while when \
    where why how what which who whom whose of to from for with without within into onto upon over under in on at by about \
    after before during since until through between among against toward towards not no never nothing nobody none neither \
    either both each every all any some such same other others another one ones much many more most less least few little \
    very too quite rather even just only also still yet already again always often sometimes ever now soon today really \
    truly deeply fully sincerely simply certainly clearly seriously personally always i me my mine we us our ours you your \
    yours they them their theirs he she him her his hers it's that's there's we're we've we'll we'd you're you've you'll i'm \
    i've i'll i'd don't doesn't didn't isn't aren't wasn't weren't won't can't cannot couldn't wouldn't shouldn't is are am \
    was were be been being do does did done have has had having will would shall should can could may might must let ourselves \
    yourself yourselves themselves itself out up down off back away own something anything everything someone anyone \
    everyone";

/// What any firm says of itself, its customers and any failure.
const SAID: &str = "know knows knew known understand understands understood understanding realise realize realised believe \
    believes think thinks feel feels felt hope hopes wish wishes want wants need needs like care cares value values valued \
    appreciate appreciates acknowledge acknowledges recognise recognize recognised accept accepts take takes taken took make \
    makes made making give gives given gave get gets put puts keep keeps kept hold holds held stand stands come comes go goes \
    going gone work works working worked try tries trying tried do doing strive strives aim aims seek learn learns learned \
    learnt learning improve improves improving improved better best good great right wrong well bad worse hard high higher \
    highest important importance matter matters mattered mean means meant serious difficult frustrating frustrated \
    frustration upsetting disappointing disappointed disappointment annoying inconvenient inconvenience trouble stress worry \
    stressful unacceptable acceptable poor clear open honest fair proud sorry apology apologies apologise apologize apologised \
    regret regrets forgive forgotten forget trust trusted trusting confidence faith loyalty patience respect promise promises \
    promised commit commits committed commitment commitments responsibility responsible accountable accountability duty \
    expect expects expected expectation expectations deserve deserves deserved deserving service services experience \
    experiences quality standard standards level customer customers client clients user users guest guests reader people \
    person team teams staff colleague colleagues company firm business organisation organization part place way ways time \
    times day days thing things word words lesson lessons mistake mistakes failure failures fail fails failed failing fault \
    problem problems issue issues incident incidents event events situation situations disruption error errors happen happens \
    happened happening again future cause causes caused impact effect affect affects affected life lives situation \
    relationship relationships reputation support help helps helping helped serve serves serving served service restore \
    restored rebuild regain earn earns earned lose loses lost win back short fell fall fallen falls down let lets letting meet \
    met live lived deliver delivers delivered provide provides provided ensure ensures everything possible power lightly \
    seriously extra mile heart hearts mind concern concerns concerned priority thank thanks grateful glad happy pleased question \
    questions hesitate contact reach free feel please listen listens listening heard hear hearing voice feedback change changes \
    changed step steps action actions process processes measure measures forward ahead long way road start first last end \
    whole full complete completely entirely total real true truth simple single sure certain aware look looks looking see sees \
    seen seeing say says said saying speak speaks tell tells told ask asks asked show shows shown prove proves proven count \
    counts rely relies depend depends relying choose chose chosen journey excuse excuses excused reason reasons occasion enough \
    easy easily lightly longer nothing less ought owe owes";

static GENERIC: LazyLock<Phrases> =
    LazyLock::new(|| JOINING.split_whitespace().chain(SAID.split_whitespace()).collect());

/// Whether a text of these words, in lower case, is of such words alone.
pub(super) fn is_generic(words: &[Word]) -> bool {
    !words.is_empty() && words.iter().all(|word| word.is_any(&GENERIC))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::review::words::words;

    #[test]
    fn what_any_firm_could_write_is_told_from_what_one_did() {
        for generic in [
            "We know how much this matters.",
            "You deserve better from us.",
            "We understand how frustrating it is.",
            "Trust is hard to earn.",
            "We hold ourselves to a high standard, and we did not meet it.",
            "This is not the experience we want our customers to have.",
        ] {
            assert!(is_generic(&words(generic)), "{generic}");
        }
        for particular in [
            "Your guests could not book with you.",
            "We left the old address in the page.",
            "Nobody looked at the alarm.",
            "The van never came.",
            "We know how much a wedding matters.",
        ] {
            assert!(!is_generic(&words(particular)), "{particular}");
        }
    }
}

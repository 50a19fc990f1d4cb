use super::*;
use crate::review::letters::markdown;

/// Letters as other people write them; a line of equals signs between the parts.
const FOREIGN: [&str; 5] = [
    "Your parcel of 3 June, order 88-1207, was delivered eleven days late and broken. Today I refunded the full price, \
     $89.90, to your Visa card; it usually shows within two days.\n\nThere is also a new set on its way, free of charge, \
     which UPS will bring you on Thursday.\n==\nNone of this was down to you or the carrier. It was my team's job to \
     pack glass so that it survives a truck, and we did not do it. Your daughter opened a box of splinters on her \
     birthday.\n==\nWe changed suppliers for our padding in May. The new boxes are a centimetre wider, so the sheets \
     inside could slide. Our packers pack by weight, and the weight was fine.\n==\nWe stopped using these boxes on 9 \
     June and have dropped twenty packed sets from two metres without losing a glass. From 1 July every glass order \
     leaves in a double box.\n==\nI apologize for the present that arrived in pieces. My number is 555-0148 and I pick \
     it up myself.",
    "From Monday evening to Tuesday noon the parents' portal of your school could not be reached. The month's charge \
     has been waived: your next invoice will show 0.00 EUR instead of 240.00 EUR.\n==\nWe let you down. Keeping the \
     portal up on the evening of enrolment is what you pay us for, and 130 of your families could not enrol.\n\nYour \
     office answered 64 phone calls that ought to have come to us.\n==\nA disk filled up. We had been told of it by a \
     warning nine days earlier, and the warning went to a mailbox that no one of us reads any more.\n\nIt then took us \
     sixteen hours, since the person on duty did not have the key to the room.\n==\nThe disk has been replaced with one \
     of twice the size. Warnings go to two telephones now.\n\nBefore the end of the month, our head of hosting is going \
     to hand a key to everyone who is on duty, and by 30 September all mailboxes for alarms will have been reviewed.\n==\n\
     We are very sorry that families stood before a closed door on the one evening that counted.",
    "We charged your account twice on 2 April, $58.00 each time. The second charge went back to you on 3 April.\n==\n\
     That was our error. You trusted us with your card and we took more than we were owed.\n==\nOur payment page lets \
     a person press the button again while the first payment is still on its way. It ought to refuse the second \
     press.\n==\nSince Friday it refuses. We will publish the count of double charges every month, starting in May.\n\
     ==\nI am sorry for the money that was missing from your account over Easter.",
    "On 11 and 12 November your bakery got no flour from us. We brought the missing forty sacks on the 13th, took \
     nothing for them, and paid the $310 that you spent at another mill.\n==\nYou have a right to your delivery by \
     five in the morning, and you did not get it. Both days you sold no rye bread. We are to blame.\n==\nThe order \
     was entered for the following week. The clerk's screen offers the week after as soon as the clock passes \
     noon, which nobody had told you or us.\n\nThe driver did ring about your empty slot. The call ended in a queue.\n\
     ==\nThe screen now asks for the date:\n\n- It shows the weekday in large letters.\n- It warns when a standing \
     order has a gap.\n\nBy 1 December drivers get a line of their own to the planner.\n==\nPlease accept my apology \
     for two mornings with an empty shelf. I shall stop by on Saturday.",
    "Last week's audit report named the wrong company as the owner of your warehouse. A corrected report is with your \
     bank since Tuesday, and we have reimbursed the 1,200 pounds that your solicitor charged.\n==\nThe responsibility \
     is mine as the partner who signed it. Our engagement letter promises that two people read every report, and one \
     did.\n==\nThe name came from the land register of 2019. I took it over without asking for a fresh extract, because \
     the sale was thought to be pending.\n==\nTo stop this from happening again, each extract will be no older than \
     thirty days when a report is signed. The rule took effect on 4 March, and our quality partner checks it.\n==\nI \
     apologise to you, and to your tenants who had letters from a stranger.",
];

#[test]
fn the_parts_of_foreign_letters_are_told_apart() {
    let mut wrong = Vec::new();
    let mut count = 0;
    for letter in FOREIGN {
        let parts: Vec<&str> = letter.split("\n==\n").collect();
        let wanted: Vec<&str> = parts
            .iter()
            .zip(PARTS)
            .flat_map(|(text, part)| markdown::read(text).into_iter().map(move |_| part))
            .collect();
        let blocks = markdown::read(&parts.join("\n\n"));
        count += blocks.len();
        let sentences: Vec<_> = blocks.iter().map(Block::sentences).collect();
        for ((block, wanted), found) in blocks.iter().zip(&wanted).zip(assign(&blocks, &sentences)) {
            if *wanted != found {
                wrong.push(format!(
                    "{wanted} read as {found} {:?}: {}",
                    Topics::of(block, &block.sentences()),
                    block.text
                ));
            }
        }
    }
    assert!(count > 30, "{count}");
    assert!(wrong.len() * 20 <= count, "{} of {count}:\n{}", wrong.len(), wrong.join("\n"));
}

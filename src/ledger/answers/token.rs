//! What a link in a letter carries in place of names: whoever reads it learns nothing, and nobody can make one up.

use std::fmt;

use base64::prelude::{BASE64_URL_SAFE_NO_PAD, Engine as _};
use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;

/// What stands between incident and customer, which neither can hold.
const PART: &[u8] = b"\x1f";

/// How many bytes of the signature a token has: 128 bits.
const BYTES: usize = 16;

/// The secret that tokens are signed with.
#[derive(Clone)]
pub struct Key(Hmac<Sha256>);

impl Key {
    /// The fewest bytes of a secret.
    pub const LEAST: usize = 32;

    /// The most bytes of a secret that are read.
    pub const MOST: u64 = 4_096;

    /// The key of a file, without white space around it; `None`: it is too short to be a secret.
    pub fn of(bytes: &[u8]) -> Option<Self> {
        let secret = bytes.trim_ascii();
        let key = Hmac::new_from_slice(secret).ok()?;
        (secret.len() >= Self::LEAST).then_some(Self(key))
    }

    /// The token of a customer and an incident: 22 characters that an address may hold.
    pub fn token(&self, incident: &str, customer: &str) -> String {
        let mut mac = self.0.clone();
        mac.update(incident.as_bytes());
        mac.update(PART);
        mac.update(customer.as_bytes());
        let signature = mac.finalize().into_bytes();
        BASE64_URL_SAFE_NO_PAD.encode(signature.get(..BYTES).unwrap_or_default())
    }
}

/// Says nothing of the secret.
impl fmt::Debug for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Key").finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_secret_is_long_and_what_stands_around_it_does_not_count() {
        assert!(Key::of(b"short").is_none() && Key::of(&[b' '; 64]).is_none());
        let (plain, padded) = (Key::of(&[b'k'; 32]).unwrap(), Key::of(&[&[b'k'; 32][..], b"\r\n"].concat()).unwrap());
        assert_eq!(plain.token("INC-1", "acme"), padded.token("INC-1", "acme"));
        assert_eq!(format!("{plain:?}"), "Key { .. }");
    }

    /// HMAC-SHA256 of the key of 32 `k` over `INC-1`, the sign between, `acme`; worked out by another program.
    #[test]
    fn a_token_is_the_beginning_of_the_signature() {
        assert_eq!(Key::of(&[b'k'; 32]).unwrap().token("INC-1", "acme"), "xAS8k2L3NcNLG2dvChafLA");
    }

    proptest! {
        #[test]
        fn every_customer_of_every_incident_has_a_token_of_their_own(
            one in ("[a-z0-9-]{1,9}", "[a-z0-9-]{1,9}"), other in ("[a-z0-9-]{1,9}", "[a-z0-9-]{1,9}"),
        ) {
            let key = Key::of(&[7; 40]).unwrap();
            let (first, second) = (key.token(&one.0, &one.1), key.token(&other.0, &other.1));
            prop_assert_eq!(first == second, one == other);
            prop_assert!(first.len() == 22 && first.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'_'));
        }
    }
}

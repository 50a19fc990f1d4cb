//! A row for tests.

use super::Digest;

/// The line of a row of that kind as a version wrote it that knew no promises, nor what a document is about or costs.
pub(crate) fn line_of_an_older_version(kind: &str) -> String {
    let digest = Digest::of(b"");
    format!(
        "{{\"path\":\"a.md\",\"record\":1,\"documents\":1,\"input_sha256\":\"{digest}\",\
         \"output_sha256\":\"{digest}\",\"incident\":\"I\",\"customer\":null,\"kind\":\"{kind}\",\
         \"format\":\"md\",\"language\":\"en-GB\",\"currency\":null,\"contract_amount\":null,\
         \"added_value\":null,\"approval\":null}}\n"
    )
}

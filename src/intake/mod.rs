//! From bytes to a [`Case`](crate::case::Case) or a [`Policy`](crate::policy::Policy) that cannot be wrong.

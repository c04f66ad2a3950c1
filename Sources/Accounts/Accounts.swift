// The room `Accounts`: who a member of staff is, what they may do, and the record of what they did.
//
// Staff.swift           an account and its groups
// Permission.swift      function × scope, granted to groups
// Password.swift        argon2id, and what a password has to be
// OneTimePassword.swift the optional second factor (RFC 6238)
// Session.swift         signed in on one device; the token a browser keeps and the one a form carries
// AccountDesk.swift     the way in (five attempts, then a colleague has to unlock) and all that changes accounts
// AccountStore.swift    all SQL of accounts, groups and grants
// SessionStore.swift    all SQL of sessions and access tokens
// Audit.swift           what staff read, changed and exported, as a chain of hashes

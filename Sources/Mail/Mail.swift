// Outgoing mail (requirements A3): a row per message and per recipient, sent later and tried again.
//
// MailMessage.swift    what is said to whom
// MailWriting.swift    a message as bytes (RFC 5322, MIME), in UTF-8 or ISO-2022-JP
// Outbox.swift         all SQL: what waits, what was sent, what could not be
// Delivery.swift       the way out: SMTP, or files where none is configured
//
// Tables: mails, mail_recipients. Texts and addresses are sealed with a key per message.

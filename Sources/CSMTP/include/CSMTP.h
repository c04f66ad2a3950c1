/// What Swift cannot say to libcurl itself: its options are variadic.
#pragma once

#include <stddef.h>
#include <stdint.h>

/// Sends one message to one recipient (RFC 5321). TLS is required, except to this machine itself.
///
/// - url: `smtp://host:587` or `smtps://host`, without a user.
/// - user, password: NULL where the server asks for none.
/// - code: gets the last answer of the server, 0 where there was none.
/// Returns a CURLcode; 0 is fine.
int csmtp_send(
    const char *url, const char *user, const char *password, int needs_tls, const char *from, const char *to,
    const uint8_t *message, size_t length, long *code);

/// What a CURLcode means, in English.
const char *csmtp_reason(int result);

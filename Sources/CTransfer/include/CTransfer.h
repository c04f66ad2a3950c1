/// What Swift cannot say to libcurl itself: its options are variadic.
#pragma once

#include <stddef.h>
#include <stdint.h>

/// Where something is handed over.
typedef struct {
    /// `smtp://host:587`, `https://host/path`; without a user.
    const char *url;
    /// The one scheme that is spoken.
    const char *scheme;
    /// NULL where nobody is asked for one.
    const char *user;
    const char *password;
    /// Nothing is sent before the connection is encrypted, also where it begins in the open (SMTP, FTP).
    int needs_tls;
} transfer_target;

/// Sends one message to one recipient (RFC 5321).
///
/// - code: gets the last answer of the server, 0 where there was none.
/// Returns a CURLcode; 0 is fine.
int transfer_mail(
    const transfer_target *target, const char *from, const char *to, const uint8_t *message, size_t length, long *code);

/// Puts a file in its place: by PUT (RFC 9110 §9.3.4) or STOR (RFC 959, RFC 4217). Redirects are not followed: the file
/// goes where it was said to go.
///
/// - code: as above. A status of 400 and more is a failure.
/// Returns a CURLcode; 0 is fine.
int transfer_file(
    const transfer_target *target, const char *media_type, const uint8_t *bytes, size_t length, long *code);

/// Fetches what is there (RFC 9110 §9.3.1), at most `most` bytes. Redirects are not followed.
///
/// - bytes: gets the answer, freed with free().
/// - code: as above. A status of 300 and more is a failure.
/// Returns a CURLcode; 0 is fine.
int transfer_get(const transfer_target *target, size_t most, uint8_t **bytes, size_t *length, long *code);

/// What a CURLcode means, in English.
const char *transfer_reason(int result);

/// CURLcodes that mean something to people.
extern const int transfer_no_host, transfer_no_connection, transfer_timeout, transfer_no_tls, transfer_wrong_certificate,
    transfer_login_denied, transfer_http_error;

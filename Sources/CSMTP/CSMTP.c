#include "CSMTP.h"

#include <curl/curl.h>
#include <string.h>

// Seconds. A server that is busy may take a minute to take a message; one that is off is noticed sooner.
static const long connect_timeout = 10;
static const long whole_timeout = 60;

typedef struct {
    const uint8_t *bytes;
    size_t left;
} source;

static size_t give(char *target, size_t size, size_t count, void *context) {
    source *from = context;
    size_t room = size * count;
    size_t length = from->left < room ? from->left : room;
    memcpy(target, from->bytes, length);
    from->bytes += length;
    from->left -= length;
    return length;
}

int csmtp_send(
    const char *url, const char *user, const char *password, int needs_tls, const char *from, const char *to,
    const uint8_t *message, size_t length, long *code) {
    *code = 0;
    CURL *curl = curl_easy_init();
    if (!curl) return CURLE_OUT_OF_MEMORY;
    struct curl_slist *recipients = curl_slist_append(NULL, to);
    source body = {message, length};
    curl_easy_setopt(curl, CURLOPT_URL, url);
    curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, "smtp,smtps");
    curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(curl, CURLOPT_CONNECTTIMEOUT, connect_timeout);
    curl_easy_setopt(curl, CURLOPT_TIMEOUT, whole_timeout);
    if (needs_tls) curl_easy_setopt(curl, CURLOPT_USE_SSL, (long)CURLUSESSL_ALL);
    if (user) curl_easy_setopt(curl, CURLOPT_USERNAME, user);
    if (password) curl_easy_setopt(curl, CURLOPT_PASSWORD, password);
    curl_easy_setopt(curl, CURLOPT_MAIL_FROM, from);
    curl_easy_setopt(curl, CURLOPT_MAIL_RCPT, recipients);
    curl_easy_setopt(curl, CURLOPT_UPLOAD, 1L);
    curl_easy_setopt(curl, CURLOPT_READFUNCTION, give);
    curl_easy_setopt(curl, CURLOPT_READDATA, &body);
    CURLcode result = curl_easy_perform(curl);
    curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, code);
    curl_slist_free_all(recipients);
    curl_easy_cleanup(curl);
    return result;
}

const char *csmtp_reason(int result) { return curl_easy_strerror((CURLcode)result); }

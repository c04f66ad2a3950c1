#include "CTransfer.h"

#include <dlfcn.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>

#define CURL_DISABLE_TYPECHECK
#include <curl/curl.h>

// libcurl brings thirty libraries with it. They are loaded when something is transferred first: a build never does, and a
// program starts in a third less time without them.
#undef curl_easy_setopt
#undef curl_easy_getinfo
#define FUNCTIONS(each) \
    each(curl_global_init) each(curl_easy_init) each(curl_easy_setopt) each(curl_easy_perform) \
    each(curl_easy_getinfo) each(curl_easy_cleanup) each(curl_easy_strerror) each(curl_slist_append) \
    each(curl_slist_free_all)
#define DECLARED(name) static typeof(name) *real_##name;
FUNCTIONS(DECLARED)

static int is_loaded;

static void load(void) {
    void *library = dlopen("libcurl.so.4", RTLD_NOW);
    if (!library) return;
#define FOUND(name) if (!(real_##name = dlsym(library, #name))) return;
    FUNCTIONS(FOUND)
    is_loaded = real_curl_global_init(CURL_GLOBAL_DEFAULT) == CURLE_OK;
}

static int has_curl(void) {
    static pthread_once_t once = PTHREAD_ONCE_INIT;
    pthread_once(&once, load);
    return is_loaded;
}

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

// What a server says back is for nobody.
static size_t drop(char *bytes, size_t size, size_t count, void *context) {
    (void)bytes;
    (void)context;
    return size * count;
}

static CURL *begin(const transfer_target *target, source *body, size_t length) {
    if (!has_curl()) return NULL;
    CURL *curl = real_curl_easy_init();
    if (!curl) return NULL;
    real_curl_easy_setopt(curl, CURLOPT_URL, target->url);
    real_curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, target->scheme);
    real_curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
    real_curl_easy_setopt(curl, CURLOPT_CONNECTTIMEOUT, connect_timeout);
    real_curl_easy_setopt(curl, CURLOPT_TIMEOUT, whole_timeout);
    if (target->needs_tls) real_curl_easy_setopt(curl, CURLOPT_USE_SSL, (long)CURLUSESSL_ALL);
    if (target->user) real_curl_easy_setopt(curl, CURLOPT_USERNAME, target->user);
    if (target->password) real_curl_easy_setopt(curl, CURLOPT_PASSWORD, target->password);
    real_curl_easy_setopt(curl, CURLOPT_UPLOAD, 1L);
    real_curl_easy_setopt(curl, CURLOPT_INFILESIZE_LARGE, (curl_off_t)length);
    real_curl_easy_setopt(curl, CURLOPT_READFUNCTION, give);
    real_curl_easy_setopt(curl, CURLOPT_READDATA, body);
    real_curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, drop);
    return curl;
}

static int perform(CURL *curl, long *code) {
    CURLcode result = real_curl_easy_perform(curl);
    real_curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, code);
    real_curl_easy_cleanup(curl);
    return result;
}

int transfer_mail(
    const transfer_target *target, const char *from, const char *to, const uint8_t *message, size_t length, long *code) {
    *code = 0;
    source body = {message, length};
    CURL *curl = begin(target, &body, length);
    if (!curl) return CURLE_FAILED_INIT;
    struct curl_slist *recipients = real_curl_slist_append(NULL, to);
    real_curl_easy_setopt(curl, CURLOPT_MAIL_FROM, from);
    real_curl_easy_setopt(curl, CURLOPT_MAIL_RCPT, recipients);
    int result = perform(curl, code);
    real_curl_slist_free_all(recipients);
    return result;
}

int transfer_file(
    const transfer_target *target, const char *media_type, const uint8_t *bytes, size_t length, long *code) {
    *code = 0;
    source body = {bytes, length};
    CURL *curl = begin(target, &body, length);
    if (!curl) return CURLE_FAILED_INIT;
    char type[128] = "Content-Type: ";
    strncat(type, media_type, sizeof type - strlen(type) - 1);
    struct curl_slist *headers = real_curl_slist_append(NULL, type);
    // No waiting for "100 Continue": many servers never say it.
    headers = real_curl_slist_append(headers, "Expect:");
    real_curl_easy_setopt(curl, CURLOPT_HTTPHEADER, headers);
    real_curl_easy_setopt(curl, CURLOPT_FAILONERROR, 1L);
    int result = perform(curl, code);
    real_curl_slist_free_all(headers);
    // A redirect takes nothing.
    return result == CURLE_OK && *code >= 300 && *code < 400 && strncmp(target->scheme, "http", 4) == 0
        ? CURLE_HTTP_RETURNED_ERROR
        : result;
}

typedef struct {
    uint8_t *bytes;
    size_t length, most;
} collected;

// Less than what came ends the transfer: CURLE_WRITE_ERROR.
static size_t collect(char *bytes, size_t size, size_t count, void *context) {
    collected *into = context;
    size_t length = size * count;
    if (length > into->most - into->length) return 0;
    uint8_t *grown = realloc(into->bytes, into->length + length + 1);
    if (!grown) return 0;
    memcpy(grown + into->length, bytes, length);
    into->bytes = grown;
    into->length += length;
    return length;
}

// Seconds. Somebody waits for it in front of a page.
static const long answer_timeout = 8;

int transfer_get(const transfer_target *target, size_t most, uint8_t **bytes, size_t *length, long *code) {
    *code = 0;
    source nothing = {NULL, 0};
    collected answer = {NULL, 0, most};
    CURL *curl = begin(target, &nothing, 0);
    if (!curl) return CURLE_FAILED_INIT;
    real_curl_easy_setopt(curl, CURLOPT_HTTPGET, 1L);
    real_curl_easy_setopt(curl, CURLOPT_FAILONERROR, 1L);
    real_curl_easy_setopt(curl, CURLOPT_CONNECTTIMEOUT, answer_timeout / 2);
    real_curl_easy_setopt(curl, CURLOPT_TIMEOUT, answer_timeout);
    real_curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, collect);
    real_curl_easy_setopt(curl, CURLOPT_WRITEDATA, &answer);
    int result = perform(curl, code);
    if (result == CURLE_OK && *code >= 300) result = CURLE_HTTP_RETURNED_ERROR;
    if (result != CURLE_OK) {
        free(answer.bytes);
        return result;
    }
    *bytes = answer.bytes;
    *length = answer.length;
    return CURLE_OK;
}

const char *transfer_reason(int result) {
    return has_curl() ? real_curl_easy_strerror((CURLcode)result) : "libcurl.so.4 cannot be loaded";
}

const int transfer_no_host = CURLE_COULDNT_RESOLVE_HOST;
const int transfer_no_connection = CURLE_COULDNT_CONNECT;
const int transfer_timeout = CURLE_OPERATION_TIMEDOUT;
const int transfer_no_tls = CURLE_USE_SSL_FAILED;
const int transfer_wrong_certificate = CURLE_PEER_FAILED_VERIFICATION;
const int transfer_login_denied = CURLE_LOGIN_DENIED;
const int transfer_http_error = CURLE_HTTP_RETURNED_ERROR;

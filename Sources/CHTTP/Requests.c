#include "CHTTP.h"

#include <string.h>

/// From this version on libmicrohttpd refuses these heads by itself (its strict level), and keeps them differently.
enum { FIRST_STRICT_VERSION = 0x00097700 };
/// "HTTP/1.1"
enum { VERSION_SIZE = 8 };

size_t chttp_head_size(struct MHD_Connection *connection) {
    const union MHD_ConnectionInfo *info = MHD_get_connection_info(connection, MHD_CONNECTION_INFO_REQUEST_HEADER_SIZE);
    return info ? info->header_size : 0;
}

/// "0.9.75" as 0x00097500; 0 where it reads otherwise.
static unsigned library_version(void) {
    unsigned packed = 0, part = 0, parts = 0;
    for (const char *c = MHD_get_version();; c++) {
        if (*c >= '0' && *c <= '9') {
            part = part * 10 + (unsigned)(*c - '0');
        } else {
            packed = packed << 8 | ((part / 10 % 10) << 4 | part % 10);
            part = 0;
            if (++parts == 3 || !*c) break;
        }
    }
    return parts == 3 ? packed << 8 : 0;
}

/// One header line at `line`; the next one, or NULL where it is not plain. libmicrohttpd has put NUL over the colon
/// and over CR and LF; where it has joined a folded line to its name it has moved both away and left NULs only.
static const char *end_of_plain_line(const char *line, const char *end) {
    const char *name_end = memchr(line, 0, (size_t)(end - line));
    if (!name_end || name_end == line || *line == ' ' || *line == '\t') return NULL;
    const char *value = name_end + 1;
    const char *value_end = value < end ? memchr(value, 0, (size_t)(end - value)) : NULL;
    if (!value_end || value_end + 1 >= end || value_end[1] != 0) return NULL;
    return value_end + 2;
}

bool chttp_head_is_plain(const char *method, const char *version, size_t target_size, size_t head_size) {
    if (library_version() >= FIRST_STRICT_VERSION) return true;
    const char *end = method + head_size;
    const char *line = version + VERSION_SIZE;
    if (version < method || end - line < 4) return false;
    // "METHOD target VERSION": one space each, and no NUL that would make the target look shorter than it is.
    if ((size_t)(version - method) != strlen(method) + 1 + target_size + 1) return false;
    if (line[0] || line[1]) return false;
    for (line += 2; end - line > 2;) {
        line = end_of_plain_line(line, end);
        if (!line) return false;
    }
    return end - line == 2 && !line[0] && !line[1];
}

const struct sockaddr *chttp_client_address(struct MHD_Connection *connection) {
    const union MHD_ConnectionInfo *info = MHD_get_connection_info(connection, MHD_CONNECTION_INFO_CLIENT_ADDRESS);
    return info ? info->client_addr : NULL;
}

unsigned chttp_queued_status(struct MHD_Connection *connection) {
    const union MHD_ConnectionInfo *info = MHD_get_connection_info(connection, MHD_CONNECTION_INFO_HTTP_STATUS);
    return info ? info->http_status : 0;
}

#include "CMicrohttpd.h"

#include <CSystem.h>

#undef MHD_start_daemon
#undef MHD_get_connection_info

// The functions here have the library's names and hand over to it, so that callers are checked against its own header.

typedef struct MHD_Connection connection;
typedef struct MHD_Response response;

#define REAL(name) SYSTEM_HAND_OVER(name, "libmicrohttpd.so.12", "libmicrohttpd12")

typeof(MHD_start_daemon) *microhttpd_start_daemon(void) { REAL(MHD_start_daemon) return now; }
typeof(MHD_get_connection_info) *microhttpd_get_connection_info(void) { REAL(MHD_get_connection_info) return now; }

const char *MHD_get_version(void) { REAL(MHD_get_version) return now(); }
void MHD_stop_daemon(struct MHD_Daemon *daemon) { REAL(MHD_stop_daemon) now(daemon); }
enum MHD_Result MHD_add_connection(
    struct MHD_Daemon *daemon, MHD_socket socket, const struct sockaddr *address, socklen_t length) {
    REAL(MHD_add_connection) return now(daemon, socket, address, length);
}
int MHD_get_connection_values_n(connection *from, enum MHD_ValueKind kind, MHD_KeyValueIteratorN each, void *context) {
    REAL(MHD_get_connection_values_n) return now(from, kind, each, context);
}
void MHD_suspend_connection(connection *paused) { REAL(MHD_suspend_connection) now(paused); }
void MHD_resume_connection(connection *paused) { REAL(MHD_resume_connection) now(paused); }
enum MHD_Result MHD_queue_response(connection *to, unsigned int status, response *answer) {
    REAL(MHD_queue_response) return now(to, status, answer);
}
enum MHD_Result MHD_add_response_header(response *answer, const char *name, const char *value) {
    REAL(MHD_add_response_header) return now(answer, name, value);
}
void MHD_destroy_response(response *answer) { REAL(MHD_destroy_response) now(answer); }
response *MHD_create_response_from_buffer(size_t size, void *bytes, enum MHD_ResponseMemoryMode mode) {
    REAL(MHD_create_response_from_buffer) return now(size, bytes, mode);
}
response *MHD_create_response_from_buffer_with_free_callback_cls(
    size_t size, void *bytes, MHD_ContentReaderFreeCallback release, void *context) {
    REAL(MHD_create_response_from_buffer_with_free_callback_cls) return now(size, bytes, release, context);
}
response *MHD_create_response_from_fd_at_offset64(uint64_t size, int file, uint64_t start) {
    REAL(MHD_create_response_from_fd_at_offset64) return now(size, file, start);
}
response *MHD_create_response_from_callback(
    uint64_t size, size_t block, MHD_ContentReaderCallback read, void *context, MHD_ContentReaderFreeCallback release) {
    REAL(MHD_create_response_from_callback) return now(size, block, read, context, release);
}

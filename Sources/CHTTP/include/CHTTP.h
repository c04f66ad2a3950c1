/// What Swift cannot say to libmicrohttpd and to Linux itself: variadic options, connection deadlines, openat2.
#pragma once

#include <CMicrohttpd.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/socket.h>
#include <sys/types.h>

// MARK: Lanes

/// Several single-threaded libmicrohttpd daemons ("lanes") behind one accepting thread of ours.
/// MHD's own thread pool is not used: its quiesce call may abort the process (a race on the listening socket in
/// epoll), it shares a connection limit unevenly, and every worker wakes for every new connection.
typedef struct chttp_lanes chttp_lanes;

typedef struct {
    /// Lanes that share the usual load. A lane takes only so many connections; where the connection limit needs more
    /// lanes, those wait until these are full.
    unsigned lanes;
    /// Connections open at once, over all lanes.
    unsigned connection_limit;
    /// Connections open at once from one address; 0 is no limit.
    unsigned address_limit;
    /// A connection on which nothing moves for so long is closed.
    unsigned idle_seconds;
    /// Request line and headers have to fit, roughly.
    size_t connection_memory;
    /// How long a connection may take to bring a whole request, from its start or from the last answer.
    uint64_t request_milliseconds;

    /// Called with the raw request target before libmicrohttpd touches it; what it returns is the request's context.
    void *(*begin)(void *context, const char *target, struct MHD_Connection *connection);
    MHD_AccessHandlerCallback handle;
    MHD_RequestCompletedCallback complete;
    void *context;
} chttp_settings;

/// Starts the lanes with every signal blocked in their threads. NULL with `*error` = errno where that fails.
chttp_lanes *chttp_start(const chttp_settings *settings, int *error);

typedef enum {
    /// Nobody is waiting any more.
    CHTTP_ACCEPTED_ALL,
    /// More may be waiting, but the connection limit is reached.
    CHTTP_FULL,
    /// The process or the machine is out of descriptors or memory; try again shortly.
    CHTTP_EXHAUSTED,
} chttp_accept_result;

/// Takes every waiting connection from the non-blocking listening socket. From one thread only.
chttp_accept_result chttp_accept(chttp_lanes *lanes, int listener);

/// Gives the connection `milliseconds` from now before `chttp_sweep` cuts it; 0 takes the deadline away.
void chttp_set_deadline(struct MHD_Connection *connection, uint64_t milliseconds);

/// Cuts every connection whose deadline has passed; returns how many.
unsigned chttp_sweep(chttp_lanes *lanes);

/// A descriptor that becomes readable once it is rung, or -1 with errno.
int chttp_make_bell(void);
void chttp_ring(int bell);

/// Monotonic, a few milliseconds coarse, nearly free.
uint64_t chttp_coarse_milliseconds(void);

unsigned chttp_connection_count(chttp_lanes *lanes);

/// Closes what is open, joins the threads, frees. Every suspended connection has to be resumed before.
void chttp_stop(chttp_lanes *lanes);

// MARK: Requests

/// Bytes of request line and headers as they arrived. Only inside the access handler.
size_t chttp_head_size(struct MHD_Connection *connection);

/// Whether a request head was written as RFC 9112 has it: single spaces, CRLF everywhere, no folded lines, no NUL.
/// libmicrohttpd 0.9.75 lets all of these pass and even glues a folded line to the *name* of the header before it.
/// `method` and `version` are the access handler's own arguments, `target_size` is the length `begin` saw.
bool chttp_head_is_plain(const char *method, const char *version, size_t target_size, size_t head_size);

/// The client's socket address, or NULL.
const struct sockaddr *chttp_client_address(struct MHD_Connection *connection);

/// The status libmicrohttpd has queued by itself or for us, 0 where none.
unsigned chttp_queued_status(struct MHD_Connection *connection);

/// What a content reader returns to end a body; the library's own names are casts, which Swift does not import.
static const ssize_t CHTTP_END_OF_STREAM = MHD_CONTENT_READER_END_OF_STREAM;
static const ssize_t CHTTP_END_WITH_ERROR = MHD_CONTENT_READER_END_WITH_ERROR;

// MARK: Files

/// A descriptor for `chttp_open_beneath`, or -1 with errno.
int chttp_open_folder(const char *path);

/// Makes `descriptor` mean what `replacement` means, which is closed: at once, for all threads.
void chttp_replace(int descriptor, int replacement);

typedef enum {
    CHTTP_REGULAR,
    CHTTP_FOLDER,
    /// Nothing that could be served lives there: missing, a device, a pipe, or reached only by leaving the root.
    CHTTP_ABSENT,
    /// `error` says why.
    CHTTP_FAILED,
} chttp_kind;

typedef struct {
    chttp_kind kind;
    /// Open for reading where `kind` is CHTTP_REGULAR, otherwise -1.
    int descriptor;
    int error;
    uint64_t size;
    int64_t modified_seconds;
    uint32_t modified_nanoseconds;
    uint64_t inode;
} chttp_file;

/// Opens what `path` names below the folder `root`, never outside of it whatever the links say, never blocking.
/// Needs openat2 (Linux 5.6); where that is missing or forbidden, no symbolic link is followed at all.
chttp_file chttp_open_beneath(int root, const char *path);

/// The way without openat2, for itself.
chttp_file chttp_open_stepwise(int root, const char *path);

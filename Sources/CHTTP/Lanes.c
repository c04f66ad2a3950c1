#include "CHTTP.h"

#include <errno.h>
#include <netinet/in.h>
#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <sys/eventfd.h>
#include <sys/resource.h>
#include <time.h>
#include <unistd.h>

/// Where the descriptor limit is "infinity" the table of connections still needs an end.
enum { LARGEST_DESCRIPTOR_TABLE = 1 << 20 };
/// Connections taken per call before the sweep gets its turn.
enum { ACCEPTS_PER_CALL = 256 };
/// libmicrohttpd 0.9.75 takes 128 events at a time. Exactly 128 make it wait for more before it looks at them, until
/// the next timeout: MHD_epoll passes the timeout to the second epoll_wait, too. With these connections and the
/// wake-up descriptor a lane never sees so many.
enum { CONNECTIONS_PER_LANE = 126 };

/// One per possible descriptor, so a connection is found by its socket's number.
typedef struct {
    /// Monotonic milliseconds; 0 is none.
    _Atomic uint64_t deadline;
    bool used;
    unsigned lane;
    unsigned char address[16];
} slot;

typedef struct {
    struct MHD_Daemon *daemon;
    chttp_lanes *all;
    unsigned connections;
} lane;

struct chttp_lanes {
    chttp_settings settings;
    /// Guards everything but the deadlines. A socket is closed only after its slot is given back under this
    /// lock, so the sweep never shuts a descriptor that has meanwhile become something else.
    pthread_mutex_t lock;
    slot *slots;
    int slot_count;
    int end;
    unsigned count;
    unsigned lane_count;
    lane lanes[];
};

uint64_t chttp_coarse_milliseconds(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC_COARSE, &now);
    return (uint64_t)now.tv_sec * 1000 + (uint64_t)now.tv_nsec / 1000000;
}

static int descriptor_of(struct MHD_Connection *connection) {
    const union MHD_ConnectionInfo *info = MHD_get_connection_info(connection, MHD_CONNECTION_INFO_CONNECTION_FD);
    return info ? info->connect_fd : -1;
}

/// Called with the lock.
static void give_back(chttp_lanes *all, slot *s) {
    atomic_store(&s->deadline, 0);
    if (!s->used) return;
    s->used = false;
    all->lanes[s->lane].connections--;
    all->count--;
}

static void release_slot(chttp_lanes *all, int descriptor) {
    pthread_mutex_lock(&all->lock);
    give_back(all, &all->slots[descriptor]);
    pthread_mutex_unlock(&all->lock);
}

static void notice_connection(void *context, struct MHD_Connection *connection, void **socket_context,
                              enum MHD_ConnectionNotificationCode code) {
    lane *its_lane = context;
    int descriptor = descriptor_of(connection);
    if (descriptor < 0 || descriptor >= its_lane->all->slot_count) return;
    if (code == MHD_CONNECTION_NOTIFY_STARTED) {
        slot *s = &its_lane->all->slots[descriptor];
        *socket_context = s;
        atomic_store(&s->deadline, chttp_coarse_milliseconds() + its_lane->all->settings.request_milliseconds);
    } else {
        *socket_context = NULL;
        release_slot(its_lane->all, descriptor);
    }
}

/// The target is decoded in Swift, strictly; libmicrohttpd hands it on untouched.
static size_t leave_escaped(void *context, struct MHD_Connection *connection, char *text) {
    (void)context;
    (void)connection;
    return strlen(text);
}

static struct MHD_Daemon *start_daemon(const chttp_settings *settings, lane *its_lane) {
    struct MHD_OptionItem options[] = {
        // Two-pointer options: the function goes into the value.
        {MHD_OPTION_NOTIFY_COMPLETED, (intptr_t)settings->complete, settings->context},
        {MHD_OPTION_NOTIFY_CONNECTION, (intptr_t)notice_connection, its_lane},
        {MHD_OPTION_URI_LOG_CALLBACK, (intptr_t)settings->begin, settings->context},
        {MHD_OPTION_UNESCAPE_CALLBACK, (intptr_t)leave_escaped, NULL},
        {MHD_OPTION_CONNECTION_LIMIT, settings->connection_limit, NULL},
        {MHD_OPTION_CONNECTION_TIMEOUT, settings->idle_seconds, NULL},
        {MHD_OPTION_CONNECTION_MEMORY_LIMIT, (intptr_t)settings->connection_memory, NULL},
        {MHD_OPTION_STRICT_FOR_CLIENT, 1, NULL},
        {MHD_OPTION_END, 0, NULL},
    };
    unsigned flags = MHD_USE_EPOLL_INTERNAL_THREAD | MHD_USE_NO_LISTEN_SOCKET | MHD_ALLOW_SUSPEND_RESUME | MHD_USE_TURBO;
    return MHD_start_daemon(flags, 0, NULL, NULL, settings->handle, settings->context, MHD_OPTION_ARRAY, options,
                            MHD_OPTION_END);
}

static bool start_daemons(chttp_lanes *all, unsigned wanted) {
    sigset_t every, before;
    sigfillset(&every);
    pthread_sigmask(SIG_SETMASK, &every, &before);
    for (unsigned i = 0; i < wanted; i++) {
        all->lanes[i].all = all;
        all->lanes[i].daemon = start_daemon(&all->settings, &all->lanes[i]);
        if (!all->lanes[i].daemon) break;
        all->lane_count++;
    }
    pthread_sigmask(SIG_SETMASK, &before, NULL);
    return all->lane_count == wanted;
}

chttp_lanes *chttp_start(const chttp_settings *settings, int *error) {
    unsigned needed = (settings->connection_limit + CONNECTIONS_PER_LANE - 1) / CONNECTIONS_PER_LANE;
    unsigned lanes = settings->lanes > needed ? settings->lanes : needed;
    struct rlimit limit;
    int slots = LARGEST_DESCRIPTOR_TABLE;
    if (getrlimit(RLIMIT_NOFILE, &limit) == 0 && limit.rlim_max < (rlim_t)slots) slots = (int)limit.rlim_max;

    chttp_lanes *all = calloc(1, sizeof *all + lanes * sizeof(lane));
    slot *table = calloc((size_t)slots, sizeof(slot));
    if (!all || !table) {
        *error = ENOMEM;
        free(all);
        free(table);
        return NULL;
    }
    all->settings = *settings;
    all->slots = table;
    all->slot_count = slots;
    pthread_mutex_init(&all->lock, NULL);
    errno = 0;
    if (!start_daemons(all, lanes)) {
        *error = errno ? errno : EAGAIN;
        chttp_stop(all);
        return NULL;
    }
    return all;
}

/// IPv4 as IPv4-mapped IPv6, so that both compare alike.
static void copy_address(const struct sockaddr *from, unsigned char to[16]) {
    memset(to, 0, 16);
    if (from->sa_family == AF_INET6) {
        memcpy(to, &((const struct sockaddr_in6 *)from)->sin6_addr, 16);
    } else if (from->sa_family == AF_INET) {
        to[10] = to[11] = 0xFF;
        memcpy(to + 12, &((const struct sockaddr_in *)from)->sin_addr, 4);
    }
}

/// A linear search, and only where a limit is set: a microsecond or two for a thousand connections.
static unsigned connections_from(const chttp_lanes *all, const unsigned char address[16]) {
    unsigned found = 0;
    for (int i = 0; i < all->end; i++)
        if (all->slots[i].used && memcmp(all->slots[i].address, address, 16) == 0) found++;
    return found;
}

/// Called with the lock. The usual lanes first: few busy threads are cheaper than many. There is always one with room,
/// since the connection limit is no larger than what all of them take.
static unsigned least_busy_lane(chttp_lanes *all) {
    unsigned open = all->count / CONNECTIONS_PER_LANE + 1;
    if (open < all->settings.lanes) open = all->settings.lanes;
    if (open > all->lane_count) open = all->lane_count;
    unsigned best = 0;
    for (unsigned i = 1; i < open; i++)
        if (all->lanes[i].connections < all->lanes[best].connections) best = i;
    return best;
}

/// The lane the connection goes to, or NULL where it may not stay.
static lane *claim_slot(chttp_lanes *all, int descriptor, const struct sockaddr *address) {
    if (descriptor >= all->slot_count) return NULL;
    unsigned char plain[16];
    lane *chosen = NULL;
    copy_address(address, plain);
    pthread_mutex_lock(&all->lock);
    if (!all->settings.address_limit || connections_from(all, plain) < all->settings.address_limit) {
        slot *s = &all->slots[descriptor];
        // Out of memory, libmicrohttpd drops a connection without a word; its number comes back here.
        give_back(all, s);
        s->used = true;
        s->lane = least_busy_lane(all);
        memcpy(s->address, plain, 16);
        chosen = &all->lanes[s->lane];
        chosen->connections++;
        all->count++;
        if (descriptor >= all->end) all->end = descriptor + 1;
    }
    pthread_mutex_unlock(&all->lock);
    return chosen;
}

chttp_accept_result chttp_accept(chttp_lanes *all, int listener) {
    for (int i = 0; i < ACCEPTS_PER_CALL; i++) {
        if (chttp_connection_count(all) >= all->settings.connection_limit) return CHTTP_FULL;
        struct sockaddr_storage address;
        socklen_t size = sizeof address;
        int descriptor = accept4(listener, (struct sockaddr *)&address, &size, SOCK_CLOEXEC | SOCK_NONBLOCK);
        if (descriptor < 0) {
            switch (errno) {
            case EMFILE: case ENFILE: case ENOMEM: case ENOBUFS: return CHTTP_EXHAUSTED;
            case EAGAIN: return CHTTP_ACCEPTED_ALL;
            // The rest concerns one connection that is already gone (accept(2), "Error handling").
            default: continue;
            }
        }
        lane *chosen = claim_slot(all, descriptor, (struct sockaddr *)&address);
        if (!chosen) {
            close(descriptor);
            continue;
        }
        // On failure the socket is already closed.
        if (MHD_add_connection(chosen->daemon, descriptor, (struct sockaddr *)&address, size) != MHD_YES)
            release_slot(all, descriptor);
    }
    return CHTTP_ACCEPTED_ALL;
}

void chttp_set_deadline(struct MHD_Connection *connection, uint64_t milliseconds) {
    const union MHD_ConnectionInfo *info = MHD_get_connection_info(connection, MHD_CONNECTION_INFO_SOCKET_CONTEXT);
    slot *s = info ? info->socket_context : NULL;
    if (s) atomic_store(&s->deadline, milliseconds ? chttp_coarse_milliseconds() + milliseconds : 0);
}

unsigned chttp_sweep(chttp_lanes *all) {
    uint64_t now = chttp_coarse_milliseconds();
    unsigned cut = 0;
    pthread_mutex_lock(&all->lock);
    for (int i = 0; i < all->end; i++) {
        uint64_t deadline = atomic_load(&all->slots[i].deadline);
        if (!all->slots[i].used || deadline == 0 || deadline > now) continue;
        // A request finished in this moment has a new deadline and lives on.
        if (!atomic_compare_exchange_strong(&all->slots[i].deadline, &deadline, 0)) continue;
        shutdown(i, SHUT_RDWR);
        cut++;
    }
    pthread_mutex_unlock(&all->lock);
    return cut;
}

int chttp_make_bell(void) {
    return eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
}

void chttp_ring(int bell) {
    eventfd_write(bell, 1);
}

unsigned chttp_connection_count(chttp_lanes *all) {
    pthread_mutex_lock(&all->lock);
    unsigned count = all->count;
    pthread_mutex_unlock(&all->lock);
    return count;
}

void chttp_stop(chttp_lanes *all) {
    for (unsigned i = 0; i < all->lane_count; i++) MHD_stop_daemon(all->lanes[i].daemon);
    pthread_mutex_destroy(&all->lock);
    free(all->slots);
    free(all);
}

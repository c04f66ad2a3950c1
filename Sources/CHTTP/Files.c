#include "CHTTP.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/openat2.h>
#include <stdatomic.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

/// A rename elsewhere in the tree may disturb a lookup that has to stay beneath (openat2(2), EAGAIN).
enum { LOOKUP_ATTEMPTS = 4 };
enum { LONGEST_NAME = 255 };
/// Never wait for the writer of a pipe, never take over a terminal.
static const int OPEN_FLAGS = O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY;

int chttp_open_folder(const char *path) {
    return open(path, O_PATH | O_DIRECTORY | O_CLOEXEC);
}

void chttp_replace(int descriptor, int replacement) {
    dup3(replacement, descriptor, O_CLOEXEC);
    close(replacement);
}

static chttp_file without_descriptor(chttp_kind kind, int error) {
    return (chttp_file){.kind = kind, .descriptor = -1, .error = error};
}

static chttp_file failed_to_open(int error) {
    switch (error) {
    case ENOENT: case ENOTDIR: case ENAMETOOLONG: case EACCES: case EPERM:
    case EXDEV: case ELOOP:  // outside of the root; a link where none may be
    case ENXIO: case ENODEV: // a socket; a device without a driver
        return without_descriptor(CHTTP_ABSENT, error);
    default: return without_descriptor(CHTTP_FAILED, error);
    }
}

static chttp_file described(int descriptor) {
    struct stat status;
    if (fstat(descriptor, &status) != 0) {
        int error = errno;
        close(descriptor);
        return without_descriptor(CHTTP_FAILED, error);
    }
    if (!S_ISREG(status.st_mode)) {
        close(descriptor);
        return without_descriptor(S_ISDIR(status.st_mode) ? CHTTP_FOLDER : CHTTP_ABSENT, 0);
    }
    return (chttp_file){
        .kind = CHTTP_REGULAR,
        .descriptor = descriptor,
        .size = (uint64_t)status.st_size,
        .modified_seconds = status.st_mtim.tv_sec,
        .modified_nanoseconds = (uint32_t)status.st_mtim.tv_nsec,
        .inode = status.st_ino,
    };
}

chttp_file chttp_open_beneath(int root, const char *path) {
    static _Atomic bool unavailable;
    if (atomic_load_explicit(&unavailable, memory_order_relaxed)) return chttp_open_stepwise(root, path);
    struct open_how how = {.flags = (unsigned)OPEN_FLAGS, .resolve = RESOLVE_BENEATH | RESOLVE_NO_MAGICLINKS};
    for (int attempt = 0; attempt < LOOKUP_ATTEMPTS; attempt++) {
        int descriptor = (int)syscall(SYS_openat2, root, path, &how, sizeof how);
        if (descriptor >= 0) return described(descriptor);
        // Older container runtimes forbid what they do not know with EPERM instead of ENOSYS.
        if (errno == ENOSYS || errno == EPERM) {
            if (errno == ENOSYS) atomic_store(&unavailable, true);
            return chttp_open_stepwise(root, path);
        }
        if (errno != EAGAIN && errno != EINTR) return failed_to_open(errno);
    }
    return without_descriptor(CHTTP_FAILED, EAGAIN);
}

chttp_file chttp_open_stepwise(int root, const char *path) {
    int folder = root;
    for (;;) {
        const char *slash = strchrnul(path, '/');
        size_t size = (size_t)(slash - path);
        char name[LONGEST_NAME + 1];
        bool upwards = size == 2 && path[0] == '.' && path[1] == '.';
        if (size == 0 || size > LONGEST_NAME || upwards) {
            if (folder != root) close(folder);
            return without_descriptor(CHTTP_ABSENT, ENOENT);
        }
        memcpy(name, path, size);
        name[size] = 0;
        bool last = *slash == 0;
        int next = openat(folder, name, last ? OPEN_FLAGS | O_NOFOLLOW : O_PATH | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
        int error = errno;
        if (folder != root) close(folder);
        if (next < 0) return failed_to_open(error);
        if (last) return described(next);
        folder = next;
        path = slash + 1;
    }
}

#include "CSystem.h"
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <stdlib.h>
#include <string.h>
#include <sys/inotify.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

// --- Walking a folder ---

enum { maximum_depth = 64 };

typedef struct {
    system_tree *tree;
    size_t entries_capacity, paths_capacity;
} walk;

static int64_t nanoseconds(struct timespec t) { return (int64_t)t.tv_sec * 1000000000 + t.tv_nsec; }

static void fill(system_entry *entry, const struct stat *s) {
    entry->inode = s->st_ino;
    entry->size = s->st_size;
    entry->modified = nanoseconds(s->st_mtim);
    entry->is_folder = S_ISDIR(s->st_mode);
}

static int grow(void **memory, size_t *capacity, size_t needed, size_t size) {
    if (needed <= *capacity) return 0;
    size_t next = *capacity ? *capacity * 2 : 1024;
    while (next < needed) next *= 2;
    void *bigger = realloc(*memory, next * size);
    if (!bigger) return ENOMEM;
    *memory = bigger;
    *capacity = next;
    return 0;
}

static int compare_names(const void *a, const void *b) { return strcmp(*(char *const *)a, *(char *const *)b); }

static int read_names(DIR *folder, char ***names, size_t *count) {
    size_t capacity = 0;
    *names = NULL;
    *count = 0;
    for (struct dirent *entry; (entry = readdir(folder));) {
        if (entry->d_name[0] == '.') continue;
        if (entry->d_type != DT_REG && entry->d_type != DT_DIR && entry->d_type != DT_UNKNOWN) continue;
        if (grow((void **)names, &capacity, *count + 1, sizeof **names)) return ENOMEM;
        if (!((*names)[*count] = strdup(entry->d_name))) return ENOMEM;
        *count += 1;
    }
    qsort(*names, *count, sizeof **names, compare_names);
    return 0;
}

static int add(walk *w, const struct stat *s, const char *prefix, size_t prefix_length, const char *name, size_t *start, size_t *length) {
    system_tree *tree = w->tree;
    size_t name_length = strlen(name);
    size_t path_length = prefix_length + (prefix_length ? 1 : 0) + name_length;
    if (grow((void **)&tree->entries, &w->entries_capacity, tree->count + 1, sizeof *tree->entries)) return ENOMEM;
    size_t prefix_offset = prefix ? (size_t)(prefix - tree->paths) : 0;
    if (grow((void **)&tree->paths, &w->paths_capacity, tree->paths_length + path_length, 1)) return ENOMEM;
    char *path = tree->paths + tree->paths_length;
    if (prefix_length) {
        memcpy(path, tree->paths + prefix_offset, prefix_length);
        path[prefix_length] = '/';
        memcpy(path + prefix_length + 1, name, name_length);
    } else {
        memcpy(path, name, name_length);
    }
    system_entry *entry = &tree->entries[tree->count++];
    memset(entry, 0, sizeof *entry);
    fill(entry, s);
    entry->path_start = (uint32_t)tree->paths_length;
    entry->path_length = (uint32_t)path_length;
    *start = tree->paths_length;
    *length = path_length;
    tree->paths_length += path_length;
    return 0;
}

static int walk_folder(walk *w, int fd, size_t prefix_start, size_t prefix_length, int depth) {
    DIR *folder = fdopendir(fd);
    if (!folder) {
        close(fd);
        return errno;
    }
    char **names;
    size_t count;
    int error = depth > maximum_depth ? ELOOP : read_names(folder, &names, &count);
    if (depth > maximum_depth) names = NULL, count = 0;
    for (size_t i = 0; i < count && !error; i++) {
        struct stat s;
        if (fstatat(fd, names[i], &s, AT_SYMLINK_NOFOLLOW)) {
            if (errno != ENOENT) error = errno; // gone since it was listed: as if it had never been there
            continue;
        }
        if (!S_ISREG(s.st_mode) && !S_ISDIR(s.st_mode)) continue;
        size_t start, length;
        const char *prefix = prefix_length ? w->tree->paths + prefix_start : NULL;
        error = add(w, &s, prefix, prefix_length, names[i], &start, &length);
        if (!error && S_ISDIR(s.st_mode)) {
            int child = openat(fd, names[i], O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
            error = child < 0 ? errno : walk_folder(w, child, start, length, depth + 1);
        }
    }
    for (size_t i = 0; i < count; i++) free(names[i]);
    free(names);
    closedir(folder);
    return error;
}

int system_walk(const char *root, system_tree *tree) {
    memset(tree, 0, sizeof *tree);
    int fd = open(root, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (fd < 0) return errno;
    walk w = {tree, 0, 0};
    return walk_folder(&w, fd, 0, 0, 0);
}

void system_tree_free(system_tree *tree) {
    free(tree->entries);
    free(tree->paths);
    memset(tree, 0, sizeof *tree);
}

// --- Files and clocks ---

int system_open(const char *path, int flags) { return open(path, flags | O_CLOEXEC, 0666); }

static int64_t clock_nanoseconds(clockid_t clock) {
    struct timespec t;
    clock_gettime(clock, &t);
    return nanoseconds(t);
}

int64_t system_now(void) { return clock_nanoseconds(CLOCK_REALTIME); }
int64_t system_file_clock(void) { return clock_nanoseconds(CLOCK_REALTIME_COARSE); }

int system_stat(const char *path, system_entry *entry) {
    struct stat s;
    if (stat(path, &s)) return errno;
    memset(entry, 0, sizeof *entry);
    fill(entry, &s);
    return 0;
}

int system_stat_at(int folder, const char *path, system_entry *entry) {
    struct stat s;
    if (fstatat(folder, path, &s, AT_SYMLINK_NOFOLLOW)) return errno;
    memset(entry, 0, sizeof *entry);
    fill(entry, &s);
    return 0;
}

int system_open_folder(const char *path) { return open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC); }

// Makes the folder of `path`, with all folders above.
static int make_folder_of(int folder, const char *path) {
    char above[4096];
    const char *slash = strrchr(path, '/');
    size_t length = slash ? (size_t)(slash - path) : 0;
    if (length == 0) return 0;
    if (length >= sizeof above) return ENAMETOOLONG;
    memcpy(above, path, length);
    above[length] = 0;
    if (mkdirat(folder, above, 0777) == 0 || errno == EEXIST) return 0;
    if (errno != ENOENT) return errno;
    int error = make_folder_of(folder, above);
    if (error) return error;
    return mkdirat(folder, above, 0777) == 0 || errno == EEXIST ? 0 : errno;
}

int system_make_folder_of(int folder, const char *path) { return make_folder_of(folder, path); }

static int write_all(int fd, const char *bytes, size_t count) {
    while (count) {
        ssize_t written = write(fd, bytes, count);
        if (written < 0 && errno == EINTR) continue;
        if (written <= 0) return written ? errno : EIO;
        bytes += written;
        count -= (size_t)written;
    }
    return 0;
}

int system_create(int folder, const char *path, const void *bytes, size_t count, system_entry *entry) {
    enum { flags = O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC };
    int fd = openat(folder, path, flags, 0666);
    if (fd < 0 && errno == ENOENT) {
        int error = make_folder_of(folder, path);
        if (error) return error;
        fd = openat(folder, path, flags, 0666);
    }
    if (fd < 0) return errno;
    int error = write_all(fd, bytes, count);
    if (!error) error = system_fstat(fd, entry);
    // A full disk may show only here.
    if (close(fd) && !error && errno != EINTR) error = errno;
    return error;
}

int system_fstat(int fd, system_entry *entry) {
    struct stat s;
    if (fstat(fd, &s)) return errno;
    memset(entry, 0, sizeof *entry);
    fill(entry, &s);
    return 0;
}

// --- Programs ---

extern char **environ;

int system_spawn_reading(const char *const *argv, pid_t *pid) {
    int ends[2];
    if (pipe2(ends, O_CLOEXEC)) return -1;
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, ends[1], 1);
    posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0);
    posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0);
    int error = posix_spawnp(pid, argv[0], &actions, NULL, (char *const *)argv, environ);
    posix_spawn_file_actions_destroy(&actions);
    close(ends[1]);
    if (error) {
        close(ends[0]);
        errno = error;
        return -1;
    }
    return ends[0];
}

int system_wait(pid_t pid) {
    int status;
    while (waitpid(pid, &status, 0) < 0) {
        if (errno != EINTR) return -1;
    }
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

// --- Watching folders ---

int system_watch_start(void) { return inotify_init1(IN_CLOEXEC | IN_NONBLOCK); }

int system_watch_folder(int descriptor, const char *path) {
    return inotify_add_watch(
        descriptor, path, IN_CLOSE_WRITE | IN_CREATE | IN_DELETE | IN_MOVED_FROM | IN_MOVED_TO | IN_DELETE_SELF | IN_ONLYDIR);
}

int system_watch_wait(int descriptor, int milliseconds) {
    struct pollfd waiting = {descriptor, POLLIN, 0};
    int ready = poll(&waiting, 1, milliseconds);
    if (ready < 0) return errno == EINTR ? 0 : -1;
    if (ready == 0) return 0;
    char buffer[64 * 1024] __attribute__((aligned(8)));
    while (read(descriptor, buffer, sizeof buffer) > 0) {}
    return 1;
}

// --- The program's own faults ---

static const char *fault_message = "";
static int fault_status = 1;

static void end_on_fault(int signal_number) {
    (void)signal_number;
    // Only what POSIX lets a signal handler call.
    if (write(STDERR_FILENO, fault_message, strlen(fault_message)) < 0) _exit(fault_status);
    _exit(fault_status);
}

void system_end_on_fault(const char *message, int status) {
    // A stack that has run out cannot run the handler; this one is the main thread's.
    static char stack[64 << 10];
    stack_t other = {.ss_sp = stack, .ss_size = sizeof stack};
    sigaltstack(&other, NULL);
    fault_message = strdup(message);
    if (!fault_message) fault_message = "";
    fault_status = status;
    struct sigaction action = {.sa_handler = end_on_fault, .sa_flags = SA_ONSTACK};
    sigemptyset(&action.sa_mask);
    const int faults[] = {SIGILL, SIGTRAP, SIGABRT, SIGBUS, SIGFPE, SIGSEGV};
    for (size_t i = 0; i < sizeof faults / sizeof *faults; i++) sigaction(faults[i], &action, NULL);
}

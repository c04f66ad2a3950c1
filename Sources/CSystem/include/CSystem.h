#pragma once
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

// What Swift cannot import from POSIX and Linux: variadic calls, directory entries, inotify's packed records.

/// One regular file or folder below a walked root. Paths are relative to it, in `system_tree.paths`, not terminated.
typedef struct {
    uint64_t inode;
    int64_t size;
    /// Nanoseconds since 1970.
    int64_t modified;
    uint32_t path_start;
    uint32_t path_length;
    uint8_t is_folder;
    uint8_t padding[7];
} system_entry;

typedef struct {
    system_entry *entries;
    size_t count;
    char *paths;
    size_t paths_length;
} system_tree;

/// Lists all files and folders below `root`, depth first, each folder's entries in byte order of their names.
/// Names that begin with a dot and symbolic links are left out. Returns 0, or errno when the root cannot be opened or memory ends.
int system_walk(const char *root, system_tree *tree);
void system_tree_free(system_tree *tree);

/// open(2) with mode 0666 where it creates; -1 and errno on failure. Close-on-exec always.
int system_open(const char *path, int flags);

/// Nanoseconds of CLOCK_REALTIME.
int64_t system_now(void);
/// The kernel's clock as file systems stamp it (CLOCK_REALTIME_COARSE).
int64_t system_file_clock(void);
/// stat's modification time in nanoseconds, size and inode; returns errno.
int system_stat(const char *path, system_entry *entry);
int system_fstat(int fd, system_entry *entry);
/// The same for a path below an open folder; a symbolic link is described itself.
int system_stat_at(int folder, const char *path, system_entry *entry);

/// A descriptor for the calls below; -1 and errno on failure.
int system_open_folder(const char *path);
/// Writes a file below an open folder, making the folders it stands in, and tells its stamp. Returns errno.
int system_create(int folder, const char *path, const void *bytes, size_t count, system_entry *entry);
/// Makes the folders that a file at `path` stands in. Returns errno.
int system_make_folder_of(int folder, const char *path);

/// Starts a program with its standard output into a pipe: returns the reading end, or -1. `argv` ends with NULL.
/// The program's standard error goes to /dev/null. `pid` is set for waiting.
int system_spawn_reading(const char *const *argv, pid_t *pid);
/// Waits for the program's end; its exit status, or -1 when it was killed.
int system_wait(pid_t pid);

/// inotify: a descriptor that becomes readable when anything below one of the watched folders changes.
int system_watch_start(void);
int system_watch_folder(int descriptor, const char *path);
/// Waits up to `milliseconds` for changes and reads them away. 1: something changed; 0: nothing; -1: failure.
int system_watch_wait(int descriptor, int milliseconds);

/// A fault of the program (a trap, a wild address) ends it with `status` after `message` on standard error, instead of with
/// a signal that scripts cannot tell from being killed.
void system_end_on_fault(const char *message, int status);

/// A function of a library that is loaded with the first of them that is asked for. Where there is none, the program says
/// which Debian package is missing and ends with status 70.
void *system_library_function(const char *library, const char *package, const char *name);

/// Inside a function that has a library's own name and hands over to it: `now` is the library's.
#define SYSTEM_HAND_OVER(name, library, package) \
    static typeof(name) *known; \
    typeof(name) *now = __atomic_load_n(&known, __ATOMIC_ACQUIRE); \
    if (!now) __atomic_store_n(&known, now = system_library_function(library, package, #name), __ATOMIC_RELEASE);

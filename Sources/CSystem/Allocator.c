#include "CSystem.h"

#include <jemalloc/jemalloc.h>
#include <stdio.h>
#include <sys/mman.h>

// Read by jemalloc when it is linked (jemalloc(3), TUNING). A build's workers are as many as there are cores and live
// for one phase each; with the usual four arenas a core, their memory would be spread over too many places to be used again.
#define ARENAS 2
#define TEXT_OF(number) #number
#define NUMBER(macro) TEXT_OF(macro)
const char *malloc_conf = "narenas:" NUMBER(ARENAS) ",muzzy_decay_ms:0";

// Programs without jemalloc (the tests) have no such function.
#pragma weak mallctl

static extent_hooks_t usual_hooks;
static extent_hooks_t large_page_hooks;

static void *map_large_pages(
    extent_hooks_t *hooks, void *wanted, size_t size, size_t alignment, bool *zero, bool *commit, unsigned arena) {
    void *mapped = usual_hooks.alloc(&usual_hooks, wanted, size, alignment, zero, commit, arena);
    // Advice: where the kernel has no large pages, nothing is lost.
    if (mapped) madvise(mapped, size, MADV_HUGEPAGE);
    return mapped;
}

void system_large_pages(void) {
    if (!mallctl) return;
    for (int arena = 0; arena < ARENAS; arena++) {
        char name[sizeof "arena.0.extent_hooks" + 8];
        snprintf(name, sizeof name, "arena.%d.extent_hooks", arena);
        extent_hooks_t *usual;
        size_t size = sizeof usual;
        if (mallctl(name, &usual, &size, NULL, 0)) return;
        if (!usual_hooks.alloc) {
            usual_hooks = *usual;
            large_page_hooks = *usual;
            large_page_hooks.alloc = map_large_pages;
        }
        extent_hooks_t *large = &large_page_hooks;
        mallctl(name, NULL, NULL, &large, sizeof large);
    }
}

#include "CSystem.h"

#include <dlfcn.h>
#include <stdio.h>
#include <stdlib.h>

void *system_library_function(const char *library, const char *package, const char *name) {
    void *opened = dlopen(library, RTLD_NOW);
    void *found = opened ? dlsym(opened, name) : NULL;
    if (found) return found;
    fprintf(stderr, "madoguchi: %s (Debian: %s): %s\n", library, package, dlerror());
    exit(70);
}

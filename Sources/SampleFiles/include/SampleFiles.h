#pragma once
#include <stddef.h>
#include <stdint.h>

/// The sample workspace inside the program, as `madoguchi new` writes it.
typedef struct {
    /// `content/site.yaml`, `layouts/…`
    const char *path;
    const uint8_t *bytes;
    size_t length;
} sample_file;

const sample_file *sample_file_at(size_t index);
extern const size_t sample_file_count;

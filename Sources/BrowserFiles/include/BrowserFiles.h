#pragma once
#include <stddef.h>
#include <stdint.h>

/// The theme inside the program: templates, style sheets, browser modules and words.
typedef struct {
    /// `templates/base.html`, `assets/site.css`, `words/ja.yaml`
    const char *path;
    const uint8_t *bytes;
    size_t length;
} browser_file;

const browser_file *browser_file_at(size_t index);
extern const size_t browser_file_count;

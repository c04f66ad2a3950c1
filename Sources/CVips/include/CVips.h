#pragma once

#include <stddef.h>
#include <stdint.h>

// libvips, loaded when the first picture is read: linking it would cost every start of the program some forty libraries.

/// 0 when the library is there; otherwise `pictures_error` says why not. Safe to call from several threads.
int pictures_start(void);

/// Width and height in pixels, turned upright as the picture's orientation says. Returns 0, or -1 and an error.
int pictures_size(const char *path, int *width, int *height);

/// Writes the picture scaled down to a width, without metadata. The target's ending gives the format: .jpg .png .webp.
/// Returns 0, or -1 and an error.
int pictures_scale(const char *source, const char *target, int width);

/// Makes a picture anew from its bytes: upright, no longer than `longest_side`, without metadata, as `.jpg` or `.png`. More than
/// `most_pixels` is refused before anything is unpacked. `*made` is freed with free(). Returns 0, or -1 and an error.
int pictures_clean(
    const uint8_t *bytes, size_t length, const char *ending, int longest_side, int64_t most_pixels, uint8_t **made,
    size_t *made_length);

/// Where a picture was taken, as its Exif data say, in degrees; south and west are negative. Returns 0, or -1 where they do not.
int pictures_place(const uint8_t *bytes, size_t length, double *latitude, double *longitude);

/// The last error of this thread, in libvips' words.
const char *pictures_error(void);

/// Frees what libvips keeps for this thread.
void pictures_end_thread(void);

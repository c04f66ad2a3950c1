#include "CVips.h"
#include <dlfcn.h>
#include <limits.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

// The few functions used, declared as vips/vips.h does; their variable arguments end with NULL.
typedef struct vips_image vips_image;
static int (*vips_init)(const char *);
static vips_image *(*vips_image_new_from_file)(const char *, ...);
static int (*vips_thumbnail)(const char *, vips_image **, int, ...);
static int (*vips_image_write_to_file)(vips_image *, const char *, ...);
static int (*vips_autorot)(vips_image *, vips_image **, ...);
static int (*vips_image_get_width)(const vips_image *);
static int (*vips_image_get_height)(const vips_image *);
static void (*vips_concurrency_set)(int);
static void (*vips_cache_set_max)(int);
static const char *(*vips_error_buffer)(void);
static void (*vips_error_clear)(void);
static void (*vips_thread_shutdown)(void);
static void (*g_object_unref)(void *);
static vips_image *(*vips_image_new_from_buffer)(const void *, size_t, const char *, ...);
static int (*vips_thumbnail_buffer)(void *, size_t, vips_image **, int, ...);
static int (*vips_image_write_to_buffer)(vips_image *, const char *, void **, size_t *, ...);
static void (*g_free)(void *);
static int (*vips_image_get_as_string)(const vips_image *, const char *, char **);

static int is_ready;
static _Thread_local char message[512];

static void load(void) {
    void *vips = dlopen("libvips.so.42", RTLD_NOW | RTLD_GLOBAL);
    if (!vips) return;
    struct { const char *name; void **function; } wanted[] = {
        {"vips_init", (void **)&vips_init},
        {"vips_image_new_from_file", (void **)&vips_image_new_from_file},
        {"vips_thumbnail", (void **)&vips_thumbnail},
        {"vips_image_write_to_file", (void **)&vips_image_write_to_file},
        {"vips_autorot", (void **)&vips_autorot},
        {"vips_image_get_width", (void **)&vips_image_get_width},
        {"vips_image_get_height", (void **)&vips_image_get_height},
        {"vips_concurrency_set", (void **)&vips_concurrency_set},
        {"vips_cache_set_max", (void **)&vips_cache_set_max},
        {"vips_error_buffer", (void **)&vips_error_buffer},
        {"vips_error_clear", (void **)&vips_error_clear},
        {"vips_thread_shutdown", (void **)&vips_thread_shutdown},
        {"g_object_unref", (void **)&g_object_unref},
        {"vips_image_new_from_buffer", (void **)&vips_image_new_from_buffer},
        {"vips_thumbnail_buffer", (void **)&vips_thumbnail_buffer},
        {"vips_image_write_to_buffer", (void **)&vips_image_write_to_buffer},
        {"g_free", (void **)&g_free},
        {"vips_image_get_as_string", (void **)&vips_image_get_as_string},
    };
    for (unsigned i = 0; i < sizeof wanted / sizeof *wanted; i++) {
        *wanted[i].function = dlsym(vips, wanted[i].name);
        if (!*wanted[i].function) return;
    }
    // What it thinks of a damaged picture is told by its results; a server's log is not for strangers to fill.
    setenv("VIPS_WARNING", "0", 1);
    if (vips_init("madoguchi")) return;
    // The builder's own workers take one picture each; a picture's result does not depend on how many threads made it.
    vips_concurrency_set(1);
    vips_cache_set_max(0);
    is_ready = 1;
}

int pictures_start(void) {
    static pthread_once_t once = PTHREAD_ONCE_INIT;
    pthread_once(&once, load);
    if (!is_ready) snprintf(message, sizeof message, "libvips (libvips42) is not installed");
    return is_ready ? 0 : -1;
}

static int failed(void) {
    snprintf(message, sizeof message, "%s", vips_error_buffer());
    message[strcspn(message, "\n")] = 0;
    vips_error_clear();
    return -1;
}

int pictures_size(const char *path, int *width, int *height) {
    if (pictures_start()) return -1;
    vips_image *image = vips_image_new_from_file(path, NULL);
    if (!image) return failed();
    vips_image *upright = NULL;
    int error = vips_autorot(image, &upright, NULL);
    if (!error) {
        *width = vips_image_get_width(upright);
        *height = vips_image_get_height(upright);
        g_object_unref(upright);
    }
    g_object_unref(image);
    return error ? failed() : 0;
}

static const char *save_options(const char *target) {
    const char *ending = strrchr(target, '.');
    if (!ending) return "";
    if (strcmp(ending, ".jpg") == 0) return "[Q=82,strip,interlace,optimize-coding]";
    if (strcmp(ending, ".webp") == 0) return "[Q=78,strip]";
    if (strcmp(ending, ".png") == 0) return "[compression=9,strip]";
    return "[strip]";
}

int pictures_scale(const char *source, const char *target, int width) {
    if (pictures_start()) return -1;
    vips_image *scaled = NULL;
    // Only the width binds; the thumbnailer turns the picture upright by itself.
    if (vips_thumbnail(source, &scaled, width, "height", 10000000, NULL)) return failed();
    char name[PATH_MAX + 64];
    snprintf(name, sizeof name, "%s%s", target, save_options(target));
    int error = vips_image_write_to_file(scaled, name, NULL);
    g_object_unref(scaled);
    return error ? failed() : 0;
}

int pictures_clean(
    const uint8_t *bytes, size_t length, const char *ending, int longest_side, int64_t most_pixels, uint8_t **made,
    size_t *made_length) {
    if (pictures_start()) return -1;
    // The head alone, before anything is unpacked.
    vips_image *head = vips_image_new_from_buffer(bytes, length, "", NULL);
    if (!head) return failed();
    int64_t pixels = (int64_t)vips_image_get_width(head) * vips_image_get_height(head);
    g_object_unref(head);
    if (pixels <= 0 || pixels > most_pixels) {
        snprintf(message, sizeof message, "too many pixels");
        return -1;
    }
    vips_image *scaled = NULL;
    const int only_down = 2; // VIPS_SIZE_DOWN
    if (vips_thumbnail_buffer((void *)bytes, length, &scaled, longest_side, "height", longest_side, "size", only_down, NULL))
        return failed();
    void *buffer = NULL;
    const char *format = strcmp(ending, ".png") == 0 ? ".png[compression=6,strip]" : ".jpg[Q=88,strip,background=255]";
    int error = vips_image_write_to_buffer(scaled, format, &buffer, made_length, NULL);
    g_object_unref(scaled);
    if (error) return failed();
    *made = malloc(*made_length);
    if (*made) memcpy(*made, buffer, *made_length);
    g_free(buffer);
    return *made ? 0 : -1;
}

// `35/1 39/1 2916/100 (35, 39, 29.16, Rational, …)`, and `N (N, ASCII, …)`; Exif 2.32, 4.6.6.
static int degrees(vips_image *image, const char *value, const char *side, char negative, double *found) {
    char *text = NULL, *letter = NULL;
    double parts[6];
    int is_found = vips_image_get_as_string(image, value, &text) == 0
        && vips_image_get_as_string(image, side, &letter) == 0
        && sscanf(text, "%lf/%lf %lf/%lf %lf/%lf", parts, parts + 1, parts + 2, parts + 3, parts + 4, parts + 5) == 6
        && parts[1] > 0 && parts[3] > 0 && parts[5] > 0;
    if (is_found) {
        *found = parts[0] / parts[1] + parts[2] / parts[3] / 60 + parts[4] / parts[5] / 3600;
        if (letter[0] == negative) *found = -*found;
    }
    g_free(text);
    g_free(letter);
    return is_found ? 0 : -1;
}

int pictures_place(const uint8_t *bytes, size_t length, double *latitude, double *longitude) {
    if (pictures_start()) return -1;
    vips_image *head = vips_image_new_from_buffer(bytes, length, "", NULL);
    if (!head) return failed();
    int error = degrees(head, "exif-ifd3-GPSLatitude", "exif-ifd3-GPSLatitudeRef", 'S', latitude)
        || degrees(head, "exif-ifd3-GPSLongitude", "exif-ifd3-GPSLongitudeRef", 'W', longitude);
    g_object_unref(head);
    // Without them there is nothing to say.
    if (error) vips_error_clear();
    return error ? -1 : 0;
}

const char *pictures_error(void) { return message; }

void pictures_end_thread(void) {
    if (is_ready) vips_thread_shutdown();
}

#include "CMultipart.h"
#include <dlfcn.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>

// The few functions used, as gmime/gmime.h declares them. All objects are GObjects.
typedef struct { uint8_t *data; unsigned length; } byte_array;
static void (*g_mime_init)(void);
static void *(*g_mime_stream_mem_new_with_buffer)(const char *, size_t);
static void *(*g_mime_stream_mem_new)(void);
static byte_array *(*g_mime_stream_mem_get_byte_array)(void *);
static void *(*g_mime_parser_new_with_stream)(void *);
static void *(*g_mime_parser_construct_part)(void *, void *);
static size_t (*g_mime_multipart_get_type)(void);
static size_t (*g_mime_part_get_type)(void);
static int (*g_type_check_instance_is_a)(void *, size_t);
static int (*g_mime_multipart_get_count)(void *);
static void *(*g_mime_multipart_get_part)(void *, int);
static const char *(*g_mime_object_get_content_disposition_parameter)(void *, const char *);
static void *(*g_mime_part_get_content)(void *);
static ssize_t (*g_mime_data_wrapper_write_to_stream)(void *, void *);
static void (*g_object_unref)(void *);

static int is_ready;

static void load(void) {
    void *gmime = dlopen("libgmime-3.0.so.0", RTLD_NOW | RTLD_GLOBAL);
    if (!gmime) return;
    struct { const char *name; void **function; } wanted[] = {
        {"g_mime_init", (void **)&g_mime_init},
        {"g_mime_stream_mem_new_with_buffer", (void **)&g_mime_stream_mem_new_with_buffer},
        {"g_mime_stream_mem_new", (void **)&g_mime_stream_mem_new},
        {"g_mime_stream_mem_get_byte_array", (void **)&g_mime_stream_mem_get_byte_array},
        {"g_mime_parser_new_with_stream", (void **)&g_mime_parser_new_with_stream},
        {"g_mime_parser_construct_part", (void **)&g_mime_parser_construct_part},
        {"g_mime_multipart_get_type", (void **)&g_mime_multipart_get_type},
        {"g_mime_part_get_type", (void **)&g_mime_part_get_type},
        {"g_type_check_instance_is_a", (void **)&g_type_check_instance_is_a},
        {"g_mime_multipart_get_count", (void **)&g_mime_multipart_get_count},
        {"g_mime_multipart_get_part", (void **)&g_mime_multipart_get_part},
        {"g_mime_object_get_content_disposition_parameter", (void **)&g_mime_object_get_content_disposition_parameter},
        {"g_mime_part_get_content", (void **)&g_mime_part_get_content},
        {"g_mime_data_wrapper_write_to_stream", (void **)&g_mime_data_wrapper_write_to_stream},
        {"g_object_unref", (void **)&g_object_unref},
    };
    for (unsigned i = 0; i < sizeof wanted / sizeof *wanted; i++) {
        *wanted[i].function = dlsym(gmime, wanted[i].name);
        if (!*wanted[i].function) return;
    }
    g_mime_init();
    is_ready = 1;
}

typedef struct {
    char *name, *file_name;
    /// A stream that holds the content; NULL: there is none.
    void *stream;
} part;

struct multipart {
    size_t count;
    part parts[];
};

static char *copied(const char *text) { return text ? strdup(text) : NULL; }

/// The Content-Type in front, as a message has it.
static void *parsed(const char *type, const uint8_t *body, size_t length) {
    static const char field[] = "Content-Type: ", end[] = "\r\n\r\n";
    size_t type_length = strlen(type), head = sizeof field - 1 + type_length + sizeof end - 1;
    char *message = malloc(head + length);
    if (!message) return NULL;
    memcpy(message, field, sizeof field - 1);
    memcpy(message + sizeof field - 1, type, type_length);
    memcpy(message + sizeof field - 1 + type_length, end, sizeof end - 1);
    memcpy(message + head, body, length);
    void *stream = g_mime_stream_mem_new_with_buffer(message, head + length);
    free(message);
    void *parser = g_mime_parser_new_with_stream(stream);
    g_object_unref(stream);
    void *object = g_mime_parser_construct_part(parser, NULL);
    g_object_unref(parser);
    return object;
}

static void read_part(void *object, part *into) {
    if (!g_type_check_instance_is_a(object, g_mime_part_get_type())) return;
    into->name = copied(g_mime_object_get_content_disposition_parameter(object, "name"));
    into->file_name = copied(g_mime_object_get_content_disposition_parameter(object, "filename"));
    void *content = g_mime_part_get_content(object);
    if (!content) return;
    into->stream = g_mime_stream_mem_new();
    if (g_mime_data_wrapper_write_to_stream(content, into->stream) < 0) {
        g_object_unref(into->stream);
        into->stream = NULL;
    }
}

multipart *multipart_read(const char *type, const uint8_t *body, size_t length, size_t most) {
    static pthread_once_t once = PTHREAD_ONCE_INIT;
    pthread_once(&once, load);
    if (!is_ready) return NULL;
    void *object = parsed(type, body, length);
    if (!object) return NULL;
    multipart *made = NULL;
    if (g_type_check_instance_is_a(object, g_mime_multipart_get_type())) {
        int count = g_mime_multipart_get_count(object);
        if (count >= 0 && (size_t)count <= most) made = calloc(1, sizeof *made + (size_t)count * sizeof(part));
        if (made) {
            made->count = (size_t)count;
            for (int i = 0; i < count; i++) read_part(g_mime_multipart_get_part(object, i), &made->parts[i]);
        }
    }
    g_object_unref(object);
    return made;
}

void multipart_free(multipart *parts) {
    if (!parts) return;
    for (size_t i = 0; i < parts->count; i++) {
        free(parts->parts[i].name);
        free(parts->parts[i].file_name);
        if (parts->parts[i].stream) g_object_unref(parts->parts[i].stream);
    }
    free(parts);
}

size_t multipart_count(const multipart *parts) { return parts->count; }

const char *multipart_name(const multipart *parts, size_t index) { return parts->parts[index].name; }

const char *multipart_file_name(const multipart *parts, size_t index) { return parts->parts[index].file_name; }

const uint8_t *multipart_bytes(const multipart *parts, size_t index, size_t *length) {
    void *stream = parts->parts[index].stream;
    byte_array *bytes = stream ? g_mime_stream_mem_get_byte_array(stream) : NULL;
    *length = bytes ? bytes->length : 0;
    return bytes ? bytes->data : NULL;
}

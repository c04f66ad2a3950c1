#include "CPango.h"
#include <dlfcn.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>

// The few functions used, declared as cairo.h, cairo-pdf.h and pango/pangocairo.h do.
typedef struct surface surface;
typedef struct context context;
typedef struct layout layout;
typedef struct layout_line layout_line;
typedef struct font_description font_description;
typedef struct font_map font_map;
typedef struct pango_context pango_context;
typedef struct {
    int x, y, width, height;
} rectangle;
typedef int (*write_function)(void *, const unsigned char *, unsigned int);

static surface *(*cairo_pdf_surface_create_for_stream)(write_function, void *, double, double);
static void (*cairo_pdf_surface_set_metadata)(surface *, int, const char *);
static context *(*cairo_create)(surface *);
static void (*cairo_destroy)(context *);
static void (*cairo_surface_destroy)(surface *);
static void (*cairo_surface_finish)(surface *);
static int (*cairo_surface_status)(surface *);
static int (*cairo_status)(context *);
static void (*cairo_show_page)(context *);
static void (*cairo_move_to)(context *, double, double);
static void (*cairo_line_to)(context *, double, double);
static void (*cairo_set_line_width)(context *, double);
static void (*cairo_stroke)(context *);
static void (*cairo_tag_begin)(context *, const char *, const char *);
static void (*cairo_tag_end)(context *, const char *);
static font_map *(*pango_cairo_font_map_new)(void);
static pango_context *(*pango_font_map_create_context)(font_map *);
static void *(*pango_language_from_string)(const char *);
static void (*pango_context_set_language)(pango_context *, void *);
static layout *(*pango_layout_new)(pango_context *);
static void (*pango_layout_set_text)(layout *, const char *, int);
static void (*pango_layout_set_width)(layout *, int);
static void (*pango_layout_set_wrap)(layout *, int);
static void (*pango_layout_set_font_description)(layout *, const font_description *);
static int (*pango_layout_get_line_count)(layout *);
static layout_line *(*pango_layout_get_line_readonly)(layout *, int);
static void (*pango_layout_line_get_extents)(layout_line *, rectangle *, rectangle *);
static int (*pango_layout_get_unknown_glyphs_count)(layout *);
static void (*pango_layout_get_extents)(layout *, rectangle *, rectangle *);
static void (*pango_cairo_show_layout_line)(context *, layout_line *);
static font_description *(*pango_font_description_new)(void);
static void (*pango_font_description_set_family)(font_description *, const char *);
static void (*pango_font_description_set_absolute_size)(font_description *, double);
static void (*pango_font_description_set_weight)(font_description *, int);
static void (*pango_font_description_free)(font_description *);
static void (*g_object_unref)(void *);

enum { pango_scale = 1024, wrap_word_char = 2, weight_normal = 400, weight_bold = 700 };
enum { metadata_title = 0, metadata_author = 1, metadata_creator = 4, metadata_created = 5, metadata_changed = 6 };

// The fonts of this process, found once.
static font_map *fonts;
static int is_ready;

struct paper {
    surface *surface;
    context *context;
    pango_context *words;
    uint8_t *bytes;
    size_t length, room;
    int failed;
};

struct paper_text {
    layout *layout;
};

/// A paper full of empty boxes is none.
static int has_japanese(void) {
    pango_context *words = pango_font_map_create_context(fonts);
    layout *sample = pango_layout_new(words);
    pango_layout_set_text(sample, "あ漢", -1);
    int is_known = pango_layout_get_unknown_glyphs_count(sample) == 0;
    g_object_unref(sample);
    g_object_unref(words);
    return is_known;
}

static void load(void) {
    void *pango = dlopen("libpangocairo-1.0.so.0", RTLD_NOW | RTLD_GLOBAL);
    void *cairo = dlopen("libcairo.so.2", RTLD_NOW | RTLD_GLOBAL);
    if (!pango || !cairo) return;
    // Their symbols, and those of the libraries they need, are global now.
#define WANTED(name) {#name, (void **)&name}
    struct { const char *name; void **function; } wanted[] = {
        WANTED(cairo_pdf_surface_create_for_stream), WANTED(cairo_pdf_surface_set_metadata), WANTED(cairo_create),
        WANTED(cairo_destroy), WANTED(cairo_surface_destroy), WANTED(cairo_surface_finish), WANTED(cairo_surface_status),
        WANTED(cairo_status), WANTED(cairo_show_page), WANTED(cairo_move_to), WANTED(cairo_line_to),
        WANTED(cairo_set_line_width), WANTED(cairo_stroke), WANTED(cairo_tag_begin), WANTED(cairo_tag_end),
        WANTED(pango_cairo_font_map_new), WANTED(pango_font_map_create_context), WANTED(pango_language_from_string),
        WANTED(pango_context_set_language), WANTED(pango_layout_new), WANTED(pango_layout_set_text),
        WANTED(pango_layout_set_width), WANTED(pango_layout_set_wrap), WANTED(pango_layout_set_font_description),
        WANTED(pango_layout_get_line_count), WANTED(pango_layout_get_line_readonly),
        WANTED(pango_layout_line_get_extents), WANTED(pango_layout_get_extents), WANTED(pango_cairo_show_layout_line),
        WANTED(pango_layout_get_unknown_glyphs_count),
        WANTED(pango_font_description_new), WANTED(pango_font_description_set_family),
        WANTED(pango_font_description_set_absolute_size), WANTED(pango_font_description_set_weight),
        WANTED(pango_font_description_free), WANTED(g_object_unref),
    };
#undef WANTED
    for (unsigned i = 0; i < sizeof wanted / sizeof *wanted; i++) {
        *wanted[i].function = dlsym(RTLD_DEFAULT, wanted[i].name);
        if (!*wanted[i].function) return;
    }
    fonts = pango_cairo_font_map_new();
    is_ready = fonts != NULL && has_japanese();
}

int paper_start(void) {
    static pthread_once_t once = PTHREAD_ONCE_INIT;
    pthread_once(&once, load);
    return is_ready ? 0 : -1;
}

static int take(void *closure, const unsigned char *bytes, unsigned int count) {
    paper *paper = closure;
    if (paper->length + count > paper->room) {
        size_t room = (paper->length + count) * 2;
        uint8_t *larger = realloc(paper->bytes, room);
        if (!larger) {
            paper->failed = 1;
            return 1; // CAIRO_STATUS_NO_MEMORY
        }
        paper->bytes = larger;
        paper->room = room;
    }
    memcpy(paper->bytes + paper->length, bytes, count);
    paper->length += count;
    return 0;
}

paper *paper_new(double width, double height, const char *title, const char *author, const char *created) {
    if (paper_start()) return NULL;
    paper *paper = calloc(1, sizeof *paper);
    if (!paper) return NULL;
    paper->surface = cairo_pdf_surface_create_for_stream(take, paper, width, height);
    cairo_pdf_surface_set_metadata(paper->surface, metadata_title, title);
    cairo_pdf_surface_set_metadata(paper->surface, metadata_author, author);
    cairo_pdf_surface_set_metadata(paper->surface, metadata_creator, "Madoguchi");
    cairo_pdf_surface_set_metadata(paper->surface, metadata_created, created);
    cairo_pdf_surface_set_metadata(paper->surface, metadata_changed, created);
    paper->context = cairo_create(paper->surface);
    paper->words = pango_font_map_create_context(fonts);
    // The shapes of Chinese characters that Japanese readers know.
    pango_context_set_language(paper->words, pango_language_from_string("ja"));
    return paper;
}

void paper_free(paper *paper) {
    if (!paper) return;
    cairo_destroy(paper->context);
    cairo_surface_destroy(paper->surface);
    g_object_unref(paper->words);
    free(paper->bytes);
    free(paper);
}

void paper_begin(paper *paper, const char *tag) { cairo_tag_begin(paper->context, tag, NULL); }
void paper_end(paper *paper, const char *tag) { cairo_tag_end(paper->context, tag); }
void paper_next_page(paper *paper) { cairo_show_page(paper->context); }

void paper_line(paper *paper, double x1, double y1, double x2, double y2, double width) {
    cairo_set_line_width(paper->context, width);
    cairo_move_to(paper->context, x1, y1);
    cairo_line_to(paper->context, x2, y2);
    cairo_stroke(paper->context);
}

paper_text *paper_text_new(paper *paper, const char *text, const char *font, double size, int is_bold, double width) {
    paper_text *made = calloc(1, sizeof *made);
    if (!made) return NULL;
    made->layout = pango_layout_new(paper->words);
    font_description *description = pango_font_description_new();
    pango_font_description_set_family(description, font);
    pango_font_description_set_absolute_size(description, size * pango_scale);
    pango_font_description_set_weight(description, is_bold ? weight_bold : weight_normal);
    pango_layout_set_font_description(made->layout, description);
    pango_font_description_free(description);
    pango_layout_set_width(made->layout, (int)(width * pango_scale));
    pango_layout_set_wrap(made->layout, wrap_word_char);
    pango_layout_set_text(made->layout, text, -1);
    return made;
}

void paper_text_free(paper_text *text) {
    if (!text) return;
    g_object_unref(text->layout);
    free(text);
}

int paper_text_lines(const paper_text *text) { return pango_layout_get_line_count(text->layout); }

double paper_text_width(const paper_text *text) {
    rectangle ink, logical;
    pango_layout_get_extents(text->layout, &ink, &logical);
    return (double)logical.width / pango_scale;
}

void paper_text_draw(paper *paper, paper_text *text, int line, double x, double y) {
    layout_line *wanted = pango_layout_get_line_readonly(text->layout, line);
    if (!wanted) return;
    rectangle ink, logical;
    pango_layout_line_get_extents(wanted, &ink, &logical);
    // A line stands on its baseline.
    cairo_move_to(paper->context, x, y - (double)logical.y / pango_scale);
    pango_cairo_show_layout_line(paper->context, wanted);
}

const uint8_t *paper_finish(paper *paper, size_t *length) {
    if (cairo_status(paper->context) != 0) return NULL;
    cairo_surface_finish(paper->surface);
    if (cairo_surface_status(paper->surface) != 0 || paper->failed) return NULL;
    *length = paper->length;
    return paper->bytes;
}

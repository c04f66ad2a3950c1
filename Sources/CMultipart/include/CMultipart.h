#pragma once

#include <stddef.h>
#include <stdint.h>

// Bodies of forms with files (RFC 7578), taken apart by GMime. It is loaded with the first of them: linking it would cost every
// start of the program some ten libraries.

typedef struct multipart multipart;

/// Takes a body apart. `type` is its Content-Type. NULL: GMime is not installed, the body is none, or it has more parts than `most`.
multipart *multipart_read(const char *type, const uint8_t *body, size_t length, size_t most);

void multipart_free(multipart *parts);

size_t multipart_count(const multipart *parts);

/// The field's name; NULL where the part has none.
const char *multipart_name(const multipart *parts, size_t index);

/// The file's name as the browser gives it; NULL: the part is no file.
const char *multipart_file_name(const multipart *parts, size_t index);

const uint8_t *multipart_bytes(const multipart *parts, size_t index, size_t *length);

"""PNG pictures the size of a camera's web export, made without any library."""

import random
import struct
import zlib
from pathlib import Path

WIDTH, HEIGHT = 1600, 1200
# One random row is shifted and shaded per line: not flat enough to compress away, cheap to make.
BYTES_PER_PIXEL = 3


def write_picture(path: Path, seed: int) -> None:
    noise = random.Random(f"picture/{seed}")
    row = bytearray()
    level = [128, 128, 128]
    for _ in range(WIDTH):
        for channel in range(BYTES_PER_PIXEL):
            level[channel] = max(0, min(255, level[channel] + noise.randint(-6, 6)))
            row.append(level[channel])
    lines = []
    for y in range(HEIGHT):
        shift = (y * 7 % WIDTH) * BYTES_PER_PIXEL
        lines.append(b"\x00" + row[shift:] + row[:shift])
    path.write_bytes(_png(b"".join(bytes(line) for line in lines)))


def _png(lines: bytes) -> bytes:
    header = struct.pack(">IIBBBBB", WIDTH, HEIGHT, 8, 2, 0, 0, 0)
    chunks = [(b"IHDR", header), (b"IDAT", zlib.compress(lines, 1)), (b"IEND", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data)) for name, data in chunks)

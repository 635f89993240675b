#!/usr/bin/env python3
"""unpack-kernel.py BZIMAGE ELF: unpacks a Linux kernel, so that neither Xen nor libxc has to do it under emulation."""
import lzma
import struct
import sys
import zlib

with open(sys.argv[1], 'rb') as f:
    image = f.read()
setup = ((image[0x1f1] or 4) + 1) * 512
offset, length = struct.unpack_from('<II', image, 0x248)
payload = image[setup + offset:setup + offset + length]
if payload[:6] == b'\xfd7zXZ\0':
    elf = lzma.LZMADecompressor().decompress(payload)
elif payload[:2] == b'\x1f\x8b':
    elf = zlib.decompressobj(31).decompress(payload)
else:
    sys.exit('%s: unknown kernel compression %r' % (sys.argv[1], payload[:6]))
if elf[:4] != b'\x7fELF':
    sys.exit('%s: no ELF kernel in it' % sys.argv[1])
with open(sys.argv[2], 'wb') as f:
    f.write(elf)

/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.recording.internal;

import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.zip.CRC32;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import org.xenworkbench.core.recording.UnreadableRecordingException;

/**
 * Looks for the parts of a file without its list of them: each has a head of its own in front, and its checksum behind,
 * as {@link PartsWriter} writes them. So what is damaged between them costs no other part. Not thread-safe.
 */
final class PartsSearch implements AutoCloseable {

  private static final int PART_MARK = 0x04034b50;
  private static final int SUM_MARK = 0x08074b50;
  private static final int END_MARK = 0x06054b50;
  private static final int HEAD_SIZE = 30;
  private static final int END_SIZE = 22;
  private static final int BLOCK = 1 << 16;
  private static final int LONGEST_NAME = 64;

  private final FileChannel channel;
  private final ByteBuffer block = ByteBuffer.allocate(BLOCK).order(ByteOrder.LITTLE_ENDIAN).limit(0);
  /** Where the block begins in the file. */
  private long begin;
  /** Where to go on looking. */
  private long at;
  private String name = "";

  /** Reads what is packed in a part. */
  interface Reading {

    /** Reads it all. */
    byte[] all(InputStream in) throws IOException, UnreadableRecordingException;
  }

  PartsSearch(Path file) throws IOException {
    channel = FileChannel.open(file);
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }

  /** The bytes of the list of parts as the end of the file tells them; -1 if it does not end as it should. */
  long listSize() throws IOException {
    long end = channel.size() - END_SIZE;
    if (end < 0) {
      return -1;
    }
    ByteBuffer bytes = read(end, END_SIZE);
    return bytes.getInt(0) == END_MARK && bytes.getShort(20) == 0 ? Integer.toUnsignedLong(bytes.getInt(12)) : -1;
  }

  private ByteBuffer read(long from, int size) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    while (bytes.hasRemaining()) {
      if (channel.read(bytes, from + bytes.position()) < 0) {
        throw new EOFException();
      }
    }
    return bytes;
  }

  /** Goes to the head of the next part; whether there is one. */
  boolean next() throws IOException {
    long size = channel.size();
    for (; at + HEAD_SIZE <= size; at++) {
      if (markAt(at) == PART_MARK) {
        int length = Short.toUnsignedInt(read(at, HEAD_SIZE).getShort(26));
        if (length <= LONGEST_NAME && at + HEAD_SIZE + length <= size) {
          name = new String(read(at + HEAD_SIZE, length).array(), StandardCharsets.UTF_8);
          at += HEAD_SIZE + length;
          return true;
        }
      }
    }
    return false;
  }

  private int markAt(long place) throws IOException {
    if (place < begin || place + Integer.BYTES > begin + block.limit()) {
      begin = place;
      block.clear();
      while (block.hasRemaining() && channel.read(block, begin + block.position()) >= 0) {
        // until it is full, or the file ends
      }
      block.flip();
    }
    return block.getInt((int) (place - begin));
  }

  /** What the part is called whose head was found. */
  String name() {
    return name;
  }

  /**
   * What is in the part whose head was found.
   *
   * @throws IOException if it is damaged
   */
  byte[] content(Reading reading) throws IOException, UnreadableRecordingException {
    Inflater inflater = new Inflater(true);
    try {
      channel.position(at);
      InputStream packed = new FilterInputStream(Channels.newInputStream(channel)) {
        @Override
        public void close() {
          // the channel is used on
        }
      };
      byte[] bytes = reading.all(new InflaterInputStream(packed, inflater, 1 << 12));
      ByteBuffer behind = read(at + inflater.getBytesRead(), 2 * Integer.BYTES);
      CRC32 sum = new CRC32();
      sum.update(bytes);
      if (behind.getInt(0) != SUM_MARK || behind.getInt(Integer.BYTES) != (int) sum.getValue()) {
        throw new IOException("The checksum differs.");
      }
      at += inflater.getBytesRead();
      return bytes;
    } finally {
      inflater.end();
    }
  }
}

/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.store.internal;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import org.eclipse.jdt.annotation.Nullable;

/**
 * The records of one page of a database, read without SQLite, which gives up a whole tree for one damaged page.
 * Whatever is not a record is left out. See <a href="https://www.sqlite.org/fileformat2.html#b_tree_pages">its
 * format</a>.
 */
final class PageRecords {

  private static final int TABLE_LEAF = 13;
  private static final int INDEX_LEAF = 10;
  private static final int INDEX_INNER = 2;
  private static final int TABLE_INNER = 5;
  private static final int USABLE = EventSchema.PAGE;
  private static final int MOST_COLUMNS = 32;

  private final ByteBuffer page;
  private final IntFunction<Optional<ByteBuffer>> others;
  private final boolean isTable;
  private final int pointers;
  private int at;

  /**
   * Creates one.
   *
   * @param others finds the pages that long records go on in
   */
  PageRecords(ByteBuffer page, IntFunction<Optional<ByteBuffer>> others) {
    this.page = page;
    this.others = others;
    int type = page.get(0);
    this.isTable = type != INDEX_LEAF && type != INDEX_INNER; // one with a damaged type may be of a table
    this.pointers = type == INDEX_INNER ? 12 : 8;
  }

  /** A record with its row's number, 0 in an index. */
  record Found(long rowid, List<@Nullable Object> values) {
  }

  List<Found> read() {
    List<Found> found = new ArrayList<>();
    if (page.get(0) == TABLE_INNER) {
      return found;
    }
    int count = Short.toUnsignedInt(page.getShort(3));
    int lowest = USABLE;
    // the count may be damaged, so the places are read up to the first cell
    for (int i = 0; pointers + 2 * i + 2 <= lowest && (i < count || isTable); i++) {
      int cell = Short.toUnsignedInt(page.getShort(pointers + 2 * i));
      if (cell >= pointers + 2 && cell < USABLE) {
        lowest = i < count ? Math.min(lowest, cell) : lowest;
        try {
          found.add(cell(cell));
        } catch (IndexOutOfBoundsException | IllegalArgumentException e) {
          continue; // not a record
        }
      }
    }
    return found;
  }

  private Found cell(int cell) {
    at = cell + (pointers == 12 ? 4 : 0);
    long length = varint(page);
    long rowid = isTable ? varint(page) : 0;
    if (length <= 0 || length > Integer.MAX_VALUE) {
      throw new IllegalArgumentException("Not the length of a record: " + length);
    }
    return new Found(rowid, record(payload((int) length)));
  }

  private ByteBuffer payload(int length) {
    int most = isTable ? USABLE - 35 : (USABLE - 12) * 64 / 255 - 23;
    if (length <= most) {
      return page.slice(at, length);
    }
    int least = (USABLE - 12) * 32 / 255 - 23;
    int fitting = least + (length - least) % (USABLE - 4);
    int local = fitting <= most ? fitting : least;
    List<ByteBuffer> parts = new ArrayList<>(List.of(page.slice(at, local)));
    int next = page.getInt(at + local);
    for (int left = length - local; left > 0; left -= USABLE - 4) { // a damaged length ends where a chain does
      ByteBuffer more = others.apply(next).orElseThrow(IllegalArgumentException::new);
      parts.add(more.slice(4, Math.min(left, USABLE - 4)));
      next = more.getInt(0);
    }
    ByteBuffer whole = ByteBuffer.allocate(length);
    parts.forEach(part -> whole.put(part.duplicate()));
    return whole.flip();
  }

  private List<@Nullable Object> record(ByteBuffer payload) {
    at = 0;
    int header = (int) varint(payload);
    List<Long> types = new ArrayList<>();
    while (at < header) {
      types.add(varint(payload));
      if (types.size() > MOST_COLUMNS) {
        throw new IllegalArgumentException("Not a record of ours");
      }
    }
    List<@Nullable Object> values = new ArrayList<>();
    for (long type : types) {
      values.add(value(payload, type));
    }
    return values;
  }

  private @Nullable Object value(ByteBuffer payload, long type) {
    if (type >= 12) {
      byte[] content = new byte[(int) Math.min(payload.capacity() + 1L, (type - 12) / 2)];
      payload.get(at, content);
      at += content.length;
      return type % 2 == 0 ? content : new String(content, StandardCharsets.UTF_8);
    }
    return switch ((int) type) {
      case 0 -> null;
      case 7 -> Double.longBitsToDouble(number(payload, 8));
      case 8 -> 0L;
      case 9 -> 1L;
      case 5 -> number(payload, 6);
      case 6 -> number(payload, 8);
      case 1, 2, 3, 4 -> number(payload, (int) type);
      default -> throw new IllegalArgumentException("Not a type: " + type);
    };
  }

  private long number(ByteBuffer payload, int length) {
    long number = payload.get(at++);
    for (int i = 1; i < length; i++) {
      number = number << 8 | payload.get(at++) & 0xff;
    }
    return number;
  }

  private long varint(ByteBuffer from) {
    long number = 0;
    for (int i = 0; i < 8; i++) {
      byte part = from.get(at++);
      number = number << 7 | part & 0x7f;
      if (part >= 0) {
        return number;
      }
    }
    return number << 8 | from.get(at++) & 0xff;
  }
}

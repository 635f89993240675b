/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.store.internal;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.rrd4j.core.ArcDef;
import org.rrd4j.core.DsDef;
import org.rrd4j.core.RrdDef;

/**
 * Compares an image with the definition that this program would make it from, field by field. RRD4J believes every
 * count that it reads, and makes arrays of as many elements; so it sees an image only after this.
 */
final class ImageCheck {

  private static final String SIGNATURE = "RRD4J, version 0.";
  /** What RRD4J pads strings to. */
  private static final int CHARACTERS = 20;
  /** Where the number of data sources is, how long the part before them is, and how long one of them is. */
  private static final int SOURCES = 48;
  private static final int HEADER = 64;
  private static final int SOURCE = 128;
  /** Of the year 9999. */
  static final long LAST_SECOND = 253_402_300_799L;

  private final ByteBuffer image;
  private final RrdDef definition;
  private boolean same = true;

  private ImageCheck(byte[] image, RrdDef definition) {
    this.image = ByteBuffer.wrap(image);
    this.definition = definition;
  }

  /** Whether an image, which is as long as one of this definition at least, is one of it. */
  static boolean matches(byte[] image, RrdDef definition) {
    ImageCheck check = new ImageCheck(image, definition);
    check.header();
    for (DsDef source : definition.getDsDefs()) {
      check.source(source);
    }
    for (ArcDef archive : definition.getArcDefs()) {
      check.archive(archive);
    }
    return check.same;
  }

  /**
   * The names of the data sources, as the image says; empty if they are not so many or it is too short for them.
   *
   * @param most how many there may be
   */
  static List<String> sources(byte[] image, int most) {
    ByteBuffer bytes = ByteBuffer.wrap(image);
    int count = image.length < HEADER ? 0 : bytes.getInt(SOURCES);
    if (count < 1 || count > most || image.length < HEADER + count * SOURCE) {
      return List.of();
    }
    List<String> names = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      char[] name = new char[CHARACTERS];
      bytes.position(HEADER + i * SOURCE).slice().asCharBuffer().get(name);
      names.add(new String(name).stripTrailing());
    }
    return names;
  }

  private void header() {
    text(SIGNATURE + definition.getVersion());
    number(definition.getStep());
    count(definition.getDsCount());
    count(definition.getArcCount());
    within(image.getLong(), LAST_SECOND); // the time of the last update
  }

  private void source(DsDef source) {
    text(source.getDsName());
    text(source.getDsType().name());
    number(source.getHeartbeat());
    value(source.getMinValue());
    value(source.getMaxValue());
    image.getDouble(); // last value
    image.getDouble(); // accumulated value
    within(image.getLong(), definition.getStep()); // unknown seconds
  }

  private void archive(ArcDef archive) {
    text(archive.getConsolFun().name());
    value(archive.getXff());
    count(archive.getSteps());
    count(archive.getRows());
    for (int i = 0; i < definition.getDsCount(); i++) {
      within(image.getInt(), archive.getRows() - 1L); // the row that is next
      image.getDouble(); // accumulated value
      within(image.getLong(), archive.getSteps()); // unknown steps
    }
    image.position(image.position() + definition.getDsCount() * archive.getRows() * Double.BYTES);
  }

  private void text(String expected) {
    for (int i = 0; i < CHARACTERS; i++) {
      same &= image.getChar() == (i < expected.length() ? expected.charAt(i) : ' ');
    }
  }

  private void number(long expected) {
    same &= image.getLong() == expected;
  }

  private void count(int expected) {
    same &= image.getInt() == expected;
  }

  private void value(double expected) {
    number(Double.doubleToLongBits(expected));
  }

  private void within(long number, long most) {
    same &= number >= 0 && number <= most;
  }
}

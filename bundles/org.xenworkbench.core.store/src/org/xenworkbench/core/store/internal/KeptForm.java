/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.store.internal;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.CRC32C;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.xenworkbench.core.metric.TimeSeries;

/**
 * How samples that are kept longer than others are stored: a zip file, whose first part is the version of this form,
 * and whose others are named after an object each and hold its metrics, one after the other: name, number of points,
 * and of each its time in milliseconds, value, minimum and maximum. The file's name has a checksum of all of it.
 */
final class KeptForm {

  static final int VERSION = 1;
  /** Bytes of a file, packed. */
  static final int LARGEST = 16 << 20;
  /** Bytes of all parts, unpacked. */
  static final int UNPACKED = 64 << 20;
  private static final String FORM = "form";
  private static final int POINT = 4 * Long.BYTES;

  private KeptForm() {
  }

  static int checksum(byte[] content) {
    CRC32C checksum = new CRC32C();
    checksum.update(content);
    return (int) checksum.getValue();
  }

  /**
   * The content of a file.
   *
   * @param parts series by metric by the name of their object's part
   */
  static byte[] content(Map<String, Map<String, TimeSeries>> parts) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes); DataOutputStream out = new DataOutputStream(zip)) {
      zip.putNextEntry(new ZipEntry(FORM));
      out.writeInt(VERSION);
      for (Map.Entry<String, Map<String, TimeSeries>> part : parts.entrySet()) {
        zip.putNextEntry(new ZipEntry(part.getKey()));
        out.writeInt(part.getValue().size());
        for (Map.Entry<String, TimeSeries> series : part.getValue().entrySet()) {
          out.writeUTF(series.getKey());
          write(out, series.getValue());
        }
      }
    }
    return bytes.toByteArray();
  }

  private static void write(DataOutputStream out, TimeSeries series) throws IOException {
    out.writeInt(series.size());
    for (int i = 0; i < series.size(); i++) {
      out.writeLong(series.times()[i]);
      out.writeDouble(series.values()[i]);
      out.writeDouble(series.minima()[i]);
      out.writeDouble(series.maxima()[i]);
    }
  }

  /**
   * The parts of a file by the names of their objects, each for {@link #series}.
   *
   * @throws NewerFormException if a newer program wrote it
   * @throws UnusableFileException if it is damaged
   */
  static Map<String, byte[]> parts(byte[] content) throws IOException {
    Map<String, byte[]> parts = new HashMap<>();
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(content))) {
      ZipEntry form = zip.getNextEntry();
      if (form == null || !form.getName().equals(FORM)) {
        throw new UnusableFileException(true, "No form");
      }
      int version = new DataInputStream(zip).readInt();
      if (version > VERSION) {
        throw new NewerFormException(version, VERSION);
      }
      int room = UNPACKED;
      for (ZipEntry next = zip.getNextEntry(); next != null; next = zip.getNextEntry()) {
        byte[] part = zip.readNBytes(room + 1);
        room -= part.length;
        if (room < 0) {
          throw new UnusableFileException(true, "More than " + UNPACKED + " bytes");
        }
        parts.put(next.getName(), part);
      }
    } catch (ZipException | EOFException e) {
      throw new UnusableFileException(true, String.valueOf(e.getMessage()));
    }
    return parts;
  }

  /**
   * The series of an object's part, by metric.
   *
   * @throws UnusableFileException if it is none
   */
  static Map<String, TimeSeries> series(byte[] part) throws UnusableFileException {
    Map<String, TimeSeries> all = new HashMap<>();
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(part))) {
      for (int left = in.readInt(); left > 0; left--) {
        String metric = in.readUTF();
        int points = in.readInt();
        if (points < 0 || points > in.available() / POINT) {
          throw new IOException(points + " points in " + in.available() + " bytes");
        }
        all.put(metric, series(in, points));
      }
    } catch (IOException e) {
      throw new UnusableFileException(true, String.valueOf(e.getMessage()));
    }
    return all;
  }

  private static TimeSeries series(DataInputStream in, int points) throws IOException {
    TimeSeries series =
        new TimeSeries(new long[points], new double[points], new double[points], new double[points]);
    for (int i = 0; i < points; i++) {
      series.times()[i] = in.readLong();
      series.values()[i] = in.readDouble();
      series.minima()[i] = in.readDouble();
      series.maxima()[i] = in.readDouble();
    }
    return series;
  }
}

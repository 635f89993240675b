/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.charts.internal;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.ImageLoader;
import org.eclipse.swt.graphics.PaletteData;
import org.eclipse.swt.graphics.RGB;

/**
 * Pictures that somebody has looked at, and how others differ from them. What differs is written, with a picture of
 * where, into the folder that {@link #folder()} tells. With the property {@code golden.update} all are written into the
 * folder that it names, and nothing is compared.
 */
final class Golden {

  /** So many pixels may differ: the arithmetic of another machine may be another one in the last digit. */
  static final int MOST_PIXELS = 9;

  private static final int MOST_OF_CHANNEL = 16;
  private static final double MOST_OF_LENGTH = 0.05;
  private static final int RED = 0xFF0000;
  private static final String UPDATE = System.getProperty("golden.update", "");
  private static final Pattern NUMBER = Pattern.compile("-?\\d+(\\.\\d+)?");

  private Golden() {
  }

  /** Where differs a picture of a width from its golden one; empty if it does not. */
  static Optional<String> difference(String name, int[] actual, int width) throws IOException {
    if (!UPDATE.isEmpty()) {
      save(name, actual, width, Path.of(UPDATE));
      return Optional.empty();
    }
    int[] golden = pixels(name);
    int count = count(golden, actual);
    if (count <= MOST_PIXELS) {
      return Optional.empty();
    }
    save(name, actual, width, folder());
    save("difference-" + name, where(golden, actual), width, folder());
    return Optional.of(count + " pixels differ, " + area(golden, actual, width) + ": see " + folder().resolve(name));
  }

  /** Where differs a text from its golden one, numbers that are nearly the same apart; empty if it does not. */
  static Optional<String> difference(String name, String actual) throws IOException {
    if (!UPDATE.isEmpty()) {
      Files.writeString(Path.of(UPDATE, name), actual);
      return Optional.empty();
    }
    Optional<String> difference = textDifference(new String(bytes(name), StandardCharsets.UTF_8), actual);
    if (difference.isPresent()) {
      Files.writeString(folder().resolve(name), actual);
    }
    return difference.map(text -> text + ": see " + folder().resolve(name));
  }

  static Optional<String> textDifference(String golden, String actual) {
    String[] wanted = golden.split(">");
    String[] found = actual.split(">");
    for (int i = 0; i < Math.max(wanted.length, found.length); i++) {
      String one = i < wanted.length ? wanted[i] : "the end";
      String other = i < found.length ? found[i] : "the end";
      if (!isSame(one, other)) {
        return Optional.of("instead of\n" + one.strip() + "\nthere is\n" + other.strip());
      }
    }
    return Optional.empty();
  }

  private static boolean isSame(String one, String other) {
    if (!NUMBER.matcher(one).replaceAll("0").equals(NUMBER.matcher(other).replaceAll("0"))) {
      return false;
    }
    Matcher wanted = NUMBER.matcher(one);
    Matcher found = NUMBER.matcher(other);
    while (wanted.find() && found.find()) {
      if (Math.abs(Double.parseDouble(wanted.group()) - Double.parseDouble(found.group())) > MOST_OF_LENGTH) {
        return false;
      }
    }
    return true;
  }

  /** How many pixels are others to the eye. */
  static int count(int[] golden, int[] actual) {
    int count = Math.abs(golden.length - actual.length);
    for (int i = 0; i < Math.min(golden.length, actual.length); i++) {
      count += differs(golden[i], actual[i]) ? 1 : 0;
    }
    return count;
  }

  private static boolean differs(int one, int other) {
    for (int shift = 0; shift < 24; shift += 8) {
      if (Math.abs((one >> shift & 0xFF) - (other >> shift & 0xFF)) > MOST_OF_CHANNEL) {
        return true;
      }
    }
    return false;
  }

  private static int[] where(int[] golden, int[] actual) {
    int[] where = golden.clone();
    for (int i = 0; i < where.length; i++) {
      where[i] = i >= actual.length || differs(golden[i], actual[i]) ? RED : Rgb.mix(0xFFFFFF, golden[i], 0.3);
    }
    return where;
  }

  private static String area(int[] golden, int[] actual, int width) {
    int left = width;
    int right = 0;
    int top = Integer.MAX_VALUE;
    int bottom = 0;
    for (int i = 0; i < Math.min(golden.length, actual.length); i++) {
      if (differs(golden[i], actual[i])) {
        left = Math.min(left, i % width);
        right = Math.max(right, i % width);
        top = Math.min(top, i / width);
        bottom = Math.max(bottom, i / width);
      }
    }
    return "columns " + left + " to " + right + ", rows " + top + " to " + bottom;
  }

  static int[] pixels(String name) throws IOException {
    try (InputStream in = stream(name)) {
      ImageData data = new ImageData(in);
      int[] pixels = new int[data.width * data.height];
      for (int i = 0; i < pixels.length; i++) {
        RGB rgb = data.palette.getRGB(data.getPixel(i % data.width, i / data.width));
        pixels[i] = rgb.red << 16 | rgb.green << 8 | rgb.blue;
      }
      return pixels;
    }
  }

  private static byte[] bytes(String name) throws IOException {
    try (InputStream in = stream(name)) {
      return in.readAllBytes();
    }
  }

  private static InputStream stream(String name) throws IOException {
    InputStream in = Golden.class.getResourceAsStream("golden/" + name);
    if (in == null) {
      throw new FileNotFoundException("There is no golden " + name + ": see this class");
    }
    return in;
  }

  private static void save(String name, int[] pixels, int width, Path folder) {
    ByteBuffer bytes = ByteBuffer.allocate(pixels.length * Integer.BYTES);
    bytes.asIntBuffer().put(pixels);
    ImageLoader loader = new ImageLoader();
    loader.data = new ImageData[] {new ImageData(width, pixels.length / width, 32,
        new PaletteData(0xFF0000, 0xFF00, 0xFF), Integer.BYTES, bytes.array())};
    loader.save(folder.resolve(name).toString(), SWT.IMAGE_PNG);
  }

  /** Where pictures that differ are written: beside what else the build makes. */
  private static Path folder() {
    try {
      Path target = Path.of("target");
      return Files.isDirectory(target) ? Files.createDirectories(target.resolve("golden").toAbsolutePath())
          : Files.createDirectories(Path.of(System.getProperty("java.io.tmpdir"), "golden"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

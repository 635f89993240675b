/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.host;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.eclipse.osgi.util.NLS;
import org.xenworkbench.core.host.FileLines.Line;

/**
 * A part of a file that a user wrote, such as a fleet or an experiment: what stands below a line such as {@code [vms]},
 * up to the next, in lines {@code key = value}. What is wrong is an {@link IllegalArgumentException} whose message
 * names the line and says what would be right. Not thread-safe.
 *
 * @since 0.1
 */
public final class FileSection {

  private static final Pattern QUANTITY = Pattern.compile("([0-9]+(?:\\.[0-9]+)?)\\s*([A-Za-z%/]*)");
  private static final Map<String, Double> BYTES = Map.of("B", 1.0, "KiB", 0x1p10, "MiB", 0x1p20, "GiB", 0x1p30,
      "TiB", 0x1p40);
  private static final Map<String, Double> RATES = Map.of("B/s", 1.0, "KiB/s", 0x1p10, "MiB/s", 0x1p20, "GiB/s",
      0x1p30);
  private static final Map<String, Double> TIMES = Map.of("ms", 1.0, "s", 1e3, "min", 60e3, "h", 3600e3);
  private static final Map<String, Double> CPUS = Map.of("", 1.0, "%", 0.01);

  private final String name;
  private final int line;
  private final Map<String, Line> settings = new LinkedHashMap<>();

  private FileSection(String name, int line) {
    this.name = name;
    this.line = line;
  }

  /**
   * The sections of a file, in its order; one that a mistake is made in is left out. Empty lines and those that begin
   * with {@code #} say nothing.
   *
   * @param known the names that a section can have
   * @param complaints takes what is wrong
   */
  public static List<FileSection> read(List<Line> lines, List<String> known,
      Consumer<IllegalArgumentException> complaints) {
    List<FileSection> sections = new ArrayList<>();
    Optional<FileSection> current = Optional.empty();
    boolean isTold = false; // that what stands here is of no use
    for (Line line : lines) {
      Line text = new Line(line.number(), line.text().strip(), line.readable());
      if (text.text().isEmpty() || text.text().startsWith("#")) {
        continue;
      }
      boolean isHeading = text.text().startsWith("[");
      try {
        if (isHeading) {
          isTold = false;
          current = Optional.empty();
          current = Optional.of(section(text, known));
          sections.add(current.get());
        } else if (current.isPresent()) {
          current.get().put(text);
        } else if (!isTold) {
          throw wrong(line.number(), NLS.bind(Messages.FileSection_NoSection, text.text(), shown(known)));
        }
      } catch (IllegalArgumentException e) {
        complaints.accept(e);
        current.ifPresent(sections::remove);
        current = Optional.empty();
        isTold = true;
      }
    }
    return sections;
  }

  private static FileSection section(Line line, List<String> known) {
    String name = line.text().endsWith("]") ? line.text().substring(1, line.text().length() - 1).strip() : "";
    if (!known.contains(name)) {
      throw wrong(line.number(), NLS.bind(Messages.FileSection_UnknownSection, line.text(), shown(known)));
    }
    return new FileSection(name, line.number());
  }

  private static String shown(List<String> names) {
    return names.stream().map(name -> '[' + name + ']').collect(Collectors.joining(", "));
  }

  /** Its name. */
  public String name() {
    return name;
  }

  /** The line that it begins with, counted from 1. */
  public int line() {
    return line;
  }

  private void put(Line setting) {
    String[] words = setting.text().split("=", 2);
    if (!setting.readable()) {
      throw wrong(setting.number(), Messages.FileSection_NotUtf8);
    }
    if (words.length < 2) {
      throw wrong(setting.number(), NLS.bind(Messages.FileSection_NoSetting, setting.text()));
    }
    String key = words[0].strip();
    if (settings.put(key, new Line(setting.number(), words[1].strip(), true)) != null) {
      throw wrong(setting.number(), NLS.bind(Messages.FileSection_Twice, key));
    }
  }

  /** Looks whether all of its keys are among those. */
  public void require(List<String> known) {
    settings.forEach((key, setting) -> {
      if (!known.contains(key)) {
        throw wrong(setting.number(), NLS.bind(Messages.FileSection_UnknownKey, key, String.join(", ", known)));
      }
    });
  }

  /** What stands behind a key; empty if it is not there. */
  public Optional<String> text(String key) {
    return Optional.ofNullable(settings.get(key)).map(Line::text);
  }

  /** What stands behind a key, or something else if it is not there. */
  public String text(String key, String otherwise) {
    return text(key).orElse(otherwise);
  }

  /** A whole number of at least 1. */
  public int count(String key, int otherwise, int most) {
    double value = quantity(key, otherwise, Map.of("", 1.0), 1, most);
    if (value != Math.rint(value)) {
      throw wrong(key, NLS.bind(Messages.FileSection_NotWhole, text(key, "")));
    }
    return (int) value;
  }

  /** A number of bytes with its unit, from 1 MiB on. */
  public long bytes(String key, long otherwise) {
    return (long) quantity(key, otherwise, BYTES, 1 << 20, 0x1p50);
  }

  /** Bytes per second, with their unit. */
  public double rate(String key, double otherwise) {
    return quantity(key, otherwise, RATES, 0, 0x1p40);
  }

  /** CPUs' worth of time, also in percent of one CPU. */
  public double cpus(String key, double otherwise) {
    return quantity(key, otherwise, CPUS, 0, 4096);
  }

  /** A time with its unit, of at most 30 days. */
  public Duration time(String key, Duration otherwise) {
    return settings.containsKey(key) ? time(key, text(key, "")) : otherwise;
  }

  /** The time that is a part of what stands behind a key. */
  public Duration time(String key, String text) {
    return Duration.ofMillis((long) quantity(key, text, TIMES, 0, 30 * 86400e3));
  }

  /** One of some words; the first if there is none. */
  public String choice(String key, List<String> words) {
    String word = text(key, words.get(0));
    if (!words.contains(word)) {
      throw wrong(key, NLS.bind(Messages.FileSection_Choice, word, String.join(", ", words)));
    }
    return word;
  }

  private double quantity(String key, double otherwise, Map<String, Double> units, double least, double most) {
    return settings.containsKey(key) ? quantity(key, text(key, ""), units, least, most) : otherwise;
  }

  private double quantity(String key, String text, Map<String, Double> units, double least, double most) {
    Matcher parts = QUANTITY.matcher(text);
    if (!parts.matches() || !units.containsKey(parts.group(2))) {
      throw wrong(key, NLS.bind(Messages.FileSection_NoQuantity, text, units.keySet().stream().sorted().toList()));
    }
    double value = Double.parseDouble(parts.group(1)) * units.get(parts.group(2));
    if (value < least || value > most) {
      throw wrong(key, NLS.bind(Messages.FileSection_OutOfRange, text));
    }
    return value;
  }

  /** That what stands behind a key cannot be so; the line of the section if the key is not there. */
  public IllegalArgumentException wrong(String key, String text) {
    return wrong(settings.containsKey(key) ? settings.get(key).number() : line, text);
  }

  private static IllegalArgumentException wrong(int line, String text) {
    return new IllegalArgumentException(NLS.bind(Messages.FileSection_Line, line, text));
  }
}

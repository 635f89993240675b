/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.simulator.internal;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.osgi.util.NLS;
import org.xenworkbench.core.host.FileLines.Line;

/** A part of a file that describes a fleet: what stands below a line such as {@code [vms]}, up to the next. */
final class FleetSection {

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

  FleetSection(String name, int line) {
    this.name = name;
    this.line = line;
  }

  String name() {
    return name;
  }

  int line() {
    return line;
  }

  /** Takes a line {@code key = value}. */
  void put(Line setting) {
    String[] words = setting.text().split("=", 2);
    if (!setting.readable()) {
      throw wrong(setting.number(), Messages.FleetFile_NotUtf8);
    }
    if (words.length < 2) {
      throw wrong(setting.number(), NLS.bind(Messages.FleetFile_NoSetting, setting.text()));
    }
    String key = words[0].strip();
    if (settings.put(key, new Line(setting.number(), words[1].strip(), true)) != null) {
      throw wrong(setting.number(), NLS.bind(Messages.FleetFile_Twice, key));
    }
  }

  /** Looks whether all of its keys are among those. */
  void require(List<String> known) {
    settings.forEach((key, setting) -> {
      if (!known.contains(key)) {
        throw wrong(setting.number(), NLS.bind(Messages.FleetFile_UnknownKey, key, String.join(", ", known)));
      }
    });
  }

  Optional<String> text(String key) {
    return Optional.ofNullable(settings.get(key)).map(Line::text);
  }

  String text(String key, String otherwise) {
    return text(key).orElse(otherwise);
  }

  int count(String key, int otherwise, int most) {
    return (int) quantity(key, otherwise, Map.of("", 1.0), 1, most);
  }

  long bytes(String key, long otherwise) {
    return (long) quantity(key, otherwise, BYTES, 1 << 20, 0x1p50);
  }

  double rate(String key, double otherwise) {
    return quantity(key, otherwise, RATES, 0, 0x1p40);
  }

  /** CPUs' worth of time, also in percent of one CPU. */
  double cpus(String key, double otherwise) {
    return quantity(key, otherwise, CPUS, 0, 4096);
  }

  Duration time(String key, Duration otherwise) {
    return settings.containsKey(key) ? time(key, text(key, "")) : otherwise;
  }

  /** The time that is a part of what stands behind a key. */
  Duration time(String key, String text) {
    return Duration.ofMillis((long) quantity(key, text, TIMES, 0, 30 * 86400e3));
  }

  /** One of some words; the first if there is none. */
  String choice(String key, List<String> words) {
    String word = text(key, words.get(0));
    if (!words.contains(word)) {
      throw wrong(key, NLS.bind(Messages.FleetFile_Choice, word, String.join(", ", words)));
    }
    return word;
  }

  private double quantity(String key, double otherwise, Map<String, Double> units, double least, double most) {
    return settings.containsKey(key) ? quantity(key, text(key, ""), units, least, most) : otherwise;
  }

  private double quantity(String key, String text, Map<String, Double> units, double least, double most) {
    Matcher parts = QUANTITY.matcher(text);
    if (!parts.matches() || !units.containsKey(parts.group(2))) {
      throw wrong(key, NLS.bind(Messages.FleetFile_NoQuantity, text, units.keySet().stream().sorted().toList()));
    }
    double value = Double.parseDouble(parts.group(1)) * units.get(parts.group(2));
    if (value < least || value > most) {
      throw wrong(key, NLS.bind(Messages.FleetFile_OutOfRange, text));
    }
    return value;
  }

  /** That what stands behind a key cannot be so; the line of the section if the key is not there. */
  IllegalArgumentException wrong(String key, String text) {
    return wrong(settings.containsKey(key) ? settings.get(key).number() : line, text);
  }

  static IllegalArgumentException wrong(int line, String text) {
    return new IllegalArgumentException(NLS.bind(Messages.FleetFile_Line, line, text));
  }
}

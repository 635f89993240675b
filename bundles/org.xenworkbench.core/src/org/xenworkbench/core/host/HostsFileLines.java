/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.host;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.xenworkbench.core.host.FileLines.Line;

/**
 * Which line of a {@link HostsFile} belongs to which host. Names may contain blanks, dots, {@code =} and the names of
 * others, so a key is not read from the left: it is the longest name of the file that a line begins with, and a
 * setting.
 */
final class HostsFileLines {

  static final String PEER = "peer.";
  static final String GROUP = "group";
  static final List<String> ADDRESS_KEYS = List.of("driver", "transport", "address", "port", "user");
  static final List<String> HOST_KEYS = List.of("readOnly", "insecure", GROUP);

  private static final String HOSTS = "hosts";
  private static final String BEFORE_PEER = ".peer";
  private static final String DRIVER = ".driver";
  /** More than the longest name and setting take, every character of them escaped. */
  private static final int LONGEST_KEY = 1 << 9;
  /** More than the longest name has, so that there are no more ways to read a key than a valid one needs. */
  private static final int LONGEST_NAME = 1 << 7;

  /**
   * A setting of a host as the file has it.
   *
   * @param key what is before the separator
   * @param value what is after it
   * @param line where it is
   * @param readable whether all of it can be read
   */
  record Setting(String key, String value, int line, boolean readable) {
  }

  /** A way to divide a line; its value is only made of the way that is meant. */
  private record Split(Line line, int at, String key) {

    Setting setting() {
      return new Setting(key, PropertyText.unescape(line.text().substring(at + 1).strip()), line.number(),
          line.readable());
    }
  }

  private final Set<String> names = new LinkedHashSet<>();
  private final Set<String> twice = new LinkedHashSet<>();
  private final Set<String> unlisted = new LinkedHashSet<>();
  private final Map<String, Map<String, List<Setting>>> hosts = new LinkedHashMap<>();
  private final List<Setting> strays = new ArrayList<>();

  HostsFileLines(List<Line> lines) {
    List<Line> joined = PropertyText.join(lines);
    joined.forEach(this::takeNames);
    joined.stream().flatMap(line -> splits(line).stream()).forEach(this::takeUnlisted);
    joined.forEach(this::assign);
  }

  /** The names in the line {@code hosts}, in its order. */
  Set<String> names() {
    return names;
  }

  /** Those of them that stand there more than once. */
  Set<String> twice() {
    return twice;
  }

  /** The settings of a host by what follows its name and a dot: more than one where the file has a key twice. */
  Map<String, List<Setting>> of(String name) {
    return hosts.getOrDefault(name, Map.of());
  }

  /** Lines that belong to no host in the line {@code hosts}; without a key where there is no separator. */
  List<Setting> strays() {
    return strays;
  }

  private void takeNames(Line line) {
    splits(line).stream().findFirst().filter(split -> split.key().equals(HOSTS))
        .ifPresent(split -> Stream.of(split.setting().value().split(",")).map(String::strip)
            .filter(name -> !name.isEmpty()).filter(name -> !names.add(name)).forEach(twice::add));
  }

  /**
   * A host that is described but not listed keeps its lines, which are no mistakes of one whose name begins its own.
   */
  private void takeUnlisted(Split split) {
    if (split.key().endsWith(DRIVER)) {
      String name = split.key().substring(0, split.key().length() - DRIVER.length());
      boolean peer = name.endsWith(BEFORE_PEER)
          && names.contains(name.substring(0, name.length() - BEFORE_PEER.length()));
      if (!peer && !names.contains(name)) {
        unlisted.add(name);
      }
    }
  }

  private void assign(Line line) {
    List<Split> splits = splits(line);
    Optional<Split> first = splits.stream().findFirst();
    if (first.isEmpty()) {
      strays.add(new Setting("", line.text().strip(), line.number(), line.readable()));
    } else if (!first.get().key().equals(HOSTS)) {
      Setting setting = splits.stream().filter(split -> isSettingOf(split, names)).findFirst()
          .orElseGet(
              () -> splits.stream().filter(split -> isSettingOf(split, unlisted)).findFirst().orElse(first.get()))
          .setting();
      owner(setting).filter(names::contains).ifPresentOrElse(
          name -> hosts.computeIfAbsent(name, key -> new LinkedHashMap<>())
              .computeIfAbsent(setting.key().substring(name.length() + 1), key -> new ArrayList<>()).add(setting),
          () -> strays.add(setting));
    }
  }

  private static boolean isSettingOf(Split split, Set<String> hosts) {
    return prefixes(split.key())
        .anyMatch(name -> hosts.contains(name) && isKnown(split.key().substring(name.length() + 1)));
  }

  /** The longest name before a setting that there is, else the longest name: the setting is misspelled then. */
  private Optional<String> owner(Setting setting) {
    List<String> owners = prefixes(setting.key()).filter(name -> names.contains(name) || unlisted.contains(name))
        .toList();
    return owners.stream().filter(name -> isKnown(setting.key().substring(name.length() + 1))).findFirst()
        .or(() -> owners.stream().findFirst());
  }

  /** What may be the name in a key, the longest first. */
  private static Stream<String> prefixes(String key) {
    return IntStream.iterate(key.lastIndexOf('.', LONGEST_NAME), dot -> dot > 0, dot -> key.lastIndexOf('.', dot - 1))
        .mapToObj(dot -> key.substring(0, dot));
  }

  /** Whether that is a setting of a host. */
  static boolean isKnown(String setting) {
    return HOST_KEYS.contains(setting)
        || ADDRESS_KEYS.contains(setting.startsWith(PEER) ? setting.substring(PEER.length()) : setting);
  }

  /**
   * The ways to divide a line into key and value, the shortest key first: at each {@code =}, or where there is none, at
   * each colon; not beyond what may be a key, and not at more places than a name can have, since each takes time.
   */
  private static List<Split> splits(Line line) {
    String text = line.text();
    int[] places = PropertyText.places(text, '=');
    return IntStream.of(places.length > 0 ? places : PropertyText.places(text, ':'))
        .takeWhile(at -> at <= LONGEST_KEY).limit(LONGEST_NAME)
        .mapToObj(at -> new Split(line, at, PropertyText.unescape(text.substring(0, at).strip())))
        .toList();
  }
}

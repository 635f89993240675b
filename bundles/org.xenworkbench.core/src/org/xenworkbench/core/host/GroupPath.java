/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.host;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.eclipse.osgi.util.NLS;
import org.xenworkbench.core.text.SafeText;

/**
 * Where a group is: its name after those of the groups that it is within. As text the names stand with slashes between
 * them, and a slash or backslash in a name has a backslash in front. Immutable.
 *
 * @param names from the top on; none for what is in no group
 * @since 0.1
 */
public record GroupPath(List<String> names) {

  /** That of what is in no group. */
  public static final GroupPath TOP = new GroupPath(List.of());
  /** A name is at most so long, as those of hosts are. */
  public static final int LONGEST_NAME = 64;

  private static final char SEPARATOR = '/';
  private static final char ESCAPE = '\\';

  /** Copies the list. */
  public GroupPath {
    names = List.copyOf(names);
  }

  /**
   * Whether a group may be given that name: one with a letter or a digit in which all can be seen, and that is not
   * taken for something else, as {@code (no group)} would be.
   */
  public static boolean isName(String name) {
    return couldBeName(name) && SafeText.cell(name).equals(name)
        && name.codePoints().anyMatch(Character::isLetterOrDigit)
        && !(name.startsWith("(") && name.endsWith(")"));
  }

  /** Whether a group that was stored may have that name: earlier versions took more. */
  public static boolean couldBeName(String name) {
    return !name.isBlank() && name.length() <= LONGEST_NAME && name.chars().noneMatch(Character::isISOControl);
  }

  /**
   * Reads what {@link #toString()} wrote, or somebody typed: blanks around names are none of theirs, and a backslash
   * before another character is one of the name.
   *
   * @throws IllegalArgumentException whose message says what is wrong, if a name is none, or there are too many
   */
  public static GroupPath parse(String text) {
    List<String> names = new ArrayList<>();
    StringBuilder name = new StringBuilder();
    for (int i = 0; i <= text.length(); i++) {
      if (i == text.length() || text.charAt(i) == SEPARATOR) {
        names.add(name.toString().strip());
        name.setLength(0);
      } else {
        i += isEscape(text, i) ? 1 : 0;
        name.append(text.charAt(i));
      }
    }
    if (text.isBlank()) {
      return TOP;
    }
    names.stream().filter(each -> !isName(each)).findFirst().ifPresent(each -> {
      throw new IllegalArgumentException(NLS.bind(Messages.GroupPath_BadName, each, LONGEST_NAME));
    });
    if (names.size() > HostGroups.DEEPEST) {
      throw new IllegalArgumentException(NLS.bind(Messages.GroupPath_TooDeep, HostGroups.DEEPEST));
    }
    return new GroupPath(names);
  }

  private static boolean isEscape(String text, int at) {
    return text.charAt(at) == ESCAPE && at + 1 < text.length()
        && (text.charAt(at + 1) == SEPARATOR || text.charAt(at + 1) == ESCAPE);
  }

  /** Whether there is no name in it. */
  public boolean isTop() {
    return names.isEmpty();
  }

  /** For the user to read: names as they are. What is read again is {@link #toString()}. */
  public String label() {
    return String.join("/", names);
  }

  @Override
  public String toString() {
    return names.stream().map(name -> name.replaceAll("[/\\\\]", "\\\\$0"))
        .collect(Collectors.joining(String.valueOf(SEPARATOR)));
  }
}

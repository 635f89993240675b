/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.internal.host;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.eclipse.osgi.util.NLS;
import org.xenworkbench.core.model.Bounds;
import org.xenworkbench.core.text.Quantities;

/** What was found damaged in the stored groups: so much of it is told as a user can read, whatever the file holds. */
final class GroupDamage {

  /** As many as are told each for itself. */
  private static final int TOLD = 10;
  /** The sentence comes first, and what was stored of the group, which may be long, last. */
  private static final int LONGEST = 1_000;
  /** So that all that are told of many fit into a message. */
  private static final int LONGEST_OF_MANY = 300;

  /**
   * An entry of the event log.
   *
   * @param message what is shown
   * @param details all of it, where the message has not; empty otherwise
   */
  record Entry(String message, String details) {
  }

  private final List<String> found = new ArrayList<>();

  void add(String sentence) {
    found.add(sentence);
  }

  boolean isEmpty() {
    return found.isEmpty();
  }

  /** What the event log is to tell: each for itself if they are few, else all in one. */
  List<Entry> entries() {
    return found.size() > TOLD ? List.of(new Entry(first(), String.join("\n", found)))
        : found.stream().map(all -> new Entry(cut(all, LONGEST), all.length() > LONGEST ? all : "")).toList();
  }

  /** All of it in a text that is shown as long as the workbench runs; empty if there is none. */
  Optional<String> fault() {
    return found.isEmpty() ? Optional.empty() : Optional.of(first());
  }

  private String first() {
    boolean few = found.size() <= TOLD;
    String told = found.stream().limit(TOLD).map(all -> cut(all, few ? LONGEST : LONGEST_OF_MANY))
        .collect(Collectors.joining(" "));
    return few ? told
        : NLS.bind(Messages.HostGroups_Many, new Object[] {Quantities.count(found.size()), TOLD, told});
  }

  private static String cut(String sentence, int longest) {
    return Bounds.text(sentence, longest);
  }
}

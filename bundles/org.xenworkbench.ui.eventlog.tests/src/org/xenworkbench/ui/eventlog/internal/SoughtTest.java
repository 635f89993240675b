/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.eventlog.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.xenworkbench.core.event.LogEntry;
import org.xenworkbench.ui.Formats;

class SoughtTest {

  private final List<String> asked = new ArrayList<>();
  private boolean filtering;
  private final LogEntry entry = Entries.done(Map.of());
  private final Sought sought = new Sought(entry, new Sought.Filter() {
    @Override
    public boolean isFiltering() {
      return filtering;
    }

    @Override
    public void clear() {
      asked.add("");
      filtering = false;
    }

    @Override
    public void lookFor(String words) {
      asked.add(words);
      filtering = true;
    }
  });

  @Test
  void whatHidesItIsTakenAwayAndThenItsTimeIsLookedFor() {
    filtering = true;
    assertThat(sought.next()).isTrue();
    assertThat(sought.next()).isTrue();
    assertThat(sought.next()).as("there is nothing more to try").isFalse();
    assertThat(asked).containsExactly("", Formats.dateTime(entry.started()));
  }

  @Test
  void withoutAFilterItsTimeIsLookedForAtOnce() {
    assertThat(sought.next()).isTrue();
    assertThat(sought.next()).isFalse();
    assertThat(asked).containsExactly(Formats.dateTime(entry.started()));
  }

  @Test
  void aRowIsFoundByItsIdentity() {
    LogEntry other = entry.toBuilder().correlation(UUID.randomUUID()).build();
    LogEntry later = entry.toBuilder().details("another state of the same").build();
    assertThat(Sought.index(List.of(other, later), entry.correlation())).contains(1);
    assertThat(Sought.index(List.of(other), entry.correlation())).isEmpty();
  }
}

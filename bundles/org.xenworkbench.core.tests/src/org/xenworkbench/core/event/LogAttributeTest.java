/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class LogAttributeTest {

  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  private static LogEntry entry(Map<String, String> attributes) {
    return LogEntry.occurrence("test", LogEntry.Status.INFO, "m", START).attributes(attributes).build();
  }

  @Test
  void eachRowThatIsListedHasItsWordsAndNoOther() {
    TreeSet<String> wanted = new TreeSet<>();
    LogAttribute.rows().stream().filter(LogAttribute::isListed).map(LogAttribute::name)
        .forEach(name -> wanted.addAll(java.util.List.of(name + ".label", name + ".explained")));
    wanted.addAll(java.util.List.of("estimate.ns.longer", "estimate.ns.shorter", "estimate.ns.within"));
    ResourceBundle words = ResourceBundle.getBundle("org.xenworkbench.core.event.words");
    assertThat(new TreeSet<>(words.keySet())).isEqualTo(wanted);
  }

  @Test
  void rowsHaveNamesAndHeadingsOfTheirOwn() {
    assertThat(LogAttribute.rows()).extracting(LogAttribute::name).doesNotHaveDuplicates();
    assertThat(LogAttribute.rows()).extracting(LogAttribute::heading).filteredOn(heading -> !heading.isEmpty())
        .doesNotHaveDuplicates().allMatch(heading -> heading.matches("[a-z_]+"));
    assertThat(LogAttribute.rows()).allMatch(row -> LogAttribute.named(row.name()) == row);
  }

  @Test
  void anEntryHasRowsInTheirOrderThenOthersByName() {
    LogEntry entry = entry(Map.of("z10", "1", "z9", "2", "data.bytes", "3", "serviceGap.ns", "4"));
    assertThat(LogAttribute.of(entry)).extracting(LogAttribute::name)
        .containsExactly("serviceGap.ns", "data.bytes", "z9", "z10");
    assertThat(LogAttribute.named("z9").label()).isEqualTo("z9");
    assertThat(LogAttribute.named("z9").isListed()).isTrue();
  }

  @Test
  void theNameSaysWhatTheValueIs() {
    LogEntry entry = entry(Map.of("a.ns", "1500000000", "b.bytes", "2048", "c.time", "2026-01-01T00:00:00Z", "d", "x"));
    assertThat(LogAttribute.named("a.ns").text(entry)).isEqualTo("1.5 s");
    assertThat(LogAttribute.named("a.ns").plain(entry)).isEqualTo("1.5");
    assertThat(LogAttribute.named("b.bytes").text(entry)).startsWith("2").endsWith("KiB");
    assertThat(LogAttribute.named("b.bytes").plain(entry)).isEqualTo("2048");
    assertThat(LogAttribute.named("c.time").text(entry)).matches("202[56]-..-.. ..:..:..");
    assertThat(LogAttribute.named("c.time").plain(entry)).isEqualTo("2026-01-01T00:00:00Z");
    assertThat(LogAttribute.named("d").text(entry)).isEqualTo("x");
    assertThat(LogAttribute.named("e.ns").text(entry)).as("which it has not").isEmpty();
  }

  /** A third party writes what it likes; a view that fails by it would show nothing at all. */
  @Test
  void aValueThatIsNotWhatItsNameSaysIsAText() {
    LogEntry entry = entry(Map.of("a.ns", "soon", "b.bytes", "1e99", "c.time", "+1000000000-12-31T23:59:59Z"));
    for (LogAttribute each : LogAttribute.of(entry)) {
      assertThat(each.text(entry)).isEqualTo(entry.attributes().get(each.name()));
      assertThat(each.plain(entry)).isEqualTo(entry.attributes().get(each.name()));
      assertThat(each.duration(entry)).isEmpty();
    }
  }

  @Test
  void aServiceGapHasItsResolutionWithIt() {
    LogEntry entry = entry(Map.of("serviceGap.ns", "2400000000", "serviceGapResolution.ns", "200575481"));
    assertThat(LogAttribute.SERVICE_GAP.text(entry)).isEqualTo("2.4 s \u00b1 0.2 s");
    assertThat(LogAttribute.SERVICE_GAP.explained(entry)).startsWith("2.4 s \u00b1 0.2 s, the longest silence")
        .contains("machine's clock");
    assertThat(LogAttribute.SERVICE_GAP_RESOLUTION.isListed()).isFalse();
  }
}

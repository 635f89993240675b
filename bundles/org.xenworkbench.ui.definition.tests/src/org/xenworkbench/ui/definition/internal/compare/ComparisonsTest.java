/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.definition.internal.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.xenworkbench.core.event.LogAttribute;
import org.xenworkbench.core.event.LogEntry;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.VirtualMachine;
import org.xenworkbench.core.model.VmId;
import org.xenworkbench.core.testkit.FakeEventLog;

/** What definitions are called that can be compared. */
class ComparisonsTest {

  private static final VirtualMachine WEB =
      VirtualMachine.of(VmId.of(UUID.randomUUID()), "web", HostId.random()).build();

  @Test
  void whatIsOfferedStandsInItsOrder() {
    List<String> labels = List.of("'web' on 'a': now", "'web': Before z", "'web': Before y", "'abc'", "'xyz'");
    assertThat(labels.stream().sorted()
        .sorted(Comparisons.order(labels.stream().map(label -> DefinitionSource.of(label, "")).toList())))
        .isEqualTo(labels);
  }

  @Test
  void aFormerDefinitionSaysWhose() throws Exception {
    FakeEventLog log = new FakeEventLog();
    log.keep(LogEntry.of(LogEntry.CONFIGURATION, LogEntry.Status.SUCCEEDED, "Changed", Instant.EPOCH)
        .vm(WEB.id(), "old name").user("root").attributes(Map.of(LogAttribute.FORMER_DEFINITION.name(), "<domain/>"))
        .finished(Instant.EPOCH).build());
    assertThat(FormerDefinitions.of(log, WEB)).singleElement().satisfies(source -> {
      assertThat(source.label()).startsWith("'web': Before root changed it at ");
      assertThat(source.text().get()).isCompletedWithValue("<domain/>");
    });
  }
}

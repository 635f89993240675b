/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.jmx.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EventLogBeanTest {

  private final FakeCore core = new FakeCore();
  private final EventLogBean bean = new EventLogBean(core.log, core.retention, () -> core.entryActions);

  @Test
  void tellsTheAttributesOfAnEntryThoseOfThirdPartiesToo() {
    core.log.keep(FakeCore.entry("Migrating"));
    assertThat(bean.getRecent()).singleElement().extracting(EventData::getAttributes)
        .isEqualTo(Map.of("downtime.ns", "5", "org.example.note", "by hand"));
  }

  /** An empty array would look as if there was no entry; clients have no class of ours. */
  @Test
  void aLogThatCannotBeReadIsAFailureInWords() {
    core.log.hide(Optional.of("Entries written earlier cannot be shown: the disk is broken."));
    assertThatThrownBy(bean::getRecent).isExactlyInstanceOf(IllegalStateException.class).hasNoCause()
        .hasMessage("Entries written earlier cannot be shown: the disk is broken.");
    assertThatThrownBy(() -> bean.find("x", 1)).hasMessageContaining("the disk is broken");
  }
}

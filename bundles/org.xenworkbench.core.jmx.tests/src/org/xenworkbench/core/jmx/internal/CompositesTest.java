/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.jmx.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import javax.management.openmbean.CompositeData;
import javax.management.openmbean.TabularData;
import org.junit.jupiter.api.Test;

/** What notifications carry. */
class CompositesTest {

  record Both(String name, Map<String, String> texts, Map<String, Long> numbers) {
  }

  private static Object value(CompositeData data, String table, String key) {
    return ((TabularData) data.get(table)).get(new Object[] {key}).get("value");
  }

  @Test
  void mapsAreTablesOfWhatTheyHold() {
    CompositeData data = Composites.of(new Both("n", Map.of("a", "b"), Map.of("CALL", 7L)));
    assertThat(data.get("name")).isEqualTo("n");
    assertThat(value(data, "texts", "a")).isEqualTo("b");
    assertThat(value(data, "numbers", "CALL")).isEqualTo(7L);
  }

  @Test
  void anEmptyMapIsAnEmptyTable() {
    CompositeData data = Composites.of(new Both("n", Map.of(), Map.of()));
    assertThat(((TabularData) data.get("numbers")).isEmpty()).isTrue();
  }
}

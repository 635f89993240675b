/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.migration.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Of what is selected and cannot be migrated, the dialog says why; of very many, of the first. */
class LeftOutTest {

  @Test
  void everyOneOfAFewIsNamed() {
    assertThat(MigrateVmDialog.leftOutText(List.of("VM 'backup' is not running.", "'Domain-0' is no guest.")))
        .isEqualTo("Left out: VM 'backup' is not running. 'Domain-0' is no guest.");
  }

  @Test
  void manyAreCounted() {
    assertThat(MigrateVmDialog.leftOutText(List.of("A.", "B.", "C.", "D.", "E.")))
        .isEqualTo("Left out: A. B. C. And 2 more.");
  }
}

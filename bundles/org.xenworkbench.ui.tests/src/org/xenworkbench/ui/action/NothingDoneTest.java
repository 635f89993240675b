/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.action;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Whoever asked for something is told with what it was not done. */
class NothingDoneTest {

  private static final Subject<String> NAME =
      new Subject<>(String.class, name -> name, (services, name) -> Optional.of(name), "Select one.");

  private static String told(List<String> asked, String... leftOut) {
    return NothingDone.status(asked, new Choice<>(NAME, List.of(), List.of(leftOut))).getMessage();
  }

  /** Its reason does not name it where it was alone, and nobody knows a name of what is gone. */
  @Test
  void theOnlyOneIsNamed() {
    assertThat(told(List.of("mail"), "The VM is not known any more."))
        .isEqualTo("Nothing was done with 'mail'. The VM is not known any more.");
  }

  @Test
  void severalAreNamedByTheirReasons() {
    assertThat(told(List.of("mail", "web"), "mail: The VM is not known any more.", "VM 'web' is shut off."))
        .isEqualTo("Nothing was done. Left out: mail: The VM is not known any more. VM 'web' is shut off.");
  }
}

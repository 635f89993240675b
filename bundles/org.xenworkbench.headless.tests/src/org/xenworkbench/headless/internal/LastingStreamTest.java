/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.headless.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class LastingStreamTest {

  @Test
  void whoClosesItClosesItForNobody() {
    ByteArrayOutputStream terminal = new ByteArrayOutputStream();
    PrintStream target = new PrintStream(terminal, true, StandardCharsets.UTF_8);
    PrintStream lasting = new LastingStream(target);
    lasting.print("a");
    lasting.close();
    lasting.print("b");
    lasting.flush();
    target.print("c");
    target.flush();
    assertThat(terminal.toString(StandardCharsets.UTF_8)).isEqualTo("abc");
  }
}

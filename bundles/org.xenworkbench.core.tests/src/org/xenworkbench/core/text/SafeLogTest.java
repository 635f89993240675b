/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.MultiStatus;
import org.eclipse.core.runtime.Status;
import org.junit.jupiter.api.Test;

class SafeLogTest {

  private static final String FORGED = "failed\n!ENTRY org.xenworkbench.core 1 0\n!MESSAGE all is well";

  @Test
  void aMessageIsOneLine() {
    IStatus logged = SafeLog.safe(new Status(IStatus.WARNING, "a.bundle", 7, FORGED, null));
    assertThat(logged.getMessage()).doesNotContain("\n").startsWith("failed\\n!ENTRY");
    assertThat(List.of(logged.getSeverity(), logged.getPlugin(), logged.getCode()))
        .isEqualTo(List.of(IStatus.WARNING, "a.bundle", 7));
  }

  @Test
  void childrenAreToo() {
    MultiStatus status = new MultiStatus("a.bundle", 0, new IStatus[] {Status.error(FORGED)}, FORGED, null);
    assertThat(SafeLog.safe(status).getChildren()[0].getMessage()).doesNotContain("\n");
  }

  @Test
  void whatIsPrintedOfAnExceptionBeginsNoLine() {
    Exception failure = new IOException("harmless", new IllegalStateException(FORGED));
    Throwable shown = SafeLog.safe(failure);
    StringWriter printed = new StringWriter();
    shown.printStackTrace(new PrintWriter(printed, true));
    assertThat(printed.toString().lines()).noneMatch(line -> line.startsWith("!"))
        .anyMatch(line -> line.equals("java.io.IOException: harmless"))
        .anyMatch(line -> line.startsWith("Caused by: java.lang.IllegalStateException: failed\\n!ENTRY"))
        .anyMatch(line -> line.contains("SafeLogTest.whatIsPrinted"));
  }

  @Test
  void whatWasSuppressedBeginsNoLineEither() {
    Exception failure = new IOException("harmless");
    failure.addSuppressed(new IllegalStateException(FORGED));
    StringWriter printed = new StringWriter();
    SafeLog.safe(failure).printStackTrace(new PrintWriter(printed, true));
    assertThat(printed.toString().lines()).noneMatch(line -> line.startsWith("!"))
        .anyMatch(line -> line.contains("Suppressed: java.lang.IllegalStateException: failed\\n!ENTRY"));
  }

  @Test
  void aHarmlessExceptionIsLoggedItself() {
    Exception failure = new IOException("no such file: Büro", new IllegalStateException());
    assertThat(SafeLog.safe(failure)).isSameAs(failure);
  }
}

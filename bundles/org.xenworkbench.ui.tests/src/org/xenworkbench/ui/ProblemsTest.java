/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import org.eclipse.core.runtime.IStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.xenworkbench.core.driver.HypervisorException.Kind;
import org.xenworkbench.core.driver.HypervisorException;

class ProblemsTest {

  @Test
  void saysWhatFailedWhyAndWhatToDo() {
    IStatus status = Problems.status("VM 'x' was not started on 'pm1'",
        new HypervisorException(Kind.BUSY, "The domain is being saved"));
    assertThat(status.getSeverity()).isEqualTo(IStatus.ERROR);
    assertThat(status.getMessage()).isEqualTo("VM 'x' was not started on 'pm1'. The domain is being saved. "
        + Problems.advice(Kind.BUSY));
  }

  @Test
  void leavesAdviceToWhoKnowsBetter() {
    IStatus status = Problems.status("Host 'pm1' cannot be connected",
        new HypervisorException(Kind.UNREACHABLE, "10.0.0.7 does not answer. Switch it on."));
    assertThat(status.getMessage())
        .isEqualTo("Host 'pm1' cannot be connected. 10.0.0.7 does not answer. Switch it on.");
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void everyKindHasAdviceButACancel(Kind kind) {
    assertThat(Problems.advice(kind).isEmpty()).isEqualTo(kind == Kind.CANCELLED);
  }

  @Test
  void aCancelIsNoError() {
    IStatus status = Problems.status("Migration", new HypervisorException(Kind.CANCELLED, "Cancelled by the user"));
    assertThat(status.getSeverity()).isEqualTo(IStatus.INFO);
  }

  @Test
  void keepsWhatOnlyADeveloperUnderstandsOutOfTheText() {
    IOException cause = new IOException();
    IStatus status = Problems.status("Host 'pm1' was not saved", cause);
    assertThat(status.getMessage()).startsWith("Host 'pm1' was not saved. IOException.")
        .as("nothing was done with a host, so that the Event Log has nothing of it").contains("workspace")
        .doesNotContain("event log");
    assertThat(status.getException()).isSameAs(cause);
  }

  @Test
  void whatAHostSaysForgesNoLineOfALog() {
    IStatus status = Problems.status("VM 'R&D' was not started",
        new HypervisorException(Kind.FAILED, "no\n!ENTRY org.xenworkbench 1 0\u001b[2J. Ask."));
    assertThat(status.getMessage())
        .isEqualTo("VM 'R&D' was not started. no !ENTRY org.xenworkbench 1 0\\u001b[2J. Ask.");
  }

  /** The workbench shows it in labels, and writes it into its log: a doubled ampersand would be seen there. */
  @Test
  void theResultOfAJobShowsAnAmpersand() {
    assertThat(Problems.result("VM 'R&D' was not started", new IOException("A. B.")).getMessage())
        .isEqualTo("VM 'R\uff06D' was not started. A. B.");
  }

  @Test
  void whatWasRefusedIsNotSaidToBeInTheEventLog() {
    assertThat(Problems.status("Memory of VM 'x' was not set", new IllegalArgumentException("VM 'x' is shut off."))
        .getMessage()).isEqualTo("Memory of VM 'x' was not set. VM 'x' is shut off.");
  }

  @Test
  void saysWhyAndNotThePathAgain() {
    assertThat(Problems.explained(new AccessDeniedException("/root/x.csv")))
        .hasMessageStartingWith("Permission denied");
    assertThat(Problems.explained(new NoSuchFileException("/no/x.csv"))).hasMessageStartingWith("No such directory");
    assertThat(Problems.explained(new FileSystemException("/x.csv", null, "No space left on device")))
        .hasMessage("No space left on device");
    IOException other = new IOException("No space left on device");
    assertThat(Problems.explained(other)).isSameAs(other);
  }
}

/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.eventlog.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import org.junit.jupiter.api.Test;

class ExportJobTest {

  @Test
  void saysWhyAndNotThePathAgain() {
    assertThat(ExportJob.explained(new AccessDeniedException("/root/x.csv")))
        .hasMessageStartingWith("Permission denied");
    assertThat(ExportJob.explained(new NoSuchFileException("/no/x.csv"))).hasMessageStartingWith("No such directory");
    assertThat(ExportJob.explained(new FileSystemException("/x.csv", null, "No space left on device")))
        .hasMessage("No space left on device");
    IOException other = new IOException("No space left on device");
    assertThat(ExportJob.explained(other)).isSameAs(other);
  }
}

/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeptCountTest {

  @TempDir
  Path folder;

  @Test
  void whatIsWrittenIsReadAndWhatIsDamagedIsNotKnown() throws Exception {
    Path file = folder.resolve("sub/hosts.count");
    assertThat(new KeptCount(file).read()).isZero();
    new KeptCount(file).write(7);
    new KeptCount(file).write(12);
    assertThat(new KeptCount(file).read()).isEqualTo(12);
    Files.writeString(file, Files.readString(file).replace("12", "13"));
    assertThat(new KeptCount(file).read()).as("another number").isZero();
    Files.writeString(file, "");
    assertThat(new KeptCount(file).read()).as("emptied").isZero();
    assertThat(file.getParent()).isDirectoryNotContaining("glob:**.new");
  }

  @Test
  void namesAreKeptWithTheirNumber() throws Exception {
    KeptCount count = new KeptCount(folder.resolve("hosts.count"));
    count.write(List.of("1 B\u00fcro #7", "2 pm2"));
    assertThat(count.read()).isEqualTo(2);
    assertThat(count.names()).containsExactly("1 B\u00fcro #7", "2 pm2");
    Files.writeString(folder.resolve("hosts.count"),
        Files.readString(folder.resolve("hosts.count")).replace("pm2", "pm3"));
    assertThat(count.names()).as("damaged").isEmpty();
    count.write(List.of());
    assertThat(count.read()).isZero();
    assertThat(count.names()).isEmpty();
  }
}

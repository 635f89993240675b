/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.secrets.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyFileTest {

  @TempDir
  Path folder;

  @Test
  void aKeyIsMadeOnceAndIsAnotherInEachFolder() throws IOException {
    char[] key = KeyFile.read(folder.resolve("key"));
    assertThat(key).hasSizeGreaterThanOrEqualTo(32);
    assertThat(KeyFile.read(folder.resolve("key"))).isEqualTo(key);
    assertThat(KeyFile.read(folder.resolve("other"))).isNotEqualTo(key);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("key"))))
        .isEqualTo("rw-------");
  }
}

/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.secrets.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xenworkbench.core.model.HostId;

class KeyFileTest {

  @TempDir
  Path folder;

  @Test
  void aKeyIsMadeOnceAndIsAnotherInEachFolder() throws IOException {
    Path storage = folder.resolve("storage");
    char[] key = KeyFile.read(folder.resolve("key"), storage);
    assertThat(key).hasSizeGreaterThanOrEqualTo(32);
    assertThat(KeyFile.read(folder.resolve("key"), storage)).isEqualTo(key);
    assertThat(KeyFile.read(folder.resolve("other"), storage)).isNotEqualTo(key);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("key"))))
        .isEqualTo("rw-------");
  }

  /** It would make the passwords unreadable for good, and stand in the way of the old one. */
  @Test
  void noOtherKeyIsMadeForAStorageThatIsThere() throws IOException {
    Path storage = Files.writeString(folder.resolve("storage"), "x");
    assertThatIOException().isThrownBy(() -> KeyFile.read(folder.resolve("key"), storage))
        .withMessageContainingAll(folder.resolve("key").toString(), "is gone", storage.toString());
    assertThat(folder.resolve("key")).doesNotExist();
  }

  @Test
  void aStorageThatWasEmptiedIsNotTakenForOneThatKeepsNothing() throws IOException {
    Files.createFile(folder.resolve("storage"));
    assertThatIOException().isThrownBy(() -> new SecureCredentialStore(folder).get(HostId.random()))
        .withMessageContainingAll(folder.resolve("storage").toString(), "emptied");
    assertThat(folder.resolve("key")).doesNotExist();
  }
}

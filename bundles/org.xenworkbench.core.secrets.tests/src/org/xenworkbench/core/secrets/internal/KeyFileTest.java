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
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xenworkbench.core.host.SecretId;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.workspace.KeptCount;

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

  /** Also if nobody asks for one; and no file is made for it. */
  @Test
  void passwordsThatWereRemovedWhollyAreToldOnceAtTheStart() {
    KeptCount count = new KeptCount(folder.resolve("passwords.count"));
    List<String> told = new ArrayList<>();
    count.write(3);
    for (int start = 0; start < 2; start++) {
      new SecureCredentialStore(folder.resolve("credentials"), Optional.of(count), told::add,
          Clock.systemUTC());
    }
    assertThat(told).singleElement().asString()
        .contains(folder.resolve("credentials/storage").toString(), "not there any more: 3 of 3");
    assertThat(folder.resolve("credentials")).doesNotExist();
  }

  @Test
  void aFolderThatIsAFileAndAStorageThatIsNoneAreToldAsSuch() throws IOException {
    Path file = Files.createFile(folder.resolve("file"));
    assertThatIOException().isThrownBy(() -> new SecureCredentialStore(file).get(SecretId.of(HostId.random())))
        .withMessageStartingWith(file + " is a file or a link to nothing, not a folder");
    Files.createDirectory(folder.resolve("storage"));
    assertThatIOException().isThrownBy(() -> new SecureCredentialStore(folder).get(SecretId.of(HostId.random())))
        .withMessageContainingAll(folder.resolve("storage").toString(), "a pipe, a folder or a device");
    assertThat(folder.resolve("key")).doesNotExist();
  }

  @Test
  void aStorageThatWasEmptiedIsNotTakenForOneThatKeepsNothing() throws IOException {
    Files.createFile(folder.resolve("storage"));
    assertThatIOException().isThrownBy(() -> new SecureCredentialStore(folder).get(SecretId.of(HostId.random())))
        .withMessageContainingAll(folder.resolve("storage").toString(), "emptied");
    assertThat(folder.resolve("key")).doesNotExist();
  }
}

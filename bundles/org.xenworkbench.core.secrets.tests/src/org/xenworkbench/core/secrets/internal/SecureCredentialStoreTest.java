/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.secrets.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.core.runtime.Platform;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xenworkbench.core.driver.Credentials;
import org.xenworkbench.core.host.SecretId;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.workspace.KeptCount;

class SecureCredentialStoreTest {

  private final SecretId host = SecretId.of(HostId.random());

  @TempDir
  Path temporary;

  private final List<String> told = new ArrayList<>();
  private Path folder;
  private SecureCredentialStore store;

  /** A folder for each test: the platform keeps a storage that was opened by its place. */
  @BeforeEach
  void open() {
    assumeTrue(Platform.isRunning(), "the platform's secure storage wants its bundle started");
    folder = temporary.resolve("a b").resolve(host.key());
    store = new SecureCredentialStore(folder);
  }

  @Test
  void keepsTheSecretOfAnyPartApart() throws Exception {
    SecretId token = SecretId.of("org.acme.store", "token");
    store.put(token, new Credentials("", "t0k3n".toCharArray()));
    store.put(host, new Credentials("ann", "secret".toCharArray()));
    assertThat(store.get(token)).contains(new Credentials("", "t0k3n".toCharArray()));
    assertThat(store.get(SecretId.of("org.acme.store", "other"))).isEmpty();
    store.remove(token);
    assertThat(store.get(token)).isEmpty();
    assertThat(store.get(host)).isPresent();
  }

  @Test
  void aKeyThatIsNoNameIsRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> SecretId.of("a/b", "c"));
    assertThatIllegalArgumentException().isThrownBy(() -> new SecretId(""));
  }

  @Test
  void givesWhatWasPutWhateverIsInIt() throws IOException {
    assertThat(store.get(host)).isEmpty();
    for (String password : List.of("x\\user1", " blanks ", "", "\u00e4\ud83d\ude00\u0000\n", "x".repeat(10_000))) {
      Credentials credentials = new Credentials("ann", password.toCharArray());
      store.put(host, credentials);
      assertThat(store.get(host)).contains(credentials);
      assertThat(store.get(SecretId.of(HostId.random()))).isEmpty();
    }
  }

  @Test
  void whoKeepsNothingHasNoFilesOfIt() throws IOException {
    assertThat(store.get(host)).isEmpty();
    store.remove(host);
    assertThat(folder).doesNotExist();
  }

  @Test
  void forgetsWhatIsRemovedAndOnlyThat() throws IOException {
    SecretId other = SecretId.of(HostId.random());
    store.put(host, new Credentials("ann", "secret".toCharArray()));
    store.put(other, new Credentials("bob", "other".toCharArray()));
    store.remove(host);
    store.remove(SecretId.of(HostId.random()));
    assertThat(store.get(host)).isEmpty();
    assertThat(store.get(other)).isPresent();
    assertThat(Files.readString(folder.resolve("storage"))).doesNotContain(host.key()).contains(other.key());
  }

  /** The key beside them opens a copy as well. */
  @Test
  void whatIsRemovedGoesFromCopiesToo() throws IOException {
    store.put(host, new Credentials("ann", "secret".toCharArray()));
    Path copy = Files.copy(folder.resolve("storage"), folder.resolve("storage.corrupt-20261130T160000000Z"));
    store.remove(SecretId.of(HostId.random()));
    assertThat(copy).as("nothing was removed").exists();
    store.remove(host);
    assertThat(copy).doesNotExist();
    assertThat(folder.resolve("storage")).exists();
  }

  @Test
  void forgetsAGroupAndNoOther() throws IOException {
    SecretId one = SecretId.of("part", "a.token");
    SecretId two = SecretId.of("part", "a.key");
    SecretId other = SecretId.of("part", "ab.token");
    for (SecretId secret : List.of(one, two, other, host)) {
      store.put(secret, new Credentials("", "secret".toCharArray()));
    }
    store.removeAll(SecretId.of("part", "a"));
    assertThat(List.of(one, two)).allSatisfy(secret -> assertThat(store.get(secret)).isEmpty());
    assertThat(List.of(other, host)).allSatisfy(secret -> assertThat(store.get(secret)).isPresent());
  }

  @Test
  void nothingCanBeReadInItsFilesAndNobodyElseReadsThem() throws IOException {
    store.put(host, new Credentials("annabella", "correct horse".toCharArray()));
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.toList()) {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).as(file.toString())
            .endsWith("------");
        if (Files.isRegularFile(file)) {
          assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
              .doesNotContain("correct horse", "annabella");
        }
      }
    }
  }

  @Test
  void liesInItsFolderWhateverTheNameOfThatIsAndFetchesWhatLiesElsewhere() throws IOException {
    Credentials credentials = new Credentials("ann", "secret".toCharArray());
    store.put(host, credentials);
    try (Stream<Path> files = Files.list(temporary)) {
      assertThat(files).containsExactly(temporary.resolve("a b"));
    }
    Path other = temporary.resolve("c d").resolve(host.key());
    Path escaped = Files.createDirectories(temporary.resolve("c%20d").resolve(host.key()));
    Files.createDirectories(other);
    Files.copy(folder.resolve("key"), other.resolve("key"), StandardCopyOption.COPY_ATTRIBUTES);
    Files.copy(folder.resolve("storage"), escaped.resolve("storage"));
    assertThat(new SecureCredentialStore(other).get(host)).contains(credentials);
    assertThat(escaped).isEmptyDirectory();
  }

  private SecureCredentialStore counting(Path place) {
    return new SecureCredentialStore(place, Optional.of(new KeptCount(temporary.resolve("passwords.count"))),
        told::add, Clock.systemUTC());
  }

  /** The platform keeps what it has opened for as long as it runs, so another folder stands for the next start. */
  @Test
  void passwordsThatAreGoneAreToldWithTheirNumber() throws IOException {
    SecureCredentialStore counting = counting(folder);
    counting.put(host, new Credentials("ann", "secret".toCharArray()));
    Path older = Files.createDirectories(temporary.resolve("older").resolve(host.key()));
    for (String name : List.of("key", "storage")) {
      Files.copy(folder.resolve(name), older.resolve(name), StandardCopyOption.COPY_ATTRIBUTES);
    }
    counting.put(SecretId.of(HostId.random()), new Credentials("bob", "other".toCharArray()));
    assertThat(told).isEmpty();
    assertThat(counting(older).get(host)).isPresent();
    assertThat(told).singleElement().asString().contains(older.toString(), "not there any more: 1 of 2");
    counting(older).remove(host);
    counting(temporary.resolve("none"));
    assertThat(told).as("removed by the user").hasSize(1);
  }

  @Test
  void aFileThatWasRemovedMeanwhileIsWrittenAgainAtTheEnd() throws IOException {
    SecureCredentialStore counting = counting(folder);
    counting.put(host, new Credentials("ann", "secret".toCharArray()));
    Files.delete(folder.resolve("storage"));
    counting.stop();
    assertThat(folder.resolve("storage")).isNotEmptyFile();
    assertThat(counting(folder).get(host)).contains(new Credentials("ann", "secret".toCharArray()));
    assertThat(told).isEmpty();
  }

  @Test
  void aSecretThatIsLostIsAnErrorUntilItIsStoredAgain() throws IOException {
    counting(folder).put(host, new Credentials("ann", "secret".toCharArray()));
    Path damaged = Files.createDirectories(temporary.resolve("damaged").resolve(host.key()));
    Files.copy(folder.resolve("key"), damaged.resolve("key"), StandardCopyOption.COPY_ATTRIBUTES);
    Files.writeString(damaged.resolve("storage"),
        Files.readString(folder.resolve("storage")).replace("/password=", "/pass\u00b0word="),
        StandardCharsets.ISO_8859_1);
    SecureCredentialStore store = counting(damaged);
    assertThatIOException().isThrownBy(() -> store.get(host)).withMessageContaining("damaged or removed");
    assertThat(store.get(SecretId.of(HostId.random()))).as("another's").isEmpty();
    store.put(host, new Credentials("ann", "again".toCharArray()));
    assertThat(store.get(host)).contains(new Credentials("ann", "again".toCharArray()));
  }

  @Test
  void aCountThatIsDamagedIsToldOnce() throws IOException {
    Path count = Files.writeString(temporary.resolve("passwords.count"), "1");
    counting(folder).put(host, new Credentials("ann", "secret".toCharArray()));
    assertThat(told).singleElement().asString().contains(count.toString(), "damaged");
    assertThat(counting(folder).get(host)).isPresent();
    assertThat(told).hasSize(1);
  }

  @Test
  void refusesAKeyThatOthersCanReadOrThatIsDamaged() throws IOException {
    store.put(host, new Credentials("ann", "secret".toCharArray()));
    Path key = folder.resolve("key");
    Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-r--r--"));
    assertThatIOException().isThrownBy(() -> new SecureCredentialStore(folder).get(host))
        .withMessageContaining("chmod 600").withMessageContaining(key.toString());
    Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-------"));
    Files.writeString(key, "short");
    assertThatIOException().isThrownBy(() -> new SecureCredentialStore(folder).get(host))
        .withMessageContaining("damaged").withMessageContaining(key.toString());
  }
}

/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.headless.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xenworkbench.core.driver.Credentials;
import org.xenworkbench.core.driver.Endpoint;
import org.xenworkbench.core.driver.Endpoint.Transport;
import org.xenworkbench.core.driver.HostConfiguration;
import org.xenworkbench.core.host.CredentialStore;
import org.xenworkbench.core.host.HostRegistry;
import org.xenworkbench.core.model.HostId;

class HostPasswordsTest {

  private final HostConfiguration guarded = host("PM1", Optional.of("ann"));
  private final HostConfiguration open = host("PM2", Optional.empty());
  private final Map<HostId, Credentials> kept = new HashMap<>();
  private final List<HostId> connected = new ArrayList<>();
  private final HostPasswords passwords = new HostPasswords(registry(), new CredentialStore() {
    @Override
    public Optional<Credentials> get(HostId host) {
      return Optional.ofNullable(kept.get(host));
    }

    @Override
    public void put(HostId host, Credentials credentials) {
      kept.put(host, credentials);
    }

    @Override
    public void remove(HostId host) {
      kept.remove(host);
    }
  });

  @TempDir
  Path folder;

  private static HostConfiguration host(String name, Optional<String> user) {
    return new HostConfiguration(HostId.random(), name, new Endpoint("xen", Transport.TLS, "h", 0, user),
        Optional.empty(), true, false);
  }

  private HostRegistry registry() {
    return (HostRegistry) Proxy.newProxyInstance(HostRegistry.class.getClassLoader(), new Class<?>[] {HostRegistry.class},
        (proxy, method, arguments) -> switch (method.getName()) {
          case "configurations" -> List.of(guarded, open);
          case "disconnect" -> null;
          case "connect" -> connected.add((HostId) arguments[0]) ? null : null;
          default -> throw new UnsupportedOperationException(method.getName());
        });
  }

  private Path file(String content, String permissions) throws IOException {
    Path file = Files.writeString(folder.resolve("passwords"), content);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
    return file;
  }

  @Test
  void takesWhatTheOwnersFileSays() throws Exception {
    passwords.readFrom(file("PM1 = s3cr\u00e4t\n", "rw-------"));
    assertThat(kept).containsExactly(Map.entry(guarded.id(), new Credentials("ann", "s3cr\u00e4t".toCharArray())));
    assertThat(connected).containsExactly(guarded.id());
  }

  @Test
  void refusesAFileThatOthersCanRead() throws Exception {
    for (String permissions : List.of("rw-r-----", "rw----r--", "rw--w----")) {
      Path file = file("PM1 = secret\n", permissions);
      assertThatIOException().isThrownBy(() -> passwords.readFrom(file)).withMessageContaining("chmod 600")
          .withMessageNotContaining("secret");
    }
    assertThat(kept).isEmpty();
  }

  @Test
  void saysWhichHostIsNotKnownAndTakesNothing() throws Exception {
    Path unknown = file("PM1 = secret\nPM9 = secret\n", "rw-------");
    assertThatIOException().isThrownBy(() -> passwords.readFrom(unknown)).withMessageContaining("PM9");
    Path userless = file("PM2 = secret\n", "rw-------");
    assertThatIOException().isThrownBy(() -> passwords.readFrom(userless)).withMessageContaining("user name");
    assertThat(kept).isEmpty();
  }

  @Test
  void saysThatTheFileIsMissingOrALineHasNoPassword() throws Exception {
    Path missing = folder.resolve("none");
    assertThatIOException().isThrownBy(() -> passwords.readFrom(missing)).withMessageContaining("does not exist");
    Path empty = file("PM1\n", "rw-------");
    assertThatIOException().isThrownBy(() -> passwords.readFrom(empty)).withMessageContaining("PM1")
        .withMessageContaining("host name = password");
    assertThat(kept).isEmpty();
  }

  @Test
  void asksOnlyForWhatIsMissing() throws Exception {
    List<String> questions = new ArrayList<>();
    passwords.askOn(question -> {
      questions.add(question);
      return Optional.of("typed".toCharArray());
    });
    assertThat(questions).singleElement().asString().contains("ann", "PM1");
    assertThat(kept.get(guarded.id())).isEqualTo(new Credentials("ann", "typed".toCharArray()));
    passwords.askOn(question -> {
      throw new AssertionError(question);
    });
  }
}

/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.headless.internal;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.function.Function;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.osgi.util.NLS;
import org.xenworkbench.core.driver.Credentials;
import org.xenworkbench.core.driver.HostConfiguration;
import org.xenworkbench.core.host.CredentialStore;
import org.xenworkbench.core.host.HostRegistry;

/**
 * Passwords for a process that has no dialog to ask for them: from a file that only its owner can read, with lines
 * {@code host name = password}, or asked for on the terminal. They go into the credential store, which keeps them.
 */
final class HostPasswords {

  private static final Set<PosixFilePermission> OTHERS = EnumSet.complementOf(
      EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE, PosixFilePermission.OWNER_EXECUTE));

  private final HostRegistry registry;
  private final CredentialStore store;

  HostPasswords(HostRegistry registry, CredentialStore store) {
    this.registry = registry;
    this.store = store;
  }

  /**
   * Takes all passwords of a file, and connects their hosts.
   *
   * @throws IOException whose message says what is wrong with the file; nothing was taken then
   */
  void readFrom(Path file) throws IOException {
    if (!Files.exists(file)) {
      throw new IOException(NLS.bind(Messages.HostPasswords_Missing, file));
    }
    @Nullable
    PosixFileAttributeView view = Files.getFileAttributeView(file, PosixFileAttributeView.class);
    if (view != null && view.readAttributes().permissions().stream().anyMatch(OTHERS::contains)) {
      throw new IOException(NLS.bind(Messages.HostPasswords_OpenToOthers, file));
    }
    Properties passwords = new Properties();
    try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      passwords.load(reader);
    }
    for (String name : passwords.stringPropertyNames()) {
      named(name, file);
      if (passwords.getProperty(name).isEmpty()) {
        throw new IOException(NLS.bind(Messages.HostPasswords_NoPassword, file, name));
      }
    }
    for (String name : passwords.stringPropertyNames()) {
      keep(named(name, file), passwords.getProperty(name).toCharArray());
    }
  }

  private HostConfiguration named(String name, Path file) throws IOException {
    HostConfiguration host = registry.configurations().stream().filter(known -> known.name().equals(name)).findFirst()
        .orElseThrow(() -> new IOException(NLS.bind(Messages.HostPasswords_NoSuchHost, file, name)));
    if (host.endpoint().user().isEmpty()) {
      throw new IOException(NLS.bind(Messages.HostPasswords_NoUser, file, name));
    }
    return host;
  }

  /**
   * Asks for those that are not kept yet.
   *
   * @param terminal shows a question and returns what was typed, empty for none
   */
  void askOn(Function<String, Optional<char[]>> terminal) throws IOException {
    for (HostConfiguration host : registry.configurations()) {
      boolean mayBeAsked = host.endpoint().transport().isRemote() && host.endpoint().user().isPresent();
      if (mayBeAsked && store.get(host.id()).isEmpty()) {
        Optional<char[]> typed = terminal.apply(
            NLS.bind(Messages.HostPasswords_Question, host.endpoint().user().orElse(""), host.name()));
        if (typed.isPresent()) {
          keep(host, typed.get());
        }
      }
    }
  }

  private void keep(HostConfiguration host, char[] password) throws IOException {
    store.put(host.id(), new Credentials(host.endpoint().user().orElse(""), password));
    Arrays.fill(password, '\0');
    registry.disconnect(host.id()); // an attempt that is under way has begun without the password
    registry.connect(host.id());
  }
}

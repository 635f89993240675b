/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.internal.host;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.osgi.util.NLS;
import org.xenworkbench.core.driver.Credentials;
import org.xenworkbench.core.driver.HostConfiguration;
import org.xenworkbench.core.host.CredentialStore;
import org.xenworkbench.core.host.SecretId;
import org.xenworkbench.core.model.HostId;

/**
 * What is stored to log in at hosts. A password belongs to the address and the user that it was given for: it never
 * follows a host to another one, which may be somebody else's, and it goes with its host.
 */
final class HostCredentials {

  private final Supplier<Optional<CredentialStore>> store;
  private final HostEntries entries;
  private final Consumer<IStatus> problems;
  /** What is told of hosts whose credentials cannot be read: each is asked for at every attempt to connect. */
  private final Map<HostId, String> told = new LinkedHashMap<>();

  HostCredentials(Supplier<Optional<CredentialStore>> store, HostEntries entries, Consumer<IStatus> problems) {
    this.store = store;
    this.entries = entries;
    this.problems = problems;
  }

  /** What a host is logged in at with; local ones need nothing. */
  Optional<Credentials> find(HostConfiguration host) throws IOException {
    Optional<CredentialStore> present = store.get();
    return present.isEmpty() || !host.endpoint().transport().isRemote() ? Optional.empty()
        : present.get().get(SecretId.of(host.id()));
  }

  /** The same; that it cannot be read is told once until it can, and then nothing is found. */
  Optional<Credentials> findOrTell(HostConfiguration host) {
    try {
      Optional<Credentials> found = find(host);
      over(host.id());
      return found;
    } catch (IOException e) {
      tell(host, e);
      return Optional.empty();
    }
  }

  private synchronized void tell(HostConfiguration host, IOException reason) {
    String text = NLS.bind(Messages.HostRegistry_CredentialsUnreadable, host.name(), reason.getMessage());
    if (!text.equals(told.put(host.id(), text))) {
      problems.accept(Status.error(text, reason));
      entries.passwordUnreadable(host, text);
      entries.passwordFault(Optional.of(text));
    }
  }

  private synchronized void over(HostId host) {
    if (told.remove(host) != null) {
      entries.passwordFault(told.values().stream().findFirst());
    }
  }

  /**
   * Keeps what was given for the new settings of a host, or drops what was kept for others.
   *
   * @return whether something was dropped
   * @throws IllegalStateException if that cannot be done: the settings must not be changed then
   */
  boolean follow(HostConfiguration before, HostConfiguration after, Optional<Credentials> given) {
    try {
      if (given.isPresent()) {
        required().put(SecretId.of(after.id()), given.get());
        return false;
      }
      return !before.endpoint().equals(after.endpoint()) && drop(after.id());
    } catch (IOException e) {
      throw new IllegalStateException(
          NLS.bind(Messages.HostRegistry_CredentialsNotChanged, before.name(), e.getMessage()), e);
    }
  }

  private CredentialStore required() throws IOException {
    return store.get().orElseThrow(() -> new IOException(Messages.HostRegistry_NoCredentialStore));
  }

  /** Forgets what is kept of a host; tells whether there was something. */
  boolean drop(HostId host) throws IOException {
    over(host);
    Optional<CredentialStore> present = store.get();
    if (present.isEmpty() || !isKept(present.get(), host)) {
      return false;
    }
    present.get().remove(SecretId.of(host));
    return true;
  }

  /** What cannot be read is there. */
  private static boolean isKept(CredentialStore store, HostId host) {
    try {
      return store.get(SecretId.of(host)).isPresent();
    } catch (IOException e) {
      return true;
    }
  }
}

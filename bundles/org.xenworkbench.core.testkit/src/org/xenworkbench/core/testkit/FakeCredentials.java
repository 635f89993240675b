/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.testkit;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.xenworkbench.core.driver.Credentials;
import org.xenworkbench.core.host.CredentialStore;
import org.xenworkbench.core.host.SecretId;

/**
 * Keeps secrets in memory, and fails when the test wants it. Any thread.
 *
 * @since 0.1
 */
public final class FakeCredentials implements CredentialStore {

  private final Map<SecretId, Credentials> kept = new ConcurrentHashMap<>();
  private volatile Optional<String> unreadable = Optional.empty();
  private volatile Optional<String> broken = Optional.empty();

  /** What is kept; a test may put something in. */
  public Map<SecretId, Credentials> kept() {
    return kept;
  }

  /** Lets reading fail for that reason; empty if it is to succeed again. */
  public void failReading(Optional<String> reason) {
    unreadable = reason;
  }

  /** Lets removing fail for that reason; empty if it is to succeed again. */
  public void failRemoving(Optional<String> reason) {
    broken = reason;
  }

  @Override
  public Optional<Credentials> get(SecretId secret) throws IOException {
    check(unreadable);
    return Optional.ofNullable(kept.get(secret));
  }

  @Override
  public void put(SecretId secret, Credentials credentials) {
    kept.put(secret, credentials);
  }

  @Override
  public void remove(SecretId secret) throws IOException {
    check(broken);
    kept.remove(secret);
  }

  @Override
  public void removeAll(SecretId group) throws IOException {
    check(broken);
    kept.keySet().removeIf(secret -> secret.key().startsWith(group.key() + '.'));
  }

  private static void check(Optional<String> failure) throws IOException {
    if (failure.isPresent()) {
      throw new IOException(failure.get());
    }
  }
}

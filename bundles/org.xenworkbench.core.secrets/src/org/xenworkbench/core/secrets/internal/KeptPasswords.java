/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.secrets.internal;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import org.eclipse.osgi.util.NLS;
import org.xenworkbench.core.workspace.KeptCount;

/**
 * How many passwords are stored, known apart from the storage: one that was removed, or replaced by an older one, looks
 * as if nobody had ever stored them. Not for several threads at once.
 */
final class KeptPasswords {

  private final Path storage;
  private final Optional<KeptCount> count;
  private final Consumer<String> teller;

  /**
   * Creates it.
   *
   * @param storage as it is called to the user
   * @param teller takes what is missing, as a sentence for the user
   */
  KeptPasswords(Path storage, Optional<KeptCount> count, Consumer<String> teller) {
    this.storage = storage;
    this.count = count;
    this.teller = teller;
  }

  /** Tells once if there are less than there were, before anything is changed. */
  void compare(long found) {
    Optional<String> uncounted = count.flatMap(KeptCount::damage);
    uncounted.ifPresent(teller);
    long before = count.map(KeptCount::read).orElse(0L);
    if (found < before) {
      teller.accept(NLS.bind(Messages.CredentialStore_gone, new Object[] {storage, before - found, before}));
    }
    if (uncounted.isPresent()) {
      count.ifPresent(kept -> kept.write(found));
    }
    note(found);
  }

  /** So many are stored now. */
  void note(long stored) {
    count.filter(kept -> kept.read() != stored).ifPresent(kept -> kept.write(stored));
  }
}

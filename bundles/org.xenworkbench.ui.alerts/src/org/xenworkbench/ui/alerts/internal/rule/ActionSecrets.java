/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.alerts.internal.rule;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.eclipse.jdt.annotation.Nullable;
import org.xenworkbench.core.alerts.AlertActionUse;
import org.xenworkbench.core.host.CredentialStore;
import org.xenworkbench.core.host.SecretId;

/** Secrets of the actions of one rule while it is edited: those that were typed, and those of the store. Any thread. */
final class ActionSecrets {

  private final @Nullable CredentialStore store;
  private final List<TypedSecret> typed = new CopyOnWriteArrayList<>();

  ActionSecrets(@Nullable CredentialStore store) {
    this.store = store;
  }

  /** Takes what was typed; of one that is typed again the last is kept. */
  void add(List<TypedSecret> secrets) {
    typed.addAll(secrets);
  }

  /** The action is not wanted any more. */
  void forget(AlertActionUse use) {
    typed.removeIf(secret -> secret.id().key().startsWith(use.secrets().key() + '.'));
  }

  /** What was typed, in order. */
  List<TypedSecret> typed() {
    return List.copyOf(typed);
  }

  /** What was typed last for it, which may be empty; none if nothing was. */
  Optional<TypedSecret> typed(SecretId id) {
    return typed.stream().filter(secret -> secret.id().equals(id)).reduce((one, later) -> later);
  }

  /** Whether there is one, as far as that can be told: what cannot be read is not to be lost. May block. */
  boolean isKept(SecretId id) {
    Optional<TypedSecret> last = typed(id);
    if (last.isPresent()) {
      return last.get().secret().password().length > 0;
    }
    try {
      return store != null && store.get(id).isPresent();
    } catch (IOException e) {
      return true;
    }
  }
}

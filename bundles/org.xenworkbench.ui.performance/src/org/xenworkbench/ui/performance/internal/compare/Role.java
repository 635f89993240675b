/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.performance.internal.compare;

/** What something has to do with a migration. */
enum Role {
  SOURCE(Messages.Role_source), TARGET(Messages.Role_target), VM(Messages.Role_vm);

  private final String label;

  Role(String label) {
    this.label = label;
  }

  String label() {
    return label;
  }
}

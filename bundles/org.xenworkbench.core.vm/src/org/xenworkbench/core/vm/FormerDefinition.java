/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.vm;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.osgi.util.NLS;
import org.osgi.annotation.versioning.ConsumerType;
import org.xenworkbench.core.driver.DefinitionControl;
import org.xenworkbench.core.driver.HypervisorException;
import org.xenworkbench.core.driver.HypervisorSession;
import org.xenworkbench.core.event.LogAttribute;
import org.xenworkbench.core.model.Bounds;
import org.xenworkbench.core.operation.OperationMonitor;
import org.xenworkbench.core.vm.internal.secret.KeptPasswords;

/**
 * What a VM was started with next before an operation changed it. The operation's entry in the event log keeps it, with
 * marks for passwords, for who looks up later what was changed. Any thread that may call a hypervisor.
 *
 * @since 0.1
 */
public final class FormerDefinition {

  private FormerDefinition() {
  }

  /** What an operation does to a VM. */
  @ConsumerType
  @FunctionalInterface
  public interface Change {

    /** Does it; may change something also if it fails. */
    void make() throws HypervisorException;
  }

  /**
   * Does something to a VM, and keeps in the operation's entry what its definition was, if that is another afterwards
   * or cannot be read any more.
   *
   * @param domain the UUID that the host lists the VM under
   * @throws HypervisorException as the change does; that the definition cannot be read hinders nothing
   */
  public static void keepWhile(HypervisorSession session, UUID domain, OperationMonitor monitor, Change change)
      throws HypervisorException {
    Optional<String> former = next(session, domain);
    try {
      change.make();
    } finally {
      if (former.isPresent() && !former.equals(next(session, domain))) {
        keep(monitor, former.get());
      }
    }
  }

  /**
   * Whether a VM has another definition now than an operation found, as a sentence for the user: see
   * {@link org.xenworkbench.core.operation.Operation#found}.
   *
   * @param facts those of the operation's entry; empty is returned if the former definition is not among them
   */
  public static String found(HypervisorSession session, UUID domain, Map<String, String> facts) {
    Optional<String> former = Optional.ofNullable(facts.get(LogAttribute.FORMER_DEFINITION.name()));
    Optional<String> now = next(session, domain);
    return former.isEmpty() || now.isEmpty() ? ""
        : former.equals(now) ? Messages.FormerDefinition_same : Messages.FormerDefinition_changed;
  }

  private static Optional<String> next(HypervisorSession session, UUID domain) {
    try {
      Optional<DefinitionControl> control = session.facet(DefinitionControl.class);
      return control.isEmpty() ? Optional.empty()
          : Optional.of(KeptPasswords.in(control.get().nextDefinition(domain)).marked());
    } catch (HypervisorException e) {
      return Optional.empty();
    }
  }

  /**
   * Keeps a definition in an operation's entry, unless it is too long; then the entry says so.
   *
   * @param former with marks for passwords
   */
  public static void keep(OperationMonitor monitor, String former) {
    if (former.length() <= Bounds.DETAILS) { // half of one would be none
      monitor.attribute(LogAttribute.FORMER_DEFINITION.name(), former);
    } else {
      monitor.attribute(LogAttribute.FORMER_DEFINITION_LEFT_OUT.name(),
          NLS.bind(Messages.FormerDefinition_tooLong, former.length(), Bounds.DETAILS));
    }
  }
}

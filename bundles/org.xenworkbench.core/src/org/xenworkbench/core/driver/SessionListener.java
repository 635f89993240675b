/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.driver;

import java.util.UUID;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Hears of what happens in a session. Called on a driver's thread; must return at once and never calls back.
 *
 * @since 0.1
 */
@ProviderType
public interface SessionListener {

  /** Ignores everything. */
  SessionListener NONE = new SessionListener() {
  };

  /** A domain's life cycle went on. */
  default void domainEvent(DomainEvent event) {
  }

  /** What a host tells of a domain besides its life cycle is new: its memory, its devices, its description. */
  default void domainChanged(UUID domain) {
  }

  /** The running job of a domain began another pass: its progress is worth asking for. */
  default void jobIterated(UUID domain) {
  }

  /** A job (migration, save) of a domain ended and the driver reports its statistics. */
  default void jobCompleted(UUID domain, JobProgress statistics) {
  }

  /** What a host tells of its storage pools is new: one came, went, was started, stopped or refreshed. */
  default void storageChanged() {
  }

  /** What a host tells of its networks is new. */
  default void networksChanged() {
  }

  /**
   * The session is lost; it is not usable any more and must still be closed.
   *
   * @param reason why, as a sentence for the user
   */
  default void sessionLost(String reason) {
  }
}

/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.host;

import java.util.UUID;
import org.osgi.annotation.versioning.ConsumerType;
import org.xenworkbench.core.driver.DomainEvent;
import org.xenworkbench.core.driver.JobProgress;
import org.xenworkbench.core.model.HostId;

/**
 * Hears what all hosts tell between rounds, as their drivers tell it. Called on drivers' threads, after the inventory
 * has heard of it; returns at once.
 *
 * @since 0.1
 */
@ConsumerType
public interface HostEventListener {

  /** A domain's life cycle went on. */
  default void domainEvent(HostId host, DomainEvent event) {
  }

  /** The running job of a domain began another pass. */
  default void jobIterated(HostId host, UUID domain) {
  }

  /** What a host tells of its storage pools is new. */
  default void storageChanged(HostId host) {
  }

  /** What a host tells of its networks is new. */
  default void networksChanged(HostId host) {
  }

  /** A job ended with these statistics. */
  default void jobCompleted(HostId host, UUID domain, JobProgress statistics) {
  }
}

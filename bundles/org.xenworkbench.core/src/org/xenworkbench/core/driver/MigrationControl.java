/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.driver;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.eclipse.osgi.util.NLS;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * The facet of sessions that migrate domains to other hosts. Such a session has {@link JobControl} too: a migration is
 * a job of its domain on the source, and is followed and aborted as one. Methods block and may be called from several
 * threads at once; they fail with {@link HypervisorException.Kind#LOST} once the session is lost or closed.
 *
 * @since 0.1
 */
@ConsumerType
public interface MigrationControl {

  /**
   * Migrates a domain; returns when it has arrived. Not interruptible: to cancel, call {@link JobControl#abortJob} on
   * another session where the driver supports it.
   *
   * @param domain the UUID that the host lists the domain under
   * @param target for client-managed migration an open session to the target of the same driver; empty for
   *     peer-to-peer, where the source host connects to {@link MigrationParameters#peer()}
   * @throws HypervisorException with {@link HypervisorException.Kind#CANCELLED} if it was aborted,
   *     {@link HypervisorException.Kind#NO_SUCH_DOMAIN} if the host does not list the domain,
   *     {@link HypervisorException.Kind#CONFIGURATION} if the target is of another driver or no peer is given,
   *     {@link HypervisorException.Kind#UNSUPPORTED} if the driver lacks what the options need, and
   *     {@link HypervisorException.Kind#LOST} if the session was lost meanwhile: a peer-to-peer migration goes on then
   */
  void migrate(UUID domain, MigrationParameters parameters, Optional<HypervisorSession> target)
      throws HypervisorException;

  /**
   * Changes the limits of the domain's migration, running or next.
   *
   * @param domain the UUID that the host lists the domain under
   * @param bandwidth bytes per second at most, rounded to what the driver counts in; empty leaves it as it is
   * @param downtime how long the guest may stand still at most; empty leaves it as it is
   * @throws HypervisorException with {@link HypervisorException.Kind#UNSUPPORTED} where the driver cannot, and
   *     {@link HypervisorException.Kind#NO_SUCH_DOMAIN} if the host does not list the domain
   */
  void limitMigration(UUID domain, OptionalLong bandwidth, Optional<Duration> downtime) throws HypervisorException;

  /**
   * Has a domain that migrates with {@link MigrationOptions#postCopy} go on at the target now; what memory is missing
   * there is fetched while it runs. From then on the migration cannot be aborted. Does not wait for its end.
   *
   * <p>To be called once {@link JobProgress} tells that memory is sent: a job is listed before the driver has told its
   * hypervisor that it may be switched over, and QEMU refuses until then.
   *
   * @param domain the UUID that the host lists the domain under
   * @throws HypervisorException with {@link HypervisorException.Kind#UNSUPPORTED} where the driver cannot
   *     ({@link Feature#MIGRATION_POST_COPY}), and {@link HypervisorException.Kind#NO_SUCH_DOMAIN} if the host does not
   *     list the domain
   */
  default void startPostCopy(UUID domain) throws HypervisorException {
    throw new HypervisorException(HypervisorException.Kind.UNSUPPORTED,
        NLS.bind(Messages.Capabilities_NotOffered, Feature.MIGRATION_POST_COPY.label()));
  }
}

/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.libvirt.internal;

import com.sun.jna.NativeLong;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.eclipse.osgi.util.NLS;
import org.libvirt.Domain;
import org.libvirt.Handles;
import org.libvirt.LibvirtException;
import org.xenworkbench.core.driver.DomainInfo;
import org.xenworkbench.core.driver.Feature;
import org.xenworkbench.core.driver.HypervisorException.Kind;
import org.xenworkbench.core.driver.HypervisorException;
import org.xenworkbench.core.driver.JobProgress;
import org.xenworkbench.core.driver.PowerAction;
import org.xenworkbench.core.libvirt.internal.jna.Virt;
import org.xenworkbench.core.model.DomainState;
import org.xenworkbench.core.model.VmId;

/** Reads and changes one domain at a time. */
final class DomainOperations {

  private static final long MIB = 1 << 20;

  private final Connection connection;
  private final DriverTraits traits;
  private final DomainFacts facts;
  private final boolean readOnly;

  DomainOperations(Connection connection, DriverTraits traits, DomainFacts facts, boolean readOnly) {
    this.connection = connection;
    this.traits = traits;
    this.facts = facts;
    this.readOnly = readOnly;
  }

  Optional<DomainInfo> domain(UUID uuid) throws HypervisorException {
    try {
      return Optional.of(connection.onDomain(uuid, Messages.Action_domain,
          domain -> DomainReader.read(uuid, Handles.address(domain), facts, connection).info()));
    } catch (HypervisorException e) {
      if (e.kind() == Kind.NO_SUCH_DOMAIN) {
        return Optional.empty();
      }
      throw e;
    }
  }

  void power(UUID uuid, PowerAction action) throws HypervisorException {
    String pattern = pattern(action);
    connection.onDomain(uuid, pattern, domain -> {
      checkChangeable(uuid, NLS.bind(pattern, domain.getName()), domain.getName());
      DomainState state = DomainStates.state(domain.getInfo().state);
      String doing = NLS.bind(pattern, domain.getName());
      if (!action.fits(state, Virt.virDomainGetID(Handles.of(domain)) >= 0)) {
        throw connection.errors().of(doing, Kind.INVALID_STATE, refusal(action), null);
      }
      if (action == PowerAction.RESUME && state == DomainState.PM_SUSPENDED) {
        wake(domain, doing);
      } else {
        change(domain, action);
      }
      return domain;
    });
  }

  /** Refuses what a read-only session or a control domain does not allow. */
  void checkChangeable(UUID uuid, String action, String name) throws HypervisorException {
    checkWritable(action);
    if (uuid.equals(VmId.CONTROL_DOMAIN_UUID)) {
      throw new HypervisorException(Kind.UNSUPPORTED, NLS.bind(Messages.Control_domain, name, connection.host()));
    }
  }

  /** Refuses on a read-only session. */
  void checkWritable(String action) throws HypervisorException {
    if (readOnly) {
      throw new HypervisorException(Kind.CONFIGURATION, NLS.bind(Messages.Read_only, action, connection.host()));
    }
  }

  Optional<JobProgress> jobProgress(UUID uuid) throws HypervisorException {
    return connection.onDomain(uuid, Messages.Action_jobProgress, domain -> {
      if (traits == DriverTraits.TEST) {
        return Optional.empty();
      }
      JobStatistics.Result result = JobStatistics.read(Handles.of(domain));
      if (result.failed()) {
        HypervisorException failure = connection.lastError(NLS.bind(Messages.Action_jobProgress, domain.getName()));
        if (failure.kind() == Kind.INVALID_STATE) {
          return Optional.empty();
        }
        throw failure;
      }
      return result.progress();
    });
  }

  void limitMigration(UUID uuid, OptionalLong bandwidth, Optional<Duration> downtime) throws HypervisorException {
    connection.onDomain(uuid, Messages.Action_limitMigration, domain -> {
      String action = NLS.bind(Messages.Action_limitMigration, domain.getName());
      require(Feature.MIGRATION_BANDWIDTH, action);
      checkChangeable(uuid, action, domain.getName());
      if (bandwidth.isPresent() && Virt.virDomainMigrateSetMaxSpeed(Handles.of(domain),
          new NativeLong(Math.max(1, bandwidth.getAsLong() / MIB)), 0) < 0) {
        throw connection.lastError(action);
      }
      if (downtime.isPresent()
          && Virt.virDomainMigrateSetMaxDowntime(Handles.of(domain), downtime.get().toMillis(), 0) < 0) {
        throw connection.lastError(action);
      }
      return domain;
    });
  }

  private void require(Feature feature, String action) throws HypervisorException {
    String missing = traits.capabilities().missing().get(feature);
    if (missing != null) {
      throw connection.errors().of(action, Kind.UNSUPPORTED, missing, null);
    }
  }

  void abortJob(UUID uuid) throws HypervisorException {
    connection.onDomain(uuid, Messages.Action_abortJob, domain -> {
      String action = NLS.bind(Messages.Action_abortJob, domain.getName());
      require(Feature.ABORT_JOB, action);
      checkChangeable(uuid, action, domain.getName());
      return domain.abortJob();
    });
  }

  private void wake(Domain domain, String doing) throws HypervisorException {
    if (Virt.virDomainPMWakeup(Handles.of(domain), 0) < 0) {
      throw connection.lastError(doing);
    }
  }

  private static void change(Domain domain, PowerAction action) throws LibvirtException {
    switch (action) {
      case START -> domain.create();
      case SHUT_DOWN -> domain.shutdown();
      case FORCE_OFF -> domain.destroy();
      case REBOOT -> domain.reboot(0);
      case PAUSE -> domain.suspend();
      case RESUME -> domain.resume();
      default -> throw new IllegalArgumentException(action.name());
    }
  }

  /** Why an action is not tried: drivers differ in what they say or silently accept. */
  private static String refusal(PowerAction action) {
    return switch (action) {
      case START -> Messages.State_active;
      case RESUME -> Messages.State_paused;
      case FORCE_OFF -> Messages.State_inactive;
      case SHUT_DOWN, REBOOT, PAUSE -> Messages.State_running;
    };
  }

  private static String pattern(PowerAction action) {
    return switch (action) {
      case START -> Messages.Action_power_START;
      case SHUT_DOWN -> Messages.Action_power_SHUT_DOWN;
      case FORCE_OFF -> Messages.Action_power_FORCE_OFF;
      case REBOOT -> Messages.Action_power_REBOOT;
      case PAUSE -> Messages.Action_power_PAUSE;
      case RESUME -> Messages.Action_power_RESUME;
    };
  }
}

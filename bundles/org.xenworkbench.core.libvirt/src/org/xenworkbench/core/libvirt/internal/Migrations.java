/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.libvirt.internal;

import com.sun.jna.NativeLong;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.eclipse.osgi.util.NLS;
import org.libvirt.Connect;
import org.libvirt.Domain;
import org.libvirt.Handles;
import org.libvirt.LibvirtException;
import org.libvirt.TypedParameter;
import org.libvirt.TypedStringParameter;
import org.libvirt.TypedUlongParameter;
import org.xenworkbench.core.driver.Endpoint;
import org.xenworkbench.core.driver.Feature;
import org.xenworkbench.core.driver.HypervisorException.Kind;
import org.xenworkbench.core.driver.HypervisorException;
import org.xenworkbench.core.driver.HypervisorSession;
import org.xenworkbench.core.driver.MigrationControl;
import org.xenworkbench.core.driver.MigrationOptions;
import org.xenworkbench.core.driver.MigrationParameters;
import org.xenworkbench.core.libvirt.internal.jna.Virt;

/** Migrates domains. */
final class Migrations implements MigrationControl {

  private static final int LIVE = 1;
  private static final int PEER2PEER = 1 << 1;
  private static final int TUNNELLED = 1 << 2;
  private static final int PERSIST_DEST = 1 << 3;
  private static final int UNDEFINE_SOURCE = 1 << 4;
  private static final int NON_SHARED_DISK = 1 << 6;
  private static final int NON_SHARED_INC = 1 << 7;
  private static final int COMPRESSED = 1 << 11;
  private static final int POSTCOPY = 1 << 15;
  private static final long MIB = 1 << 20;

  private final String type;
  private final Connection connection;
  private final Guard guard;

  Migrations(Means means) {
    this.type = means.type();
    this.connection = means.connection();
    this.guard = means.guard();
  }

  @Override
  public void migrate(UUID uuid, MigrationParameters parameters, Optional<HypervisorSession> target)
      throws HypervisorException {
    if (target.isPresent() && !(target.get() instanceof LibvirtSession)) {
      throw new HypervisorException(Kind.CONFIGURATION,
          NLS.bind(Messages.Migration_otherDriver, uuid, connection.host()));
    }
    migrateTo(target.map(LibvirtSession.class::cast), uuid, parameters);
  }

  /** Migrates to an open session's host, or to the parameters' peer if there is none. */
  private void migrateTo(Optional<LibvirtSession> target, UUID uuid, MigrationParameters parameters)
      throws HypervisorException {
    connection.onDomain(uuid, Messages.Action_migrate, domain -> {
      check(uuid, domain.getName(), target, parameters.options());
      TypedParameter[] typed = typed(domain.getName(), parameters);
      int flags = flags(parameters.options());
      Optional<String> uri = target.isPresent() ? Optional.empty() : Optional.of(uri(uuid, parameters));
      // after all that may be refused here: it stays with the guest's process
      limitDowntime(domain, parameters.options().downtime(), Messages.Action_migrate);
      if (target.isPresent()) {
        return target.get().connection().call(NLS.bind(Messages.Action_migrate, domain.getName()),
            destination -> managed(domain, destination, typed, flags));
      }
      return domain.migrateToURI(uri.orElseThrow(), typed, flags | PEER2PEER);
    });
  }

  /** Of the migration that runs or is next. */
  private void limitDowntime(Domain domain, Optional<Duration> most, String pattern)
      throws HypervisorException, LibvirtException {
    String action = NLS.bind(pattern, domain.getName());
    if (most.isPresent() && Virt.virDomainMigrateSetMaxDowntime(Handles.of(domain), most.get().toMillis(), 0) < 0) {
      throw connection.lastError(action);
    }
  }

  private String uri(UUID uuid, MigrationParameters parameters) throws HypervisorException {
    return uri(parameters.peer().orElseThrow(() -> new HypervisorException(Kind.CONFIGURATION,
        NLS.bind(Messages.Migration_noPeer, uuid, connection.host()))));
  }

  private void check(UUID uuid, String name, Optional<LibvirtSession> target, MigrationOptions options)
      throws HypervisorException {
    String action = NLS.bind(Messages.Action_migrate, name);
    for (Feature needed : options.needs()) {
      guard.require(needed, action);
    }
    guard.checkChangeable(uuid, action, name);
    if (options.tunnelled() && target.isPresent()) {
      throw new HypervisorException(Kind.CONFIGURATION,
          NLS.bind(Messages.Migration_tunnel, name, connection.host()));
    }
    if (target.isPresent() && !target.get().type().equals(type)) {
      throw new HypervisorException(Kind.CONFIGURATION,
          NLS.bind(Messages.Migration_otherDriver, name, connection.host()));
    }
  }

  @Override
  public void limitMigration(UUID uuid, OptionalLong bandwidth, Optional<Duration> downtime)
      throws HypervisorException {
    connection.onDomain(uuid, Messages.Action_limitMigration, domain -> {
      String action = NLS.bind(Messages.Action_limitMigration, domain.getName());
      guard.require(Feature.MIGRATION_BANDWIDTH, action);
      guard.checkChangeable(uuid, action, domain.getName());
      if (bandwidth.isPresent() && Virt.virDomainMigrateSetMaxSpeed(Handles.of(domain),
          new NativeLong(Math.max(1, bandwidth.getAsLong() / MIB)), 0) < 0) {
        throw connection.lastError(action);
      }
      limitDowntime(domain, downtime, Messages.Action_limitMigration);
      return domain;
    });
  }

  @Override
  public void startPostCopy(UUID uuid) throws HypervisorException {
    connection.onDomain(uuid, Messages.Action_startPostCopy, domain -> {
      String action = NLS.bind(Messages.Action_startPostCopy, domain.getName());
      guard.require(Feature.MIGRATION_POST_COPY, action);
      guard.checkChangeable(uuid, action, domain.getName());
      if (Virt.virDomainMigrateStartPostCopy(Handles.of(domain), 0) < 0) {
        throw connection.lastError(action);
      }
      return domain;
    });
  }

  private String uri(Endpoint peer) throws HypervisorException {
    if (!peer.driver().equals(type)) {
      throw new HypervisorException(Kind.CONFIGURATION,
          NLS.bind(Messages.Endpoint_peer, peer.displayText(), type));
    }
    return LibvirtUri.of(peer);
  }

  private TypedParameter[] typed(String name, MigrationParameters parameters) throws HypervisorException {
    List<TypedParameter> typed = new ArrayList<>();
    // libvirt-java cannot pass an empty list, and the older calls set a bandwidth, which Xen's driver refuses.
    typed.add(new TypedStringParameter("destination_name", name));
    if (parameters.transferAddress().isPresent() && !parameters.options().tunnelled()) {
      typed.add(new TypedStringParameter("migrate_uri", LibvirtUri.transfer(parameters.transferAddress().get())));
    }
    if (parameters.options().bandwidth().isPresent()) {
      long bytes = parameters.options().bandwidth().getAsLong();
      typed.add(new TypedUlongParameter("bandwidth", Math.max(1, bytes / MIB)));
    }
    return typed.toArray(TypedParameter[]::new);
  }

  private static Integer managed(Domain domain, Connect destination, TypedParameter[] typed, int flags)
      throws LibvirtException {
    return domain.migrate(destination, typed, flags).free();
  }

  private static int flags(MigrationOptions options) {
    int disks = switch (options.storage()) {
      case FULL -> NON_SHARED_DISK;
      case INCREMENTAL -> NON_SHARED_INC;
      default -> 0;
    };
    return disks | (options.live() ? LIVE : 0) | (options.tunnelled() ? TUNNELLED : 0)
        | (options.persistent() ? PERSIST_DEST : 0) | (options.sourceKept() ? 0 : UNDEFINE_SOURCE)
        | (options.compressed() ? COMPRESSED : 0) | (options.postCopy() ? POSTCOPY : 0);
  }
}

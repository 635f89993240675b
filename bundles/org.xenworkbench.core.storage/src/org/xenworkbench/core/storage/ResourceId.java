/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.storage;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import org.xenworkbench.core.driver.HostResource;
import org.xenworkbench.core.driver.StoragePool;
import org.xenworkbench.core.driver.StorageVolume;
import org.xenworkbench.core.driver.VirtualNetwork;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.ObjectId;

/**
 * Identity of something of a host's storage or networks: a name, which nobody can change on a host, so that one of
 * another name is another one.
 *
 * @param host the host that it is of
 * @param kind what it is
 * @param pool the name of the pool, of a volume; else empty
 * @param name its name; empty for all of a host
 * @since 0.1
 */
public record ResourceId(HostId host, Kind kind, String pool, String name) implements ObjectId {

  private static final String PREFIX = "resource/";

  /** What there is. */
  public enum Kind {
    /** All pools of a host. */
    STORAGE,
    /** A pool. */
    POOL,
    /** A volume. */
    VOLUME,
    /** All networks of a host. */
    NETWORKS,
    /** A network. */
    NETWORK
  }

  /** All pools of a host. */
  public static ResourceId storage(HostId host) {
    return new ResourceId(host, Kind.STORAGE, "", "");
  }

  /** All networks of a host. */
  public static ResourceId networks(HostId host) {
    return new ResourceId(host, Kind.NETWORKS, "", "");
  }

  /** A pool. */
  public static ResourceId pool(HostId host, String name) {
    return new ResourceId(host, Kind.POOL, "", name);
  }

  /** A volume of a pool. */
  public static ResourceId volume(HostId host, String pool, String name) {
    return new ResourceId(host, Kind.VOLUME, pool, name);
  }

  /** A network. */
  public static ResourceId network(HostId host, String name) {
    return new ResourceId(host, Kind.NETWORK, "", name);
  }

  /** That of what a host has told of. */
  public static ResourceId of(HostId host, HostResource resource) {
    if (resource instanceof StoragePool pool) {
      return pool(host, pool.name());
    }
    return resource instanceof StorageVolume volume ? volume(host, volume.pool(), volume.name())
        : network(host, ((VirtualNetwork) resource).name());
  }

  /** That below which it is: all of its host, or the pool of a volume; empty for all of a host. */
  public Optional<ResourceId> parent() {
    return switch (kind) {
      case POOL -> Optional.of(storage(host));
      case VOLUME -> Optional.of(pool(host, pool));
      case NETWORK -> Optional.of(networks(host));
      case STORAGE, NETWORKS -> Optional.empty();
    };
  }

  @Override
  public String key() {
    return PREFIX + host + '/' + kind + '/' + encoded(pool) + '/' + encoded(name);
  }

  /** A key has neither spaces nor slashes, whatever is in a name. */
  private static String encoded(String name) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(name.getBytes(StandardCharsets.UTF_8));
  }

  private static String decoded(String text) {
    return new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
  }

  /** Reads what {@link #key} wrote; empty for the key of something else. */
  public static Optional<ResourceId> parse(String key) {
    String[] parts = key.startsWith(PREFIX) ? key.substring(PREFIX.length()).split("/", -1) : new String[0];
    if (parts.length != 4) {
      return Optional.empty();
    }
    try {
      return Optional.of(new ResourceId(HostId.of(parts[0]), Kind.valueOf(parts[1]), decoded(parts[2]),
          decoded(parts[3])));
    } catch (IllegalArgumentException e) {
      return Optional.empty(); // somebody else's, or damaged
    }
  }
}

/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.recording.internal;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.xenworkbench.core.event.LogEntry;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.ObjectId;
import org.xenworkbench.core.model.VmId;

/**
 * The identities that what was recorded has in a replay: each is made of the recorded one and of the recording's, by a
 * hash, so that no file can name a live host or VM. The same recording makes the same ones again.
 */
final class Identities {

  private final UUID recording;

  Identities(UUID recording) {
    this.recording = recording;
  }

  private UUID of(UUID recorded) {
    return UUID.nameUUIDFromBytes((recording + "/" + recorded).getBytes(StandardCharsets.US_ASCII));
  }

  HostId of(HostId recorded) {
    return new HostId(of(recorded.uuid()));
  }

  VmId of(VmId recorded) {
    Optional<HostId> on = recorded.on().map(this::of);
    return recorded.isControlDomain() ? new VmId(recorded.uuid(), on) : new VmId(of(recorded.uuid()), on);
  }

  /** The identity of a host or VM that was written as its key. */
  ObjectId of(String key) {
    ObjectId recorded = ObjectId.parse(key);
    if (recorded instanceof HostId host) {
      return of(host);
    }
    if (recorded instanceof VmId vm) {
      return of(vm);
    }
    throw new IllegalArgumentException("Neither a host nor a VM: " + key);
  }

  HostId host(String key) {
    if (ObjectId.parse(key) instanceof HostId host) {
      return of(host);
    }
    throw new IllegalArgumentException("Not a host: " + key);
  }

  VmId vm(String key) {
    if (ObjectId.parse(key) instanceof VmId vm) {
      return of(vm);
    }
    throw new IllegalArgumentException("Not a VM: " + key);
  }

  /** An entry that knows nothing of the live ones: attributes name hosts and VMs by their keys. */
  LogEntry of(LogEntry recorded) {
    Map<String, String> attributes = new HashMap<>(recorded.attributes());
    attributes.replaceAll((name, value) -> ofText(value));
    return recorded.toBuilder().correlation(of(recorded.correlation()))
        .host(recorded.host().map(this::of), recorded.hostName()).vm(recorded.vm().map(this::of), recorded.vmName())
        .attributes(attributes).build();
  }

  private String ofText(String value) {
    try {
      return of(value).key();
    } catch (IllegalArgumentException e) {
      return value;
    }
  }
}

/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.recording.internal;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.xenworkbench.core.host.HostGroup;
import org.xenworkbench.core.host.HostGroups;
import org.xenworkbench.core.model.GroupId;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.Registration;

/** The groups of hosts in a recording, which has none, and where none can be made. */
final class NoGroups implements HostGroups {

  @Override
  public List<HostGroup> groups() {
    return List.of();
  }

  @Override
  public Optional<HostGroup> group(GroupId id) {
    return Optional.empty();
  }

  @Override
  public Optional<HostGroup> groupOf(HostId host) {
    return Optional.empty();
  }

  @Override
  public Optional<String> obstacle(String name, Optional<GroupId> group, Optional<GroupId> parent) {
    return Optional.of(Messages.RecordingWindow_readOnly);
  }

  @Override
  public HostGroup add(String name, Optional<GroupId> parent) {
    throw refusal();
  }

  @Override
  public void rename(GroupId id, String name) {
    throw refusal();
  }

  @Override
  public void remove(GroupId id) {
    throw refusal();
  }

  @Override
  public Optional<String> whyNotIn(Set<GroupId> groups, Optional<GroupId> parent) {
    return obstacle("", Optional.empty(), parent);
  }

  @Override
  public void nest(Set<GroupId> groups, Optional<GroupId> parent) {
    throw refusal();
  }

  @Override
  public void move(Set<HostId> hosts, Optional<GroupId> group) {
    throw refusal();
  }

  private static IllegalArgumentException refusal() {
    return new IllegalArgumentException(Messages.RecordingWindow_readOnly);
  }

  @Override
  public Registration addListener(Listener listener) {
    return () -> {
      // Nothing ever changes.
    };
  }
}

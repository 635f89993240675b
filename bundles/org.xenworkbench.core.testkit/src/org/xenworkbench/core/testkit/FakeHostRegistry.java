/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.testkit;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.xenworkbench.core.driver.Capabilities;
import org.xenworkbench.core.driver.Credentials;
import org.xenworkbench.core.driver.Endpoint;
import org.xenworkbench.core.driver.Endpoint.Transport;
import org.xenworkbench.core.driver.HostConfiguration;
import org.xenworkbench.core.host.HostRegistry;
import org.xenworkbench.core.host.HostTrials;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.operation.Initiator;

/**
 * Configured hosts that are never connected to; what it is asked to do is written down. Any thread.
 *
 * @since 0.1
 */
public final class FakeHostRegistry implements HostRegistry {

  private final List<HostConfiguration> hosts = new CopyOnWriteArrayList<>();
  private final List<Call> calls = new CopyOnWriteArrayList<>();
  private final Map<HostId, Capabilities> capabilities = new ConcurrentHashMap<>();
  private final Map<String, Set<Transport>> types = new ConcurrentHashMap<>();
  private volatile HostTrials trials = new FakeHostTrials();
  private volatile Function<Endpoint, Optional<String>> obstacle = endpoint -> Optional.empty();

  /**
   * What it was asked to do.
   *
   * @param what the name of the method, such as {@code connect}
   * @param host the host
   * @param initiator who asked, as the log would say
   */
  public record Call(String what, HostId host, String initiator) {
  }

  /** Tries hosts by those; without any there is none to connect to. */
  public FakeHostRegistry withTrials(HostTrials wanted) {
    trials = wanted;
    return this;
  }

  /** Knows these hosts from the start. */
  public FakeHostRegistry(HostConfiguration... hosts) {
    this.hosts.addAll(List.of(hosts));
  }

  /** Has a driver for a type of hosts, which are reached in these ways; in all if there are none. */
  public FakeHostRegistry withType(String type, Transport... ways) {
    types.put(type, ways.length == 0 ? EnumSet.allOf(Transport.class) : Set.of(ways));
    return this;
  }

  /** Says why hosts cannot be reached at an endpoint. */
  public FakeHostRegistry withObstacle(Function<Endpoint, Optional<String>> reason) {
    obstacle = reason;
    return this;
  }

  /** Sets what a host's driver can do. */
  public FakeHostRegistry withCapabilities(HostId host, Capabilities can) {
    capabilities.put(host, can);
    return this;
  }

  /** What it was asked to do, in order. */
  public List<Call> calls() {
    return calls;
  }

  /** The hosts that were to be connected, in order. */
  public List<HostId> connected() {
    return calls.stream().filter(call -> call.what().equals("connect")).map(Call::host).toList();
  }

  private void call(String what, HostId host) {
    calls.add(new Call(what, host, Initiator.current()));
  }

  @Override
  public List<HostConfiguration> configurations() {
    return List.copyOf(hosts);
  }

  @Override
  public Optional<HostConfiguration> configuration(HostId id) {
    return hosts.stream().filter(host -> host.id().equals(id)).findFirst();
  }

  @Override
  public void add(HostConfiguration configuration) {
    call("add", configuration.id());
    hosts.add(configuration);
  }

  @Override
  public void update(HostConfiguration configuration, Optional<Credentials> given) {
    call("update", configuration.id());
    hosts.replaceAll(host -> host.id().equals(configuration.id()) ? configuration : host);
  }

  @Override
  public void remove(HostId id) {
    call("remove", id);
    hosts.removeIf(host -> host.id().equals(id));
  }

  @Override
  public void connect(HostId id) {
    call("connect", id);
  }

  @Override
  public void disconnect(HostId id) {
    call("disconnect", id);
  }

  @Override
  public Optional<Capabilities> capabilities(HostId id) {
    return Optional.ofNullable(capabilities.get(id));
  }

  @Override
  public HostTrials trials() {
    return trials;
  }

  @Override
  public List<String> hostTypes() {
    return types.keySet().stream().sorted().toList();
  }

  @Override
  public Optional<String> obstacle(Endpoint endpoint) {
    return obstacle.apply(endpoint);
  }

  @Override
  public Set<Transport> transports(String type) {
    return types.getOrDefault(type, Set.of());
  }
}

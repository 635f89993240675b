/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.internal.host;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.osgi.util.NLS;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.xenworkbench.core.concurrent.Listeners;
import org.xenworkbench.core.concurrent.Timing;
import org.xenworkbench.core.driver.Capabilities;
import org.xenworkbench.core.driver.Credentials;
import org.xenworkbench.core.driver.Endpoint.Transport;
import org.xenworkbench.core.driver.Endpoint;
import org.xenworkbench.core.driver.HostConfiguration;
import org.xenworkbench.core.driver.HypervisorDriver;
import org.xenworkbench.core.driver.HypervisorException;
import org.xenworkbench.core.event.EventLog;
import org.xenworkbench.core.event.LogEntry;
import org.xenworkbench.core.host.CredentialStore;
import org.xenworkbench.core.host.HostEventListener;
import org.xenworkbench.core.host.HostGroups;
import org.xenworkbench.core.host.HostRegistry;
import org.xenworkbench.core.host.HostTrials;
import org.xenworkbench.core.host.RoundConsumer;
import org.xenworkbench.core.internal.EngineParts;
import org.xenworkbench.core.internal.Preferences;
import org.xenworkbench.core.internal.inventory.InventoryImpl;
import org.xenworkbench.core.internal.polling.PollingImpl;
import org.xenworkbench.core.internal.sampling.SamplerImpl;
import org.xenworkbench.core.model.Host;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.Registration;
import org.xenworkbench.core.text.NameOrder;
import org.xenworkbench.core.text.SafeLog;
import org.xenworkbench.core.workspace.FrameworkEnd;

/** Owns all managed hosts. Drivers come and go; hosts of a type whose driver comes are connected then. */
@Component(service = {HostRegistry.class, HostRegistryImpl.class})
public class HostRegistryImpl implements HostRegistry {

  private final HostEnvironment environment;
  private final HostSettings settings;
  private final HostEntries entries;
  private final HostCredentials credentials;
  private final HostTrialsImpl trials;
  private final Preferences preferences;
  private final ScheduledExecutorService ticker;
  private final EngineParts parts;
  private final InstalledDrivers drivers = new InstalledDrivers();
  private final Map<HostId, ManagedHost> hosts = new ConcurrentHashMap<>();
  private final Registration intervalListener;
  private final Registration frameworkEnd = FrameworkEnd.before(this::end); // while the drivers are there
  private boolean active;
  /** Null where there are none, such as in a test. */
  @Reference
  private @Nullable HostGroups groups;

  @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  private volatile @Nullable CredentialStore credentialStore;

  /** Creates the registry; hosts are loaded when it is activated. */
  @Activate
  public HostRegistryImpl(@Reference InventoryImpl inventory, @Reference SamplerImpl sampler,
      @Reference PollingImpl polling, @Reference EventLog log, @Reference Preferences preferences,
      @Reference EngineParts parts) {
    this(inventory, sampler, polling, log, preferences, parts, Timing.system(),
        status -> SafeLog.of(HostRegistryImpl.class).log(status));
  }

  /**
   * In a time of its own.
   *
   * @param problems takes what belongs into the platform's log
   */
  public HostRegistryImpl(InventoryImpl inventory, SamplerImpl sampler, PollingImpl polling, EventLog log,
      Preferences preferences, EngineParts parts, Timing timing, Consumer<IStatus> problems) {
    this.parts = parts;
    this.preferences = preferences;
    this.settings = new HostSettings(preferences);
    this.entries = new HostEntries(log, timing.clock());
    this.ticker = timing.scheduler("xenworkbench-ticker");
    this.credentials = new HostCredentials(this::credentialStore, entries, problems);
    this.environment = new HostEnvironment(inventory, sampler, polling, log, timing, ticker, new Listeners<>(), drivers,
        credentials::findOrTell, problems);
    this.trials = new HostTrialsImpl(environment, entries, drivers);
    this.intervalListener = polling.onInterval(() -> hosts.values().forEach(ManagedHost::intervalChanged));
  }

  private Optional<CredentialStore> credentialStore() {
    CredentialStore bound = credentialStore;
    return bound == null ? Optional.empty() : Optional.of(bound);
  }

  /** For tests: what Declarative Services set. */
  void useCredentials(CredentialStore store) {
    credentialStore = store;
  }

  /** A driver is there. */
  @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
  public synchronized void bindDriver(HypervisorDriver driver) {
    drivers.add(driver);
    if (active) {
      welcome(driver);
    }
  }

  /** Its sessions are closed before it ends, unless a host does not let go of one in time. */
  public void unbindDriver(HypervisorDriver driver) {
    environment.awaitClosed(withdraw(driver));
  }

  private synchronized List<CompletableFuture<?>> withdraw(HypervisorDriver driver) {
    drivers.remove(driver);
    List<CompletableFuture<?>> closing = new ArrayList<>();
    if (active) {
      driver.builtInHost().ifPresent(builtIn -> forget(builtIn.id()));
      hosts.values().stream().filter(host -> driver.types().contains(host.configuration().endpoint().driver()))
          .forEach(host -> closing.add(host.suspend(drivers.none(host.configuration().endpoint().driver()))));
      drivers.all().forEach(this::welcome); // another one may serve the same types
    }
    return closing;
  }

  /** Loads the hosts, and connects those that say so. */
  @Activate
  public synchronized void start() {
    active = true;
    boolean connect = preferences.getBoolean(Preferences.CONNECT_AT_START, false);
    HostSettings.Stored stored = settings.load();
    entries.damaged(stored.damage());
    List<HostConfiguration> configured = stored.hosts();
    environment.inventory().retainHolders(configured.stream().map(HostConfiguration::id).collect(Collectors.toSet()));
    configured.forEach(configuration -> manage(configuration, connect && configuration.connectAtStart()));
    drivers.all().forEach(this::addBuiltIn);
    HostGroups known = groups;
    new GivenHosts(environment, entries, known == null ? Optional.empty() : Optional.of(known), this::putOrReplace)
        .add(settings::save);
    parts.start();
  }

  private void end() {
    List<CompletableFuture<?>> closing = new ArrayList<>();
    parts.end();
    synchronized (this) {
      active = false;
      hosts.values().forEach(host -> closing.add(host.end()));
    }
    environment.awaitClosed(closing);
  }

  /** Disconnects the hosts. */
  @Deactivate
  public void stop() {
    end();
    frameworkEnd.close();
    intervalListener.close();
    ticker.shutdownNow();
  }

  private void addBuiltIn(HypervisorDriver driver) {
    driver.builtInHost().filter(own -> !hosts.containsKey(own.id())).ifPresent(own -> manage(own, true));
  }

  /** Adds the driver's own host and connects hosts that waited for the driver. */
  private void welcome(HypervisorDriver driver) {
    addBuiltIn(driver);
    hosts.values().stream().filter(host -> host.isWanted() && host.polling().isEmpty())
        .filter(host -> driver.types().contains(host.configuration().endpoint().driver()))
        .forEach(ManagedHost::connect);
  }

  private HostId putOrReplace(HostConfiguration host) {
    Optional<ManagedHost> known = byName(host.name());
    HostId id = known.map(there -> there.configuration().id()).orElse(host.id());
    if (known.isEmpty()) {
      put(host);
    } else {
      replace(known.get(), new HostConfiguration(id, host.name(), host.endpoint(), host.peer(), host.connectAtStart(),
          host.readOnly()), Optional.empty());
      connect(id);
    }
    return id;
  }

  private void manage(HostConfiguration configuration, boolean connect) {
    ManagedHost host = new ManagedHost(configuration, environment,
        drivers.isBuiltIn(configuration.id()) ? Host.Kind.MACHINE : Host.Kind.HYPERVISOR);
    hosts.put(configuration.id(), host);
    if (connect) {
      host.connect();
    }
  }

  @Override
  public List<HostConfiguration> configurations() {
    return hosts.values().stream().map(ManagedHost::configuration).toList();
  }

  @Override
  public Optional<HostConfiguration> configuration(HostId id) {
    return Optional.ofNullable(hosts.get(id)).map(ManagedHost::configuration);
  }

  @Override
  public synchronized void add(HostConfiguration configuration) {
    put(configuration);
    settings.save();
  }

  /** Adds a host; saving is left to the caller. */
  private void put(HostConfiguration configuration) {
    requireIdFree(configuration);
    requireNameFree(configuration);
    settings.put(configuration);
    environment.inventory().former().added(configuration.id());
    manage(configuration, configuration.connectAtStart());
    entries.added(configuration);
  }

  @Override
  public synchronized void update(HostConfiguration configuration, Optional<Credentials> given) {
    ManagedHost old = require(configuration.id());
    requireNotBuiltIn(old);
    requireNameFree(configuration);
    replace(old, configuration, given);
    settings.save();
  }

  /** Exchanges the settings of a host, if they are others; saving is left to the caller. */
  private void replace(ManagedHost old, HostConfiguration configuration, Optional<Credentials> given) {
    HostConfiguration before = old.configuration();
    if (before.equals(configuration) && given.isEmpty()) {
      settings.put(configuration); // what is on disk may not be what is shown
      return;
    }
    boolean dropped = credentials.follow(before, configuration, given);
    settings.put(configuration);
    if (given.isPresent() || !old.take(configuration)) {
      boolean connect = old.isWanted();
      forget(configuration.id());
      manage(configuration, connect);
    }
    entries.changed(before, configuration, dropped);
    distrustIfLeft(before.endpoint());
  }

  private void distrustIfLeft(Endpoint endpoint) {
    try {
      trials.left(endpoint, configurations());
    } catch (HypervisorException e) {
      environment.error(String.valueOf(e.getMessage()), e);
      entries.problem(LogEntry.Status.FAILED, String.valueOf(e.getMessage()));
    }
  }

  @Override
  public synchronized void remove(HostId id) {
    ManagedHost host = require(id);
    requireNotBuiltIn(host);
    settings.remove(id);
    forget(id);
    environment.inventory().retainHolders(hosts.keySet());
    entries.removed(host.configuration());
    distrustIfLeft(host.configuration().endpoint());
    try {
      credentials.drop(id);
    } catch (IOException e) {
      environment.error(NLS.bind(Messages.HostRegistry_PasswordStays, host.configuration().name(), e.getMessage()), e);
      entries.passwordStays(host.configuration(), String.valueOf(e.getMessage()));
    }
  }

  private void forget(HostId id) {
    Optional.ofNullable(hosts.remove(id)).ifPresent(ManagedHost::remove);
  }

  @Override
  public void connect(HostId id) {
    require(id).connect();
  }

  @Override
  public void disconnect(HostId id) {
    require(id).disconnect();
  }

  @Override
  public Optional<Capabilities> capabilities(HostId id) {
    return Optional.ofNullable(hosts.get(id)).flatMap(ManagedHost::capabilities);
  }

  @Override
  public HostTrials trials() {
    return trials;
  }

  @Override
  public List<String> hostTypes() {
    return drivers.hostTypes();
  }

  @Override
  public Optional<String> obstacle(Endpoint endpoint) {
    return drivers.obstacle(endpoint);
  }

  @Override
  public Set<Transport> transports(String type) {
    return drivers.transports(type);
  }

  /** The host of that identity, empty if there is none. */
  Optional<ManagedHost> host(HostId id) {
    return Optional.ofNullable(hosts.get(id));
  }

  /** Whether there is a host of that identity, also while its settings are exchanged, which this waits for. */
  synchronized boolean has(HostId id) {
    return hosts.containsKey(id);
  }

  /** The time in which all hosts are. */
  Timing timing() {
    return environment.timing();
  }

  /** Hear what all hosts tell between rounds. */
  Listeners<HostEventListener> events() {
    return environment.events();
  }

  /** Hears of each round that a host has answered. */
  Registration onRound(RoundConsumer consumer) {
    return environment.polling().addConsumer(consumer);
  }

  private ManagedHost require(HostId id) {
    return host(id)
        .orElseThrow(() -> new IllegalArgumentException(NLS.bind(Messages.HostRegistry_Unknown, id)));
  }

  private void requireNotBuiltIn(ManagedHost host) {
    if (drivers.isBuiltIn(host.configuration().id())) {
      throw new IllegalArgumentException(NLS.bind(Messages.HostRegistry_BuiltIn, host.configuration().name()));
    }
  }

  private void requireIdFree(HostConfiguration configuration) {
    ManagedHost known = hosts.get(configuration.id());
    if (known != null) {
      throw new IllegalArgumentException(NLS.bind(Messages.HostRegistry_IdTaken, known.configuration().name()));
    }
  }

  private void requireNameFree(HostConfiguration configuration) {
    byName(configuration.name()).map(ManagedHost::configuration).filter(host -> !host.id().equals(configuration.id()))
        .ifPresent(host -> {
          throw new IllegalArgumentException(NLS.bind(Messages.HostRegistry_NameTaken, host.name()));
        });
  }

  private Optional<ManagedHost> byName(String name) {
    return hosts.values().stream().filter(host -> NameOrder.isSame(host.configuration().name(), name)).findFirst();
  }
}

/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.internal.sampling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.xenworkbench.core.host.Round;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.ComponentServiceObjects;
import org.xenworkbench.core.driver.DomainInfo;
import org.xenworkbench.core.driver.PollRound.DomainReadings;
import org.xenworkbench.core.driver.PollRound.HostReadings;
import org.xenworkbench.core.driver.PollRound;
import org.xenworkbench.core.internal.Dispatcher;
import org.xenworkbench.core.internal.TestClocks;
import org.xenworkbench.core.internal.inventory.FormerHosts;
import org.xenworkbench.core.internal.inventory.InventoryImpl;
import org.xenworkbench.core.metric.MetricDescriptor;
import org.xenworkbench.core.metric.MetricSource;
import org.xenworkbench.core.metric.Metrics;
import org.xenworkbench.core.metric.SampleBatch;
import org.xenworkbench.core.model.Connection;
import org.xenworkbench.core.model.DomainState;
import org.xenworkbench.core.model.Host;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.ObjectId;
import org.xenworkbench.core.model.StateReason;
import org.xenworkbench.core.model.VirtualMachine;
import org.xenworkbench.core.model.VmId;
import org.xenworkbench.core.testkit.ManualClock;

class SamplerImplTest {

  private static final long SECOND = 1_000_000_000;
  private static final Duration INTERVAL = Duration.ofSeconds(1);

  private final HostId pm1 = HostId.random();
  private final HostId pm2 = HostId.random();
  private final UUID uuid = UUID.randomUUID();
  private final VmId vm = VmId.of(uuid);
  private final Dispatcher dispatcher = new Dispatcher(Runnable::run);
  private final InventoryImpl inventory = new InventoryImpl(dispatcher, new FormerHosts());
  private final SamplerImpl sampler = new SamplerImpl(dispatcher, inventory, new MetricHistoryImpl(new FormerHosts()),
      TestClocks.manual(new ManualClock(Instant.EPOCH)));
  private final List<SampleBatch> batches = new ArrayList<>();
  private long time;

  @BeforeEach
  void hosts() {
    for (HostId host : List.of(pm1, pm2)) {
      inventory.putHost(Host.of(host, "PM", Connection.of(Connection.State.CONNECTED, Instant.EPOCH)).build());
    }
    sampler.addListener(batches::add);
  }

  @Test
  void vmThatWasShutOffHasNoLatestValues() {
    poll(pm1, DomainState.RUNNING);
    assertThat(sampler.latest(vm)).containsKey(Metrics.MEMORY);
    poll(pm1, DomainState.SHUT_OFF);
    assertThat(sampler.latest(vm)).isEmpty();
    assertThat(sampler.latest(pm1)).isNotEmpty();
  }

  /** Tree, top list and MBean show the latest values: what was measured before does not last until the next round. */
  @Test
  void aVmThatStandsStillUsesNoCpuAtOnce() {
    LatestValues latest = new LatestValues(inventory);
    SampleBatch before = new SampleBatch(pm1, Instant.EPOCH, Map.of(vm, Map.of(Metrics.CPU_USAGE, 0.5, "x", 1.0)));
    poll(pm1, DomainState.RUNNING);
    latest.put(before);
    assertThat(latest.of(vm)).containsEntry(Metrics.CPU_USAGE, 0.5);
    for (DomainState still : List.of(DomainState.PAUSED, DomainState.PM_SUSPENDED, DomainState.CRASHED)) {
      poll(pm1, still);
      assertThat(latest.of(vm)).as(still.name()).containsOnly(Map.entry(Metrics.CPU_USAGE, 0.0), Map.entry("x", 1.0));
    }
    latest.put(new SampleBatch(pm1, Instant.EPOCH, Map.of(vm, Map.of("x", 1.0))));
    assertThat(latest.of(vm)).as("nobody has measured it").doesNotContainKey(Metrics.CPU_USAGE);
  }

  @Test
  void vmThatVanishedIsForgotten() {
    poll(pm1, DomainState.RUNNING);
    round(pm1, List.of());
    assertThat(sampler.latest(vm)).isEmpty();
  }

  @Test
  void vmThatMovedKeepsItsLatestValuesWhenItsFormerHostIsPolled() {
    poll(pm1, DomainState.RUNNING);
    inventory.setMigrating(vm, Optional.of(pm2));
    poll(pm2, DomainState.RUNNING);
    poll(pm1, DomainState.RUNNING);
    assertThat(batches).last().satisfies(batch -> assertThat(batch.values()).doesNotContainKey(vm));
    round(pm1, List.of());
    assertThat(sampler.latest(vm)).containsKey(Metrics.MEMORY);
  }

  /** It runs on its source, which is not connected: a hole, and no zeros of the place where it will run. */
  @Test
  void vmThatIsArrivingIsNotSampled() {
    List<List<VirtualMachine>> asked = new ArrayList<>();
    bind((host, machines) -> {
      asked.add(machines);
      return Map.of();
    });
    poll(pm1, DomainState.RUNNING);
    inventory.setMigrating(vm, Optional.of(pm2));
    inventory.forgetDomains(pm1);
    round(pm2, List.of(arriving(StateReason.MIGRATING)));
    assertThat(inventory.virtualMachine(vm)).get().satisfies(row -> assertThat(row.host()).isEqualTo(pm2));
    assertThat(batches).last().satisfies(batch -> assertThat(batch.values()).containsOnlyKeys(pm2));
    assertThat(asked).last().satisfies(machines -> assertThat(machines).isEmpty());
    assertThat(sampler.latest(vm)).isEmpty();
    poll(pm2, DomainState.RUNNING);
    assertThat(batches).as("since the last round it ran elsewhere, too").last().satisfies(
        batch -> assertThat(batch.values()).containsOnlyKeys(pm2));
    poll(pm2, DomainState.RUNNING);
    assertThat(batches).last().satisfies(batch -> assertThat(batch.values()).containsKey(vm));
  }

  /** Nobody knows from where: libvirt says so. One that is being started is measured, and stands still. */
  @Test
  void whatTheHypervisorCallsArrivingIsNotSampledEither() {
    poll(pm1, DomainState.RUNNING);
    round(pm1, List.of(arriving(StateReason.MIGRATING)));
    assertThat(batches).last().satisfies(batch -> assertThat(batch.values()).doesNotContainKey(vm));
    assertThat(sampler.latest(vm)).isEmpty();
    round(pm1, List.of(arriving(StateReason.STARTING_UP)));
    round(pm1, List.of(arriving(StateReason.STARTING_UP)));
    assertThat(batches).last().satisfies(batch -> assertThat(batch.values()).containsKey(vm));
  }

  @Test
  void hostThatClaimsAVmHasASeriesOfItsOwn() {
    poll(pm1, DomainState.PAUSED);
    poll(pm2, DomainState.RUNNING);
    assertThat(batches).last().satisfies(batch -> assertThat(batch.values())
        .doesNotContainKey(vm).containsKey(VmId.claim(pm2, uuid)));
    poll(pm1, DomainState.PAUSED);
    assertThat(batches).last().satisfies(batch -> assertThat(batch.values())
        .containsKey(vm).doesNotContainKey(VmId.claim(pm2, uuid)));
    round(pm1, List.of());
    poll(pm2, DomainState.RUNNING);
    assertThat(batches).last().satisfies(batch -> assertThat(batch.values()).containsKey(vm));
    assertThat(sampler.latest(VmId.claim(pm2, uuid))).isEmpty();
  }

  @Test
  void whatASourceMustNotGiveIsLeftOut() {
    Map<String, Double> values = new HashMap<>();
    values.put("mine", 1.0);
    values.put("nan", Double.NaN);
    values.put("null", null);
    bind((host, machines) -> Map.of(host.id(), values));
    poll(pm1, DomainState.RUNNING);
    assertThat(sampler.latest(pm1)).containsEntry("mine", 1.0).doesNotContainKeys("nan", "null");
  }

  @Test
  void batchesCannotBeChanged() {
    poll(pm1, DomainState.RUNNING);
    SampleBatch batch = batches.get(0);
    assertThatThrownBy(() -> batch.values().get(pm1).put("x", 1.0)).isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(() -> batch.values().clear()).isInstanceOf(UnsupportedOperationException.class);
    Map<String, Double> values = new HashMap<>(Map.of("x", 1.0));
    SampleBatch copied = new SampleBatch(pm1, Instant.EPOCH, Map.of(pm1, values));
    values.clear();
    assertThat(copied.values().get(pm1)).containsEntry("x", 1.0);
  }

  private void poll(HostId host, DomainState state) {
    round(host, List.of(DomainInfo.of(uuid, "VM").state(state, state == DomainState.SHUT_OFF ? -1 : 1).vcpus(1)
        .memory(64, 64).build()));
  }

  private DomainInfo arriving(StateReason reason) {
    return DomainInfo.of(uuid, "VM").state(DomainState.PAUSED, 1).vcpus(1).memory(64, 64).reason(reason).build();
  }

  private void round(HostId host, List<DomainInfo> infos) {
    time += SECOND;
    inventory.updateDomains(host, infos, time);
    sampler.polled(new Round(host, time, new PollRound(Instant.EPOCH.plusNanos(time), time,
        new HostReadings(time, 4, true, List.of()),
        infos.stream().map(info -> new DomainReadings(info, time, -1, List.of())).toList()), INTERVAL));
  }

  private interface Measuring {
    Map<ObjectId, Map<String, Double>> sample(Host host, List<VirtualMachine> machines);
  }

  private void bind(Measuring measuring) {
    MetricSource source = new MetricSource() {
      @Override
      public List<MetricDescriptor> descriptors() {
        return List.of();
      }

      @Override
      public Map<ObjectId, Map<String, Double>> sample(Host host, List<VirtualMachine> machines, Instant at) {
        return measuring.sample(host, machines);
      }
    };
    @SuppressWarnings("unchecked") ServiceReference<MetricSource> reference =
        (ServiceReference<MetricSource>) Proxy.newProxyInstance(
            getClass().getClassLoader(), new Class<?>[] {ServiceReference.class}, (proxy, method, arguments) -> 0);
    sampler.bindSource(new ComponentServiceObjects<>() {
      @Override
      public MetricSource getService() {
        return source;
      }

      @Override
      public void ungetService(MetricSource service) {
        // nothing is counted
      }

      @Override
      public ServiceReference<MetricSource> getServiceReference() {
        return reference;
      }
    });
  }
}

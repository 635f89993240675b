/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.internal.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.eclipse.core.internal.preferences.EclipsePreferences;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xenworkbench.core.concurrent.Timing;
import org.xenworkbench.core.driver.HostConfiguration;
import org.xenworkbench.core.embedded.Engine;
import org.xenworkbench.core.host.GroupPath;
import org.xenworkbench.core.host.HostGroup;
import org.xenworkbench.core.internal.Dispatcher;
import org.xenworkbench.core.internal.Preferences;
import org.xenworkbench.core.internal.TestClocks;
import org.xenworkbench.core.internal.inventory.FormerHosts;
import org.xenworkbench.core.internal.inventory.InventoryImpl;
import org.xenworkbench.core.internal.polling.PollingImpl;
import org.xenworkbench.core.internal.sampling.MetricHistoryImpl;
import org.xenworkbench.core.internal.sampling.SamplerImpl;
import org.xenworkbench.core.testkit.FakeEventLog;
import org.xenworkbench.core.testkit.FakeHostGroups;

/** The hosts of a file come into their groups. */
class GivenHostsTest {

  private static final String PROPERTY = "xenworkbench.hosts";

  @TempDir
  Path folder;
  private final Dispatcher dispatcher = new Dispatcher(Runnable::run);
  private final Preferences preferences = new Preferences(new EclipsePreferences(), new EclipsePreferences());
  private final InventoryImpl inventory = new InventoryImpl(dispatcher, new FormerHosts());
  private final FakeEventLog log = new FakeEventLog();
  private final TestHosts hosts = new TestHosts(inventory,
      new SamplerImpl(dispatcher, inventory, new MetricHistoryImpl(new FormerHosts()), TestClocks.system()),
      new PollingImpl(preferences), log, preferences, Timing.system());
  private final Engine engine = new Engine();
  private final FakeHostGroups groups = new FakeHostGroups();

  @AfterEach
  void stop() {
    System.clearProperty(PROPERTY);
    hosts.stop();
    engine.close();
  }

  /** Each change of groups is written to the disk, and told to all that show hosts. */
  @Test
  void allOfAGroupAreMovedAtOnceAndOneThatIsRefusedCostsNoOther() throws IOException {
    String names = IntStream.range(0, 40).mapToObj(i -> "pm" + i).collect(Collectors.joining(","));
    String file = "hosts = " + names + '\n' + IntStream.range(0, 40).mapToObj(i -> "pm" + i
        + ".driver = xen\npm" + i + ".group = site/rack" + i % 2 + '\n').collect(Collectors.joining());
    System.setProperty(PROPERTY, Files.writeString(folder.resolve("hosts"), file).toString());
    List<Object> changes = new ArrayList<>();
    groups.addListener(changes::add);
    List<HostConfiguration> taken = new ArrayList<>();
    int[] times = new int[1];
    new GivenHosts(hosts.environment(engine.driver()), new HostEntries(log, Clock.systemUTC()),
        Optional.of(groups), host -> {
          if (host.name().equals("pm4")) {
            throw new IllegalArgumentException("There is one.");
          }
          taken.add(host);
          return host.id();
        }).add(() -> times[0]++);
    assertThat(taken).hasSize(39).allSatisfy(host -> assertThat(groups.groupOf(host.id())).map(HostGroup::name)
        .contains("rack" + Integer.parseInt(host.name().substring(2)) % 2));
    assertThat(groups.find(new GroupPath(List.of("site", "rack0"))).orElseThrow().hosts()).hasSize(19);
    assertThat(changes).as("three groups, and the hosts of two").hasSizeLessThanOrEqualTo(5);
    assertThat(times[0]).isOne();
    assertThat(log.written()).singleElement().satisfies(entry -> assertThat(entry.message()).contains("There is one."));
  }
}

/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xenworkbench.core.driver.Endpoint.Transport;
import org.xenworkbench.core.driver.Endpoint;
import org.xenworkbench.core.driver.HostConfiguration;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.text.NameOrder;

class HostsFileWriterTest {

  private static final String[] PARTS =
      {"pm", "1", ".", " ", "=", ":", "#", "!", "\\", "\u00fc", "peer", "driver", "hosts",
          ",", "\ud83d\ude00", "u0041", "port", "'", "\u2028", "@"};

  @TempDir
  Path folder;

  private static HostConfiguration host(String name, Endpoint endpoint, Optional<Endpoint> peer, boolean readOnly) {
    return new HostConfiguration(HostId.random(), name, endpoint, peer, true, readOnly);
  }

  @Test
  void writesWhatTheGuideShows() throws IOException {
    Path file = folder.resolve("hosts.properties");
    List<HostConfiguration> left = HostsFile.write(file, List.of(
        host("PM1", new Endpoint("xen", Transport.TLS, "pm1.example", 0, Optional.empty()),
            Optional.of(new Endpoint("xen", Transport.TCP, "10.0.0.1", 17101, Optional.empty())), false),
        host("My host", new Endpoint("xen", Transport.SSH, "pm2.example", 0, Optional.of("admin")), Optional.empty(),
            true),
        host("a,b", new Endpoint("test", Transport.LOCAL, "", 0, Optional.empty()), Optional.empty(), true)));
    assertThat(left).extracting(HostConfiguration::name).containsExactly("a,b");
    assertThat(Files.readAllLines(file)).containsExactly("hosts = PM1,My host", "", "PM1.driver = xen",
        "PM1.transport = tls", "PM1.address = pm1.example", "PM1.peer.driver = xen", "PM1.peer.transport = tcp",
        "PM1.peer.address = 10.0.0.1", "PM1.peer.port = 17101", "PM1.insecure = true", "", "My host.driver = xen",
        "My host.transport = ssh", "My host.address = pm2.example", "My host.user = admin", "My host.readOnly = true");
  }

  private static GroupPath group(Random random) {
    List<String> names = new ArrayList<>();
    for (int depth = random.nextInt(4); depth > 0; depth--) {
      StringBuilder name = new StringBuilder(random.nextBoolean() ? "/x" : "x");
      for (int part = random.nextInt(4); part > 0; part--) {
        name.append(PARTS[random.nextInt(PARTS.length)]);
      }
      names.add(name.toString());
    }
    return new GroupPath(names);
  }

  /** Whatever is written is read as it was, and what cannot be is told. */
  @RepeatedTest(30)
  void isReadAsItWas() throws IOException {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    List<HostConfiguration> hosts = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      StringBuilder name = new StringBuilder();
      for (int part = random.nextInt(6); part >= 0; part--) {
        name.append(PARTS[random.nextInt(PARTS.length)]);
      }
      String shown = name.toString();
      if (!shown.isBlank() && hosts.stream().noneMatch(host -> NameOrder.isSame(host.name(), shown))) {
        Endpoint endpoint = endpoint(random);
        hosts.add(host(shown, endpoint, random.nextBoolean() ? Optional.empty() : Optional.of(endpoint(random)),
            random.nextBoolean()));
      }
    }
    Path file = folder.resolve("hosts");
    Map<HostId, GroupPath> groups = new HashMap<>();
    hosts.forEach(host -> groups.put(host.id(), group(random)));
    List<HostConfiguration> left = HostsFile.write(file, hosts, groups::get);
    HostsFile read = HostsFile.read(file);
    Map<String, GroupPath> byName = new HashMap<>();
    read.hosts().forEach(host -> byName.put(host.name(), read.group(host.id())));
    hosts.stream().filter(host -> !left.contains(host)).forEach(host -> assertThat(byName.get(host.name()))
        .as("seed %d: %s", seed, host.name()).isEqualTo(groups.get(host.id())));
    List<HostConfiguration> expected = hosts.stream().filter(host -> !left.contains(host)).toList();
    assertThat(read.hosts()).as("seed %d", seed).usingRecursiveComparison().ignoringFields("id").isEqualTo(expected);
    assertThat(left).as("seed %d: only odd names", seed)
        .allMatch(host -> groups.get(host.id()).names().stream().anyMatch(name -> !name.strip().equals(name)
            || !GroupPath.isName(name))
            || host.name().matches("(?s).*([,.\\s\u2028]|peer).*"));
  }

  private static Endpoint endpoint(Random random) {
    Transport transport = Transport.values()[random.nextInt(4)];
    boolean remote = transport.isRemote();
    return new Endpoint(random.nextBoolean() ? "xen" : "test", transport, remote ? "fe80::1%eth0" : "/srv/\u00e9.xml",
        remote ? random.nextInt(65_536) : 0,
        random.nextBoolean() && remote ? Optional.of("CORP+ann@x") : Optional.empty());
  }
}

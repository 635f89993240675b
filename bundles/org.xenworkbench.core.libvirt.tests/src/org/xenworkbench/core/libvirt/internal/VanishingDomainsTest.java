/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.libvirt.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.libvirt.Connect;
import org.libvirt.Domain;
import org.libvirt.LibvirtException;
import org.xenworkbench.core.concurrent.Threads;
import org.xenworkbench.core.driver.DomainInfo;
import org.xenworkbench.core.driver.Endpoint;
import org.xenworkbench.core.driver.HypervisorSession;
import org.xenworkbench.core.driver.PollRequest;
import org.xenworkbench.core.driver.PollRound.DomainReadings;
import org.xenworkbench.core.driver.SessionContext;
import org.xenworkbench.core.testkit.Await;
import org.xenworkbench.core.testkit.RecordingSessionListener;
import org.xenworkbench.core.testkit.libvirt.TestDaemon;

/** Domains that come, start, stop and go while their host is polled. */
class VanishingDomainsTest {

  private static final int ROUNDS = 500;
  private static final int CHANGERS = 4;
  private static final int EACH = 5;
  private static final int SURVIVORS = 3;
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final LibvirtDriver driver = new LibvirtDriver(status -> {});
  private final ExecutorService calls = Threads.pool("test-calls", 4);
  private final ExecutorService changers = Threads.pool("test-changers", CHANGERS);
  private final AtomicInteger changes = new AtomicInteger();
  private volatile boolean ended;

  @AfterEach
  void stop() {
    ended = true;
    changers.shutdownNow();
    calls.shutdownNow();
    driver.deactivate();
  }

  /** What one thread does to some domains of its own; whether each is left, with its UUID. */
  private final class Changer implements Callable<Map<UUID, Boolean>> {

    private final String uri;
    private final int number;
    private final Random random;
    private final Map<UUID, Boolean> defined = new HashMap<>();

    Changer(String uri, int number) {
      this.uri = uri;
      this.number = number;
      this.random = new Random(number);
    }

    @Override
    public Map<UUID, Boolean> call() throws LibvirtException {
      Connect connect = new Connect(uri);
      try {
        while (!ended) {
          change(connect, random.nextInt(EACH));
          changes.incrementAndGet();
        }
      } finally {
        connect.close();
      }
      return defined;
    }

    private void change(Connect connect, int index) throws LibvirtException {
      UUID uuid = new UUID(0x77000000_0000_4000L | number, 0x8000_0000_0000_0000L + index);
      if (!defined.getOrDefault(uuid, false)) {
        connect.domainDefineXML(description("churn" + number + '-' + index, uuid)).free();
        defined.put(uuid, true);
        return;
      }
      Domain domain = connect.domainLookupByUUID(uuid);
      try {
        if (domain.isActive() == 0) {
          defined.put(uuid, random.nextBoolean());
          if (defined.get(uuid)) {
            domain.create();
          } else {
            domain.undefine();
          }
        } else {
          domain.destroy();
        }
      } finally {
        domain.free();
      }
    }
  }

  private static String description(String name, UUID uuid) {
    return """
        <domain type='test'><name>%s</name><uuid>%s</uuid><memory>65536</memory><vcpu>1</vcpu><os><type>hvm</type></os>
        <devices><disk type='file' device='disk'><source file='/%s'/><target dev='vda'/></disk></devices></domain>"""
        .formatted(name, uuid, name);
  }

  @Test
  void inThisProcess() throws Exception {
    Connect keeper = new Connect("test:///default"); // whose domains live as long as a connection to it
    Set<UUID> survivors = new HashSet<>();
    List<Domain> made = new ArrayList<>();
    try {
      for (int i = 0; i < SURVIVORS; i++) {
        UUID uuid = new UUID(0x78000000_0000_4000L, 0x8000_0000_0000_0000L + i);
        made.add(keeper.domainCreateXML(description("stays" + i, uuid), 0));
        survivors.add(uuid);
      }
      pollWhileDomainsChange(new Endpoint("test", Endpoint.Transport.LOCAL, "default", 0, Optional.empty()),
          "test:///default", survivors);
    } finally {
      for (Domain domain : made) {
        domain.destroy();
        domain.free();
      }
      removeChanged(keeper);
      keeper.close();
    }
  }

  @Test
  void onARealDaemon() throws Exception {
    try (TestDaemon daemon = TestDaemon.start()) {
      daemon.populate(SURVIVORS);
      Set<UUID> survivors = new HashSet<>();
      for (int i = 0; i < SURVIVORS; i++) {
        survivors.add(daemon.uuid(i));
      }
      pollWhileDomainsChange(daemon.endpoint(), daemon.uri(), survivors);
    }
  }

  private static void removeChanged(Connect connect) throws LibvirtException {
    for (String name : connect.listDefinedDomains()) {
      if (name.startsWith("churn")) {
        Domain domain = connect.domainLookupByName(name);
        domain.undefine();
        domain.free();
      }
    }
    for (int id : connect.listDomains()) {
      Domain domain = connect.domainLookupByID(id);
      if (domain.getName().startsWith("churn")) {
        domain.destroy();
        domain.undefine();
      }
      domain.free();
    }
  }

  private void pollWhileDomainsChange(Endpoint endpoint, String uri, Set<UUID> survivors) throws Exception {
    SessionContext context = new SessionContext(SessionContext.Role.POLLING, "PM1", Clock.systemUTC(), calls,
        Optional.empty(), false, new RecordingSessionListener());
    HypervisorSession session = driver.open(endpoint, context);
    try (ConnectionReferences references = ConnectionReferences.of(session)) {
      int before = references.others();
      List<Future<Map<UUID, Boolean>>> running = new ArrayList<>();
      for (int i = 0; i < CHANGERS; i++) {
        running.add(changers.submit(new Changer(uri, i)));
      }
      Set<UUID> seen = new HashSet<>();
      for (int round = 0; round < ROUNDS; round++) {
        assertThat(running).as("a thread that changes domains has failed").noneMatch(Future::isDone);
        Set<UUID> listed = poll(session);
        assertThat(listed).as("round " + round).containsAll(survivors);
        seen.addAll(listed);
      }
      ended = true;
      Set<UUID> left = new HashSet<>();
      for (Future<Map<UUID, Boolean>> changer : running) {
        changer.get(PATIENCE.toSeconds(), TimeUnit.SECONDS).forEach((uuid, defined) -> {
          if (defined) {
            left.add(uuid);
          }
        });
      }
      System.out.println("[measured] " + uri + ": " + changes.get() + " changes in " + ROUNDS + " rounds, "
          + seen.size() + " domains seen");
      assertThat(changes).as("changes between rounds").hasValueGreaterThan(ROUNDS);
      assertThat(seen).as("domains that came and went were among them").hasSizeGreaterThan(survivors.size() + EACH);
      assertThat(poll(session)).containsAll(left).containsAll(survivors);
      Await.until("every handle of a domain is freed", PATIENCE, () -> references.others() == before);
      session.close();
      Await.until("nothing refers to the connection", PATIENCE, () -> references.others() == 0);
    } finally {
      session.close();
    }
  }

  /** One round's domains, none of which is there twice. */
  private static Set<UUID> poll(HypervisorSession session) throws Exception {
    List<UUID> uuids = session.poll(PollRequest.ALL).domains().stream().map(DomainReadings::info)
        .map(DomainInfo::uuid).toList();
    Set<UUID> listed = uuids.stream().collect(Collectors.toSet());
    assertThat(listed).hasSameSizeAs(uuids);
    return listed;
  }
}

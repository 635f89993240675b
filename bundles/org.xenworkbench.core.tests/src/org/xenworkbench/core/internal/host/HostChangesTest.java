/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.internal.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.core.internal.preferences.EclipsePreferences;
import org.eclipse.core.runtime.IStatus;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.xenworkbench.core.concurrent.Timing;
import org.xenworkbench.core.driver.AcceptedIdentity;
import org.xenworkbench.core.driver.Credentials;
import org.xenworkbench.core.driver.Endpoint.Transport;
import org.xenworkbench.core.driver.Endpoint;
import org.xenworkbench.core.driver.HostConfiguration;
import org.xenworkbench.core.driver.HostIdentity;
import org.xenworkbench.core.driver.HypervisorDriver;
import org.xenworkbench.core.driver.HypervisorException;
import org.xenworkbench.core.driver.HypervisorSession;
import org.xenworkbench.core.driver.SessionContext;
import org.xenworkbench.core.event.LogEntry;
import org.xenworkbench.core.host.SecretId;
import org.xenworkbench.core.internal.Dispatcher;
import org.xenworkbench.core.internal.Preferences;
import org.xenworkbench.core.internal.TestClocks;
import org.xenworkbench.core.internal.event.EventLogImpl;
import org.xenworkbench.core.internal.inventory.FormerHosts;
import org.xenworkbench.core.internal.inventory.InventoryImpl;
import org.xenworkbench.core.internal.polling.PollingImpl;
import org.xenworkbench.core.internal.sampling.MetricHistoryImpl;
import org.xenworkbench.core.internal.sampling.SamplerImpl;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.Registration;
import org.xenworkbench.core.operation.Initiator;
import org.xenworkbench.core.testkit.FakeCredentials;
import org.xenworkbench.core.testkit.Logged;

/** What becomes of stored passwords and the event log when hosts are changed and removed. */
class HostChangesTest {

  private static final Endpoint ADDRESS = new Endpoint("xen", Transport.TLS, "pm1.example", 0, Optional.of("ann"));
  private static final Credentials PASSWORD = new Credentials("ann", "secret".toCharArray());

  private final Dispatcher dispatcher = new Dispatcher(Runnable::run);
  private final Preferences preferences = new Preferences(new EclipsePreferences(), new EclipsePreferences());
  private final InventoryImpl inventory = new InventoryImpl(dispatcher, new FormerHosts());
  private final EventLogImpl log = new EventLogImpl(dispatcher);
  private final TestHosts hosts = new TestHosts(inventory,
      new SamplerImpl(dispatcher, inventory, new MetricHistoryImpl(new FormerHosts()), TestClocks.system()),
      new PollingImpl(preferences), log, preferences, Timing.system());
  private final HostConfiguration host = host(HostId.random(), "pm1", ADDRESS);
  private final FakeCredentials credentials = new FakeCredentials();
  private final Map<SecretId, Credentials> kept = credentials.kept();

  private static HostConfiguration host(HostId id, String name, Endpoint endpoint) {
    return new HostConfiguration(id, name, endpoint, Optional.empty(), false, false);
  }

  @BeforeEach
  void add() {
    hosts.registry().useCredentials(credentials);
    hosts.registry().add(host);
    kept.put(SecretId.of(host.id()), PASSWORD);
  }

  @AfterEach
  void stop() {
    hosts.stop();
  }

  /** Otherwise the user sees only that a host refuses to be connected. */
  @Test
  void aPasswordThatCannotBeReadIsToldOnceUntilItCan() {
    List<IStatus> problems = new ArrayList<>();
    HostCredentials found = new HostCredentials(() -> Optional.of(credentials),
        new HostEntries(log, Clock.systemUTC()), problems::add);
    credentials.failReading(Optional.of("The key is gone."));
    for (int attempt = 0; attempt < 2; attempt++) {
      assertThat(found.findOrTell(host)).isEmpty();
      assertThat(newest().message()).contains("'pm1' cannot be read", "The key is gone.");
      assertThat(log.fault()).get().asString().contains("The key is gone.");
    }
    assertThat(problems).hasSize(1);
    credentials.failReading(Optional.empty());
    assertThat(found.findOrTell(host)).contains(PASSWORD);
    assertThat(log.fault()).isEmpty();
  }

  @Test
  void aPasswordDoesNotFollowAHostToAnotherAddressOrUser() {
    for (Endpoint other : List.of(new Endpoint("xen", Transport.TLS, "evil.example", 0, Optional.of("ann")),
        new Endpoint("xen", Transport.TCP, "pm1.example", 0, Optional.of("ann")),
        new Endpoint("xen", Transport.TLS, "pm1.example", 17, Optional.of("ann")),
        new Endpoint("xen", Transport.TLS, "pm1.example", 0, Optional.of("bob")),
        new Endpoint("qemu", Transport.TLS, "pm1.example", 0, Optional.of("ann")))) {
      kept.put(SecretId.of(host.id()), PASSWORD);
      hosts.registry().update(host(host.id(), "pm1", other));
      assertThat(kept).as(other.displayText()).isEmpty();
      assertThat(newest().details()).contains(other.displayText(), "password was removed");
      hosts.registry().update(host);
    }
  }

  /** A host that is added again at that address is asked about. */
  @Test
  void anAcceptedCertificateGoesWithTheLastHostAtItsAddress() {
    Set<Endpoint> trusted = new HashSet<>(Set.of(ADDRESS));
    hosts.bindAnother(trusting(trusted));
    HostConfiguration twin = host(HostId.random(), "twin", ADDRESS);
    hosts.registry().add(twin);
    hosts.registry().remove(host.id());
    assertThat(trusted).as("the twin's").isNotEmpty();
    hosts.registry().remove(twin.id());
    assertThat(trusted).isEmpty();
    assertThat(newest().message()).contains("pm1.example");
  }

  @Test
  void anAcceptedCertificateGoesWhenTheLastHostHasAnotherAddress() {
    Set<Endpoint> trusted = new HashSet<>(Set.of(ADDRESS));
    hosts.bindAnother(trusting(trusted));
    hosts.registry().update(host(host.id(), "renamed", ADDRESS));
    assertThat(trusted).as("it is there still").isNotEmpty();
    hosts.registry().update(host(host.id(), "renamed", new Endpoint("xen", Transport.TLS, "new", 0, Optional.empty())));
    assertThat(trusted).isEmpty();
    assertThat(newest().message()).startsWith("Forgot").contains("pm1.example");
  }

  /** As whoever keeps it does: the spelling of an address is none of its own. */
  @Test
  void anAcceptedCertificateStaysWhereAHostIsSpelledInAnotherWay() {
    Set<Endpoint> trusted = new HashSet<>(Set.of(ADDRESS));
    hosts.bindAnother(trusting(trusted));
    Endpoint other = new Endpoint("xen", Transport.TLS, ADDRESS.address().toUpperCase(Locale.ROOT), ADDRESS.port(),
        Optional.empty());
    hosts.registry().update(host(host.id(), "renamed", other));
    assertThat(trusted).isNotEmpty();
  }

  private static HypervisorDriver trusting(Set<Endpoint> trusted) {
    return new HypervisorDriver() {
      @Override
      public Set<String> types() {
        return Set.of("xen");
      }

      @Override
      public HypervisorSession open(Endpoint endpoint, SessionContext context) throws HypervisorException {
        throw new HypervisorException(HypervisorException.Kind.UNREACHABLE, "It is off.");
      }

      @Override
      public Optional<AcceptedIdentity> accepted(Endpoint endpoint) {
        return Optional.of(endpoint).filter(trusted::contains).map(known -> new AcceptedIdentity(known,
            Optional.of(new HostIdentity(HostIdentity.Kind.CERTIFICATE, "AB:CD", List.of(), "proof")), Instant.EPOCH));
      }

      @Override
      public void distrust(Endpoint endpoint) {
        trusted.remove(endpoint);
      }
    };
  }

  @Test
  void aPasswordStaysWithItsAddressWhateverElseChanges() {
    hosts.registry().update(new HostConfiguration(host.id(), "renamed", ADDRESS, Optional.empty(), true, true));
    assertThat(kept).containsEntry(SecretId.of(host.id()), PASSWORD);
    assertThat(newest().message()).isEqualTo("Changed the settings of host 'renamed'");
    assertThat(newest().details()).contains("Name: pm1 > renamed", "Read-only: false > true")
        .doesNotContain("password");
  }

  @Test
  void aPasswordThatIsGivenWithTheNewAddressIsKept() {
    Credentials typed = new Credentials("ann", "other".toCharArray());
    hosts.registry().update(host(host.id(), "pm1", new Endpoint("xen", Transport.TLS, "new", 0, Optional.of("ann"))),
        Optional.of(typed));
    assertThat(kept).containsEntry(SecretId.of(host.id()), typed);
  }

  @Test
  void thePasswordOfARemovedHostGoes() {
    hosts.registry().remove(host.id());
    assertThat(kept).isEmpty();
    assertThat(newest().message()).isEqualTo("Removed host 'pm1'");
  }

  @Test
  void whatCannotBeDroppedIsSaidAndNeverSentElsewhere() {
    credentials.failRemoving(Optional.of("The disk is gone."));
    HostConfiguration moved = host(host.id(), "pm1", new Endpoint("xen", Transport.TLS, "evil", 0, Optional.of("ann")));
    assertThatIllegalStateException().isThrownBy(() -> hosts.registry().update(moved))
        .withMessageContaining("disk is gone");
    assertThat(hosts.registry().configuration(host.id())).contains(host);
    hosts.registry().remove(host.id());
    assertThat(Logged.newest(log, 10)).anySatisfy(entry -> {
      assertThat(entry.status()).isEqualTo(LogEntry.Status.WARNING);
      assertThat(entry.message()).contains("pm1", "disk is gone");
    });
  }

  @Test
  void anEntryTellsWhoAsked() {
    try (Registration acting = Initiator.act("ann (JMX)")) {
      hosts.registry().remove(host.id());
    }
    assertThat(newest().user()).isEqualTo("ann (JMX)");
  }

  private LogEntry newest() {
    return Logged.newest(log, 1).get(0);
  }
}

/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.workbench.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.xenworkbench.workbench.tests.Workbench.PM1;
import static org.xenworkbench.workbench.tests.Workbench.PM2;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.eclipse.swt.SWT;
import org.eclipse.ui.PlatformUI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.xenworkbench.core.driver.Credentials;
import org.xenworkbench.core.host.HostGroup;
import org.xenworkbench.core.host.HostGroups;
import org.xenworkbench.core.testkit.libvirt.MadeCertificate;
import org.xenworkbench.core.testkit.libvirt.TestDaemon;
import org.xenworkbench.workbench.tests.driver.Keys;
import org.xenworkbench.workbench.tests.driver.Wait;
import org.xenworkbench.workbench.tests.pages.AddHostPage;
import org.xenworkbench.workbench.tests.pages.EventLogPage;
import org.xenworkbench.workbench.tests.pages.HostsViewPage;
import org.xenworkbench.workbench.tests.pages.QuestionPage;

class AddHostTest {

  @RegisterExtension
  final Workbench bench = new Workbench();

  private AddHostPage open() {
    bench.window().tool("Add Host...");
    return new AddHostPage(bench.driver());
  }

  private AddHostPage simulated(String name, String host) {
    return open().name(name).type("simulator").transport("Local")
        .address(bench.fleet().definition().name() + "/" + host);
  }

  @ParameterizedTest
  @ValueSource(strings = {"pm1/system?command=/tmp/evil", "root@pm1", "pm1:16514", "pm1;id",
      "xen+ssh://pm1/", "-oProxy"})
  void refusesAddressesThatWouldChangeTheUri(String address) {
    AddHostPage dialog = open().name("bad").type("xen").transport("TLS").address(address);
    dialog.waitForText("The address '" + address + "' is not valid");
    assertThat(dialog.canAdd()).isFalse();
    dialog.address("pm1.example.org");
    assertThat(dialog.canAdd()).isTrue();
    dialog.cancel();
    assertThat(Workbench.hosts()).extracting(host -> host.name()).containsOnly(PM1, PM2);
  }

  @Test
  void refusesAPortThatIsNone() {
    AddHostPage dialog = open().name("bad").type("xen").transport("TLS").address("pm1").port("70000");
    dialog.waitForText("The port '70000' is not valid");
    assertThat(dialog.canAdd()).isFalse();
    dialog.cancel();
  }

  @Test
  void warnsOfTcp() {
    AddHostPage dialog = open().name("plain").type("xen").transport("TCP (insecure)").address("pm1");
    dialog.waitForText("neither encrypted nor authenticated");
    dialog.cancel();
  }

  @Test
  void refusesANameThatIsTaken() {
    AddHostPage dialog = simulated(PM1, PM1);
    dialog.waitForText("There is a host named 'pm1' already");
    assertThat(dialog.canAdd()).isFalse();
    dialog.cancel();
  }

  @Test
  void testsTheConnectionAndAddsTheHost() {
    HostsViewPage hosts = new HostsViewPage(bench.driver());
    hosts.press(Keys.of(SWT.INSERT));
    AddHostPage dialog = new AddHostPage(bench.driver()).waitForKeyboard();
    dialog.name("third").type("simulator").transport("Local").address(bench.fleet().definition().name() + "/pm1");
    assertThat(dialog.test()).contains("Connected").contains("Simulator");
    dialog.add();
    hosts.waitForState(HostsViewPage.simulated("third"), "Connected; same machine as " + PM1);
    Wait.forValue("What is selected", hosts::selected, List.of("third")::equals);
  }

  /** The focus would go to Cancel if the button were disabled, and the next Space would throw everything away. */
  @Test
  void testingTheConnectionKeepsTheFocus() {
    AddHostPage dialog = simulated("third", PM1);
    assertThat(dialog.testByKeyboard()).contains("Connected");
    assertThat(dialog.testByKeyboard()).contains("Connected");
    assertThat(dialog.canAdd()).isTrue();
    dialog.cancel();
  }

  @Test
  void saysThatCredentialsAreWrong() {
    bench.fleet().requireCredentials(PM1, Optional.of(new Credentials("admin", "secret".toCharArray())));
    AddHostPage dialog = simulated("guarded", PM1);
    assertThat(dialog.test()).containsIgnoringCase("password").doesNotContain("secret");
    dialog.add();
    EventLogPage log = new EventLogPage(bench.driver());
    log.waitFor("The refusal", entry -> entry.message().contains("Cannot connect to 'guarded'")
        && entry.message().contains("password"));
  }

  @Test
  void saysThatAHostDoesNotAnswer() {
    bench.fleet().setReachable(PM2, false);
    AddHostPage dialog = simulated("away", PM2);
    assertThat(dialog.test()).contains("does not answer");
    dialog.cancel();
  }

  @Test
  void saysThatTheresNobodyListening() {
    AddHostPage dialog = open().name("closed").type("xen").transport("TCP (insecure)").address("127.0.0.1").port("1");
    assertThat(dialog.test()).startsWith("Cannot connect. Connection refused").contains("127.0.0.1")
        .doesNotContainIgnoringCase("ssh");
    dialog.cancel();
  }

  @Test
  void putsTheHostIntoAGroupThatIsMadeForIt() {
    HostGroups groups = PlatformUI.getWorkbench().getService(HostGroups.class);
    simulated("third", PM1).group("New lab").add();
    List<HostGroup> made = Wait.forValue("The group", groups::groups,
        all -> all.stream().anyMatch(group -> group.hosts().size() == 1));
    assertThat(made).extracting(HostGroup::name).containsExactly("New lab");
    groups.groups().forEach(group -> groups.remove(group.id()));
  }

  /** A real daemon: what is accepted is the only certificate that counts, and another one is an alarm. */
  @Test
  void acceptsACertificateByItsFingerprintAndAlarmsWhenItChanges(@TempDir Path folder) throws Exception {
    int port = TestDaemon.freePort();
    AddHostPage dialog = open().name("secure").type("test").transport("TLS").address("localhost").port("" + port);
    String first;
    try (TestDaemon daemon = TestDaemon.start(new MadeCertificate(folder, "dns:localhost").settings(port))) {
      String unknown = dialog.test();
      assertThat(unknown).contains("No authority that is known here", "SHA-256: ", "Issued by: itself (self-signed)",
          "For: localhost", "Valid: from ");
      assertThat(dialog.steps()).hasSizeGreaterThan(3).anyMatch(step -> step.contains("Looking up localhost"));
      bench.picture("addhost-untrusted");
      first = unknown.lines().filter(line -> line.startsWith("SHA-256: ")).findFirst().orElseThrow().substring(9);
      QuestionPage question = dialog.decide("Accept This Certificate");
      assertThat(question.text()).contains(first);
      bench.picture("addhost-accept");
      question.answer("Cancel");
      assertThat(dialog.canDecide()).as("nothing was accepted").isTrue();
      dialog.decide("Accept This Certificate").answer("Accept This Certificate");
      assertThat(dialog.waitForResult("Connected")).contains("Connected");
      assertThat(dialog.canDecide()).isFalse();
      bench.picture("addhost-connected");
    }
    try (TestDaemon daemon = TestDaemon.start(new MadeCertificate(folder, "dns:localhost").settings(port))) {
      dialog.beginTest();
      assertThat(dialog.waitForResult("another certificate")).contains(first);
      bench.picture("addhost-changed");
      dialog.decide("Forget the Accepted Certificate").answer("Forget the Accepted Certificate");
      dialog.waitForResult("No authority that is known here");
      dialog.decide("Accept This Certificate").answer("Accept This Certificate");
      dialog.waitForResult("Connected");
      EventLogPage log = new EventLogPage(bench.driver());
      log.waitFor("What was accepted", entry -> entry.message().startsWith("Accepted the certificate of test+tls://"));
      dialog.type("xen");
      dialog.beginTest();
      assertThat(dialog.waitForResult("libvirt answers there")).contains("drives no hosts of type xen");
    }
    dialog.cancel();
  }

  @Test
  void aPortThatSaysNothingIsLeftByCancelling() throws Exception {
    try (ServerSocket silent = new ServerSocket(0, 9, InetAddress.getLoopbackAddress())) {
      AddHostPage dialog = open().name("silent").type("xen").transport("TCP (insecure)").address("127.0.0.1")
          .port("" + silent.getLocalPort());
      dialog.beginTest();
      Wait.until("The last step", () -> dialog.steps().stream().anyMatch(step -> step.contains("waiting for libvirt")));
      bench.picture("addhost-steps");
      dialog.cancelTest();
      assertThat(dialog.canAdd()).isTrue();
      dialog.cancel();
    }
  }
}

/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.workbench.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.xenworkbench.workbench.tests.Workbench.PM1;
import static org.xenworkbench.workbench.tests.Workbench.PM2;
import static org.xenworkbench.workbench.tests.Workbench.SHOWN_PM1;
import static org.xenworkbench.workbench.tests.Workbench.SHOWN_PM2;

import java.util.Optional;
import org.eclipse.swt.SWT;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.xenworkbench.core.event.EventLog;
import org.xenworkbench.core.testkit.Logged;
import org.xenworkbench.workbench.tests.driver.Keys;
import org.xenworkbench.workbench.tests.driver.Wait;
import org.xenworkbench.workbench.tests.pages.AnswerPage;
import org.xenworkbench.workbench.tests.pages.EventLogPage;
import org.xenworkbench.workbench.tests.pages.HostsViewPage;
import org.xenworkbench.workbench.tests.pages.NewVmPage;

/** The wizard that makes a virtual machine, and what makes one like another. */
class NewVmTest {

  private static final String NAME = "new <&> \u65e5";

  @RegisterExtension
  final Workbench bench = new Workbench();

  private HostsViewPage hosts() {
    return new HostsViewPage(bench.driver());
  }

  private NewVmPage open(String host) {
    hosts().select(host);
    hosts().press(new Keys(SWT.ALT, SWT.INSERT));
    return new NewVmPage(bench.driver());
  }

  private NewVmPage onDevices(String host, String name) {
    return open(host).type("name", name).next().type("image", "/srv/iso/debian-12.iso").next();
  }

  @Test
  void makesAVmAndStartsIt() {
    NewVmPage wizard = open(SHOWN_PM2);
    assertThat(wizard.chosen("host")).isEqualTo(PM2);
    assertThat(wizard.canGoOn()).as("without a name").isFalse();
    bench.picture("newvm-name");
    wizard.type("name", NAME).next();
    assertThat(wizard.value("memory")).isEqualTo("1 GiB");
    wizard.type("image", "/srv/iso/debian-12.iso").type("memory", "512 MiB");
    bench.picture("newvm-system");
    assertThat(wizard.canCreate()).as("what is made was not shown yet").isFalse();
    wizard.next();
    Wait.until("A pool is proposed", () -> wizard.chosen("pool").startsWith("images"));
    wizard.type("size", "10 GiB");
    bench.picture("newvm-devices");
    wizard.next();
    Wait.forValue("The definition", wizard::definition, text -> text.contains("<name>new &lt;&amp;&gt; \u65e5</name>"));
    assertThat(wizard.definition()).contains(">524288</memory>", "/srv/images/new &lt;&amp;&gt; \u65e5.img",
        "/srv/iso/debian-12.iso", "127.0.0.1");
    bench.picture("newvm-review");
    wizard.create();
    hosts().waitForState(SHOWN_PM2, NAME, "Running");
    Wait.until("It is selected", () -> hosts().selected().stream().anyMatch(row -> row.contains(NAME)));
    EventLogPage log = new EventLogPage(bench.driver());
    log.waitFor("That it was made",
        entry -> entry.message().equals("Created and started VM '" + NAME + "' on 'pm2'") && entry.vm().equals(NAME));
    assertThat(log.entries()).filteredOn(entry -> entry.vm().equals(NAME)).as("told once").hasSize(1);
  }

  @Test
  void saysWhatIsWrongAsItIsTyped() {
    NewVmPage wizard = open(SHOWN_PM1).type("name", bench.alpha);
    wizard.waitForText("The host has a virtual machine '" + bench.alpha + "' already.");
    assertThat(wizard.canGoOn()).isFalse();
    wizard.type("name", "a/b");
    Wait.until("Nor is that a name", () -> !wizard.canGoOn());
    wizard.type("name", "new").next().type("image", "/srv/iso/debian-12.iso").type("memory", "17 GiB");
    wizard.waitForText("The host has 16.0 GiB of memory.");
    wizard.type("memory", "much").waitForText("Enter a size");
    wizard.type("memory", "1 GiB").type("image", "relative.iso").waitForText("begins with /");
    wizard.type("image", "/srv/iso/debian-12.iso").next();
    Wait.until("A pool is proposed", () -> wizard.chosen("pool").startsWith("images"));
    wizard.type("size", "9 TiB").waitForText("free");
    assertThat(wizard.canGoOn()).isFalse();
    wizard.click("noDisk").next();
    Wait.until("It can be made without a disk", wizard::canCreate);
    wizard.cancel();
  }

  @Test
  void aHostThatVanishesIsTold() {
    NewVmPage wizard = onDevices(SHOWN_PM1, "new");
    bench.fleet().setReachable(PM1, false);
    wizard.waitForText("Host 'pm1' is not connected.");
    assertThat(wizard.canGoOn()).isFalse();
    bench.fleet().setReachable(PM1, true);
    Wait.until("It goes on when the host is back", wizard::canGoOn);
    wizard.cancel();
  }

  @Test
  void whatFailsIsSaidAndWhatWasMadeIsTakenBack() {
    NewVmPage wizard = onDevices(SHOWN_PM1, "new").next();
    bench.fleet().failKeeping(PM1, Optional.of("No space left on device."));
    wizard.create();
    EventLogPage log = new EventLogPage(bench.driver());
    log.waitFor("Why not", entry -> entry.vm().equals("new") && entry.status().equals("Failed"));
    assertThat(Logged.newest(Services.get(EventLog.class), 20)).anySatisfy(entry -> assertThat(entry.details())
        .contains("No space left on device.", "Volume 'new.img' in pool 'images'", "was deleted again"));
    assertThat(hosts().vms(SHOWN_PM1)).doesNotContain("new");
  }

  @Test
  void anotherVmCanBeTheTemplate() {
    NewVmPage wizard = open(SHOWN_PM1).type("name", "like");
    wizard.chooseFromList("likeVm", "Template", bench.beta);
    Wait.until("It says of which", () -> wizard.value("template").contains(bench.beta));
    wizard.next();
    Wait.until("It has as much memory", () -> wizard.value("memory").equals("128 MiB"));
    wizard.click("byDisk").next().click("existingDisk").type("path", "/srv/images/other.img")
        .choose("pathFormat", "raw").next();
    Wait.forValue("The definition", wizard::definition, text -> text.contains("<name>like</name>"));
    assertThat(wizard.definition()).contains(">131072</memory>", "/srv/images/other.img")
        .doesNotContain(bench.uuid(bench.beta).toString(), "<mac");
    bench.picture("newvm-template");
    wizard.cancel();
  }

  @Test
  void clonesAVmThatIsOff() {
    hosts().select(SHOWN_PM1, bench.alpha);
    assertThat(hosts().canChoose("Clone...")).as("it runs").isFalse();
    hosts().select(SHOWN_PM1, bench.idle);
    hosts().press(Keys.ofCommand('j'));
    AnswerPage dialog = new AnswerPage(bench.driver(), "Clone", "xvda: /srv/images/" + bench.idle
        + ".qcow2, 32.0 GiB, is copied.\n\nClone '" + bench.idle + "' on 'pm1' as:");
    assertThat(dialog.value()).isEqualTo(bench.idle + " clone");
    bench.picture("clone");
    dialog.type(bench.alpha);
    Wait.until("It says why not", () -> dialog.text().contains("Another VM of that host is called"));
    assertThat(dialog.canAccept()).isFalse();
    dialog.type("twin").accept();
    hosts().waitForState(SHOWN_PM1, "twin", "Shut off");
    new EventLogPage(bench.driver()).waitFor("That it was cloned",
        entry -> entry.message().equals("Cloned VM '" + bench.idle + "' on 'pm1' as 'twin'"));
  }
}

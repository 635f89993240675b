/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.xenworkbench.core.testkit.DriverFixture.UNKNOWN;
import static org.xenworkbench.core.testkit.DriverFixture.assertFails;
import static org.xenworkbench.core.testkit.DriverFixture.readings;

import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.osgi.annotation.versioning.ConsumerType;
import org.xenworkbench.core.driver.DefinitionAccess;
import org.xenworkbench.core.driver.DefinitionControl;
import org.xenworkbench.core.driver.DomainInfo;
import org.xenworkbench.core.driver.Feature;
import org.xenworkbench.core.driver.HypervisorException.Kind;
import org.xenworkbench.core.driver.HypervisorException;
import org.xenworkbench.core.driver.PollRequest;
import org.xenworkbench.core.driver.PowerAction;
import org.xenworkbench.core.driver.SessionContext.Role;
import org.xenworkbench.core.driver.VmChange;
import org.xenworkbench.core.driver.VmSetting;
import org.xenworkbench.core.model.DomainState;

/**
 * What {@link DefinitionControl} promises.
 *
 * @since 0.1
 */
@ConsumerType
public interface DefinitionContract {

  /** The hosts that it is tested with. */
  DriverFixture fixture();

  /** The facet. */
  private static DefinitionControl definitions(OpenHost home) throws HypervisorException {
    return home.session(Role.OPERATIONS).require(DefinitionControl.class);
  }

  /** What a round tells that was asked to be thorough. */
  private static DomainInfo thoroughly(OpenHost home, UUID vm) throws HypervisorException {
    return readings(home.session(Role.POLLING).poll(new PollRequest(Set.of(), true)), vm).info();
  }

  @Test
  default void startsADomainWithItsHostOrNot() throws Exception {
    OpenHost home = fixture().openHome(Feature.AUTOSTART);
    UUID vm = fixture().vmOn(home);
    DefinitionControl control = definitions(home);
    boolean before = home.session(Role.POLLING).domain(vm).orElseThrow().autostart();
    try {
      for (boolean on : new boolean[] {!before, before}) {
        control.setAutostart(vm, on);
        assertThat(home.session(Role.POLLING).domain(vm).orElseThrow().autostart()).isEqualTo(on);
        assertThat(thoroughly(home, vm).autostart()).as("what a thorough round tells").isEqualTo(on);
      }
    } finally {
      control.setAutostart(vm, before);
    }
  }

  @Test
  default void whatIsDiscardedBootsAnew() throws Exception {
    OpenHost home = fixture().openHome(VmChange.DISCARD_SAVED.feature(), PowerAction.SAVE.feature());
    UUID vm = fixture().vmOn(home);
    DefinitionControl control = definitions(home);
    assertFails(Kind.INVALID_STATE, () -> control.discardSaved(vm));
    home.power().power(vm, PowerAction.SAVE);
    fixture().awaitState(home, vm, DomainState.SHUT_OFF);
    assertThat(thoroughly(home, vm).saved()).isTrue();
    control.discardSaved(vm);
    assertThat(thoroughly(home, vm).saved()).as("what a thorough round tells").isFalse();
    assertFails(Kind.INVALID_STATE, () -> control.discardSaved(vm));
  }

  /** Switches the VM off; it is brought back after the test. */
  private UUID switchedOff(OpenHost home) throws HypervisorException {
    UUID vm = fixture().vmOn(home);
    home.power().power(vm, PowerAction.FORCE_OFF);
    fixture().awaitState(home, vm, DomainState.SHUT_OFF);
    return vm;
  }

  private void offWhereItMustBe(OpenHost home) throws HypervisorException {
    if (fixture().isBoundByWhatRuns()) {
      switchedOff(home);
    }
  }

  /** Where a running domain bounds what it is defined with, its definition stays as it was. */
  @Test
  default void whatIsRefusedChangesNoDefinition() throws Exception {
    assumeTrue(fixture().isBoundByWhatRuns(), "it is not refused");
    OpenHost home = fixture().openHome(VmSetting.SET_NEXT_MEMORY.feature(), VmSetting.SET_NEXT_VCPUS.feature(),
        Feature.POWER);
    DefinitionControl control = definitions(home);
    DomainInfo before = home.session(Role.POLLING).domain(fixture().vmOn(home)).orElseThrow();
    assertThatThrownBy(() -> control.defineMemory(before.uuid(), before.maxMemory() + (64 << 20)))
        .isInstanceOf(HypervisorException.class);
    assertThatThrownBy(() -> control.defineVcpus(before.uuid(), before.maxVcpus() + 1))
        .isInstanceOf(HypervisorException.class);
    switchedOff(home);
    DomainInfo off = thoroughly(home, before.uuid());
    assertThat(off.maxMemory() >> 20).as("maximum in MiB").isEqualTo(before.maxMemory() >> 20);
    assertThat(off.maxVcpus()).isEqualTo(before.maxVcpus());
  }

  @Test
  default void startsWithTheMemoryThatIsDefined() throws Exception {
    OpenHost home = fixture().openHome(VmSetting.SET_NEXT_MEMORY.feature(), Feature.POWER);
    UUID vm = fixture().vmOn(home);
    DefinitionControl control = definitions(home);
    long before = home.session(Role.POLLING).domain(vm).orElseThrow().maxMemory() >> 20 << 20;
    long more = before + (16 << 20);
    offWhereItMustBe(home);
    control.defineMemory(vm, more);
    try {
      if (!fixture().isBoundByWhatRuns()) {
        assertThat(thoroughly(home, vm).maxMemory() >> 20).as("while it runs").isEqualTo(before >> 20);
        switchedOff(home);
      }
      home.power().power(vm, PowerAction.START);
      fixture().awaitState(home, vm, DomainState.RUNNING, DomainState.BLOCKED);
      assertThat(thoroughly(home, vm).maxMemory() >> 20).as("maximum").isEqualTo(more >> 20);
      fixture().awaitMemory(home, vm, more);
    } finally {
      control.defineMemory(vm, before);
    }
  }

  @Test
  default void startsWithTheVcpusThatAreDefined() throws Exception {
    OpenHost home = fixture().openHome(VmSetting.SET_NEXT_VCPUS.feature(), Feature.POWER);
    UUID vm = fixture().vmOn(home);
    DefinitionControl control = definitions(home);
    DomainInfo before = home.session(Role.POLLING).domain(vm).orElseThrow();
    assumeTrue(!fixture().isBoundByWhatRuns()
        || before.maxVcpus() < home.session(Role.POLLING).hostInfo().cpus(), "libxl gives no more than the host has");
    offWhereItMustBe(home);
    control.defineVcpus(vm, before.maxVcpus() + 1);
    try {
      if (!fixture().isBoundByWhatRuns()) {
        assertThat(thoroughly(home, vm).vcpus()).as("while it runs").isEqualTo(before.vcpus());
        switchedOff(home);
      }
      assertThat(thoroughly(home, vm).maxVcpus()).as("maximum while off").isEqualTo(before.maxVcpus() + 1);
      home.power().power(vm, PowerAction.START);
      fixture().awaitState(home, vm, DomainState.RUNNING, DomainState.BLOCKED);
      assertThat(thoroughly(home, vm).vcpus()).isEqualTo(before.maxVcpus() + 1);
    } finally {
      control.defineVcpus(vm, before.vcpus());
    }
  }

  /** With what XML and file names are made of, and letters beyond Latin. */
  @Test
  default void renamesADomainThatIsOff() throws Exception {
    OpenHost home = fixture().openHome(VmChange.RENAME.feature(), Feature.POWER);
    DefinitionControl control = definitions(home);
    assertFails(Kind.INVALID_STATE, () -> control.rename(fixture().vmOn(home), "other"));
    UUID vm = switchedOff(home);
    String odd = "<name>&\"' b\u00fcro \u65e5\u672c \ud83d\udc27";
    control.rename(vm, odd);
    try {
      assertThat(home.session(Role.POLLING).domain(vm).orElseThrow().name()).isEqualTo(odd);
      assertThat(readings(home.poll(), vm).info().name()).isEqualTo(odd);
    } finally {
      control.rename(vm, fixture().vm());
    }
    assertThat(fixture().vmOn(home)).isEqualTo(vm);
  }

  @Test
  default void keepsWhatIsWrittenOfADomain() throws Exception {
    OpenHost home = fixture().openHome(VmChange.SET_DESCRIPTION.feature());
    UUID vm = fixture().vmOn(home);
    DefinitionControl control = definitions(home);
    String before = control.description(vm);
    String odd = "<b>&amp;</b>\n\tzw\u00f6lf \u65e5\u672c \ud83d\udc27";
    try {
      control.describe(vm, odd);
      assertThat(control.description(vm)).isEqualTo(odd);
      control.describe(vm, "");
      assertThat(control.description(vm)).isEmpty();
    } finally {
      control.describe(vm, before);
    }
  }

  private static String behindUuid(String definition, UUID vm, String element) {
    return definition.replace(vm + "</uuid>", vm + "</uuid>" + element);
  }

  @Test
  default void theNextDefinitionCanBeWrittenAnew() throws Exception {
    OpenHost home = fixture().openHome(Feature.DEFINE);
    UUID vm = fixture().vmOn(home);
    DefinitionControl control = definitions(home);
    String before = control.nextDefinition(vm);
    String title = "<title>Contract &amp; \u65e5\u672c</title>";
    control.define(vm, behindUuid(before, vm, title));
    try {
      assertThat(control.nextDefinition(vm)).contains(title, vm.toString());
      assertThat(home.session(Role.POLLING).domain(vm).orElseThrow().isActive()).as("it goes on").isTrue();
    } finally {
      control.define(vm, before);
    }
    assertThat(control.nextDefinition(vm)).doesNotContain(title);
  }

  /** Which is told to who may define it, since a definition without would take it away, and to nobody else. */
  @Test
  default void aPasswordStaysInTheNextDefinition() throws Exception {
    OpenHost home = fixture().openHome(Feature.DEFINE, Feature.DEFINITION);
    UUID vm = fixture().vmOn(home);
    DefinitionControl control = definitions(home);
    String before = control.nextDefinition(vm);
    control.define(vm, before.replace("</devices>",
        "<graphics type='vnc' port='-1' autoport='yes' listen='127.0.0.1' passwd='c0ntract'/></devices>"));
    try {
      assertThat(control.nextDefinition(vm)).contains("c0ntract");
      assertThat(home.session(Role.POLLING).require(DefinitionAccess.class).definition(vm))
          .doesNotContain("c0ntract");
    } finally {
      control.define(vm, before);
    }
  }

  @Test
  default void whatIsNoDefinitionOfTheDomainIsRefused() throws Exception {
    OpenHost home = fixture().openHome(Feature.DEFINE);
    UUID vm = fixture().vmOn(home);
    DefinitionControl control = definitions(home);
    String before = control.nextDefinition(vm);
    int listed = home.poll().domains().size();
    assertFails(Kind.CONFIGURATION, () -> control.define(vm, before.replace(vm.toString(), UNKNOWN.toString())));
    assertFails(Kind.CONFIGURATION, () -> control.define(vm,
        before.replace("<name>" + fixture().vm() + "</name>", "<name>other</name>")));
    assertFails(Kind.CONFIGURATION, () -> control.define(vm, before.replace("</domain>", "")));
    assertFails(Kind.CONFIGURATION,
        () -> control.define(vm, "<!DOCTYPE domain [<!ENTITY e SYSTEM 'file:///etc/passwd'>]>"
            + before));
    assertFails(Kind.FAILED, () -> control.define(vm, before.replaceFirst("<memory[^/]*/memory>",
        "<memory unit='KiB'>many</memory>")));
    assertThat(control.nextDefinition(vm)).isEqualTo(before);
    assertThat(home.poll().domains()).as("no other domain was made").hasSize(listed);
  }

  @Test
  default void deletesNothingThatIsActive() throws Exception {
    OpenHost home = fixture().openHome(VmChange.DELETE.feature());
    UUID vm = fixture().vmOn(home);
    assertFails(Kind.INVALID_STATE, () -> definitions(home).delete(vm));
    assertThat(home.session(Role.POLLING).domain(vm)).isPresent();
  }

  @Test
  default void nothingIsChangedOfAnUnknownDomain() throws Exception {
    OpenHost home = fixture().openHomeWith(DefinitionControl.class);
    assertFails(Kind.NO_SUCH_DOMAIN, () -> definitions(home).setAutostart(UNKNOWN, true));
    assertFails(Kind.NO_SUCH_DOMAIN, () -> definitions(home).discardSaved(UNKNOWN));
    assertFails(Kind.NO_SUCH_DOMAIN, () -> definitions(home).delete(UNKNOWN));
    assertFails(Kind.NO_SUCH_DOMAIN, () -> definitions(home).description(UNKNOWN));
    assertFails(Kind.NO_SUCH_DOMAIN, () -> definitions(home).nextDefinition(UNKNOWN));
    assertFails(Kind.NO_SUCH_DOMAIN, () -> definitions(home).define(UNKNOWN, "<domain/>"));
  }

  @Test
  default void aLostSessionChangesNoDefinition() throws Exception {
    OpenHost home = fixture().openHomeWith(DefinitionControl.class);
    UUID vm = fixture().vmOn(home);
    DefinitionControl control = definitions(home);
    home.session(Role.OPERATIONS).close();
    assertFails(Kind.LOST, () -> control.setAutostart(vm, true));
  }
}

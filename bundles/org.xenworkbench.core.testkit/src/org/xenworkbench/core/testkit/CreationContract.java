/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.xenworkbench.core.testkit.DriverFixture.assertFails;
import static org.xenworkbench.core.testkit.DriverFixture.readings;

import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.osgi.annotation.versioning.ConsumerType;
import org.xenworkbench.core.driver.CreationControl;
import org.xenworkbench.core.driver.DefinitionControl;
import org.xenworkbench.core.driver.DomainInfo;
import org.xenworkbench.core.driver.Feature;
import org.xenworkbench.core.driver.HypervisorException.Kind;
import org.xenworkbench.core.driver.HypervisorException;
import org.xenworkbench.core.driver.SessionContext.Role;
import org.xenworkbench.core.driver.VmChange;
import org.xenworkbench.core.model.DomainState;

/**
 * What {@link CreationControl} promises.
 *
 * @since 0.1
 */
@ConsumerType
public interface CreationContract {

  /** With what XML is made of, and letters beyond Latin. */
  String NAME = "<new>&\"' b\u00fcro \u65e5\u672c";
  /** As a text of XML. */
  String NAME_IN_XML = "&lt;new&gt;&amp;\"' b\u00fcro \u65e5\u672c";

  /** The hosts that it is tested with. */
  DriverFixture fixture();

  /** The facet. */
  private static CreationControl creation(OpenHost home) throws HypervisorException {
    return home.session(Role.OPERATIONS).require(CreationControl.class);
  }

  private static DefinitionControl definitions(OpenHost home) throws HypervisorException {
    return home.session(Role.OPERATIONS).require(DefinitionControl.class);
  }

  /** The definition of a domain like that of the fixture. */
  private String definition(OpenHost home, UUID uuid, String name) throws HypervisorException {
    UUID model = fixture().vmOn(home);
    return definitions(home).nextDefinition(model).replace(model.toString(), uuid.toString())
        .replace("<name>" + fixture().vm() + "</name>", "<name>" + name + "</name>")
        .replaceAll("<mac address=[^>]*/>", "");
  }

  @Test
  default void tellsWhichKindsOfDomainsTheHostCanHave() throws Exception {
    OpenHost home = fixture().openHome(Feature.CREATE);
    String present = definition(home, UUID.randomUUID(), "any");
    assertThat(home.session(Role.POLLING).require(CreationControl.class).guestTypes())
        .allSatisfy(type -> assertThat(type.os()).isNotBlank())
        .allSatisfy(type -> assertThat(type.architecture()).isNotBlank())
        .anySatisfy(type -> assertThat(present).as("that of the VM which is there").containsAnyOf(
            "type='" + type.hypervisor() + '\'', "type=\"" + type.hypervisor() + '"'));
  }

  @Test
  default void whatIsCreatedIsShutOffAndStays() throws Exception {
    OpenHost home = fixture().openHome(Feature.CREATE, VmChange.DELETE.feature());
    UUID uuid = UUID.randomUUID();
    creation(home).create(definition(home, uuid, NAME_IN_XML));
    try {
      DomainInfo made = home.session(Role.POLLING).domain(uuid).orElseThrow();
      assertThat(made.name()).isEqualTo(NAME);
      assertThat(made.state()).isEqualTo(DomainState.SHUT_OFF);
      assertThat(made.persistent()).isTrue();
      DomainInfo model = home.session(Role.POLLING).domain(fixture().vmOn(home)).orElseThrow();
      assertThat(readings(home.poll(), uuid).info().maxMemory() >> 20).isEqualTo(model.maxMemory() >> 20);
    } finally {
      definitions(home).delete(uuid);
    }
    assertThat(home.session(Role.POLLING).domain(uuid)).isEmpty();
  }

  @Test
  default void whatIsThereIsNotMadeAgain() throws Exception {
    OpenHost home = fixture().openHome(Feature.CREATE);
    UUID vm = fixture().vmOn(home);
    String before = definitions(home).nextDefinition(vm);
    int listed = home.poll().domains().size();
    assertFails(Kind.FAILED, () -> creation(home).create(definition(home, UUID.randomUUID(), fixture().vm())));
    assertFails(Kind.FAILED, () -> creation(home).create(definition(home, vm, "other")));
    assertFails(Kind.FAILED, () -> creation(home).create(before));
    assertThat(definitions(home).nextDefinition(vm)).isEqualTo(before);
    assertThat(home.poll().domains()).hasSize(listed);
  }

  @Test
  default void whatIsNoDefinitionMakesNothing() throws Exception {
    OpenHost home = fixture().openHome(Feature.CREATE);
    int listed = home.poll().domains().size();
    String good = definition(home, UUID.randomUUID(), "other");
    CreationControl control = creation(home);
    assertFails(Kind.CONFIGURATION, () -> control.create(""));
    assertFails(Kind.CONFIGURATION, () -> control.create("<network/>"));
    assertFails(Kind.CONFIGURATION, () -> control.create(good.replaceFirst("<uuid>.*</uuid>", "")));
    assertFails(Kind.CONFIGURATION, () -> control.create(good.replaceFirst("<name>.*</name>", "")));
    assertFails(Kind.CONFIGURATION, () -> control.create(good.replaceFirst("<name>.*</name>", "<name>a/b</name>")));
    assertFails(Kind.CONFIGURATION,
        () -> control.create("<!DOCTYPE domain [<!ENTITY e SYSTEM 'file:///etc/passwd'>]>" + good));
    assertFails(Kind.FAILED, () -> control.create(good.replaceFirst("<memory[^/]*/memory>",
        "<memory unit='KiB'>many</memory>")));
    assertThat(home.poll().domains()).hasSize(listed);
  }

  @Test
  default void aLostSessionCreatesNothing() throws Exception {
    OpenHost home = fixture().openHome(Feature.CREATE);
    String good = definition(home, UUID.randomUUID(), "other");
    CreationControl control = creation(home);
    home.session(Role.OPERATIONS).close();
    assertFails(Kind.LOST, () -> control.create(good));
    assertThat(home.find("other")).isEqualTo(Optional.empty());
  }
}

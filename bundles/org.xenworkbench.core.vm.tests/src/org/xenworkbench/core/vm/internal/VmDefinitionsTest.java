/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.vm.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.xenworkbench.core.driver.DefinitionControl;
import org.xenworkbench.core.driver.HypervisorException.Kind;
import org.xenworkbench.core.driver.SessionContext.Role;
import org.xenworkbench.core.driver.VmChange;
import org.xenworkbench.core.driver.VmSetting;
import org.xenworkbench.core.event.LogAttribute;
import org.xenworkbench.core.event.LogEntry;
import org.xenworkbench.core.model.VmId;
import org.xenworkbench.core.operation.OperationState;
import org.xenworkbench.core.testkit.FakeInventory;
import org.xenworkbench.core.vm.VmDefinitions;

/** Definitions that are read and changed: the whole engine on a simulated fleet. */
class VmDefinitionsTest {

  /** What stands in place of a password. */
  private static final String MARKED = " passwd='\\(kept by the host, [0-9a-f]{8}\\)'";

  private static final String GRAPHICS = "<graphics type='vnc' port='-1' passwd='geheim-7'/>";

  private final Engine engine = new Engine();

  @AfterEach
  void close() {
    engine.close();
  }

  private String next() throws Exception {
    return engine.get(engine.definitions.next(engine.web, engine.a));
  }

  private OperationState define(String base, String text) throws Exception {
    return engine.get(engine.definitions.define(engine.web, engine.a, base, text, "tester").done());
  }

  /** Those of the VM, the latest first. */
  private List<LogEntry> entries() {
    return engine.entries(LogEntry.CONFIGURATION).stream().filter(entry -> entry.vm().equals(Optional.of(engine.web)))
        .toList();
  }

  private static String with(String definition, String device) {
    return definition.replace("</devices>", device + "</devices>");
  }

  @Test
  void theNextStartHasWhatIsDefined() throws Exception {
    String base = next();
    String text = base.replaceFirst("<memory.*/memory>", "<memory unit='MiB'>512</memory>")
        .replaceFirst("<currentMemory.*/currentMemory>", "");
    assertThat(define(base, text).status()).isEqualTo(LogEntry.Status.SUCCEEDED);
    assertThat(next()).contains("<memory unit=\"KiB\">524288</memory>");
    assertThat(engine.get(engine.definitions.present(engine.web, engine.a))).as("what it is now")
        .contains("<memory unit=\"KiB\">262144</memory>");
    engine.settle();
    assertThat(entries()).singleElement().satisfies(entry -> {
      assertThat(entry.message()).isEqualTo("Changed the definition of VM 'web' on 'a'");
      assertThat(entry.user()).isEqualTo("tester");
      assertThat(LogAttribute.FORMER_DEFINITION.value(entry)).contains(base);
      assertThat(LogAttribute.of(entry)).filteredOn(LogAttribute::isListed).as("what users are shown").isEmpty();
    });
  }

  /** As by JMX: what it was is kept in the log. */
  @Test
  void whoNamesNoBaseReplacesWhateverThereIs() throws Exception {
    String base = next();
    assertThat(engine.get(engine.definitions.define(engine.web, engine.a, with(base, "<input type='tablet'/>"),
        "tester").done()).status()).isEqualTo(LogEntry.Status.SUCCEEDED);
    assertThat(next()).contains("tablet");
    engine.settle();
    assertThat(entries()).first()
        .satisfies(entry -> assertThat(LogAttribute.FORMER_DEFINITION.value(entry)).contains(base));
  }

  /** Who changed something wrongly can look up what it was, whatever it was changed by. */
  @Test
  void eachChangeKeepsWhatWasThereBefore() throws Exception {
    String base = next();
    engine.get(engine.vms.change(engine.web, engine.a, VmChange.SET_DESCRIPTION, "new", "t").done());
    engine.settle();
    assertThat(former(LogEntry.CONFIGURATION)).contains(base);
    String described = next();
    engine.get(engine.vms.set(engine.web, engine.a, VmSetting.SET_NEXT_MEMORY, 1L << 30, "t").done());
    engine.settle();
    assertThat(former(LogEntry.SETTING)).contains(described);
    engine.get(engine.vms.change(engine.web, engine.a, VmChange.ENABLE_AUTOSTART, "", "t").done());
    engine.get(engine.vms.set(engine.web, engine.a, VmSetting.SET_VCPUS, 1, "t").done());
    engine.settle();
    assertThat(former(LogEntry.CONFIGURATION)).as("what is no part of it").isEmpty();
    assertThat(former(LogEntry.SETTING)).as("what it is now").isEmpty();
  }

  /** What the latest entry of that kind has kept. */
  private Optional<String> former(String kind) {
    return LogAttribute.FORMER_DEFINITION.value(engine.entries(kind).stream()
        .filter(entry -> entry.vm().equals(Optional.of(engine.web))).findFirst().orElseThrow());
  }

  /** Longer than other facts may be. */
  @Test
  void aLongDefinitionIsKeptWhole() throws Exception {
    String plain = next();
    define(plain, plain.replaceFirst("</uuid>", "</uuid><description>" + "x".repeat(10_000) + "</description>"));
    String base = next();
    assertThat(base).hasSizeGreaterThan(10_000);
    define(base, plain);
    engine.settle();
    assertThat(LogAttribute.FORMER_DEFINITION.value(entries().get(0))).contains(base);
  }

  /** Half of a definition would be none. */
  @Test
  void aDefinitionThatIsTooLongToBeKeptIsToldOf() throws Exception {
    String plain = next();
    define(plain, plain.replaceFirst("</uuid>", "</uuid><description>" + "x".repeat(40_000) + "</description>"));
    String base = next();
    assertThat(define(base, plain).status()).isEqualTo(LogEntry.Status.SUCCEEDED);
    engine.settle();
    assertThat(entries()).first().satisfies(entry -> {
      assertThat(LogAttribute.FORMER_DEFINITION.isIn(entry)).isFalse();
      assertThat(LogAttribute.FORMER_DEFINITION_LEFT_OUT.value(entry)).get().asString().startsWith("Not kept")
          .endsWith("at most 32768).");
      assertThat(LogAttribute.of(entry)).extracting(LogAttribute::label).contains("Former definition");
    });
  }

  @Test
  void whatSomebodyElseHasChangedIsNotLost() throws Exception {
    String base = next();
    engine.hosts.run(engine.a, Role.OPERATIONS, session -> session.require(DefinitionControl.class)
        .define(engine.web.uuid(), with(base, "<input type='tablet'/>")));
    OperationState end = define(base, with(base, "<input type='mouse'/>"));
    assertThat(end.error()).get().satisfies(failure -> {
      assertThat(failure.kind()).isEqualTo(Kind.INVALID_STATE);
      assertThat(failure.getMessage()).contains("'web'", "'a'", "somebody else");
    });
    assertThat(next()).contains("tablet").doesNotContain("mouse");
  }

  @Test
  void aPasswordIsKeptUntilItsAttributeIsGone() throws Exception {
    String plain = next();
    define(plain, with(plain, GRAPHICS));
    String marked = next();
    assertThat(marked).containsPattern(MARKED).doesNotContain("geheim");
    define(marked, with(marked, "<input type='tablet'/>"));
    assertThat(secret()).contains("geheim-7", "tablet");
    String later = next();
    assertThat(define(later, later.replaceAll("kept by the host, [0-9a-f]+", "kept by the host, 0")).error()).get()
        .satisfies(failure -> assertThat(failure.kind()).isEqualTo(Kind.CONFIGURATION));
    define(later, later.replaceAll(MARKED, ""));
    assertThat(secret()).doesNotContain("passwd");
    assertThat(entries()).hasSizeGreaterThan(3)
        .noneMatch(entry -> (entry.message() + entry.details() + entry.attributes()).contains("geheim"));
  }

  private String secret() throws Exception {
    return engine.hosts.call(engine.a, Role.POLLING,
        session -> session.require(DefinitionControl.class).nextDefinition(engine.web.uuid()));
  }

  @Test
  void anotherNameIsAnotherVm() throws Exception {
    String base = next();
    OperationState end = define(base, base.replace("<name>web</name>", "<name>web2</name>"));
    assertThat(end.error()).get().satisfies(failure -> {
      assertThat(failure.kind()).isEqualTo(Kind.CONFIGURATION);
      assertThat(failure.getMessage()).contains("another VM");
    });
    assertThat(next()).isEqualTo(base);
  }

  @Test
  void theHostRefusesInItsWords() throws Exception {
    String base = next();
    OperationState end = define(base, base.replaceFirst("<memory.*/memory>", "<memory unit='GiB'>4000</memory>"));
    assertThat(end.status()).isEqualTo(LogEntry.Status.FAILED);
    assertThat(end.error()).get().satisfies(failure -> assertThat(failure.getMessage()).contains("not as much memory"));
    assertThat(next()).isEqualTo(base);
    assertThat(entries()).first()
        .satisfies(entry -> assertThat(entry.details()).contains("not as much memory"));
  }

  /** To define it would make it outlive its end. */
  @Test
  void aVmThatIsGoneWhenItEndsIsNotDefined() {
    FakeInventory inventory = new FakeInventory();
    inventory.put(engine.inventory.virtualMachine(engine.web).orElseThrow().toBuilder().persistent(false).build());
    VmDefinitions definitions =
        new VmDefinitionsImpl(inventory, engine.registry, engine.hosts, engine.operations);
    assertThat(definitions.obstacle(engine.web, engine.a)).get().asString().contains("'web'", "outlives");
    assertThat(engine.definitions.obstacle(engine.web, engine.a)).isEmpty();
  }

  @Test
  void whatCannotBeDefinedSaysWhy() throws Exception {
    VmId control = VmId.controlDomain(engine.a);
    assertThat(engine.definitions.obstacle(control, engine.a)).get().asString().contains("control domain");
    assertThat(engine.definitions.unreadable(control, engine.a)).isEmpty();
    assertThat(engine.definitions.obstacle(engine.web, engine.b)).get().asString().contains("not on host 'b'");
    assertThatThrownBy(() -> engine.definitions.define(engine.web, engine.b, "", "", "t"))
        .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("not on host 'b'");
  }
}

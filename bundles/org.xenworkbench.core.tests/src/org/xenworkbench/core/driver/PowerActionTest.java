/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.driver;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.ResourceBundle;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.xenworkbench.core.driver.PowerAction.Precondition;
import org.xenworkbench.core.model.DomainState;
import org.xenworkbench.core.text.Words;

/** What is offered in which state, as libvirt accepts it, and what it is called. */
class PowerActionTest {

  @ParameterizedTest
  @CsvSource({"NO_STATE, true, ACTIVE RUNNING", "NO_STATE, false, OFF", "RUNNING, true, ACTIVE RUNNING",
      "BLOCKED, true, ACTIVE RUNNING", "PAUSED, true, ACTIVE PAUSED", "SHUTTING_DOWN, true, ACTIVE",
      "SHUT_OFF, false, OFF", "CRASHED, true, ACTIVE", "CRASHED, false, OFF", "PM_SUSPENDED, true, ACTIVE PAUSED"})
  void fitsWhatLibvirtAccepts(DomainState state, boolean active, String holding) {
    assertThat(Precondition.ANY.holds(state, active)).isTrue();
    assertThat(Arrays.stream(Precondition.values()).filter(condition -> condition.holds(state, active))
        .filter(condition -> condition != Precondition.ANY)
        .map(Precondition::name).collect(Collectors.joining(" "))).isEqualTo(holding);
    for (PowerAction action : PowerAction.values()) {
      assertThat(action.fits(state, active)).as(action.name())
          .isEqualTo(holding.contains(action.precondition().name()));
    }
  }

  @Test
  void needsWhatItsGuestOrItsHostNeeds() {
    assertThat(Arrays.stream(PowerAction.values()).filter(action -> action.precondition() == Precondition.OFF))
        .containsExactly(PowerAction.START, PowerAction.START_PAUSED);
    assertThat(Arrays.stream(PowerAction.values()).filter(action -> action.precondition() == Precondition.PAUSED))
        .containsExactly(PowerAction.RESUME);
    assertThat(PowerAction.FORCE_OFF.precondition()).isEqualTo(Precondition.ACTIVE);
  }

  @ParameterizedTest
  @EnumSource
  void everyRowHasItsTexts(PowerAction action) {
    assertThat(action.description()).matches("[A-Z].*\\.");
    assertThat(action.doing("web")).contains("web").doesNotContain("{");
    assertThat(action.running("web", "pm1")).contains("'web'", "'pm1'").doesNotContain("''", "{");
    assertThat(action.done("web", "pm1")).contains("'web'", "'pm1'").doesNotContain("''", "{");
    requireTogether(action.words(), action.name());
  }

  /** What several are called. */
  private static void requireTogether(Words words, String row) {
    assertThat(words.of(row, "runningTogether", 12, "new")).contains("12 virtual machines").doesNotContain("''", "{");
    assertThat(words.of(row, "doneTogether", "11 of 12", "new")).contains("11 of 12 virtual machines")
        .doesNotContain("''", "{");
  }

  @ParameterizedTest
  @MethodSource("org.xenworkbench.core.driver.Feature#values")
  void everyFeatureHasALabel(Feature feature) {
    assertThat(feature.label()).matches("[A-Z].*");
  }

  @ParameterizedTest
  @MethodSource("org.xenworkbench.core.driver.VmSetting#values")
  void everySettingHasItsTexts(VmSetting setting) {
    assertThat(List.of(setting.description(), setting.argumentDescription()))
        .allMatch(text -> text.matches("[A-Z].*\\."));
    assertThat(setting.label()).matches("[A-Zv].*");
    assertThat(setting.doing("web")).contains("web").doesNotContain("{");
    assertThat(setting.running("web", "pm1", "7")).contains("'web'", "'pm1'", "7").doesNotContain("''", "{");
    assertThat(setting.done("web", "pm1", "7")).contains("'web'", "'pm1'", "7").doesNotContain("''", "{");
    requireTogether(setting.words(), setting.name());
  }

  @ParameterizedTest
  @MethodSource("org.xenworkbench.core.driver.VmChange#values")
  void everyChangeHasItsTexts(VmChange change) {
    assertThat(change.description()).matches("[A-Z].*\\.");
    assertThat(change.doing("web")).contains("web").doesNotContain("{");
    assertThat(change.running("web", "pm1", "new")).contains("'web'", "'pm1'").doesNotContain("''", "{");
    assertThat(change.done("web", "pm1", "new")).contains("'web'", "'pm1'").doesNotContain("''", "{");
    requireTogether(change.words(), change.name());
    change.text().ifPresent(text -> assertThat(change.argumentDescription()).matches("[A-Z].*\\."));
    change.fits().ifPresent(fit -> assertThat(change.words().of(change.name(), "unfit", "web")).contains("'web'")
        .endsWith(".").doesNotContain("''", "{"));
  }

  @ParameterizedTest
  @MethodSource("org.xenworkbench.core.driver.ResourceAction#values")
  void everyActionOnAResourceHasItsTexts(ResourceAction<?> action) {
    assertThat(action.description()).matches("[A-Z].*\\.");
    assertThat(action.doing("iso")).contains("iso").doesNotContain("{");
    assertThat(action.running("iso", "pm1", "p")).contains("'iso'", "'pm1'").doesNotContain("''", "{");
    assertThat(action.done("iso", "pm1", "p")).contains("'iso'", "'pm1'").doesNotContain("''", "{");
    assertThat(action.words().of(action.name(), "unfit", "iso")).contains("'iso'").endsWith(".")
        .doesNotContain("''", "{");
  }

  @Test
  void noTextHasNoRow() {
    List<String> wanted = Stream.of(Feature.values().stream().map(feature -> feature + ".label"),
        Arrays.stream(PowerAction.values())
            .flatMap(action -> Stream.of("description", "doing", "running", "done", "runningTogether", "doneTogether")
                .map(what -> action + "." + what)),
        VmSetting.values().stream().map(VmSetting::name)
            .flatMap(setting -> Stream
                .of("description", "value", "argument", "doing", "running", "done", "runningTogether",
                    "doneTogether")
                .map(what -> setting + "." + what)),
        Stream.of("SET_MEMORY.most", "SET_VCPUS.most"), // why a running VM can have no more
        VmChange.values().stream().flatMap(change -> Stream.of(
            Stream.of("description", "doing", "running", "done", "runningTogether", "doneTogether"),
            change.text().stream().map(text -> "argument"), change.fits().stream().map(fit -> "unfit"))
            .flatMap(whats -> whats).map(what -> change.name() + "." + what)),
        ResourceAction.values().stream().map(ResourceAction::name)
            .flatMap(action -> Stream.of("description", "unfit", "doing", "running", "done")
                .map(what -> action + "." + what)))
        .flatMap(keys -> keys).toList();
    assertThat(Collections.list(ResourceBundle.getBundle("org.xenworkbench.core.driver.words").getKeys()))
        .containsExactlyInAnyOrderElementsOf(wanted);
  }

  @Test
  void isCalledAlikeEverywhere() {
    assertThat(PowerAction.FORCE_OFF.id()).isEqualTo("forceOff");
    assertThat(PowerAction.START.id()).isEqualTo("start");
  }
}

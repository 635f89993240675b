/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.action;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.xenworkbench.core.driver.Amount;

/** What is shown is what is acted on, and most of what there is goes only after a word of warning. */
class AmountQuestionTest {

  private record Machine(String name, long has) {
  }

  private static final Subject<Machine> MACHINES =
      new Subject<>(Machine.class, Machine::name, (services, one) -> Optional.of(one), "Select a machine.");

  private final Map<String, Long> present = new HashMap<>();
  private final List<AmountField> shown = new ArrayList<>();
  private final List<String> cautions = new ArrayList<>();
  private final Deque<Runnable> whileOpen = new ArrayDeque<>();
  private final Deque<Runnable> whileCautioned = new ArrayDeque<>();
  private OptionalLong typed = OptionalLong.empty();
  private boolean confirming;

  private final AmountQuestion<Machine> question =
      new AmountQuestion<>("Memory",
          one -> new Amount(Amount.Unit.COUNT, 1, 9_999, OptionalLong.of(one.has())), this::choose,
          new AmountQuestion.Dialogs<>() {

            @Override
            public OptionalLong number(Choice<Machine> choice, AmountField field) {
              shown.add(field);
              if (!whileOpen.isEmpty()) {
                whileOpen.poll().run();
              }
              return typed;
            }

            @Override
            public boolean confirms(String caution) {
              cautions.add(caution);
              if (!whileCautioned.isEmpty()) {
                whileCautioned.poll().run();
              }
              return confirming;
            }
          });

  private Choice<Machine> choose(List<Machine> machines) {
    return new Choice<>(MACHINES,
        machines.stream().map(Machine::name).filter(present::containsKey).map(this::latest).toList(),
        machines.stream().map(Machine::name).filter(name -> !present.containsKey(name))
            .map(name -> name + " is gone.").toList());
  }

  private Machine latest(String name) {
    return new Machine(name, present.get(name));
  }

  @BeforeEach
  void twoMachines() {
    present.put("a", 1000L);
    present.put("b", 4000L);
  }

  private Optional<AmountQuestion.Answer<Machine>> ask(long value) {
    typed = OptionalLong.of(value);
    return question.ask(choose(List.of(latest("a"), latest("b"))));
  }

  @Test
  void whatIsStillSoIsDoneAtOnce() {
    assertThat(ask(2000)).get().satisfies(answer -> {
      assertThat(answer.value()).isEqualTo(2000);
      assertThat(answer.choice().names()).containsExactly("a", "b");
    });
    assertThat(shown).hasSize(1);
    assertThat(cautions).isEmpty();
  }

  @Test
  void whatChangedWhileTheDialogWasOpenIsShownBeforeItIsDone() {
    whileOpen.add(() -> present.put("a", 500L));
    whileOpen.add(() -> present.remove("b"));
    assertThat(ask(900)).get().satisfies(answer -> assertThat(answer.choice().names()).containsExactly("a"));
    assertThat(shown).hasSize(3);
    assertThat(shown.get(0).hint()).isEqualTo("Memory: 1 to 9,999.");
    assertThat(shown.get(1).hint()).startsWith("This has changed since you were asked.");
    assertThat(shown.get(2).hint()).endsWith("now 500.");
  }

  @Test
  void nothingIsAskedAgainOfWhatIsGone() {
    whileOpen.add(present::clear);
    assertThat(ask(900)).get().satisfies(answer -> {
      assertThat(answer.choice().fit()).isEmpty();
      assertThat(answer.choice().leftOutText()).contains("a is gone.", "b is gone.");
    });
    assertThat(shown).hasSize(1);
  }

  @Test
  void mostIsTakenAwayOnlyAfterAWarningThatNamesWhatLosesIt() {
    assertThat(ask(1999)).isEmpty();
    assertThat(cautions).singleElement().asString().contains("Memory: 1,999 is less than half", "b: now 4,000")
        .doesNotContain("a: now");
    confirming = true;
    assertThat(ask(1)).isPresent();
    assertThat(cautions.get(1)).contains("a: now 1,000", "b: now 4,000");
    assertThat(cautions).hasSize(2);
  }

  @Test
  void whatChangedWhileTheWarningWasOpenIsShownBeforeItIsDone() {
    confirming = true;
    whileCautioned.add(() -> present.put("b", 3000L));
    whileCautioned.add(present::clear);
    assertThat(ask(1)).get().satisfies(answer -> {
      assertThat(answer.choice().fit()).isEmpty();
      assertThat(answer.choice().leftOutText()).contains("a is gone.", "b is gone.");
    });
    assertThat(shown).hasSize(2);
    assertThat(shown.get(1).hint()).startsWith("This has changed since you were asked.");
    assertThat(cautions).hasSize(2);
    assertThat(cautions.get(1)).contains("b: now 3,000");
  }
}

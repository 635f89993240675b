/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.alerts.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.eclipse.osgi.util.NLS;
import org.xenworkbench.core.alerts.AlertActionUse;
import org.xenworkbench.core.alerts.AlertRule;
import org.xenworkbench.core.text.NameOrder;

/** Takes over the rules of a file that a user wrote: each is new, or takes the place of the one of its name. */
final class GivenRules {

  static final String OPTION = "-alerts";

  private final List<AlertRule> known;
  private final Consumer<String> problems;

  /** Saves rules, and tells which it refuses. */
  interface Saving {
    void of(List<AlertRule> rules, BiConsumer<AlertRule, RuntimeException> refusals);
  }

  /**
   * Adds them to others.
   *
   * @param known the rules that there are
   * @param problems is told what is wrong, a sentence each
   */
  GivenRules(List<AlertRule> known, Consumer<String> problems) {
    this.known = new ArrayList<>(known);
    this.problems = problems;
  }

  /**
   * Reads a file; a mistake costs the rule that it is made in.
   *
   * @throws IOException whose message says why it cannot be read
   */
  void take(Path file, Saving saving) throws IOException {
    RuleFile.Content content = RuleFile.readUsers(file);
    RuleStore.told(content.damage()).forEach(text -> problems.accept(NLS.bind(Messages.GivenRules_Wrong, file, text)));
    saving.of(content.rules().stream().map(this::placed).toList(), (rule, e) -> problems.accept(
        NLS.bind(Messages.GivenRules_Refused, new Object[] {file, rule.name(), e.getMessage()})));
  }

  private AlertRule placed(AlertRule rule) {
    AlertRule placed = known.stream().filter(other -> NameOrder.isSame(other.name(), rule.name())).findFirst()
        .map(other -> inPlaceOf(other, rule)).orElse(rule);
    known.removeIf(other -> other.id().equals(placed.id()));
    known.add(placed); // the file may have one more of that name
    return placed;
  }

  /** The same action goes on with its secrets; nothing has changed then if the file has not. */
  private static AlertRule inPlaceOf(AlertRule known, AlertRule rule) {
    List<AlertActionUse> actions = new ArrayList<>(rule.actions());
    for (int i = 0; i < Math.min(actions.size(), known.actions().size()); i++) {
      AlertActionUse before = known.actions().get(i);
      if (before.action().equals(actions.get(i).action())) {
        actions.set(i, before.withSettings(actions.get(i).settings()));
      }
    }
    return rule.toBuilder().id(known.id()).actions(actions).build();
  }
}

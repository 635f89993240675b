/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.alerts.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.eclipse.osgi.util.NLS;
import org.xenworkbench.core.alerts.AlertActionUse;
import org.xenworkbench.core.alerts.AlertRule;
import org.xenworkbench.core.alerts.Alerts;
import org.xenworkbench.core.text.NameOrder;

/** Takes over the rules of a file that a user wrote: each is new, or takes the place of the one of its name. */
final class GivenRules {

  static final String OPTION = "-alerts";

  private final Alerts alerts;
  private final Consumer<String> problems;

  /**
   * Gives them to that service.
   *
   * @param problems is told what is wrong, a sentence each
   */
  GivenRules(Alerts alerts, Consumer<String> problems) {
    this.alerts = alerts;
    this.problems = problems;
  }

  /**
   * Reads a file; a mistake costs the rule that it is made in.
   *
   * @throws IOException whose message says why it cannot be read
   */
  void take(Path file) throws IOException {
    RuleFile.Content content = RuleFile.readUsers(file);
    RuleStore.told(content.damage()).forEach(text -> problems.accept(NLS.bind(Messages.GivenRules_Wrong, file, text)));
    content.rules().forEach(rule -> take(file, rule));
  }

  private void take(Path file, AlertRule rule) {
    AlertRule known = alerts.rules().stream().filter(other -> NameOrder.isSame(other.name(), rule.name())).findFirst()
        .map(other -> inPlaceOf(other, rule)).orElse(rule);
    try {
      alerts.save(known);
    } catch (IllegalArgumentException | IllegalStateException e) {
      problems.accept(NLS.bind(Messages.GivenRules_Refused, new Object[] {file, rule.name(), e.getMessage()}));
    }
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

/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.alerts.internal.view;

import java.text.MessageFormat;
import java.util.function.BiFunction;
import org.eclipse.jdt.annotation.Nullable;
import org.xenworkbench.core.alerts.AlertRule;
import org.xenworkbench.ui.alerts.internal.AlertTexts;
import org.xenworkbench.ui.alerts.internal.Messages;
import org.xenworkbench.ui.list.ColumnSpec;

/** The columns of the table of rules. */
enum RuleColumn {
  NAME(Messages.RuleColumn_name, new ColumnSpec("NAME", Messages.AlertColumn_ruleLeast,
      Messages.AlertColumn_ruleWanted, 1, 1), (texts, row) -> row.rule().name()),
  CONDITION(Messages.RuleColumn_condition, new ColumnSpec("CONDITION", Messages.AlertColumn_ruleLeast,
      Messages.AlertColumn_ruleWanted, 1, 0), (texts, row) -> texts.condition(row.rule())),
  SCOPE(Messages.RuleColumn_scope, new ColumnSpec("SCOPE", Messages.AlertTexts_allHosts,
      Messages.RuleColumn_scopeWanted, 0, 0), (texts, row) -> texts.scope(row.rule().scope())),
  SEVERITY(Messages.AlertColumn_severity, ColumnSpec.of("SEVERITY", Messages.AlertTexts_warning),
      (texts, row) -> AlertTexts.severity(row.rule().severity())),
  STATE(Messages.AlertColumn_state, new ColumnSpec("STATE", Messages.RuleColumn_quiet, Messages.RuleColumn_stateWanted,
      1, 0), (texts, row) -> row.state());

  /**
   * A rule with what comes of it.
   *
   * @param rule the rule
   * @param active how many alerts of it there are
   * @param problem why it raises none; null if it does
   */
  record Row(AlertRule rule, int active, @Nullable String problem) {

    String state() {
      String why = problem;
      return !rule.enabled() ? Messages.RuleColumn_off : why != null ? why
          : active == 0 ? Messages.RuleColumn_quiet : MessageFormat.format(Messages.RuleColumn_active, active);
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Row row && row.rule.id().equals(rule.id());
    }

    @Override
    public int hashCode() {
      return rule.id().hashCode();
    }
  }

  private final String title;
  private final ColumnSpec spec;
  private final BiFunction<AlertTexts, Row, String> text;

  RuleColumn(String title, ColumnSpec spec, BiFunction<AlertTexts, Row, String> text) {
    this.title = title;
    this.spec = spec;
    this.text = text;
  }

  String title() {
    return title;
  }

  ColumnSpec spec() {
    return spec;
  }

  String text(AlertTexts texts, Row row) {
    return text.apply(texts, row);
  }
}

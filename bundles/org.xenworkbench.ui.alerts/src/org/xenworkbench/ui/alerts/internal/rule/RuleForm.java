/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.alerts.internal.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Text;
import org.xenworkbench.core.alerts.AlertScope;
import org.xenworkbench.core.alerts.AlertSense;
import org.xenworkbench.core.alerts.AlertSeverity;
import org.xenworkbench.core.metric.MetricDescriptor.Scope;
import org.xenworkbench.core.metric.Unit;
import org.xenworkbench.core.model.ObjectId;
import org.xenworkbench.core.text.SafeText;
import org.xenworkbench.ui.AccessibleNames;
import org.xenworkbench.ui.alerts.internal.AlertTexts;
import org.xenworkbench.ui.alerts.internal.Messages;

/** The fields of a rule. UI thread. */
final class RuleForm {

  private final RuleObjects objects;
  private final AlertTexts texts;
  private final Runnable changed;
  private final Grid grid;
  private final Text name;
  private final ScopeField scope;
  private final Combo metric;
  private final Combo sense;
  private final QuantityField level;
  private final QuantityField clearing;
  private final QuantityField holds;
  private final QuantityField repeat;
  private final Combo severity;
  private final Button enabled;
  private final ActionsField actions;
  /** What the combo of metrics offers. */
  private List<String> metrics = List.of();
  private UUID id = UUID.randomUUID();
  private Unit unit = Unit.COUNT;
  private boolean isShowing = true;

  /**
   * Creates it.
   *
   * @param changed is run when something was typed or chosen
   */
  RuleForm(Composite parent, RuleParts parts, Runnable changed) {
    this.objects = parts.objects();
    this.texts = parts.texts();
    this.changed = changed;
    grid = new Grid(parent);
    name = grid.text(Messages.RuleForm_name, "alerts.name", this::tell);
    grid.label(Messages.RuleForm_scope);
    scope = new ScopeField(grid.panel(), objects, parts.names(), this::scopeChanged);
    grid.decorate(RuleDraft.Field.WITHIN, scope.within());
    metric = grid.combo(Messages.RuleForm_metric, "alerts.metric", this::metricChanged);
    grid.decorate(RuleDraft.Field.METRIC, metric);
    grid.label(Messages.RuleForm_condition);
    Composite condition = new Composite(grid.panel(), SWT.NONE);
    GridLayoutFactory.fillDefaults().numColumns(2).spacing(12, 0).applyTo(condition);
    sense = combo(condition, "alerts.sense", Messages.RuleForm_condition, Messages.RuleForm_above,
        Messages.RuleForm_below);
    sense.addSelectionListener(SelectionListener.widgetSelectedAdapter(event -> levelChanged()));
    level = new QuantityField(condition, Messages.RuleForm_level, "", "alerts.level", () -> {
      grid.touch(RuleDraft.Field.LEVEL);
      levelChanged();
    });
    grid.decorate(RuleDraft.Field.LEVEL, level.text());
    clearing = grid.quantity(RuleDraft.Field.CLEARING, Messages.RuleForm_clearing, Messages.RuleForm_clearingEmpty,
        "alerts.clearing", this::tell);
    holds = grid.quantity(RuleDraft.Field.HOLDS, Messages.RuleForm_holds, Messages.RuleForm_holdsEmpty, "alerts.holds",
        this::tell);
    repeat = grid.quantity(RuleDraft.Field.REPEAT, Messages.RuleForm_repeat, Messages.RuleForm_repeatEmpty,
        "alerts.repeat", this::tell);
    grid.label(Messages.RuleForm_severity);
    severity = combo(grid.panel(), "alerts.severity", Messages.RuleForm_severity,
        Stream.of(AlertSeverity.values()).map(AlertTexts::severity).toArray(String[]::new));
    actions = new ActionsField(grid, parts, () -> draft().toTry(), this::tell);
    enabled = new Button(grid.panel(), SWT.CHECK);
    enabled.setText(Messages.RuleForm_enabled);
    enabled.setData("org.eclipse.swtbot.widget.key", "alerts.enabled");
    enabled.addSelectionListener(SelectionListener.widgetSelectedAdapter(event -> tell()));
    GridDataFactory.fillDefaults().span(2, 1).applyTo(enabled);
    AccessibleNames.derive(grid.panel());
  }

  private Combo combo(Composite parent, String key, String label, String... items) {
    Combo combo = new Combo(parent, SWT.READ_ONLY);
    combo.setItems(items);
    combo.setData("org.eclipse.swtbot.widget.key", key);
    AccessibleNames.set(combo, label.replace(":", ""));
    combo.addSelectionListener(SelectionListener.widgetSelectedAdapter(event -> tell()));
    return combo;
  }

  Composite control() {
    return grid.panel();
  }

  /** Secrets that were typed for actions. */
  List<TypedSecret> secrets() {
    return actions.secrets();
  }

  void show(RuleDraft draft) {
    isShowing = true;
    id = draft.id();
    unit = draft.unit();
    name.setText(proposed(draft).filter(draft.name()::equals).isPresent() ? "" : draft.name()); // follows what is typed
    scope.show(draft.kind(), draft.within());
    offerMetrics(draft.metric());
    sense.select(draft.sense().ordinal());
    showLevels(draft.level(), draft.clearing());
    holds.show(draft.holds(), Scale.TIMES);
    repeat.show(draft.repeat(), Scale.TIMES);
    severity.select(draft.severity().ordinal());
    enabled.setSelection(draft.enabled());
    actions.show(draft.actions());
    isShowing = false;
  }

  private void showLevels(Quantity from, Quantity until) {
    level.show(from, Scale.of(unit));
    clearing.show(until, Scale.of(unit));
  }

  /** What stands in the form; under the name that is proposed while none is typed. */
  RuleDraft draft() {
    RuleDraft typed = new RuleDraft(id, name.getText(), scope.kind(), scope.chosen(), metric(), unit,
        AlertSense.values()[Math.max(0, sense.getSelectionIndex())], level.quantity(), clearing.quantity(),
        holds.quantity(), repeat.quantity(), AlertSeverity.values()[Math.max(0, severity.getSelectionIndex())],
        enabled.getSelection(), actions.uses());
    return typed.name().isBlank() ? typed.withName(proposed(typed).orElse("")) : typed;
  }

  private Optional<String> proposed(RuleDraft typed) {
    RuleDraft named = typed.withName("-");
    return named.errors().isEmpty() ? Optional.of(texts.condition(named.toRule())) : Optional.empty();
  }

  /** Shows what is wrong, and the name that is proposed; the first of what is wrong and was typed. */
  Optional<String> showErrors(Map<RuleDraft.Field, String> errors) {
    if (name.getText().isBlank()) {
      name.setMessage(SafeText.cell(draft().name()));
    }
    return grid.showErrors(errors);
  }

  void setFocus() {
    level.text().setFocus(); // a name is proposed
    level.text().selectAll();
  }

  private String metric() {
    int index = metric.getSelectionIndex();
    return index < 0 ? "" : metrics.get(index);
  }

  private void scopeChanged() {
    grid.touch(RuleDraft.Field.WITHIN);
    String before = metric();
    offerMetrics(before);
    if (metric.getSelectionIndex() < 0) {
      metric.select(metrics.indexOf(RuleDraft.usualMetric(scope.kind())));
    }
    metricChanged();
  }

  private Scope measured() {
    return scope.kind().measured();
  }

  /** Those there are, and the wanted one where nobody measures it now but the kind of objects is the same. */
  private void offerMetrics(String wanted) {
    Optional<ObjectId> within = scope.chosen();
    AlertScope all = measured() == Scope.HOST ? AlertScope.ALL_HOSTS : AlertScope.ALL_VMS;
    List<String> known = new ArrayList<>(
        objects.metrics(scope.kind().fits(within) ? new AlertScope(measured(), within) : all));
    if (isShowing && !wanted.isEmpty() && !known.contains(wanted)) {
      known.add(wanted);
    }
    metrics = List.copyOf(known);
    metric.setItems(metrics.stream().map(this::label).toArray(String[]::new));
    metric.select(metrics.indexOf(wanted));
  }

  private String label(String one) {
    String symbol = Scale.usual(Scale.of(texts.unit(measured(), one))).symbol();
    String label = SafeText.cell(texts.metric(measured(), one));
    return symbol.isEmpty() ? label : NLS.bind(Messages.RuleForm_metricUnit, label, symbol);
  }

  /** Levels of another unit say nothing any more. */
  private void metricChanged() {
    grid.touch(RuleDraft.Field.METRIC);
    Unit now = texts.unit(measured(), metric());
    if (!now.equals(unit)) {
      unit = now;
      RuleDraft fresh = RuleDraft.fresh(scope.kind(), Optional.empty(), metric(), now);
      showLevels(fresh.level(), fresh.clearing());
    }
    tell();
  }

  /** What was proposed for its end may not fit another level; nobody shall have to mend what he has not typed. */
  private void levelChanged() {
    if (!grid.isTouched(RuleDraft.Field.CLEARING) && draft().errors().containsKey(RuleDraft.Field.CLEARING)) {
      clearing.show(new Quantity("", clearing.quantity().scale()), Scale.of(unit));
    }
    tell();
  }

  private void tell() {
    if (!isShowing) {
      changed.run();
    }
  }
}

/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.alerts.internal.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Link;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.xenworkbench.core.alerts.AlertPreview;
import org.xenworkbench.core.alerts.AlertRule;
import org.xenworkbench.core.alerts.AlertScope;
import org.xenworkbench.core.metric.Metrics;
import org.xenworkbench.core.metric.Unit;
import org.xenworkbench.core.model.Host;
import org.xenworkbench.core.model.VirtualMachine;
import org.xenworkbench.core.testkit.ManualClock;
import org.xenworkbench.ui.AccessibleNames;
import org.xenworkbench.ui.alerts.internal.Fleet;
import org.xenworkbench.ui.charts.TimeSeriesChart;

/** The fields and the preview; makes a display of its own unless the test runs on the thread of one. */
class RuleFormTest {

  private final Fleet fleet = new Fleet();
  private final Host pm1 = fleet.host("pm1");
  private final VirtualMachine web = fleet.vm("web", pm1);
  private final RuleParts parts = new RuleParts(fleet.alerts, fleet.history, null,
      new RuleObjects(fleet.inventory, fleet.groups, fleet.sampler), fleet.names, fleet.texts,
      new ManualClock(Fleet.NOW));
  private boolean ownDisplay;
  private Display display;
  private Shell shell;
  private RuleForm form;
  private int changes;

  @BeforeEach
  void openShell() {
    ownDisplay = Display.getCurrent() == null;
    display = ownDisplay ? new Display() : Display.getCurrent();
    shell = new Shell(display);
    shell.setLayout(new FillLayout());
    fleet.sampler.put(web.id(), "vbd_xvda_read", 1);
    form = new RuleForm(shell, parts, () -> changes++);
    form.show(RuleDraft.fresh(ScopeKind.ALL_VMS, Optional.empty(), Metrics.CPU_USAGE, Unit.RATIO));
    shell.setSize(900, 600);
    shell.open();
  }

  @AfterEach
  void closeShell() {
    shell.dispose();
    if (ownDisplay) {
      display.dispose();
    }
  }

  private static Stream<Control> all(Composite parent) {
    return Stream.of(parent.getChildren()).flatMap(child -> child instanceof Composite composite
        && !(child instanceof Combo) ? Stream.concat(Stream.of(child), all(composite)) : Stream.of(child));
  }

  private <T extends Control> T find(Class<T> type, String key) {
    return all(shell).filter(type::isInstance).map(type::cast)
        .filter(control -> key.equals(control.getData("org.eclipse.swtbot.widget.key"))).findFirst().orElseThrow();
  }

  private void type(String key, String text) {
    find(Text.class, key).setText(text);
  }

  private void choose(String key, String item) {
    Combo combo = find(Combo.class, key);
    assertThat(combo.getItems()).contains(item);
    combo.setText(item);
    combo.notifyListeners(SWT.Selection, new Event());
  }

  @Test
  void whatIsShownIsNotAChangeAndWhatIsTypedIs() {
    assertThat(changes).isZero();
    type("alerts.level", "75");
    assertThat(changes).isEqualTo(1);
    assertThat(form.draft().toRule().level()).isEqualTo(0.75);
  }

  @Test
  void whatWasProposedForItsEndGoesWhereItDoesNotFitAndWhatWasTypedStays() {
    type("alerts.level", "85");
    assertThat(form.draft().toRule().clearing()).as("it fits still").isEqualTo(0.8);
    type("alerts.level", "60");
    assertThat(form.draft().toRule().clearing()).isEqualTo(0.6);
    type("alerts.clearing", "50");
    type("alerts.level", "40");
    assertThat(form.showErrors(form.draft().errors()).orElseThrow()).contains("as soon as it is raised");
    assertThat(find(Text.class, "alerts.clearing").getText()).isEqualTo("50");
    type("alerts.level", "60");
    choose("alerts.sense", "is below");
    assertThat(form.draft().errors()).containsKey(RuleDraft.Field.CLEARING);
  }

  @Test
  void aNameIsProposedUntilOneIsTyped() {
    assertThat(form.draft().name()).isEqualTo("CPU above 90.0 % for 1 min");
    type("alerts.level", "75");
    type("alerts.holds", "");
    assertThat(form.draft().name()).isEqualTo("CPU above 75.0 %");
    type("alerts.name", "Mine");
    assertThat(form.draft().name()).isEqualTo("Mine");
  }

  @Test
  void aNameThatWasProposedFollowsWhatIsTypedAndOneThatWasTypedDoesNot() {
    for (String name : new String[] {"CPU above 90.0 % for 1 min", "Mine"}) {
      type("alerts.name", "");
      type("alerts.level", "90");
      form.show(RuleDraft.of(form.draft().withName(name).toRule(), Unit.RATIO));
      type("alerts.level", "75");
      assertThat(form.draft().name()).isEqualTo(name.equals("Mine") ? name : "CPU above 75.0 % for 1 min");
    }
  }

  @Test
  void anotherUnitTakesTheLevelsAndTheUnitsAlong() {
    choose("alerts.metric", "Memory (MiB)");
    assertThat(find(Text.class, "alerts.level").getText()).isEmpty();
    assertThat(find(Combo.class, "alerts.levelUnit").getText()).isEqualTo("MiB");
    type("alerts.level", "1.5");
    choose("alerts.levelUnit", "GiB");
    AlertRule rule = form.draft().toRule();
    assertThat(rule.level()).isEqualTo(1.5 * (1L << 30));
    assertThat(rule.metric()).isEqualTo(Metrics.MEMORY);
  }

  @Test
  void whatDevicesHaveIsOffered() {
    choose("alerts.metric", "Disk xvda read (MiB/s)");
    type("alerts.level", "10");
    assertThat(form.draft().toRule().metric()).isEqualTo("vbd_xvda_read");
  }

  @Test
  void hostsHaveMetricsOfTheirOwn() {
    choose("alerts.scope", "All hosts");
    AlertRule rule = form.draft().toRule();
    assertThat(rule.scope()).isEqualTo(AlertScope.ALL_HOSTS);
    assertThat(rule.metric()).isEqualTo(Metrics.CPU_AVG);
    assertThat(find(Combo.class, "alerts.metric").getItems()).contains("Memory used (MiB)")
        .doesNotContain("Disk xvda read (MiB/s)");
  }

  @Test
  void oneOfManyHasToBeChosen() {
    choose("alerts.scope", "One host");
    assertThat(form.draft().errors()).containsKey(RuleDraft.Field.WITHIN);
    assertThat(form.showErrors(form.draft().errors())).hasValue("One host: choose which one.");
  }

  @Test
  void blamesNoFieldThatWasNotTypedYet() {
    RuleDraft draft = RuleDraft.fresh(ScopeKind.ALL_VMS, Optional.empty(), Metrics.MEMORY, Unit.BYTES);
    form.show(draft);
    assertThat(form.draft().errors()).containsKey(RuleDraft.Field.LEVEL);
    assertThat(form.showErrors(form.draft().errors())).isEmpty();
    type("alerts.level", "x");
    assertThat(form.showErrors(form.draft().errors())).hasValue("x is no number.");
  }

  @Test
  void aRuleOfWhatNobodyMeasuresNowStaysAsItIs() {
    AlertRule rule = AlertRule.of("Old", AlertScope.vm(web.id()), "of_nobody", 3).holds(Duration.ofSeconds(90))
        .enabled(false).build();
    form.show(RuleDraft.of(rule, fleet.texts.unit(rule.scope().measured(), rule.metric())));
    assertThat(form.draft().toRule()).isEqualTo(rule);
    assertThat(find(Text.class, "alerts.within").getText()).isEqualTo("web");
  }

  @Test
  void eachFieldHasANameForScreenReaders() {
    assertThat(all(shell).filter(AccessibleNames::needsName).filter(control -> AccessibleNames.of(control).isEmpty()))
        .isEmpty();
  }

  @Test
  void thePreviewSaysWhatTheRuleWouldHaveDoneAndCanBeCancelled() throws Exception {
    PreviewPanel preview = new PreviewPanel(shell, parts);
    shell.layout();
    Link result = find(Link.class, "alerts.result");
    CompletableFuture<AlertPreview> first = new CompletableFuture<>();
    fleet.alerts.answer(first);
    AlertRule rule = form.draft().toRule();
    preview.show(Optional.of(rule));
    waitFor(() -> result.getText().contains("Cancel"));
    result.notifyListeners(SWT.Selection, new Event());
    waitFor(() -> result.getText().startsWith("Not computed."));
    assertThat(first).isCancelled();
    Instant from = Fleet.NOW.minus(Duration.ofDays(7));
    fleet.alerts.answer(CompletableFuture.completedFuture(new AlertPreview(from, Fleet.NOW, Duration.ofSeconds(5), 1,
        List.of(new AlertPreview.Firing(web.id(), "web", from, Optional.of(Fleet.NOW), 0.95)), 1)));
    result.notifyListeners(SWT.Selection, new Event());
    waitFor(() -> result.getText().startsWith("Would have raised 1 alert on 1 VM of 1"));
    assertThat(find(Combo.class, "alerts.object").getText()).isEqualTo("web (once)");
    TimeSeriesChart chart = find(TimeSeriesChart.class, "alerts.preview");
    waitFor(() -> chart.getModel().filter(model -> !model.series().isEmpty()).isPresent());
    preview.show(Optional.empty());
    assertThat(result.getText()).startsWith("Complete the rule");
    assertThat(chart.isVisible()).as("without a rule there is nothing of which it could have no data").isFalse();
    assertThat(chart.getModel().orElseThrow().series()).as("of what was looked at before").isEmpty();
    assertThat(chart.getModel().orElseThrow().thresholds()).isEmpty();
    preview.show(Optional.of(rule));
    waitFor(chart::isVisible);
  }

  /** Lets the display work, for half a minute or so at most. */
  private void waitFor(BooleanSupplier condition) {
    for (int i = 0; i < 1_500 && !condition.getAsBoolean(); i++) {
      display.timerExec(20, () -> {});
      display.sleep();
      while (display.readAndDispatch()) {
        // until nothing is left to do
      }
    }
    assertThat(condition.getAsBoolean()).isTrue();
  }
}

/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.alerts.internal.view;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.eclipse.jface.action.Action;
import org.eclipse.jface.action.IMenuManager;
import org.eclipse.jface.action.MenuManager;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.jface.window.Window;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.dnd.Clipboard;
import org.eclipse.swt.dnd.TextTransfer;
import org.eclipse.swt.dnd.Transfer;
import org.eclipse.ui.IViewSite;
import org.eclipse.ui.IWorkbenchCommandConstants;
import org.xenworkbench.core.alerts.Alert;
import org.xenworkbench.core.alerts.AlertRule;
import org.xenworkbench.core.alerts.Alerts;
import org.xenworkbench.core.text.SafeText;
import org.xenworkbench.ui.Formats;
import org.xenworkbench.ui.QuestionDialog;
import org.xenworkbench.ui.ViewCommand;
import org.xenworkbench.ui.XenUi;
import org.xenworkbench.ui.alerts.internal.Messages;
import org.xenworkbench.ui.alerts.internal.rule.RuleDialog;
import org.xenworkbench.ui.alerts.internal.rule.RuleJobs;

/**
 * The commands of the view. They are activated for the view rather than declared in plugin.xml, so that its toolbar
 * works while another is active. UI thread.
 */
final class AlertCommands {

  static final String CONTEXT = "org.xenworkbench.ui.alerts.context";

  private static final String PREFIX = "org.xenworkbench.ui.alerts.";
  private static final Duration USUAL = Duration.ofHours(1);
  private static final List<Duration> SILENCES = List.of(Duration.ofMinutes(15), USUAL, Duration.ofHours(8),
      Duration.ofDays(1), Duration.ofDays(7));

  private final IViewSite site;
  private final Alerts alerts;
  private final Clock clock;
  private final AlertsPanel panel;
  private final Elsewhere elsewhere;
  /** Those that need alerts, and those that need rules. */
  private final Map<ViewCommand, Boolean> needAlerts = new LinkedHashMap<>();
  private final ViewCommand editing;
  private final ViewCommand switching;

  AlertCommands(IViewSite site, Alerts alerts, Clock clock, AlertsPanel panel) {
    this.site = site;
    this.alerts = alerts;
    this.clock = clock;
    this.panel = panel;
    elsewhere = new Elsewhere(site);
    needAlerts.put(activate("acknowledge", this::acknowledge), true);
    needAlerts.put(activate("silence", () -> silence(USUAL)), true);
    needAlerts.put(activate("showCharts", this::showCharts), true);
    editing = activate("editRule", () -> rule(rule -> RuleDialog.open(site.getWorkbenchWindow(), rule, false)));
    activate("showInLog", this::showInLog);
    needAlerts.put(activate("duplicateRule", () -> rule(this::duplicate)), false);
    switching = activate("enableRule", this::enable);
    needAlerts.put(switching, false);
    needAlerts.put(activate("removeRule", this::remove), false);
    ViewCommand.activate(site, IWorkbenchCommandConstants.EDIT_COPY, this::copy);
    update();
  }

  private ViewCommand activate(String command, Runnable work) {
    return ViewCommand.activate(site, PREFIX + command, work);
  }

  /** What is selected, or what can be done with it, changed. */
  void update() {
    boolean isAlert = panel.isAnyAlertSelected();
    List<AlertRule> rules = panel.selectedRules();
    needAlerts.forEach((command, needsAlerts) -> command.enable(needsAlerts ? isAlert : !rules.isEmpty()));
    editing.enable(rules.size() == 1);
    if (!rules.isEmpty()) {
      switching.call(isOn(rules) ? Messages.AlertCommands_off : Messages.AlertCommands_on);
    }
  }

  /** For how long alerts are to be silent. */
  void contributeTo(IMenuManager menu) {
    MenuManager silences = new MenuManager(Messages.AlertCommands_silence);
    SILENCES.forEach(time -> silences.add(action(Formats.duration(time), () -> silence(time))));
    silences.add(action(Messages.AlertCommands_loud, () -> silence(Duration.ZERO)));
    silences.setVisible(true);
    menu.add(silences);
  }

  private static Action action(String text, Runnable work) {
    return new Action(text) {
      @Override
      public void run() {
        work.run();
      }
    };
  }

  private void acknowledge() {
    String user = XenUi.user();
    forAlerts(Messages.AlertCommands_acknowledging, id -> alerts.acknowledge(id, user));
  }

  private void silence(Duration time) {
    String user = XenUi.user();
    forAlerts(Messages.AlertCommands_silencing, id -> alerts.silence(id, time, user));
  }

  private void forAlerts(String name, Consumer<UUID> work) {
    List<UUID> ids = panel.selectedAlerts().stream().map(Alert::id).toList();
    RuleJobs.run(name, () -> ids.forEach(work), Messages.AlertCommands_failed);
  }

  private void rule(Consumer<AlertRule> work) {
    panel.selectedRules().stream().findFirst().ifPresent(work);
  }

  private void duplicate(AlertRule rule) {
    RuleDialog.open(site.getWorkbenchWindow(), rule.toBuilder().id(UUID.randomUUID())
        .name(NLS.bind(Messages.AlertCommands_copyOf, rule.name())).actions(List.of()).build(), true);
  }

  /** Switches on what is off if all is off, else off what is on. */
  private void enable() {
    List<AlertRule> rules = panel.selectedRules();
    boolean isOn = isOn(rules);
    rules.stream().filter(rule -> rule.enabled() == isOn).forEach(rule -> enable(rule, !isOn));
  }

  private static boolean isOn(List<AlertRule> rules) {
    return rules.stream().anyMatch(AlertRule::enabled);
  }

  void enable(AlertRule rule, boolean enabled) {
    alerts.rule(rule.id()).ifPresent(
        now -> RuleJobs.save(alerts, now.toBuilder().enabled(enabled).build()));
  }

  private void remove() {
    List<AlertRule> rules = panel.selectedRules();
    String names = rules.stream().map(AlertRule::name).map(name -> NLS.bind(Messages.AlertCommands_quoted, name))
        .collect(Collectors.joining(", "));
    if (!rules.isEmpty() && new QuestionDialog(site.getShell(), Messages.AlertCommands_removeTitle,
        SafeText.label(NLS.bind(Messages.AlertCommands_remove, names)), MessageDialog.QUESTION, 0,
        Messages.AlertCommands_removeTitle, IDialogConstants.CANCEL_LABEL).open() == Window.OK) {
      RuleJobs.remove(alerts, rules);
    }
  }

  /** Those of the objects, from a while before the alert until now. */
  void showCharts() {
    List<Alert> selected = panel.selectedAlerts();
    Optional<Instant> since = selected.stream().map(Alert::since).min(Instant::compareTo);
    since.ifPresent(from -> elsewhere.showCharts(selected.stream().map(Alert::object).distinct().toList(), from,
        clock.instant()));
  }

  /** Entries of the selected alert's object, also those of alerts that are over; of all while none is selected. */
  void showInLog() {
    List<Alert> selected = panel.selectedAlerts();
    elsewhere.showInLog(selected.size() == 1 ? selected.get(0).objectName() : "");
  }

  private void copy() {
    String text = panel.isActivePage()
        ? panel.activePanel().table().selected().stream().map(panel.activePanel().table()::row)
            .collect(Collectors.joining(System.lineSeparator()))
        : panel.ruleTable().selectedText();
    if (!text.isEmpty()) {
      Clipboard clipboard = new Clipboard(site.getShell().getDisplay());
      clipboard.setContents(new Object[] {text}, new Transfer[] {TextTransfer.getInstance()});
      clipboard.dispose();
    }
  }
}

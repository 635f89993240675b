/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.migration.internal;

import java.text.MessageFormat;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.layout.PixelConverter;
import org.eclipse.jface.wizard.WizardPage;
import org.eclipse.swt.SWT;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.xenworkbench.core.migration.MigrationRequest;
import org.xenworkbench.core.migration.Verdict;
import org.xenworkbench.core.model.Host;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.VirtualMachine;
import org.xenworkbench.core.text.SafeText;
import org.xenworkbench.ui.AccessibleNames;
import org.xenworkbench.ui.Refresher;
import org.xenworkbench.ui.XenUi;
import org.xenworkbench.ui.migration.internal.problem.BlockerMarkers;

/**
 * Which host the virtual machines go to, or which each of them; says of every host whether it can take them, and why
 * not. UI thread.
 */
final class TargetsPage extends WizardPage {

  /** How many lines the details have if nothing is added to the core's checks. */
  private static final int CHECKS = 6;
  /** How many characters a line has, and how many lines the tables. */
  private static final int WIDTH = 90;
  private static final int TARGETS = 7;
  private static final int MACHINES = 5;
  /** How often the checks run at most because something has changed: they ask hosts. */
  private static final Duration PERIOD = Duration.ofSeconds(1);

  private final MigrateVmWizard wizard;
  private final MigrationDraft draft;
  private final Map<HostId, TargetAssessment> groups = new HashMap<>();
  private final Map<HostId, List<MigrationRequest>> asked = new HashMap<>();
  private @Nullable TargetTable table;
  private @Nullable TargetChecks checks;
  private @Nullable TargetChecks groupChecks;
  private @Nullable Composite machines;
  private @Nullable VmTable vms;
  private @Nullable Text details;
  private @Nullable FixButton fix;
  private boolean isEach;

  TargetsPage(MigrateVmWizard wizard, String title) {
    super("targets", SafeText.caption(title), null);
    this.wizard = wizard;
    this.draft = wizard.draft();
  }

  @Override
  public void createControl(Composite parent) {
    Composite panel = new Composite(parent, SWT.NONE);
    GridLayoutFactory.swtDefaults().margins(12, 10).spacing(5, 8).applyTo(panel);
    PixelConverter pixels = new PixelConverter(parent);
    int width = pixels.convertWidthInCharsToPixels(WIDTH);
    showLeftOut(panel, width);
    if (draft.vms().size() > 1) {
      offerEach(panel, width, pixels);
    }
    new Label(panel, SWT.NONE).setText(Messages.MigrateVmDialog_targets);
    table = new TargetTable(holder(panel, width, pixels.convertHeightInCharsToPixels(TARGETS)), wizard.figures(),
        this::selected, wizard::finishNow);
    details = details(panel, width);
    AccessibleNames.derive(panel);
    checks = new TargetChecks(wizard.service(), panel, this::checked);
    groupChecks = new TargetChecks(wizard.service(), panel, this::groupChecked);
    setControl(panel);
    XenUi.setHelp(panel, "migration");
    Refresher again = new Refresher(panel, "migration.checks", PERIOD, wizard.times(), this::renew);
    wizard.follow(panel, again::request);
    check(TargetTable::show);
  }

  /** What the checks of the selected host say, and what can be done about it. */
  private Text details(Composite panel, int width) {
    Composite holder = new Composite(panel, SWT.NONE);
    GridLayoutFactory.fillDefaults().numColumns(2).applyTo(holder);
    GridDataFactory.fillDefaults().grab(true, true).applyTo(holder);
    Text text = new Text(holder, SWT.MULTI | SWT.READ_ONLY | SWT.WRAP | SWT.V_SCROLL | SWT.BORDER);
    text.setData("org.eclipse.swtbot.widget.key", "migrate.details");
    GridDataFactory.fillDefaults().grab(true, true).hint(width, CHECKS * text.getLineHeight()).applyTo(text);
    AccessibleNames.set(text, Messages.MigrateVmDialog_details);
    FixButton button = new FixButton(holder, this::renew);
    GridDataFactory.fillDefaults().align(SWT.FILL, SWT.BEGINNING).applyTo(button.control());
    fix = button;
    return text;
  }

  private static Composite holder(Composite panel, int width, int height) {
    Composite holder = new Composite(panel, SWT.NONE);
    GridDataFactory.fillDefaults().grab(true, true).hint(width, height).applyTo(holder);
    return holder;
  }

  /** Nobody shall believe that what cannot be migrated goes along. */
  private void showLeftOut(Composite panel, int width) {
    if (!wizard.leftOut().isEmpty()) {
      Label label = new Label(panel, SWT.WRAP);
      label.setData("org.eclipse.swtbot.widget.key", "migrate.leftOut");
      label.setText(SafeText.label(wizard.leftOut()));
      GridDataFactory.fillDefaults().grab(true, false).hint(width, SWT.DEFAULT).applyTo(label);
    }
  }

  private void offerEach(Composite panel, int width, PixelConverter pixels) {
    Button each = new Button(panel, SWT.CHECK);
    each.setText(Messages.TargetsPage_each);
    each.setData("org.eclipse.swtbot.widget.key", "migrate.each");
    each.addSelectionListener(SelectionListener.widgetSelectedAdapter(event -> setEach(each.getSelection())));
    Composite holder = holder(panel, width, pixels.convertHeightInCharsToPixels(MACHINES));
    machines = holder;
    vms = new VmTable(holder, draft, wizard::hostName,
        host -> Optional.ofNullable(groups.get(host)).map(TargetAssessment::verdictText).orElse(""),
        this::machinesSelected);
    show(holder, false);
  }

  private static void show(Composite holder, boolean shown) {
    holder.setVisible(shown);
    ((GridData) holder.getLayoutData()).exclude = !shown;
    holder.getParent().layout(true);
  }

  private void setEach(boolean wanted) {
    isEach = wanted;
    Composite holder = machines;
    TargetTable targets = table;
    if (holder != null && targets != null) {
      show(holder, wanted);
      targets.setProposes(!wanted);
      if (!wanted) {
        draft.send(draft.vms(), targets.selected().map(row -> row.host().id()));
      }
      checkGroups();
      check(TargetTable::show);
    }
  }

  /** Those whose target is chosen now. */
  private List<VirtualMachine> moving() {
    VmTable shown = vms;
    return isEach && shown != null ? shown.selected() : draft.vms();
  }

  private void machinesSelected() {
    TargetTable targets = table;
    if (targets != null) {
      targets.select(draft.targets().stream().filter(host -> moving().stream()
          .allMatch(vm -> draft.target(vm.id()).filter(host::equals).isPresent())).findFirst());
      check(TargetTable::show);
    }
  }

  /** A target was selected, by the user or as the first that is possible. */
  private void selected() {
    TargetTable targets = table;
    if (targets == null) {
      return;
    }
    if (!isEach) {
      draft.send(draft.vms(), targets.selected().map(row -> row.host().id()));
    } else if (targets.isChosen()) {
      draft.send(moving(), targets.selected().map(row -> row.host().id()));
      checkGroups();
    }
    update();
  }

  /** Selects the host of a key, on which they were dropped. */
  void choose(String key) {
    TargetTable targets = table;
    if (targets != null) {
      targets.choose(key);
      selected();
    }
  }

  /** What was possible when the page was opened may not be any more. */
  void renew() {
    checkGroups();
    check(TargetTable::renew);
  }

  private void check(BiConsumer<TargetTable, List<Host>> show) {
    TargetTable shown = table;
    TargetChecks running = checks;
    if (shown != null && running != null) {
      List<VirtualMachine> some = moving();
      List<Host> targets = wizard.targets(some);
      show.accept(shown, targets);
      setMessage(targets.isEmpty() ? Messages.MigrateVmDialog_noTarget
          : MessageFormat.format(Messages.MigrateVmDialog_message, draft.vms().size()));
      running.start(targets, host -> draft.requests(host.id(), some));
      update();
    }
  }

  /** What is asked of each host by all that go there. */
  private void checkGroups() {
    TargetChecks running = groupChecks;
    if (isEach && running != null) {
      Set<HostId> chosen = draft.targets();
      asked.keySet().retainAll(chosen);
      chosen.forEach(host -> asked.compute(host, (key, before) -> stillAsked(key, before)));
      groups.keySet().retainAll(chosen);
      running.start(wizard.hosts(chosen), host -> draft.requests(host.id(), List.of()));
    }
  }

  /** What was found for others than those that go there now is not true of these. */
  private List<MigrationRequest> stillAsked(HostId target, @Nullable List<MigrationRequest> before) {
    List<MigrationRequest> now = draft.requests(target, List.of());
    if (!now.equals(before)) {
      groups.remove(target);
    }
    return now;
  }

  private void checked(TargetAssessment assessment) {
    TargetTable shown = table;
    if (shown != null) {
      shown.update(assessment);
      update();
    }
  }

  private void groupChecked(TargetAssessment assessment) {
    groups.put(assessment.host().id(), assessment);
    update();
  }

  private void update() {
    TargetTable shown = table;
    Text text = details;
    if (shown == null || text == null || getControl() == null) {
      return;
    }
    Optional<TargetAssessment> selected = shown.selected();
    text.setText(selected.map(TargetAssessment::details).map(SafeText::block).orElse(""));
    FixButton button = fix;
    if (button != null) {
      button.show(selected.flatMap(TargetAssessment::verdicts).orElse(List.of()));
    }
    VmTable rows = vms;
    if (isEach && rows != null) {
      rows.refresh();
    }
    setErrorMessage(selected.filter(row -> row.verdicts().isPresent() && !row.isPossible())
        .map(TargetAssessment::reason).map(SafeText::block).orElseGet(() -> hopeless(shown)));
    wizard.changed();
    setPageComplete(isEach ? areGroupsPossible() : selected.filter(TargetAssessment::isPossible).isPresent());
  }

  private @Nullable String hopeless(TargetTable shown) {
    return shown.isHopeless() ? MessageFormat.format(Messages.MigrateVmDialog_noneCan, moving().size()) : null;
  }

  private boolean areGroupsPossible() {
    return draft.vms().stream().allMatch(vm -> draft.target(vm.id()).map(groups::get)
        .filter(TargetAssessment::isPossible).isPresent());
  }

  /** What stood in the way of what was wished last is still to be mended. */
  void markBlockers() {
    TargetTable shown = table;
    if (shown != null) {
      shown.selected().filter(row -> row.verdicts().isPresent())
          .ifPresent(row -> BlockerMarkers.show(draft.vms(), row.host(), row.verdicts().get()));
    }
  }

  /** What is to be known before it is begun, of the targets that were chosen. */
  List<String> warnings() {
    TargetTable shown = table;
    Stream<TargetAssessment> chosen = isEach ? groups.values().stream()
        : shown == null ? Stream.empty() : shown.selected().stream();
    return chosen.flatMap(row -> row.verdicts().orElse(List.of()).stream())
        .filter(verdict -> verdict.severity() == Verdict.Severity.WARNING).map(Verdict::reason).distinct().toList();
  }

  @Override
  public void setVisible(boolean visible) {
    super.setVisible(visible);
    TargetTable shown = table;
    if (visible && shown != null) {
      shown.setFocus();
    }
  }
}

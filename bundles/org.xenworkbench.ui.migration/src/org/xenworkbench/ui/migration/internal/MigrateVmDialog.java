/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.migration.internal;

import java.text.MessageFormat;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.dialogs.IDialogSettings;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.layout.PixelConverter;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.jface.resource.LocalResourceManager;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.xenworkbench.core.driver.Feature;
import org.xenworkbench.core.driver.HostConfiguration;
import org.xenworkbench.core.host.HostRegistry;
import org.xenworkbench.core.migration.MigrationRequest;
import org.xenworkbench.core.migration.MigrationService;
import org.xenworkbench.core.model.Host;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.Inventory;
import org.xenworkbench.core.model.Registration;
import org.xenworkbench.core.model.VirtualMachine;
import org.xenworkbench.core.text.SafeText;
import org.xenworkbench.ui.AccessibleNames;
import org.xenworkbench.ui.AskingDialog;
import org.xenworkbench.ui.RefreshTimes;
import org.xenworkbench.ui.Refresher;
import org.xenworkbench.ui.XenIcon;
import org.xenworkbench.ui.XenUi;
import org.xenworkbench.ui.action.Choice;
import org.xenworkbench.ui.migration.internal.problem.BlockerMarkers;

/** Asks where and how virtual machines shall be migrated; says of every host whether it can take them, and why not. */
final class MigrateVmDialog extends AskingDialog {

  /** How many lines the details have if nothing is added to the core's checks. */
  private static final int CHECKS = 6;
  /** How many characters a line has, and how many lines the table of targets. */
  private static final int WIDTH = 80;
  private static final int TARGETS = 7;
  /** How often the checks run at most because something has changed: they ask hosts. */
  private static final Duration PERIOD = Duration.ofSeconds(1);

  private final Inventory inventory;
  private final HostRegistry registry;
  private final MigrationService service;
  private final RefreshTimes times;
  private final Optional<String> wanted;
  private final List<VirtualMachine> vms;
  private final String leftOut;
  private List<MigrationRequest> requests = List.of();
  private @Nullable TargetTable table;
  private @Nullable TargetChecks checks;
  private @Nullable OptionsPanel options;
  private @Nullable Text details;
  private @Nullable FixButton fixButton;

  /** @param wanted the key of the host that the user has chosen as target already */
  MigrateVmDialog(Shell shell, Inventory inventory, HostRegistry registry, MigrationService service,
      RefreshTimes times, Choice<VirtualMachine> choice, Optional<String> wanted) {
    super(shell, Messages.MigrateVmDialog_title, Messages.MigrateVmDialog_migrate);
    this.inventory = inventory;
    this.registry = registry;
    this.service = service;
    this.times = times;
    this.wanted = wanted;
    this.vms = choice.fit();
    this.leftOut = choice.leftOutText();
  }

  /** What was asked for; empty unless the dialog was ended with OK. */
  List<MigrationRequest> requests() {
    return requests;
  }

  @Override
  protected void configureShell(Shell shell) {
    super.configureShell(shell);
    LocalResourceManager images = new LocalResourceManager(JFaceResources.getResources(), shell);
    shell.setImage(images.get(XenIcon.MIGRATE.descriptor()));
  }

  @Override
  protected IDialogSettings getDialogBoundsSettings() {
    return XenUi.settings(MigrateVmDialog.class);
  }

  @Override
  protected Control createDialogArea(Composite parent) {
    Composite area = (Composite) super.createDialogArea(parent);
    Composite panel = new Composite(area, SWT.NONE);
    GridDataFactory.fillDefaults().grab(true, true).applyTo(panel);
    GridLayoutFactory.swtDefaults().margins(12, 10).spacing(5, 8).applyTo(panel);
    PixelConverter pixels = new PixelConverter(parent);
    int width = pixels.convertWidthInCharsToPixels(WIDTH);
    showLeftOut(panel, width);
    new Label(panel, SWT.NONE).setText(Messages.MigrateVmDialog_targets);
    Composite holder = new Composite(panel, SWT.NONE);
    GridDataFactory.fillDefaults().grab(true, true).hint(width, pixels.convertHeightInCharsToPixels(TARGETS))
        .applyTo(holder);
    TargetTable targets = new TargetTable(holder, this::update, this::chosen);
    table = targets;
    Text text = new Text(panel, SWT.MULTI | SWT.READ_ONLY | SWT.WRAP | SWT.V_SCROLL | SWT.BORDER);
    text.setData("org.eclipse.swtbot.widget.key", "migrate.details");
    GridDataFactory.fillDefaults().grab(true, true).hint(width, CHECKS * text.getLineHeight()).applyTo(text);
    details = text;
    AccessibleNames.set(text, Messages.MigrateVmDialog_details);
    fixButton = new FixButton(panel, () -> check(TargetTable::renew));
    OptionsPanel shown = new OptionsPanel(panel, noLimit(), note(), this::check);
    GridDataFactory.fillDefaults().grab(true, false).applyTo(shown.control());
    options = shown;
    AccessibleNames.derive(panel);
    checks = new TargetChecks(service, panel, this::checked);
    follow(panel);
    setTitle(SafeText.caption(titleText()));
    XenUi.setHelp(area, "migration");
    return area;
  }

  /** Nobody shall start what was possible when the dialog was opened. */
  private void follow(Composite panel) {
    Refresher again = new Refresher(panel, "migration.checks", PERIOD, times, () -> check(TargetTable::renew));
    Registration listening = inventory.addListener(new ShownChanges(
        vms.stream().map(VirtualMachine::id).collect(Collectors.toSet()), again::request));
    panel.addDisposeListener(event -> listening.close());
  }

  /** Nobody shall believe that what cannot be migrated goes along. */
  private void showLeftOut(Composite panel, int width) {
    if (!leftOut.isEmpty()) {
      Label label = new Label(panel, SWT.WRAP);
      label.setData("org.eclipse.swtbot.widget.key", "migrate.leftOut");
      label.setText(SafeText.label(leftOut));
      GridDataFactory.fillDefaults().grab(true, false).hint(width, SWT.DEFAULT).applyTo(label);
    }
  }

  private String titleText() {
    if (vms.size() > 1) {
      return NLS.bind(Messages.MigrateVmDialog_several, vms.size(),
          vms.stream().map(VirtualMachine::name).collect(Collectors.joining(", ")));
    }
    VirtualMachine vm = vms.get(0);
    return NLS.bind(Messages.MigrateVmDialog_one, vm.name(),
        inventory.host(vm.host()).map(Host::name).orElse("")).trim();
  }

  private Optional<String> noLimit() {
    return vms.stream().map(VirtualMachine::host).distinct().flatMap(host -> registry.capabilities(host).stream())
        .flatMap(capabilities -> capabilities.whyNot(Feature.MIGRATION_BANDWIDTH).stream()).findFirst();
  }

  private Optional<String> note() {
    boolean xen = vms.stream().map(VirtualMachine::host).flatMap(host -> registry.configuration(host).stream())
        .map(HostConfiguration::endpoint).anyMatch(endpoint -> endpoint.driver().equals("xen"));
    return xen ? Optional.of(Messages.MigrateVmDialog_plainText) : Optional.empty();
  }

  @Override
  protected void createButtonsForButtonBar(Composite parent) {
    super.createButtonsForButtonBar(parent);
    setAcceptable(false);
  }

  @Override
  public void create() {
    super.create();
    check();
    TargetTable shown = table;
    if (shown != null) {
      wanted.ifPresent(shown::choose);
      update();
      shown.setFocus();
    }
  }

  private List<Host> targets() {
    List<HostId> sources = vms.stream().map(VirtualMachine::host).distinct().toList();
    return inventory.hosts().stream().filter(host -> host.kind() == Host.Kind.HYPERVISOR)
        .filter(host -> sources.size() > 1 || !sources.contains(host.id())).toList();
  }

  private void check() {
    check(TargetTable::show);
  }

  private void check(BiConsumer<TargetTable, List<Host>> show) {
    TargetTable shown = table;
    TargetChecks running = checks;
    if (shown != null && running != null) {
      List<Host> targets = targets();
      show.accept(shown, targets);
      setMessage(targets.isEmpty() ? Messages.MigrateVmDialog_noTarget
          : MessageFormat.format(Messages.MigrateVmDialog_message, vms.size()));
      running.start(targets, host -> requests(host.id()));
      update();
    }
  }

  private List<MigrationRequest> requests(HostId target) {
    OptionsPanel chosen = options;
    return chosen == null ? List.of() : vms.stream().filter(vm -> !vm.host().equals(target))
        .map(vm -> new MigrationRequest(vm.id(), target, chosen.mode(), chosen.bandwidth())).toList();
  }

  private void checked(TargetAssessment assessment) {
    TargetTable shown = table;
    if (shown != null) {
      shown.update(assessment);
      update();
    }
  }

  private void update() {
    TargetTable shown = table;
    Text text = details;
    if (shown == null || text == null || getButton(IDialogConstants.OK_ID) == null) {
      return;
    }
    Optional<TargetAssessment> selected = shown.selected();
    FixButton fixes = fixButton;
    if (fixes != null) {
      fixes.show(selected.flatMap(TargetAssessment::verdicts).orElse(List.of()));
    }
    text.setText(selected.map(TargetAssessment::details).map(SafeText::block).orElse(""));
    getButton(IDialogConstants.OK_ID).setEnabled(selected.filter(TargetAssessment::isPossible).isPresent());
    setErrorMessage(selected.filter(row -> row.verdicts().isPresent() && !row.isPossible())
        .map(TargetAssessment::reason).map(SafeText::block)
        .orElse(shown.isHopeless() ? MessageFormat.format(Messages.MigrateVmDialog_noneCan, vms.size()) : null));
  }

  /** Enter or a double click on a target. */
  private void chosen() {
    if (getButton(IDialogConstants.OK_ID).isEnabled()) {
      okPressed();
    }
  }

  /** What stood in the way of what was wished last is still to be mended. */
  @Override
  protected void cancelPressed() {
    TargetTable shown = table;
    if (shown != null) {
      shown.selected().filter(row -> row.verdicts().isPresent())
          .ifPresent(row -> BlockerMarkers.show(vms, row.host(), row.verdicts().get()));
    }
    super.cancelPressed();
  }

  @Override
  protected void okPressed() {
    TargetTable shown = table;
    requests = shown == null ? List.of()
        : shown.selected().filter(TargetAssessment::isPossible).map(row -> requests(row.host().id())).orElse(List.of());
    BlockerMarkers.clear(vms.stream().map(VirtualMachine::id).toList());
    super.okPressed();
  }
}

/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.migration.internal;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.jface.wizard.IWizardPage;
import org.eclipse.jface.wizard.Wizard;
import org.eclipse.jface.wizard.WizardDialog;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.services.IServiceLocator;
import org.xenworkbench.core.driver.Feature;
import org.xenworkbench.core.driver.HostConfiguration;
import org.xenworkbench.core.host.HostRegistry;
import org.xenworkbench.core.metric.Sampler;
import org.xenworkbench.core.migration.MigrationRequest;
import org.xenworkbench.core.migration.MigrationService;
import org.xenworkbench.core.model.Host;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.Inventory;
import org.xenworkbench.core.model.Registration;
import org.xenworkbench.core.model.VirtualMachine;
import org.xenworkbench.ui.DeedWizardDialog;
import org.xenworkbench.ui.RefreshTimes;
import org.xenworkbench.ui.XenIcon;
import org.xenworkbench.ui.action.Choice;
import org.xenworkbench.ui.migration.internal.problem.BlockerMarkers;

/**
 * Asks where and how virtual machines shall be migrated, and says in words what will happen. From its first page on
 * they can be migrated as is usual. UI thread.
 */
final class MigrateVmWizard extends Wizard {

  private final IServiceLocator services;
  private final MigrationDraft draft;
  private final String leftOut;
  private final Optional<String> wanted;
  private final TargetsPage targets;
  private final OptionsPage options;
  private final ReviewPage review;
  private List<MigrationRequest> requests = List.of();

  /** @param wanted the key of the host that the user has chosen as target already */
  MigrateVmWizard(IServiceLocator services, Choice<VirtualMachine> choice, Optional<String> wanted) {
    this.services = services;
    this.draft = new MigrationDraft(choice.fit());
    this.leftOut = choice.leftOutText();
    this.wanted = wanted;
    targets = new TargetsPage(this, titleText());
    options = new OptionsPage(this);
    review = new ReviewPage(this);
    setWindowTitle(Messages.MigrateVmDialog_title);
    setHelpAvailable(false);
  }

  private String titleText() {
    List<VirtualMachine> vms = draft.vms();
    if (vms.size() > 1) {
      return NLS.bind(Messages.MigrateVmDialog_several, vms.size(),
          vms.stream().map(VirtualMachine::name).collect(Collectors.joining(", ")));
    }
    return NLS.bind(Messages.MigrateVmDialog_one, vms.get(0).name(), hostName(vms.get(0).host())).trim();
  }

  /** The dialog around it. */
  WizardDialog dialog(Shell parent) {
    return new DeedWizardDialog(parent, this, XenIcon.MIGRATE, Messages.MigrateVmDialog_migrate);
  }

  @Override
  public void addPages() {
    Stream.of(targets, options, review).forEach(this::addPage);
  }

  @Override
  public void createPageControls(Composite parent) {
    super.createPageControls(parent);
    wanted.ifPresent(targets::choose);
  }

  MigrationDraft draft() {
    return draft;
  }

  String leftOut() {
    return leftOut;
  }

  MigrationService service() {
    return services.getService(MigrationService.class);
  }

  RefreshTimes times() {
    return services.getService(RefreshTimes.class);
  }

  HostFigures figures() {
    return new HostFigures(services.getService(Sampler.class));
  }

  private Inventory inventory() {
    return services.getService(Inventory.class);
  }

  private HostRegistry registry() {
    return services.getService(HostRegistry.class);
  }

  String hostName(HostId host) {
    return inventory().host(host).map(Host::name).orElse("");
  }

  /** Tells as long as there is that control when what the checks look at has changed. */
  void follow(Composite control, Runnable changed) {
    Registration listening = inventory().addListener(new ShownChanges(
        draft.vms().stream().map(VirtualMachine::id).collect(Collectors.toSet()), changed));
    control.addDisposeListener(event -> listening.close());
  }

  /** Where these could go. */
  List<Host> targets(Collection<VirtualMachine> vms) {
    List<HostId> sources = vms.stream().map(VirtualMachine::host).distinct().toList();
    return inventory().hosts().stream().filter(host -> host.kind() == Host.Kind.HYPERVISOR)
        .filter(host -> sources.size() != 1 || !sources.contains(host.id())).toList();
  }

  List<Host> hosts(Collection<HostId> some) {
    return some.stream().flatMap(id -> inventory().host(id).stream()).toList();
  }

  private Stream<HostId> sources() {
    return draft.vms().stream().map(VirtualMachine::host).distinct();
  }

  /** Whether the drivers of all sources have it. */
  boolean all(Feature feature) {
    return whyNot(feature).isEmpty();
  }

  /** Why one of the sources' drivers lacks it. */
  Optional<String> whyNot(Feature feature) {
    return sources().flatMap(host -> registry().capabilities(host).stream())
        .flatMap(can -> can.whyNot(feature).stream()).findFirst();
  }

  /** The addresses at which the one target is known; that which is used unless the user says otherwise first. */
  List<String> addresses() {
    Set<HostId> chosen = draft.targets();
    Optional<HostId> target = chosen.stream().findFirst().filter(id -> chosen.size() == 1);
    return target.map(service()::addresses).orElse(List.of());
  }

  void optionsChanged() {
    targets.renew();
  }

  String review() {
    return new ReviewText(draft, this::hostName, registry()::capabilities,
        host -> registry().configuration(host).map(HostConfiguration::peerEndpoint), service()::estimate).text();
  }

  List<String> warnings() {
    return targets.warnings();
  }

  /** Enter or a double click on a target: all is as usual. */
  void finishNow() {
    Button button = getShell().getDefaultButton();
    if (canFinish() && button != null && button.isEnabled()) {
      button.notifyListeners(SWT.Selection, new Event());
    }
  }

  /** What has changed meanwhile is told on the page that says what will happen. */
  void changed() {
    if (getContainer() != null && getContainer().getCurrentPage() == (IWizardPage) review) {
      review.refresh();
    }
  }

  @Override
  public boolean performFinish() {
    requests = draft.requests();
    BlockerMarkers.clear(requests.stream().map(MigrationRequest::vm).toList());
    return !requests.isEmpty();
  }

  @Override
  public boolean performCancel() {
    targets.markBlockers();
    return true;
  }

  /** What was asked for; empty unless it was finished. */
  List<MigrationRequest> requests() {
    return requests;
  }
}

/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.migration.internal;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.action.Action;
import org.eclipse.jface.action.ActionContributionItem;
import org.eclipse.jface.action.IContributionItem;
import org.eclipse.osgi.util.NLS;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.actions.CompoundContributionItem;
import org.eclipse.ui.menus.CommandContributionItem;
import org.eclipse.ui.menus.CommandContributionItemParameter;
import org.eclipse.ui.menus.IWorkbenchContribution;
import org.eclipse.ui.services.IServiceLocator;
import org.xenworkbench.core.metric.Sampler;
import org.xenworkbench.core.migration.MigrationService;
import org.xenworkbench.core.model.Inventory;
import org.xenworkbench.core.model.VirtualMachine;
import org.xenworkbench.core.text.SafeText;
import org.xenworkbench.ui.ModelSelection;
import org.xenworkbench.ui.XenIcon;
import org.xenworkbench.ui.XenUi;

/** The hosts that the selected virtual machines could go to; those that they cannot are off, and say why. UI thread. */
public final class MigrateToItems extends CompoundContributionItem implements IWorkbenchContribution {

  private @Nullable IServiceLocator services;

  @Override
  public void initialize(IServiceLocator locator) {
    services = locator;
  }

  @Override
  protected IContributionItem[] getContributionItems() {
    IServiceLocator locator = services;
    IWorkbenchWindow window = locator == null ? null : locator.getService(IWorkbenchWindow.class);
    if (locator == null || window == null) {
      return new IContributionItem[0];
    }
    Inventory inventory = locator.getService(Inventory.class);
    List<VirtualMachine> vms = ModelSelection.virtualMachines(ModelSelection.current(window)).stream()
        .flatMap(vm -> inventory.virtualMachine(vm.id()).stream()).toList();
    List<KnownTarget> targets = KnownTarget.of(vms, inventory, locator.getService(MigrationService.class),
        new HostFigures(locator.getService(Sampler.class)));
    return targets.isEmpty() ? new IContributionItem[] {off(whyNone(vms), XenIcon.HOST)}
        : targets.stream().map(target -> item(locator, target)).toArray(IContributionItem[]::new);
  }

  static String whyNone(List<VirtualMachine> vms) {
    return vms.isEmpty() ? Messages.MigrateToItems_nothing : Messages.MigrateVmDialog_noTarget;
  }

  private static IContributionItem item(IServiceLocator locator, KnownTarget target) {
    Optional<String> why = target.obstacle();
    if (why.isPresent()) {
      return off(NLS.bind(Messages.MigrateToItems_off, target.host().name(), why.get()), XenIcon.of(target.host()));
    }
    CommandContributionItemParameter item = new CommandContributionItemParameter(locator, null, XenUi.MIGRATE_VM,
        CommandContributionItem.STYLE_PUSH);
    item.parameters = Map.of(XenUi.MIGRATION_TARGET, target.host().id().key());
    item.label = SafeText.label(SafeText.cell(target.label()));
    item.icon = XenIcon.of(target.host()).descriptor();
    return new CommandContributionItem(item);
  }

  private static IContributionItem off(String text, XenIcon icon) {
    Action off = new Action(SafeText.label(SafeText.cell(text))) {
      // does nothing, since it is off
    };
    off.setImageDescriptor(icon.descriptor());
    off.setEnabled(false);
    return new ActionContributionItem(off);
  }
}

/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui;

import org.eclipse.jface.dialogs.DialogSettings;
import org.eclipse.jface.dialogs.IDialogSettings;
import org.eclipse.swt.widgets.Control;
import org.eclipse.ui.PlatformUI;
import org.osgi.framework.FrameworkUtil;
import org.xenworkbench.core.operation.Initiator;

/**
 * Ids that several bundles of the user interface share.
 *
 * @since 0.1
 */
public final class XenUi {

  /** This bundle, and the plug-in id of its statuses. */
  public static final String PLUGIN_ID = "org.xenworkbench.ui";

  /** Category of all commands. */
  public static final String COMMAND_CATEGORY = "org.xenworkbench.ui.commands";
  /** Category of all views. */
  public static final String VIEW_CATEGORY = "org.xenworkbench.ui.views";

  /** The Xen Hosts view. */
  public static final String HOSTS_VIEW = "org.xenworkbench.ui.hosts.view";
  /** The Virtual Machines view. */
  public static final String VMS_VIEW = "org.xenworkbench.ui.hosts.vms";
  /** The Performance view. */
  public static final String PERFORMANCE_VIEW = "org.xenworkbench.ui.performance.view";
  /** Compares the hosts of a migration; its secondary id is that of the migration's entry in the event log. */
  public static final String COMPARE_VIEW = "org.xenworkbench.ui.performance.compareView";
  /** The Top Virtual Machines view. */
  public static final String TOP_VIEW = "org.xenworkbench.ui.performance.top";
  /** The Event Log view. */
  public static final String EVENT_LOG_VIEW = "org.xenworkbench.ui.eventlog.view";
  /** The journey of a VM across hosts; its secondary id names the VM. */
  public static final String JOURNEY_VIEW = "org.xenworkbench.ui.eventlog.journeyView";
  /** The Console view; its secondary id names the VM. */
  public static final String CONSOLE_VIEW = "org.xenworkbench.ui.console.view";

  /** The Alerts view. */
  public static final String ALERTS_VIEW = "org.xenworkbench.ui.alerts.view";

  /** Compares the hosts of the selected migration, or of the last one of the selected VM. */
  public static final String COMPARE_HOSTS = "org.xenworkbench.ui.performance.compareHosts";
  /** Shows the journeys of the selected VMs, or of the VM of the selected entry of the event log. */
  public static final String JOURNEY = "org.xenworkbench.ui.eventlog.journey";
  /** Shows which VMs took most of source and target while the selected migration ran. */
  public static final String TOP_VIRTUAL_MACHINES = "org.xenworkbench.ui.performance.topVirtualMachines";
  /** Opens the consoles of the selected VMs. */
  public static final String OPEN_CONSOLE = "org.xenworkbench.ui.console.openConsole";
  /** Asks for a target and migrates the selected VMs. */
  public static final String MIGRATE_VM = "org.xenworkbench.ui.migration.migrateVm";
  /** The parameter of {@link #MIGRATE_VM} that is the key of the host which is selected as target then. */
  public static final String MIGRATION_TARGET = MIGRATE_VM + ".target";

  /** Asks for a rule for alerts and adds it; of what its parameters say, else of what is selected. */
  public static final String NEW_ALERT_RULE = "org.xenworkbench.ui.alerts.newRule";
  /** The parameter of {@link #NEW_ALERT_RULE} that is the key of a host, VM or group. */
  public static final String RULE_OBJECT = NEW_ALERT_RULE + ".object";
  /** The parameter of {@link #NEW_ALERT_RULE} that is the identity of a metric. */
  public static final String RULE_METRIC = NEW_ALERT_RULE + ".metric";

  /**
   * The variable of expressions in plugin.xml that holds the selected hosts and virtual machines, as a collection: what
   * is selected in the active part, else what is seen selected in the Xen Hosts view. See
   * {@link ModelSelection#current}.
   */
  public static final String SELECTION = "org.xenworkbench.selection";

  /** The property of expressions that tells whether an action can be done; it changes with the model, too. */
  public static final String IS_POSSIBLE = "org.xenworkbench.action.isPossible";

  private XenUi() {
  }

  /**
   * What F1 shows while a control or one in it has the focus. UI thread.
   *
   * @param topic a context of {@code help/contexts.xml}
   */
  public static void setHelp(Control control, String topic) {
    if (PlatformUI.isWorkbenchRunning()) {
      PlatformUI.getWorkbench().getHelpSystem().setHelp(control, PLUGIN_ID + '.' + topic);
    }
  }

  /** Where a dialog keeps its size and place over a restart. */
  public static IDialogSettings settings(Class<?> dialog) {
    IDialogSettings all = PlatformUI.getDialogSettingsProvider(FrameworkUtil.getBundle(dialog)).getDialogSettings();
    return DialogSettings.getOrCreateSection(all, dialog.getSimpleName());
  }

  /** The name under which this user's actions are written into the event log. */
  public static String user() {
    return Initiator.current();
  }
}

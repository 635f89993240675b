/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.hosts.internal.hostsfile;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.IJobFunction;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.handlers.HandlerUtil;
import org.xenworkbench.core.driver.HostConfiguration;
import org.xenworkbench.core.host.HostGroup;
import org.xenworkbench.core.host.HostGroups;
import org.xenworkbench.core.host.HostRegistry;
import org.xenworkbench.core.host.HostsFile;
import org.xenworkbench.core.model.Host;
import org.xenworkbench.core.model.Inventory;
import org.xenworkbench.core.text.SafeText;
import org.xenworkbench.ui.FileQuestion;
import org.xenworkbench.ui.NoQuestionOpen;
import org.xenworkbench.ui.Problems;
import org.xenworkbench.ui.WholeFile;
import org.xenworkbench.ui.XenUi;
import org.xenworkbench.ui.hosts.internal.Messages;

/** Writes all hosts into a file, by which another workbench knows them, without their passwords. */
public final class ExportHostsHandler extends AbstractHandler {

  @Override
  public @Nullable Object execute(ExecutionEvent event) throws ExecutionException {
    IWorkbenchWindow window = HandlerUtil.getActiveWorkbenchWindowChecked(event);
    if (!NoQuestionOpen.holds(window.getShell().getDisplay())) {
      return null; // the key was meant for the question, which is seen before it gets the keys
    }
    FileDialog dialog = new FileDialog(window.getShell(), SWT.SAVE);
    dialog.setText(Messages.ExportHosts_title);
    dialog.setFilterExtensions("*.properties", "*");
    dialog.setFileName("hosts.properties");
    dialog.setOverwrite(true);
    String file = FileQuestion.ask(dialog);
    if (file != null) {
      HostRegistry registry = window.getService(HostRegistry.class);
      Inventory inventory = window.getService(Inventory.class);
      HostGroups groups = window.getService(HostGroups.class);
      Job.create(Messages.ExportHosts_title,
          (IJobFunction) monitor -> write(reached(registry.configurations(), inventory), groups, Path.of(file)))
          .schedule();
    }
    return null;
  }

  /** All but the machine that the workbench runs on, which each workbench has of itself. */
  static List<HostConfiguration> reached(List<HostConfiguration> hosts, Inventory inventory) {
    return hosts.stream().filter(
        host -> inventory.host(host.id()).filter(known -> known.kind() == Host.Kind.MACHINE).isEmpty()).toList();
  }

  /** Writes those that a driver can serve and that the user has added; what could not be written is told. */
  static IStatus write(List<HostConfiguration> hosts, HostGroups groups, Path file) {
    List<HostConfiguration> left = new ArrayList<>();
    try {
      WholeFile.write(file, path -> left.addAll(HostsFile.write(path, hosts,
          host -> groups.path(groups.groupOf(host).map(HostGroup::id)))));
    } catch (IOException e) {
      return Problems.result(NLS.bind(Messages.ExportHosts_failed, file), Problems.explained(e));
    }
    String names = left.stream().map(HostConfiguration::name).collect(Collectors.joining("', '", "'", "'"));
    return left.isEmpty() ? Status.OK_STATUS : new Status(IStatus.WARNING, XenUi.PLUGIN_ID,
        SafeText.caption(NLS.bind(Messages.ExportHosts_left, file, names)));
  }
}

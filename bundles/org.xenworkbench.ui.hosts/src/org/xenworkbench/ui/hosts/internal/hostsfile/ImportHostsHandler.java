/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.hosts.internal.hostsfile;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.ICoreRunnable;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.MultiStatus;
import org.eclipse.core.runtime.jobs.IJobFunction;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.handlers.HandlerUtil;
import org.xenworkbench.core.driver.HostConfiguration;
import org.xenworkbench.core.host.GroupPath;
import org.xenworkbench.core.host.HostGroup;
import org.xenworkbench.core.host.HostGroups;
import org.xenworkbench.core.host.HostRegistry;
import org.xenworkbench.core.host.HostsFile;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.ui.Displays;
import org.xenworkbench.ui.FileQuestion;
import org.xenworkbench.ui.NoQuestionOpen;
import org.xenworkbench.ui.Problems;
import org.xenworkbench.ui.XenUi;
import org.xenworkbench.ui.action.ReadOnly;
import org.xenworkbench.ui.hosts.internal.Messages;

/** Reads a file that lists hosts, shows what of it could be taken, and takes what the user chose. */
public final class ImportHostsHandler extends AbstractHandler {

  @Override
  public @Nullable Object execute(ExecutionEvent event) throws ExecutionException {
    IWorkbenchWindow window = HandlerUtil.getActiveWorkbenchWindowChecked(event);
    if (!NoQuestionOpen.holds(window.getShell().getDisplay()) || ReadOnly.refuses(window)) {
      return null; // the key was meant for the question, which is seen before it gets the keys
    }
    FileDialog dialog = new FileDialog(window.getShell(), SWT.OPEN);
    dialog.setText(Messages.ImportHosts_title);
    dialog.setFilterExtensions("*.properties", "*");
    String file = FileQuestion.ask(dialog);
    if (file != null) {
      read(window, Path.of(file));
    }
    return null;
  }

  /** Reads in the background, asks, and takes in the background. */
  private static void read(IWorkbenchWindow window, Path file) {
    Shell shell = window.getShell();
    HostRegistry registry = window.getService(HostRegistry.class);
    HostGroups groups = window.getService(HostGroups.class);
    Job.create(Messages.ImportHosts_title, (ICoreRunnable) monitor -> {
      try {
        HostsFile listed = HostsFile.read(file);
        List<HostConfiguration> there = registry.configurations();
        List<String> types = registry.hostTypes();
        Displays.later(shell.getDisplay(), () -> {
          if (!shell.isDisposed()) {
            ask(new ImportHostsDialog(shell, file, listed, there, types), registry, groups,
                taken -> show(window, taken));
          }
        });
      } catch (IOException e) {
        throw new CoreException(Problems.result(NLS.bind(Messages.ImportHosts_failed, file), Problems.explained(e)));
      }
    }).schedule();
  }

  /** As a host that was just added, they are selected as soon as they are there, and no filter hides them. */
  private static void show(IWorkbenchWindow window, Set<HostId> hosts) {
    IWorkbenchPage page = window.getActivePage();
    if (page != null && page.findView(XenUi.HOSTS_VIEW) instanceof RevealsObjects view) {
      view.reveal(hosts);
    }
  }

  private static void ask(ImportHostsDialog dialog, HostRegistry registry, HostGroups groups,
      Consumer<Set<HostId>> taken) {
    if (dialog.isAccepted()) {
      List<HostConfiguration> chosen = dialog.chosen();
      if (!chosen.isEmpty()) {
        taken.accept(chosen.stream().map(HostConfiguration::id).collect(Collectors.toSet()));
      }
      Map<HostId, GroupPath> paths = dialog.groups();
      Job.create(Messages.ImportHosts_title, (IJobFunction) monitor -> take(registry, chosen, host -> {
        if (paths.containsKey(host)) {
          groups.move(Set.of(host), groups.make(paths.get(host)).map(HostGroup::id));
        }
      })).schedule();
    }
  }

  /** One that cannot be taken costs no other. */
  static IStatus take(HostRegistry registry, List<HostConfiguration> hosts) {
    return take(registry, hosts, host -> {});
  }

  /** @param taken puts one into its group that is there now */
  static IStatus take(HostRegistry registry, List<HostConfiguration> hosts, Consumer<HostId> taken) {
    MultiStatus result = new MultiStatus(XenUi.PLUGIN_ID, 0, Messages.ImportHosts_notAll);
    for (HostConfiguration host : hosts) {
      try {
        if (registry.configuration(host.id()).isPresent()) {
          registry.update(host);
        } else {
          registry.add(host);
        }
        taken.accept(host.id());
      } catch (IllegalArgumentException | IllegalStateException e) {
        result.add(Problems.result(host.name(), e));
      }
    }
    return result;
  }
}

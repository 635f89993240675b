/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.hosts.internal.hostsfile;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.dialogs.IDialogSettings;
import org.eclipse.jface.dialogs.IMessageProvider;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.TableItem;
import org.eclipse.swt.widgets.Text;
import org.xenworkbench.core.driver.Endpoint;
import org.xenworkbench.core.driver.HostConfiguration;
import org.xenworkbench.core.host.GroupPath;
import org.xenworkbench.core.host.HostsFile;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.text.NameOrder;
import org.xenworkbench.core.text.SafeText;
import org.xenworkbench.ui.AccessibleNames;
import org.xenworkbench.ui.AskingDialog;
import org.xenworkbench.ui.XenUi;
import org.xenworkbench.ui.hosts.internal.Messages;

/** Shows what a file of hosts has, and asks which of them are taken. UI thread. */
final class ImportHostsDialog extends AskingDialog {

  private static final int[] WIDTHS = {150, 250, 130, 80, 130, 200};

  private final Path file;
  private final HostsFile listed;
  private final List<String> types;
  /** As they would be here, with the identities of those that are there. */
  private final List<HostConfiguration> hosts = new ArrayList<>();
  private final List<Optional<HostConfiguration>> former = new ArrayList<>();
  private final Map<HostId, GroupPath> groups = new HashMap<>();
  private List<HostConfiguration> chosen = List.of();

  /**
   * Creates it.
   *
   * @param there the hosts that are in the workbench
   * @param types the types of hosts that there is a driver for
   */
  ImportHostsDialog(Shell shell, Path file, HostsFile listed, List<HostConfiguration> there, List<String> types) {
    super(shell, Messages.ImportHosts_title, Messages.ImportHosts_import);
    this.file = file;
    this.listed = listed;
    this.types = List.copyOf(types);
    for (HostConfiguration host : listed.hosts()) {
      Optional<HostConfiguration> known =
          there.stream().filter(other -> NameOrder.isSame(other.name(), host.name())).findFirst();
      former.add(known);
      GroupPath group = listed.group(host.id());
      if (!group.isTop()) {
        groups.put(known.map(HostConfiguration::id).orElse(host.id()), group);
      }
      hosts.add(known.map(other -> new HostConfiguration(other.id(), other.name(), host.endpoint(), host.peer(),
          other.connectAtStart(), host.readOnly())).orElse(host));
    }
  }

  @Override
  protected IDialogSettings getDialogBoundsSettings() {
    return XenUi.settings(ImportHostsDialog.class);
  }

  @Override
  protected Control createDialogArea(Composite parent) {
    Composite area = (Composite) super.createDialogArea(parent);
    Composite panel = panel(area, 1);
    Table table = new Table(panel, SWT.CHECK | SWT.BORDER | SWT.FULL_SELECTION);
    table.setHeaderVisible(true);
    table.setData("org.eclipse.swtbot.widget.key", "hosts.import");
    AccessibleNames.set(table, Messages.ImportHosts_title);
    GridDataFactory.fillDefaults().grab(true, true).hint(880, 220).applyTo(table);
    String[] titles = {Messages.ImportHosts_host, Messages.ImportHosts_address, Messages.ImportHosts_peer,
        Messages.ImportHosts_readOnly, Messages.HostColumn_group, Messages.ImportHosts_what};
    for (int i = 0; i < titles.length; i++) {
      TableColumn column = new TableColumn(table, SWT.NONE);
      column.setText(titles[i]);
      column.setWidth(WIDTHS[i]);
    }
    for (int i = 0; i < hosts.size(); i++) {
      row(new TableItem(table, SWT.NONE), hosts.get(i), former.get(i), groups.get(hosts.get(i).id()));
    }
    table.addSelectionListener(SelectionListener.widgetSelectedAdapter(event -> choose(table)));
    if (!listed.problems().isEmpty()) {
      Text problems = new Text(panel, SWT.MULTI | SWT.WRAP | SWT.READ_ONLY | SWT.V_SCROLL | SWT.BORDER);
      problems.setText(SafeText.block(String.join("\n", listed.problems())));
      problems.setData("org.eclipse.swtbot.widget.key", "hosts.importProblems");
      AccessibleNames.set(problems, Messages.ImportHosts_problems);
      GridDataFactory.fillDefaults().grab(true, false).hint(880, 90).applyTo(problems);
    }
    setMessage(SafeText.block(NLS.bind(listed.problems().isEmpty() ? Messages.ImportHosts_message
        : Messages.ImportHosts_messageProblems, file)),
        listed.problems().isEmpty() ? IMessageProvider.NONE : IMessageProvider.WARNING);
    choose(table);
    return area;
  }

  /** New hosts are taken unless the user says otherwise; what is there is replaced only if the user says so. */
  private void row(TableItem item, HostConfiguration host, Optional<HostConfiguration> before,
      @Nullable GroupPath group) {
    item.setText(new String[] {SafeText.cell(host.name()), SafeText.cell(host.endpoint().displayText()),
        SafeText.cell(host.peer().map(Endpoint::displayText).orElse("")),
        host.readOnly() ? Messages.ImportHosts_yes : "", group == null ? "" : SafeText.cell(group.toString()),
        SafeText.cell(what(host, before, types))});
    item.setChecked(before.isEmpty() && types.contains(host.endpoint().driver()));
  }

  /** What becomes of a host that is taken. */
  static String what(HostConfiguration host, Optional<HostConfiguration> before, List<String> types) {
    String type = host.endpoint().driver();
    if (!types.contains(type)) {
      return NLS.bind(Messages.ImportHosts_noDriver, type);
    }
    if (before.isEmpty()) {
      return Messages.ImportHosts_new;
    }
    return before.get().equals(host) ? Messages.ImportHosts_same
        : NLS.bind(Messages.ImportHosts_replaces, before.get().endpoint().displayText());
  }

  private void choose(Table table) {
    TableItem[] rows = table.getItems();
    List<HostConfiguration> now = new ArrayList<>();
    for (int i = 0; i < rows.length; i++) {
      if (rows[i].getChecked()) {
        now.add(hosts.get(i));
      }
    }
    chosen = List.copyOf(now);
    setAcceptable(!chosen.isEmpty());
  }

  @Override
  protected void createButtonsForButtonBar(Composite parent) {
    super.createButtonsForButtonBar(parent);
    setAcceptable(!chosen.isEmpty());
  }

  /** The groups that the file puts hosts into. */
  Map<HostId, GroupPath> groups() {
    return Map.copyOf(groups);
  }

  /** The hosts that are to be taken. */
  List<HostConfiguration> chosen() {
    return chosen;
  }
}

/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.eventlog.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.ToolBar;
import org.eclipse.swt.widgets.ToolItem;
import org.xenworkbench.core.text.SafeText;
import org.xenworkbench.ui.AccessibleNames;

/** What else is filtered by, host, VM and user: each with a cross, in a row that is there only if any is. UI thread. */
final class FilterChips {

  private static final String CROSS = "  \u2715";

  private final ToolBar bar;
  private final Consumer<LogFilter> changed;
  private LogFilter shown = LogFilter.NONE;

  /** @param changed hears of the filter that is left when a chip is taken away */
  FilterChips(Composite parent, Consumer<LogFilter> changed) {
    this.changed = changed;
    bar = new ToolBar(parent, SWT.FLAT | SWT.HORIZONTAL | SWT.WRAP);
    bar.setData("org.eclipse.swtbot.widget.key", "eventlog.chips");
    AccessibleNames.set(bar, Messages.FilterChips_title);
    GridDataFactory.fillDefaults().grab(true, false).exclude(true).applyTo(bar);
    bar.setVisible(false);
  }

  /** A chip: what it says, and the filter without it. */
  private record Chip(String text, LogFilter without) {
  }

  /** Shows what a filter has of these. */
  void show(LogFilter filter) {
    if (filter.equals(shown)) {
      return;
    }
    shown = filter;
    for (ToolItem item : bar.getItems()) {
      item.dispose();
    }
    List<Chip> chips = chips(filter);
    chips.forEach(this::add);
    boolean wanted = !chips.isEmpty();
    ((GridData) bar.getLayoutData()).exclude = !wanted;
    bar.setVisible(wanted);
    bar.requestLayout();
  }

  private static List<Chip> chips(LogFilter filter) {
    List<Chip> chips = new ArrayList<>();
    filter.host().ifPresent(host -> chips.add(new Chip(NLS.bind(Messages.FilterChips_host, host.name()),
        filter.withHost(Optional.empty()))));
    filter.vm().ifPresent(vm -> chips.add(new Chip(NLS.bind(Messages.FilterChips_vm, vm.name()),
        filter.withVm(Optional.empty()))));
    filter.user().ifPresent(user -> chips.add(new Chip(NLS.bind(Messages.FilterChips_user, user),
        filter.withUser(Optional.empty()))));
    return chips;
  }

  private void add(Chip chip) {
    ToolItem item = new ToolItem(bar, SWT.PUSH);
    String text = SafeText.cell(chip.text());
    item.setText(SafeText.caption(text) + CROSS);
    item.setToolTipText(SafeText.caption(NLS.bind(Messages.FilterChips_remove, text)));
    AccessibleNames.set(item, NLS.bind(Messages.FilterChips_remove, text));
    item.setData("org.eclipse.swtbot.widget.key", "eventlog.chip");
    item.addSelectionListener(SelectionListener.widgetSelectedAdapter(event -> changed.accept(chip.without())));
  }
}

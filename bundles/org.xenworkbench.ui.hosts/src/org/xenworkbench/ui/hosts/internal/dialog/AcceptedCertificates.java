/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.hosts.internal.dialog;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.TableColumnLayout;
import org.eclipse.jface.viewers.ArrayContentProvider;
import org.eclipse.jface.viewers.ColumnLabelProvider;
import org.eclipse.jface.viewers.ColumnWeightData;
import org.eclipse.jface.viewers.TableViewer;
import org.eclipse.jface.viewers.TableViewerColumn;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Text;
import org.xenworkbench.core.driver.AcceptedIdentity;
import org.xenworkbench.core.driver.Endpoint;
import org.xenworkbench.core.driver.HostIdentity;
import org.xenworkbench.core.driver.HypervisorException;
import org.xenworkbench.core.host.HostTrials;
import org.xenworkbench.core.text.NameOrder;
import org.xenworkbench.core.text.SafeText;
import org.xenworkbench.ui.AccessibleNames;
import org.xenworkbench.ui.Displays;
import org.xenworkbench.ui.Formats;
import org.xenworkbench.ui.QuestionDialog;
import org.xenworkbench.ui.hosts.internal.Messages;

/** What was accepted, where, and since when; the selected one in full, and a button that forgets it. UI thread. */
final class AcceptedCertificates {

  private static final Comparator<AcceptedIdentity> ORDER = Comparator
      .comparing((AcceptedIdentity each) -> each.endpoint().address(), NameOrder.NAMES)
      .thenComparing(each -> each.endpoint().port());

  private final HostTrials trials;
  private final Consumer<@Nullable String> problems;
  private final TableViewer table;
  private final Text details;
  private final Button forget;

  /**
   * Creates the table, empty.
   *
   * @param parent with a grid layout of one column
   * @param problems shows why it cannot be read; null when it can
   */
  AcceptedCertificates(Composite parent, HostTrials trials, Consumer<@Nullable String> problems) {
    this.trials = trials;
    this.problems = problems;
    Composite holder = new Composite(parent, SWT.NONE);
    GridDataFactory.fillDefaults().grab(true, true).hint(440, 160).applyTo(holder);
    table = table(holder);
    details = new Text(parent, SWT.MULTI | SWT.WRAP | SWT.READ_ONLY | SWT.V_SCROLL | SWT.BORDER);
    details.setData("org.eclipse.swtbot.widget.key", "hosts.acceptedDetails");
    AccessibleNames.set(details, Messages.AcceptedCertificates_details);
    GridDataFactory.fillDefaults().grab(true, false).hint(440, 110).applyTo(details);
    forget = new Button(parent, SWT.PUSH);
    forget.setText(Messages.AcceptedCertificates_forget);
    forget.setData("org.eclipse.swtbot.widget.key", "hosts.forgetCertificate");
    GridDataFactory.swtDefaults().applyTo(forget);
    forget.addSelectionListener(SelectionListener.widgetSelectedAdapter(event -> selected().ifPresent(this::forget)));
    table.addSelectionChangedListener(event -> showSelected());
    showSelected();
  }

  private Optional<AcceptedIdentity> selected() {
    return Optional.ofNullable((AcceptedIdentity) table.getStructuredSelection().getFirstElement());
  }

  private void showSelected() {
    details.setText(SafeText.block(selected().map(AcceptedCertificates::text).orElse("")));
    forget.setEnabled(selected().isPresent());
  }

  /** Shows what there is now, which is read in the background. */
  void read() {
    Display display = table.getControl().getDisplay();
    Job job = Job.create(Messages.AcceptedCertificates_reading, monitor -> {
      try {
        List<AcceptedIdentity> all = trials.accepted().stream().sorted(ORDER).toList();
        Displays.later(display, () -> show(all, null));
      } catch (HypervisorException e) {
        Displays.later(display, () -> show(List.of(), SafeText.cell(String.valueOf(e.getMessage()))));
      }
      return Status.OK_STATUS;
    });
    job.setSystem(true);
    job.schedule();
  }

  private void show(List<AcceptedIdentity> all, @Nullable String problem) {
    if (!table.getControl().isDisposed()) {
      problems.accept(problem);
      table.setInput(all);
      showSelected();
      if (all.isEmpty() && problem == null) {
        details.setText(Messages.AcceptedCertificates_none);
      }
    }
  }

  private void forget(AcceptedIdentity accepted) {
    String question = NLS.bind(Messages.AcceptedCertificates_ask, place(accepted),
        accepted.identity().map(HostIdentity::fingerprint).orElse(Messages.AcceptedCertificates_unread));
    boolean agreed = new QuestionDialog(table.getControl().getShell(), Messages.AcceptedCertificates_title,
        SafeText.label(question), MessageDialog.QUESTION, 1, Messages.AcceptedCertificates_forgetNow,
        IDialogConstants.CANCEL_LABEL).open() == 0;
    if (agreed && !table.getControl().isDisposed()) {
      TrustJob.run(() -> trials.distrust(accepted.endpoint()), table.getControl(), this::read);
    }
  }

  private static String place(AcceptedIdentity accepted) {
    Endpoint endpoint = accepted.endpoint();
    String address = endpoint.address();
    String host = address.contains(":") ? '[' + address + ']' : address;
    return endpoint.port() == 0 ? host : host + ':' + endpoint.port();
  }

  private static String text(AcceptedIdentity accepted) {
    return accepted.identity().map(identity -> identity.fingerprint() + '\n' + identity.facts().stream()
        .map(fact -> NLS.bind(Messages.TestResult_fact, fact.name(), fact.value())).collect(Collectors.joining("\n")))
        .orElse(Messages.AcceptedCertificates_unreadLong);
  }

  private static TableViewer table(Composite holder) {
    TableColumnLayout layout = new TableColumnLayout();
    holder.setLayout(layout);
    TableViewer viewer = new TableViewer(holder,
        SWT.SINGLE | SWT.BORDER | SWT.FULL_SELECTION | SWT.V_SCROLL | SWT.H_SCROLL);
    viewer.getTable().setHeaderVisible(true);
    viewer.getTable().setData("org.eclipse.swtbot.widget.key", "hosts.accepted");
    AccessibleNames.set(viewer.getTable(), Messages.AcceptedCertificates_table);
    column(viewer, layout, Messages.AcceptedCertificates_place, 40, AcceptedCertificates::place);
    column(viewer, layout, Messages.AcceptedCertificates_fingerprint, 35, accepted -> accepted.identity()
        .map(HostIdentity::fingerprint).orElse(Messages.AcceptedCertificates_unread));
    column(viewer, layout, Messages.AcceptedCertificates_since, 25, accepted -> Formats.dateTime(accepted.since()));
    viewer.setContentProvider(ArrayContentProvider.getInstance());
    return viewer;
  }

  private static void column(TableViewer viewer, TableColumnLayout layout, String title, int weight,
      Function<AcceptedIdentity, String> text) {
    TableViewerColumn column = new TableViewerColumn(viewer, SWT.LEFT);
    column.getColumn().setText(title);
    layout.setColumnData(column.getColumn(), new ColumnWeightData(weight, 110, true));
    column.setLabelProvider(new ColumnLabelProvider() {
      @Override
      public String getText(Object element) {
        return SafeText.cell(text.apply((AcceptedIdentity) element));
      }
    });
  }
}

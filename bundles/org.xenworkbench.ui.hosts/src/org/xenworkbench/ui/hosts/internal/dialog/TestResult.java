/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.hosts.internal.dialog;

import java.util.Optional;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.jface.resource.LocalResourceManager;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableItem;
import org.eclipse.swt.widgets.Text;
import org.xenworkbench.core.driver.HostIdentity;
import org.xenworkbench.core.driver.UntrustedHostException;
import org.xenworkbench.core.text.SafeText;
import org.xenworkbench.ui.AccessibleNames;
import org.xenworkbench.ui.XenIcon;
import org.xenworkbench.ui.hosts.internal.Messages;

/**
 * How the connection test goes: its steps as they happen, how it went, in full and to be copied, and what the host
 * shows if that is not trusted. UI thread.
 */
final class TestResult {

  private final Composite panel;
  private final Table steps;
  private final Text text;
  private final Button decide;
  private final LocalResourceManager images;
  private Runnable decision = () -> {};

  TestResult(Composite parent) {
    panel = new Composite(parent, SWT.NONE);
    GridLayoutFactory.fillDefaults().applyTo(panel);
    images = new LocalResourceManager(JFaceResources.getResources(), panel);
    steps = new Table(panel, SWT.BORDER | SWT.V_SCROLL | SWT.FULL_SELECTION);
    steps.setData("org.eclipse.swtbot.widget.key", "hosts.testSteps");
    GridDataFactory.fillDefaults().grab(true, false).hint(460, 110).applyTo(steps);
    AccessibleNames.set(steps, Messages.TestResult_steps);
    text = new Text(panel, SWT.MULTI | SWT.WRAP | SWT.READ_ONLY | SWT.V_SCROLL);
    text.setBackground(panel.getBackground());
    text.setData("org.eclipse.swtbot.widget.key", "hosts.testResult");
    GridDataFactory.fillDefaults().grab(true, true).hint(460, 160).applyTo(text);
    AccessibleNames.set(text, Messages.TestResult_accessible);
    decide = new Button(panel, SWT.PUSH);
    decide.setText(Messages.TestResult_acceptCertificate);
    decide.setData("org.eclipse.swtbot.widget.key", "hosts.decide");
    decide.addSelectionListener(SelectionListener.widgetSelectedAdapter(event -> decision.run()));
    clear();
  }

  Control control() {
    return panel;
  }

  void clear() {
    steps.removeAll();
    text.setText("");
    decide.setVisible(false);
  }

  /** A test begins. */
  void begin() {
    clear();
  }

  /** A step begins, so the one before has succeeded. */
  void step(String step) {
    mark(XenIcon.STATUS_OK);
    TableItem item = new TableItem(steps, SWT.NONE);
    item.setText(SafeText.cell(step));
    item.setImage(images.get(XenIcon.STATUS_RUNNING.descriptor()));
    steps.showItem(item);
  }

  private void mark(XenIcon icon) {
    if (steps.getItemCount() > 0) {
      steps.getItem(steps.getItemCount() - 1).setImage(images.get(icon.descriptor()));
    }
  }

  /** The test was cancelled by the user. */
  void cancelled() {
    mark(XenIcon.STATUS_FAILED);
    text.setText(Messages.TestResult_cancelled);
  }

  /** It is over. */
  void show(IStatus status, Optional<UntrustedHostException> untrusted) {
    mark(status.isOK() ? XenIcon.STATUS_OK : XenIcon.STATUS_FAILED);
    StringBuilder said = new StringBuilder(status.getMessage());
    untrusted.ifPresent(e -> {
      HostIdentity shown = e.shown();
      said.append('\n').append('\n').append(fact("SHA-256", shown.fingerprint().replace("SHA256:", "")));
      shown.facts().forEach(fact -> said.append('\n').append(fact(fact.name(), SafeText.cell(fact.value()))));
    });
    text.setText(SafeText.block(said.toString()));
  }

  private static String fact(String name, String value) {
    return NLS.bind(Messages.TestResult_fact, name, value);
  }

  /** Offers what the user can decide about what the host shows. */
  void offer(String what, Runnable done) {
    decide.setText(what);
    decision = done;
    decide.setVisible(true);
    panel.layout();
  }
}

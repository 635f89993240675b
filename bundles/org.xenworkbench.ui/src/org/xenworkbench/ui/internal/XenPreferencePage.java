/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.internal;

import java.time.Duration;
import org.eclipse.core.runtime.Platform;
import org.eclipse.core.runtime.preferences.IEclipsePreferences;
import org.eclipse.core.runtime.preferences.InstanceScope;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.preference.PreferencePage;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Spinner;
import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.IWorkbenchPreferencePage;
import org.osgi.service.prefs.BackingStoreException;
import org.xenworkbench.core.metric.Sampler;
import org.xenworkbench.ui.Formats;

/** Settings of the core that a user may want to change: how often hosts are sampled, and whether they are connected. */
public final class XenPreferencePage extends PreferencePage implements IWorkbenchPreferencePage {

  private static final String CORE = "org.xenworkbench.core";
  private static final String CONNECT_AT_START = "connectAtStart";
  private static final int DEFAULT_TENTHS = 50;

  private @Nullable Sampler sampler;
  private @Nullable Spinner interval;
  private @Nullable Button connectAtStart;

  @Override
  public void init(IWorkbench workbench) {
    sampler = workbench.getService(Sampler.class);
  }

  @Override
  protected Control createContents(Composite parent) {
    Composite panel = new Composite(parent, SWT.NONE);
    GridLayoutFactory.fillDefaults().numColumns(3).applyTo(panel);
    new Label(panel, SWT.NONE).setText(Messages.XenPreferencePage_interval);
    Spinner spinner = new Spinner(panel, SWT.BORDER);
    spinner.setDigits(1);
    spinner.setValues(tenths(), tenths(Sampler.MIN_INTERVAL), tenths(Sampler.MAX_INTERVAL), 1, 5, 50);
    spinner.setData("org.eclipse.swtbot.widget.key", "preferences.interval");
    interval = spinner;
    new Label(panel, SWT.NONE).setText(Messages.XenPreferencePage_seconds);
    Label hint = new Label(panel, SWT.WRAP);
    hint.setText(NLS.bind(Messages.XenPreferencePage_intervalHint, Formats.duration(Sampler.MIN_INTERVAL),
        Formats.duration(Sampler.MAX_INTERVAL)));
    GridDataFactory.fillDefaults().span(3, 1).hint(380, SWT.DEFAULT).grab(true, false).applyTo(hint);
    Button check = new Button(panel, SWT.CHECK);
    check.setText(Messages.XenPreferencePage_connectAtStart);
    check.setSelection(Platform.getPreferencesService().getBoolean(CORE, CONNECT_AT_START, false, null));
    check.setData("org.eclipse.swtbot.widget.key", "preferences.connectAtStart");
    GridDataFactory.fillDefaults().span(3, 1).indent(0, 8).applyTo(check);
    connectAtStart = check;
    return panel;
  }

  private int tenths() {
    Sampler present = sampler;
    return present == null ? DEFAULT_TENTHS : tenths(present.interval());
  }

  private static int tenths(Duration duration) {
    return (int) (duration.toMillis() / 100);
  }

  @Override
  protected void performDefaults() {
    Spinner spinner = interval;
    Button check = connectAtStart;
    if (spinner != null && check != null) {
      spinner.setSelection(DEFAULT_TENTHS);
      check.setSelection(Platform.getPreferencesService().getBoolean(CORE, CONNECT_AT_START, false,
          new org.eclipse.core.runtime.preferences.IScopeContext[] {
              org.eclipse.core.runtime.preferences.DefaultScope.INSTANCE}));
    }
    super.performDefaults();
  }

  @Override
  public boolean performOk() {
    Spinner spinner = interval;
    Button check = connectAtStart;
    Sampler present = sampler;
    if (spinner == null || check == null) {
      return true;
    }
    if (present != null && spinner.getSelection() != tenths(present.interval())) {
      present.setInterval(Duration.ofMillis(spinner.getSelection() * 100L));
    }
    return saveConnectAtStart(check.getSelection());
  }

  private boolean saveConnectAtStart(boolean value) {
    IEclipsePreferences node = InstanceScope.INSTANCE.getNode(CORE);
    node.putBoolean(CONNECT_AT_START, value);
    try {
      node.flush();
      return true;
    } catch (BackingStoreException e) {
      setErrorMessage(NLS.bind(Messages.XenPreferencePage_notSaved, e.getMessage()));
      return false;
    }
  }
}

/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.internal;

import java.time.Duration;
import org.eclipse.core.runtime.ICoreRunnable;
import org.eclipse.core.runtime.Platform;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.core.runtime.preferences.DefaultScope;
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
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Spinner;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.IWorkbenchPreferencePage;
import org.osgi.service.prefs.BackingStoreException;
import org.xenworkbench.core.event.EventRetention;
import org.xenworkbench.core.host.Polling;
import org.xenworkbench.core.metric.HistoryStore;
import org.xenworkbench.ui.AccessibleNames;
import org.xenworkbench.ui.Displays;
import org.xenworkbench.ui.Formats;

/**
 * Settings of the core that a user may want to change: how often hosts are sampled, whether they are connected, and how
 * long the event log is kept; and what is kept takes on disk.
 */
public final class XenPreferencePage extends PreferencePage implements IWorkbenchPreferencePage {

  private static final String LIBVIRT = "org.xenworkbench.core.libvirt";
  private static final String CERTIFICATES = "tls.certificates";
  private static final int DEFAULT_TENTHS = 50;
  private static final int DEFAULT_DAYS = 365;
  private static final int MOST_DAYS = 36_500;

  private @Nullable Polling polling;
  private @Nullable Spinner interval;
  private @Nullable Button connectAtStart;
  private @Nullable EventRetention events;
  private @Nullable HistoryStore history;
  private @Nullable Spinner retention;
  private @Nullable Text certificates;

  @Override
  public void init(IWorkbench workbench) {
    polling = workbench.getService(Polling.class);
    events = workbench.getService(EventRetention.class);
    history = workbench.getService(HistoryStore.class);
  }

  @Override
  protected Control createContents(Composite parent) {
    Composite panel = new Composite(parent, SWT.NONE);
    GridLayoutFactory.fillDefaults().numColumns(3).applyTo(panel);
    new Label(panel, SWT.NONE).setText(Messages.XenPreferencePage_interval);
    Spinner spinner = new Spinner(panel, SWT.BORDER);
    spinner.setDigits(1);
    spinner.setValues(tenths(), tenths(Polling.MIN_INTERVAL), tenths(Polling.MAX_INTERVAL), 1, 5, 50);
    spinner.setData("org.eclipse.swtbot.widget.key", "preferences.interval");
    interval = spinner;
    new Label(panel, SWT.NONE).setText(Messages.XenPreferencePage_seconds);
    Label hint = new Label(panel, SWT.WRAP);
    hint.setText(NLS.bind(Messages.XenPreferencePage_intervalHint, Formats.duration(Polling.MIN_INTERVAL),
        Formats.duration(Polling.MAX_INTERVAL)));
    GridDataFactory.fillDefaults().span(3, 1).hint(380, SWT.DEFAULT).grab(true, false).applyTo(hint);
    Button check = new Button(panel, SWT.CHECK);
    check.setText(Messages.XenPreferencePage_connectAtStart);
    check.setSelection(ConnectAtStart.isWanted());
    check.setData("org.eclipse.swtbot.widget.key", "preferences.connectAtStart");
    GridDataFactory.fillDefaults().span(3, 1).indent(0, 8).applyTo(check);
    connectAtStart = check;
    retention = retention(panel);
    certificates = certificates(panel);
    AccessibleNames.derive(panel);
    return panel;
  }

  private static Text certificates(Composite panel) {
    Label label = new Label(panel, SWT.NONE);
    label.setText(Messages.XenPreferencePage_certificates);
    GridDataFactory.fillDefaults().span(3, 1).indent(0, 8).applyTo(label);
    Text folder = new Text(panel, SWT.BORDER);
    folder.setMessage(Messages.XenPreferencePage_certificatesDefault);
    folder.setText(Platform.getPreferencesService().getString(LIBVIRT, CERTIFICATES, "", null));
    folder.setData("org.eclipse.swtbot.widget.key", "preferences.certificates");
    GridDataFactory.fillDefaults().span(3, 1).grab(true, false).applyTo(folder);
    return folder;
  }

  private @Nullable Spinner retention(Composite panel) {
    EventRetention present = events;
    if (present == null) {
      return null;
    }
    new Label(panel, SWT.NONE).setText(Messages.XenPreferencePage_retention);
    Spinner days = new Spinner(panel, SWT.BORDER);
    days.setValues((int) present.retention().toDays(), 0, MOST_DAYS, 0, 1, 30);
    days.setData("org.eclipse.swtbot.widget.key", "preferences.retention");
    new Label(panel, SWT.NONE).setText(Messages.XenPreferencePage_days);
    Label usage = new Label(panel, SWT.WRAP);
    usage.setText(Messages.XenPreferencePage_usageUnknown);
    GridDataFactory.fillDefaults().span(3, 1).hint(380, SWT.DEFAULT).grab(true, false).applyTo(usage);
    Display display = panel.getDisplay();
    Job.createSystem(Messages.XenPreferencePage_usageJob, (ICoreRunnable) monitor -> {
      String text = StoreTexts.usage(present, history);
      Displays.later(display, () -> {
        if (!usage.isDisposed()) {
          usage.setText(text);
          usage.requestLayout();
        }
      });
    }).schedule();
    return days;
  }

  private int tenths() {
    Polling present = polling;
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
      // the preferences' service would look into the other scopes as well
      check.setSelection(DefaultScope.INSTANCE.getNode(ConnectAtStart.CORE)
          .getBoolean(ConnectAtStart.PREFERENCE, false));
    }
    Spinner days = retention;
    if (days != null) {
      days.setSelection(DEFAULT_DAYS);
    }
    Text folder = certificates;
    if (folder != null) {
      folder.setText("");
    }
    super.performDefaults();
  }

  @Override
  public boolean performOk() {
    Spinner spinner = interval;
    Button check = connectAtStart;
    Polling present = polling;
    if (spinner == null || check == null) {
      return true;
    }
    if (present != null && spinner.getSelection() != tenths(present.interval())) {
      present.setInterval(Duration.ofMillis(spinner.getSelection() * 100L));
    }
    Spinner days = retention;
    EventRetention kept = events;
    if (days != null && kept != null && days.getSelection() != kept.retention().toDays()) {
      kept.setRetention(Duration.ofDays(days.getSelection()));
    }
    Text folder = certificates;
    InstanceScope.INSTANCE.getNode(ConnectAtStart.CORE).putBoolean(ConnectAtStart.PREFERENCE, check.getSelection());
    InstanceScope.INSTANCE.getNode(LIBVIRT).put(CERTIFICATES, folder == null ? "" : folder.getText().strip());
    return save(ConnectAtStart.CORE) && save(LIBVIRT);
  }

  private boolean save(String bundle) {
    try {
      InstanceScope.INSTANCE.getNode(bundle).flush();
      return true;
    } catch (BackingStoreException e) {
      setErrorMessage(NLS.bind(Messages.XenPreferencePage_notSaved, e.getMessage()));
      return false;
    }
  }
}

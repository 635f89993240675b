/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.internal;

import java.io.IOException;
import java.util.List;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.ICoreRunnable;
import org.eclipse.core.runtime.jobs.ISchedulingRule;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.preference.PreferencePage;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Label;
import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.IWorkbenchPreferencePage;
import org.xenworkbench.core.event.EventRetention;
import org.xenworkbench.core.metric.HistoryStore;
import org.xenworkbench.core.setting.Setting;
import org.xenworkbench.core.setting.Settings;
import org.xenworkbench.core.text.SafeText;
import org.xenworkbench.ui.AccessibleNames;
import org.xenworkbench.ui.Displays;
import org.xenworkbench.ui.Problems;

/** The settings of all parts of the engine, a row each, and what is kept takes on disk. */
public final class XenPreferencePage extends PreferencePage implements IWorkbenchPreferencePage {

  /** One secret is kept after the other. */
  private static final ISchedulingRule SECRETS = new ISchedulingRule() {

    @Override
    public boolean contains(@Nullable ISchedulingRule rule) {
      return rule == this;
    }

    @Override
    public boolean isConflicting(@Nullable ISchedulingRule rule) {
      return rule == this;
    }
  };

  private @Nullable Settings settings;
  private @Nullable EventRetention events;
  private @Nullable HistoryStore history;
  private List<SettingField> fields = List.of();

  @Override
  public void init(IWorkbench workbench) {
    settings = workbench.getService(Settings.class);
    events = workbench.getService(EventRetention.class);
    history = workbench.getService(HistoryStore.class);
  }

  @Override
  protected Control createContents(Composite parent) {
    Composite panel = new Composite(parent, SWT.NONE);
    GridLayoutFactory.fillDefaults().numColumns(SettingField.COLUMNS).applyTo(panel);
    Settings present = settings;
    if (present != null) {
      fields = present.all().stream().map(setting -> SettingField.of(panel, setting)).toList();
      fields.forEach(field -> show(present, field, panel));
    }
    showUsage(panel);
    AccessibleNames.derive(panel);
    return panel;
  }

  private static void show(Settings settings, SettingField field, Composite panel) {
    if (!field.isSecret()) {
      field.show().accept(settings.value(field.setting()));
      return;
    }
    Display display = panel.getDisplay();
    Job.createSystem(Messages.XenPreferencePage_secretJob, (ICoreRunnable) monitor -> {
      String value = settings.value(field.setting());
      Displays.later(display, () -> {
        if (!panel.isDisposed()) {
          field.show().accept(value);
        }
      });
    }).schedule();
  }

  private void showUsage(Composite panel) {
    EventRetention present = events;
    if (present == null) {
      return;
    }
    Label usage = new Label(panel, SWT.WRAP);
    usage.setText(Messages.XenPreferencePage_usageUnknown);
    GridDataFactory.fillDefaults().span(SettingField.COLUMNS, 1).indent(0, 8).hint(380, SWT.DEFAULT).grab(true, false)
        .applyTo(usage);
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
  }

  @Override
  protected void performDefaults() {
    Settings present = settings;
    if (present != null) {
      fields.stream().filter(field -> !field.isSecret()) // which has no default to go back to
          .forEach(field -> field.show().accept(present.defaultOf(field.setting())));
    }
    super.performDefaults();
  }

  @Override
  public boolean performOk() {
    Settings present = settings;
    if (present == null) {
      return true;
    }
    try {
      for (SettingField field : fields) {
        field.setting().normal(field.entered().get()); // all or none
      }
      for (SettingField field : fields) {
        set(present, field);
      }
      setErrorMessage(null);
      return true;
    } catch (IllegalArgumentException | IOException e) {
      setErrorMessage(SafeText.cell(String.valueOf(e.getMessage())));
      return false;
    }
  }

  private static void set(Settings settings, SettingField field) throws IOException {
    Setting setting = field.setting();
    String value = field.entered().get();
    if (!field.isSecret()) {
      settings.set(setting, value);
    } else if (!value.equals(Setting.KEPT)) {
      field.show().accept(value.isEmpty() ? value : Setting.KEPT);
      Job keeping = Job.create(Messages.XenPreferencePage_secretJob, (ICoreRunnable) monitor -> {
        try {
          settings.set(setting, value);
        } catch (IOException e) {
          throw new CoreException(
              Problems.result(NLS.bind(Messages.XenPreferencePage_secretNotKept, setting.key()), e));
        }
      });
      keeping.setRule(SECRETS); // the last one typed is what is kept
      keeping.schedule();
    }
  }
}

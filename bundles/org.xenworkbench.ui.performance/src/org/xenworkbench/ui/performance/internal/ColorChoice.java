/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.performance.internal;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.eclipse.core.runtime.ICoreRunnable;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.core.runtime.preferences.IEclipsePreferences.IPreferenceChangeListener;
import org.eclipse.core.runtime.preferences.IEclipsePreferences;
import org.eclipse.core.runtime.preferences.InstanceScope;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Control;
import org.eclipse.ui.PlatformUI;
import org.osgi.service.prefs.BackingStoreException;
import org.xenworkbench.core.text.SafeLog;
import org.xenworkbench.ui.Displays;
import org.xenworkbench.ui.charts.model.ChartColors;

/**
 * How the series of charts are told apart: as the user's eyes need it, so the same in all views and windows. Kept in
 * the preferences. UI thread.
 */
final class ColorChoice {

  private static final String QUALIFIER = "org.xenworkbench.ui.performance";
  private static final String COLORS = "colors";

  private final Optional<IEclipsePreferences> node;

  /** The user's; without a workbench, as in a test, nothing is kept. */
  ColorChoice() {
    this(PlatformUI.isWorkbenchRunning() ? Optional.of(InstanceScope.INSTANCE.getNode(QUALIFIER)) : Optional.empty());
  }

  ColorChoice(Optional<IEclipsePreferences> node) {
    this.node = node;
  }

  /** What was chosen; empty if nothing was. */
  Optional<ChartColors> chosen() {
    return node.flatMap(kept -> parse(kept.get(COLORS, "")));
  }

  static Optional<ChartColors> parse(@Nullable String name) {
    return Stream.of(ChartColors.values()).filter(colors -> colors.name().equals(name)).findFirst();
  }

  /** Chooses; who follows is told. */
  void choose(ChartColors colors) {
    node.ifPresent(kept -> {
      kept.put(COLORS, colors.name());
      flush(kept);
    });
  }

  private static void flush(IEclipsePreferences node) {
    Job job = Job.create(Messages.ChartActions_colors, (ICoreRunnable) monitor -> {
      try {
        node.flush();
      } catch (BackingStoreException e) {
        SafeLog.of(ColorChoice.class).error("The colors of charts are not kept", e);
      }
    });
    job.setSystem(true);
    job.schedule();
  }

  /** Tells of each other choice, later, as long as a control is there. */
  void follow(Control control, Consumer<ChartColors> listener) {
    IPreferenceChangeListener changed = event -> {
      if (event.getKey().equals(COLORS)) {
        Displays.later(control.getDisplay(), () -> {
          if (!control.isDisposed()) {
            listener.accept(chosen().orElse(ChartColors.STANDARD));
          }
        });
      }
    };
    node.ifPresent(kept -> {
      kept.addPreferenceChangeListener(changed);
      control.addListener(SWT.Dispose, event -> kept.removePreferenceChangeListener(changed));
    });
  }
}

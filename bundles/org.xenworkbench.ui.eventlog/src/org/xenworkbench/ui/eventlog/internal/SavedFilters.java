/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.eventlog.internal;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.eclipse.core.runtime.ICoreRunnable;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.core.runtime.preferences.IEclipsePreferences;
import org.eclipse.core.runtime.preferences.InstanceScope;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.ui.IMemento;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.WorkbenchException;
import org.eclipse.ui.XMLMemento;
import org.osgi.service.prefs.BackingStoreException;
import org.xenworkbench.core.text.NameOrder;
import org.xenworkbench.core.text.SafeLog;

/** The filters that the user has given names, the same in all windows. Kept in the preferences. UI thread. */
final class SavedFilters {

  private static final String QUALIFIER = "org.xenworkbench.ui.eventlog";
  private static final String FILTERS = "filters";
  private static final String FILTER = "filter";
  private static final String NAME = "name";

  private final Optional<IEclipsePreferences> node;

  /** The user's; without a workbench, as in a test, nothing is kept. */
  SavedFilters() {
    this(PlatformUI.isWorkbenchRunning() ? Optional.of(InstanceScope.INSTANCE.getNode(QUALIFIER)) : Optional.empty());
  }

  SavedFilters(Optional<IEclipsePreferences> node) {
    this.node = node;
  }

  /** All by their names. */
  SortedMap<String, LogFilter> all() {
    SortedMap<String, LogFilter> found = new TreeMap<>(NameOrder.NAMES);
    for (IMemento kept : read().getChildren(FILTER)) {
      @Nullable String name = kept.getString(NAME);
      if (name != null && !name.isBlank()) {
        found.put(name, LogFilter.restore(kept));
      }
    }
    return found;
  }

  /** Keeps a filter under a name, instead of another of that name. */
  void save(String name, LogFilter filter) {
    change(filters -> filters.put(name, filter));
  }

  void remove(String name) {
    change(filters -> filters.remove(name));
  }

  private void change(Consumer<Map<String, LogFilter>> change) {
    SortedMap<String, LogFilter> filters = all();
    change.accept(filters);
    XMLMemento root = XMLMemento.createWriteRoot(FILTERS);
    filters.forEach((name, filter) -> {
      IMemento kept = root.createChild(FILTER);
      kept.putString(NAME, name);
      filter.save(kept);
    });
    StringWriter text = new StringWriter();
    try {
      root.save(text);
    } catch (IOException e) {
      throw new IllegalStateException(e); // into memory
    }
    node.ifPresent(kept -> {
      kept.put(FILTERS, text.toString());
      flush(kept);
    });
  }

  /** What cannot be read is as good as nothing: it is written anew with the next filter. */
  private XMLMemento read() {
    String text = node.map(kept -> kept.get(FILTERS, "")).orElse("");
    try {
      return text.isEmpty() ? XMLMemento.createWriteRoot(FILTERS) : XMLMemento.createReadRoot(new StringReader(text));
    } catch (WorkbenchException e) {
      return XMLMemento.createWriteRoot(FILTERS);
    }
  }

  private static void flush(IEclipsePreferences node) {
    Job job = Job.create(Messages.SavedFilters_saving, (ICoreRunnable) monitor -> {
      try {
        node.flush();
      } catch (BackingStoreException e) {
        SafeLog.of(SavedFilters.class).error("The filters of the event log are not kept", e);
      }
    });
    job.setSystem(true);
    job.schedule();
  }
}

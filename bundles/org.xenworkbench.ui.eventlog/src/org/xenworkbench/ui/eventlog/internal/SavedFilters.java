/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.eventlog.internal;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
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

/**
 * The filters that the user has given names, the same in all windows. Kept in the preferences; what a newer version of
 * the workbench put there, or what cannot be read, is left alone, and nothing is kept then. UI thread.
 */
final class SavedFilters {

  private static final String QUALIFIER = "org.xenworkbench.ui.eventlog";
  private static final String FILTERS = "filters";
  private static final String FILTER = "filter";
  private static final String NAME = "name";
  private static final String FORM = "form";
  /** The first one was written without a number. */
  private static final String KNOWN = "1";

  private final Optional<IEclipsePreferences> node;

  /** The user's; without a workbench, as in a test, nothing is kept. */
  SavedFilters() {
    this(PlatformUI.isWorkbenchRunning() ? Optional.of(InstanceScope.INSTANCE.getNode(QUALIFIER)) : Optional.empty());
  }

  SavedFilters(Optional<IEclipsePreferences> node) {
    this.node = node;
  }

  /** All by their names; none where {@link #obstacle} says why. */
  SortedMap<String, LogFilter> all() {
    SortedMap<String, LogFilter> found = new TreeMap<>(NameOrder.NAMES);
    for (IMemento kept : stored()) {
      String name = name(kept);
      if (!name.isBlank()) {
        found.put(name, LogFilter.restore(kept));
      }
    }
    return found;
  }

  /** Why there are none and none can be kept, if that is so. */
  Optional<String> obstacle() {
    return read().isPresent() ? Optional.empty() : Optional.of(Messages.SavedFilters_unknownForm);
  }

  /**
   * Keeps a filter under a name, instead of another of that name.
   *
   * @throws IllegalStateException if there is an {@link #obstacle}
   */
  void save(String name, LogFilter filter) {
    change(name, Optional.of(filter));
  }

  /**
   * Forgets one.
   *
   * @throws IllegalStateException if there is an {@link #obstacle}
   */
  void remove(String name) {
    change(name, Optional.empty());
  }

  /** The others stay as they are, with what this version does not know of them. */
  private void change(String name, Optional<LogFilter> filter) {
    obstacle().ifPresent(why -> {
      throw new IllegalStateException(why);
    });
    XMLMemento root = XMLMemento.createWriteRoot(FILTERS);
    root.putString(FORM, KNOWN);
    for (IMemento kept : stored()) {
      if (NameOrder.NAMES.compare(name(kept), name) != 0) {
        root.copyChild(kept);
      }
    }
    filter.ifPresent(wanted -> {
      IMemento kept = root.createChild(FILTER);
      kept.putString(NAME, name);
      wanted.save(kept);
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

  private static String name(IMemento kept) {
    @Nullable String name = kept.getString(NAME);
    return name == null ? "" : name;
  }

  private List<IMemento> stored() {
    return read().map(root -> List.of(root.getChildren(FILTER))).orElse(List.of());
  }

  /** Empty if a newer version wrote it, or it cannot be read. */
  private Optional<XMLMemento> read() {
    String text = node.map(kept -> kept.get(FILTERS, "")).orElse("");
    if (text.isEmpty()) {
      return Optional.of(XMLMemento.createWriteRoot(FILTERS));
    }
    try {
      XMLMemento root = XMLMemento.createReadRoot(new StringReader(text));
      @Nullable String form = root.getString(FORM);
      return Optional.of(root).filter(stored -> stored.getType().equals(FILTERS))
          .filter(stored -> form == null || form.equals(KNOWN));
    } catch (WorkbenchException e) {
      return Optional.empty();
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

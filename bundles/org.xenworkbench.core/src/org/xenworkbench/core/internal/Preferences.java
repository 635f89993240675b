/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.internal;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BinaryOperator;
import java.util.function.Predicate;
import org.eclipse.core.runtime.Platform;
import org.eclipse.core.runtime.preferences.DefaultScope;
import org.eclipse.core.runtime.preferences.IEclipsePreferences;
import org.eclipse.core.runtime.preferences.InstanceScope;
import org.eclipse.osgi.service.datalocation.Location;
import org.eclipse.osgi.util.NLS;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.prefs.BackingStoreException;
import org.xenworkbench.core.concurrent.Timing;
import org.xenworkbench.core.event.EventLog;
import org.xenworkbench.core.text.SafeLog;
import org.xenworkbench.core.workspace.KeptCount;

/** The core's settings in the instance area. */
@Component(service = Preferences.class)
public class Preferences {

  /** The qualifier of the core's preferences. */
  public static final String QUALIFIER = "org.xenworkbench.core";
  /** What keys begin with that the engine keeps for itself: they are no settings. */
  public static final String STATE = "state.";
  /** Sampling interval in milliseconds. */
  public static final String INTERVAL_MILLIS = "sampling.interval.millis";
  /** Whether hosts that say so are connected when the engine starts. */
  public static final String CONNECT_AT_START = "connectAtStart";
  /** How many days the event log keeps entries; 0 for ever. */
  public static final String EVENT_RETENTION_DAYS = "eventlog.retention.days";
  /** What retention of the event log counts from. */
  public static final String EVENT_RETENTION = "eventlog.retention";
  /** What retention of the history counts from. */
  public static final String HISTORY_RETENTION = "history.retention";
  /** Node that holds a node for every configured host. */
  public static final String HOSTS = "hosts";
  /** Node that holds a node for every group of hosts. */
  public static final String GROUPS = "groups";
  /** Node that holds the tags of hosts and VMs. */
  public static final String TAGS = "tags";

  private static final String WRITTEN = STATE + "written";
  private static final String FILE = ".metadata/.plugins/org.eclipse.core.runtime/.settings/" + QUALIFIER + ".prefs";

  /** Held while a setting is replaced, which may write a file and call listeners of anybody. */
  private final Object refusing = new Object();
  private final SettingsLog changes = new SettingsLog(Timing.system().clock());
  private final IEclipsePreferences node;
  private final IEclipsePreferences defaults;
  private final PreferenceChanges listener;
  private final Optional<String> damage;
  private final Optional<KeptCount> keptHosts;
  private final Optional<KeptCount> keptGroups;
  private final Optional<KeptCount> keptTags;

  /** Uses the instance scope, and the default scope for what the product sets. */
  @Activate
  public Preferences() {
    this(mended(), DefaultScope.INSTANCE.getNode(QUALIFIER),
        (bundle, key) -> DefaultScope.INSTANCE.getNode(bundle).get(key, ""));
    node.put(SettingsFile.FIRST, "1");
    node.put(SettingsFile.LAST, "1");
    try {
      listener.listenTo((IEclipsePreferences) node.parent());
    } catch (BackingStoreException e) {
      SafeLog.of(Preferences.class).error("Changes of settings cannot be logged: " + e.getMessage(), e);
    }
  }

  /** The node of the instance scope, which reads its file when it is first asked for. */
  private static Mended mended() {
    Optional<String> damage = Optional.empty();
    Optional<KeptCount> hosts = KeptCount.inWorkspace(HOSTS);
    Optional<Path> file = workspaceFile();
    if (file.isPresent()) {
      try {
        damage = new SettingsFile(file.get()).mend(Timing.system().clock().instant(),
            hosts.filter(count -> count.read() > 0).isPresent());
      } catch (IOException e) {
        SafeLog.of(Preferences.class).error("The file of the settings cannot be looked at: " + e.getMessage(), e);
        damage = Optional.of(NLS.bind(SharedMessages.HostSettings_Unreadable, e.getMessage()));
      }
    }
    IEclipsePreferences node = InstanceScope.INSTANCE.getNode(QUALIFIER);
    if (damage.isPresent()) {
      reload(node);
    }
    return new Mended(node, damage, hosts, KeptCount.inWorkspace(GROUPS), KeptCount.inWorkspace(TAGS));
  }

  /** Somebody may have asked for a setting before, when the platform could take nothing from the file. */
  private static void reload(IEclipsePreferences node) {
    try {
      node.sync();
    } catch (BackingStoreException e) {
      SafeLog.of(Preferences.class).error("The settings cannot be read: " + e.getMessage(), e);
    }
  }

  private record Mended(IEclipsePreferences node, Optional<String> damage, Optional<KeptCount> keptHosts,
      Optional<KeptCount> keptGroups, Optional<KeptCount> keptTags) {
  }

  private Preferences(Mended mended, IEclipsePreferences defaults, BinaryOperator<String> defaultOf) {
    listener = new PreferenceChanges(changes, defaultOf);
    node = mended.node();
    damage = mended.damage();
    keptHosts = mended.keptHosts();
    keptGroups = mended.keptGroups();
    keptTags = mended.keptTags();
    this.defaults = defaults;
  }

  /** Uses other nodes, for what the user set and for what the product sets. */
  public Preferences(IEclipsePreferences node, IEclipsePreferences defaults) {
    this(new Mended(node, Optional.empty(), Optional.empty(), Optional.empty(),
        Optional.empty()), defaults, (bundle, key) -> "");
  }

  /** The same, with what knows how many hosts there are. */
  public Preferences(IEclipsePreferences node, IEclipsePreferences defaults, KeptCount hosts) {
    this(new Mended(node, Optional.empty(), Optional.of(hosts), Optional.empty(), Optional.empty()), defaults,
        (bundle, key) -> "");
  }

  /** The same, with what knows how many groups there are, too. */
  public Preferences(IEclipsePreferences node, IEclipsePreferences defaults, KeptCount hosts, KeptCount groups) {
    this(new Mended(node, Optional.empty(), Optional.of(hosts), Optional.of(groups), Optional.empty()), defaults,
        (bundle, key) -> "");
  }

  /** The same, with what knows which tags there are, only. */
  public static Preferences keepingTags(IEclipsePreferences node, KeptCount tags) {
    return new Preferences(new Mended(node, Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(tags)),
        node, (bundle, key) -> "");
  }

  /** How many hosts there are, told apart from the file that has them. */
  public Optional<KeptCount> keptHosts() {
    return keptHosts;
  }

  /** The same of the groups of hosts. */
  public Optional<KeptCount> keptGroups() {
    return keptGroups;
  }

  /** The same of hosts and VMs that have tags. */
  public Optional<KeptCount> keptTags() {
    return keptTags;
  }

  /** What was found damaged in the file of the settings when it was opened, for the user; empty if nothing was. */
  public Optional<String> damage() {
    return damage;
  }

  @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
  void bindLog(EventLog log) {
    changes.use(log);
  }

  void unbindLog(EventLog log) {
    if (changes.hasUnsaved()) {
      save(); // the end is near, and there may be room by now
    }
    changes.leave(log);
  }

  /** Has this log told of changes, for tests: else it is bound. */
  public void tell(EventLog log) {
    bindLog(log);
  }

  /**
   * Has the event log told of changes of another bundle's setting, too, if that is none of the core's bundles. What
   * else is kept beside it is nobody's setting.
   *
   * @param otherwise what is in force where it is not set
   * @param words how the user knows it
   */
  public void tellOf(IEclipsePreferences settings, String key, String otherwise, SettingWords words) {
    listener.declare(settings.name(), key, otherwise, words);
    if (!PreferenceChanges.isCores(settings.name())) {
      settings.addPreferenceChangeListener(listener);
    }
  }

  /** Whoever declared that setting is gone. */
  public void forget(IEclipsePreferences settings, String key) {
    listener.forget(settings.name(), key);
  }

  /** The node itself. */
  public IEclipsePreferences node() {
    return node;
  }

  /** A number, as set by the user, else by the product, else as given. */
  public long getLong(String key, long otherwise) {
    return node.getLong(key, defaults.getLong(key, otherwise));
  }

  /**
   * Replaces and tells a number that was damaged, or written by hand, and is none from the least to the most.
   *
   * @param used what is in force instead, empty for the default
   */
  public void requireWithin(String key, long least, long most, OptionalLong used, long otherwise) {
    refuse(node, key, text -> isWithin(text, least, most),
        Long.toString(used.orElseGet(() -> defaults.getLong(key, otherwise))), true, SettingWords.ofCores(key));
  }

  private static boolean isWithin(String text, long least, long most) {
    try {
      long number = Long.parseLong(text);
      return number >= least && number <= most;
    } catch (NumberFormatException e) {
      return false;
    }
  }

  /** A switch, as set by the user, else by the product, else as given; what is none is told, and replaced. */
  public boolean getBoolean(String key, boolean otherwise) {
    boolean used = defaults.getBoolean(key, otherwise);
    refuse(node, key, Preferences::isSwitch, Boolean.toString(used), true, SettingWords.ofCores(key));
    return node.getBoolean(key, used);
  }

  /** Whether it is {@code true} or {@code false}. */
  public static boolean isSwitch(String text) {
    return text.equals("true") || text.equals("false");
  }

  /**
   * Has the event log tell of a setting that is in the file and does not fit: it was damaged or written by hand.
   *
   * @param used what is in force instead
   * @param replace whether it is replaced by that, so that it is told once; else it stays
   * @param words how the user knows it
   */
  public void refuse(IEclipsePreferences settings, String key, Predicate<String> fits, String used, boolean replace,
      SettingWords words) {
    if (isFit(settings, key, fits)) {
      return; // as almost always: whoever only reads waits for nobody
    }
    String found;
    synchronized (refusing) {
      if (isFit(settings, key, fits)) {
        return; // somebody else replaced it meanwhile
      }
      found = settings.get(key, "");
      if (replace) {
        listener.ignore(settings.name(), key, () -> settings.put(key, used));
        flush(settings);
      }
    }
    changes.warn(NLS.bind(Messages.Settings_Unfit, new Object[] {words.name(settings.name(), key), found,
        words.words().apply(used)}));
  }

  private static boolean isFit(IEclipsePreferences settings, String key, Predicate<String> fits) {
    String found = settings.get(key, null);
    return found == null || fits.test(found);
  }

  private void flush(IEclipsePreferences settings) {
    if (settings.equals(node)) {
      save();
      return;
    }
    try {
      settings.flush();
    } catch (BackingStoreException e) {
      SafeLog.of(Preferences.class).error("The settings cannot be saved: " + e.getMessage(), e);
    }
  }

  /** Sets a number and saves. */
  public void putLong(String key, long value) {
    node.putLong(key, value);
    save();
  }

  /** Writes the settings to disk; after a failure, which the platform logs, they hold until the workbench ends. */
  public void save() {
    try {
      node.flush();
      changes.setUnsaved(Optional.empty());
    } catch (BackingStoreException e) {
      changes.setUnsaved(Optional.of(NLS.bind(Messages.Preferences_Unsaved, reason(e))));
    }
  }

  /** Where they are kept; empty where there is no workspace. */
  Optional<Path> file() {
    return workspaceFile();
  }

  private static Optional<Path> workspaceFile() {
    Location workspace = Platform.isRunning() ? Platform.getInstanceLocation() : null;
    return workspace == null || !workspace.isSet() ? Optional.empty()
        : Optional.of(new File(workspace.getURL().getPath()).toPath().resolve(FILE));
  }

  /** What of them is in memory, to compare the file with. */
  SettingsGuard.Memory memory() {
    return new SettingsGuard.Memory() {
      @Override
      public Optional<Map<String, String>> saved() {
        return changes.hasUnsaved() ? Optional.empty() : all();
      }

      @Override
      public void save() {
        Preferences.this.save();
      }

      @Override
      public void writeAgain() { // though nothing has changed, which the platform would not do
        node.putLong(WRITTEN, node.getLong(WRITTEN, 0) + 1);
        save();
      }
    };
  }

  /** All of them, by their keys in the file; empty while one is removed. */
  private Optional<Map<String, String>> all() {
    Map<String, String> all = new HashMap<>();
    int own = node.parent() == null ? 0 : node.absolutePath().length(); // of a root that is a slash
    try {
      node.accept(each -> {
        String path = each.equals(node) ? "" : each.absolutePath().substring(own);
        for (String key : each.keys()) {
          String whole = path + (key.indexOf('/') < 0 ? "/" : "//") + key; // as the platform tells a key's own slashes
          all.put(whole.startsWith("//") ? whole : whole.substring(1), each.get(key, ""));
        }
        return true;
      });
      return Optional.of(all);
    } catch (BackingStoreException | IllegalStateException e) {
      return Optional.empty();
    }
  }

  /** What the system says, where it is known, in a sentence. */
  private static String reason(BackingStoreException e) {
    Throwable cause = e.getCause() == null ? e : e.getCause();
    String text = String.valueOf(cause.getMessage());
    return text.endsWith(".") ? text : text + '.';
  }
}

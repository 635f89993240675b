/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.internal;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BinaryOperator;
import org.eclipse.core.runtime.preferences.IEclipsePreferences;
import org.eclipse.core.runtime.preferences.IEclipsePreferences.INodeChangeListener;
import org.eclipse.core.runtime.preferences.IEclipsePreferences.IPreferenceChangeListener;
import org.eclipse.core.runtime.preferences.IEclipsePreferences.NodeChangeEvent;
import org.eclipse.core.runtime.preferences.IEclipsePreferences.PreferenceChangeEvent;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.osgi.util.NLS;
import org.osgi.service.prefs.BackingStoreException;

/**
 * Tells of every setting of the core's bundles that is changed, whoever does it and however: on a preference page, by
 * an import of preferences, by a third party; and of those of other bundles that are declared. What has a
 * service tells itself, and knows more.
 */
final class PreferenceChanges implements IPreferenceChangeListener, INodeChangeListener {

  private static final Set<String> TOLD_BY_SERVICES =
      Set.of(Preferences.INTERVAL_MILLIS, Preferences.EVENT_RETENTION_DAYS);
  /** What retention counts from is kept there too, but nobody's setting. */
  private static final Set<String> COUNTS = Set.of(Preferences.EVENT_RETENTION + '.',
      Preferences.HISTORY_RETENTION + '.');

  /** Settings by bundle and key. */
  private final Map<String, Declared> declared = new ConcurrentHashMap<>();
  private final Set<Ignored> ignored = ConcurrentHashMap.newKeySet();
  private final SettingsLog log;
  private final BinaryOperator<String> defaults;

  /** What is in force where it is not set, and how the user knows it. */
  private record Declared(String otherwise, SettingWords words) {
  }

  /** A setting that is being changed; what another thread sets meanwhile is told. */
  private record Ignored(Thread by, String setting) {
  }

  /**
   * Creates one that listens to nothing yet.
   *
   * @param defaults gives the default of a node's key, empty if there is none
   */
  PreferenceChanges(SettingsLog log, BinaryOperator<String> defaults) {
    this.log = log;
    this.defaults = defaults;
  }

  /** Listens to the core's nodes of a scope, those that come later too. */
  void listenTo(IEclipsePreferences scope) throws BackingStoreException {
    scope.addNodeChangeListener(this);
    for (String name : scope.childrenNames()) {
      listenToNode((IEclipsePreferences) scope.node(name));
    }
  }

  private void listenToNode(IEclipsePreferences node) {
    if (isCores(node.name())) {
      node.addPreferenceChangeListener(this);
    }
  }

  /** Whether it is one of the core's bundles, all of which are listened to. */
  static boolean isCores(String bundle) {
    return bundle.equals(Preferences.QUALIFIER) || bundle.startsWith(Preferences.QUALIFIER + '.');
  }

  void declare(String bundle, String key, String otherwise, SettingWords words) {
    declared.put(bundle + '/' + key, new Declared(otherwise, words));
  }

  void forget(String bundle, String key) {
    declared.remove(bundle + '/' + key);
  }

  /** Changes a setting of which something else is told. */
  void ignore(String bundle, String key, Runnable change) {
    Ignored setting = new Ignored(Thread.currentThread(), bundle + '/' + key);
    ignored.add(setting);
    try {
      change.run();
    } finally {
      ignored.remove(setting);
    }
  }

  @Override
  public void added(@Nullable NodeChangeEvent event) {
    if (event != null && event.getChild() instanceof IEclipsePreferences node) {
      listenToNode(node);
    }
  }

  @Override
  public void removed(@Nullable NodeChangeEvent event) {
    // its listeners go with it
  }

  @Override
  public void preferenceChange(@Nullable PreferenceChangeEvent event) {
    if (event != null && isSetting(event.getNode().name(), event.getKey())) {
      String before = effective(event, event.getOldValue());
      String after = effective(event, event.getNewValue());
      if (!before.equals(after)) {
        SettingWords words = words(event.getNode().name(), event.getKey());
        log.changed(NLS.bind(Messages.Settings_Changed, new Object[] {
            words.name(event.getNode().name(), event.getKey()), words.words().apply(before),
            words.words().apply(after)}));
      }
    }
  }

  private SettingWords words(String bundle, String key) {
    Declared known = declared.get(bundle + '/' + key);
    return known == null ? SettingWords.ofCores(key) : known.words();
  }

  private boolean isSetting(String bundle, String key) {
    if (ignored.contains(new Ignored(Thread.currentThread(), bundle + '/' + key))) {
      return false;
    }
    return isCores(bundle) ? isCoresSetting(key) : declared.containsKey(bundle + '/' + key);
  }

  private static boolean isCoresSetting(String key) {
    return !key.startsWith(Preferences.STATE) && !TOLD_BY_SERVICES.contains(key)
        && COUNTS.stream().noneMatch(key::startsWith);
  }

  /** What is not set has the default, and a switch without one is off: setting it so changes nothing. */
  private String effective(PreferenceChangeEvent event, @Nullable Object value) {
    String text = value == null ? defaultOf(event.getNode().name(), event.getKey()) : value.toString();
    return text.equals("false") ? "" : text;
  }

  private String defaultOf(String bundle, String key) {
    String product = defaults.apply(bundle, key);
    Declared known = declared.get(bundle + '/' + key);
    return product.isEmpty() && known != null ? known.otherwise() : product;
  }
}

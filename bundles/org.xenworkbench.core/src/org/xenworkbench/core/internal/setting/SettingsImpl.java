/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.internal.setting;

import java.io.IOException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.stream.Stream;
import org.eclipse.core.runtime.preferences.DefaultScope;
import org.eclipse.core.runtime.preferences.IEclipsePreferences;
import org.eclipse.core.runtime.preferences.InstanceScope;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.osgi.util.NLS;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.osgi.service.prefs.BackingStoreException;
import org.xenworkbench.core.driver.Credentials;
import org.xenworkbench.core.host.CredentialStore;
import org.xenworkbench.core.host.SecretId;
import org.xenworkbench.core.internal.Preferences;
import org.xenworkbench.core.internal.SettingWords;
import org.xenworkbench.core.setting.Setting;
import org.xenworkbench.core.setting.SettingSource;
import org.xenworkbench.core.setting.Settings;
import org.xenworkbench.core.text.SafeLog;

/** Knows the settings of all parts. */
@Component
public final class SettingsImpl implements Settings {

  private final Function<String, IEclipsePreferences> kept;
  private final Function<String, IEclipsePreferences> defaults;
  private final Preferences preferences;
  private final List<SettingSource> sources = new CopyOnWriteArrayList<>();
  private volatile @Nullable CredentialStore secrets;

  /** Over the preferences of the workspace. */
  @Activate
  public SettingsImpl(@Reference Preferences preferences) {
    this(preferences, InstanceScope.INSTANCE::getNode, DefaultScope.INSTANCE::getNode);
  }

  /**
   * Over other preferences.
   *
   * @param kept gives the node of a bundle that has what the user set
   * @param defaults the same of what the product sets
   */
  SettingsImpl(Preferences preferences, Function<String, IEclipsePreferences> kept,
      Function<String, IEclipsePreferences> defaults) {
    this.preferences = preferences;
    this.kept = kept;
    this.defaults = defaults;
  }

  @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
  void bind(SettingSource source) {
    source.settings().forEach(setting -> setting.place().ifPresent(place -> {
      preferences.tellOf(kept.apply(place.qualifier()), place.key(), setting.otherwise(),
          SettingWords.of(setting));
      // a text may be refused for what is not the case at another start
      preferences.refuse(kept.apply(place.qualifier()), place.key(), value -> fits(setting, value),
          defaultOf(setting), setting.kind() != Setting.Kind.TEXT, SettingWords.of(setting));
    }));
    sources.add(source);
  }

  private static boolean fits(Setting setting, String value) {
    try {
      setting.normal(value);
      return true;
    } catch (IllegalArgumentException e) {
      return false; // the caller says what it cannot be
    }
  }

  void unbind(SettingSource source) {
    sources.remove(source);
    source.settings().forEach(setting -> setting.place()
        .ifPresent(place -> preferences.forget(kept.apply(place.qualifier()), place.key())));
  }

  @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  void bindSecrets(CredentialStore bound) {
    secrets = bound;
  }

  void unbindSecrets(CredentialStore unbound) {
    if (unbound.equals(secrets)) {
      secrets = null;
    }
  }

  @Override
  public List<Setting> all() {
    Stream<Setting> core = sources.stream().filter(EngineSettings.class::isInstance)
        .flatMap(source -> source.settings().stream());
    Stream<Setting> others = sources.stream().filter(source -> !(source instanceof EngineSettings))
        .flatMap(source -> source.settings().stream()).sorted(Comparator.comparing(Setting::key));
    return Stream.concat(core, others).toList();
  }

  @Override
  public String value(Setting setting) {
    return setting.secret().map(this::stand).or(() -> setting.owner().map(owner -> owner.get().get()))
        .or(() -> setting.place().map(place -> keptValue(setting, place))).orElseThrow();
  }

  /** What somebody wrote there by hand and cannot be is as good as nothing. */
  private String keptValue(Setting setting, Setting.Place place) {
    String value = kept.apply(place.qualifier()).get(place.key(), defaultOf(setting));
    return fits(setting, value) ? setting.normal(value) : defaultOf(setting);
  }

  @Override
  public String defaultOf(Setting setting) {
    return setting.place().map(place -> defaults.apply(place.qualifier()).get(place.key(), setting.otherwise()))
        .orElseGet(setting::otherwise);
  }

  @Override
  public void set(Setting setting, String value) throws IOException {
    String normal = setting.normal(value);
    if (normal.equals(value(setting))) {
      return;
    }
    if (setting.secret().isPresent()) {
      keep(setting.secret().get(), normal);
    }
    setting.owner().ifPresent(owner -> owner.set().accept(normal));
    if (setting.place().isPresent()) {
      keep(setting.place().get(), normal);
    }
  }

  /** What stands for a secret. */
  private String stand(SecretId secret) {
    CredentialStore store = secrets;
    try {
      return store != null && store.get(secret).isPresent() ? Setting.KEPT : "";
    } catch (IOException e) {
      SafeLog.of(SettingsImpl.class).error("It cannot be told whether a secret is kept: " + e.getMessage(), e);
      return Setting.KEPT; // what is not known is not taken for none, which would have it forgotten
    }
  }

  private void keep(SecretId secret, String value) throws IOException {
    CredentialStore store = secrets;
    if (store == null) {
      throw new IOException(Messages.Setting_NoStore);
    }
    if (value.isEmpty()) {
      store.remove(secret);
    } else if (!value.equals(Setting.KEPT)) {
      char[] characters = value.toCharArray();
      store.put(secret, new Credentials("", characters));
      Arrays.fill(characters, '\0');
    }
  }

  private void keep(Setting.Place place, String value) throws IOException {
    IEclipsePreferences node = kept.apply(place.qualifier());
    node.put(place.key(), value);
    try {
      node.flush();
    } catch (BackingStoreException e) {
      throw new IOException(NLS.bind(Messages.Setting_NotSaved, e.getMessage()), e);
    }
  }
}

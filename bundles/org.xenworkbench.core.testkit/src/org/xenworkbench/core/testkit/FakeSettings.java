/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.testkit;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.xenworkbench.core.setting.Setting;
import org.xenworkbench.core.setting.Settings;

/**
 * Settings of the test, kept in memory wherever they say that they are kept. Any thread.
 *
 * @since 0.1
 */
public final class FakeSettings implements Settings {

  private final List<Setting> all;
  private final Map<String, String> values = new ConcurrentHashMap<>();
  private final List<String> changes = new CopyOnWriteArrayList<>();

  /** Has these. */
  public FakeSettings(Setting... all) {
    this.all = List.of(all);
  }

  /** The secret that is kept, which the service itself does not tell. */
  public Optional<String> secret(Setting setting) {
    return Optional.ofNullable(values.get(setting.key())).filter(value -> !value.isEmpty());
  }

  /** What was set to something else, as {@code key=value}, in order. */
  public List<String> changes() {
    return changes;
  }

  @Override
  public List<Setting> all() {
    return all;
  }

  @Override
  public String value(Setting setting) {
    if (setting.secret().isPresent()) {
      return secret(setting).isPresent() ? Setting.KEPT : "";
    }
    return setting.owner().map(owner -> owner.get().get())
        .orElseGet(() -> values.getOrDefault(setting.key(), setting.otherwise()));
  }

  @Override
  public String defaultOf(Setting setting) {
    return setting.otherwise();
  }

  @Override
  public void set(Setting setting, String value) {
    String normal = setting.normal(value);
    if (setting.secret().isPresent() && normal.equals(Setting.KEPT)) {
      return;
    }
    if (normal.equals(value(setting))) {
      return;
    }
    changes.add(setting.key() + '=' + normal);
    setting.owner().ifPresentOrElse(owner -> owner.set().accept(normal), () -> values.put(setting.key(), normal));
  }
}

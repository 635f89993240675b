/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.alerts;

import java.util.Map;
import java.util.UUID;
import org.xenworkbench.core.host.SecretId;

/**
 * That a rule has an action run, with its settings. Secrets are not among them: they are in the
 * {@link org.xenworkbench.core.host.CredentialStore} under {@link #secret}. Immutable.
 *
 * @param id its identity, made when the action is given to the rule
 * @param action which action, {@link AlertAction#id}; kept also while nobody offers it
 * @param settings the values of its settings by {@link AlertActionSetting#key}; one that is missing is empty
 * @since 0.1
 */
public record AlertActionUse(UUID id, String action, Map<String, String> settings) {

  private static final String PART = "org.xenworkbench.core.alerts";

  /** Copies the map. */
  public AlertActionUse {
    settings = Map.copyOf(settings);
  }

  /** A new one. */
  public static AlertActionUse of(String action, Map<String, String> settings) {
    return new AlertActionUse(UUID.randomUUID(), action, settings);
  }

  /** The same with other settings. */
  public AlertActionUse withSettings(Map<String, String> values) {
    return new AlertActionUse(id, action, values);
  }

  /** The value of a setting; empty if it has none. */
  public String setting(String key) {
    return settings.getOrDefault(key, "");
  }

  /**
   * What a secret setting is kept under in the credential store, with no user. It is removed with the rule.
   *
   * @throws IllegalArgumentException if the key has other characters than letters, digits, dots, dashes and underscores
   */
  public SecretId secret(String key) {
    return SecretId.of(PART, id + "." + key);
  }

  /** The group of its secrets, whichever they are. */
  public SecretId secrets() {
    return SecretId.of(PART, id.toString());
  }
}

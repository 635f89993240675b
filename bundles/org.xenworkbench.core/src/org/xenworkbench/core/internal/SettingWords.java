/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.internal;

import java.math.BigDecimal;
import java.text.MessageFormat;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.eclipse.osgi.util.NLS;
import org.xenworkbench.core.setting.Setting;

/**
 * How the user knows a setting from the page of preferences: what it is called, and what its values are in words.
 *
 * @param label what it is called, without mnemonic and colon; empty if nobody has said
 * @param words gives a value in words
 */
public record SettingWords(String label, UnaryOperator<String> words) {

  private static final SettingWords UNKNOWN = new SettingWords("", SettingWords::text);
  /** Of those that are told before their rows are there. */
  private static final Map<String, SettingWords> CORES = Map.of(
      Preferences.INTERVAL_MILLIS,
      new SettingWords(plain(SharedMessages.Setting_Interval), value -> tenths(Long.parseLong(value) / 100)),
      Preferences.EVENT_RETENTION_DAYS,
      new SettingWords(plain(SharedMessages.Setting_Retention), value -> days(Long.parseLong(value))),
      Preferences.CONNECT_AT_START,
      new SettingWords(plain(SharedMessages.Setting_ConnectAtStart), SettingWords::onOrOff));

  private static String tenths(long tenths) {
    return BigDecimal.valueOf(tenths, 1).toPlainString() + ' ' + SharedMessages.Setting_Seconds;
  }

  /** Of a row. */
  public static SettingWords of(Setting setting) {
    UnaryOperator<String> words = switch (setting.kind()) {
      case NUMBER -> value -> (value + ' ' + setting.unit()).strip();
      case SWITCH -> SettingWords::onOrOff;
      default -> SettingWords::text;
    };
    return new SettingWords(plain(setting.label()), words);
  }

  /** Of one of the core's own preferences. */
  static SettingWords ofCores(String key) {
    return CORES.getOrDefault(key, UNKNOWN);
  }

  /** For how long entries are kept. */
  public static String days(long days) {
    return days == 0 ? Messages.Retention_ForEver : MessageFormat.format(Messages.Retention_Days, days);
  }

  private static String plain(String label) {
    return label.replace("&", "").replaceFirst(":$", "");
  }

  private static String onOrOff(String value) {
    return value.equals("true") ? Messages.Settings_On : Messages.Settings_Off;
  }

  private static String text(String value) {
    return value.isEmpty() ? Messages.Settings_None : value;
  }

  /** What it is called, with where its line is in the file. */
  String name(String bundle, String key) {
    String place = bundle + '/' + key;
    return label.isEmpty() ? place : NLS.bind(Messages.Settings_Name, label, place);
  }
}

/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.alerts.internal;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.zip.CRC32C;
import org.eclipse.osgi.util.NLS;
import org.xenworkbench.core.alerts.AlertActionUse;
import org.xenworkbench.core.alerts.AlertRule;
import org.xenworkbench.core.alerts.AlertScope;
import org.xenworkbench.core.alerts.AlertSense;
import org.xenworkbench.core.alerts.AlertSeverity;
import org.xenworkbench.core.metric.MetricDescriptor;
import org.xenworkbench.core.model.IdText;
import org.xenworkbench.core.model.ObjectId;

/**
 * A rule as lines of a file, which begin with its name: {@code name = Busy hosts}. A user may write them; what need not
 * be said has the value that a new rule has.
 */
final class RuleForm {

  static final String NAME = "name";
  private static final String ID = "id";
  private static final String METRIC = "metric";
  private static final String WATCH = "watch";
  private static final String WITHIN = "within";
  private static final String SENSE = "sense";
  private static final String LEVEL = "level";
  private static final String CLEARING = "clearing";
  private static final String HOLDS = "holds";
  private static final String REPEAT = "repeat";
  private static final String SEVERITY = "severity";
  private static final String ENABLED = "enabled";
  private static final String ACTION = "action";
  private static final String SETTING = "action.";
  private static final String CHECK = "check";
  private static final String HOSTS = "hosts";
  private static final String VMS = "vms";
  /** What is no such word may be a secret that was put in the wrong place, and is not quoted. */
  private static final Pattern PLAIN = Pattern.compile("[a-z.]{1,20}");
  private static final List<String> KEYS =
      List.of(NAME, ID, METRIC, WATCH, WITHIN, SENSE, LEVEL, CLEARING, HOLDS, REPEAT, SEVERITY, ENABLED, CHECK);

  private final Map<String, String> values = new LinkedHashMap<>();
  private final List<AlertActionUse> actions = new ArrayList<>();

  private RuleForm() {
  }

  /** The lines of a rule, with a checksum. */
  static List<String> write(AlertRule rule) {
    List<String> lines = new ArrayList<>();
    add(lines, NAME, rule.name());
    add(lines, ID, rule.id().toString());
    add(lines, METRIC, rule.metric());
    add(lines, WATCH, rule.scope().measured() == MetricDescriptor.Scope.HOST ? HOSTS : VMS);
    rule.scope().within().ifPresent(within -> add(lines, WITHIN, within.key()));
    add(lines, SENSE, lower(rule.sense()));
    add(lines, LEVEL, Double.toString(rule.level()));
    add(lines, CLEARING, Double.toString(rule.clearing()));
    add(lines, HOLDS, rule.holds().toString());
    rule.repeat().ifPresent(repeat -> add(lines, REPEAT, repeat.toString()));
    add(lines, SEVERITY, lower(rule.severity()));
    add(lines, ENABLED, Boolean.toString(rule.enabled()));
    for (AlertActionUse use : rule.actions()) {
      add(lines, ACTION, use.id() + " " + use.action());
      use.settings().entrySet().stream().sorted(Map.Entry.comparingByKey())
          .forEach(setting -> add(lines, SETTING + setting.getKey(), setting.getValue()));
    }
    add(lines, CHECK, check(lines));
    return lines;
  }

  private static void add(List<String> lines, String key, String value) {
    lines.add(key + " = " + escape(value));
  }

  private static String lower(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }

  /** Whether lines are as they were written: their last one is the checksum of the others. */
  static boolean isWhole(List<String> lines) {
    int last = lines.size() - 1;
    return last > 0 && lines.get(last).equals(CHECK + " = " + check(lines.subList(0, last)));
  }

  private static String check(List<String> lines) {
    CRC32C sum = new CRC32C();
    sum.update(String.join("\n", lines).getBytes(StandardCharsets.UTF_8));
    return Long.toHexString(sum.getValue());
  }

  /**
   * Reads a rule.
   *
   * @throws IllegalArgumentException whose message says as a sentence what is wrong
   */
  static AlertRule read(List<String> lines) {
    RuleForm form = new RuleForm();
    lines.forEach(form::take);
    return form.rule();
  }

  private void take(String line) {
    int at = line.indexOf('=');
    if (at < 0) {
      throw new IllegalArgumentException(Messages.RuleForm_NoSetting);
    }
    String key = line.substring(0, at).strip();
    String value = unescape(line.substring(at + 1).strip());
    if (key.equals(ACTION)) {
      actions.add(action(value));
    } else if (key.startsWith(SETTING) && !actions.isEmpty()) {
      AlertActionUse last = actions.remove(actions.size() - 1);
      Map<String, String> settings = new HashMap<>(last.settings());
      settings.put(key.substring(SETTING.length()), value);
      actions.add(last.withSettings(settings));
    } else if (!KEYS.contains(key)) {
      throw new IllegalArgumentException(PLAIN.matcher(key).matches() && !value.isEmpty()
          ? NLS.bind(Messages.RuleForm_UnknownKey, key, String.join(", ", KEYS)) : Messages.RuleForm_NoSetting);
    } else if (values.put(key, value) != null) {
      throw new IllegalArgumentException(NLS.bind(Messages.RuleForm_Twice, key));
    }
  }

  /** An identity and which action, or only that in a file that a user wrote. */
  private static AlertActionUse action(String value) {
    int blank = value.indexOf(' ');
    return blank < 0 ? AlertActionUse.of(value, Map.of())
        : new AlertActionUse(IdText.uuid(value.substring(0, blank)), value.substring(blank + 1).strip(), Map.of());
  }

  private AlertRule rule() {
    double level = number(LEVEL, required(LEVEL));
    AlertRule.Builder rule = AlertRule.of(required(NAME), scope(), required(METRIC), level)
        .level(one(AlertSense.class, SENSE, AlertSense.ABOVE), level)
        .severity(one(AlertSeverity.class, SEVERITY, AlertSeverity.WARNING)).actions(actions);
    value(ID).map(IdText::uuid).ifPresent(rule::id);
    value(CLEARING).map(text -> number(CLEARING, text)).ifPresent(rule::clearing);
    value(HOLDS).map(text -> duration(HOLDS, text)).ifPresent(rule::holds);
    value(REPEAT).map(text -> duration(REPEAT, text)).ifPresent(rule::repeat);
    value(ENABLED).map(text -> Boolean.parseBoolean(oneOf(ENABLED, text, List.of("true", "false"))))
        .ifPresent(rule::enabled);
    return rule.build();
  }

  private AlertScope scope() {
    String watch = oneOf(WATCH, required(WATCH), List.of(HOSTS, VMS));
    return new AlertScope(watch.equals(HOSTS) ? MetricDescriptor.Scope.HOST : MetricDescriptor.Scope.VM,
        value(WITHIN).map(ObjectId::parse));
  }

  private Optional<String> value(String key) {
    return Optional.ofNullable(values.get(key));
  }

  private String required(String key) {
    return value(key).filter(text -> !text.isBlank())
        .orElseThrow(() -> new IllegalArgumentException(NLS.bind(Messages.RuleForm_Missing, key)));
  }

  private static double number(String key, String text) {
    try {
      return Double.parseDouble(text);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(NLS.bind(Messages.RuleForm_NoNumber, key, text), e);
    }
  }

  private static Duration duration(String key, String text) {
    try {
      return Duration.parse(text);
    } catch (DateTimeException | ArithmeticException e) {
      throw new IllegalArgumentException(NLS.bind(Messages.RuleForm_NoDuration, key, text), e);
    }
  }

  private static String oneOf(String key, String text, List<String> known) {
    if (!known.contains(text)) {
      throw new IllegalArgumentException(
          NLS.bind(Messages.RuleForm_NotOneOf, new Object[] {key, String.join(", ", known), text}));
    }
    return text;
  }

  private <E extends Enum<E>> E one(Class<E> type, String key, E otherwise) {
    List<String> known = Arrays.stream(type.getEnumConstants()).map(RuleForm::lower).toList();
    return value(key).map(text -> Enum.valueOf(type, oneOf(key, text, known).toUpperCase(Locale.ROOT)))
        .orElse(otherwise);
  }

  /** One line, whose blanks at its ends stay. */
  private static String escape(String value) {
    String plain = value.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r");
    String begun = plain.startsWith(" ") ? "\\s" + plain.substring(1) : plain;
    return begun.endsWith(" ") ? begun.substring(0, begun.length() - 1) + "\\s" : begun;
  }

  private static String unescape(String text) {
    StringBuilder plain = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c != '\\' || i + 1 == text.length()) {
        plain.append(c);
        continue;
      }
      i++;
      char escaped = text.charAt(i);
      plain.append(switch (escaped) {
        case 'n' -> "\n";
        case 'r' -> "\r";
        case 's' -> " ";
        case '\\' -> "\\";
        default -> "\\" + escaped;
      });
    }
    return plain.toString();
  }
}

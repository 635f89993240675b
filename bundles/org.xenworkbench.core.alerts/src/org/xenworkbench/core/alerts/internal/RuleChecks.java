/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.alerts.internal;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.eclipse.osgi.util.NLS;
import org.xenworkbench.core.alerts.AlertAction;
import org.xenworkbench.core.alerts.AlertActionSetting;
import org.xenworkbench.core.alerts.AlertActionUse;
import org.xenworkbench.core.alerts.AlertRule;
import org.xenworkbench.core.host.HostGroups;
import org.xenworkbench.core.metric.Sampler;
import org.xenworkbench.core.model.GroupId;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.Inventory;
import org.xenworkbench.core.model.ObjectId;
import org.xenworkbench.core.model.VmId;
import org.xenworkbench.core.text.NameOrder;
import org.xenworkbench.core.text.Quantities;

/** Says what is wrong with a rule, in words. */
final class RuleChecks {

  static final int MOST_RULES = 1_000;
  private static final int LONGEST_NAME = 64;
  private static final int LONGEST_METRIC = 256;
  private static final int MOST_ACTIONS = 20;
  private static final Duration LONGEST_HOLD = Duration.ofDays(7);
  private static final Duration SHORTEST_REPEAT = Duration.ofMinutes(1);
  private static final Duration LONGEST_REPEAT = Duration.ofDays(365);
  private static final List<Function<AlertRule, Optional<String>>> OWN = List.of(RuleChecks::name,
      RuleChecks::metric, RuleChecks::levels, RuleChecks::holds, RuleChecks::repeat);

  private final Inventory inventory;
  private final HostGroups groups;
  private final Sampler sampler;
  private final Supplier<List<AlertAction>> actions;

  RuleChecks(Inventory inventory, HostGroups groups, Sampler sampler, Supplier<List<AlertAction>> actions) {
    this.inventory = inventory;
    this.groups = groups;
    this.sampler = sampler;
    this.actions = actions;
  }

  /** What is wrong with a rule in itself. */
  static Optional<String> mistake(AlertRule rule) {
    return OWN.stream().flatMap(check -> check.apply(rule).stream()).findFirst();
  }

  /** Why a rule cannot be one of those. */
  Optional<String> obstacle(AlertRule rule, Collection<AlertRule> rules) {
    return mistake(rule).or(() -> actions(rule)).or(() -> taken(rule, rules));
  }

  /** Why nothing comes of a rule. */
  Optional<String> problem(AlertRule rule, Collection<AlertRule> rules) {
    return obstacle(rule, rules).or(() -> unmeasured(rule))
        .or(() -> rule.scope().within().flatMap(this::unknown));
  }

  private static Optional<String> name(AlertRule rule) {
    String name = rule.name();
    boolean isName = !name.isBlank() && name.length() <= LONGEST_NAME
        && name.codePoints().noneMatch(c -> Character.isISOControl(c) || Character.getType(c) == Character.SURROGATE);
    return isName ? Optional.empty() : Optional.of(NLS.bind(Messages.Rule_BadName, LONGEST_NAME, name));
  }

  private static Optional<String> metric(AlertRule rule) {
    String metric = rule.metric();
    boolean isOne = !metric.isBlank() && metric.length() <= LONGEST_METRIC && metric.indexOf('<') < 0
        && metric.chars().noneMatch(c -> Character.isISOControl(c) || Character.isWhitespace(c));
    return isOne ? Optional.empty() : Optional.of(NLS.bind(Messages.Rule_BadMetric, metric));
  }

  private static Optional<String> levels(AlertRule rule) {
    if (!Double.isFinite(rule.level())) {
      return Optional.of(NLS.bind(Messages.Rule_BadLevel, rule.level()));
    }
    if (!Double.isFinite(rule.clearing())) {
      return Optional.of(NLS.bind(Messages.Rule_BadClearing, rule.clearing()));
    }
    return !rule.isBeyond(rule.clearing()) ? Optional.empty()
        : Optional.of(NLS.bind(Messages.Rule_ClearingBeyond, rule.clearing(), rule.level()));
  }

  private static Optional<String> holds(AlertRule rule) {
    return isWithin(rule.holds(), Duration.ZERO, LONGEST_HOLD) ? Optional.empty()
        : Optional.of(NLS.bind(Messages.Rule_BadHolds, rule.holds(), Quantities.duration(LONGEST_HOLD)));
  }

  private static Optional<String> repeat(AlertRule rule) {
    return rule.repeat().filter(repeat -> !isWithin(repeat, SHORTEST_REPEAT, LONGEST_REPEAT))
        .map(repeat -> NLS.bind(Messages.Rule_BadRepeat, new Object[] {repeat, Quantities.duration(SHORTEST_REPEAT),
            Quantities.duration(LONGEST_REPEAT)}));
  }

  private static boolean isWithin(Duration duration, Duration least, Duration most) {
    return duration.compareTo(least) >= 0 && duration.compareTo(most) <= 0;
  }

  private Optional<String> actions(AlertRule rule) {
    if (rule.actions().size() > MOST_ACTIONS) {
      return Optional.of(NLS.bind(Messages.Rule_ManyActions, MOST_ACTIONS));
    }
    return rule.actions().stream().flatMap(use -> action(use).stream()).findFirst();
  }

  /** Of an action that nobody offers now, nothing can be said. */
  private Optional<String> action(AlertActionUse use) {
    return actions.get().stream().filter(action -> action.id().equals(use.action())).findFirst()
        .flatMap(action -> action.settings().stream()
            .filter(setting -> setting.required() && setting.kind() != AlertActionSetting.Kind.SECRET)
            .filter(setting -> use.setting(setting.key()).isBlank()).findFirst()
            .map(setting -> NLS.bind(Messages.Rule_ActionLacks, action.label(), setting.label()))
            .or(() -> openSecret(action, use)).or(() -> action.obstacle(use.settings())));
  }

  /** It would be in a file for all to read, and not be used. */
  private static Optional<String> openSecret(AlertAction action, AlertActionUse use) {
    return action.settings().stream().filter(setting -> setting.kind() == AlertActionSetting.Kind.SECRET)
        .filter(setting -> use.settings().containsKey(setting.key())).findFirst()
        .map(setting -> NLS.bind(Messages.Rule_OpenSecret, setting.label(), action.label()));
  }

  private static Optional<String> taken(AlertRule rule, Collection<AlertRule> rules) {
    Stream<AlertRule> others = rules.stream().filter(other -> !other.id().equals(rule.id()));
    return others.filter(other -> NameOrder.isSame(other.name(), rule.name())).findFirst()
        .map(other -> NLS.bind(Messages.Rule_NameTaken, other.name()))
        .or(() -> rules.size() >= MOST_RULES && rules.stream().noneMatch(other -> other.id().equals(rule.id()))
            ? Optional.of(NLS.bind(Messages.Rule_Many, MOST_RULES)) : Optional.empty());
  }

  private Optional<String> unmeasured(AlertRule rule) {
    return sampler.descriptor(rule.scope().measured(), rule.metric()).isPresent() ? Optional.empty()
        : Optional.of(NLS.bind(Messages.Rule_UnknownMetric, rule.metric()));
  }

  private Optional<String> unknown(ObjectId id) {
    if (id instanceof GroupId group) {
      return groups.group(group).isPresent() ? Optional.empty() : Optional.of(Messages.Rule_UnknownGroup);
    }
    if (id instanceof HostId host) {
      return inventory.host(host).isPresent() ? Optional.empty() : Optional.of(Messages.Rule_UnknownHost);
    }
    return id instanceof VmId vm && inventory.virtualMachine(vm).isPresent() ? Optional.empty()
        : Optional.of(Messages.Rule_UnknownVm);
  }
}

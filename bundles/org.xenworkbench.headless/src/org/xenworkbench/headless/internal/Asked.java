/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.headless.internal;

import java.io.IOException;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.osgi.util.NLS;

/**
 * A deed as the command line asks for it. A name is one word of the command line, whatever is in it: several are given
 * by repeating the option.
 *
 * @param verb what is to be done
 * @param names of what, as they are given; none where all are meant
 * @param target where it goes, of a migration
 * @param isPlan whether it is only said what would be done
 * @param at when it is to be begun, by the clocks of this place; empty for now
 */
record Asked(Verb verb, List<String> names, Optional<String> target, boolean isPlan, Optional<LocalDateTime> at) {

  static final String TO = "-to";
  static final String PLAN = "-plan";
  static final String AT = "-at";

  /** What can be done. */
  enum Verb {
    /** Migrates virtual machines to a host. */
    MIGRATE("-migrate", 1, Integer.MAX_VALUE),
    /** Puts a host in maintenance. */
    EVACUATE("-evacuate", 1, 1),
    /** Ends that, and brings back what has left it. */
    END_MAINTENANCE("-endMaintenance", 1, 1),
    /** Has hosts used more alike; all, if none is named. */
    REBALANCE("-rebalance", 0, Integer.MAX_VALUE),
    /** Lists what is scheduled. */
    SCHEDULED("-scheduled", 0, 0);

    private final String option;
    private final int least;
    private final int most;

    Verb(String option, int least, int most) {
      this.option = option;
      this.least = least;
      this.most = most;
    }

    /** Its word on the command line. */
    String option() {
      return option;
    }
  }

  /**
   * Reads it.
   *
   * @param given all words of the command line
   * @param others options that end the engine as well, and are not given beside it
   * @return empty if there is none
   * @throws IOException whose message says what is wrong
   */
  static Optional<Asked> of(List<String> given, String... others) throws IOException {
    List<Verb> verbs = Stream.of(Verb.values()).filter(verb -> given.contains(verb.option())).toList();
    List<String> deeds = Stream.concat(verbs.stream().map(Verb::option), Stream.of(others).filter(given::contains))
        .toList();
    if (deeds.size() > 1) {
      throw new IOException(NLS.bind(Messages.Asked_Several, String.join(", ", deeds)));
    }
    if (verbs.isEmpty()) {
      refuse(given, TO, Verb.MIGRATE);
      refuse(given, PLAN, Verb.MIGRATE, Verb.EVACUATE, Verb.END_MAINTENANCE, Verb.REBALANCE);
      refuse(given, AT, Verb.MIGRATE, Verb.EVACUATE);
      return Optional.empty();
    }
    Verb verb = verbs.get(0);
    Asked asked = new Asked(verb, names(given, verb), one(given, TO), given.contains(PLAN), time(given));
    asked.check(given);
    return Optional.of(asked);
  }

  /**
   * What does it.
   *
   * @throws IOException if it cannot be done, as far as is known before hosts are connected; says why
   */
  Deed deed(Services services) throws IOException {
    if (at.isPresent()) {
      return new GivenSchedule(services, this, at.get());
    }
    services.schedule().hold(); // the process ends with this, and with it what it would begin
    return switch (verb) {
      case MIGRATE -> new GivenMigrations(services, this);
      case EVACUATE, END_MAINTENANCE -> new GivenMaintenance(services, this);
      case REBALANCE -> new GivenRebalance(services, this);
      case SCHEDULED -> new ScheduledList(services.schedule());
    };
  }

  private void check(List<String> given) throws IOException {
    if (verb == Verb.MIGRATE && target.isEmpty()) {
      throw new IOException(NLS.bind(Messages.Asked_NoTarget, verb.option(), TO));
    }
    if (verb != Verb.MIGRATE) {
      refuse(given, TO, Verb.MIGRATE);
    }
    if (verb == Verb.SCHEDULED) {
      refuse(given, PLAN, Verb.MIGRATE, Verb.EVACUATE, Verb.END_MAINTENANCE, Verb.REBALANCE);
    }
    if (verb != Verb.MIGRATE && verb != Verb.EVACUATE) {
      refuse(given, AT, Verb.MIGRATE, Verb.EVACUATE);
    }
    if (isPlan && at.isPresent()) {
      throw new IOException(NLS.bind(Messages.Asked_PlanLater, PLAN, AT));
    }
  }

  /** Whether that is one of its options, with or without a word that belongs to it. */
  static boolean isOption(String word) {
    return word.equals(PLAN) || takesOne(word) || Stream.of(Verb.values()).anyMatch(verb -> verb.option.equals(word));
  }

  /** Whether a word that follows belongs to it. */
  static boolean takesOne(String word) {
    return word.equals(TO) || word.equals(AT)
        || Stream.of(Verb.values()).anyMatch(verb -> verb.option.equals(word) && verb.most > 0);
  }

  private static void refuse(List<String> given, String option, Verb... of) throws IOException {
    if (given.contains(option)) {
      throw new IOException(NLS.bind(Messages.Asked_NothingOf, option,
          Stream.of(of).map(Verb::option).collect(Collectors.joining(", "))));
    }
  }

  private static List<String> names(List<String> given, Verb verb) throws IOException {
    List<String> names = new ArrayList<>();
    int times = Collections.frequency(given, verb.option());
    if (times > Math.max(verb.most, 1)) {
      throw new IOException(NLS.bind(Messages.Asked_Twice, verb.option()));
    }
    for (int i = 0; i < given.size(); i++) {
      if (given.get(i).equals(verb.option())) {
        Optional<String> name = value(given, i);
        if (name.isEmpty() && (verb.least > 0 || times > 1)) {
          throw new IOException(NLS.bind(Messages.Asked_NoName, verb.option()));
        }
        if (name.isPresent() && verb.most == 0) {
          throw new IOException(NLS.bind(Messages.Asked_TakesNone, verb.option(), name.get()));
        }
        name.ifPresent(names::add);
      }
    }
    return names;
  }

  /** What follows an option; another option is no name. */
  private static Optional<String> value(List<String> given, int option) {
    return given.stream().skip(option + 1L).findFirst().filter(word -> !word.isBlank() && !word.startsWith("-"));
  }

  private static Optional<String> one(List<String> given, String option) throws IOException {
    int times = Collections.frequency(given, option);
    if (times > 1) {
      throw new IOException(NLS.bind(Messages.Asked_Twice, option));
    }
    Optional<String> value = times == 0 ? Optional.empty() : value(given, given.indexOf(option));
    if (times == 1 && value.isEmpty()) {
      throw new IOException(NLS.bind(Messages.Asked_NoName, option));
    }
    return value;
  }

  private static Optional<LocalDateTime> time(List<String> given) throws IOException {
    Optional<String> text = given.contains(AT) ? Optional.of(one(given, AT).orElse("")) : Optional.empty();
    try {
      return text.map(time -> LocalDateTime.parse(time.strip().replace(' ', 'T')));
    } catch (DateTimeException e) {
      throw new IOException(NLS.bind(Messages.Asked_NoTime, AT, text.orElse("")), e);
    }
  }
}

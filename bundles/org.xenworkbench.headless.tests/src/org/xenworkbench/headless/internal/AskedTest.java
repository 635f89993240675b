/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.headless.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.xenworkbench.headless.internal.Asked.Verb;

/** What the command line asks to be done. Words stand between bars here, since names may have blanks and commas. */
class AskedTest {

  private static List<String> words(String line) {
    return Stream.of(line.split("\\|")).toList();
  }

  private static Optional<Asked> asked(String line) throws Exception {
    return Asked.of(words(line), "-experiment");
  }

  @Test
  void nothingIsAskedForByOtherOptions() throws Exception {
    assertThat(asked("-hosts|a.properties|-set|a=1")).isEmpty();
  }

  @Test
  void namesAreTakenAsTheyAreAndSeveralByRepeatingTheOption() throws Exception {
    assertThat(asked("-migrate|my web, old|-hosts|f|-migrate|db|-to|pm 2")).contains(
        new Asked(Verb.MIGRATE, List.of("my web, old", "db"), Optional.of("pm 2"), false, Optional.empty()));
    assertThat(asked("-rebalance|pm1|-rebalance|pm2|-plan")).contains(
        new Asked(Verb.REBALANCE, List.of("pm1", "pm2"), Optional.empty(), true, Optional.empty()));
    assertThat(asked("-rebalance|-hosts|f").orElseThrow().names()).as("all").isEmpty();
    assertThat(asked("-endMaintenance|pm1").orElseThrow().verb()).isEqualTo(Verb.END_MAINTENANCE);
    assertThat(asked("-scheduled").orElseThrow().verb()).isEqualTo(Verb.SCHEDULED);
  }

  @Test
  void aTimeIsLocalWithABlankOrALetterInIt() throws Exception {
    Optional<LocalDateTime> ten = Optional.of(LocalDateTime.of(2027, 1, 31, 22, 0));
    assertThat(asked("-evacuate|pm1|-at|2027-01-31T22:00").orElseThrow().at()).isEqualTo(ten);
    assertThat(asked("-migrate|web|-to|pm1|-at|2027-01-31 22:00").orElseThrow().at()).isEqualTo(ten);
  }

  @ParameterizedTest
  @CsvSource(delimiter = ';', textBlock = """
      -migrate|web; -migrate wants the host where it goes, which is given by -to.
      -migrate|-to|pm2; -migrate wants a name after it.
      -to|pm2|-migrate; -migrate wants a name after it.
      -migrate|web|-migrate|-to|pm2; -migrate wants a name after it.
      -migrate|web|-to; -to wants a name after it.
      -migrate|web|-to|-plan; -to wants a name after it.
      -migrate|web|-to|pm1|-to|pm2; -to is given more than once.
      -evacuate; -evacuate wants a name after it.
      -evacuate|pm1|-evacuate|pm2; -evacuate is given more than once.
      -endMaintenance| ; -endMaintenance wants a name after it.
      -endMaintenance|a|-endMaintenance|b; -endMaintenance is given more than once.
      -rebalance|pm1|-rebalance; -rebalance wants a name after it.
      -scheduled|pm1; -scheduled takes no name, and "pm1" follows it.
      -scheduled|-scheduled; -scheduled is given more than once.
      -migrate|web|-to|pm2|-evacuate|pm1; these are several: -migrate, -evacuate.
      -rebalance|-scheduled; these are several: -rebalance, -scheduled.
      -experiment|f|-evacuate|pm1; these are several: -evacuate, -experiment.
      -to|pm2; -to goes with one of these, and none is given: -migrate.
      -evacuate|pm1|-to|pm2; -to goes with one of these, and none is given: -migrate.
      -plan; -plan goes with one of these
      -experiment|f|-plan; -plan goes with one of these
      -scheduled|-plan; -plan goes with one of these
      -at|2027-01-31T22:00; -at goes with one of these, and none is given: -migrate, -evacuate.
      -rebalance|-at|2027-01-31T22:00; -at goes with one of these
      -endMaintenance|a|-at|2027-01-31T22:00; -at goes with one of these
      -evacuate|a|-at; -at wants a name after it
      -evacuate|a|-at|22:00; -at wants a date and a time such as 2027-01-31T22:00, and "22:00" is none.
      -evacuate|a|-at|2027-02-30T22:00; and "2027-02-30T22:00" is none.
      -evacuate|a|-at|2027-01-30T22:00|-at|2027-01-31T22:00; -at is given more than once.
      -evacuate|a|-at|2027-01-31T22:00|-plan; What only plans begins nothing at a time: give either -plan or -at.
      """)
  void whatIsNotClearIsRefused(String line, String reason) {
    assertThatIOException().isThrownBy(() -> asked(line)).withMessageContaining(reason);
    assertThatIOException().as("before the engine starts").isThrownBy(() -> new Arguments(words(line)).check());
  }
}

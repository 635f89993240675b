/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.action;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.xenworkbench.core.driver.Amount;

/** What can be typed for an amount, and what is said of it. */
class AmountFieldTest {

  private static final long MIB = 1 << 20;

  private final AmountField field =
      new AmountField("Memory", new Amount(Amount.Unit.BYTES, MIB, 4096 * MIB, OptionalLong.of(2048 * MIB)), false);

  @Test
  void beginsWithWhatThereIs() {
    assertThat(field.initial()).isEqualTo("2048");
    assertThat(field.hint()).isEqualTo("Memory: 1 to 4,096 MiB; now 2,048 MiB.");
    AmountField several =
        new AmountField("Memory", new Amount(Amount.Unit.BYTES, MIB, 4096 * MIB, OptionalLong.empty()), false);
    assertThat(several.initial()).isEmpty();
    assertThat(several.hint()).isEqualTo("Memory: 1 to 4,096 MiB.");
  }

  @Test
  void takesWholeNumbersOfTheUnitThatUsersRead() {
    assertThat(field.value("1")).hasValue(MIB);
    assertThat(field.value(" 1,024 ")).hasValue(1024 * MIB);
    assertThat(field.error("4096")).isEmpty();
  }

  @Test
  void saysWhatIsPossibleWhereItIsBeyond() {
    for (String typed : List.of("0", "-1", "4097")) {
      assertThat(field.value(typed)).isEmpty();
      assertThat(field.error(typed)).contains("Memory: 1 to 4,096 MiB.");
    }
  }

  @Test
  void saysWhatToDoForMore() {
    Amount bound =
        new Amount(Amount.Unit.BYTES, MIB, 4096 * MIB, OptionalLong.of(64 * MIB)).upTo(128 * MIB, "Stop it.");
    AmountField bounded = new AmountField("Memory", bound, false);
    assertThat(bounded.hint()).isEqualTo("Memory: 1 to 128 MiB; now 64 MiB. Stop it.");
    assertThat(bounded.error("129")).contains("Memory: 1 to 128 MiB. Stop it.");
    assertThat(bounded.error("0")).as("too little").contains("Memory: 1 to 128 MiB.");
  }

  @Test
  void saysWhatIsNoNumber() {
    for (String typed : List.of("much", "1.5", "2,5", "1,02", "10,24", ",5", "1,024,", "12 GiB", "9223372036854775807",
        "99999999999999999999")) {
      assertThat(field.value(typed)).isEmpty();
      assertThat(field.error(typed)).contains("Enter a whole number: 1 to 4,096 MiB.");
    }
  }

  /** Nobody did anything wrong yet. */
  @Test
  void saysNothingOfAnEmptyField() {
    assertThat(field.value(" ")).isEmpty();
    assertThat(field.error(" ")).isEmpty();
  }
}

/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.dialogs.FilteredList;
import org.junit.jupiter.api.Test;

/** Any part of what is read finds it, whatever characters are in it. */
class ListChooserTest {

  @Test
  void anyPartFinds() {
    assertThat(ListChooser.matches("Z\u00fcrich & <b>Rack 1", "rich")).isTrue();
    assertThat(ListChooser.matches("Z\u00fcrich", "Z\u00dcR")).isTrue();
    assertThat(ListChooser.matches("\u03a3\u0391\u03a3x", "\u03b1\u03c3")).as("a sigma that is not the last").isTrue();
    assertThat(ListChooser.matches("'db-01' on 'pm1'", "db-01")).isTrue();
    assertThat(ListChooser.matches("'db-01' on 'pm1'", "'db-01' on")).isTrue();
    assertThat(ListChooser.matches("'db-01' on 'pm1'", "pm1 db")).as("words in any order").isTrue();
    assertThat(ListChooser.matches("'db-01' on 'pm1'", "*db*1")).as("as in Eclipse's lists").isTrue();
    assertThat(ListChooser.matches("'db-01' on 'pm1'", "")).isTrue();
    assertThat(ListChooser.matches("'db-01' on 'pm1'", "  ")).isTrue();
    assertThat(ListChooser.matches("'db-01' on 'pm1'", "db-02")).isFalse();
    assertThat(ListChooser.matches("a[b](c)?.+", "[b](c)?.+")).as("no pattern but the asterisk").isTrue();
    assertThat(ListChooser.matches("ab", "a.")).isFalse();
  }

  /** A piece without blanks and asterisks, of whatever is read, finds it. */
  @Test
  void anyPieceOfAnyTextFindsIt() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    int pieces = 0;
    for (int i = 0; i < 5_000; i++) {
      StringBuilder text = new StringBuilder();
      for (int length = 1 + random.nextInt(20); length > 0; length--) {
        text.appendCodePoint(random.nextInt(3) > 0 ? 32 + random.nextInt(95) : 0xa1 + random.nextInt(0x2000));
      }
      int from = random.nextInt(text.length());
      String piece = text.substring(from, from + 1 + random.nextInt(text.length() - from));
      assertThat(ListChooser.matches(text.toString(), piece)).as("seed %d", seed).isTrue();
      assertThat(ListChooser.matches(text.toString(), swapped(piece))).as("seed %d, '%s'", seed, piece).isTrue();
      pieces += piece.length();
    }
    System.out.println("ListChooserTest: 5000 pieces of " + pieces + " characters, seed " + seed);
    assertThat(pieces).isPositive();
  }

  /** Each letter as a keyboard with the other case would have it. */
  private static String swapped(String piece) {
    return piece.codePoints().map(letter -> Character.isUpperCase(letter) ? Character.toLowerCase(letter) : letter)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append).toString();
  }

  /** The list itself, in a shell, without opening it: only a workbench can. */
  private static final class Shown extends ListChooser {

    private FilteredList list;

    Shown(Shell parent) {
      super(parent, String::valueOf);
    }

    @Override
    protected FilteredList createFilteredList(Composite parent) {
      list = super.createFilteredList(parent);
      return list;
    }
  }

  @Test
  void rowsStandAsTheyAreGivenWhereThatIsWanted() {
    boolean own = Display.getCurrent() == null;
    Display display = own ? new Display() : Display.getCurrent();
    Shell shell = new Shell(display);
    try {
      Shown chooser = new Shown(shell);
      chooser.keepOrder();
      chooser.setElements(new Object[] {"b.iso", "z.iso", "a.qcow2"});
      chooser.createFilteredList(shell);
      chooser.list.setElements(new Object[] {"z.iso", "a.qcow2", "b.iso"});
      assertThat(chooser.list.getFoldedElements(0)).containsExactly("b.iso");
      assertThat(chooser.list.getFoldedElements(2)).containsExactly("a.qcow2");
    } finally {
      shell.dispose();
      if (own) {
        display.dispose();
      }
    }
  }
}

/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.ArrayList;
import java.util.List;
import org.eclipse.swt.widgets.Display;
import org.junit.jupiter.api.Test;

class DisplaysTest {

  @Test
  void aDisplayThatIsGoneIsAskedForNothing() {
    assumeTrue(Display.getCurrent() == null, "SWT has one display at a time, and that of a workbench cannot go");
    List<String> done = new ArrayList<>();
    Display display = new Display();
    Displays.later(display, () -> done.add("shown"));
    while (display.readAndDispatch()) {
      // Until it is done.
    }
    display.dispose();
    Displays.later(display, () -> done.add("too late"));
    assertThat(done).containsExactly("shown");
  }
}

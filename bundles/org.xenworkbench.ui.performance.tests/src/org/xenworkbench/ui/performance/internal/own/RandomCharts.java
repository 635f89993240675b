/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.performance.internal.own;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.ObjectId;
import org.xenworkbench.core.model.VmId;
import org.xenworkbench.ui.performance.internal.own.ChartDefinition.Style;
import org.xenworkbench.ui.performance.internal.own.ChartLine.Whose;

/** Charts with all that a name may have. */
final class RandomCharts {

  private static final List<String> LETTERS =
      List.of("a", "Z", "0", "_", "-", "*", "<", ">", "&", "\"", "'", "]]>", "é",
          "\u4e2d", "\ud83d\ude00", "&amp;", "<!--", "%");
  private static final List<Whose> OF_VMS = List.of(Whose.VMS, Whose.VM_HOSTS, Whose.OBJECT);
  private static final List<Whose> OF_HOSTS = List.of(Whose.HOSTS, Whose.OBJECT);

  private final Random random;

  RandomCharts(Random random) {
    this.random = random;
  }

  String text(int least) {
    StringBuilder text = new StringBuilder();
    int length = least + random.nextInt(12);
    for (int i = 0; i < length; i++) {
      text.append(LETTERS.get(random.nextInt(LETTERS.size())));
    }
    return text.toString();
  }

  ChartDefinition chart() {
    List<Whose> kinds = random.nextBoolean() ? OF_VMS : OF_HOSTS;
    return ChartDefinition.of(text(1), Style.values()[random.nextInt(2)],
        IntStream.rangeClosed(0, random.nextInt(6)).mapToObj(i -> line(kinds.get(random.nextInt(kinds.size()))))
            .toList());
  }

  private ChartLine line(Whose whose) {
    Optional<ObjectId> object = whose != Whose.OBJECT ? Optional.empty()
        : Optional.of(random.nextBoolean() ? HostId.random() : random.nextBoolean() ? VmId.of(UUID.randomUUID())
            : VmId.claim(HostId.random(), UUID.randomUUID()));
    return new ChartLine(whose, object, object.isPresent() ? text(0) : "", text(1),
        random.nextBoolean() ? OptionalInt.empty() : OptionalInt.of(1 + random.nextInt(ChartLine.COLORS)), text(0));
  }
}

/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.migration.internal.evacuation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.xenworkbench.core.migration.EvacuationService.Progress;
import org.xenworkbench.core.migration.PlacementTags;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.ObjectId;
import org.xenworkbench.core.testkit.FakeEvacuations;
import org.xenworkbench.core.testkit.FakeTags;
import org.xenworkbench.ui.handle.HandleMarks.Mark;

class MaintenanceMarksTest {

  private final FakeTags tags = new FakeTags();
  private final FakeEvacuations evacuations = new FakeEvacuations();
  private final MaintenanceMarks marks = new MaintenanceMarks(tags, evacuations);
  private final HostId host = HostId.random();

  @Test
  void saysHowTheEvacuationOfAHostGoes() {
    List<ObjectId> changed = new ArrayList<>();
    marks.listen(changed::add);
    assertThat(marks.of(host)).isEmpty();
    tags.put(host, PlacementTags.MAINTENANCE);
    assertThat(marks.of(host)).map(Mark::text).contains("in maintenance");
    changed.clear();
    evacuations.tell(host, new Progress(2, 1, false));
    assertThat(marks.of(host)).map(Mark::text).contains("in maintenance, being evacuated");
    evacuations.tell(host, new Progress(2, 0, true));
    assertThat(marks.of(host)).map(Mark::text).contains("in maintenance, evacuation paused");
    assertThat(changed).containsExactly(host, host);
    marks.deactivate();
    evacuations.tell(host, new Progress(1, 1, false));
    assertThat(changed).hasSize(2);
  }
}

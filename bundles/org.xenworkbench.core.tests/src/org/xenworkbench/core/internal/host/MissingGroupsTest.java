/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.internal.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.eclipse.core.internal.preferences.EclipsePreferences;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xenworkbench.core.host.HostGroup;
import org.xenworkbench.core.internal.Preferences;
import org.xenworkbench.core.model.GroupId;
import org.xenworkbench.core.workspace.KeptCount;

/** Groups whose lines are gone from a file of settings that is whole otherwise. */
class MissingGroupsTest {

  @TempDir
  Path folder;
  private KeptCount kept = new KeptCount(Path.of(""));
  private final HostGroup lab = new HostGroup(GroupId.random(), "lab", Set.of());
  private final HostGroup rack = new HostGroup(GroupId.random(), "rack", Set.of());

  @BeforeEach
  void keep() {
    kept = new KeptCount(folder.resolve("groups.count"));
  }

  private Preferences preferences() {
    return new Preferences(new EclipsePreferences(), new EclipsePreferences(),
        new KeptCount(folder.resolve("hosts.count")), kept);
  }

  private GroupSettings stored(Preferences preferences) {
    GroupSettings settings = new GroupSettings(preferences);
    settings.put(lab);
    settings.put(rack);
    settings.save();
    return settings;
  }

  @Test
  void allOfThemAreToldOnceByTheirNames() {
    stored(preferences());
    GroupSettings after = new GroupSettings(preferences());
    assertThat(after.load().damage().fault().orElseThrow()).contains("missing", ": 2.", "'lab'", "'rack'");
    assertThat(after.load().damage().isEmpty()).as("told once").isTrue();
  }

  @Test
  void oneIsToldThoughTheNumberInTheFileIsGoneToo() throws Exception {
    Preferences preferences = preferences();
    GroupSettings settings = stored(preferences);
    preferences.node().node(Preferences.GROUPS).remove("count");
    preferences.node().node(Preferences.GROUPS).node(rack.id().toString()).removeNode();
    assertThat(settings.load().damage().fault().orElseThrow()).contains(": 1.", "'rack'").doesNotContain("lab");
    assertThat(settings.load().groups()).containsExactly(lab);
  }

  @Test
  void whatTheUserRemovedIsNotMissing() {
    Preferences preferences = preferences();
    GroupSettings settings = stored(preferences);
    settings.remove(lab.id());
    settings.save();
    assertThat(kept.read()).isEqualTo(1);
    settings.remove(rack.id());
    settings.save();
    assertThat(new GroupSettings(preferences()).load().damage().isEmpty()).isTrue();
  }

  /** Groups of a version that kept no number apart are counted when they are first read. */
  @Test
  void groupsOfAnEarlierVersionAreCounted() throws IOException {
    Preferences preferences = preferences();
    GroupSettings settings = stored(preferences);
    Files.delete(folder.resolve("groups.count"));
    assertThat(settings.load().damage().isEmpty()).isTrue();
    assertThat(kept.read()).isEqualTo(2);
  }

  @Test
  void aNumberThatIsDamagedIsToldOnce() throws IOException {
    GroupSettings settings = stored(preferences());
    Files.writeString(folder.resolve("groups.count"), "9");
    assertThat(settings.load().damage().fault().orElseThrow()).contains("groups.count", "damaged");
    assertThat(settings.load().damage().isEmpty()).as("told once").isTrue();
  }
}

/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.internal.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.core.internal.preferences.EclipsePreferences;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xenworkbench.core.driver.Endpoint;
import org.xenworkbench.core.driver.HostConfiguration;
import org.xenworkbench.core.internal.Preferences;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.workspace.KeptCount;

class HostSettingsTest {

  @TempDir
  Path folder;
  private final Preferences preferences = new Preferences(new EclipsePreferences(), new EclipsePreferences());
  private final HostSettings settings = new HostSettings(preferences);
  private final HostConfiguration one = host("pm1", Optional.empty());
  private final HostConfiguration two = host("pm2", Optional.of(endpoint("peer.example")));

  private static HostConfiguration host(String name, Optional<Endpoint> peer) {
    return new HostConfiguration(HostId.random(), name, endpoint(name + ".example"), peer, true, false);
  }

  private static Endpoint endpoint(String address) {
    return new Endpoint("xen", Endpoint.Transport.TLS, address, 0, Optional.of("ann"));
  }

  private void put() {
    settings.put(one);
    settings.put(two);
  }

  private org.osgi.service.prefs.Preferences stored(HostConfiguration host) {
    return preferences.node().node(Preferences.HOSTS).node(host.id().toString());
  }

  @Test
  void whatWasPutIsLoaded() {
    put();
    assertThat(settings.load().hosts()).containsExactlyInAnyOrder(one, two);
    assertThat(settings.load().damage()).isEmpty();
    settings.put(host("pm1", Optional.empty()));
    settings.remove(one.id());
    assertThat(settings.load().hosts()).hasSize(2).contains(two);
    assertThat(settings.load().damage()).isEmpty();
  }

  @Test
  void anAddressThatIsNotTheStoredOneIsNotConnectedByItself() {
    put();
    stored(two).put("address", "pm3.example");
    assertThat(settings.load().hosts()).filteredOn(HostConfiguration::connectAtStart).containsExactly(one);
    assertThat(settings.load().damage()).singleElement().asString().contains("'pm2'", "not those that were stored");
    settings.put(settings.load().hosts().stream().filter(host -> host.name().equals("pm2")).findFirst().orElseThrow());
    assertThat(settings.load().damage()).as("the user has looked").isEmpty();
  }

  @Test
  void aHostThatCannotBeReadIsNamedAndCostsNoOther() {
    put();
    stored(two).put("transport", "\u0000");
    HostSettings.Stored loaded = settings.load();
    assertThat(loaded.hosts()).containsExactly(one);
    assertThat(loaded.damage()).singleElement().asString()
        .contains("'pm2'", "is none of local, tcp, tls and ssh", "Add the host again", "address=pm2.example",
            "user=ann")
        .doesNotContain("enum");
    assertThat(settings.load().damage()).as("told once").isEmpty();
  }

  @Test
  void hostsThatAreMissingAreCounted() throws Exception {
    put();
    stored(two).removeNode();
    HostSettings.Stored loaded = settings.load();
    assertThat(loaded.hosts()).containsExactly(one);
    assertThat(loaded.damage()).singleElement().asString().contains("missing", "1");
    assertThat(settings.load().damage()).as("told once").isEmpty();
  }

  /** Emptied, removed, or cut at the end of a line: the file itself cannot tell. */
  @Test
  void hostsAreMissedWhateverTheFileLost() throws Exception {
    KeptCount kept = new KeptCount(folder.resolve("hosts.count"));
    HostSettings before = new HostSettings(new Preferences(new EclipsePreferences(), new EclipsePreferences(), kept));
    before.put(one);
    before.put(two);
    before.save();
    HostSettings after = new HostSettings(new Preferences(new EclipsePreferences(), new EclipsePreferences(), kept));
    assertThat(after.load().damage()).singleElement().asString().contains("missing", ": 2.", "'pm1'", "'pm2'");
    assertThat(after.load().damage()).as("told once").isEmpty();
    after.put(one);
    after.save();
    after.remove(one.id());
    assertThat(kept.read()).as("the user's wish is no damage").isZero();
  }

  @Test
  void aCountThatIsDamagedIsToldOnce() throws Exception {
    Path file = folder.resolve("hosts.count");
    Preferences nodes = new Preferences(new EclipsePreferences(), new EclipsePreferences(), new KeptCount(file));
    for (int hosts = 0; hosts < 2; hosts++) {
      HostSettings stored = new HostSettings(nodes);
      Files.writeString(file, "9");
      assertThat(stored.load().damage()).singleElement().asString().contains(file.toString(), "damaged");
      assertThat(stored.load().damage()).as("told once").isEmpty();
      stored.put(one);
      stored.save();
    }
  }

  @Test
  void onlyThoseThatAreMissingAreNamedAsTheyWereLastCalled() throws Exception {
    KeptCount kept = new KeptCount(folder.resolve("hosts.count"));
    Preferences nodes = new Preferences(new EclipsePreferences(), new EclipsePreferences(), kept);
    HostSettings stored = new HostSettings(nodes);
    stored.put(one);
    stored.put(two);
    stored.save();
    stored.put(new HostConfiguration(two.id(), "a \u202eb", two.endpoint(), two.peer(), true, false));
    stored.save();
    nodes.node().node(Preferences.HOSTS).node(two.id().toString()).removeNode();
    assertThat(stored.load().damage()).singleElement().asString().contains(": 1.", "'a \\u202eb'")
        .doesNotContain("pm1", "pm2", "\u202e");
  }

  @Test
  void ofManyThatAreMissingSomeAreNamed() {
    KeptCount kept = new KeptCount(folder.resolve("hosts.count"));
    HostSettings before = new HostSettings(new Preferences(new EclipsePreferences(), new EclipsePreferences(), kept));
    for (int n = 10; n < 30; n++) {
      before.put(host("host" + n, Optional.empty()));
    }
    before.save();
    HostSettings after = new HostSettings(new Preferences(new EclipsePreferences(), new EclipsePreferences(), kept));
    assertThat(after.load().damage()).singleElement().asString().contains(": 20.", "and 10 more");
  }

  /** Its lines come in order, so that a file that was cut short has the address of a host without its name. */
  @Test
  void aHostOfWhichOnlyAPartIsLeftIsNamed() {
    KeptCount kept = new KeptCount(folder.resolve("hosts.count"));
    Preferences nodes = new Preferences(new EclipsePreferences(), new EclipsePreferences(), kept);
    HostSettings stored = new HostSettings(nodes);
    stored.put(one);
    stored.save();
    nodes.node().node(Preferences.HOSTS).node(one.id().toString()).remove("name");
    assertThat(stored.load().damage()).singleElement().asString().contains("'pm1'");
  }

  /** What an earlier version has counted has no names; it is told all the same. */
  @Test
  void aNumberWithoutNamesIsToldAsOne() {
    KeptCount kept = new KeptCount(folder.resolve("hosts.count"));
    kept.write(3);
    HostSettings after = new HostSettings(new Preferences(new EclipsePreferences(), new EclipsePreferences(), kept));
    assertThat(after.load().damage()).singleElement().asString().contains(": 3.").doesNotContain("called");
  }

  /** At the moment of a kill between the two files, what is counted is in both. */
  @Test
  void aChangeThatIsCutInTwoIsNoDamage() {
    KeptCount kept = new KeptCount(folder.resolve("hosts.count"));
    List<List<String>> atSave = new ArrayList<>();
    EclipsePreferences node = new EclipsePreferences() {
      @Override
      public void flush() {
        atSave.add(kept.names());
      }
    };
    HostSettings stored = new HostSettings(new Preferences(node, new EclipsePreferences(), kept));
    stored.put(one);
    stored.save();
    stored.put(two);
    stored.save();
    stored.remove(one.id());
    assertThat(atSave).extracting(List::size).containsExactly(0, 1, 1);
    assertThat(kept.names()).singleElement().asString().endsWith("pm2");
  }

  @Test
  void whatEarlierVersionsStoredHasNoChecksum() {
    put();
    stored(one).remove("check");
    preferences.node().node(Preferences.HOSTS).remove("count");
    assertThat(settings.load().hosts()).containsExactlyInAnyOrder(one, two);
    assertThat(settings.load().damage()).isEmpty();
  }
}

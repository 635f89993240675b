/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collection;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What Eclipse launches from {@code releng/launch} is what the features say is shipped. */
class LaunchTest {

  private static final Pattern STARTED = Pattern.compile("<setEntry value=\"([^@\"]+)@");
  private static final Pattern SHIPPED = Pattern.compile("<plugin id=\"([^\"]+)\"");
  private static final Pattern PROJECT =
      Pattern.compile("(?:project_loc:|PROJECT_ATTR\" value=\"|value=\"=)(org\\.xenworkbench[\\w.]*)");

  private final SortedMap<String, String> launches = Sources.read(path -> path.endsWith(".launch"));
  private final SortedMap<String, String> bundles = Sources.read(path -> path.endsWith("/META-INF/MANIFEST.MF"));

  @Test
  void theWorkbenchIsLaunchedWithWhatIsShipped() {
    assertThat(found(STARTED, launch("Xen Workbench"))).isEqualTo(
        shipped("org.xenworkbench.core.feature", "org.xenworkbench.feature", "org.xenworkbench.rcp.feature"));
    assertThat(launch("Xen Workbench")).contains("\"product\" value=\"org.xenworkbench.rcp.product\"");
  }

  @Test
  void theEngineIsLaunchedWithItsFeature() {
    assertThat(found(STARTED, launch("Headless engine"))).containsAll(shipped("org.xenworkbench.core.feature"));
    assertThat(launch("Headless engine"))
        .contains("\"application\" value=\"org.xenworkbench.headless.application\"");
  }

  @Test
  void allProjectsThatAreNamedExist() {
    Set<String> named = found(PROJECT, launches.values());
    assertThat(named).contains("org.xenworkbench.workbench.tests");
    assertThat(named).allSatisfy(project -> assertThat(bundles).containsKey("bundles/" + project
        + "/META-INF/MANIFEST.MF"));
  }

  private String launch(String name) {
    return launches.get("releng/launch/" + name + ".launch");
  }

  private static Set<String> shipped(String... features) {
    SortedMap<String, String> files = Sources.read(path -> path.endsWith("/feature.xml"));
    return found(SHIPPED,
        Stream.of(features).map(feature -> files.get("features/" + feature + "/feature.xml")).toList());
  }

  private static Set<String> found(Pattern pattern, String text) {
    return found(pattern, Set.of(text));
  }

  private static Set<String> found(Pattern pattern, Collection<String> texts) {
    return texts.stream().flatMap(text -> pattern.matcher(text).results()).map(result -> result.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }
}

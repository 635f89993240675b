/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What Eclipse launches from {@code releng/launch} is what the features say is shipped, a new bundle included. */
class LaunchTest {

  private static final String PRODUCT = "releng/org.xenworkbench.product/xenworkbench.product";
  private static final Pattern LAUNCHED_FEATURE = Pattern.compile("<setEntry value=\"([^\":@]+):default\"/>");
  private static final Pattern STARTED = Pattern.compile("<setEntry value=\"([^\":@]+):0\\.0\\.0:default:true:");
  private static final Pattern PRODUCT_FEATURE = Pattern.compile("<feature id=\"([^\"]+)\"");
  private static final Pattern PRODUCT_STARTS = Pattern.compile("<plugin id=\"([^\"]+)\" autoStart=\"true\"");
  private static final Pattern PROJECT =
      Pattern.compile("(?:project_loc:|PROJECT_ATTR\" value=\"|value=\"=)(org\\.xenworkbench[\\w.]*)");

  private final SortedMap<String, String> launches = Sources.read(path -> path.endsWith(".launch"));
  private final SortedMap<String, String> bundles = Sources.read(path -> path.endsWith("/META-INF/MANIFEST.MF"));
  private final SortedMap<String, String> features = Sources.read(path -> path.endsWith("/feature.xml"));

  @Test
  void theWorkbenchIsLaunchedWithTheFeaturesOfTheProduct() {
    String product = Sources.read(path -> path.endsWith(".product")).get(PRODUCT);
    assertThat(found(LAUNCHED_FEATURE, launch("Xen Workbench"))).isNotEmpty()
        .isEqualTo(found(PRODUCT_FEATURE, product));
    assertThat(found(STARTED, launch("Xen Workbench"))).isNotEmpty().isEqualTo(found(PRODUCT_STARTS, product));
    assertThat(launch("Xen Workbench")).contains("\"product\" value=\"org.xenworkbench.rcp.product\"");
  }

  @Test
  void theEngineIsLaunchedWithItsFeature() {
    assertThat(found(LAUNCHED_FEATURE, launch("Headless engine"))).containsExactly("org.xenworkbench.core.feature");
    assertThat(launch("Headless engine"))
        .contains("\"application\" value=\"org.xenworkbench.headless.application\"");
  }

  /** With a list of bundles each new one would touch it; without the attribute PDE would not look at the features. */
  @Test
  void noBundleThatAFeatureHasIsListedByHand() {
    for (String name : List.of("Xen Workbench", "Headless engine")) {
      assertThat(launch(name)).contains("\"useCustomFeatures\" value=\"true\"", "\"default\" value=\"false\"",
          "\"automaticIncludeRequirements\" value=\"true\"")
          .doesNotContain("selected_target_bundles", "selected_workspace_bundles");
      assertThat(found(STARTED, launch(name))).noneMatch(bundle -> bundle.startsWith("org.xenworkbench."));
      assertThat(found(LAUNCHED_FEATURE, launch(name)))
          .allSatisfy(feature -> assertThat(features).containsKey("features/" + feature + "/feature.xml"));
    }
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

  private static Set<String> found(Pattern pattern, String text) {
    return found(pattern, Set.of(text));
  }

  private static Set<String> found(Pattern pattern, Collection<String> texts) {
    return texts.stream().flatMap(text -> pattern.matcher(text).results()).map(result -> result.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }
}

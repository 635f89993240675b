/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.performance.internal.own;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.core.runtime.ContributorFactorySimple;
import org.eclipse.core.runtime.IExtensionRegistry;
import org.eclipse.core.runtime.RegistryFactory;
import org.eclipse.core.runtime.spi.RegistryStrategy;
import org.junit.jupiter.api.Test;
import org.xenworkbench.ui.performance.internal.own.OwnCharts.Entry;

/** Charts of bundles, in a registry of the test's own. */
class ContributedChartsTest {

  private static final String LINE = "<line of=\"hosts\" metric=\"cpu_avg\"/>";

  private final Object key = new Object();
  private final List<String> told = new ArrayList<>();
  private final IExtensionRegistry registry =
      RegistryFactory.createRegistry(new RegistryStrategy(null, null), key, key);

  private void contribute(String bundle, String xml) {
    registry.addContribution(
        new ByteArrayInputStream(
            ("<?eclipse version=\"3.4\"?><plugin>" + xml + "</plugin>").getBytes(StandardCharsets.UTF_8)),
        ContributorFactorySimple.createContributor(bundle), false, bundle, null, key);
  }

  private List<Entry> read(String... charts) {
    contribute("owner", "<extension-point id=\"" + ContributedCharts.POINT + "\" name=\"Charts\"/>");
    for (int i = 0; i < charts.length; i++) {
      contribute("bundle." + i, "<extension point=\"" + ContributedCharts.POINT + "\">" + charts[i] + "</extension>");
    }
    return ContributedCharts.read(registry, told::add);
  }

  @Test
  void ofTwoWithOneIdentityTheSecondIsRefusedInWords() {
    String chart = "<chart id=\"a\" name=\"One\">" + LINE + "</chart>";
    List<Entry> entries = read(chart + chart.replace("One", "Two"), chart);
    assertThat(entries).extracting(entry -> entry.chart().name()).containsExactly("One", "One");
    assertThat(entries).extracting(Entry::group).containsExactlyInAnyOrder("own:bundle.0/a", "own:bundle.1/a");
    assertThat(told).containsExactly(
        "Chart 'Two' of the bundle bundle.0 is left out: The bundle has another chart with the identity 'a'.");
  }

  @Test
  void whatIsQuotedIsShortAndOneLine() {
    assertThat(read("<chart id=\"a\" name=\"" + "n".repeat(5_000) + "\">" + LINE + "</chart>"
        + "<chart id=\"b\" name=\"a&#10;b&#x202e;\" style=\"" + "s".repeat(5_000) + "\">" + LINE + "</chart>"
        + "<chart id=\"c\">" + LINE + "</chart><other/>")).isEmpty();
    assertThat(told).hasSize(4).allMatch(text -> text.length() < 500 && text.indexOf('\n') < 0)
        .noneMatch(text -> text.contains("null")).anyMatch(text -> text.startsWith("Chart 'c' of"))
        .anyMatch(text -> text.startsWith("Chart 'other' of")).anyMatch(text -> text.startsWith("Chart 'nnnn"));
  }
}

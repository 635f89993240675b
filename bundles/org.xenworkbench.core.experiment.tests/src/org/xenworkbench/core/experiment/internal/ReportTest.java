/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.experiment.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.xenworkbench.core.driver.HypervisorException;
import org.xenworkbench.core.event.LogAttribute;
import org.xenworkbench.core.event.LogEntry.Status;
import org.xenworkbench.core.text.SafeText;

/** The page and the values of a report. */
class ReportTest {

  private static final int RUNS = 300;

  @TempDir
  Path folder;

  private static List<Trial> three() {
    return List.of(Results.trial(1, "VM2", Status.SUCCEEDED, Duration.ofMillis(12_400), Results.gap(2_400)),
        Results.trial(2, "VM2", Status.FAILED, Duration.ofSeconds(1), Map.of()),
        Results.trial(3, "VM2", Status.SUCCEEDED, Duration.ofMillis(14_400), Results.gap(3_400)));
  }

  /** What a browser shows, without the marks. */
  private static String shown(String html) {
    return html.replaceAll("(?s)<style>.*?</style>", "").replaceAll("<[^>]*>", " ").replaceAll("\\s+", " ");
  }

  private static Document parsed(String xml) throws Exception {
    return DocumentBuilderFactory.newInstance().newDocumentBuilder()
        .parse(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void thePageHasEachMigrationWithMedianAndSpread() {
    String page = shown(new HtmlReport(Results.of(three(), false, "Three")).text());
    assertThat(page).contains("2 of 3 migrations arrived.", "VM2: PM1 \u2192 PM2", "12.4 s", "2.4 s \u00b1 0.2 s",
        "failed: The target &lt;refused&gt;.");
    assertThat(page).as("of those that arrived").contains("Median 13.4 s 2.9 s");
    assertThat(page).contains("Least to most 12.4 s to 14.4 s");
    assertThat(page).contains("None was reported by the hypervisor").doesNotContain("Simulated");
  }

  @Test
  void aColumnThatNobodyFillsIsNotShown() {
    List<Trial> plain = List.of(Results.trial(1, "VM2", Status.SUCCEEDED, Duration.ofSeconds(3), Map.of()));
    assertThat(Column.of(plain)).extracting(Column::heading).containsExactly("duration_s");
    List<Trial> more = List.of(Results.trial(1, "VM2", Status.SUCCEEDED, Duration.ofSeconds(3),
        Map.of(LogAttribute.DOWNTIME.name(), "300000000", "acme.ns", "5", ".hidden.ns", "7", "words", "x")));
    assertThat(Column.of(more)).extracting(Column::heading).containsExactly("duration_s", "downtime_s", "acme.ns");
  }

  @Test
  void anEstimateIsJudged() {
    List<Trial> trials = List.of(
        Results.trial(1, "VM2", Status.SUCCEEDED, Duration.ofSeconds(12), Map.of("estimate.ns", "10000000000")),
        Results.trial(2, "VM2", Status.FAILED, Duration.ofSeconds(1), Map.of("estimate.ns", "10000000000")),
        Results.trial(3, "VM2", Status.SUCCEEDED, Duration.ofSeconds(9), Map.of("estimate.ns", "10000000000")));
    Column error = Column.of(trials).get(2);
    assertThat(error.heading()).isEqualTo("estimate_error_s");
    assertThat(trials).extracting(trial -> error.text().apply(trial)).containsExactly("2 s", "", "-1 s");
  }

  @Test
  void whatIsSimulatedIsSaidOnTop() {
    String page = shown(new HtmlReport(Results.of(three(), true, "Three")).text());
    assertThat(page.indexOf("Simulated: these hosts do not exist")).isBetween(0, page.indexOf("Migrations"));
  }

  @Test
  void aGapInTheValuesIsAGapInTheLine() {
    Result result = Results.of(three(), false, "Three");
    Matcher line = Pattern.compile("class=\"line s\\d\" d=\"(M[^\"]*L[^\"]*)\"")
        .matcher(new SvgChart(result.recorded().get(0), result).text());
    assertThat(line.find()).isTrue();
    assertThat(line.group(1).chars().filter(c -> c == 'M').count()).as("begun anew after it").isEqualTo(2);
  }

  @Test
  void aChartHasABandForEachMigration() throws Exception {
    Result result = Results.of(three(), false, "Three");
    Document svg = parsed(new SvgChart(result.recorded().get(0), result).text());
    assertThat(svg.getElementsByTagName("rect").getLength()).isEqualTo(3);
    assertThat(svg.getElementsByTagName("rect").item(1).getAttributes().getNamedItem("class").getNodeValue())
        .isEqualTo("band failed");
  }

  @Test
  void theValuesAreALineForEachMigration() {
    String[] lines = CsvReport.of(Results.of(three(), false, "Three")).split("\r\n");
    assertThat(lines).hasSize(4);
    assertThat(lines[0]).startsWith("migration,simulated,vm,source,target,started,finished,status,duration_s,"
        + "service_gap_s,service_gap_resolution_s,source_cpu_avg_before");
    assertThat(lines[1]).isEqualTo("1,false,VM2,PM1,PM2,2026-01-01T12:00:30Z,2026-01-01T12:00:42.400Z,SUCCEEDED,12.4,"
        + "2.4,0.2,0.5,0.5,,0.5,0.5,0.5,10,19,10,0,0,false,");
    assertThat(lines[2]).contains(",FAILED,,,,").endsWith("The target <refused>.");
  }

  /** Names and reasons come from hosts and guests, and can be anything. */
  @Test
  void hostileNamesStayTexts() throws Exception {
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    String[] pieces = {"<script>", "</title>", "\"'>", "&amp;", "]]>", "\u202e", "\u0000", "\n", "=cmd()", ",", "\"",
        "\ud800", "%s", "{0}", "\u001b[2J", "a"};
    for (int run = 0; run < RUNS; run++) {
      StringBuilder name = new StringBuilder();
      for (int i = 0; i < 1 + random.nextInt(8); i++) {
        name.append(pieces[random.nextInt(pieces.length)]);
      }
      Result result = Results.of(List.of(
          Results.trial(1, name.toString(), Status.SUCCEEDED, Duration.ofSeconds(3), Results.gap(300))), true,
          name.toString());
      String page = new HtmlReport(result).text();
      assertThat(page).as("seed %d, run %d", seed, run).doesNotContain("<script", "\u202e", "\u001b", "\u0000");
      assertThat(parsed(page.replace("<!DOCTYPE html>", "").replaceFirst("<meta charset=\"utf-8\">", "")
          .replaceFirst("(<meta [^>]*)>", "$1/>")).getElementsByTagName("h1").getLength()).isEqualTo(1);
      assertThat(CsvReport.of(result)).as("seed %d, run %d", seed, run)
          .contains("true," + SafeText.csv(name.toString()) + ",PM1");
    }
  }

  @Test
  void bothFilesAreWrittenOverOlderOnes() throws Exception {
    Path page = folder.resolve("report.html");
    Files.writeString(page, "old");
    Files.writeString(folder.resolve("report.csv"), "old");
    ReportFiles files = new ReportFiles(page);
    files.check();
    files.write("page", "values");
    assertThat(folder).isDirectoryContaining(file -> file.endsWith("report.csv"));
    assertThat(Files.readString(page)).isEqualTo("page");
    try (Stream<Path> left = Files.list(folder)) {
      assertThat(left).as("no part is left").hasSize(2);
    }
  }

  /** As a browser of somebody else may read what lies on a server. */
  @Test
  void whoMayReadWhatTheUserWritesMayReadIt() throws Exception {
    Path plain = Files.writeString(folder.resolve("plain"), "");
    new ReportFiles(folder.resolve("report.html")).write("page", "values");
    assertThat(Files.getPosixFilePermissions(folder.resolve("report.html")))
        .isEqualTo(Files.getPosixFilePermissions(plain));
  }

  @Test
  void valuesThatAreNoReportsAreLeftAlone() throws Exception {
    Path own = Files.writeString(folder.resolve("results.csv"), "own");
    assertThatThrownBy(() -> new ReportFiles(folder.resolve("results.html")).check())
        .isInstanceOf(HypervisorException.class).hasMessageContaining(own.toString()).hasMessageContaining("Move it");
  }

  @Test
  void aFolderThatIsNotThereIsFoundBeforeTheExperiment() {
    assertThatThrownBy(() -> new ReportFiles(folder.resolve("no/report.html")).check())
        .isInstanceOf(HypervisorException.class).hasMessageContaining("cannot be written");
    assertThatThrownBy(() -> new ReportFiles(folder).check())
        .isInstanceOf(HypervisorException.class);
  }
}

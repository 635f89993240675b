/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.performance.internal.own;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.ui.performance.internal.own.ChartDefinition.Style;
import org.xenworkbench.ui.performance.internal.own.ChartLine.Whose;

class ChartFileTest {

  private static final Instant NOW = Instant.parse("2026-11-30T12:00:00Z");
  private static final String CPU = "<chart id=\"1\" name=\"CPU\"><line of=\"hosts\" metric=\"cpu_avg\"/></chart>";

  @TempDir
  Path folder;
  private Path path;

  @BeforeEach
  void name() {
    path = folder.resolve("charts.xml");
  }

  private OwnCharts own() {
    OwnCharts own = new OwnCharts(Optional.of(new ChartFile(path)), List::of, Clock.systemUTC(), problem -> {});
    own.load();
    return own;
  }

  private List<ChartDefinition> kept() {
    return own().all().stream().map(OwnCharts.Entry::chart).toList();
  }

  private void save(List<ChartDefinition> charts) throws IOException {
    ChartFile file = new ChartFile(path);
    file.save(file.bytes(charts));
  }

  private ChartFile.Content load(String text) throws IOException {
    Files.writeString(path, text);
    return new ChartFile(path).load(NOW);
  }

  private static String charts(String inside) {
    return "<charts version=\"1\">" + inside + "</charts>";
  }

  private List<Path> copies() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().contains(".corrupt-")).toList();
    }
  }

  @Test
  void whatIsWrittenIsReadAsItWas() throws IOException {
    long seed = System.nanoTime();
    System.out.println("Seed of random charts: " + seed);
    RandomCharts random = new RandomCharts(new Random(seed));
    List<ChartDefinition> charts = Stream.generate(random::chart).limit(300).toList();
    save(charts);
    ChartFile.Content read = new ChartFile(path).load(NOW);
    assertThat(read.problems()).as("seed %d", seed).isEmpty();
    assertThat(read.charts()).as("seed %d", seed).isEqualTo(charts);
  }

  @Test
  void aDamagedFileIsNeverLost() throws IOException {
    long seed = System.nanoTime();
    System.out.println("Seed of random damage: " + seed);
    Random random = new Random(seed);
    RandomCharts charts = new RandomCharts(random);
    int told = 0;
    for (int i = 0; i < 400; i++) {
      save(Stream.generate(charts::chart).limit(3).toList());
      byte[] bytes = damaged(Files.readAllBytes(path), random);
      Files.write(path, bytes);
      OwnCharts own = own();
      boolean isTold = !own.problems().isEmpty();
      told += isTold ? 1 : 0;
      assertThat(isTold || own.all().size() <= 3).as("seed %d, round %d", seed, i).isTrue();
      if (own.obstacle().isEmpty()) {
        ChartDefinition more = charts.chart();
        own.save(more);
        assertThat(kept()).as("seed %d, round %d", seed, i).contains(more);
      } else {
        assertThat(Files.readAllBytes(path)).as("seed %d, round %d", seed, i).isEqualTo(bytes);
      }
    }
    System.out.println(told + " of 400 damaged files were told as such");
    assertThat(told).isPositive();
  }

  private static byte[] damaged(byte[] bytes, Random random) {
    byte[] next = bytes.clone();
    switch (random.nextInt(3)) {
      case 0 -> next = new String(bytes, StandardCharsets.ISO_8859_1).substring(0, random.nextInt(bytes.length))
          .getBytes(StandardCharsets.ISO_8859_1);
      case 1 -> next[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
      default -> {
        for (int i = 0; i < 20; i++) {
          next[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
        }
      }
    }
    return next;
  }

  /** Whoever wrote a file by hand finds what he noted there. */
  @Test
  void commentsStayAndSoDoesWhatNobodyChangedHere() throws IOException {
    String line = "<line of=\"hosts\" metric=\"x\"/>";
    String untouched = "<!-- why -->\n<chart id=\"1\" name=\"A\"><!-- first -->" + line + "</chart>";
    String edited = "<!-- of B & <C> -->\n<chart id=\"2\" name=\"B\">" + line + "</chart>";
    String bad = "<!-- bad -->\n<chart id=\"3\" name=\"Bad\" style=\"pie\"/>";
    Files.writeString(path, "<!-- head -->\n<charts version=\"1\">" + untouched + edited + bad
        + "<!-- last --></charts><!-- after -->");
    OwnCharts own = own();
    ChartDefinition other = own.all().stream().map(OwnCharts.Entry::chart)
        .filter(chart -> chart.name().equals("B")).findFirst().orElseThrow();
    own.save(new ChartDefinition(other.id(), "B2", other.style(), other.lines()));
    own.save(ChartDefinition.of("Mine", Style.STACK, List.of(ChartLine.of(Whose.VMS, "cpu_usage"))));
    for (int again = 0; again < 2; again++) {
      assertThat(Files.readString(path).replaceAll("\\s+", " ")).containsSubsequence("<!-- head -->", "<!-- why -->",
          "name=\"A\"", "<!-- first -->", "<!-- of B & <C> -->", "B2", "Mine", "<!-- bad -->", "pie", "<!-- last -->",
          "<!-- after -->").containsOnlyOnce("<!-- head -->").containsOnlyOnce("<!-- bad -->");
      OwnCharts next = own();
      next.save(next.all().get(0).chart());
    }
  }

  @Test
  void oneBadChartCostsThatChartOnlyAndStaysInTheFile() throws IOException {
    String bad = "<chart id=\"2\" name=\"Bad\" style=\"pie\"><line of=\"hosts\" metric=\"x\"/></chart>";
    ChartFile.Content content = load(charts(CPU + "\n" + bad));
    assertThat(content.charts()).extracting(ChartDefinition::name).containsExactly("CPU");
    assertThat(content.problems()).singleElement().asString().contains("'Bad' (line 2)", "'pie'", "lines, stack");
    OwnCharts own = own();
    own.save(ChartDefinition.of("Mine", Style.STACK, List.of(ChartLine.of(Whose.VMS, "cpu_usage"))));
    assertThat(Files.readString(path)).contains("style=\"pie\"", "Mine");
    assertThat(copies()).isEmpty();
  }

  @Test
  void eachMistakeHasItsSentence() throws IOException {
    String line = "<line of=\"hosts\" metric=\"x\"/>";
    assertThat(problem("<chart id=\"1\"><!-- -->" + line + "</chart>")).contains("no name");
    assertThat(problem("<chart name=\"a\">" + line + "</chart>")).contains("no identity");
    assertThat(problem("<chart id=\"1\" name=\"a\"/>")).contains("from 1 to 50 lines, not 0");
    assertThat(problem("<chart id=\"1\" name=\"a\" colr=\"1\">" + line + "</chart>")).contains("'colr' is not known");
    assertThat(problem("<other/>")).contains("<other>");
    assertThat(of("<line of=\"hosts\"/>")).contains("Line 1: A line has no metric");
    assertThat(of("<line of=\"hosts\" metric=\"a b\"/>")).contains("'a b' is not the id of a metric");
    assertThat(of("<line metric=\"x\"/>")).contains("either of an object or");
    assertThat(of("<line of=\"hosts\" object=\"host/" + HostId.random().uuid() + "\" metric=\"x\"/>"))
        .contains("either of an object or");
    assertThat(of("<line of=\"hosts\" object=\"shelf/1\" metric=\"x\"/>")).contains("shelf/1");
    assertThat(of("<line object=\"shelf/1\" metric=\"x\"/>")).contains("shelf/1");
    assertThat(of("<line of=\"pools\" metric=\"x\"/>")).contains("'pools'", "hosts, vmHosts, vms");
    assertThat(of("<line of=\"hosts\" metric=\"x\" color=\"9\"/>")).contains("9 is no color: they go from 1 to 8");
    assertThat(of("<line of=\"hosts\" metric=\"x\"/><line of=\"vms\" metric=\"x\"/>")).contains("not of both");
    assertThat(of("<line of=\"hosts\" metric=\"x\" label=\"" + "l".repeat(201) + "\"/>")).contains("200 characters");
  }

  private String of(String lines) throws IOException {
    return problem("<chart id=\"1\" name=\"a\">" + lines + "</chart>");
  }

  private String problem(String chart) throws IOException {
    ChartFile.Content content = load(charts(chart));
    assertThat(content.charts()).isEmpty();
    return content.problems().get(0);
  }

  @Test
  void whatIsHostileIsRefusedAndKept() throws IOException {
    List<String> hostile = List.of(
        "<!DOCTYPE charts [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>" + charts("<chart id=\"&x;\" name=\"b\"/>"),
        "<!DOCTYPE a [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;&a;\">]>" + charts("&b;"),
        charts("<a>".repeat(5_000) + "</a>".repeat(5_000)), charts("<chart/>".repeat(60_000)),
        charts("<!---->".repeat(60_000)), "<charts version=\"one\"/>", "<html/>", "", "\u0000", charts(CPU) + "<x/>");
    for (String text : hostile) {
      ChartFile.Content content = load(text);
      assertThat(content.problems()).as(text.substring(0, Math.min(60, text.length()))).isNotEmpty();
      assertThat(copies()).hasSize(1);
      assertThat(Files.readString(copies().get(0))).isEqualTo(text);
      Files.delete(copies().get(0));
    }
    assertThatThrownBy(() -> ChartXml.read(hostile.get(0))).hasMessageContaining("DOCTYPE");
  }

  @Test
  void theRestOfADamagedFileIsRead() throws IOException {
    ChartFile.Content content = load("<charts version=\"1\">" + CPU + "<chart id=\"2\" name=\"x\"><line of=");
    assertThat(content.charts()).extracting(ChartDefinition::name).containsExactly("CPU");
    assertThat(content.problems()).anyMatch(problem -> problem.startsWith("One chart of it"));
    assertThat(copies()).hasSize(1);
  }

  @Test
  void aNewerVersionIsLeftAlone() throws IOException {
    String newer = "<charts version=\"2\">" + CPU + "</charts>";
    assertThat(load(newer).charts()).isEmpty();
    OwnCharts own = own();
    assertThat(own.obstacle().orElseThrow()).contains("newer version (2)");
    assertThatThrownBy(() -> own.save(ChartDefinition.of("a", Style.LINES, List.of(ChartLine.of(Whose.VMS, "x")))))
        .isInstanceOf(IOException.class).hasMessageContaining("newer version");
    assertThat(Files.readString(path)).isEqualTo(newer);
    assertThatThrownBy(
        () -> new OwnCharts(Optional.empty(), List::of, Clock.systemUTC(), problem -> {}).importFrom(path))
        .isInstanceOf(IOException.class);
  }

  @Test
  void anImportReplacesNothing() throws IOException {
    ChartDefinition mine = ChartDefinition.of("Mine", Style.LINES, List.of(ChartLine.of(Whose.VMS, "cpu_usage")));
    ChartDefinition changed = new ChartDefinition(mine.id(), "Theirs", mine.style(), mine.lines());
    ChartDefinition other = ChartDefinition.of("Other", Style.STACK, List.of(ChartLine.of(Whose.HOSTS, "cpu*")));
    OwnCharts own = OwnCharts.of(List.of(mine));
    OwnCharts.export(path, List.of(mine, changed));
    // In the file the second one has the identity of the first, and so gets one of its own when it is read.
    assertThat(own.importFrom(path)).isEqualTo(new OwnCharts.Imported(1, 1, List.of()));
    OwnCharts.export(path, List.of(other));
    assertThat(own.importFrom(path).added()).isEqualTo(1);
    assertThat(own.importFrom(path).known()).isEqualTo(1);
    assertThat(own.all()).extracting(entry -> entry.chart().name()).containsExactly("Mine", "Theirs", "Other");
    assertThat(own.all()).extracting(OwnCharts.Entry::group).doesNotHaveDuplicates();
  }

  @Test
  void theChartOfABundleIsImportedAsTheUsers() throws IOException {
    ChartDefinition theirs = ChartDefinition.of("Theirs", Style.LINES, List.of(ChartLine.of(Whose.VMS, "cpu_usage")));
    OwnCharts own = new OwnCharts(Optional.empty(), () -> List.of(OwnCharts.Entry.contributed(theirs, "a.bundle")),
        Clock.systemUTC(), problem -> {});
    own.load();
    OwnCharts.export(path, List.of(theirs));
    own.importFrom(path);
    assertThat(own.all()).extracting(OwnCharts.Entry::isUsers).containsExactly(false, true);
    assertThat(own.all()).extracting(OwnCharts.Entry::group).doesNotHaveDuplicates();
  }

  @Test
  void chartsAreChangedMovedAndRemovedAndSoTheyAreKept() throws IOException {
    OwnCharts own = own();
    int[] heard = {0};
    own.listen(() -> heard[0]++);
    ChartDefinition first = ChartDefinition.of("First", Style.LINES, List.of(ChartLine.of(Whose.VMS, "cpu_usage")));
    ChartDefinition second = first.copy("Second");
    own.save(first);
    own.save(second);
    own.move(second, true);
    assertThat(kept()).containsExactly(second, first);
    ChartDefinition renamed = new ChartDefinition(first.id(), "Renamed", Style.STACK, first.lines());
    own.save(renamed);
    assertThat(kept()).containsExactly(second, renamed);
    own.remove(List.of(second));
    assertThat(kept()).containsExactly(renamed);
    assertThat(heard[0]).isEqualTo(5);
  }

  @Test
  void whatCannotBeKeptHoldsUntilTheEnd() throws IOException {
    path = folder.resolve("in the way").resolve("charts.xml");
    OwnCharts own = own();
    assertThat(own.all()).isEmpty();
    Files.writeString(folder.resolve("in the way"), "");
    ChartDefinition chart = ChartDefinition.of("Mine", Style.LINES, List.of(ChartLine.of(Whose.VMS, "cpu_usage")));
    assertThatThrownBy(() -> own.save(chart)).isInstanceOf(IOException.class);
    assertThat(own.all()).extracting(OwnCharts.Entry::chart).containsExactly(chart);
  }
}

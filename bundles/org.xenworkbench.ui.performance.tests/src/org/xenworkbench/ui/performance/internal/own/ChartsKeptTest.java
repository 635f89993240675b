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
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.xenworkbench.core.concurrent.Threads;
import org.xenworkbench.ui.performance.internal.own.ChartDefinition.Style;
import org.xenworkbench.ui.performance.internal.own.ChartLine.Whose;

/** What a file of charts costs that means harm, and what of a file is kept. */
class ChartsKeptTest {

  private static final Instant NOW = Instant.parse("2026-11-30T12:00:00Z");
  private static final String LINE = "<line of=\"hosts\" metric=\"cpu_avg\"/>";
  private static final ChartDefinition MINE =
      ChartDefinition.of("Mine", Style.LINES, List.of(ChartLine.of(Whose.HOSTS, "cpu_avg")));

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

  private static List<ChartDefinition> charts(OwnCharts own) {
    return own.all().stream().map(OwnCharts.Entry::chart).toList();
  }

  private static String file(int charts) {
    StringBuilder text = new StringBuilder("<charts version=\"1\">");
    IntStream.range(0, charts).forEach(i -> text.append("<chart id=\"a").append(i).append("\" name=\"n\">").append(LINE)
        .append("</chart>"));
    return text.append("</charts>").toString();
  }

  private List<Path> copies() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().contains(".corrupt-")).toList();
    }
  }

  @Test
  void anImportOfTooManyChartsLeavesThoseThatAreThere() throws IOException {
    OwnCharts own = own();
    own.save(MINE);
    byte[] before = Files.readAllBytes(path);
    Path big = Files.writeString(folder.resolve("big.xml"), file(11_500));
    assertThatThrownBy(() -> own.importFrom(big)).isInstanceOf(IOException.class)
        .hasMessage("There can be 500 charts of your own, and there would be 11501. Nothing was changed.");
    assertThat(charts(own)).containsExactly(MINE);
    assertThat(Files.readAllBytes(path)).isEqualTo(before);
    own.save(MINE.copy("Second"));
    assertThat(charts(own())).extracting(ChartDefinition::name).containsExactly("Mine", "Second");
  }

  @Test
  void anImportThatCannotBeKeptLeavesThoseThatAreThere() throws IOException {
    OwnCharts own = own();
    Path some = Files.writeString(folder.resolve("some.xml"), file(10));
    assertThat(own.importFrom(some).added()).isEqualTo(10);
    Path others = folder.resolve("others.xml");
    OwnCharts.export(others, List.of(MINE));
    Files.delete(path);
    Files.createDirectories(path.resolve("in the way"));
    assertThatThrownBy(() -> own.importFrom(others)).isInstanceOf(IOException.class);
    assertThat(charts(own)).hasSize(10).doesNotContain(MINE);
  }

  /** Many lines with long names are more than is read: what would be lost at the next start is refused at once. */
  @Test
  void aChartForWhichThereIsNoRoomIsRefusedAndOthersAreStillKept() throws IOException {
    ChartLine line = ChartLine.of(Whose.HOSTS, "m".repeat(ChartLine.LONGEST)).withLabel("l".repeat(ChartLine.LONGEST));
    OwnCharts own = own();
    int saved = 0;
    for (int i = 0; i < ChartFile.MOST_CHARTS; i++) {
      try {
        own.save(ChartDefinition.of("big", Style.LINES, Collections.nCopies(ChartDefinition.MOST_LINES, line)));
        saved++;
      } catch (IOException e) {
        assertThat(e).hasMessageContaining("Charts take 1.0 MiB at most");
        break;
      }
    }
    assertThat(saved).isBetween(10, 100);
    own.save(MINE);
    assertThat(charts(own())).hasSize(saved + 1).contains(MINE).isEqualTo(charts(own));
  }

  /** The window asks while a file is read from a disk that hangs. */
  @Test
  @Timeout(120)
  void whoeverShowsChartsNeverWaitsForTheFile() throws Exception {
    Files.writeString(path, file(10));
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    OwnCharts own = new OwnCharts(Optional.of(new ChartFile(path)), () -> {
      begun.countDown();
      try {
        goOn.await();
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
      return List.of();
    }, Clock.systemUTC(), problem -> {});
    CountDownLatch heard = new CountDownLatch(1);
    own.listen(heard::countDown);
    ExecutorService reader = Threads.single("test-reader");
    ExecutorService window = Threads.single("test-window");
    try {
      Future<?> loading = reader.submit(own::load);
      begun.await();
      assertThat(window.submit(own::all).get(30, TimeUnit.SECONDS)).isEmpty();
      assertThat(window.submit(own::problems).get(30, TimeUnit.SECONDS)).isEmpty();
      assertThat(window.submit(own::obstacle).get(30, TimeUnit.SECONDS)).isEmpty();
      assertThat(window.submit(() -> own.inRow("own:a1")).get(30, TimeUnit.SECONDS)).isEmpty();
      goOn.countDown();
      loading.get(60, TimeUnit.SECONDS);
      heard.await();
      assertThat(own.all()).hasSize(10);
    } finally {
      goOn.countDown();
      reader.shutdownNow();
      window.shutdownNow();
    }
  }

  @Test
  void whatIsBeyondTheNumberStaysInTheFile() throws IOException {
    Files.writeString(path, file(ChartFile.MOST_CHARTS + 7));
    OwnCharts own = own();
    assertThat(own.all()).hasSize(ChartFile.MOST_CHARTS);
    assertThat(own.problems()).singleElement().asString().startsWith("7 charts are left out, since there can be 500");
    own.remove(charts(own).subList(0, 10));
    assertThat(own().all()).hasSize(ChartFile.MOST_CHARTS - 3);
  }

  /** Each beginning of a chart is looked at once: these would be for minutes otherwise. */
  @Test
  @Timeout(240)
  void whatHasManyBeginningsOrEndsIsReadAtOnce() throws IOException {
    int most = ChartFile.LARGEST;
    for (String piece : List.of("<chart >", "<chart ", "<chart x=\"", "</chart>", "<chart a></chart>",
        "<chart x='>'>")) {
      Files.writeString(path, piece.repeat(most / piece.length()));
      long start = System.nanoTime();
      assertThat(new ChartFile(path).load(NOW).problems()).last().isEqualTo("No chart of it could be read.");
      System.out.println(piece + ": " + (System.nanoTime() - start) / 1_000_000 + " ms");
    }
  }

  @Test
  void oneCopyOfTheSameDamageIsKept() throws IOException {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    System.out.println("Seed of damaged files: " + seed);
    List<String> written = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      String text = "<charts version=\"1\"><chart " + "x".repeat(random.nextInt(4));
      written.add(text);
      Files.writeString(path, text);
      ChartFile.Content read = new ChartFile(path).load(NOW.plusSeconds(i));
      assertThat(read.newer()).isEmpty();
      Path told = copies().stream().filter(copy -> read.problems().stream().anyMatch(problem -> problem
          .contains(copy.toString()))).findFirst().orElseThrow();
      assertThat(Files.readString(told)).as("seed %d", seed).isEqualTo(text);
    }
    assertThat(copies()).as("seed %d", seed).hasSize((int) written.stream().distinct().count());
  }

  @Test
  @Timeout(60)
  void whatIsTooLargeOrNoFileIsLeftAlone() throws IOException {
    Files.writeString(path, "x".repeat(ChartFile.LARGEST + 1));
    OwnCharts large = own();
    assertThat(large.obstacle().orElseThrow()).contains("1.0 MiB at most", "left as they are");
    assertThatThrownBy(() -> large.save(MINE)).isInstanceOf(IOException.class).hasMessageContaining("1.0 MiB");
    assertThat(Files.size(path)).isEqualTo(ChartFile.LARGEST + 1);
    Files.delete(path);
    Files.createDirectory(path);
    assertThat(own().obstacle().orElseThrow()).contains("It is no file");
    assertThat(copies()).isEmpty();
    assertThatThrownBy(() -> own().importFrom(folder)).isInstanceOf(IOException.class)
        .hasMessageContaining("It is no file");
  }

  @Test
  void textsAndCommentsAreKeptOverASave() throws IOException {
    String text = """
        <?xml version="1.0"?>
        <!-- the team's charts -->
        <?style sheet?>
        <charts version="1" owner="ann">
          hello &amp; <![CDATA[<welcome>]]>
          <!-- of the first -->
          <chart id="1" name="First"><!-- a --><line of="hosts" metric="cpu_avg"><!-- b --></line><!-- c --></chart>
          <!-- of the second -->
          <chart id="2" name="Second"><line of="hosts" metric="memory"/></chart>
          <!-- of the future -->
          <future a="b">precious
            text</future>
          <!-- the last -->
        </charts>
        <!-- after all -->
        """;
    Files.writeString(path, text);
    OwnCharts own = own();
    own.save(MINE);
    String saved = Files.readString(path);
    assertThat(saved).containsSubsequence("<!-- the team's charts -->", "<?style sheet?>", "owner=\"ann\"",
        "hello &amp;", "&lt;welcome&gt;", "<!-- of the first -->", "id=\"1\"", "<!-- a -->", "<!-- b -->", "<!-- c -->",
        "<!-- of the second -->", "id=\"2\"", "Mine", "<!-- of the future -->",
        "<future a=\"b\">precious\n    text</future>", "<!-- the last -->", "</charts>", "<!-- after all -->");
    OwnCharts again = own();
    again.move(charts(again).get(1), true);
    assertThat(Files.readString(path)).as("what is before a chart goes with it").containsSubsequence(
        "<!-- of the second -->", "id=\"2\"", "<!-- of the first -->", "id=\"1\"");
    again.move(charts(again).get(1), true);
    assertThat(Files.readString(path)).isEqualTo(saved);
    again.remove(charts(again).subList(0, 1));
    assertThat(Files.readString(path)).as("what is inside goes with it").doesNotContain("<!-- b -->")
        .containsSubsequence("<!-- of the first -->", "<!-- of the second -->", "id=\"2\"");
  }

  /** Comments with anything in them at any place, and any changes: none is lost but those in what was deleted. */
  @Test
  void noCommentIsLostWhateverIsChanged() throws IOException {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    System.out.println("Seed of random comments: " + seed);
    for (int round = 0; round < 60; round++) {
      Files.deleteIfExists(path);
      List<String> outside = new ArrayList<>();
      List<List<String>> inside = new ArrayList<>();
      Files.writeString(path, commented(random, outside, inside));
      OwnCharts own = own();
      assertThat(own.problems()).as("seed %d", seed).isEmpty();
      List<ChartDefinition> charts = charts(own);
      ChartDefinition changed = charts.get(random.nextInt(charts.size()));
      own.save(new ChartDefinition(changed.id(), "Renamed", Style.STACK,
          changed.lines().subList(0, 1 + random.nextInt(changed.lines().size()))));
      int removed = random.nextInt(charts.size());
      own.remove(List.of(charts.get(removed)));
      inside.remove(removed);
      OwnCharts again = own();
      again.move(charts(again).get(random.nextInt(charts.size() - 1)), random.nextBoolean());
      again.save(MINE);
      String text = Files.readString(path, StandardCharsets.UTF_8);
      assertThat(text).as("seed %d, round %d", seed, round)
          .satisfies(all -> assertThat(outside).allMatch(all::contains))
          .satisfies(all -> assertThat(inside.stream().flatMap(List::stream)).allMatch(all::contains));
    }
  }

  private static String commented(Random random, List<String> outside, List<List<String>> inside) {
    StringBuilder text = new StringBuilder(comment(random, outside)).append("<charts version=\"1\">");
    int charts = 2 + random.nextInt(5);
    for (int i = 0; i < charts; i++) {
      List<String> own = new ArrayList<>();
      text.append(comment(random, outside)).append("<chart id=\"").append(i).append("\" name=\"n").append(i)
          .append("\">").append(comment(random, own));
      int lines = 1 + random.nextInt(4);
      for (int line = 0; line < lines; line++) {
        text.append(line % 2 == 0 ? LINE : LINE.replace("/>", ">" + comment(random, own) + "</line>"))
            .append(comment(random, own));
      }
      text.append("</chart>");
      inside.add(own);
    }
    return text.append(comment(random, outside)).append("</charts>").append(comment(random, outside)).toString();
  }

  private static String comment(Random random, List<String> written) {
    if (random.nextInt(3) == 0) {
      return "";
    }
    String text = "<!-- " + new RandomCharts(random).text(1).replace("--", "- ") + random.nextInt(1 << 30) + " -->";
    written.add(text);
    return text;
  }
}

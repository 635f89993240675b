/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.performance.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.RGB;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xenworkbench.ui.AccessibleNames;
import org.xenworkbench.ui.Formats;
import org.xenworkbench.ui.charts.ChartSheet;
import org.xenworkbench.ui.charts.TimeSeriesChart;
import org.xenworkbench.ui.charts.model.ChartModel;
import org.xenworkbench.ui.charts.model.Series;
import org.xenworkbench.ui.charts.model.ValueAxis;
import org.xenworkbench.ui.charts.model.ValueAxis.Steps;
import org.xenworkbench.ui.performance.internal.ExportDraft.Format;

/** What can be done with charts: files and tables of them. */
class ChartActionsTest {

  private static final String HOSTILE = "=R&D\u202e <b>";

  private final boolean ownDisplay = Display.getCurrent() == null;
  private final Display display = ownDisplay ? new Display() : Display.getCurrent();
  private final Shell shell = new Shell(display);
  private final ChartModel model = ChartModel.builder(HOSTILE, ValueAxis.of(Steps.DECIMAL, value -> value + " W"))
      .range(Instant.ofEpochMilli(1000), Instant.ofEpochMilli(4000))
      .add(new Series("a", "A", 0, new long[] {500, 1000, 2000, 3000}, new double[] {9, 1, Double.NaN, 4}))
      .add(new Series("b", "B&B", 1, new long[] {2000}, new double[] {7})).build();

  @TempDir
  private Path folder;

  @AfterEach
  void close() {
    shell.dispose();
    if (ownDisplay) {
      display.dispose();
    }
  }

  private ExportDraft draft(String name) {
    return new ExportDraft(Format.PNG, true, 2, "").into(folder.resolve(name).toString());
  }

  @Test
  void theNameOfTheFileSaysWhatItIs() throws IOException {
    ChartSheet sheet = sheet();
    for (String format : List.of(".png", ".svg", ".CSV")) {
      Path file = folder.resolve("charts" + format);
      ExportBoardJob job = ExportBoardJob.of(sheet, draft("charts" + format), display);
      assertThat(job.run(new NullProgressMonitor()).isOK()).isTrue();
      assertThat(file).isNotEmptyFile();
    }
    ImageData picture = new ImageData(folder.resolve("charts.png").toString());
    assertThat(picture.width).isEqualTo(800);
    assertThat(picture.palette.getRGB(picture.getPixel(0, 0))).as("white").isEqualTo(new RGB(255, 255, 255));
    assertThat(folder.resolve("charts.svg")).content(StandardCharsets.UTF_8).startsWith("<?xml").endsWith("</svg>");
    assertThat(folder.resolve("charts.CSV")).content(StandardCharsets.UTF_8).startsWith("time,'=R&D");
  }

  @Test
  void asOnTheScreenItHasItsColoursAndSize() {
    ChartSheet sheet = sheet();
    ExportBoardJob.of(sheet, draft("charts.png").onWhite(false).times(1), display).run(new NullProgressMonitor());
    ImageData picture = new ImageData(folder.resolve("charts.png").toString());
    assertThat(picture.width).isEqualTo(400);
    assertThat(picture.palette.getRGB(picture.getPixel(0, 0))).isEqualTo(shell.getBackground().getRGB());
  }

  @Test
  void aFileThatCannotBeWrittenIsAnErrorInWords() {
    IStatus status = ExportBoardJob.of(sheet(), draft("none/charts.png"), display).run(new NullProgressMonitor());
    assertThat(status.getSeverity()).isEqualTo(IStatus.ERROR);
    assertThat(status.getMessage()).contains("charts.png", "No such directory");
    assertThat(Files.exists(folder.resolve("none"))).isFalse();
  }

  @Test
  void whatIsTypedSaysTheFormatAndTheFormatEndsTheName() throws IOException {
    ExportDraft draft = draft("charts.png");
    assertThat(draft.problem()).isEmpty();
    assertThat(draft.isReplacing()).isFalse();
    Files.writeString(folder.resolve("charts.png"), "");
    assertThat(draft.isReplacing()).isTrue();
    assertThat(draft.as(Format.SVG).file()).endsWith("charts.svg");
    assertThat(draft("charts.Csv").format()).isEqualTo(Format.CSV);
    assertThat(draft("charts.v2").problem().orElseThrow()).as("no ending is added in silence").contains(".png");
    assertThat(draft("charts.v2").as(Format.PNG).file()).endsWith("charts.v2.png");
    for (String wrong : List.of("", "charts.png", folder.toString(), folder.resolve("none/x.png").toString(), "\0")) {
      assertThat(draft.into(wrong).problem()).as(wrong).isPresent();
      assertThat(draft.into(wrong).isReplacing()).isFalse();
    }
  }

  @Test
  void whatGoesWrongIsAnErrorInWordsAndLeavesTheFileThatIsThere() throws IOException {
    Path file = Files.writeString(folder.resolve("charts.svg"), "good");
    IStatus status = new ExportBoardJob(file, path -> {
      Files.writeString(path, "half");
      throw new NumberFormatException("Infinite or NaN");
    }).run(new NullProgressMonitor());
    assertThat(status.getSeverity()).isEqualTo(IStatus.ERROR);
    assertThat(status.getMessage()).contains("The charts were not exported to", "charts.svg", "Infinite or NaN");
    assertThat(file).hasContent("good");
    assertThat(folder.toFile().list()).containsExactly("charts.svg");
  }

  @Test
  void aTableSaysWhatTheChartShows() {
    ChartTableDialog dialog = new ChartTableDialog(shell, model, List.of("VM2 from 1 to 2"));
    dialog.create();
    List<Table> tables = List.of(dialog.getShell().getChildren()).stream().map(Composite.class::cast)
        .flatMap(whole -> List.of(whole.getChildren()).stream())
        .flatMap(part -> part instanceof Composite area
            ? List.of(area.getChildren()).stream() : List.of(part).stream())
        .filter(Table.class::isInstance).map(Table.class::cast).toList();
    assertThat(dialog.getShell().getText()).isEqualTo("=R&D\\u202e <b>");
    assertThat(tables).hasSize(2)
        .allSatisfy(table -> assertThat(AccessibleNames.of(table)).as("told by screen readers").isPresent());
    assertThat(texts(tables.get(0), 0)).containsExactly("A", "4.0 W", "1.0 W",
        Formats.dateTime(Instant.ofEpochMilli(1000)), "3.0 W", "4.0 W", Formats.dateTime(Instant.ofEpochMilli(3000)));
    assertThat(texts(tables.get(0), 1).subList(0, 3)).containsExactly("B&B", "7.0 W", "7.0 W");
    assertThat(tables.get(1).getColumn(2).getText()).isEqualTo("B&B");
    assertThat(tables.get(1).getItemCount()).as("times in the range").isEqualTo(3);
    assertThat(dialog.row(0).subList(1, 3)).as("the newest").containsExactly("4.0 W", "");
    assertThat(dialog.row(1).subList(1, 3)).as("a gap").containsExactly("\u2013", "7.0 W");
    TableColumn byValue = tables.get(1).getColumn(1);
    byValue.notifyListeners(SWT.Selection, new Event());
    assertThat(dialog.row(0).subList(1, 3)).as("the highest").containsExactly("4.0 W", "");
    byValue.notifyListeners(SWT.Selection, new Event());
    assertThat(dialog.row(2).subList(1, 3)).as("and now the lowest first").containsExactly("4.0 W", "");
    assertThat(dialog.row(0).subList(1, 3)).as("what is not known is less").containsExactly("\u2013", "7.0 W");
    dialog.close();
  }

  /** Of a year with two weeks without a workbench: the mean is of the rest, and each day has its lowest and highest. */
  @Test
  void aTableTellsWhatIsNotKnownAndTheExtremesOfWhatIsRolledUp() {
    Series days = new Series("a", "A", 0, new long[] {1500, 2500, 3500}, new double[] {2, Double.NaN, 4})
        .withRange(new double[] {1, Double.NaN, 3}, new double[] {8, Double.NaN, 9})
        .withSpans(new long[] {1000, 3000, 3000}, new long[] {2000, 3000, 4000});
    ChartModel year = ChartModel.builder("", ValueAxis.of(Steps.DECIMAL, String::valueOf))
        .range(Instant.ofEpochMilli(1000), Instant.ofEpochMilli(4000)).add(days).build();
    ChartTableDialog dialog = new ChartTableDialog(shell, year, List.of());
    dialog.create();
    Table series = (Table) ((Composite) ((Composite) dialog.getShell().getChildren()[0]).getChildren()[0])
        .getChildren()[1];
    assertThat(texts(series, 0)).containsExactly("A", "4.0", "1.0", Formats.dateTime(Instant.ofEpochMilli(1500)),
        "3.0 (" + Formats.duration(Duration.ofSeconds(1)) + " not known)", "9.0",
        Formats.dateTime(Instant.ofEpochMilli(3500)));
    assertThat(dialog.row(0).subList(1, 4)).containsExactly("4.0", "3.0", "9.0");
    dialog.close();
  }

  @Test
  void ofADayTheDayIsToldAndNoColumnIsCut() {
    long day = Duration.ofDays(1).toMillis();
    Series days = new Series("a", "A", 0, new long[] {day / 2, 3 * day / 2}, new double[] {2, 4})
        .withSpans(new long[] {0, day}, new long[] {day, 2 * day});
    ChartModel year = ChartModel.builder("", ValueAxis.of(Steps.DECIMAL, value -> "a long word of " + value))
        .range(Instant.EPOCH, Instant.ofEpochMilli(20 * day)).add(days).build();
    ChartTableDialog dialog = new ChartTableDialog(shell, year, List.of());
    dialog.create();
    Table series = (Table) ((Composite) ((Composite) dialog.getShell().getChildren()[0]).getChildren()[0])
        .getChildren()[1];
    assertThat(texts(series, 0).get(3)).isEqualTo(Formats.date(Instant.ofEpochMilli(day / 2)));
    assertThat(dialog.row(0).get(0)).isEqualTo(Formats.date(Instant.ofEpochMilli(3 * day / 2)));
    assertThat(texts(series, 0).get(4)).contains("not known");
    int shown = series.getColumn(4).getWidth();
    series.getColumn(4).pack();
    assertThat(shown).isGreaterThanOrEqualTo(series.getColumn(4).getWidth());
    dialog.close();
  }

  @Test
  void aTableOfStackedSeriesHasTheirTotalToo() {
    ChartModel stack = ChartModel.builder("", ValueAxis.of(Steps.DECIMAL, String::valueOf))
        .range(Instant.ofEpochMilli(1000), Instant.ofEpochMilli(2000))
        .add(new Series("a", "A", 0, new long[] {1000, 2000}, new double[] {1, 2}))
        .add(new Series("b", "B", 1, new long[] {1000, 2000}, new double[] {10, Double.NaN})).stacked("All").build();
    ChartTableDialog dialog = new ChartTableDialog(shell, stack, List.of());
    assertThat(dialog.row(0).subList(1, 4)).containsExactly("2.0", "\u2013", "2.0");
    assertThat(dialog.row(1).subList(1, 4)).containsExactly("1.0", "10.0", "11.0");
  }

  @Test
  void aTableHasOnlyWhatWasMeasured() {
    Series line = new Series("a", "A", 0, new long[] {1000, 2000, 3000, 4000}, new double[] {1, 2, 2, Double.NaN});
    ChartModel live = ChartModel.builder("", ValueAxis.of(Steps.DECIMAL, String::valueOf))
        .range(Instant.ofEpochMilli(1000), Instant.ofEpochMilli(4000)).add(line.withMeasured(2))
        .add(new Series("b", "B", 1, new long[] {3000}, new double[] {7})).build();
    ChartTableDialog dialog = new ChartTableDialog(shell, live, List.of());
    assertThat(dialog.rows()).isEqualTo(3);
    assertThat(dialog.row(0).subList(1, 3)).containsExactly("", "7.0");
    assertThat(dialog.row(1).subList(1, 3)).containsExactly("2.0", "");
  }

  private static List<String> texts(Table table, int row) {
    return IntStream.range(0, table.getColumnCount()).mapToObj(table.getItem(row)::getText).toList();
  }

  private ChartSheet sheet() {
    shell.setLayout(new FillLayout());
    TimeSeriesChart chart = new TimeSeriesChart(shell, SWT.NONE);
    chart.setModel(model);
    shell.open();
    chart.setSize(400, 200);
    return ChartSheet.of(List.of(chart));
  }
}

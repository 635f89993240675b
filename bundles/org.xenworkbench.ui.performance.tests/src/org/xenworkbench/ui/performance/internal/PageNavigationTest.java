/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.performance.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.eclipse.jface.action.ActionContributionItem;
import org.eclipse.jface.action.IAction;
import org.eclipse.jface.action.MenuManager;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.ScrolledComposite;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Link;
import org.eclipse.ui.XMLMemento;
import org.junit.jupiter.api.Test;
import org.xenworkbench.core.metric.Metrics;
import org.xenworkbench.core.metric.SampleBatch;
import org.xenworkbench.core.model.ObjectId;
import org.xenworkbench.core.testkit.ManualExecutor;
import org.xenworkbench.ui.charts.SpanStrip;
import org.xenworkbench.ui.charts.TimeAxis;
import org.xenworkbench.ui.charts.TimeNavigator;
import org.xenworkbench.ui.charts.model.ChartModel;
import org.xenworkbench.ui.charts.model.Span;

/** What leads through time besides the charts themselves, and what tells which time it is. */
class PageNavigationTest extends PageWindow {

  private static final Instant EMPTY = NOW.minus(Duration.ofDays(40));

  /** Nothing was measured in the window: it led into a dead end. */
  @Test
  void anEmptyRangeKeepsItsChartsAndTheWaysOut() {
    show(Duration.ofDays(10), PageWindow::wave);
    cpu(Range.TEN_MINUTES.window());
    page.navigation().rangeChosen(EMPTY, EMPTY.plus(Duration.ofHours(1)));
    ChartModel empty = cpu(page.navigation().window());
    assertThat(empty.from()).isEqualTo(EMPTY);
    assertThat(feed.page().orElseThrow().board().hasValues()).isFalse();
    assertThat(description()).contains("Looking back").contains("Nothing was measured of web in this time.");
    assertThat(banner(Link.class).getText()).contains(">Now<").contains(">Back<").contains(">Show All<");
    key(SWT.NONE, '-');
    assertThat(page.navigation().window().length()).isEqualTo(Duration.ofHours(2));
    cpu(page.navigation().window());
    wheel(-1);
    assertThat(page.navigation().window().length()).isGreaterThan(Duration.ofHours(2));
    key(SWT.ESC, '\u001b');
    assertThat(page.navigation().window().length()).as("all steps at once").isEqualTo(Duration.ofHours(1));
    cpu(page.navigation().window());
    key(SWT.ESC, '\u001b');
    assertThat(page.navigation().window()).isEqualTo(Range.TEN_MINUTES.window());
  }

  @Test
  void theWaysOutLeadOut() {
    show(Duration.ofDays(10), PageWindow::wave);
    cpu(Range.TEN_MINUTES.window());
    page.navigation().rangeChosen(EMPTY, EMPTY.plus(Duration.ofHours(1)));
    cpu(page.navigation().window());
    follow("back");
    assertThat(page.navigation().window()).isEqualTo(Range.TEN_MINUTES.window());
    page.navigation().rangeChosen(EMPTY, EMPTY.plus(Duration.ofHours(1)));
    follow("now");
    assertThat(page.navigation().window()).isEqualTo(Range.TEN_MINUTES.window());
    follow("all");
    waitUntil(() -> page.navigation().window().length().compareTo(Duration.ofDays(9)) > 0);
    assertThat(page.navigation().window().length().toDays()).isBetween(9L, 10L);
    assertThat(page.navigation().window().isLive()).isTrue();
  }

  /** Of an object that is off the whole range is empty, not a tenth of it. */
  @Test
  void anEmptyRangeUpToNowIsAsLongAsItWasAskedFor() {
    show(Duration.ofDays(10), PageWindow::wave);
    cpu(Range.TEN_MINUTES.window());
    clock.advance(Duration.ofDays(2));
    page.navigation().choose(Range.HOUR);
    ChartModel empty = cpu(Range.HOUR.window());
    assertThat(Duration.between(empty.from(), empty.to())).isEqualTo(Duration.ofHours(1));
    assertThat(description()).isEqualTo("Nothing was measured of web in this time.");
  }

  @Test
  void whatIsSaidIsNotCutInANarrowWindow() {
    show(Duration.ofDays(10), PageWindow::wave);
    cpu(Range.TEN_MINUTES.window());
    shell.setSize(420, 600);
    page.navigation().rangeChosen(EMPTY, EMPTY.plus(Duration.ofHours(1)));
    cpu(page.navigation().window());
    Label said = banner(Label.class);
    assertThat(said.getSize().y).isGreaterThanOrEqualTo(said.computeSize(said.getSize().x, SWT.DEFAULT).y);
    assertThat(said.getSize().y).as("more than a line")
        .isGreaterThan(new Label(shell, SWT.NONE).computeSize(SWT.DEFAULT, SWT.DEFAULT).y);
    page.navigation().choose(Range.DAY);
    cpu(Range.DAY.window());
    assertThat(said.isVisible()).isFalse();
  }

  @Test
  void timesStayInSightWhereChartsAreScrolled() {
    show(Duration.ofDays(10), PageWindow::wave);
    shell.setSize(500, 340);
    cpu(Range.TEN_MINUTES.window());
    TimeAxis axis = part(TimeAxis.class);
    waitUntil(() -> axis.isVisible() && axis.getParent().getSize().y > 0);
    assertThat(axis.getLocation().y + axis.getSize().y).isLessThanOrEqualTo(axis.getParent().getSize().y);
    assertThat(axis.getSize().y).isPositive();
    waitUntil(() -> colors(axis) > 2); // the background alone is one
    Instant end = NOW.minus(Duration.ofDays(1));
    List<Long> before = pixels(axis);
    page.navigation().rangeChosen(end.minus(Duration.ofHours(1)), end);
    cpu(page.navigation().window());
    waitUntil(() -> charts().get(0).getPaintedModel().filter(model -> model.to().equals(end)).isPresent());
    assertThat(pixels(axis)).as("others").isNotEqualTo(before);
    ScrolledComposite scrolled = (ScrolledComposite) page.control();
    scrolled.setOrigin(0, 10_000);
    assertThat(colors(axis)).as("the lowest chart has them").isEqualTo(1);
    shell.setSize(500, 900);
    waitUntil(() -> !axis.isVisible());
  }

  @Test
  void oneObjectHasTwoColumnsOnAWidePage() {
    shell.setSize(1200, 500);
    show(Duration.ofDays(10), PageWindow::wave);
    cpu(Range.TEN_MINUTES.window());
    waitUntil(this::isBeside);
    shell.setSize(600, 500);
    waitUntil(this::isBelow);
    shell.setSize(1200, 500);
    waitUntil(this::isBeside);
  }

  /** What is put elsewhere while a range is only previewed shows that range, not the one before. */
  @Test
  void aPreviewSurvivesANewPlace() {
    show(Duration.ofDays(10), PageWindow::wave);
    cpu(Range.TEN_MINUTES.window());
    waitUntil(this::isBeside);
    builder = new ManualExecutor();
    page.navigation().rangeChosen(NOW.minusSeconds(300), NOW.minusSeconds(100));
    shell.setSize(600, 600);
    waitUntil(this::isBelow);
    waitUntil(() -> charts().stream().allMatch(chart -> chart.getModel()
        .filter(model -> model.to().equals(NOW.minusSeconds(100))).isPresent()));
  }

  private boolean isBeside() {
    Point first = charts().get(0).getLocation();
    Point second = charts().get(1).getLocation();
    return second.x > first.x && second.y == first.y;
  }

  private boolean isBelow() {
    Point first = charts().get(0).getLocation();
    Point second = charts().get(1).getLocation();
    return second.x == first.x && second.y > first.y;
  }

  @Test
  void theStripShowsAllHistoryWithTheWindowAndMigrations() {
    YearHistory history = show(Duration.ofDays(300), PageWindow::wave);
    cpu(Range.TEN_MINUTES.window());
    TimeNavigator strip = part(TimeNavigator.class);
    waitUntil(strip::isVisible);
    ChartModel all = strip.getModel().orElseThrow();
    assertThat(Duration.between(all.from(), NOW)).isBetween(Duration.ofDays(299), Duration.ofDays(302));
    assertThat(all.series()).singleElement().satisfies(line -> {
      assertThat(line.label()).isEqualTo("web");
      assertThat(line.size()).as("the coarsest archive").isBetween(298, 305);
    });
    assertThat(all.bands()).hasSizeBetween(15, 25);
    assertThat(history.queries).as("of the CPU alone").filteredOn(query -> query.metrics().size() == 1)
        .isNotEmpty().allSatisfy(query -> assertThat(query.metrics()).containsOnly(Metrics.CPU_USAGE));
    Rectangle plot = strip.getPlotArea();
    page.navigation().choose(Range.MONTH);
    assertThat(strip.getWindowArea().width).as("at once").isCloseTo(plot.width / 10, within(2));
    assertThat(strip.getWindowArea().x + strip.getWindowArea().width).isCloseTo(plot.x + plot.width, within(2));
    Event event = new Event();
    event.button = 1;
    event.x = plot.x + plot.width / 2;
    event.y = plot.y + 5;
    strip.notifyListeners(SWT.MouseDown, event);
    strip.notifyListeners(SWT.MouseUp, event);
    assertThat(page.navigation().window().length()).isEqualTo(Duration.ofDays(30));
    assertThat(page.navigation().window().end().orElseThrow()).isBetween(NOW.minus(Duration.ofDays(137)),
        NOW.minus(Duration.ofDays(133)));
  }

  @Test
  void theOverviewIsNotReadForEachSample() {
    YearHistory history = show(Duration.ofDays(300), PageWindow::wave);
    cpu(Range.TEN_MINUTES.window());
    history.queries.clear();
    for (int i = 0; i < 10; i++) {
      clock.advance(Duration.ofSeconds(5));
      feed.sampled(new SampleBatch(host, clock.instant(), Map.of(vm, Map.of(Metrics.CPU_USAGE, 1.0))));
    }
    assertThat(history.queries).as("the charts").hasSize(10);
    clock.advance(Duration.ofSeconds(30));
    feed.sampled(new SampleBatch(host, clock.instant(), Map.of(vm, Map.of(Metrics.CPU_USAGE, 1.0))));
    assertThat(history.queries).as("and once in a minute").hasSizeGreaterThan(11);
  }

  @Test
  void whoDoesNotWantTheStripHasNoneAfterARestartEither() {
    YearHistory history = show(Duration.ofDays(300), PageWindow::wave);
    cpu(Range.TEN_MINUTES.window());
    waitUntil(part(TimeNavigator.class)::isVisible);
    MenuManager menu = new MenuManager();
    page.contributeTo(menu);
    IAction toggle = Stream.of(menu.getItems()).filter(ActionContributionItem.class::isInstance)
        .map(item -> ((ActionContributionItem) item).getAction())
        .filter(action -> action.getText().equals(Messages.Navigator_show)).findFirst().orElseThrow();
    assertThat(toggle.isChecked()).isTrue();
    toggle.setChecked(false);
    toggle.run();
    assertThat(part(TimeNavigator.class).isVisible()).isFalse();
    XMLMemento saved = XMLMemento.createWriteRoot("view");
    page.save(saved);
    page.control().getParent().dispose();
    state = saved;
    history = show(Duration.ofDays(300), PageWindow::wave);
    cpu(Range.TEN_MINUTES.window());
    assertThat(part(TimeNavigator.class).isVisible()).isFalse();
    assertThat(history.queries).as("nor is it read").noneMatch(query -> query.metrics().size() == 1);
  }

  @Test
  void underTheChartsOfAVmStandItsHosts() {
    show(Duration.ofDays(300), PageWindow::wave);
    page.navigation().choose(Range.DAY);
    cpu(Range.DAY.window());
    waitUntil(part(SpanStrip.class)::isVisible);
    Map<ObjectId, List<Span>> hosts = feed.page().orElseThrow().board().hosts();
    assertThat(hosts.get(vm)).extracting(Span::label).as("each target is one that nobody knows")
        .containsExactly("unknown host", "pm1", "unknown host");
    assertThat(hosts.get(vm).get(0).from()).isEqualTo(NOW.minus(Duration.ofDays(1)));
    assertThat(hosts.get(vm).get(2).to()).isEqualTo(NOW);
  }

  private void follow(String way) {
    Event event = new Event();
    event.text = way;
    banner(Link.class).notifyListeners(SWT.Selection, event);
  }

  private void key(int code, char character) {
    Event event = new Event();
    event.keyCode = code;
    event.character = character;
    charts().get(0).notifyListeners(SWT.KeyDown, event);
  }

  private void wheel(int count) {
    waitUntil(() -> charts().get(0).getPlotArea().width > 0);
    Rectangle plot = charts().get(0).getPlotArea();
    Event event = new Event();
    event.x = plot.x + plot.width / 2;
    event.y = plot.y + plot.height / 2;
    event.count = count;
    charts().get(0).notifyListeners(SWT.MouseVerticalWheel, event);
  }

  private <T extends Control> T part(Class<T> type) {
    return Stream.of(page.control().getParent().getChildren()).filter(type::isInstance).map(type::cast).findFirst()
        .orElseThrow();
  }

  private static long colors(Control control) {
    return pixels(control).stream().distinct().count();
  }

  private static List<Long> pixels(Control control) {
    Image image = new Image(control.getDisplay(), control.getSize().x, control.getSize().y);
    GC gc = new GC(image);
    Event event = new Event();
    event.gc = gc;
    control.notifyListeners(SWT.Paint, event);
    ImageData data = image.getImageData();
    gc.dispose();
    image.dispose();
    return IntStream.range(0, data.width * data.height).mapToLong(i -> data.getPixel(i % data.width, i / data.width))
        .boxed().toList();
  }
}

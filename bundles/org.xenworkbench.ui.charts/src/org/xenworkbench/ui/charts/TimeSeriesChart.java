/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.charts;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.function.LongConsumer;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Font;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.xenworkbench.ui.charts.internal.Box;
import org.xenworkbench.ui.charts.internal.ChartAccessible;
import org.xenworkbench.ui.charts.internal.ChartCursor;
import org.xenworkbench.ui.charts.internal.ChartFrame;
import org.xenworkbench.ui.charts.internal.ChartNavigator;
import org.xenworkbench.ui.charts.internal.ChartPainter;
import org.xenworkbench.ui.charts.internal.ChartPlan;
import org.xenworkbench.ui.charts.internal.ChartSummary;
import org.xenworkbench.ui.charts.internal.CursorPainter;
import org.xenworkbench.ui.charts.internal.FrameLoader;
import org.xenworkbench.ui.charts.internal.LegendControl;
import org.xenworkbench.ui.charts.internal.Palette;
import org.xenworkbench.ui.charts.internal.Presentation;
import org.xenworkbench.ui.charts.internal.ScreenZoom;
import org.xenworkbench.ui.charts.internal.TextMetrics;
import org.xenworkbench.ui.charts.model.ChartColors;
import org.xenworkbench.ui.charts.model.ChartModel;

/**
 * Shows a {@link ChartModel}: lines over time with axes, legend, bands and markers.
 *
 * <p>A cursor reads the values, moved by the mouse or by the keys Left, Right, Home and End, pinned by a click or
 * Enter, and hidden by Escape. In the legend a click leaves out a series or brings it back, and the one under the mouse
 * stands out; by keys Up and Down choose one, and Space leaves it out.
 *
 * <p>The chart takes its colours and font from the control ({@link #getBackground()}, {@link #getForeground()},
 * {@link #getFont()}) and follows them, so it fits light and dark themes. Its lines are rastered by an executor; the UI
 * thread lays out, draws texts and puts the image there. All methods are for the UI thread.
 *
 * @since 0.1
 */
public final class TimeSeriesChart extends Canvas {

  private static final int PREFERRED_WIDTH = 480;
  private static final int PREFERRED_HEIGHT = 220;

  private final List<CursorTimeListener> cursorListeners = new CopyOnWriteArrayList<>();
  private final FrameLoader loader;
  private final ChartCursor cursor;
  private final LegendControl legend;
  private final ScreenZoom zoom;
  private TextMetrics text;
  private @Nullable ChartModel model;
  private @Nullable ChartPlan requested;
  private @Nullable ChartFrame frame;
  private Optional<AxisAlignment> alignment = Optional.empty();
  private Optional<ChartNavigator> navigator = Optional.empty();
  private ChartColors colors = ChartColors.STANDARD;
  private boolean isTimeAxisShown = true;
  private boolean isLogarithmic;
  private LongConsumer durations = nanos -> {};

  /** Makes a chart that rasters on the UI thread: good for a few series of a few hundred samples. */
  public TimeSeriesChart(Composite parent, int style) {
    this(parent, style, Runnable::run);
  }

  /**
   * Makes a chart.
   *
   * @param parent the parent
   * @param style as for a {@link Canvas}
   * @param executor rasters the lines; it outlives the chart and may be shared by many
   */
  public TimeSeriesChart(Composite parent, int style, Executor executor) {
    super(parent, style | SWT.DOUBLE_BUFFERED);
    this.text = new TextMetrics(getDisplay(), this, getFont());
    this.cursor = new ChartCursor(this);
    this.legend = new LegendControl(this, this::request);
    this.loader = new FrameLoader(getDisplay(), executor, made -> timed(() -> show(made)));
    this.zoom = new ScreenZoom(this, this::request);
    cursor.addListener(this::tellCursorListeners);
    addListener(SWT.Paint, event -> timed(() -> paint(event)));
    addListener(SWT.Dispose, event -> release());
    addListener(SWT.Hide, event -> leaveAlignment());
    addListener(SWT.MouseDown, event -> setFocus());
    addListener(SWT.FocusIn, event -> redraw());
    addListener(SWT.FocusOut, event -> redraw());
    ChartAccessible.install(this, () -> model().map(ChartModel::title).orElse(""), this::getSummary, this::spoken);
  }

  /** Shows a model, from now on. */
  public void setModel(ChartModel model) {
    checkWidget();
    this.model = model;
    cursor.setModel(model);
    legend.setModel(model);
    request();
  }

  /** What is shown; empty before the first {@link #setModel}. */
  public Optional<ChartModel> getModel() {
    checkWidget();
    return model();
  }

  /**
   * The model whose picture is on the screen; with an executor of its own the chart may still be drawing the one that
   * was set last.
   */
  public Optional<ChartModel> getPaintedModel() {
    checkWidget();
    return plan().map(ChartPlan::model);
  }

  /** The chart in words, line by line: title, latest, lowest, mean and highest of each series, bands, markers. */
  public String getSummary() {
    checkWidget();
    return model().map(ChartSummary::of).orElse("");
  }

  /** Its bands and markers in words, a line each, as the summary has them. */
  public List<String> getEvents() {
    checkWidget();
    return model().map(ChartSummary::events).orElse(List.of());
  }

  /** The inside of the axes in coordinates of the control, as last painted; empty when there is none. */
  public Rectangle getPlotArea() {
    checkWidget();
    ChartFrame current = frame;
    if (current == null) {
      return new Rectangle(0, 0, 0, 0);
    }
    Box plot = current.plan().plot();
    return new Rectangle(plot.x(), plot.y(), plot.width(), plot.height());
  }

  /**
   * Tells from now on how many nanoseconds the chart holds the UI thread each time that it paints or takes a picture.
   */
  public void setDurationListener(LongConsumer listener) {
    checkWidget();
    durations = listener;
  }

  /** Lets mouse and keys choose the range of time that is shown; once. Without, they only move the cursor. */
  public void setRangeListener(RangeListener listener) {
    checkWidget();
    navigator = Optional.of(new ChartNavigator(this, () -> requested, cursor::time, new ChartNavigator.Wishes(
        listener::rangeChosen, listener::backWanted, listener::oldestWanted, listener::newestWanted)));
  }

  /** Has the plot begin where those of the others that are aligned do; before {@link #setModel}. */
  public void setAlignment(AxisAlignment alignment) {
    checkWidget();
    leaveAlignment();
    this.alignment = Optional.of(alignment);
  }

  /** Whether the times are labelled: not where another chart with the same times stands below; at first they are. */
  public void setTimeAxisShown(boolean shown) {
    checkWidget();
    isTimeAxisShown = shown;
    request();
  }

  /**
   * Whether equal distances on the value axis are equal ratios, so that what is large does not flatten all else; where
   * the maximum of the axis is fixed, they are not.
   */
  public void setLogarithmic(boolean value) {
    checkWidget();
    isLogarithmic = value;
    request();
  }

  /** Tells the series apart in another way; {@link ChartColors#STANDARD} at first. */
  public void setColors(ChartColors value) {
    checkWidget();
    colors = value;
    request();
    redraw();
  }

  /** The ids of the series that the user has left out. */
  public Set<String> getHiddenSeries() {
    checkWidget();
    return legend.hidden();
  }

  /** Leaves out series, by their ids; all others are shown. */
  public void setHiddenSeries(Set<String> ids) {
    checkWidget();
    legend.setHidden(ids);
  }

  /** Whether the cursor stays where it is when the mouse moves. */
  public boolean isCursorPinned() {
    checkWidget();
    return cursor.isPinned();
  }

  /** Pins the cursor or lets it go. Listeners are not told. */
  public void setCursorPinned(boolean pinned) {
    checkWidget();
    cursor.setPinned(pinned);
  }

  /** Puts the cursor to a time, or hides it when that is empty or outside of the chart. Listeners are not told. */
  public void setCursorTime(Optional<Instant> time) {
    checkWidget();
    cursor.place(time.map(at -> OptionalLong.of(at.toEpochMilli())).orElse(OptionalLong.empty()));
  }

  /** Where the cursor stands; empty when it is hidden. */
  public Optional<Instant> getCursorTime() {
    checkWidget();
    return instant(cursor.time());
  }

  /** Adds a listener to the user's moves of the cursor. */
  public void addCursorTimeListener(CursorTimeListener listener) {
    checkWidget();
    cursorListeners.add(listener);
  }

  /** Removes a listener. */
  public void removeCursorTimeListener(CursorTimeListener listener) {
    checkWidget();
    cursorListeners.remove(listener);
  }

  @Override
  public void setFont(@Nullable Font font) {
    super.setFont(font);
    text.dispose();
    text = new TextMetrics(getDisplay(), this, getFont());
    requested = null;
    request();
  }

  @Override
  public Point computeSize(int widthHint, int heightHint, boolean changed) {
    checkWidget();
    int width = widthHint == SWT.DEFAULT ? PREFERRED_WIDTH : widthHint;
    int height = heightHint == SWT.DEFAULT ? PREFERRED_HEIGHT : heightHint;
    Rectangle trim = computeTrim(0, 0, width, height);
    return new Point(trim.width, trim.height);
  }

  /** What is on the screen; empty before the first picture. */
  Optional<ChartPlan> plan() {
    ChartFrame current = frame;
    return current == null ? Optional.empty() : Optional.of(current.plan());
  }

  private Optional<ChartModel> model() {
    ChartModel current = model;
    return current == null ? Optional.empty() : Optional.of(current);
  }

  private static Optional<Instant> instant(OptionalLong timeMillis) {
    return timeMillis.isPresent() ? Optional.of(Instant.ofEpochMilli(timeMillis.getAsLong())) : Optional.empty();
  }

  private void tellCursorListeners(OptionalLong timeMillis) {
    cursorListeners.forEach(listener -> listener.cursorMoved(instant(timeMillis)));
  }

  /** The cursor comes first: whoever moves it wants to hear what it reads. */
  private String spoken() {
    return cursor.time().isPresent() ? cursor.text() : model().map(legend::words).orElse("");
  }

  /** Asks for a picture of what is to be shown, unless that was asked for already. */
  private void request() {
    ChartModel current = model;
    Rectangle area = getClientArea();
    if (current == null || area.isEmpty()) {
      return;
    }
    Presentation presentation = presentation();
    ChartPlan asked = requested;
    if (asked == null || !asked.isFor(current, area.width, area.height, palette(), zoom.percent(), presentation)
        || !asked.hasAxis(axisWidth())) {
      ChartPlan plan = plan(current, area, presentation);
      requested = aligned(plan) ? plan : plan(current, area, presentation());
      loader.load(requested);
    }
  }

  private ChartPlan plan(ChartModel current, Rectangle area, Presentation presentation) {
    return ChartPlan.of(current, area.width, area.height, text, palette(), zoom.percent(), presentation);
  }

  private Presentation presentation() {
    return new Presentation(isTimeAxisShown, isLogarithmic, axisWidth(), legend.hidden(), legend.highlighted());
  }

  private Palette palette() {
    return ChartImage.palette(getBackground().getRGB(), getForeground().getRGB(), colors);
  }

  private int axisWidth() {
    return alignment.map(AxisAlignment::width).orElse(0);
  }

  /** Tells the others what this plan needs; whether it needs not to be made anew for what is common by now. */
  private boolean aligned(ChartPlan plan) {
    alignment.filter(aligned -> isVisible()).ifPresent(aligned -> aligned.need(this, plan.axisNeed()));
    return plan.hasAxis(axisWidth());
  }

  private void leaveAlignment() {
    alignment.ifPresent(aligned -> aligned.leave(this));
  }

  private void timed(Runnable work) {
    long start = System.nanoTime();
    work.run();
    durations.accept(System.nanoTime() - start);
  }

  private void show(ChartFrame made) {
    if (isDisposed()) {
      made.dispose();
      return;
    }
    disposeFrame();
    frame = made;
    cursor.setPlan(made.plan());
    legend.setPlan(made.plan());
    redraw();
  }

  private void paint(Event event) {
    ChartPlan shown = requested;
    if (shown != null) {
      aligned(shown); // its model may have come while nobody saw it
    }
    // Colours may have changed without telling.
    request();
    GC gc = event.gc;
    Rectangle area = getClientArea();
    gc.setBackground(ChartImage.color(palette().background()));
    gc.fillRectangle(area);
    ChartFrame current = frame;
    if (current != null) {
      ChartPainter.paint(gc, text, current);
      paintCursor(gc, current.plan());
      navigator.ifPresent(active -> active.paint(gc, current.plan()));
    } else {
      ChartPainter.loading(gc, text, palette(), new Box(0, 0, area.width, area.height));
    }
    if (isFocusControl()) {
      ChartPainter.focus(gc, palette(), new Box(1, 1, area.width - 2, area.height - 2));
    }
  }

  private void paintCursor(GC gc, ChartPlan plan) {
    if (plan.plot().width() == 0) {
      return;
    }
    CursorPainter painter = new CursorPainter(gc, text, plan);
    cursor.pointerY().ifPresent(painter::paintPointer);
    OptionalLong time = cursor.time();
    if (time.isPresent() && plan.timeScale().contains(time.getAsLong())) {
      painter.paint(time.getAsLong(), cursor.isPinned(), cursor.isRead());
    }
  }

  private void release() {
    loader.cancel();
    leaveAlignment();
    disposeFrame();
    text.dispose();
  }

  private void disposeFrame() {
    ChartFrame old = frame;
    if (old != null) {
      old.dispose();
      frame = null;
    }
  }
}

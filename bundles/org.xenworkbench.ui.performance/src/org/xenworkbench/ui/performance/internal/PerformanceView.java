/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.performance.internal;

import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.action.IMenuManager;
import org.eclipse.jface.action.Separator;
import org.eclipse.jface.viewers.ISelection;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.ui.IActionBars;
import org.eclipse.ui.IMemento;
import org.eclipse.ui.ISelectionListener;
import org.eclipse.ui.IViewSite;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.IWorkbenchPart;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.contexts.IContextService;
import org.eclipse.ui.part.IShowInSource;
import org.eclipse.ui.part.IShowInTarget;
import org.eclipse.ui.part.ShowInContext;
import org.eclipse.ui.part.ViewPart;
import org.xenworkbench.core.concurrent.Threads;
import org.xenworkbench.core.concurrent.Timing;
import org.xenworkbench.core.event.EventLog;
import org.xenworkbench.core.event.LogEntry;
import org.xenworkbench.core.host.Polling;
import org.xenworkbench.core.metric.MetricHistory;
import org.xenworkbench.core.metric.Sampler;
import org.xenworkbench.core.model.Host;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.Inventory;
import org.xenworkbench.core.model.ModelObject;
import org.xenworkbench.core.model.ObjectId;
import org.xenworkbench.core.model.Registration;
import org.xenworkbench.core.model.VirtualMachine;
import org.xenworkbench.core.model.VmId;
import org.xenworkbench.core.text.SafeText;
import org.xenworkbench.ui.ModelSelection;
import org.xenworkbench.ui.NoQuestionOpen;
import org.xenworkbench.ui.RefreshTimes;
import org.xenworkbench.ui.ShowIn;
import org.xenworkbench.ui.TimeSpan;
import org.xenworkbench.ui.ToolBarNames;
import org.xenworkbench.ui.ViewCommand;
import org.xenworkbench.ui.XenUi;
import org.xenworkbench.ui.metric.MetricLimits;
import org.xenworkbench.ui.performance.internal.edit.ChartParts;
import org.xenworkbench.ui.performance.internal.own.OwnCharts;

/**
 * The Performance view: charts of the hosts and VMs that are selected anywhere in the workbench, side by side; of all
 * hosts while nothing is. Boards are built on a thread of the view's own, one at a time, and only shown on the UI
 * thread.
 */
public final class PerformanceView extends ViewPart implements IShowInTarget, IShowInSource {

  private static final int MOST_NAMES = 3;
  private static final String ALL = "all";
  private static final String PER_VM = "perVm";
  private static final String MINE = "myCharts";
  private static final String MY_CHARTS = "org.xenworkbench.ui.performance.myCharts";
  private static final String WHO_TAKES = "org.xenworkbench.ui.performance.perVm";
  private static final String LENGTH = "length";
  private static final String WINDOW = "window";
  private static final String CONTEXT = "org.xenworkbench.ui.performance.context";

  private final ISelectionListener selectionListener = this::selectionChanged;
  private final List<Registration> registrations = new ArrayList<>();
  private final AtomicReference<List<ObjectId>> selected = new AtomicReference<>(List.of());
  private final ExecutorService builder = Threads.pool("xenworkbench-performance-view", 1);
  private final ExecutorService raster = Threads.pool("xenworkbench-chart", 1);
  private final AtomicReference<Pin> pin = new AtomicReference<>(Pin.NONE);
  private final PinActions pinActions = new PinActions(this::pin, this::openAnother);
  private String plainName = "";
  private @Nullable IMemento state;

  @Inject
  private Timing timing;
  @Inject
  private Inventory inventory;
  @Inject
  private Sampler sampler;
  @Inject
  private Polling polling;
  @Inject
  private MetricHistory history;
  @Inject
  private EventLog events;
  @Inject
  private RefreshTimes times;
  @Inject
  private MetricLimits limits;

  @Inject
  private OwnCharts own;

  private @Nullable ViewToggle perVm;
  private @Nullable ViewToggle myCharts;
  private @Nullable BoardFeed feed;
  private @Nullable ChartPage page;

  @Override
  public void init(IViewSite site, @Nullable IMemento memento) throws PartInitException {
    super.init(site, memento);
    state = memento;
    pin.set(Pin.restore(memento));
  }

  private static boolean isSet(@Nullable IMemento memento, String key) {
    return memento != null && Boolean.TRUE.equals(memento.getBoolean(key));
  }

  /** Which time is shown. */
  TimeWindow window() {
    BoardFeed asked = feed;
    return asked == null ? window(state) : asked.window();
  }

  /** The range that it was, or that it was a part of: who comes back wants to see that, and a button says it. */
  private static TimeWindow window(@Nullable IMemento memento) {
    Integer seconds = memento == null ? null : memento.getInteger(LENGTH);
    return Range.covering(Duration.ofSeconds(seconds == null ? 0 : seconds)).window();
  }

  @Override
  public void saveState(IMemento memento) {
    ChartPage shown = page;
    BoardFeed asked = feed;
    IMemento earlier = state;
    if (shown != null && asked != null) {
      shown.save(memento);
      memento.putBoolean(ALL, asked.isAll());
      pin.get().save(memento);
      memento.putBoolean(PER_VM, asked.isPerVm());
      memento.putBoolean(MINE, asked.isMine());
      memento.putInteger(LENGTH, (int) asked.window().length().toSeconds());
    } else if (earlier != null) {
      memento.putMemento(earlier); // nobody has seen the view
    }
  }

  @Override
  public void createPartControl(Composite parent) {
    times.opening("performance.view", () -> create(parent));
  }

  private void create(Composite parent) {
    BoardBuilder boards = new BoardBuilder(inventory, sampler, polling::interval, history, events, limits, own);
    BoardFeed made = new BoardFeed(boards, this::objects, timing.clock(), builder, isSet(state, ALL),
        window(state));
    ChartPage shown =
        new ChartPage(parent, made, raster, times, () -> Optional.of(getSite().getPage()), own, state);
    made.showPerVm(isSet(state, PER_VM));
    made.showMine(isSet(state, MINE));
    feed = made;
    page = shown;
    plainName = getSite().getRegisteredName(); // the other one may be of an earlier session
    showPin();
    contributeActions(shown, made);
    XenUi.setHelp(parent, "performance");
    getSite().getPage().addSelectionListener(selectionListener);
    // What was selected in an earlier session is selected again while another view is active.
    getSite().getPage().addSelectionListener(XenUi.HOSTS_VIEW, selectionListener);
    registrations.add(sampler.addListener(made::sampled));
    registrations.add(events.addListener(entry -> {
      if (boards.changed(entry)) {
        made.request();
      }
    }));
    registrations.add(inventory.addListener(changes -> made.request()));
    registrations.add(limits.listen(made::request));
    registrations.add(own.listen(made::request));
    selectionChanged(this, ModelSelection.current(getSite().getWorkbenchWindow()));
    made.request();
  }

  private void contributeActions(ChartPage shown, BoardFeed asked) {
    Navigation navigation = shown.navigation();
    RangeActions ranges = new RangeActions(navigation);
    shown.onWindowChanged(window -> {
      ranges.update(window);
      setPartProperty(WINDOW, window.toString()); // who follows it is told so
    });
    for (Range range : Range.values()) {
      ViewCommand.activate(getSite(), RangeActions.PREFIX + range.command(), () -> navigation.choose(range));
    }
    ViewCommand.activate(getSite(), RangeActions.PREFIX + RangeActions.NOW, navigation::nowWanted);
    ViewCommand.activate(getSite(), RangeActions.PREFIX + RangeActions.BACK, navigation::backWanted);
    getSite().getService(IContextService.class).activateContext(CONTEXT, new NoQuestionOpen());
    IActionBars bars = getViewSite().getActionBars();
    ranges.contributeTo(bars.getMenuManager(), bars.getToolBarManager());
    bars.getToolBarManager().add(new Separator());
    ViewToggle who = new ViewToggle(WHO_TAKES, Messages.PerVm_text, Messages.PerVm_tooltip, asked.isPerVm(),
        asked::showPerVm);
    perVm = who;
    myCharts = new ViewToggle(MY_CHARTS, Messages.MyCharts_text, Messages.MyCharts_tooltip, asked.isMine(),
        this::showMine);
    for (ViewToggle toggle : List.of(who, myCharts)) {
      toggle.contributeTo(bars.getMenuManager(), bars.getToolBarManager());
    }
    ViewCommand.activate(getSite(), WHO_TAKES, who::toggle);
    ViewCommand.activate(getSite(), MY_CHARTS, myCharts::toggle);
    contributeTo(bars.getMenuManager(), shown, asked);
    bars.updateActionBars();
    ToolBarNames.follow(getViewSite(), shown.control());
  }

  /** What the menu has below ranges and toggles. */
  private void contributeTo(IMenuManager menu, ChartPage shown, BoardFeed asked) {
    OwnChartActions charts =
        new OwnChartActions(new ChartParts(own, inventory, sampler, history), () -> getSite().getShell());
    ViewActions others = new ViewActions(polling, asked.isAll(), asked::show);
    charts.contributeTo(menu);
    shown.onOwn(charts);
    menu.add(new Separator());
    others.contributeTo(menu);
    shown.contributeTo(menu);
    shown.actions().onGoTo(this::goTo);
    pinActions.contributeTo(menu);
    menu.add(new Separator());
    others.contributeIntervalTo(menu);
  }

  /**
   * What somebody else wants to be seen: objects, at the time that is the input if one is given, or what an entry of
   * the event log is about, at its time. That goes before what is pinned.
   */
  @Override
  public boolean show(ShowInContext context) {
    ChartPage shown = page;
    BoardFeed asked = feed;
    Optional<LogEntry> entry =
        ModelSelection.of(context.getSelection(), LogEntry.class).stream().filter(EntryTime::isShown).findFirst();
    List<ObjectId> ids = entry.map(EntryTime::objects)
        .orElseGet(() -> SelectedObjects.of(context.getSelection(), inventory));
    if (shown == null || asked == null || ids.isEmpty()) {
      return false;
    }
    pin.set(Pin.NONE);
    selected.set(ids);
    asked.showMine(false);
    showPin();
    entry.map(found -> EntryTime.of(found, timing.clock().instant()))
        .ifPresent(time -> shown.navigation().rangeChosen(time.from(), time.to()));
    if (context.getInput() instanceof TimeSpan span) {
      shown.navigation().rangeChosen(span.from(), span.to());
    }
    return true;
  }

  /** What is shown, and of when. */
  @Override
  public @Nullable ShowInContext getShowInContext() {
    BoardFeed asked = feed;
    if (asked == null) {
      return null;
    }
    List<ModelObject> shown = objects().stream()
        .flatMap(id -> SelectedObjects.object(id, inventory).stream()).toList();
    Instant now = timing.clock().instant();
    return new ShowInContext(new TimeSpan(asked.window().from(now), asked.window().to(now)),
        new StructuredSelection(shown));
  }

  /** Selects a VM in the Xen Hosts view, which this one follows. */
  private void goTo(VmId vm) {
    inventory.virtualMachine(vm).ifPresent(there -> ShowIn.show(getSite().getPage(), XenUi.HOSTS_VIEW, there));
  }

  private void selectionChanged(IWorkbenchPart part, @Nullable ISelection selection) {
    if (selection instanceof IStructuredSelection structured) {
      List<ObjectId> ids = SelectedObjects.of(structured, inventory);
      if (!ids.isEmpty() || structured.isEmpty() && part.getSite().getId().equals(XenUi.HOSTS_VIEW)) {
        selected.set(ids);
        BoardFeed asked = feed;
        if (asked != null && !pin.get().isSet()) {
          asked.selectionChanged();
        }
      }
    }
  }

  /** The user's charts of certain objects in place of those of what is selected or pinned. */
  private void showMine(boolean isWanted) {
    BoardFeed asked = feed;
    if (asked != null) {
      asked.showMine(isWanted);
      showPin();
    }
  }

  private void pin(boolean isWanted) {
    pin(isWanted ? objects() : List.of());
  }

  /** Shows these objects whatever is selected; follows the selection again if there are none. */
  private void pin(List<ObjectId> objects) {
    pin.set(objects.isEmpty() ? Pin.NONE : new Pin(objects, name(objects)));
    showPin();
    BoardFeed asked = feed;
    if (asked != null) {
      asked.selectionChanged();
    }
  }

  private String name(List<ObjectId> objects) {
    return objects.stream().limit(MOST_NAMES).flatMap(object -> Stream.concat(
        inventory.hosts().stream().filter(host -> host.id().equals(object)).map(Host::name),
        object instanceof VmId vm ? inventory.virtualMachine(vm).map(VirtualMachine::name).stream() : Stream.empty()))
        .collect(Collectors.joining(", ", "", objects.size() > MOST_NAMES ? ", \u2026" : ""));
  }

  private void showPin() {
    Pin current = pin.get();
    pinActions.update(current.isSet());
    BoardFeed asked = feed;
    boolean isMine = asked != null && asked.isMine();
    ViewToggle mine = myCharts;
    if (mine != null) {
      mine.show(isMine);
    }
    ViewToggle who = perVm;
    if (who != null) {
      who.setEnabled(!isMine); // none of the user's charts has it
    }
    String shown = isMine ? Messages.MyCharts_text : current.name();
    setPartName(shown.isEmpty() ? plainName
        : SafeText.cell(NLS.bind(Messages.PerformanceView_pinned, plainName, shown)));
  }

  /** A view for what is shown here, so that this one can go on to something else. */
  private void openAnother() {
    IWorkbenchPage all = getSite().getPage();
    int number = 2;
    while (all.findViewReference(XenUi.PERFORMANCE_VIEW, Integer.toString(number)) != null) {
      number++;
    }
    ShowIn.open(all, XenUi.PERFORMANCE_VIEW, Integer.toString(number)).filter(PerformanceView.class::isInstance)
        .map(PerformanceView.class::cast).ifPresent(other -> other.pin(objects()));
  }

  /** What is pinned or selected and still there; all hypervisor hosts while nothing is. */
  private List<ObjectId> objects() {
    Pin current = pin.get();
    List<ObjectId> ids = current.isSet() ? current.objects() : selected.get();
    return ids.isEmpty() ? inventory.hosts().stream().filter(host -> host.kind() == Host.Kind.HYPERVISOR)
        .<ObjectId>map(Host::id).toList() : ids;
  }

  @Override
  public void setFocus() {
    ChartPage shown = page;
    if (shown != null) {
      shown.setFocus();
    }
  }

  @Override
  public void dispose() {
    getSite().getPage().removeSelectionListener(selectionListener);
    getSite().getPage().removeSelectionListener(XenUi.HOSTS_VIEW, selectionListener);
    registrations.forEach(Registration::close);
    builder.shutdown();
    raster.shutdown();
    super.dispose();
  }
}

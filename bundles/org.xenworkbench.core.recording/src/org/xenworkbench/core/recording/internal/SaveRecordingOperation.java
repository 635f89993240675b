/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.recording.internal;

import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.UUID;
import org.eclipse.osgi.util.NLS;
import org.xenworkbench.core.driver.HypervisorException;
import org.xenworkbench.core.event.LogEntry;
import org.xenworkbench.core.event.UnreadableLogException;
import org.xenworkbench.core.metric.HistoryQuery;
import org.xenworkbench.core.metric.TimeSeries;
import org.xenworkbench.core.model.Host;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.ModelObject;
import org.xenworkbench.core.model.ObjectId;
import org.xenworkbench.core.model.VirtualMachine;
import org.xenworkbench.core.model.VmId;
import org.xenworkbench.core.operation.Operation;
import org.xenworkbench.core.operation.OperationMonitor;
import org.xenworkbench.core.recording.RecordingRequest;
import org.xenworkbench.core.text.Quantities;

/** Writes a recording, object by object: no more than the series of one are in memory. */
final class SaveRecordingOperation implements Operation {

  private static final int MOST_NAMES = 3;

  private final RecordingRequest request;
  private final Sources sources;
  private final Clock clock;
  private final String version;
  private final Weight weight = new Weight(Limits.MEMORY);
  private int series;

  SaveRecordingOperation(RecordingRequest request, Sources sources, Clock clock, String version) {
    this.request = request;
    this.sources = sources;
    this.clock = clock;
    this.version = version;
  }

  /** Every operation belongs to one host, here the first; its texts name what else is recorded. */
  @Override
  public Description describe() {
    Optional<HostId> first = request.objects().stream().flatMap(object -> hostOf(object).stream()).findFirst();
    HostId host = first.or(() -> sources.inventory().hosts().stream().findFirst().map(Host::id))
        .orElseGet(HostId::random);
    String name = sources.inventory().host(host).map(Host::name).orElse("");
    String names = names();
    return Description.of(LogEntry.RECORDING, host, name, NLS.bind(Messages.Save_Running, names, request.file()),
        NLS.bind(Messages.Save_Done, names, request.file())).withCancellable(true);
  }

  private String names() {
    List<String> names = request.objects().stream().flatMap(object -> name(object).stream())
        .map(name -> NLS.bind(Messages.Save_Name, name)).toList();
    String first = String.join(", ", names.subList(0, Math.min(names.size(), MOST_NAMES)));
    return names.size() <= MOST_NAMES ? first : NLS.bind(Messages.Save_Names, first, names.size() - MOST_NAMES);
  }

  private Optional<String> name(ObjectId object) {
    return object instanceof HostId host ? sources.inventory().host(host).map(Host::name)
        : object instanceof VmId vm ? sources.inventory().virtualMachine(vm).map(VirtualMachine::name)
        : Optional.empty();
  }

  private Optional<HostId> hostOf(ObjectId object) {
    return object instanceof HostId host ? Optional.of(host)
        : object instanceof VmId vm ? sources.inventory().virtualMachine(vm).map(VirtualMachine::host)
        : Optional.empty();
  }

  @Override
  public void execute(OperationMonitor monitor) throws HypervisorException {
    try (PartsWriter writer = new PartsWriter(request.file())) {
      write(writer, Collector.collect(sources, facts(), request.objects()), monitor);
      writer.finish();
    } catch (UnreadableLogException e) {
      throw failed(NLS.bind(Messages.Save_LogUnreadable, e.getLocalizedMessage()), e);
    } catch (TooMuchException e) {
      throw new HypervisorException(HypervisorException.Kind.CONFIGURATION, Messages.Save_TooMuch, e);
    } catch (IOException e) {
      throw failed(NLS.bind(Messages.Save_Failed, request.file(), e.getLocalizedMessage()), e);
    }
  }

  private static HypervisorException failed(String message, Exception cause) {
    return new HypervisorException(HypervisorException.Kind.FAILED, message, cause);
  }

  /** Nothing is known of what is to come. */
  private Content.Facts facts() throws HypervisorException {
    Instant now = clock.instant();
    if (!request.from().isBefore(now)) {
      throw new HypervisorException(HypervisorException.Kind.CONFIGURATION,
          NLS.bind(Messages.Save_NothingYet, Quantities.dateTime(request.from())));
    }
    Instant to = request.to().isAfter(now) ? now : request.to();
    if (!Times.canBe(request.from(), to)) {
      throw new HypervisorException(HypervisorException.Kind.CONFIGURATION, Messages.Save_Times);
    }
    return new Content.Facts(UUID.randomUUID(), request.title(), request.from(), to, now, version,
        sources.polling().interval());
  }

  private void write(PartsWriter writer, Collector.Found found, OperationMonitor monitor)
      throws IOException, HypervisorException {
    Content content = found.content();
    if (content.hosts().isEmpty()) {
      throw new HypervisorException(HypervisorException.Kind.CONFIGURATION, Messages.Save_Unknown);
    }
    List<String> head = HeadLines.lines(content);
    weight.addHead(head);
    if (head.size() > Limits.HEAD || !isWithinBounds(content)) {
      throw new TooMuchException();
    }
    writer.write(PartNames.HEAD, head);
    KnownAddresses addresses = KnownAddresses.of(sources.hosts().configurations(), content.entries(),
        content.objects().stream().map(ModelObject::name).toList());
    List<LogEntry> entries = content.entries().stream().map(addresses::hide).toList();
    List<List<LogEntry>> chunks = Collector.chunks(entries);
    for (LogEntry entry : entries) {
      weight.add(entry);
    }
    for (int i = 0; i < chunks.size(); i++) {
      writer.write(PartNames.EVENTS + (i + 1), chunks.get(i).stream().map(EntryLines::line).toList());
    }
    int done = 0;
    for (ObjectId object : found.measured()) {
      if (monitor.isCancelled()) {
        throw new HypervisorException(HypervisorException.Kind.CANCELLED, "");
      }
      write(writer, object, content);
      done++;
      monitor.progress(OptionalDouble.of((double) done / found.measured().size()),
          NLS.bind(Messages.Save_Progress, done, found.measured().size()));
    }
    writer.write(PartNames.END, List.of(Fields.line(series, chunks.size())));
  }

  /** As it is read: a file that cannot be opened is worse than none. */
  static boolean isWithinBounds(Content content) {
    return content.hosts().size() <= Limits.HOSTS && content.vms().size() <= Limits.VMS
        && content.metrics().size() <= Limits.METRICS && content.entries().size() <= Limits.ENTRIES;
  }

  private void write(PartsWriter writer, ObjectId object, Content content) throws IOException {
    HistoryQuery query =
        HistoryQuery.of(object, sources.history().metrics(object)).between(content.from(), content.to());
    for (Map.Entry<String, TimeSeries> each : sources.history().query(query).entrySet()) {
      TimeSeries found = Series.between(each.getValue(), content.from().toEpochMilli(), content.to().toEpochMilli());
      if (found.size() > 0) {
        series++;
        weight.add(found);
        writer.write(PartNames.SERIES + series, SeriesLines.lines(object.key(), each.getKey(), found));
      }
    }
  }
}

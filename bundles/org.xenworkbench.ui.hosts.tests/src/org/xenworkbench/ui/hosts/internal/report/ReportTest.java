/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.hosts.internal.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.core.runtime.OperationCanceledException;
import org.eclipse.core.runtime.SubMonitor;
import org.eclipse.jface.viewers.StructuredSelection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xenworkbench.core.concurrent.Timing;
import org.xenworkbench.core.driver.DefinitionAccess;
import org.xenworkbench.core.driver.HypervisorException;
import org.xenworkbench.core.driver.SessionContext.Role;
import org.xenworkbench.core.event.LogEntry;
import org.xenworkbench.core.host.HostCalls;
import org.xenworkbench.core.host.HostEventListener;
import org.xenworkbench.core.model.Connection;
import org.xenworkbench.core.model.DomainState;
import org.xenworkbench.core.model.Host;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.Registration;
import org.xenworkbench.core.model.VirtualMachine;
import org.xenworkbench.core.testkit.FakeEventLog;
import org.xenworkbench.core.testkit.FakeHostCalls;
import org.xenworkbench.core.testkit.FakeHostGroups;
import org.xenworkbench.core.testkit.FakeSession;
import org.xenworkbench.core.text.SafeXml;
import org.xenworkbench.ui.hosts.internal.Fleet;

class ReportTest {

  private final FakeEventLog log = new FakeEventLog();
  private static final String XML = """
      <domain type='xen'><name>web</name><devices>
      <disk type='file' device='disk'><driver name='qemu' type='qcow2'/><source file='/srv/web.img' index='1'/>
      <target dev='xvda'/></disk>
      <disk type='volume' device='cdrom'><source pool='iso' volume='debian.iso'/><target dev='xvdb'/></disk>
      <disk type='block' device='cdrom'><target dev='hdc'/></disk>
      <interface type='bridge'><mac address='00:16:3e:00:00:01'/><source bridge='xenbr0'/><model type='vif'/>
      </interface>
      </devices></domain>""";

  private final Fleet fleet = new Fleet();
  private final FakeHostGroups groups = new FakeHostGroups();
  private final Map<UUID, String> definitions = new HashMap<>();
  private final Host host = fleet.addHost("pm1");
  private final VirtualMachine web = fleet.addVm(host, "web", DomainState.RUNNING);
  private final HostCalls calls = new FakeHostCalls((id, role) -> new Defined());
  private final NullProgressMonitor monitor = new NullProgressMonitor();

  private final class Defined extends FakeSession implements DefinitionAccess {
    @Override
    public String definition(UUID domain) throws HypervisorException {
      String known = definitions.get(domain);
      if (known == null) {
        throw new HypervisorException(HypervisorException.Kind.FAILED, "The domain is <busy>.");
      }
      return known;
    }
  }

  private ReportReader reader() {
    return new ReportReader(fleet.inventory, groups, calls);
  }

  private Optional<HostPart> read(ReportReader reader, HostId id) {
    return reader.read(id, SubMonitor.convert(monitor));
  }

  private String html(ReportReader reader, HostId... hosts) throws IOException {
    StringBuilder out = new StringBuilder();
    HtmlReport report = new HtmlReport(out);
    report.begin(Instant.EPOCH, hosts.length);
    for (HostId id : hosts) {
      report.host(read(reader, id).orElseThrow());
    }
    report.end(reader.vms(), reader.unread(), reader.unknown());
    return out.toString();
  }

  @Test
  void thePageTellsHardwareVmsDisksNetworksAndDefinitions() throws Exception {
    definitions.put(web.id().uuid(), XML);
    groups.move(Set.of(host.id()), Optional.of(groups.add("Rack 1").id()));
    String page = html(reader(), host.id());
    assertThat(page).contains("<h2 class=\"first\">pm1</h2>", "Some CPU", "4.17", "16.0 GiB", "Rack 1", "/srv/web.img",
        "xenbr0", "00:16:3e:00:00:01", web.id().uuid().toString(), "&lt;domain type=&#39;xen&#39;&gt;",
        "One virtual machine, with its definition.").doesNotContain("class=\"missing\"");
    assertThat(SafeXml.root("<r>" + page.substring(page.indexOf("<body>"), page.indexOf("</html>")) + "</r>"))
        .as("well-formed").isNotNull();
  }

  /** Of one that has less than it may have, what it has must not be taken for that. */
  @Test
  void thePageTellsMemoryAndItsMaximumApart() throws Exception {
    fleet.inventory.put(web.toBuilder().memory(192L << 20, 224L << 20).build());
    assertThat(html(reader(), host.id())).contains("192.0 MiB now, at most 224.0 MiB");
    fleet.inventory.put(web.toBuilder().memory(224L << 20, 224L << 20).build());
    assertThat(html(reader(), host.id())).contains("224.0 MiB").doesNotContain("at most");
  }

  /** Names, definitions and reasons come from other machines. */
  @Test
  void whateverIsToldIsTextInThePage() throws Exception {
    long seed = System.nanoTime();
    System.out.println("ReportTest: seed " + seed);
    Random random = new Random(seed);
    String[] pieces =
        {"<script>alert(1)</script>", "\"", "'", "&", "&lt;", "</pre>", "</style>", "<img src=x onerror=y>",
            "\u202e", "\0", "\n", "]]>", "<!--", "=1+1", ",", "javascript:", "\ud800", "x"};
    int pages = 0;
    for (; pages < 300; pages++) {
      StringBuilder hostile = new StringBuilder();
      for (int i = 0; i < 6; i++) {
        hostile.append(pieces[random.nextInt(pieces.length)]);
      }
      Host evil = fleet.addHost("h" + hostile);
      VirtualMachine vm = fleet.addVm(evil, "v" + hostile, DomainState.RUNNING);
      definitions.put(vm.id().uuid(), random.nextBoolean() ? hostile.toString() : "<domain><devices><disk><source file="
          + quoted(hostile.toString()) + "/></disk></devices></domain>");
      String page = html(reader(), evil.id());
      String body = page.substring(page.indexOf("<body>"), page.indexOf("</html>"));
      assertThat(body.replaceAll("</?(body|h1|h2|h3|p|table|tr|th|td|pre)( class=\"[a-z]+\"| colspan=\"2\")*>", ""))
          .as("seed %s, %s", seed, hostile).doesNotContain("<", ">", "\"", "'", "\u202e", "\0");
      StringBuilder csv = new StringBuilder();
      CsvReport lines = new CsvReport(csv);
      lines.begin(Instant.EPOCH, 1);
      lines.host(read(reader(), evil.id()).orElseThrow());
      assertThat(fields(csv.toString())).as("seed %s, %s", seed, hostile)
          .allSatisfy(line -> assertThat(line).hasSize(18))
          .allSatisfy(line -> assertThat(line).noneMatch(field -> field.matches("(?s)[=+@].*")));
    }
    assertThat(pages).isEqualTo(300);
  }

  private static String quoted(String text) {
    StringBuilder safe = new StringBuilder("\"");
    text.chars().filter(c -> c >= ' ' && !Character.isSurrogate((char) c))
        .forEach(c -> safe.append("&#").append(c).append(';'));
    return safe.append('"').toString();
  }

  /** A reader of RFC 4180 as plain as can be. */
  private static List<List<String>> fields(String csv) {
    List<List<String>> lines = new ArrayList<>();
    List<String> line = new ArrayList<>();
    StringBuilder field = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < csv.length(); i++) {
      char c = csv.charAt(i);
      if (quoted && c == '"' && i + 1 < csv.length() && csv.charAt(i + 1) == '"') {
        field.append(csv.charAt(++i));
      } else if (c == '"') {
        quoted = !quoted;
      } else if (!quoted && (c == ',' || c == '\r')) {
        line.add(field.toString());
        field.setLength(0);
        if (c == '\r') {
          lines.add(List.copyOf(line));
          line.clear();
          i++;
        }
      } else {
        field.append(c);
      }
    }
    return lines;
  }

  @Test
  void aDefinitionThatWouldReadAFileIsNotRead() throws Exception {
    definitions.put(web.id().uuid(), "<!DOCTYPE d [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><domain>&x;</domain>");
    ReportReader reader = reader();
    assertThat(html(reader, host.id())).contains("class=\"missing\"").doesNotContain("root:");
    assertThat(reader.unread()).isOne();
  }

  @Test
  void whatCannotBeReadIsSaidWithTheReason() throws Exception {
    VirtualMachine mail = fleet.addVm(host, "mail", DomainState.SHUT_OFF);
    definitions.put(mail.id().uuid(), XML);
    Host off = fleet.addHost("pm2", false, Connection.of(Connection.State.DISCONNECTED, Instant.EPOCH));
    fleet.addVm(off, "lost", DomainState.NO_STATE);
    ReportReader reader = reader();
    String page = html(reader, host.id(), off.id());
    assertThat(page).contains("The domain is &lt;busy&gt;.", "the host is not connected", "Its hardware is not known",
        "3 virtual machines; the definition of 2 could not be read", "/srv/web.img");
    assertThat(reader.unread()).isEqualTo(2);
    assertThat(read(reader, HostId.random())).as("a host that was removed").isEmpty();
  }

  /** Never answers. */
  private static final class Silent implements HostCalls {

    private final List<CompletableFuture<?>> asked = new ArrayList<>();

    @Override
    public Timing timing() {
      return Timing.system();
    }

    @Override
    public <R> CompletableFuture<R> submit(HostId host, Role connection, Call<R> call) {
      CompletableFuture<R> answer = new CompletableFuture<>();
      asked.add(answer);
      return answer;
    }

    @Override
    public void pollSoon(HostId host) {
    }

    @Override
    public Registration addListener(HostEventListener listener) {
      return () -> {};
    }
  }

  @Test
  void aHostThatDoesNotAnswerIsWaitedForOnceAndNotAskedAnyMore() {
    for (int i = 0; i < 200; i++) {
      fleet.addVm(host, "vm" + i, DomainState.RUNNING);
    }
    Silent silent = new Silent();
    ReportReader reader = new ReportReader(fleet.inventory, groups, silent, Duration.ofMillis(100));
    HostPart part = read(reader, host.id()).orElseThrow();
    assertThat(part.vms()).hasSize(201).allSatisfy(vm -> assertThat(vm.unread()).contains("does not answer"));
    assertThat(silent.asked).hasSize(201).allMatch(CompletableFuture::isCancelled);
  }

  @Test
  void aCancelledOneLeavesTheFileAsItWas(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("inventory.html");
    Files.writeString(file, "before");
    monitor.setCanceled(true);
    assertThatThrownBy(() -> read(new ReportReader(fleet.inventory, groups, new Silent()), host.id()))
        .isInstanceOf(OperationCanceledException.class);
    ExportInventoryJob job = new ExportInventoryJob(new ReportReader(fleet.inventory, groups, new Silent()),
        new ReportDraft(true, true, file.toString()), List.of(host.id()), Instant.EPOCH, log);
    assertThat(job.run(monitor).getSeverity()).isEqualTo(IStatus.CANCEL);
    assertThat(file).hasContent("before");
    assertThat(log.written()).isEmpty();
    assertThat(folder).isDirectoryContaining(path -> path.equals(file));
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).as("nothing is left over").hasSize(1);
    }
  }

  @Test
  void aFileIsWrittenWholeAndWhatIsMissingIsAWarning(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("inventory.csv");
    ExportInventoryJob job = new ExportInventoryJob(reader(), new ReportDraft(true, false, file.toString()),
        List.of(host.id()), Instant.EPOCH, log);
    IStatus status = job.run(monitor);
    assertThat(status.getSeverity()).isEqualTo(IStatus.WARNING);
    assertThat(status.getMessage()).contains("the definition of 1 could not be read");
    assertThat(fields(Files.readString(file)).stream().map(line -> line.get(0))).containsExactly("kind", "host", "vm");
    definitions.put(web.id().uuid(), XML);
    ExportInventoryJob again = new ExportInventoryJob(reader(), new ReportDraft(true, false, file.toString()),
        List.of(host.id()), Instant.EPOCH, log);
    assertThat(again.run(monitor).isOK()).isTrue();
    assertThat(log.written()).extracting(LogEntry::status, LogEntry::message).containsExactly(
        tuple(LogEntry.Status.WARNING, "Exported the inventory of 1 host to " + file),
        tuple(LogEntry.Status.INFO, "Exported the inventory of 1 host to " + file));
    assertThat(fields(Files.readString(file)).stream().map(line -> line.get(0)))
        .containsExactly("kind", "host", "vm", "disk", "disk", "disk", "interface");
  }

  @Test
  void whatIsTypedIsSaidToBeWrongBeforeAnythingIsDone(@TempDir Path folder) {
    assertThat(new ReportDraft(true, true, " ").problem()).hasValueSatisfying(
        problem -> assertThat(problem).contains("Type the name"));
    assertThat(new ReportDraft(true, true, folder.toString()).problem()).hasValueSatisfying(
        problem -> assertThat(problem).contains("is a folder"));
    assertThat(new ReportDraft(true, true, "relative.html").problem()).isPresent();
    assertThat(new ReportDraft(true, true, folder + "/no/a.html").problem()).isPresent();
    assertThat(new ReportDraft(true, true, "a\0b").problem()).isPresent();
    ReportDraft good = new ReportDraft(true, true, folder + "/a.html");
    assertThat(good.problem()).isEmpty();
    assertThat(good.isReplacing()).isFalse();
    assertThat(good.as(false).file()).endsWith("a.csv");
    assertThat(new ReportDraft(true, true, folder + "/a.txt").as(false).file()).endsWith("a.txt");
  }

  /** What is not connected has told of no VM: that is not none. */
  @Test
  void thatTheVmsOfAHostAreNotKnownIsSaidThereAndAtTheEnd(@TempDir Path folder) throws Exception {
    definitions.put(web.id().uuid(), XML);
    Host off = fleet.addHost("pm2", false, Connection.of(Connection.State.DISCONNECTED, Instant.EPOCH));
    String page = html(reader(), host.id(), off.id());
    assertThat(page).contains("Its virtual machines are not known: the host is not connected.",
        "One virtual machine, with its definition. The virtual machines of 1 host are not in it")
        .doesNotContain("<td>0</td>");
    Path file = folder.resolve("inventory.csv");
    IStatus status = new ExportInventoryJob(reader(), new ReportDraft(true, false, file.toString()),
        List.of(host.id(), off.id()), Instant.EPOCH, log).run(monitor);
    assertThat(status.getSeverity()).isEqualTo(IStatus.WARNING);
    assertThat(status.getMessage()).startsWith("The virtual machines of 1 host are not in it");
    assertThat(Files.readString(file)).contains("Its virtual machines are not known");
  }

  @Test
  void hostsAreSelectedByThemselvesTheirGroupOrTheirVms() {
    Host other = fleet.addHost("pm2");
    Host third = fleet.addHost("pm3");
    groups.move(Set.of(third.id()), Optional.of(groups.add("g").id()));
    List<Host> all = List.of(host, other, third);
    assertThat(
        ExportInventoryHandler.selected(all, new StructuredSelection(new Object[] {groups.groups().get(0), web})))
        .containsExactly(host, third);
    assertThat(ExportInventoryHandler.selected(all, StructuredSelection.EMPTY)).isEmpty();
  }
}

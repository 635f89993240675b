/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.hosts.internal.report;

import java.io.IOException;
import java.text.MessageFormat;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.eclipse.osgi.util.NLS;
import org.xenworkbench.core.driver.DomainDevices;
import org.xenworkbench.core.model.Host;
import org.xenworkbench.core.model.HostInfo;
import org.xenworkbench.core.model.VirtualMachine;
import org.xenworkbench.core.text.SafeText;
import org.xenworkbench.ui.Formats;
import org.xenworkbench.ui.hosts.internal.Messages;

/**
 * A report as one page of HTML to print and to keep: nothing in it is loaded from elsewhere, and nothing runs. Whatever
 * hosts tell is text.
 */
final class HtmlReport implements ReportWriter {

  private static final String STYLE = """
      body { font: 10pt/1.4 sans-serif; color: #222; background: #fff;
             margin: 2em auto; max-width: 62em; padding: 0 1em }
      h1 { font-size: 18pt } h2 { font-size: 14pt; border-bottom: 2px solid #3f6ea8; margin-top: 2em }
      h3 { font-size: 11pt; margin: 1.4em 0 .3em } table { border-collapse: collapse; width: 100%; margin: .3em 0 .8em }
      th, td { border: 1px solid #bbb; padding: .15em .5em; text-align: left; vertical-align: top;
               overflow-wrap: anywhere }
      th { background: #eef3f9; font-weight: 600 } table.facts th { width: 12em }
      pre { background: #f6f6f6; border: 1px solid #ddd; padding: .5em; white-space: pre-wrap; overflow-wrap: anywhere;
            font: 8pt/1.3 monospace } .missing { color: #a00000; font-weight: 600 }
      @media print { body { margin: 0; max-width: none } h2 { break-before: page } h2.first { break-before: auto }
            h3, tr { break-after: avoid } pre, th { background: none } }
      """;

  private final Appendable out;
  private boolean isFirst = true;

  HtmlReport(Appendable out) {
    this.out = out;
  }

  @Override
  public void begin(Instant time, int hosts) throws IOException {
    out.append("<!DOCTYPE html>\n<html><head><meta charset=\"utf-8\">\n"
        + "<meta http-equiv=\"Content-Security-Policy\" "
        + "content=\"default-src 'none'; style-src 'unsafe-inline'\">\n<title>");
    text(Messages.HtmlReport_title);
    out.append("</title>\n<style>\n").append(STYLE).append("</style></head><body>\n<h1>");
    text(Messages.HtmlReport_title);
    out.append("</h1>\n<p>");
    text(MessageFormat.format(Messages.HtmlReport_of, hosts, Formats.dateTime(time)));
    out.append("</p>\n");
  }

  @Override
  public void host(HostPart part) throws IOException {
    Host host = part.host();
    out.append(isFirst ? "<h2 class=\"first\">" : "<h2>");
    isFirst = false;
    text(host.name());
    out.append("</h2>\n<table class=\"facts\">\n");
    fact(Messages.Details_state, part.state());
    fact(Messages.Details_address, host.address());
    fact(Messages.HostColumn_group, part.group());
    if (host.info().isPresent()) {
      hardware(host.info().get());
    } else {
      missing(Messages.HtmlReport_noHardware);
    }
    if (part.isUnknown()) {
      missing(Unknown.Unknown_vms);
    } else {
      fact(Messages.Details_vms, Integer.toString(part.vms().size()));
    }
    out.append("</table>\n");
    summary(part);
    for (HostPart.VmPart vm : part.vms()) {
      vm(vm);
    }
  }

  private void missing(String what) throws IOException {
    out.append("<tr><td colspan=\"2\" class=\"missing\">");
    text(what);
    out.append("</td></tr>\n");
  }

  private void hardware(HostInfo info) throws IOException {
    fact(Messages.Details_hostName, info.hostName());
    fact(Messages.Details_hypervisor, (info.hypervisor() + ' ' + info.hypervisorVersion()).strip());
    fact(Messages.Details_architecture, info.architecture());
    fact(Messages.Details_cpus, (info.cpus() + " " + info.cpuModel()).strip());
    fact(Messages.Details_memory, info.memory() > 0 ? Formats.bytes(info.memory()) : "");
  }

  private void summary(HostPart part) throws IOException {
    if (!part.vms().isEmpty()) {
      table(List.of(Messages.Details_name, Messages.Details_state, Messages.Details_vcpus, Messages.Details_memory,
          Messages.Details_disks),
          part.vms().stream().map(vm -> List.of(vm.vm().name(), vm.state(),
              vcpus(vm.vm()), memory(vm.vm()), vm.definition().map(HtmlReport::sources).orElse(Formats.UNKNOWN)))
              .toList());
    }
  }

  private static String sources(Definition definition) {
    return String.join(", ", definition.devices().disks().stream().map(DomainDevices.Disk::source)
        .filter(one -> !one.isEmpty())
        .toList());
  }

  private static String vcpus(VirtualMachine vm) {
    return vm.vcpus() > 0 ? Integer.toString(vm.vcpus()) : "";
  }

  private static String memory(VirtualMachine vm) {
    long most = Math.max(vm.memory(), vm.maxMemory());
    return most == 0 ? "" : vm.isActive() && vm.memory() < most
        ? NLS.bind(Messages.HtmlReport_memory, Formats.bytes(vm.memory()), Formats.bytes(most)) : Formats.bytes(most);
  }

  private void vm(HostPart.VmPart part) throws IOException {
    VirtualMachine vm = part.vm();
    out.append("<h3>");
    text(vm.name());
    out.append("</h3>\n<table class=\"facts\">\n");
    fact(Messages.Details_uuid, vm.id().uuid().toString());
    fact(Messages.Details_state, part.state());
    fact(Messages.Details_vcpus, vcpus(vm));
    fact(Messages.Details_memory, memory(vm));
    fact(Messages.Details_definition, vm.persistent() ? Messages.Details_persistent : Messages.Details_transient);
    out.append("</table>\n");
    if (part.definition().isPresent()) {
      definition(part.definition().get());
    } else {
      out.append("<p class=\"missing\">");
      text(part.unread());
      out.append("</p>\n");
    }
  }

  private void definition(Definition definition) throws IOException {
    table(List.of(Messages.HtmlReport_disk, Messages.HtmlReport_device, Messages.HtmlReport_source,
        Messages.HtmlReport_format),
        definition.devices().disks().stream().map(
            disk -> List.of(disk.target(), disk.device(), disk.source(), disk.format())).toList());
    table(List.of(Messages.HtmlReport_mac, Messages.HtmlReport_network, Messages.HtmlReport_model),
        definition.devices().interfaces().stream().map(nic -> List.of(nic.mac(), nic.source(), nic.model())).toList());
    out.append("<pre>");
    text(definition.xml());
    out.append("</pre>\n");
  }

  private void fact(String name, String value) throws IOException {
    if (!value.isEmpty()) {
      out.append("<tr><th>");
      text(name);
      out.append("</th><td>");
      text(value);
      out.append("</td></tr>\n");
    }
  }

  private void table(Collection<String> heading, List<List<String>> rows) throws IOException {
    if (rows.isEmpty()) {
      return;
    }
    out.append("<table>\n");
    row("th", heading);
    for (List<String> row : rows) {
      row("td", row);
    }
    out.append("</table>\n");
  }

  private void row(String cell, Collection<String> values) throws IOException {
    out.append("<tr>");
    for (String value : values) {
      out.append('<').append(cell).append('>');
      text(value);
      out.append("</").append(cell).append('>');
    }
    out.append("</tr>\n");
  }

  @Override
  public void end(int vms, int unread, int unknown) throws IOException {
    out.append(unread + unknown > 0 ? "<p class=\"missing\">" : "<p>");
    text(MessageFormat.format(unread > 0 ? Messages.HtmlReport_unread : Messages.HtmlReport_complete, vms, unread)
        + Unknown.hosts(unknown));
    out.append("</p>\n</body></html>\n");
  }

  /** Everything that is not our own markup goes through here. */
  private void text(String text) throws IOException {
    String safe = SafeText.block(text);
    for (int i = 0; i < safe.length(); i++) {
      char c = safe.charAt(i);
      switch (c) {
        case '&' -> out.append("&amp;");
        case '<' -> out.append("&lt;");
        case '>' -> out.append("&gt;");
        case '"' -> out.append("&quot;");
        case '\'' -> out.append("&#39;");
        default -> out.append(c);
      }
    }
  }
}

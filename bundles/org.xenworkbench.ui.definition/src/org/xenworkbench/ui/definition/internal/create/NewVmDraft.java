/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.definition.internal.create;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.osgi.util.NLS;
import org.w3c.dom.Element;
import org.xenworkbench.core.driver.GuestType;
import org.xenworkbench.core.driver.StoragePool;
import org.xenworkbench.core.driver.VmText;
import org.xenworkbench.core.driver.VolumePlan;
import org.xenworkbench.core.model.HostInfo;
import org.xenworkbench.core.text.SafeXml;
import org.xenworkbench.core.vm.VmBoot;
import org.xenworkbench.core.vm.VmDisk;
import org.xenworkbench.core.vm.VmNic;
import org.xenworkbench.core.vm.VmPlan;
import org.xenworkbench.ui.Formats;
import org.xenworkbench.ui.TypedSize;
import org.xenworkbench.ui.definition.internal.Messages;

/**
 * What is entered in the wizard, and what is wrong with it by what is known of its host. Knows no widgets. UI thread.
 */
final class NewVmDraft {

  /** What it boots. */
  enum Booting {
    KERNEL, IMAGE, DISK
  }

  /** What its disk is. */
  enum Storing {
    NEW, EXISTING, NONE
  }

  /** What its network interface is on. */
  enum Wiring {
    NETWORK, BRIDGE, NONE
  }

  private static final VmText NAME = new VmText("name", VmText.Kind.NAME);
  private static final String HVM = "hvm";

  private final UUID uuid;
  private final NewVmHost host;
  String name = "";
  Optional<String> template = Optional.empty();
  /** What users read of it. */
  String templateLabel = "";
  @Nullable
  GuestType type;
  String machine = "";
  Booting booting = Booting.KERNEL;
  String kernel = "";
  String initrd = "";
  String commandLine = "";
  String image = "";
  String memory = "1 GiB";
  int vcpus = 1;
  boolean screen;
  Storing storing = Storing.NEW;
  String pool = "";
  String size = "20 GiB";
  String format = VolumePlan.FORMATS.get(0);
  String path = "";
  /** How the disk that is there is written, if the user says so; else empty. */
  String pathFormat = "";
  Wiring wiring = Wiring.NONE;
  /** Whether the user, or a template, said what it is on. */
  boolean isWired;
  /** The kind of the template. */
  private String templateOs = "";
  /** The template, if it was taken before the host's kinds were known. */
  private Optional<Element> unfit = Optional.empty();
  String network = "";
  String bridge = "";
  boolean start = true;

  NewVmDraft(UUID uuid, NewVmHost host) {
    this.uuid = uuid;
    this.host = host;
  }

  /** Chooses a kind, and what its guests usually boot. */
  void choose(GuestType chosen) {
    type = chosen;
    machine = "";
    screen = VmPlan.isWholeMachine(chosen);
    if (VmPlan.needsKernel(chosen) || booting == Booting.IMAGE && !VmPlan.isWholeMachine(chosen)) {
      booting = Booting.KERNEL;
    } else if (VmPlan.isWholeMachine(chosen) && booting == Booting.KERNEL && kernel.isEmpty()) {
      booting = Booting.IMAGE;
    }
  }

  /** Another host has other pools and networks. */
  void hostChanged() {
    type = null;
    pool = "";
    network = "";
    storing = host.canMakeVolumes() ? Storing.NEW : Storing.EXISTING;
    if (wiring == Wiring.NETWORK) {
      wiring = Wiring.NONE;
      isWired = false;
    }
  }

  /** Chooses a kind as soon as it is known which there are, whichever template was taken before. */
  void propose(List<GuestType> types) {
    choose(proposed(types));
    unfit.ifPresent(this::fit);
    unfit = Optional.empty();
  }

  /** The kind that is proposed: that of the template, if the host can have it, else what it likes best. */
  GuestType proposed(List<GuestType> types) {
    return types.stream().filter(one -> one.os().equals(templateOs)).findFirst().orElse(types.get(0));
  }

  /** Until something is said, its disk is in the first pool that there is. */
  void proposePool() {
    if (pool.isEmpty()) {
      pool = host.pools().stream().map(StoragePool::name).findFirst().orElse("");
    }
  }

  /** Until something is said, it is in the first network that there is. */
  void proposeNetwork(List<String> networks) {
    if (!isWired && !networks.isEmpty()) {
      wiring = Wiring.NETWORK;
    }
    if (network.isEmpty() && !networks.isEmpty()) {
      network = networks.get(0);
    }
  }

  /** Takes what a definition says for what was entered, and all else when the plan is made. */
  void take(String definition, String label) throws IOException {
    Element root = SafeXml.root(definition);
    template = Optional.of(definition);
    templateLabel = label;
    Optional<Element> os = SafeXml.first(root, "os");
    String kind = os.map(found -> text(found, "type")).orElse("");
    templateOs = kind.equals("linux") ? "xen" : kind;
    if (!host.types().isEmpty()) {
      choose(proposed(host.types()));
    }
    SafeXml.first(root, "devices").flatMap(found -> SafeXml.first(found, "interface"))
        .flatMap(nic -> SafeXml.first(nic, "source")).ifPresent(this::takeNic);
    fit(root);
    unfit = type == null ? Optional.of(root) : Optional.empty();
    SafeXml.first(root, "vcpu").map(found -> found.getTextContent().strip())
        .filter(text -> text.matches("[1-9][0-9]{0,3}")).ifPresent(text -> vcpus = Integer.parseInt(text));
    SafeXml.first(root, "memory").ifPresent(found -> {
      String unit = found.getAttribute("unit");
      new TypedSize(found.getTextContent().strip() + ' ' + (unit.isEmpty() ? "KiB" : unit)).bytes()
          .ifPresent(bytes -> memory = exact(bytes));
    });
  }

  /** What depends on its kind. */
  private void fit(Element root) {
    screen = SafeXml.first(root, "devices").filter(found -> !SafeXml.children(found, "graphics").isEmpty())
        .isPresent();
    SafeXml.first(root, "os").ifPresent(this::takeBoot);
  }

  private void takeNic(Element source) {
    isWired = true;
    network = source.getAttribute("network");
    bridge = source.getAttribute("bridge");
    wiring = !network.isEmpty() ? Wiring.NETWORK : bridge.isEmpty() ? Wiring.NONE : Wiring.BRIDGE;
  }

  private void takeBoot(Element os) {
    kernel = text(os, "kernel");
    initrd = text(os, "initrd");
    commandLine = text(os, "cmdline");
    if (!kernel.isEmpty()) {
      booting = Booting.KERNEL;
    } else if (type != null && !VmPlan.needsKernel(type)) {
      booting = Booting.DISK;
    }
  }

  private static String text(Element parent, String child) {
    return SafeXml.first(parent, child).map(found -> found.getTextContent().strip()).orElse("");
  }

  /** As it can be typed again. */
  private static String exact(long bytes) {
    String[] units = {"GiB", "MiB", "KiB"};
    for (int i = 0; i < units.length; i++) {
      long unit = 1L << (30 - 10 * i);
      if (bytes % unit == 0) {
        return bytes / unit + " " + units[i];
      }
    }
    return bytes + " B";
  }

  private long memoryBytes() {
    return new TypedSize(memory).bytes().orElse(0);
  }

  private VmBoot boot() {
    return switch (booting) {
      case KERNEL -> new VmBoot.Kernel(kernel.strip(), initrd.strip(), commandLine.strip());
      case IMAGE -> new VmBoot.Image(image.strip());
      case DISK -> new VmBoot.Disk();
    };
  }

  private List<VmDisk> disks() {
    return switch (storing) {
      case NEW -> host.pool(pool)
          .map(in -> List.of(VmDisk.made(in.name(), in.path(), new VolumePlan(volumeName(),
              new TypedSize(size).bytes().orElse(-1), 0, format))))
          .orElse(List.of());
      case EXISTING -> List.of(VmDisk.existing(path.strip(), pathFormat().orElse("raw")));
      case NONE -> List.of();
    };
  }

  /** Another disk is written in another way. */
  void path(String typed) {
    if (!typed.equals(path)) {
      path = typed;
      pathFormat = "";
    }
  }

  /** How the disk that is there is written; empty if nobody has said so. */
  Optional<String> pathFormat() {
    return pathFormat.isEmpty() ? host.formatOf(path.strip()) : Optional.of(pathFormat);
  }

  /** What the new volume is called. */
  String volumeName() {
    return name.strip() + (format.equals("raw") ? ".img" : '.' + format);
  }

  private Optional<VmNic> nic() {
    return switch (wiring) {
      case NETWORK -> Optional.of(new VmNic(VmNic.Kind.NETWORK, network));
      case BRIDGE -> Optional.of(new VmNic(VmNic.Kind.BRIDGE, bridge.strip()));
      case NONE -> Optional.empty();
    };
  }

  /** What is to be made; empty as long as it is not known which kinds the host can have. */
  Optional<VmPlan> plan() {
    GuestType of = type;
    return of == null ? Optional.empty() : Optional.of(VmPlan.of(name.strip(), uuid, of, memoryBytes(), vcpus)
        .withMachine(machine, screen && of.os().equals(HVM)).withBoot(boot()).withDisks(disks()).withNic(nic())
        .like(template));
  }

  /** Why it cannot be made there under that name, as a sentence; an empty text where nothing is to be said yet. */
  Optional<String> nameProblem() {
    return host.problem().or(() -> name.isBlank() ? Optional.of("") : NAME.refusal(name.strip()))
        .or(() -> host.isTaken(name.strip()) ? Optional.of(NLS.bind(Messages.NewVm_taken, name.strip()))
            : Optional.empty());
  }

  /** The same of its kind, of what it boots, and how large it is. */
  Optional<String> systemProblem() {
    Optional<VmPlan> plan = plan();
    if (plan.isEmpty()) {
      return Optional.of(host.problem().orElse(host.typesProblem()));
    }
    Optional<String> given = switch (booting) {
      case KERNEL -> missing(kernel, Messages.NewVm_missingKernel);
      case IMAGE -> missing(image, Messages.NewVm_missingImage);
      case DISK -> Optional.empty();
    };
    return host.problem().or(this::memoryProblem).or(plan.get()::amounts).or(() -> given).or(plan.get()::system);
  }

  private static Optional<String> missing(String typed, String wanted) {
    return typed.isBlank() ? Optional.of(wanted) : Optional.empty();
  }

  private Optional<String> memoryProblem() {
    OptionalLong bytes = new TypedSize(memory).bytes();
    if (bytes.isEmpty()) {
      return Optional.of(Messages.NewVm_noSize);
    }
    return host.info().map(HostInfo::memory).filter(all -> all > 0 && bytes.getAsLong() > all)
        .map(all -> NLS.bind(Messages.NewVm_muchMemory, Formats.bytes(all)));
  }

  /** The same of its disk and network. */
  Optional<String> devicesProblem() {
    Optional<String> disk = switch (storing) {
      case NEW -> newDiskProblem();
      case EXISTING -> missing(path, Messages.NewVm_missingPath).or(() -> host.user(path.strip(), true)
          .map(vm -> NLS.bind(Messages.NewVm_diskInUse, vm.name())));
      case NONE -> Optional.empty();
    };
    return host.problem().or(() -> disk)
        .or(this::networkProblem)
        .or(() -> plan().flatMap(VmPlan::devices))
        .or(() -> storing == Storing.EXISTING && pathFormat().isEmpty() ? Optional.of(Messages.NewVm_whichFormat)
            : Optional.empty());
  }

  /** What the user should know of its disk, as a sentence; empty if there is nothing. */
  Optional<String> caution() {
    return storing != Storing.EXISTING || path.isBlank() ? Optional.empty()
        : host.user(path.strip(), false).map(vm -> NLS.bind(Messages.NewVm_diskShared, vm.name()))
            .or(() -> host.namesake(path.strip()).map(vm -> NLS.bind(Messages.NewVm_diskNamesake, vm.name())))
            .or(() -> host.useProblem().map(why -> NLS.bind(Messages.NewVm_diskUnknown, why)));
  }

  private Optional<String> networkProblem() {
    return switch (wiring) {
      case NETWORK -> network.isEmpty() || host.networks().contains(network) ? Optional.empty()
          : Optional.of(NLS.bind(Messages.NewVm_networkGone, network));
      case BRIDGE -> missing(bridge, Messages.NewVm_missingBridge);
      case NONE -> Optional.empty();
    };
  }

  private Optional<String> newDiskProblem() {
    Optional<StoragePool> in = host.pool(pool);
    if (in.isEmpty()) {
      return Optional.of(host.pools().isEmpty() || pool.isEmpty() ? Messages.NewVm_noPool
          : NLS.bind(Messages.NewVm_poolGone, pool));
    }
    OptionalLong bytes = new TypedSize(size).bytes();
    if (bytes.isEmpty()) {
      return Optional.of(Messages.NewVm_noSize);
    }
    if (host.hasVolume(pool, volumeName())) {
      return Optional.of(NLS.bind(Messages.NewVm_volumeTaken, volumeName(), pool));
    }
    return bytes.getAsLong() > in.get().available()
        ? Optional.of(NLS.bind(Messages.NewVm_noRoom, pool, Formats.bytes(in.get().available()))) : Optional.empty();
  }

  /** The same of all together. */
  Optional<String> problem() {
    return nameProblem().or(this::systemProblem).or(this::devicesProblem).or(() -> plan().flatMap(VmPlan::refusal));
  }
}

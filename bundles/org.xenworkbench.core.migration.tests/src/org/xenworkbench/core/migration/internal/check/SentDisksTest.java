/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.migration.internal.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.xenworkbench.core.driver.DeviceControl;
import org.xenworkbench.core.driver.DiskPlan;
import org.xenworkbench.core.driver.MigrationOptions.Storage;
import org.xenworkbench.core.driver.ResourceAction;
import org.xenworkbench.core.driver.StorageControl;
import org.xenworkbench.core.driver.VolumePlan;
import org.xenworkbench.core.migration.Verdict.Severity;
import org.xenworkbench.core.migration.Verdict;
import org.xenworkbench.core.model.HostId;

/** What a disk that is sent along would write over at the target, or find no place or no room in. */
class SentDisksTest {

  private static final String FILE = "/srv/iso/data.img";
  private static final long GIB = 1L << 30;

  private final CheckedFleet engine = new CheckedFleet();

  @AfterEach
  void close() {
    engine.close();
  }

  /** What is said of a disk of the VM, where the target's disks are its own. */
  private Verdict sent(String path, Storage storage) {
    List<Verdict> all = new DiskCheck(engine.facts(), engine.resources, engine.devices)
        .check(engine.subject(request -> request.with(options -> options.storage(storage))));
    return assertThat(all).as("of %s: %s", path, all)
        .filteredOn(verdict -> verdict.reason().contains(path)).singleElement().actual();
  }

  private void attach(String path, String as) throws Exception {
    engine.on(engine.a, session -> session.require(DeviceControl.class).attach(engine.web.uuid(),
        new DiskPlan(path, as, DiskPlan.Bus.XEN, "raw", DiskPlan.Use.DISK)));
  }

  private void create(HostId host, String name, long bytes) throws Exception {
    engine.on(host, session -> session.require(StorageControl.class).createVolume("iso",
        new VolumePlan(name, bytes, 0, "raw")));
  }

  private void dataOnly() throws Exception {
    create(engine.a, "data.img", GIB);
    attach(FILE, "xvdb");
  }

  @Test
  void whatIsThereWouldBeOverwrittenOrIsTheSameDisk() throws Exception {
    assertThat(sent(CheckedFleet.DISK, Storage.FULL).severity()).isEqualTo(Severity.ERROR);
    assertThat(sent(CheckedFleet.DISK, Storage.FULL).reason())
        .isEqualTo(CheckedFleet.DISK + " is there on 'b' already: it would be overwritten, or is the same disk.");
    dataOnly();
    assertThat(sent(FILE, Storage.FULL)).isEqualTo(Verdict.ok("Disk", FILE + " is sent along."));
    create(engine.b, "data.img", GIB);
    assertThat(sent(FILE, Storage.FULL).severity()).as("another VM's, perhaps").isEqualTo(Severity.ERROR);
  }

  @Test
  void theDifferenceNeedsWhatItIsWrittenTo() throws Exception {
    assertThat(sent(CheckedFleet.DISK, Storage.INCREMENTAL)).as("of a server, it is the very same")
        .isEqualTo(sent(CheckedFleet.DISK, Storage.FULL));
    dataOnly();
    assertThat(sent(FILE, Storage.INCREMENTAL).severity()).isEqualTo(Severity.ERROR);
    create(engine.b, "data.img", GIB);
    assertThat(sent(FILE, Storage.INCREMENTAL).severity()).isEqualTo(Severity.WARNING);
    assertThat(sent(FILE, Storage.INCREMENTAL).fix()).contains("same base image");
  }

  @Test
  void aFileIsMadeInADirectoryThatIsAnActivePoolOnly() throws Exception {
    engine.redefine("/srv/images/web.qcow2", "/elsewhere/web.img");
    assertThat(sent("/elsewhere/web.img", Storage.FULL).reason())
        .isEqualTo("'b' has no storage pool for /elsewhere/web.img, so that it is not made there.");
    assertThat(sent("/elsewhere/web.img", Storage.FULL).severity()).isEqualTo(Severity.ERROR);
    engine.redefine("/elsewhere/web.img", "/srv/iso/below/web.img");
    assertThat(sent("/srv/iso/below/web.img", Storage.FULL).severity()).as("no pool's own").isEqualTo(Severity.ERROR);
    dataOnly();
    engine.on(engine.b, session -> session.require(StorageControl.class).stopPool("iso"));
    Verdict stopped = sent("'iso'", Storage.FULL);
    assertThat(stopped.severity()).isEqualTo(Severity.ERROR);
    stopped.fixes().get(0).start("me");
    assertThat(engine.resources.deeds()).singleElement()
        .satisfies(deed -> assertThat(deed.what()).isEqualTo(ResourceAction.START_POOL));
  }

  @Test
  void allDisksNeedRoomTogether() throws Exception {
    create(engine.a, "data.img", 30 * GIB);
    create(engine.a, "more.img", 30 * GIB);
    attach(FILE, "xvdb");
    assertThat(sent(FILE, Storage.FULL).severity()).isEqualTo(Severity.OK);
    attach("/srv/iso/more.img", "xvdc");
    assertThat(sent(FILE, Storage.FULL).severity()).isEqualTo(Severity.OK);
    assertThat(sent("/srv/iso/more.img", Storage.FULL).severity()).as("of 40 GiB").isEqualTo(Severity.ERROR);
    assertThat(sent("/srv/iso/more.img", Storage.FULL).reason()).contains("needs 30.0 GiB", "'iso'", "9.4 GiB left");
    engine.fleet.fillPool("b", "iso", true);
    assertThat(sent(FILE, Storage.FULL).reason()).contains("0 B left");
  }

  @Test
  void whatIsOfUnknownSizeIsNotSaidToFit() throws Exception {
    engine.redefine("/srv/images/web.qcow2", "/srv/iso/unlisted.img");
    assertThat(sent("/srv/iso/unlisted.img", Storage.FULL).severity()).isEqualTo(Severity.UNSEEN);
  }

  @Test
  void whatIsMeantForSeveralStaysWhereItIs() throws Exception {
    engine.redefine("</devices>", "<disk type=\"file\" device=\"disk\"><source file=\"" + FILE + "\"/>"
        + "<target dev=\"xvdc\"/><shareable/></disk></devices>");
    assertThat(sent(FILE, Storage.FULL).reason()).isEqualTo("'b' has no " + FILE + '.');
  }

  @Test
  void aDiskOfAServerIsNotSentOntoItself() throws Exception {
    engine.redefine("</devices>", "<disk type=\"network\" device=\"disk\"><source protocol=\"rbd\" name=\"p/i\"/>"
        + "<target dev=\"xvdc\"/></disk></devices>");
    assertThat(sent("rbd", Storage.FULL).severity()).isEqualTo(Severity.ERROR);
    assertThat(sent("rbd", Storage.SHARED).severity()).isEqualTo(Severity.UNSEEN);
  }
}

/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.simulator.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xenworkbench.core.host.FileLines.Line;
import org.xenworkbench.core.simulator.SimulatedFault;
import org.xenworkbench.core.simulator.SimulatedVm;

class FleetFileTest {

  private static final String GOOD = """
      # a rack
      [fleet]
      name = rack
      like = xen
      bandwidth = 1 GiB/s
      downtime = 1.5 s

      [vms]
      name = {host}-web{n}
      count = 3
      vcpus = 4
      memory = 2 GiB
      cpu = 150 %
      [vms]
      name = Büro <b>
      on = pm2
      state = off

      [hosts]
      name = pm{n}
      count = 2
      cpus = 8
      memory = 32 GiB
      [fault]
      host = pm2
      what = slow 200 ms
      after = 10 s
      for = 5 s
      every = 1 min
      """;

  private static FleetFile read(String text) {
    List<Line> lines = new ArrayList<>();
    text.lines().forEach(line -> lines.add(new Line(lines.size() + 1, line, true)));
    return FleetFile.read("file", lines);
  }

  @Test
  void aFleetIsWhatItsFileSays() {
    FleetFile file = read(GOOD);
    assertThat(file.problems()).isEmpty();
    assertThat(file.fleet().name()).isEqualTo("rack");
    assertThat(file.fleet().xenLike()).isTrue();
    assertThat(file.fleet().migrationBandwidth()).isEqualTo(0x1p30);
    assertThat(file.fleet().downtime()).isEqualTo(Duration.ofMillis(1500));
    assertThat(file.fleet().hosts()).hasSize(2).allSatisfy(host -> assertThat(host.cpus()).isEqualTo(8));
    assertThat(file.fleet().vms()).extracting(SimulatedVm::name).containsExactly("pm1-web1", "pm1-web2", "pm1-web3",
        "pm2-web1", "pm2-web2", "pm2-web3", "Büro <b>");
    assertThat(file.fleet().vms()).extracting(SimulatedVm::running).containsExactly(true, true, true, true, true, true,
        false);
    assertThat(file.fleet().changes()).isZero();
    assertThat(read(GOOD.replace("like", "changes = 100\nlike")).fleet().changes()).isEqualTo(100);
    assertThat(file.fleet().faults()).containsExactly(new SimulatedFault("pm2", SimulatedFault.Kind.SLOW,
        Duration.ofSeconds(10), Duration.ofSeconds(5), Duration.ofMinutes(1), Duration.ofMillis(200)));
  }

  /** Each: what is put in place of a line of the good file, and what is said of it. The rest of the fleet is there. */
  @Test
  void aMistakeCostsItsSectionAndIsToldWithItsLine() {
    record Mistake(String line, String instead, String told) {
    }
    Stream.of(new Mistake("cpu = 150 %", "cpu = 150 percent", "Line 13: '150 percent' is no quantity"),
        new Mistake("cpu = 150 %", "cpu = much", "Line 13: 'much' is no quantity"),
        new Mistake("cpu = 150 %", "cpus = 2", "Line 13: 'cpus' is unknown"),
        new Mistake("cpu = 150 %", "cpu", "Line 13: 'cpu' is no setting"),
        new Mistake("cpu = 150 %", "vcpus = 4", "Line 13: 'vcpus' is there twice"),
        new Mistake("memory = 2 GiB", "memory = 20 GiB", "Line 12: Host pm1 has not enough memory"),
        new Mistake("memory = 2 GiB", "memory = 0 GiB", "Line 12: '0 GiB' is too little or too much"),
        new Mistake("name = {host}-web{n}", "name = {host}-web", "Line 9: The name must have {n}"),
        new Mistake("name = {host}-web{n}", "name = web{n}", "Line 9: There is a 'web1' already"),
        new Mistake("vcpus = 4", "vcpus = 0", "Line 11: '0' is too little"),
        new Mistake("vcpus = 4", "vcpus = 9999999999", "Line 11: '9999999999' is too little or too much"))
        .forEach(mistake -> {
          FleetFile file = read(GOOD.replace(mistake.line, mistake.instead));
          assertThat(file.problems()).as(mistake.toString()).singleElement().asString()
              .contains(mistake.told);
          assertThat(file.fleet().hosts()).hasSize(2);
          assertThat(file.fleet().vms()).extracting(SimulatedVm::name).containsExactly("Büro <b>");
          assertThat(file.fleet().faults()).hasSize(1);
        });
  }

  @Test
  void otherSectionsHaveTheirMistakesToo() {
    assertThat(read(GOOD.replace("what = slow 200 ms", "what = on fire")).problems()).singleElement().asString()
        .contains("Line 26: 'on fire' cannot go wrong");
    assertThat(read(GOOD.replace("for = 5 s", "for = 5 min")).problems()).singleElement().asString()
        .contains("must end before it begins again");
    assertThat(read(GOOD.replace("[fault]", "[fire]")).problems()).singleElement().asString()
        .contains("Line 24: [fire] is unknown");
    assertThat(read(GOOD.replace("name = rack", "name = ../x")).problems()).singleElement().asString()
        .contains("'../x' cannot be a name");
    assertThat(read("name = x\n" + GOOD).problems()).singleElement().asString().contains("stands in no section");
    assertThat(read("").problems()).containsExactly(Messages.FleetFile_NoHosts);
  }

  @Test
  void sizesAreBounded() {
    assertThat(read("[hosts]\ncount = 2001\n").problems()).first().asString().contains("too little or too much");
    assertThat(read("[hosts]\ncount = 2000\n[hosts]\nname=x\n").problems()).singleElement().asString()
        .contains("no more hosts than 2000", "Line 3");
    FleetFile many = read("[hosts]\ncount = 1000\n[vms]\nname={host}{n}\ncount = 41\nstate = off\n");
    assertThat(many.problems()).singleElement().asString().contains("at most 40000 virtual machines");
    assertThat(many.fleet().vms()).isEmpty();
  }

  /** Each of them alone would be made and thrown away: 30,000 of them took minutes. */
  @Test
  void whatHasNoRoomIsNotMade() {
    FleetFile file = read("[hosts]\n" + "[vms]\ncount = 39999\nmemory = 1024 TiB\n".repeat(20_000));
    assertThat(file.fleet().vms()).isEmpty();
    assertThat(file.problems()).hasSize(100).allMatch(text -> text.contains("not enough memory"));
  }

  /** Any bytes are a fleet without surprises: bounded, told, and of names that an address takes. */
  @Test
  void brokenFilesAreTold(@TempDir Path folder) throws Exception {
    long seed = Long.getLong("xenworkbench.seed", System.nanoTime());
    Random random = new Random(seed);
    Path path = folder.resolve("broken.fleet");
    int told = 0;
    for (int round = 0; round < 2000; round++) {
      byte[] bytes = GOOD.getBytes(StandardCharsets.UTF_8);
      for (int change = random.nextInt(6); change >= 0; change--) {
        int at = random.nextInt(bytes.length);
        if (random.nextBoolean()) {
          bytes[at] = (byte) (random.nextInt(4) == 0 ? random.nextInt(256) : " \n[]={}%0".charAt(random.nextInt(9)));
        } else {
          System.arraycopy(bytes, at, bytes, random.nextInt(bytes.length - 8), Math.min(8, bytes.length - at - 1));
        }
      }
      Files.write(path, bytes);
      FleetFile file = FleetFile.read(path);
      told += file.problems().isEmpty() ? 0 : 1;
      assertThat(file.problems()).as("seed %s, round %s", seed, round).hasSizeLessThanOrEqualTo(101)
          .allSatisfy(problem -> assertThat(problem.length()).isLessThan(800));
      assertThat(FleetFileReader.isName(file.fleet().name())).as("seed %s, round %s", seed, round).isTrue();
      assertThat(file.fleet().vms()).as("seed %s, round %s", seed, round)
          .allSatisfy(vm -> assertThat(file.fleet().hosts()).extracting(host -> host.name()).contains(vm.host()));
    }
    assertThat(told).as("told, seed %s", seed).isGreaterThan(500);
  }
}

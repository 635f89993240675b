/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.simulator.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.xenworkbench.core.driver.ConsoleAccess;
import org.xenworkbench.core.driver.ConsoleChannel;
import org.xenworkbench.core.driver.HypervisorException;
import org.xenworkbench.core.driver.HypervisorSession;
import org.xenworkbench.core.driver.PowerAction;
import org.xenworkbench.core.driver.PowerControl;
import org.xenworkbench.core.testkit.RecordingReceiver;

@Timeout(60)
class SimulatedConsoleTest {

  private static final Pattern SECONDS = Pattern.compile("tick (\\d\\d):(\\d\\d):(\\d\\d\\.\\d{3})");

  private final ManualFleet lab = new ManualFleet(false);
  private final RecordingReceiver screen = new RecordingReceiver();
  private HypervisorSession pm1;
  private ConsoleChannel console;

  @BeforeEach
  void attach() throws Exception {
    pm1 = lab.open("pm1");
    console = pm1.require(ConsoleAccess.class).openConsole(lab.vm, false, screen);
    lab.advance(0);
  }

  private String type(String text) throws HypervisorException {
    int before = screen.text().length();
    console.send(text.getBytes(StandardCharsets.UTF_8));
    lab.advance(0);
    return screen.text().substring(before);
  }

  @Test
  void saysThatItIsSimulated() throws Exception {
    assertThat(screen.text()).isEqualTo("Simulated console of VM2\r\nroot@VM2:~# ");
    assertThat(type("cat /etc/os-release\r")).contains("Debian").contains("simulated");
    assertThat(type("uname -a\r")).contains("simulated");
  }

  @Test
  void echoesAndRuns() throws Exception {
    assertThat(type("hostname\r")).isEqualTo("hostname\r\nVM2\r\nroot@VM2:~# ");
    assertThat(type("\r")).isEqualTo("\r\nroot@VM2:~# ");
    assertThat(type("date\r")).contains("Thu Jan  1 00:00:00 UTC 2026");
    assertThat(type("date +%H:%M:%S.%N\r")).contains("00:00:00.000000000");
    assertThat(type("date \"+%F %T %q 'x'\"\r")).contains("2026-01-01 00:00:00 %q x");
    assertThat(type("echo a; echo 'b c' && pwd\r")).contains("\na\r\nb c\r\n/root\r\n");
    assertThat(type("rm -rf /\r")).contains("command not found");
    assertThat(type("uptime\r")).contains("up  0:00");
    for (String command : List.of("free", "ls", "ls /", "help", "nproc", "whoami", "clear", "cat x", "exit")) {
      assertThat(type(command + "\r")).as(command).endsWith("root@VM2:~# ");
    }
  }

  @Test
  void editsTheLine() throws Exception {
    assertThat(type("hostnamex\u007f\r")).isEqualTo("hostnamex\b \b\r\nVM2\r\nroot@VM2:~# ");
    assertThat(type("\u007f")).as("nothing left to erase").isEmpty();
    assertThat(type("\u001b[A\u001bOP\u001b[1;5C")).as("cursor keys").isEmpty();
    assertThat(type("junk\u0003")).endsWith("^C\r\nroot@VM2:~# ");
    assertThat(type("hostname\r\n")).isEqualTo("hostname\r\nVM2\r\nroot@VM2:~# ");
  }

  @Test
  void loopsUntilInterrupted() throws Exception {
    type("while :; do date; sleep 2; done\r");
    int before = screen.text().length();
    lab.advance(10);
    assertThat(screen.text().substring(before).split("UTC 2026\r\n")).hasSize(5);
    assertThat(type("\u0003")).isEqualTo("^C\r\nroot@VM2:~# ");
    before = screen.text().length();
    lab.advance(10);
    assertThat(screen.text()).hasSize(before);
  }

  /** What experiments have guests print. */
  @Test
  void aLoopCounts() throws Exception {
    type("n=0; while :; do n=$((n+1)); echo \"$n $(date +%T)\"; sleep 1; done\r");
    lab.advance(2);
    assertThat(screen.text()).endsWith("\r\n1 00:00:00\r\n2 00:00:01\r\n3 00:00:02\r\n");
    type("\u0003");
    assertThat(type("echo $n $none.\r")).contains("\r\n3 .\r\n");
  }

  @Test
  void aLoopThatDoesNotSleepIsPaced() throws Exception {
    type("while true; do echo x; done\r");
    int before = screen.text().length();
    lab.advance(1);
    assertThat(screen.text().length() - before).isEqualTo(30);
    type("\u0003");
    type("while :; do done\r");
    lab.advance(1);
    assertThat(type("\u0003")).contains("root@VM2");
  }

  @Test
  void aSleepEndsWithAPrompt() throws Exception {
    assertThat(type("sleep 3; echo done\r")).doesNotContain("\r\ndone");
    lab.advance(3);
    assertThat(screen.text()).endsWith("\r\ndone\r\nroot@VM2:~# ");
  }

  @Test
  void aLoopGoesOnAcrossAMigrationWithTheDowntimeAsItsSilence() throws Exception {
    type("while :; do date '+tick %H:%M:%S.%N'; sleep 0.1; done\r");
    lab.fleet.migrate(lab.vm, "pm2");
    lab.advance(12.75);
    RecordingReceiver away = new RecordingReceiver();
    lab.open("pm2").require(ConsoleAccess.class).openConsole(lab.vm, false, away);
    lab.advance(2);
    assertThat(screen.end()).as("the source's channel").isPresent();
    assertThat(away.text()).startsWith("tick");
    assertThat(away.end()).isEmpty();
    List<Double> gaps = new ArrayList<>();
    double last = -1;
    Matcher ticks = SECONDS.matcher(screen.text() + away.text());
    while (ticks.find()) {
      double time = Integer.parseInt(ticks.group(2)) * 60 + Double.parseDouble(ticks.group(3));
      if (last >= 0) {
        gaps.add(time - last);
      }
      last = time;
    }
    assertThat(gaps).hasSizeGreaterThan(100).allMatch(gap -> gap >= 0.0999 && gap < 0.41);
    assertThat(gaps.stream().filter(gap -> gap > 0.15)).as("one silence").hasSize(1);
    assertThat(gaps.stream().mapToDouble(gap -> gap).max().orElseThrow()).isGreaterThan(0.25);
  }

  @Test
  void whatIsTypedIntoAPausedMachineWaits() throws Exception {
    pm1.require(PowerControl.class).power(lab.vm, PowerAction.PAUSE);
    assertThat(type("hostname\r")).isEmpty();
    pm1.require(PowerControl.class).power(lab.vm, PowerAction.RESUME);
    lab.advance(0);
    assertThat(screen.text()).endsWith("hostname\r\nVM2\r\nroot@VM2:~# ");
  }

  @Test
  void aRebootEndsWhatRan() throws Exception {
    type("while :; do date; sleep 1; done\r");
    pm1.require(PowerControl.class).power(lab.vm, PowerAction.REBOOT);
    lab.advance(10);
    assertThat(screen.text()).endsWith("login: root (automatic login)\r\n\r\nroot@VM2:~# ");
    assertThat(screen.end()).isEmpty();
  }

  @Test
  void theChannelEndsWithTheSession() throws Exception {
    pm1.close();
    lab.advance(1);
    org.assertj.core.api.Assertions.assertThatThrownBy(() -> console.send(new byte[] {'x'}))
        .isInstanceOf(HypervisorException.class);
  }
}

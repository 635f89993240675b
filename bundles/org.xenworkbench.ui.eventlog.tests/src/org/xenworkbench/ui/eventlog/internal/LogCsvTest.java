/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.eventlog.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.xenworkbench.core.event.LogAttribute;
import org.xenworkbench.core.event.LogEntry;

class LogCsvTest {

  private static String[] write(LogEntry... entries) throws IOException {
    StringBuilder out = new StringBuilder();
    LogCsv.write(List.of(entries), out);
    assertThat(out.toString()).endsWith("\r\n");
    return out.toString().split("\r\n");
  }

  @Test
  void writesBaseUnits() throws IOException {
    LogEntry entry = Entries.done(Map.of(LogAttribute.SERVICE_GAP.name(), "2400000000",
        LogAttribute.SERVICE_GAP_RESOLUTION.name(), "200000000"));
    String[] lines = write(entry);
    assertThat(lines[0]).startsWith("started,finished,status,kind,message,host,vm,duration_s,service_gap_s,");
    assertThat(lines[1]).isEqualTo("2026-11-23T06:00:00Z,2026-11-23T06:00:12.400Z,SUCCEEDED,migration,"
        + "Migrated VM 'VM2' from 'pm2' to 'pm1',pm2,VM2,12.4,2.4,0.2,,,,,,,,,,anna,," + entry.correlation() + ',');
    assertThat(lines[0]).endsWith(",downtime_s,estimate_s,estimate_least_s,estimate_most_s,waiting_s,checks_s,call_s,"
        + "noticing_s,looking_s,user,details,id,attributes");
  }

  @Test
  void keepsWhatHasNoColumnOfItsOwn() throws IOException {
    LogEntry entry = Entries.done(Map.of(LogAttribute.DATA.name(), "2048", "org.example.note", "=1+1",
        LogAttribute.DOWNTIME.name(), "300000000"));
    assertThat(write(entry)[1])
        .endsWith(",0.3,,,,,,,,,anna,," + entry.correlation() + ",\"data.bytes=2048\norg.example.note==1+1\"");
  }

  @Test
  void quotesWhatWouldBreakARow() throws IOException {
    LogEntry entry = Entries.migration(LogEntry.Status.FAILED, Double.NaN, "Failed: a, b", "He said \"no\"\nand left",
        Map.of());
    StringBuilder out = new StringBuilder();
    LogCsv.write(List.of(entry), out);
    assertThat(out).contains(",\"Failed: a, b\",").contains(",\"He said \"\"no\"\"\nand left\",");
  }

  @Test
  void makesFormulasText() throws IOException {
    LogEntry entry = Entries.migration(LogEntry.Status.FAILED, Double.NaN, "=HYPERLINK(\"x\")", "", Map.of());
    assertThat(write(entry)[1]).contains(",\"'=HYPERLINK(\"\"x\"\")\",");
  }

  @Test
  void leavesOpenWhatIsNotKnown() throws IOException {
    assertThat(write(Entries.running(0.5, ""))[1]).contains(",RUNNING,migration,")
        .contains(",pm2,VM2,,,,,,,,,,,,,anna,,");
  }

  @Test
  void aBlankBeforeAFormulaHelpsNobody() throws IOException {
    LogEntry entry = Entries.migration(LogEntry.Status.FAILED, Double.NaN, " =1+1", "\u001b[2J", Map.of());
    assertThat(write(entry)[1]).contains(",' =1+1,").contains(",\\u001b[2J,");
  }
}

/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.alerts.mail.internal;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.osgi.util.NLS;
import org.xenworkbench.core.alerts.Alert;
import org.xenworkbench.core.alerts.AlertActionUse;
import org.xenworkbench.core.alerts.AlertPhase;
import org.xenworkbench.core.alerts.AlertSense;
import org.xenworkbench.core.alerts.AlertWords;
import org.xenworkbench.core.model.VmId;
import org.xenworkbench.core.text.Quantities;
import org.xenworkbench.core.text.SafeText;

/**
 * Writes the mail of an alert. Names come from outside: each is one line, however long and whatever is in it, and a
 * subject that looks as if it were encoded is not, so that no mail program decodes it.
 */
final class MailText {

  static final int LONGEST_SUBJECT = 150;
  static final int LONGEST_LINE = 500;
  private static final char CUT = '\u2026';

  private final AlertWords words;

  MailText(AlertWords words) {
    this.words = words;
  }

  /** What is told of an alert at that time. */
  Mail of(Alert alert, AlertPhase phase, AlertActionUse use, String from, Instant now) {
    String sentence = SafeText.line(words.sentence(alert, phase));
    String told = phase == AlertPhase.REPEATED ? NLS.bind(Messages.MailText_Still, sentence) : sentence;
    String thread = alert.id() + "." + use.id();
    String domain = from.substring(from.lastIndexOf('@') + 1);
    String first = thread + '@' + domain;
    boolean isFirst = phase == AlertPhase.RAISED || phase == AlertPhase.TEST;
    return new Mail(isFirst ? first : thread + '.' + now.toEpochMilli() + '@' + domain,
        isFirst ? Optional.empty() : Optional.of(first), now, cut(told, LONGEST_SUBJECT).replace("=?", "=\\u003f"),
        body(alert, told));
  }

  private String body(Alert alert, String told) {
    boolean isVm = alert.object() instanceof VmId;
    boolean isAbove = alert.rule().sense() == AlertSense.ABOVE;
    List<String> lines = new ArrayList<>(List.of(cut(told, LONGEST_LINE), ""));
    add(lines, Messages.MailText_Rule, alert.rule().name());
    if (isVm) {
      add(lines, Messages.MailText_Vm, alert.objectName());
    }
    add(lines, Messages.MailText_Host, alert.hostName());
    add(lines, words.metric(alert.rule()), words.value(alert.rule(), alert.latest()));
    add(lines, Messages.MailText_Threshold, NLS.bind(isAbove ? Messages.MailText_Above : Messages.MailText_Below,
        words.value(alert.rule(), alert.rule().level())));
    add(lines, isAbove ? Messages.MailText_Highest : Messages.MailText_Lowest,
        words.value(alert.rule(), alert.peak()));
    add(lines, Messages.MailText_Since, time(alert.since()));
    alert.ended().ifPresent(end -> add(lines, Messages.MailText_Ended, time(end)));
    lines.add("");
    lines.add(Messages.MailText_Sender);
    return String.join("\n", lines) + '\n';
  }

  private static void add(List<String> lines, String name, String value) {
    lines.add(cut(SafeText.line(NLS.bind(Messages.MailText_Line, name, value)), LONGEST_LINE));
  }

  /** Who reads it may be in another time zone. */
  private static String time(Instant time) {
    String offset = ZoneId.systemDefault().getRules().getOffset(time).getId();
    return NLS.bind(Messages.MailText_Time, Quantities.dateTime(time), offset.equals("Z") ? "" : offset);
  }

  /** At most so many characters, none of them in half. */
  static String cut(String text, int most) {
    return text.codePointCount(0, text.length()) <= most ? text
        : text.substring(0, text.offsetByCodePoints(0, most - 1)) + CUT;
  }
}

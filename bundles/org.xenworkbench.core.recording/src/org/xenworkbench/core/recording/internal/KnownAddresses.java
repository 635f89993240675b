/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.recording.internal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.xenworkbench.core.driver.Endpoint;
import org.xenworkbench.core.driver.Endpoint.Transport;
import org.xenworkbench.core.driver.HostConfiguration;
import org.xenworkbench.core.event.LogEntry;

/**
 * Addresses that texts of the log are not to tell: of hosts that are configured, and those that the log itself writes
 * as addresses, such as of a host that was removed. What is the name of a recorded host or VM stays, since that is
 * told anyway. Immutable.
 */
final class KnownAddresses {

  static final String HIDDEN = "***";
  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}\\p{N}_-]+");

  /** An address, and where its first word begins, by which it is looked up: there may be thousands. */
  private record Known(String text, int offset) {
  }

  private final Map<String, List<Known>> byWord = new HashMap<>();

  private KnownAddresses(Collection<String> addresses) {
    addresses.stream().sorted(Comparator.comparing(String::length).reversed()).forEach(address -> {
      Matcher first = WORD.matcher(address);
      if (first.find()) {
        byWord.computeIfAbsent(first.group().toLowerCase(Locale.ROOT), key -> new ArrayList<>())
            .add(new Known(address, first.start()));
      }
    });
  }

  /**
   * Those that are known.
   *
   * @param hosts all that are configured
   * @param entries what is written, which may tell others
   * @param names of hosts and VMs that are recorded
   */
  static KnownAddresses of(List<HostConfiguration> hosts, List<LogEntry> entries, Collection<String> names) {
    Set<String> known = new TreeSet<>(Comparator.comparing((String text) -> text.toLowerCase(Locale.ROOT)));
    hosts.stream().flatMap(host -> Stream.of(host.endpoint(), host.peerEndpoint())).forEach(each -> add(each, known));
    entries.forEach(entry -> known.addAll(EntryLines.hosts(entry.message() + '\n' + entry.details())));
    names.forEach(known::remove);
    return new KnownAddresses(known);
  }

  /** A driver's own name, such as "default", is a word like others unless it stands behind the driver's. */
  private static void add(Endpoint endpoint, Set<String> known) {
    if (endpoint.transport() != Transport.LOCAL) {
      known.add(endpoint.address());
      known.add(endpoint.asciiAddress());
    } else if (!endpoint.address().isEmpty()) {
      known.add(endpoint.displayText());
    }
  }

  /** The same entry without them. */
  LogEntry hide(LogEntry entry) {
    Map<String, String> attributes = new HashMap<>(entry.attributes());
    attributes.replaceAll((name, value) -> hide(value));
    return entry.toBuilder().message(hide(entry.message())).details(hide(entry.details())).build()
        .withFurther(attributes);
  }

  /** The same text without them, and without the user before one. */
  String hide(String text) {
    StringBuilder hidden = new StringBuilder();
    int done = 0;
    Matcher word = WORD.matcher(text);
    while (word.find()) {
      for (Known known : byWord.getOrDefault(word.group().toLowerCase(Locale.ROOT), List.of())) {
        int start = word.start() - known.offset;
        if (start >= done && isAt(text, start, known.text)) {
          hidden.append(text, done, userBefore(text, start, done)).append(HIDDEN);
          done = start + known.text.length();
          word.region(done, text.length());
          break;
        }
      }
    }
    return done == 0 ? text : hidden.append(text, done, text.length()).toString();
  }

  private static boolean isAt(String text, int start, String address) {
    int end = start + address.length();
    boolean isWhole = end >= text.length() || !WORD.matcher(text.substring(end, end + 1)).matches();
    return isWhole && text.regionMatches(true, start, address, 0, address.length());
  }

  /** Where the user's name before an @ begins. */
  private static int userBefore(String text, int start, int done) {
    int begin = start;
    if (begin > done && text.charAt(begin - 1) == '@') {
      begin--;
      while (begin > done && (Character.isLetterOrDigit(text.charAt(begin - 1))
          || "_.+-".indexOf(text.charAt(begin - 1)) >= 0)) {
        begin--;
      }
    }
    return begin;
  }
}

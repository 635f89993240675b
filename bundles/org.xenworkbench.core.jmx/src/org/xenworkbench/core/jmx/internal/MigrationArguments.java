/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.jmx.internal;

import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.BiFunction;
import org.eclipse.osgi.util.NLS;
import org.xenworkbench.core.driver.MigrationOptions;
import org.xenworkbench.core.migration.MigrationRequest;

/** Options of a migration as one text: {@code live=false, bandwidth=104857600}. */
final class MigrationArguments {

  private static final Map<String, BiFunction<MigrationRequest, String, MigrationRequest>> OPTIONS =
      new LinkedHashMap<>();

  static {
    OPTIONS.put("managed", (request, value) -> request.withMode(onOrOff(value)
        ? MigrationRequest.Mode.CLIENT_MANAGED : MigrationRequest.Mode.PEER_TO_PEER));
    OPTIONS.put("live", (request, value) -> request.with(options -> options.live(onOrOff(value))));
    OPTIONS.put("tunnelled", (request, value) -> request.with(options -> options.tunnelled(onOrOff(value))));
    OPTIONS.put("compressed", (request, value) -> request.with(options -> options.compressed(onOrOff(value))));
    OPTIONS.put("postCopy", (request, value) -> request.with(options -> options.postCopy(onOrOff(value))));
    OPTIONS.put("persistent", (request, value) -> request.with(options -> options.persistent(onOrOff(value))));
    OPTIONS.put("sourceKept", (request, value) -> request.with(options -> options.sourceKept(onOrOff(value))));
    OPTIONS.put("storage", (request, value) -> request.with(options -> options.storage(storage(value))));
    OPTIONS.put("bandwidth",
        (request, value) -> request.with(options -> options.bandwidth(OptionalLong.of(number(value)))));
    OPTIONS.put("downtimeMillis", (request, value) -> request
        .with(options -> options.downtime(Optional.of(Duration.ofMillis(number(value))))));
    OPTIONS.put("address", (request, value) -> request.withAddress(Optional.of(value)));
  }

  private MigrationArguments() {
  }

  /**
   * The request with those options.
   *
   * @throws IllegalArgumentException if one is not known or cannot have that value, in words
   */
  static MigrationRequest of(MigrationRequest request, String text) {
    MigrationRequest with = request;
    Set<String> given = new HashSet<>();
    for (String option : Arrays.stream(text.split(",")).filter(each -> !each.isBlank()).toList()) {
      int equals = option.indexOf('=');
      String name = (equals < 0 ? option : option.substring(0, equals)).strip();
      BiFunction<MigrationRequest, String, MigrationRequest> known = OPTIONS.get(name);
      if (known == null || equals < 0) {
        throw new IllegalArgumentException(NLS.bind(Messages.Migrations_noSuchOption, Quoted.text(option.strip()),
            String.join(", ", OPTIONS.keySet())));
      }
      if (!given.add(name)) {
        throw new IllegalArgumentException(NLS.bind(Messages.Migrations_twice, Quoted.text(name)));
      }
      with = with(with, known, name, option.substring(equals + 1).strip());
    }
    return with;
  }

  private static MigrationRequest with(MigrationRequest request,
      BiFunction<MigrationRequest, String, MigrationRequest> option, String name, String value) {
    try {
      return option.apply(request, value);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(NLS.bind(Messages.Migrations_noSuchValue, name, Quoted.text(value)));
    }
  }

  private static boolean onOrOff(String value) {
    if (!value.equals("true") && !value.equals("false")) {
      throw new IllegalArgumentException(value);
    }
    return value.equals("true");
  }

  private static long number(String value) {
    return Long.parseLong(value);
  }

  private static MigrationOptions.Storage storage(String value) {
    if (!value.matches("[A-Za-z]+")) { // other letters have capitals among these
      throw new IllegalArgumentException(value);
    }
    return MigrationOptions.Storage.valueOf(value.toUpperCase(Locale.ROOT));
  }
}

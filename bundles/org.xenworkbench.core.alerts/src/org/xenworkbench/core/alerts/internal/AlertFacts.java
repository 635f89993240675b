/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.alerts.internal;

import java.util.LinkedHashMap;
import java.util.Map;
import org.xenworkbench.core.alerts.Alert;
import org.xenworkbench.core.alerts.AlertPhase;
import org.xenworkbench.core.alerts.AlertWords;
import org.xenworkbench.core.model.VmId;

/** An alert as names and values for other programs: texts, and numbers in base units. */
final class AlertFacts {

  private AlertFacts() {
  }

  /** What there is to tell, in order; values are texts, or numbers, which may not be finite. */
  static Map<String, Object> of(Alert alert, AlertPhase phase, AlertWords words) {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("phase", phase.name());
    facts.put("id", alert.id().toString());
    facts.put("message", words.sentence(alert, phase));
    facts.put("severity", alert.rule().severity().name());
    facts.put("rule", alert.rule().name());
    facts.put("kind", alert.object() instanceof VmId ? "vm" : "host");
    facts.put("object", alert.objectName());
    facts.put("objectId", alert.object().key());
    facts.put("host", alert.hostName());
    facts.put("metric", alert.rule().metric());
    facts.put("sense", alert.rule().sense().name());
    facts.put("level", alert.rule().level());
    facts.put("value", alert.latest());
    facts.put("peak", alert.peak());
    facts.put("since", alert.since().toString());
    facts.put("raised", alert.raised().toString());
    facts.put("ended", alert.ended().map(Object::toString).orElse(""));
    facts.put("end", alert.end().map(Enum::name).orElse(""));
    return facts;
  }

  /** As an object of JSON; a number that is not finite, which JSON does not have, is null. */
  static String json(Map<String, Object> facts) {
    StringBuilder json = new StringBuilder("{");
    facts.forEach((name, value) -> {
      json.append(json.length() > 1 ? "," : "");
      quote(json, name).append(':');
      if (value instanceof Double number) {
        json.append(Double.isFinite(number) ? number.toString() : "null");
      } else {
        quote(json, value.toString());
      }
    });
    return json.append('}').toString();
  }

  /** Half a surrogate pair is no text, and would not survive UTF-8. */
  private static StringBuilder quote(StringBuilder json, String text) {
    json.append('"');
    text.codePoints().forEach(c -> {
      boolean isPlain = c >= ' ' && c != '"' && c != '\\' && Character.getType(c) != Character.SURROGATE;
      if (isPlain) {
        json.appendCodePoint(c);
      } else {
        json.append(String.format("\\u%04x", c));
      }
    });
    return json.append('"');
  }
}

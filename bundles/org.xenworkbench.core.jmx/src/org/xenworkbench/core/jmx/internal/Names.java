/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.jmx.internal;

import javax.management.MalformedObjectNameException;
import javax.management.ObjectName;
import org.xenworkbench.core.jmx.Bean;
import org.xenworkbench.core.text.SafeText;

/** Object names. They are for ever: a client queries by type and id, since a name changes. */
final class Names {

  static final String DOMAIN = "org.xenworkbench";
  static final ObjectName ALERTS = name("type=Alerts");
  static final ObjectName MIGRATIONS = name("type=Migrations");
  static final ObjectName EVENT_LOG = name("type=EventLog");
  static final ObjectName SAMPLER = name("type=Sampler");

  private Names() {
  }

  static ObjectName of(Bean<?> bean) {
    String name = ObjectName.quote(SafeText.cell(bean.name()));
    return name("type=" + bean.type() + ",name=" + name + ',' + bean.identity());
  }

  private static ObjectName name(String keys) {
    try {
      return new ObjectName(DOMAIN + ':' + keys);
    } catch (MalformedObjectNameException e) {
      throw new IllegalArgumentException(e);
    }
  }
}

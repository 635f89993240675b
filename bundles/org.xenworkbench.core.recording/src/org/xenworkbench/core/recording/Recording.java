/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.recording;

import java.time.Instant;
import java.util.List;
import org.osgi.annotation.versioning.ProviderType;
import org.xenworkbench.core.model.ModelObject;
import org.xenworkbench.core.model.ObjectId;

/**
 * A recording that was opened: a span of time of some hosts and VMs. Its identities are its own: each is made of the
 * recorded one and of the recording's, so that nothing that is done with them reaches a host. Immutable.
 *
 * @since 0.1
 */
@ProviderType
public interface Recording {

  /** What it is called; the name of its file if it has no title. */
  String title();

  /** Its first moment: when its hosts were measured first. */
  Instant from();

  /** Its last moment, later than the first. */
  Instant to();

  /** When it was saved. */
  Instant made();

  /** The version of the workbench that saved it. */
  String productVersion();

  /** Its hosts and then its VMs, as they were when it was saved. */
  List<ModelObject> objects();

  /** The identity that an object of it had when it was saved, as text; empty if the recording does not have it. */
  String recordedId(ObjectId object);

  /** How many series of metrics it has. */
  int seriesCount();

  /** How many entries of the event log it has. */
  int eventCount();

  /** What of the file cannot be read, in sentences; empty if it is whole. */
  List<String> damage();
}

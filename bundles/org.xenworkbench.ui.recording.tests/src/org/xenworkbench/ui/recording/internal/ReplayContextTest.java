/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.recording.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.eclipse.e4.core.contexts.EclipseContextFactory;
import org.eclipse.e4.ui.model.application.MApplication;
import org.eclipse.e4.ui.model.application.MApplicationFactory;
import org.eclipse.e4.ui.model.application.ui.basic.MBasicFactory;
import org.eclipse.e4.ui.model.application.ui.basic.MWindow;
import org.eclipse.e4.ui.workbench.UIEvents;
import org.junit.jupiter.api.Test;
import org.osgi.service.event.Event;
import org.xenworkbench.core.event.EventLog;
import org.xenworkbench.core.recording.Replay;
import org.xenworkbench.core.testkit.FakeReplay;

class ReplayContextTest {

  private static final Instant FROM = Instant.parse("2026-11-29T14:00:00Z");

  private final MApplication application = MApplicationFactory.INSTANCE.createApplication();
  private final FakeReplay one = replay();
  private final FakeReplay other = replay();

  private static FakeReplay replay() {
    return new FakeReplay("", FROM, FROM.plusSeconds(60), List.of(), List.of());
  }

  private static MWindow window() {
    MWindow window = MBasicFactory.INSTANCE.createWindow();
    window.setContext(EclipseContextFactory.create());
    return window;
  }

  private Event joined(MWindow window) {
    return new Event(UIEvents.ElementContainer.TOPIC_CHILDREN.replace("*", "ADD"),
        Map.of(UIEvents.EventTags.ELEMENT, application, UIEvents.EventTags.NEW_VALUE, window));
  }

  /** While the window of a recording opens, another recording's can: each hears of both. */
  @Test
  void eachWindowHasTheServicesOfItsOwnReplayInWhicheverOrder() {
    ReplayContext first = new ReplayContext(one);
    MWindow ofOne = window();
    first.handleEvent(joined(ofOne));
    ReplayContext second = new ReplayContext(other);
    MWindow ofOther = window();
    second.handleEvent(joined(ofOther));
    first.handleEvent(joined(ofOther));
    assertThat(ofOne.getContext().get(EventLog.class)).isSameAs(one.events());
    assertThat(ofOther.getContext().get(EventLog.class)).isSameAs(other.events());
    assertThat(ofOther.getContext().get(Replay.class)).isSameAs(other);
  }

  @Test
  void aWindowWithoutAContextIsNoneYet() {
    ReplayContext filling = new ReplayContext(one);
    MWindow window = MBasicFactory.INSTANCE.createWindow();
    filling.handleEvent(joined(window));
    window.setContext(EclipseContextFactory.create());
    filling.handleEvent(joined(window));
    assertThat(window.getContext().get(Replay.class)).isSameAs(one);
    assertThat(window.getPersistedState()).containsValue(RecordingWindow.NOT_KEPT);
  }
}

/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.jmx.internal;

import java.lang.reflect.InvocationTargetException;
import java.rmi.server.RemoteServer;
import java.rmi.server.ServerNotActiveException;
import java.security.AccessController;
import java.security.Principal;
import java.util.stream.Collectors;
import javax.security.auth.Subject;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.osgi.util.NLS;
import org.xenworkbench.core.operation.Initiator;
import org.xenworkbench.core.text.NameOrder;

/**
 * Who calls a bean on this thread and from where, as words for the event log. Whoever attaches to the process acts as
 * the user that it runs as; a remote connection that asks for a name gives it as the subject.
 */
final class Caller {

  private Caller() {
  }

  /** The user, that it was by JMX, and the address of a client in another process. */
  static String name() {
    Subject subject = subject();
    String principals = subject == null ? ""
        : subject.getPrincipals().stream().map(Principal::getName).sorted(NameOrder.NAMES)
            .collect(Collectors.joining(", "));
    String user = principals.isEmpty() ? Initiator.process() : principals;
    try {
      return NLS.bind(Messages.Caller_from, user, RemoteServer.getClientHost());
    } catch (ServerNotActiveException e) {
      return NLS.bind(Messages.Caller_here, user); // a bean of this process calls
    }
  }

  /** Java 18 and newer have a method for it, and from 24 on that alone works. */
  private static @Nullable Subject subject() {
    try {
      return (Subject) Subject.class.getMethod("current").invoke(null);
    } catch (NoSuchMethodException e) {
      return subjectOfContext();
    } catch (IllegalAccessException | InvocationTargetException e) {
      return null;
    }
  }

  @SuppressWarnings({"deprecation", "removal"})
  private static @Nullable Subject subjectOfContext() {
    return Subject.getSubject(AccessController.getContext());
  }
}

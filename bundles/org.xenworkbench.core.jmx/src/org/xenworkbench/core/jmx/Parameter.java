/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.jmx;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Name and meaning of an operation's parameter, as a client shows them.
 *
 * @since 0.1
 */
@ProviderType
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.PARAMETER)
public @interface Parameter {

  /** Its name. */
  String name();

  /** One sentence. */
  String value();

  /** Whether it may have passwords in it, so that the event log does not tell what was given. */
  boolean secret() default false;
}

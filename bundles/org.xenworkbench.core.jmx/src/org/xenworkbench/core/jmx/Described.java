/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.jmx;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import javax.management.DescriptorKey;
import org.osgi.annotation.versioning.ProviderType;

/**
 * What an attribute or operation is, as a client shows it.
 *
 * @since 0.1
 */
@ProviderType
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface Described {

  /** One sentence. */
  String value();

  /** Whether an operation only reads; what others do is told in the event log. */
  boolean reads() default false;

  /** The unit of the value, such as {@code bytes}; empty for what has none. Becomes the descriptor's field. */
  @DescriptorKey("units")
  String units() default "";
}

/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.jmx;

import java.util.function.Supplier;

/**
 * An MBean of an object. Its name is {@code org.xenworkbench:type=TYPE,name="NAME",IDENTITY}; clients query by type and
 * identity, which are for ever, since names change.
 *
 * @param type what it is, such as {@code Host}
 * @param name what the user calls the object
 * @param identity the key properties that tell it from all others of its type, such as {@code id=UUID}
 * @param api its MXBean interface, public, each of whose methods says by {@link Described} what it is
 * @param maker makes it when there is none of that name yet
 * @since 0.1
 */
public record Bean<T>(String type, String name, String identity, Class<T> api, Supplier<T> maker) {
}

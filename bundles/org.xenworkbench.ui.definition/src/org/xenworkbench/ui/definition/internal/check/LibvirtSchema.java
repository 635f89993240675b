/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.definition.internal.check;

import com.thaiopensource.datatype.xsd.DatatypeLibraryFactoryImpl;
import com.thaiopensource.util.PropertyMap;
import com.thaiopensource.util.PropertyMapBuilder;
import com.thaiopensource.validate.IncorrectSchemaException;
import com.thaiopensource.validate.Schema;
import com.thaiopensource.validate.ValidateProperty;
import com.thaiopensource.validate.prop.rng.RngProperty;
import com.thaiopensource.validate.rng.SAXSchemaReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.osgi.util.NLS;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.xenworkbench.core.text.SafeLog;
import org.xenworkbench.ui.definition.internal.Messages;
import org.xml.sax.ContentHandler;
import org.xml.sax.ErrorHandler;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/**
 * The schema of libvirt's client on this machine, in RELAX NG, where that is installed. Reading it takes a second,
 * which is done when it is first asked for.
 */
@Component(service = LibvirtSchema.class)
public final class LibvirtSchema implements SchemaCheck {

  private static final String FILE = "libvirt/schemas/domain.rng";
  private static final List<Path> PLACES = List.of(Path.of("/usr/share", FILE), Path.of("/usr/local/share", FILE),
      Path.of("/opt/homebrew/share", FILE));

  private final List<Path> places;
  private final Consumer<IStatus> log;
  private boolean isRead;
  private @Nullable Schema schema;

  /** That of this machine. */
  @Activate
  public LibvirtSchema() {
    this(PLACES, SafeLog.of(LibvirtSchema.class)::log);
  }

  LibvirtSchema(List<Path> places, Consumer<IStatus> log) {
    this.log = log;
    this.places = places;
  }

  @Override
  public Optional<ContentHandler> handler(ErrorHandler complaints) {
    return schema().map(found -> found.createValidator(properties(complaints)).getContentHandler());
  }

  private synchronized Optional<Schema> schema() {
    if (!isRead) {
      isRead = true;
      places.stream().filter(Files::isRegularFile).findFirst().ifPresent(this::read);
    }
    return Optional.ofNullable(schema);
  }

  private void read(Path file) {
    try {
      schema = SAXSchemaReader.getInstance().createSchema(new InputSource(file.toUri().toString()),
          properties(new DefaultHandler()));
    } catch (IOException | SAXException | IncorrectSchemaException e) {
      log.accept(Status.warning(NLS.bind(Messages.LibvirtSchema_unread, file), e));
    }
  }

  private static PropertyMap properties(ErrorHandler complaints) {
    PropertyMapBuilder properties = new PropertyMapBuilder();
    properties.put(ValidateProperty.ERROR_HANDLER, complaints);
    properties.put(RngProperty.DATATYPE_LIBRARY_FACTORY, new DatatypeLibraryFactoryImpl());
    return properties.toPropertyMap();
  }
}

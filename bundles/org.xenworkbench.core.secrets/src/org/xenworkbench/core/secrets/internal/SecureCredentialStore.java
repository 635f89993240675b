/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.secrets.internal;

import java.io.File;
import java.io.IOException;
import java.net.URL;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import javax.crypto.spec.PBEKeySpec;
import org.eclipse.core.runtime.Platform;
import org.eclipse.equinox.security.storage.ISecurePreferences;
import org.eclipse.equinox.security.storage.SecurePreferencesFactory;
import org.eclipse.equinox.security.storage.StorageException;
import org.eclipse.equinox.security.storage.provider.IProviderHints;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.osgi.util.NLS;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.xenworkbench.core.concurrent.Timing;
import org.xenworkbench.core.driver.Credentials;
import org.xenworkbench.core.event.EventLog;
import org.xenworkbench.core.event.LogEntry;
import org.xenworkbench.core.host.CredentialStore;
import org.xenworkbench.core.host.SecretId;
import org.xenworkbench.core.operation.Initiator;
import org.xenworkbench.core.workspace.KeptCount;
import org.xenworkbench.core.workspace.OwnersFiles;

/** Credentials in a secure storage of their own, one node per secret. The files are opened with the first call. */
@Component(service = CredentialStore.class)
public final class SecureCredentialStore implements CredentialStore {

  /** Names the fault; each host whose password cannot be read is told apart from it. */
  private static final String FAULT = "passwords";
  private static final String FOLDER = "credentials";
  private static final String STORAGE_FILE = "storage";
  private static final String KEY_FILE = "key";
  /** So it is called since there were secrets of hosts alone. */
  private static final String ROOT = "hosts";
  private static final String USER = StorageFile.USER;
  private static final String PASSWORD = StorageFile.PASSWORD;

  private final Path folder;
  private final KeptPasswords kept;
  private final Consumer<String> teller;
  private @Nullable ISecurePreferences storage;

  /** Used by Declarative Services: the files lie in this bundle's folder of the instance area. */
  @Activate
  public SecureCredentialStore(BundleContext context, @Reference EventLog events) {
    this(Platform.getStateLocation(context.getBundle()).toPath().resolve(FOLDER), KeptCount.inWorkspace("passwords"),
        teller(events, Timing.system().clock()), Timing.system().clock());
  }

  /** Creates one on a folder of its own. */
  SecureCredentialStore(Path folder) {
    this(folder, Optional.empty(), text -> {}, Timing.system().clock());
  }

  /** Creates one that also knows how many passwords there were, and tells what is missing. */
  SecureCredentialStore(Path folder, Optional<KeptCount> count, Consumer<String> teller, Clock clock) {
    this.folder = folder;
    this.teller = teller;
    kept = new KeptPasswords(folder.resolve(STORAGE_FILE), count, teller, clock);
    try {
      boolean isPlace = OwnersFiles.obstacle(folder).isEmpty();
      if (isPlace && (Files.isRegularFile(stored()) || Files.notExists(stored()))) { // else who asks is told
        kept.look(stored()); // nobody may ask for a password for long
      }
    } catch (IOException e) {
      teller.accept(NLS.bind(Messages.CredentialStore_failed, folder, e));
    }
  }

  private static Consumer<String> teller(EventLog events, Clock clock) {
    return text -> {
      events.setFault(FAULT, Optional.of(text));
      events.append(LogEntry.occurrence(LogEntry.SYSTEM, LogEntry.Status.WARNING, text, clock.instant())
          .user(Initiator.workbench()).build());
    };
  }

  @Override
  public synchronized Optional<Credentials> get(SecretId secret) throws IOException {
    if (kept.isLost(secret.key())) {
      throw new IOException(NLS.bind(Messages.CredentialStore_lost, file()));
    }
    if (isUnused()) {
      return Optional.empty();
    }
    requireContent();
    ISecurePreferences secrets = open().node(ROOT);
    if (!secrets.nodeExists(secret.key())) {
      return Optional.empty();
    }
    try {
      ISecurePreferences node = secrets.node(secret.key());
      String user = node.get(USER, "");
      byte @Nullable [] password = node.getByteArray(PASSWORD, new byte[0]);
      char[] characters = decode(password == null ? new byte[0] : password);
      Credentials credentials = new Credentials(user == null ? "" : user, characters);
      Arrays.fill(characters, '\0');
      return Optional.of(credentials);
    } catch (StorageException e) {
      throw failure(e);
    }
  }

  @Override
  public synchronized void put(SecretId secret, Credentials credentials) throws IOException {
    ISecurePreferences storage = open();
    kept.changing(Set.of(secret.key()));
    ISecurePreferences node = storage.node(ROOT).node(secret.key());
    char[] characters = credentials.password();
    byte[] password = encode(characters);
    try {
      node.put(USER, credentials.user(), true);
      node.putByteArray(PASSWORD, password, true);
      write(storage);
    } catch (StorageException e) {
      throw failure(e);
    } finally {
      Arrays.fill(characters, '\0');
      Arrays.fill(password, (byte) 0);
    }
  }

  @Override
  public void remove(SecretId secret) throws IOException {
    removeIf(secret.key()::equals);
  }

  @Override
  public void removeAll(SecretId group) throws IOException {
    removeIf(key -> key.startsWith(group.key() + '.'));
  }

  private synchronized void removeIf(Predicate<String> unwanted) throws IOException {
    if (kept.forgetLost(unwanted)) {
      StorageFile.deleteCopies(file()); // which have them, too
    }
    if (isUnused()) {
      return;
    }
    ISecurePreferences storage = open();
    ISecurePreferences secrets = storage.node(ROOT);
    Set<String> found = Arrays.stream(secrets.childrenNames()).filter(unwanted).collect(Collectors.toSet());
    if (!found.isEmpty()) {
      kept.changing(found);
      found.forEach(key -> secrets.node(key).removeNode());
      write(storage);
      StorageFile.deleteCopies(file());
    }
  }

  /** The platform makes the file as the umask has it. */
  private void write(ISecurePreferences storage) throws IOException {
    storage.flush();
    OwnersFiles.closeAll(folder);
    kept.stored(stored());
  }

  /** What another program removed meanwhile is written again, from what is in memory. */
  @Deactivate
  synchronized void stop() {
    ISecurePreferences open = storage;
    if (open == null || Files.exists(stored())) {
      return;
    }
    ISecurePreferences secrets = open.node(ROOT);
    kept.changing(Set.of(secrets.childrenNames()));
    try {
      for (String key : secrets.childrenNames()) {
        ISecurePreferences node = secrets.node(key);
        node.put(USER, node.get(USER, ""), true); // else the platform would write nothing
      }
      write(open);
    } catch (IOException | StorageException e) {
      teller.accept(NLS.bind(Messages.CredentialStore_failed, folder, e));
    }
  }

  /** Nothing was ever kept: who needs no credentials has no folder, no key and no trouble with them. */
  private boolean isUnused() {
    return storage == null && Files.notExists(file()) && Files.notExists(escaped());
  }

  /** It is never written empty: what was in it is lost, and an empty answer would say that nothing ever was. */
  private void requireContent() throws IOException {
    requirePlace();
    if (storage == null && !KeyFile.isFilled(stored())) {
      throw new IOException(NLS.bind(Messages.CredentialStore_emptied, file()));
    }
  }

  /** What is in the way is told as such; opening a pipe would wait for ever. */
  private void requirePlace() throws IOException {
    Optional<Path> obstacle = OwnersFiles.obstacle(folder);
    if (obstacle.isPresent()) {
      throw new IOException(NLS.bind(Messages.CredentialStore_noFolder, obstacle.get()));
    }
    if (Files.exists(stored()) && !Files.isRegularFile(stored())) {
      throw new IOException(NLS.bind(Messages.CredentialStore_noFile, stored()));
    }
  }

  private ISecurePreferences open() throws IOException {
    ISecurePreferences open = storage;
    if (open == null) {
      requirePlace();
      PrivateFiles.folder(folder);
      char[] key = KeyFile.read(folder.resolve(KEY_FILE), stored());
      // with a password of its own the storage asks neither a keyring nor the user
      try {
        open = SecurePreferencesFactory.open(place(),
            Map.of(IProviderHints.PROMPT_USER, Boolean.FALSE, IProviderHints.DEFAULT_PASSWORD, new PBEKeySpec(key)));
      } catch (IllegalArgumentException e) { // a key that is no path: damaged since it was looked at
        throw new IOException(NLS.bind(Messages.CredentialStore_failed, folder, e.getMessage()), e);
      }
      if (open == null) {
        throw new IOException(NLS.bind(Messages.CredentialStore_failed, folder, ""));
      }
      storage = open;
    }
    return open;
  }

  /**
   * Where the storage lies. The platform takes the path of the URL as it stands, so a blank must not be escaped:
   * earlier versions did, and wrote into another folder, which others could read. What lies there is fetched.
   */
  private URL place() throws IOException {
    if (Files.exists(escaped()) && !Files.exists(file())) {
      Files.move(escaped(), file());
    }
    return new URL("file", null, file().toUri().getPath());
  }

  private Path file() {
    return folder.resolve(STORAGE_FILE).toAbsolutePath();
  }

  /** Where what is stored is now. */
  private Path stored() {
    return Files.exists(file()) ? file() : escaped();
  }

  private Path escaped() {
    return new File(file().toUri().getRawPath()).toPath();
  }

  private IOException failure(StorageException e) {
    return new IOException(NLS.bind(Messages.CredentialStore_failed, folder, e.getMessage()), e);
  }

  private static byte[] encode(char[] characters) {
    ByteBuffer bytes = StandardCharsets.UTF_8.encode(CharBuffer.wrap(characters));
    byte[] copy = new byte[bytes.remaining()];
    bytes.get(copy);
    Arrays.fill(bytes.array(), (byte) 0);
    return copy;
  }

  private static char[] decode(byte[] bytes) {
    CharBuffer characters = StandardCharsets.UTF_8.decode(ByteBuffer.wrap(bytes));
    char[] copy = new char[characters.remaining()];
    characters.get(copy);
    Arrays.fill(characters.array(), '\0');
    return copy;
  }
}

/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.alerts.mail.internal;

import jakarta.activation.DataHandler;
import jakarta.mail.Address;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.URLName;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.util.ByteArrayDataSource;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Date;
import java.util.Optional;
import java.util.Properties;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.eclipse.angus.mail.smtp.SMTPTransport;
import org.eclipse.osgi.util.NLS;
import org.xenworkbench.core.concurrent.Timing;

/**
 * A server that mail is handed to, by the library. We make the connection ourselves: so it is bounded, whoever answers,
 * and the name that its certificate is compared with is the one that the user typed, not one that a lookup made of it.
 * We name the parts of the library ourselves, too, since its own search for them does not fit OSGi.
 */
final class MailServer {

  /** Less than an action has, so that what went wrong is told by us. */
  static final Duration PATIENCE = Duration.ofSeconds(50);
  private static final Duration CONNECT = Duration.ofSeconds(10);
  private static final String UTF_8 = "UTF-8";

  private final MailSettings settings;
  private final Timing timing;
  private final SSLSocketFactory tls;

  /** @param tls makes encrypted connections, which trust whom it trusts */
  MailServer(MailSettings settings, Timing timing, SSLSocketFactory tls) {
    this.settings = settings;
    this.timing = timing;
    this.tls = tls;
  }

  /** One that is trusted if Java trusts whoever signed its certificate. */
  static MailServer of(MailSettings settings, Timing timing) {
    return new MailServer(settings, timing, (SSLSocketFactory) SSLSocketFactory.getDefault());
  }

  /**
   * Hands over a mail to all recipients at once.
   *
   * @param password what the user logs in with; empty if there is no user
   * @throws IOException whose message says as a sentence why it was not sent, or not to all
   */
  void send(Mail mail, Optional<String> password) throws IOException {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    MailFailures failures = new MailFailures(settings, password);
    thread.setContextClassLoader(SMTPTransport.class.getClassLoader()); // where the library looks for itself
    try {
      Session session = Session.getInstance(properties());
      Message message = message(session, mail);
      try (Socket socket = connect(failures)) {
        deliver(session, socket, message, password, failures);
      }
    } catch (MessagingException e) { // of a letter that we wrote, of addresses that were looked at
      throw failures.unexpected(e);
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  private Properties properties() {
    Properties properties = new Properties();
    boolean isStartTls = settings.encryption() == Encryption.STARTTLS;
    properties.put("mail.smtp.starttls.enable", Boolean.toString(isStartTls));
    properties.put("mail.smtp.starttls.required", Boolean.toString(isStartTls));
    properties.put("mail.smtp.ssl.socketFactory", tls);
    properties.put("mail.smtp.ssl.checkserveridentity", "true");
    properties.put("mail.smtp.auth", Boolean.toString(!settings.user().isEmpty()));
    properties.put("mail.smtp.auth.mechanisms", "PLAIN LOGIN");
    properties.put("mail.smtp.sendpartial", "true");
    properties.put("mail.smtp.quitwait", "false"); // it was taken: whatever comes then is no failure
    return properties;
  }

  private Message message(Session session, Mail mail) throws MessagingException, IOException {
    MimeMessage message = new MimeMessage(session) {
      @Override
      protected void updateMessageID() throws MessagingException {
        setHeader("Message-ID", '<' + mail.id() + '>');
      }
    };
    message.setFrom(new InternetAddress(settings.from(), Messages.MailServer_Name, UTF_8));
    for (String recipient : settings.to()) {
      message.addRecipient(Message.RecipientType.TO, new InternetAddress(recipient, true));
    }
    message.setSubject(mail.subject(), UTF_8);
    message.setSentDate(Date.from(mail.date()));
    message.setHeader("Auto-Submitted", "auto-generated"); // no absence note comes back
    for (String answered : mail.answers().stream().toList()) {
      message.setHeader("In-Reply-To", '<' + answered + '>');
      message.setHeader("References", '<' + answered + '>');
    }
    // bytes, not a text, for which the library would look for a handler
    byte[] body = mail.body().replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);
    message.setDataHandler(new DataHandler(new ByteArrayDataSource(body, "text/plain; charset=utf-8")));
    message.saveChanges();
    return message;
  }

  private Socket connect(MailFailures failures) throws IOException {
    long end = timing.nanos() + PATIENCE.toNanos();
    try {
      BoundedSocket socket = connect(InetAddress.getAllByName(settings.host()), end);
      return settings.encryption() == Encryption.TLS ? encrypted(socket) : socket;
    } catch (IOException e) {
      throw failures.unconnected(e);
    }
  }

  private BoundedSocket connect(InetAddress[] addresses, long end) throws IOException {
    for (int i = 0;; i++) {
      if (settings.isOpenPassword() && !addresses[i].isLoopbackAddress()) {
        throw new MailFailures.ToldException(NLS.bind(Messages.MailServer_NotLocal, settings.server()));
      }
      BoundedSocket socket = new BoundedSocket(timing, end);
      try {
        InetAddress named = InetAddress.getByAddress(settings.host(), addresses[i].getAddress());
        socket.connect(new InetSocketAddress(named, settings.port()), socket.left(CONNECT));
        return socket;
      } catch (IOException e) {
        socket.close();
        if (i == addresses.length - 1) {
          throw e;
        }
      }
    }
  }

  private Socket encrypted(Socket plain) throws IOException {
    SSLSocket socket = (SSLSocket) tls.createSocket(plain, settings.host(), settings.port(), true);
    try {
      SSLParameters parameters = socket.getSSLParameters();
      parameters.setEndpointIdentificationAlgorithm("HTTPS");
      socket.setSSLParameters(parameters);
      socket.startHandshake();
      return socket;
    } catch (IOException e) {
      plain.close();
      throw e;
    }
  }

  private void deliver(Session session, Socket socket, Message message, Optional<String> password,
      MailFailures failures) throws IOException {
    SMTPTransport server = new SMTPTransport(session, password
        .map(secret -> new URLName("smtp", null, settings.port(), null, settings.user(), secret))
        .orElseGet(() -> new URLName("smtp", null, settings.port(), null, null, null)));
    server.setLocalHost(literal(socket.getLocalAddress()));
    try {
      server.connect(socket);
      if (password.isPresent() && !server.supportsExtension("AUTH")) {
        throw new MailFailures.ToldException(NLS.bind(Messages.MailServer_NoLogin, settings.server()));
      }
      Address[] recipients = message.getAllRecipients();
      server.sendMessage(message, recipients);
    } catch (MessagingException e) {
      throw failures.refused(e, server);
    } finally {
      close(server);
    }
  }

  /** As which the workbench introduces itself: it need not have a name, and no lookup of one holds up the mail. */
  private static String literal(InetAddress address) {
    String text = address.getHostAddress();
    boolean isLong = text.indexOf(':') >= 0;
    return '[' + (isLong ? "IPv6:" + text.replaceFirst("%.*", "") : text) + ']';
  }

  private static void close(SMTPTransport server) {
    try {
      server.close();
    } catch (MessagingException e) {
      // what was to be told has been told
    }
  }
}

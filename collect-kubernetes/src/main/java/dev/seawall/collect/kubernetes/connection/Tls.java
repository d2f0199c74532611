package dev.seawall.collect.kubernetes.connection;

import dev.seawall.collect.kubernetes.connection.ConnectionException.Code;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.Collection;
import java.util.Map;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/** Which certificates are trusted and which one is shown. */
final class Tls {
  private static final char[] NO_PASSWORD = {};

  private Tls() {}

  /** A way to speak TLS. */
  record Context(SSLContext context, boolean verified, String serverName) {}

  static Context of(
      Map<?, ?> cluster, Path clusterFolder, Map<?, ?> user, Path userFolder, boolean skip)
      throws ConnectionException {
    try {
      byte[] authority = bytes(cluster, "certificate-authority", clusterFolder);
      @Nullable TrustManager[] trust = null;
      if (skip) {
        trust = new TrustManager[] {new TrustsAnybody()};
      } else if (authority.length > 0) {
        trust = trusting(authority);
      }
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(keys(user, userFolder), trust, null);
      return new Context(context, !skip, Yaml.text(cluster, "tls-server-name"));
    } catch (GeneralSecurityException | IOException | IllegalArgumentException e) {
      throw new ConnectionException(
          Code.KUBECONFIG,
          "the kubeconfig's certificate authority, client certificate or client key cannot be"
              + " read");
    }
  }

  private static TrustManager[] trusting(byte[] certificates)
      throws GeneralSecurityException, IOException {
    KeyStore trusted = emptyStore();
    int index = 0;
    for (Certificate each : certificates(certificates)) {
      trusted.setCertificateEntry("authority" + index++, each);
    }
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(trusted);
    return trust.getTrustManagers();
  }

  private static KeyManager @Nullable [] keys(Map<?, ?> user, Path folder)
      throws GeneralSecurityException, IOException {
    byte[] certificate = bytes(user, "client-certificate", folder);
    if (certificate.length == 0) {
      return null;
    }
    byte[] key = bytes(user, "client-key", folder);
    KeyStore shown = emptyStore();
    shown.setKeyEntry(
        "client",
        PrivateKeys.read(new String(key, StandardCharsets.US_ASCII)),
        NO_PASSWORD,
        certificates(certificate).toArray(new Certificate[0]));
    KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(shown, NO_PASSWORD);
    return keys.getKeyManagers();
  }

  private static KeyStore emptyStore() throws GeneralSecurityException, IOException {
    KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
    store.load(null, null);
    return store;
  }

  private static Collection<? extends Certificate> certificates(byte[] pem)
      throws CertificateException {
    Collection<? extends Certificate> certificates =
        CertificateFactory.getInstance("X.509").generateCertificates(new ByteArrayInputStream(pem));
    if (certificates.isEmpty()) {
      throw new CertificateException("no certificate");
    }
    return certificates;
  }

  /**
   * What the entry's {@code -data} key holds, or the file that its key names; empty for neither.
   */
  private static byte[] bytes(Map<?, ?> entry, String key, Path folder) throws IOException {
    String data = Yaml.text(entry, key + "-data");
    if (!data.isEmpty()) {
      return Base64.getMimeDecoder().decode(data);
    }
    String file = Yaml.text(entry, key);
    return file.isEmpty() ? new byte[0] : Files.readAllBytes(folder.resolve(file));
  }

  /** Accepts every certificate; made only when the user's flag says so. */
  private static final class TrustsAnybody extends X509ExtendedTrustManager {
    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) {}

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type) {}

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }
}

package dev.seawall.collect.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seawall.core.value.Mapping;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

/** D11: user data in all its encodings, and what must not be kept of it. */
class UserDataTest {
  private static final String SECRET = "Vq8sPz2mLr7wXn4k";

  private static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }

  private static String base64(String text) {
    return base64(text.getBytes(StandardCharsets.UTF_8));
  }

  private static byte[] gzip(byte[] bytes) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream stream = new GZIPOutputStream(packed)) {
      stream.write(bytes);
    }
    return packed.toByteArray();
  }

  @Test
  void d11AScriptIsReadableWithoutItsCredentials() {
    Mapping read =
        UserData.of(
            base64(
                "#!/bin/bash\n"
                    + "/etc/eks/bootstrap.sh prod --kubelet-extra-args '--read-only-port=10255'\n"
                    + "export DB_PASSWORD="
                    + SECRET
                    + "\n"));

    assertThat(read.toString()).doesNotContain(SECRET);
    assertThat(Values.text(read, "text")).contains("--read-only-port=10255", "DB_PASSWORD");
    assertThat(Values.items(read, "credentials"))
        .extracting(Object::toString)
        .containsExactly("{\"rule\": \"password\", \"line\": 3}");
  }

  @Test
  void d11GzipIsUnpacked() throws IOException {
    Mapping read =
        UserData.of(base64(gzip("#!/bin/sh\necho hello\n".getBytes(StandardCharsets.UTF_8))));

    assertThat(Values.text(read, "text")).isEqualTo("#!/bin/sh\necho hello\n");
  }

  @Test
  void d11ThePartsOfAMimeDocumentAreDecodedWhereTheyStand() {
    String document =
        "MIME-Version: 1.0\n"
            + "Content-Type: multipart/mixed; boundary=\"==B==\"\n\n"
            + "--==B==\n"
            + "Content-Type: text/x-shellscript\n"
            + "Content-Transfer-Encoding: base64\n\n"
            + base64("#!/bin/bash\nexport API_TOKEN=" + SECRET + "\n")
            + "\n--==B==\n"
            + "Content-Type: application/node.eks.aws\n\n"
            + "kind: NodeConfig\n"
            + "--==B==--\n";

    Mapping read = UserData.of(base64(document));

    assertThat(Values.text(read, "text")).contains("API_TOKEN", "kind: NodeConfig");
    assertThat(read.toString()).doesNotContain(SECRET);
    assertThat(Values.items(read, "credentials")).hasSize(1);
  }

  @Test
  void d11APrivateKeyIsOneFindingAndNotKept() {
    String key = "MIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcwggSjAgEAAoIBAQC7VJTUt9Us8cKj";
    Mapping read =
        UserData.of(
            base64(
                "cat > /etc/key <<EOF\n-----BEGIN PRIVATE KEY-----\n"
                    + (key + "\n").repeat(20)
                    + "-----END PRIVATE KEY-----\nEOF\n"));

    assertThat(read.toString()).doesNotContain(key);
    assertThat(Values.items(read, "credentials"))
        .extracting(Object::toString)
        .containsExactly("{\"rule\": \"private-key\", \"line\": 2}");
  }

  @Test
  void d11WhatIsNotBase64IsAProblem() {
    assertThat(UserData.of("%%% not base64 %%%").toString())
        .isEqualTo("{\"problem\": \"the user data is not base64\"}");
  }

  @Test
  void d11SixteenKilobytesOfSecretsAreNotKeptAndTheLinesBetweenThemAre() {
    StringBuilder script = new StringBuilder();
    int count = 0;
    for (; script.length() < 16_000; count++) {
      script.append("export PASSWORD_").append(count).append('=').append(SECRET).append(count);
      script.append("\nsystemctl restart worker-").append(count).append('\n');
    }

    Mapping read = UserData.of(base64(script.toString()));

    assertThat(count).isGreaterThan(150);
    assertThat(read.toString()).doesNotContain(SECRET);
    assertThat(Values.text(read, "text").lines())
        .hasSize(2 * count)
        .contains("systemctl restart worker-0", "systemctl restart worker-" + (count - 1));
    assertThat(Values.items(read, "credentials"))
        .hasSize(100)
        .first()
        .hasToString("{\"rule\": \"password\", \"line\": 1}");
  }

  @Test
  void d11AMegabyteOfSecretsIsReadInTimeThatIsLinear() throws IOException {
    String script = ("export PASSWORD=" + SECRET + "\n").repeat((1 << 20) / 40);

    Mapping read = UserData.of(base64(gzip(script.getBytes(StandardCharsets.UTF_8))));

    assertThat(Values.text(read, "text").lines()).hasSize((1 << 20) / 40);
    assertThat(read.toString()).doesNotContain(SECRET);
  }

  @Test
  void d11AGzipBombIsAProblemAndNotUnpacked() throws IOException {
    Mapping read = UserData.of(base64(gzip(new byte[16 << 20])));

    assertThat(Values.text(read, "problem")).contains("unpacks to more than");
    assertThat(read.get("text")).isNull();
  }

  @Test
  void d11DamagedGzipAndBytesThatAreNoTextAreProblems() throws IOException {
    byte[] packed = gzip("#!/bin/sh\n".repeat(100).getBytes(StandardCharsets.UTF_8));
    byte[] damaged = java.util.Arrays.copyOf(packed, packed.length / 2);

    assertThat(Values.text(UserData.of(base64(damaged)), "problem"))
        .isEqualTo("the user data is damaged gzip");
    assertThat(
            Values.text(UserData.of(base64(new byte[] {(byte) 0xff, (byte) 0xfe, 0})), "problem"))
        .isEqualTo("the user data is not text");
  }

  @Test
  void noUserDataIsAnEmptyText() {
    assertThat(Values.text(UserData.of(""), "text")).isEmpty();
    assertThat(UserData.of("").get("problem")).isNull();
  }
}

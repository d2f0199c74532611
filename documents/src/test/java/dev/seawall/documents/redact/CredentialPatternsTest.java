package dev.seawall.documents.redact;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seawall.core.value.Redacted;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CredentialPatternsTest {
  private static Optional<String> inConfiguration(String key, String text) {
    return CredentialPatterns.inConfiguration(key, text).map(Redacted::what);
  }

  private static Optional<String> inArgument(String previous, String argument) {
    CommandLine line = new CommandLine();
    line.next(previous);
    return line.next(argument).map(Redacted::what);
  }

  // Joined from parts, so that no scanner takes this file for a leak.
  private static final String TAIL_36 = "0123456789abcdefABCDEF0123456789abcd";

  @ParameterizedTest
  @CsvSource({
    "AKIA,Z7Q2ABCDEFGHIJK3,aws-access-key-id",
    "ASIA,Z7Q2ABCDEFGHIJK3,aws-access-key-id",
    "ghp_,0123456789abcdefABCDEF0123456789abcd,github-token",
    "github_pat_,11ABCDEFG0abcdefghijkl_mnop,github-token",
    "xoxb-,123456789012-abcdefghijkl,slack-token",
    "AIza,SyA1234567890abcdefghijklmnopqrstuv,google-api-key",
    "glpat-,abcdefghij0123456789,gitlab-token",
    "npm_,0123456789abcdefABCDEF0123456789abcd,npm-token",
    "eyJhbGciOiJIUzI1NiJ9.,eyJzdWIiOiIxMjM0NTY3ODkwIn0.dozjgNryP4J3jVmNHl0w5N_XgL0n3I9P,json-web-token",
    "postgres://app:,hunter2@db:5432/x,password-in-url",
    "-----BEGIN RSA ,PRIVATE KEY-----MIIEowIBAAKCAQEA0Z3VS5JJcds3xfn0,private-key",
    "aws_secret_access_key = ,wJalrXUtnFEMIK7MDENGbPxRfiCYabcdefghijkl,aws-secret-access-key"
  })
  void knownFormatsAreFoundAnywhereInAText(String start, String rest, String what) {
    String token = start + rest;
    assertThat(inConfiguration("x", token)).contains(what);
    assertThat(inConfiguration("x", "a line\nkey: " + token + "\nmore")).contains(what);
    assertThat(CredentialPatterns.inVariable("ANY", token)).contains(what);
    assertThat(inArgument("", "--any=" + token)).contains(what);
  }

  @ParameterizedTest
  @CsvSource({
    "DB_PASSWORD,hunter2,password",
    "dbPassword,changeme,password",
    "PGPASSWORD,x1y2,password",
    "MYSQL_ROOT_PASSWORD,mysql,password",
    "API_TOKEN,abc123,token",
    "token,abc123,token",
    "STRIPE_API_KEY,abc-123,api-key",
    "CLIENT_SECRET,abc123,secret",
    "SECRET_KEY_BASE,abc123,secret",
    "MINIO_ACCESS_KEY,minio,access-key",
    "AWS_SECRET_ACCESS_KEY,short,aws-secret-access-key",
    "SIGNING_PRIVATE_KEY,abcdef,private-key",
    "credentials,abc:def,credential",
    "SIGNING_KEY,9f86d081884c7d659a2feaa0c55ad015,key",
    "ENCRYPTION_KEY,q83vEjRWeJCrze8SNFZ4kKvN7xI0Vng=,key",
    "masterKey,k4Jd82nXq0PzL7vB1s9T,key",
    "NEW_RELIC_LICENSE_KEY,0123456789abcdef0123456789abcdef01234567,key"
  })
  void aTellingNameWithALiteralIsACredential(String name, String value, String what) {
    assertThat(CredentialPatterns.inVariable(name, value)).contains(what);
  }

  @ParameterizedTest
  @CsvSource({
    "PASSWORD_FILE,/run/secrets/pw",
    "PASSWORD,/run/secrets/pw",
    "PASSWORD,$(DB_PASSWORD)",
    "PASSWORD,${DB_PASSWORD}",
    "PASSWORD,{{ .Values.password }}",
    "PASSWORD,<password>",
    "PASSWORD,''",
    "PASSWORD,true",
    "PASSWORD,********",
    "PASSWORD,YOUR_PASSWORD_HERE",
    "TOKEN,INSERT_TOKEN",
    "SECRET_NAME,db-credentials",
    "TOKEN_EXPIRATION,86400",
    "TOKEN_TTL,1h",
    "tokenRenew,600",
    "ACCESS_TOKEN_URL,https://login.example.com/token",
    "AWS_ROLE_ARN,arn:aws:iam::123456789012:role/x",
    "AWS_WEB_IDENTITY_TOKEN_FILE,/var/run/secrets/eks.amazonaws.com/serviceaccount/token",
    "PASSWORD_MIN_LENGTH,twelve",
    "TOKENIZER,whitespace",
    "SECRETARY,alice",
    "COMPASS,north",
    "KEY,value",
    "KEY,9f86d081884c7d659a2feaa0c55ad015",
    "JWT_PUBLIC_KEY,9f86d081884c7d659a2feaa0c55ad015",
    "STRIPE_PUBLISHABLE_KEY,k4Jd82nXq0PzL7vB1s9T",
    "CACHE_KEY,9f86d081884c7d659a2feaa0c55ad015",
    "KMS_KEY,9f86d081884c7d659a2feaa0c55ad015",
    "SIGNING_KEY_NAME,9f86d081884c7d659a2feaa0c55ad015",
    "KEY_PREFIX,9f86d081884c7d659a2feaa0c55ad015",
    "SIGNING_KEY,/etc/keys/signing-2048.pem",
    "SIGNING_KEY,signing-key-of-2026-11",
    "SIGNING_KEY,keys/2026/11/22/signing",
    "SIGNING_KEY,b8a1f3c4-2d5e-4f60-9a7b-8c9d0e1f2a3b",
    "SIGNING_KEY,tls.key",
    "SIGNING_KEY,productionSigner",
    "LEADER_KEY,service/leader",
    "SORT_KEY,created_at_2026_11_22_desc",
    "MONKEY,banana",
    "author,jane",
    "SECRET_BACKEND,kubernetes",
    "URL,http://user@host/path",
    "URL,http://host:8080/a@b",
    "URL,https://user:$(PASSWORD)@host",
    "URL,https://user:xxxx@host",
    "NOTE,AKIAIOSFODNN7EXAMPLE",
    "NOTE,AKIA",
    "NOTE,a sentence about a password and a token",
    "CA,-----BEGIN CERTIFICATE-----MIIEowIBAAKCAQEA0Z3VS5JJcds3xfn0",
    "IMAGE,123456789012.dkr.ecr.eu-central-1.amazonaws.com/app@sha256:0123"
  })
  void referencesPathsPlaceholdersAndOrdinaryWordsAreNot(String name, String value) {
    assertThat(CredentialPatterns.inVariable(name, value)).isEmpty();
    assertThat(inConfiguration(name, value)).isEmpty();
  }

  @Test
  void settingsInsideFilesAreRead() {
    assertThat(inConfiguration("app.properties", "a=b\n  db.password = hunter2\nc=d"))
        .contains("password");
    assertThat(inConfiguration("app.yaml", "db:\n  password: \"hunter2\"\n")).contains("password");
    assertThat(inConfiguration("app.json", "{\n \"apiKey\": \"abc-123\",\n}")).contains("api-key");
    assertThat(
            inConfiguration(
                "app.yaml",
                "# password: x1y2\npassword: ${DB}\npasswordKey: password\npassword_file: /a\n"
                    + "token: name\nthe password: is elsewhere\npassword:\n  from: env\n"))
        .isEmpty();
  }

  @Test
  void argumentsAreReadWithTheFlagBeforeThem() {
    assertThat(inArgument("--password", "hunter2")).contains("password");
    assertThat(inArgument("", "--password=hunter2")).contains("password");
    assertThat(inArgument("", "-dbPassword=hunter2")).contains("password");
    assertThat(inArgument("--token-auth-file", "tokens.csv")).isEmpty();
    assertThat(inArgument("", "--token-auth-file=tokens.csv")).isEmpty();
    assertThat(inArgument("--password", "--other")).isEmpty();
    assertThat(inArgument("", "--tls-private-key-file=/x/key.pem")).isEmpty();
    assertThat(inArgument("--authorization-mode=RBAC", "token")).isEmpty();
  }

  @Test
  void aCopyOfAnAppliedObjectIsReadToo() {
    assertThat(
            CredentialPatterns.inAppliedConfiguration(
                "{\"apiVersion\":\"v1\",\"data\":{\"a\":\"Yg==\"},\"kind\":\"Secret\"}"))
        .contains("secret value");
    assertThat(
            CredentialPatterns.inAppliedConfiguration(
                "{\"env\":[{\"name\":\"DB_PASSWORD\",\"value\":\"hunter2\"}]}"))
        .contains("password");
    assertThat(
            CredentialPatterns.inAppliedConfiguration(
                "{\"env\":[{\"name\":\"DB_HOST\",\"value\":\"hunter2\"}]}"))
        .isEmpty();
  }

  @Test
  void longAndRepetitiveTextsTakeLinearTime() {
    for (String part :
        new String[] {
          "AKIA",
          "ghp_" + TAIL_36.substring(1),
          "eyJ",
          "eyJ.",
          "://",
          "://a:",
          "-----BEGIN ",
          "PRIVATE KEY-----",
          "aws_secret_access_key",
          "xoxb-",
          "{\"name\":\"",
          "\",\"value\":\"",
          "password=",
          "password=\n",
          "curl -u a:b ",
          "curl -u a:\"",
          "\"'",
          "'\" ",
          "\\\"",
          "Authorization: Bearer ",
          "Authorization: Bearer 1",
          "-----BEGIN PRIVATE KEY-----MIIEowIBAAKCAQEA0Z3VS5JJcds3xfn0",
          "-",
          "=",
          "a"
        }) {
      String text = part.repeat(2_000_000 / part.length());
      Assertions.assertTimeoutPreemptively(
          Duration.ofSeconds(60),
          () -> {
            inConfiguration("x", text);
            inArgument("--password", text);
            CredentialPatterns.inAppliedConfiguration(text);
            CredentialPatterns.inVariable(text, "value");
          },
          part);
    }
  }
}

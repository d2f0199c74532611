package dev.seawall.documents.redact;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seawall.core.value.Redacted;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Credentials inside commands, in each text between the marks ‹ and ›, and what is none. */
class CommandLineTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "curl -u admin:‹s3cr3t› https://a.example",
        "curl -fsSLku 'admin:‹s3cr3t›' https://a.example",
        "curl --user admin:‹s3cr3t› -X POST https://a.example",
        "curl --user=\"admin:‹s3cr3t›\" https://a.example",
        "/usr/bin/curl -uadmin:‹s3cr3t› https://a.example | tee log",
        "until curl -sf -u elastic:‹changeme› localhost:9200; do sleep 1; done",
        "curl -H \"Authorization: Bearer ‹abc123def456›\" https://a.example",
        "curl -H 'X-Vault-Token: ‹s.abc123›' https://a.example",
        "curl --header \\\"Authorization: Basic ‹YWRtaW46aHVudGVyMg==›\\\" https://a.example",
        "wget --header='X-Api-Key: ‹abc-123›' https://a.example",
        "wget --user=a --password=‹s3cr3t› https://a.example",
        "mysql -uroot -p‹s3cr3t› -e 'select 1'",
        "mysqldump -h db -p'‹s3cr3t›' shop > /backup/shop.sql",
        "mysqladmin ping -h 127.0.0.1 \"-p‹s3cr3t›\"",
        "kubectl exec db-0 -- mysql -p‹s3cr3t› shop",
        "bash -c \"sleep 5 && mysql -u root -p‹s3cr3t›\"",
        "MYSQL_PWD=‹s3cr3t› mysql shop",
        "psql postgres://u:‹p›@db/shop",
        "psql postgres://u:‹p@ss›@db/shop -c 'select 1'",
        "psql \"host=db user=u password=‹s3cr3t›\"",
        "PGPASSWORD=‹s3cr3t› psql -h db",
        "export TOKEN=‹abc123›; run",
        "export DB_PASS='‹s3cr3t›' && run --all",
        "cd /app\nexport API_TOKEN=\"‹abc123›\"\nrun",
        "run \\\n  --password ‹s3cr3t› \\\n  --verbose",
        "java -Ddb.password=‹s3cr3t› -jar /app.jar",
        "keytool -import -storepass ‹changeit› -file /ca.crt",
        "openssl pkcs12 -export -passout pass:‹s3cr3t› -out /a.p12",
        "mongodump -u root -p ‹s3cr3t› --archive=/a",
        "redis-cli -h cache -a ‹s3cr3t› ping",
        "redis-server --requirepass ‹s3cr3t› --appendonly yes",
        "sshpass -p ‹s3cr3t› ssh a@b",
        "docker login -u a -p ‹s3cr3t› registry.example",
        "ldapsearch -D cn=admin -w ‹s3cr3t› -b dc=a",
        "kubectl create secret generic a --from-literal=key=‹s3cr3t› --from-literal k=‹v4lue›",
        "kubeadm join 10.0.0.1:6443 --token ‹abcdef.0123456789abcdef›",
        "psql -c \"CREATE USER a WITH PASSWORD '‹s3cr3t›'\"",
        "mysql -e \"CREATE USER a IDENTIFIED BY '‹s3cr3t›'\"",
        "sqlcmd -S db -U sa -P ‹s3cr3t› -Q 'select 1'",
        "sh -c 'login --password ‹s3cr3t›; curl -u a:‹other› https://a.example'",
        "it isn't over: curl -u admin:‹s3cr3t› https://a.example",
      })
  void onlyTheCredentialIsMasked(String marked) {
    String command = marked.replace("‹", "").replace("›", "");
    String masked = marked.replaceAll("‹[^›]*›", "(redacted)");
    assertThat(next(command).flatMap(Redacted::rest)).as(command).contains(masked);
    assertThat(next(masked)).as("nothing is left").isEmpty();
    assertThat(CredentialPatterns.inVariable("START", command)).isPresent();
    assertThat(
            CredentialPatterns.inConfiguration("run.sh", "#!/bin/sh\nset -e\n" + command + "\nx\n")
                .flatMap(Redacted::rest))
        .as("in a file")
        .contains("#!/bin/sh\nset -e\n" + masked + "\nx\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "curl -u \"$USER:$PASSWORD\" https://a.example",
        "curl -u admin: https://a.example",
        "curl -u admin https://a.example",
        "curl -H \"Authorization: Bearer $TOKEN\" https://a.example",
        "curl -H \"Authorization: Bearer $(cat /var/run/token)\" https://a.example",
        "curl -H 'Authorization: Bearer <token>' https://a.example",
        "curl -o /tmp/u -sSL https://a.example:8080/x",
        "mysql -u root -p\"$MYSQL_ROOT_PASSWORD\" -P 3306",
        "mysql -u root -p${MYSQL_ROOT_PASSWORD}",
        "mysql -u root -p`cat /run/secrets/db`",
        "mysql -u root -p < /init.sql",
        "mysqladmin --defaults-file=/etc/my.cnf ping",
        "psql postgres://u:$PASSWORD@db/shop",
        "export TOKEN=$(cat /run/secrets/token); run",
        "export PASSWORD=${PASSWORD:-}; run",
        "run --password-file /run/secrets/pw --token-ttl 1h --secret-name db",
        "docker run -p 8080:8080 app:1",
        "mkdir -p /data/app && ls -a /data",
        "kubectl create configmap a --from-literal=color=blue",
        "kubectl create secret generic a --from-literal=key=$VALUE",
        "helm upgrade a ./a --set auth.existingSecret=db-login-2",
        "helm install --image-pull-secret regcred a ./a",
        "cp -u a:b c",
        "redis-cli -h cache ping",
        "echo 'the password is in the vault'; echo token: waiting",
        "chown -R app:app /data; umask 022",
        "test \"$TOKEN\" = abc123",
        "if [ -z \"$PASSWORD\" ]; then echo PASSWORD is not set; fi",
        "openssl req -passin file:/run/pw -passout env:PW",
        "log unexpected output of --username/--password authentication",
        "passwd: files",
        "# curl -u admin:hunter2 https://a.example",
        "grep -e token= /etc/config",
        "ssh-keygen -t rsa -N '' -f /key",
        "awk -F: '{print $1}' /etc/passwd",
      })
  void referencesAndOtherOptionsAreNoCredentials(String command) {
    assertThat(next(command)).as(command).isEmpty();
    assertThat(CredentialPatterns.inVariable("START", command)).isEmpty();
    assertThat(CredentialPatterns.inConfiguration("run.sh", "#!/bin/sh\n" + command + "\n"))
        .isEmpty();
  }

  @Test
  void argumentsOfTheirOwnAreReadWithTheProgramBeforeThem() {
    assertThat(each("curl", "-u", "admin:hunter2", "https://a.example"))
        .containsExactly("curl", "-u", "admin:(redacted)", "https://a.example");
    assertThat(each("/bin/mysql", "-uroot", "-phunter2"))
        .containsExactly("/bin/mysql", "-uroot", "-p(redacted)");
    assertThat(each("env", "TOKEN=abc123", "run"))
        .containsExactly("env", "TOKEN=(redacted)", "run");
    assertThat(each("ls", "-phunter2", "-u", "a:b"))
        .containsExactly("ls", "-phunter2", "-u", "a:b");
  }

  private static List<String> each(String... arguments) {
    CommandLine line = new CommandLine();
    return List.of(arguments).stream()
        .map(each -> line.next(each).flatMap(Redacted::rest).orElse(each))
        .toList();
  }

  private static Optional<Redacted> next(String command) {
    CommandLine line = new CommandLine();
    line.next("sh");
    line.next("-c");
    return line.next(command);
  }
}

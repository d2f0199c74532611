package dev.seawall.documents.redact;

import java.util.Locale;
import java.util.Optional;

/** A program with an option for a credential that does not say so by its name. */
enum Program {
  /** {@code -u user:password}, and headers that hold tokens. */
  CURL,
  /** Headers that hold tokens. */
  WGET,
  /** {@code -a user:password}. */
  HTTPIE,
  /** {@code -ppassword}, in one word. */
  MYSQL,
  /** {@code -p password}. */
  TAKES_P,
  /** {@code login -p password}. */
  REGISTRY,
  /** {@code -a password}. */
  REDIS,
  /** {@code -w password}. */
  LDAP,
  /** {@code -P password}. */
  SQLCMD,
  /** {@code -U user%password}. */
  SMB,
  /** {@code -passin pass:password}. */
  OPENSSL,
  /** {@code create secret generic --from-literal=key=value}. */
  KUBECTL;

  /** The program that a word names, with or without its folder. */
  static Optional<Program> named(String word) {
    String name = word.substring(word.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
    return Optional.ofNullable(
        switch (name) {
          case "curl" -> CURL;
          case "wget" -> WGET;
          case "http", "https", "xh" -> HTTPIE;
          case "mysql",
              "mysqldump",
              "mysqladmin",
              "mysqlimport",
              "mysqlshow",
              "mysqlcheck",
              "mariadb",
              "mariadb-dump",
              "mariadb-admin" ->
              MYSQL;
          case "mongo",
              "mongosh",
              "mongodump",
              "mongorestore",
              "mongoexport",
              "mongoimport",
              "sshpass",
              "cqlsh" ->
              TAKES_P;
          case "docker", "podman", "nerdctl", "buildah", "skopeo", "helm", "oras", "crane" ->
              REGISTRY;
          case "redis-cli" -> REDIS;
          case "ldapsearch", "ldapadd", "ldapmodify", "ldapdelete", "ldapwhoami", "ldappasswd" ->
              LDAP;
          case "sqlcmd", "bcp" -> SQLCMD;
          case "smbclient" -> SMB;
          case "openssl" -> OPENSSL;
          case "kubectl", "oc" -> KUBECTL;
          default -> null;
        });
  }

  /** The letter of the option whose value is a password or a login; 0 for none. */
  char letter() {
    return switch (this) {
      case CURL -> 'u';
      case HTTPIE, REDIS -> 'a';
      case MYSQL, TAKES_P, REGISTRY -> 'p';
      case LDAP -> 'w';
      case SQLCMD -> 'P';
      case SMB -> 'U';
      case WGET, OPENSSL, KUBECTL -> 0;
    };
  }

  /** What stands between user and password in that value; 0 where it is the password alone. */
  char separator() {
    return switch (this) {
      case CURL, HTTPIE -> ':';
      case SMB -> '%';
      case WGET, MYSQL, TAKES_P, REGISTRY, REDIS, LDAP, SQLCMD, OPENSSL, KUBECTL -> 0;
    };
  }

  /** Whether the value may stand in the next word. */
  boolean takesNextWord() {
    return this != MYSQL;
  }
}

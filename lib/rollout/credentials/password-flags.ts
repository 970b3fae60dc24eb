/** How a program takes a credential, besides by flags whose names say so. */
export type PasswordFlags = {
  /** Flags with the password as the next word. */
  next?: readonly string[];
  /** Flags with the password right behind them, as one word. */
  glued?: readonly string[];
  /** Flags with `user:password` as the next word; with another separator where it says so. */
  login?: readonly string[];
  separator?: string;
  /** Words behind which the last plain word is the password: `vault login x`. */
  lastAfter?: readonly string[];
  /** The last plain word is the password where this flag stands. */
  lastWith?: RegExp;
  /** The flags count only where this word stands too: `docker login -p x`, `docker run -p 80`. */
  only?: string;
};

const of = (names: string, flags: PasswordFlags) =>
  names.split(" ").map((name): [string, PasswordFlags] => [name, flags]);

/** What people run in containers. The short flags mean something else everywhere: `psql -p 5432`, `mkdir -p x`. */
export const PASSWORD_FLAGS: ReadonlyMap<string, PasswordFlags> = new Map([
  ...of(
    "mysql mysqldump mysqladmin mysqlimport mysqlcheck mysqlshow mysqlslap mysqlpump mysql_upgrade mysqlbinlog mysqlsh mariadb mariadb-dump mariadb-admin mariadb-check mariadb-import mycli mydumper xtrabackup mariabackup innobackupex",
    { glued: ["-p"] },
  ),
  ...of("mongo mongosh mongodump mongorestore mongoexport mongoimport mongostat mongotop mongofiles", { next: ["-p"] }),
  ...of("redis-cli valkey-cli keydb-cli redis-benchmark iredis", {
    next: ["-a", "--pass"],
    lastAfter: ["AUTH", "auth"],
  }),
  ...of("http https httpie xh ab", { login: ["-a", "-A", "--auth", "-P"] }),
  ...of("curl wget siege", { login: ["-u", "-U", "--user", "--proxy-user"], next: ["-b", "--cookie"] }),
  ...of(
    "sshpass cqlsh rabbitmqadmin beeline impala-shell influx nats cypher-shell neo4j-admin arangosh couchbase-cli cbq trino",
    {
      next: ["-p"],
      glued: ["-p"],
    },
  ),
  ...of("docker podman nerdctl buildah skopeo helm crane oras img kaniko oc cf az ibmcloud bx regctl", {
    next: ["-p"],
    only: "login",
  }),
  ...of("ldapsearch ldapadd ldapmodify ldapdelete ldapwhoami ldappasswd ldapcompare ldapmodrdn", {
    next: ["-w", "-s", "-a"],
    glued: ["-w"],
  }),
  ...of("sqlcmd bcp tsql fisql isql osql mssql-cli", { next: ["-P"], glued: ["-P"] }),
  ...of("mosquitto_pub mosquitto_sub mosquitto_rr ipmitool zip unzip ssh-keygen mqttx", {
    next: ["-P", "-N"],
    glued: ["-P"],
  }),
  ...of("7z 7za 7zz 7zr rar unrar", { glued: ["-p", "-hp"] }),
  ...of("openssl", { next: ["-k", "-K", "-passwd"], lastAfter: ["passwd"] }),
  ...of("smbclient rpcclient smbget net nmblookup", { login: ["-U", "--user"], separator: "%" }),
  ...of("lftp ncftp open", { login: ["-u"], separator: "," }),
  ...of("snmpget snmpwalk snmpset snmpbulkwalk snmptrap snmpbulkget", { next: ["-c", "-A", "-X"] }),
  ...of("htpasswd mosquitto_passwd", { lastWith: /^-[A-Za-z]*b[A-Za-z]*$/ }),
  ...of("htdigest wpa_passphrase", { lastWith: /^$/ }),
  ...of("vault bao", { lastAfter: ["login", "unseal", "unwrap", "lookup", "renew", "revoke"] }),
  ...of("rabbitmqctl", { lastAfter: ["add_user", "change_password", "authenticate_user"] }),
  ...of("mc minio-client mcli", { lastAfter: ["set", "add"] }),
  ...of("fly flyctl heroku doctl gh glab sentry-cli twine poetry", { next: ["-t", "-p"], only: "auth" }),
  ...of("twine hub svn hg cvs pulsar-admin kcadm.sh kcadm kinit ktutil", { next: ["-p", "-w"] }),
  ...of("cargo", { lastAfter: ["login"] }),
  ...of("nuget", { next: ["-k", "-ApiKey"] }),
  ...of("psql pg_dump pg_restore createdb", {}),
  ...of("composer", { lastWith: /^(?:http-basic|bearer|gitlab-token|github-oauth)\./ }),
  ...of("consul", { next: ["-encrypt"] }),
  ...of("samba-tool filebrowser", { lastAfter: ["create", "add", "setpassword"] }),
  ...of("snyk", { lastAfter: ["auth"] }),
  ...of("codecov", { next: ["-t"] }),
  ...of("ngrok", { lastAfter: ["authtoken", "add-authtoken"] }),
  ...of("ttyd gotty", { login: ["-c", "--credential"] }),
  ...of("caddy", { next: ["--plaintext", "-p"] }),
  ...of("sendemail sendEmail sendmail", { next: ["-xp"] }),
  ...of("useradd usermod adduser groupadd", { next: ["-p"] }),
  ...of("borg restic duplicity rclone", {}),
]);

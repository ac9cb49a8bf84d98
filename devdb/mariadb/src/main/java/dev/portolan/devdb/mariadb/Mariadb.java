package dev.portolan.devdb.mariadb;

import dev.portolan.devdb.server.Commands;
import dev.portolan.devdb.server.Installation;
import dev.portolan.devdb.server.Software;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

/** MariaDB, from the binaries on the class path. */
final class Mariadb implements Software {
    static final Mariadb INSTANCE = new Mariadb();

    /** Raised when the way in which a template is made changes. */
    private static final String LAYOUT = "1";

    /** The statements that make the system tables, as the server's own script puts them together. */
    private static final List<String> SCRIPTS = List.of(
            "mariadb_system_tables.sql",
            "mariadb_performance_tables.sql",
            "mariadb_system_tables_data.sql",
            "maria_add_gis_sp_bootstrap.sql",
            "mariadb_sys_schema.sql");

    /** What making the template and serving it must agree on: the fewer and smaller the files, the faster the copy. */
    private static final List<String> FILES =
            List.of("--innodb-undo-tablespaces=0", "--innodb-log-file-size=32M", "--skip-log-bin");

    /** How a server is set that holds nothing worth keeping. What changes how it reads statements is as it is everywhere. */
    private static final List<String> SETTINGS = List.of(
            "--bind-address=127.0.0.1",
            "--skip-name-resolve",
            // Making a key for a certificate takes longer than all the rest of a start.
            "--skip-ssl",
            "--character-set-server=utf8mb4",
            "--default-time-zone=+00:00",
            "--innodb-flush-log-at-trx-commit=0",
            "--innodb-doublewrite=0",
            "--sync-frm=0",
            "--innodb-buffer-pool-load-at-startup=0",
            "--performance-schema=0",
            "--max-allowed-packet=64M",
            "--max-connections=100");

    private Mariadb() {}

    @Override
    public String name() {
        return "mariadb";
    }

    @Override
    public String product() {
        return "MariaDB";
    }

    @Override
    public Commands commands() {
        return Commands.PLAIN;
    }

    @Override
    public String edition() throws IOException {
        return "mariadb-linux-x86_64-" + Binaries.mark() + "-" + LAYOUT;
    }

    @Override
    public void unpack(Path program) throws IOException {
        Binaries.unpack(program);
    }

    @Override
    public void initialise(Installation made) throws IOException {
        Files.createDirectory(made.template());
        StringBuilder sql = new StringBuilder("CREATE DATABASE mysql;\nUSE mysql;\nSET @auth_root_socket=NULL;\n");
        for (String script : SCRIPTS) {
            sql.append(Files.readString(share(made).resolve(script), StandardCharsets.UTF_8))
                    .append('\n');
        }
        sql.append("USE mysql;\nDELETE FROM global_priv WHERE User <> 'mariadb.sys' AND (User <> 'root' OR Host <>"
                + " '127.0.0.1');\nUPDATE global_priv SET Priv = JSON_SET(Priv, '$.plugin', 'mysql_native_password',"
                + " '$.authentication_string', PASSWORD('" + made.password() + "')) WHERE User = 'root';\n");
        List<String> command = server(made, made.template());
        command.addAll(
                List.of("--bootstrap", "--log-warnings=0", "--enforce-storage-engine=", "--net-buffer-length=16K"));
        made.commands().run(command, sql.toString());
    }

    private static Path share(Installation installed) {
        return installed.program().resolve("share");
    }

    private static List<String> server(Installation installed, Path data) {
        List<String> command = new ArrayList<>(List.of(
                installed.bin("mariadbd").toString(),
                "--no-defaults",
                "--basedir=" + installed.program(),
                "--lc-messages-dir=" + share(installed),
                "--datadir=" + data));
        command.addAll(FILES);
        if (Commands.root()) {
            command.add("--user=root");
        }
        return command;
    }

    @Override
    public List<String> command(Installation installed, Path data, int port) throws IOException {
        List<String> command = server(installed, data);
        // Of its own: two servers that share one take each other's temporary tables.
        command.add("--tmpdir=" + Files.createDirectories(data.resolveSibling("tmp")));
        // Relative to the data folder, because the whole path of a socket has a limit.
        command.addAll(List.of("--port=" + port, "--socket=socket", "--pid-file=" + data.resolve("pid")));
        command.addAll(SETTINGS);
        return command;
    }

    @Override
    public boolean ready(Path data, String log) {
        return log.contains("ready for connections");
    }

    @Override
    public boolean failed(String log) {
        return log.contains("[ERROR] Aborting");
    }

    @Override
    public boolean portTaken(String log) {
        return log.contains("Bind on TCP/IP port");
    }

    @Override
    public String endSignal() {
        return "KILL";
    }

    @Override
    public String url(int port) {
        return "jdbc:mariadb://127.0.0.1:" + port + "/mysql";
    }

    @Override
    public String user() {
        return "root";
    }

    @Override
    public String urlSuffix() {
        return "";
    }

    @Override
    public Connection connect(String url, String password) throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", user());
        properties.setProperty("password", password);
        return new org.mariadb.jdbc.Driver().connect(url, properties);
    }
}

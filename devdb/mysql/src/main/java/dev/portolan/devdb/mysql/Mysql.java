package dev.portolan.devdb.mysql;

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

/** MySQL, from what was fetched. */
final class Mysql implements Software {
    static final Mysql INSTANCE = new Mysql();

    /** Raised when the way in which a template is made changes. */
    private static final String LAYOUT = "1";

    /** What making the template and serving it must agree on. */
    private static final List<String> FILES = List.of(
            "--innodb-redo-log-capacity=64M",
            "--innodb-doublewrite=OFF",
            "--innodb-flush-log-at-trx-commit=0",
            "--skip-log-bin",
            "--secure-file-priv=",
            "--performance-schema=OFF",
            "--mysqlx=OFF");

    /** How a server is set that holds nothing worth keeping. What changes how it reads statements is as it is everywhere. */
    private static final List<String> SETTINGS = List.of(
            "--bind-address=127.0.0.1",
            "--skip-name-resolve",
            "--default-time-zone=+00:00",
            "--innodb-buffer-pool-load-at-startup=OFF",
            "--innodb-fast-shutdown=2",
            "--max-connections=100");

    private Mysql() {}

    @Override
    public String name() {
        return "mysql";
    }

    @Override
    public String product() {
        return "MySQL";
    }

    @Override
    public Commands commands() {
        return Commands.PLAIN;
    }

    @Override
    public String edition() throws IOException {
        return "mysql-" + Fetched.find().version() + "-" + LAYOUT;
    }

    /** The binaries stay where they were fetched to. */
    @Override
    public void unpack(Path program) throws IOException {
        Fetched.find();
    }

    /** Two starts: in the first one the server takes no statements about users. */
    @Override
    public void initialise(Installation made) throws IOException {
        List<String> first = server(made.template());
        first.add("--initialize-insecure");
        made.commands().run(first, "");
        Path users = made.template().resolveSibling("users.sql");
        Files.writeString(
                users,
                "CREATE USER 'root'@'127.0.0.1' IDENTIFIED BY '" + made.password()
                        + "';\nGRANT ALL ON *.* TO 'root'@'127.0.0.1' WITH GRANT OPTION;\nDROP USER 'root'@'localhost';\n"
                        + "SHUTDOWN;\n",
                StandardCharsets.UTF_8);
        List<String> second = server(made.template());
        second.addAll(List.of("--init-file=" + users, "--skip-networking", "--socket=socket"));
        made.commands().run(second, "");
        Files.delete(users);
    }

    private static List<String> server(Path data) throws IOException {
        List<String> command = new ArrayList<>(Fetched.find().command());
        command.add("--datadir=" + data);
        command.addAll(FILES);
        if (Commands.root()) {
            command.add("--user=root");
        }
        return command;
    }

    @Override
    public List<String> command(Installation installed, Path data, int port) throws IOException {
        List<String> command = server(data);
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
        return log.contains("[ERROR] [MY-010119]"); // Aborting
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
        return "&allowPublicKeyRetrieval=true";
    }

    @Override
    public Connection connect(String url, String password) throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", user());
        properties.setProperty("password", password);
        properties.setProperty("allowPublicKeyRetrieval", "true");
        return new org.mariadb.jdbc.Driver().connect(url, properties);
    }
}

package dev.portolan.acceptance.apply;

import dev.portolan.acceptance.Target;
import dev.portolan.dir.Formats;
import dev.portolan.dir.MigrationDir;
import dev.portolan.migrate.apply.FileOrder;
import dev.portolan.migrate.apply.Migrator;
import dev.portolan.migrate.apply.Status;
import dev.portolan.migrate.apply.TxMode;
import dev.portolan.schema.PortolanException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** One of Atlas's runs, with its directory and a database of its own, and what was there before. */
final class AtlasCase {
    private static final String INIT = "CREATE TABLE users (id int NOT NULL, PRIMARY KEY (id));\n";
    private static final String SECOND =
            "-- add name\nALTER TABLE users ADD COLUMN name varchar(20);\nINSERT INTO users (id, name) VALUES (1, 'a');\n";
    private static final String LAST = "CREATE TABLE pets (id int NOT NULL);\n";
    private static final String FAILS =
            "CREATE TABLE ok1 (id int);\nINSERT INTO nope VALUES (1);\nCREATE TABLE ok3 (id int);\n";
    private static final String MENDED = "CREATE TABLE ok1 (id int);\nSELECT 1;\nCREATE TABLE ok3 (id int);\n";
    private static final Pattern STATUS = Pattern.compile(
            "Migration Status: (\\w+)\n.*Current Version: ([^\n(]*?) *(?:\\((\\d+) statements applied\\))?\n.*Executed Files: +(\\d+).*?\n.*Pending Files: +(\\d+)",
            Pattern.DOTALL);

    private final Target target;
    private final String name;
    private final boolean realm;
    private final Path dir;
    private final String url;
    private final String database;
    private final Map<String, String> files = new LinkedHashMap<>();

    AtlasCase(Target target, JsonNode one, Path folder) throws IOException, SQLException {
        this.target = target;
        this.name = one.get("case").asString();
        this.realm = one.get("database").asString().endsWith("-realm");
        this.dir = folder.resolve("m");
        String fresh = target.freshUrl();
        this.database = fresh.replaceFirst(".*/([^/?]+)(?:\\?.*)?$", "$1");
        if (target == Target.POSTGRES && !realm) {
            this.url = fresh + (fresh.contains("?") ? "&" : "?") + "currentSchema=public";
        } else if (target == Target.MARIADB && realm) {
            this.url = fresh.replace("/" + database, "/");
            dropRealm();
        } else {
            this.url = fresh;
        }
        prepare();
    }

    /** The server is shared: what another case left in the one place that it has for all databases. */
    private void dropRealm() throws SQLException {
        execute("DROP DATABASE IF EXISTS atlas_schema_revisions", "CREATE TABLE `" + database + "`.other (id int)");
    }

    private void prepare() throws IOException, SQLException {
        String place = realm && target == Target.MARIADB ? "`" + database + "`." : "";
        files.put("20220101000000_init.sql", INIT);
        files.put("20220101000001_second.sql", SECOND);
        files.put("20220101000002.sql", LAST.replace("pets", place + "pets"));
        switch (name.substring(0, 2)) {
            case "03" -> files.put("20220101000001_second.sql", FAILS);
            case "05" -> {
                files.keySet().removeIf(f -> !f.endsWith("_init.sql"));
                write();
                migrator().apply();
                files.put("20220101000001_second.sql", SECOND);
                files.put("20220101000002.sql", LAST);
            }
            case "06" -> execute("CREATE TABLE existing (id int)");
            case "08" -> {
                write();
                if (!realm) {
                    migrator().apply();
                    files.remove("20220101000001_second.sql");
                }
            }
            case "09" -> files.put("20220101000001_second.sql", "-- atlas:txmode none\n\n" + SECOND);
            case "10" -> {
                files.clear();
                files.put("1_a.sql", "CREATE TABLE h6x (id int);\n");
                files.put("2_checkpoint.sql", "-- atlas:checkpoint\n\nCREATE TABLE h6x (id int);\n");
            }
            case "11" -> {
                files.clear();
                files.put("1_a.sql", "");
                files.put("2_b.sql", "-- only a comment\n");
            }
            case "12" -> {
                files.remove("20220101000001_second.sql");
                write();
                migrator().apply();
                files.put("20220101000001_second.sql", SECOND);
            }
            case "13" -> {
                write();
                migrator().apply();
                files.put("20220101000001_second.sql", SECOND + "-- edited\n");
            }
            case "14" -> {
                files.put("20220101000001_second.sql", FAILS);
                write();
                try {
                    migrator().txMode(TxMode.NONE).apply();
                } catch (PortolanException e) {
                    files.put("20220101000001_second.sql", "CREATE TABLE ok9 (id int);\nSELECT 1;\n");
                }
            }
            case "15" -> {
                files.clear();
                files.put("20220101000000.sql", "CREATE TABLE dup1 (id int);\n");
                files.put("20220101000000_b.sql", "CREATE TABLE dup2 (id int);\n");
            }
            default -> {}
        }
        write();
    }

    private void write() throws IOException {
        Files.createDirectories(dir);
        try (var there = Files.list(dir)) {
            for (Path file : there.toList()) {
                Files.delete(file);
            }
        }
        for (Map.Entry<String, String> file : files.entrySet()) {
            Files.writeString(dir.resolve(file.getKey()), file.getValue());
        }
        MigrationDir.open(dir, Formats.named("atlas")).rehash();
    }

    private Migrator migrator() {
        return Migrator.of(dir).database(url, null, null);
    }

    /** Does it. @return what differs; null for nothing */
    String step(JsonNode step, int number) throws IOException, SQLException {
        if (step.has("snapshot")) {
            return snapshot(step.get("snapshot"));
        }
        List<String> args = new ArrayList<>();
        step.get("args").forEach(a -> args.add(a.asString()));
        if (name.startsWith("03") && number == 3) {
            files.put("20220101000001_second.sql", MENDED);
            write();
        }
        int expected = step.get("exit").asInt();
        String out = step.get("stdout").asString();
        try {
            if (args.get(2).equals("set")) {
                return "set";
            }
            if (args.get(2).equals("status")) {
                Status status = migrator().status();
                return expected != 0 ? "exit 0" : out.startsWith("Migration Status") ? status(out, status) : null;
            }
            run(args);
            return expected == 0 ? null : "exit 0";
        } catch (PortolanException e) {
            return expected == 1 ? null : e.getMessage();
        }
    }

    private void run(List<String> args) {
        Migrator migrator = migrator();
        for (String word : args) {
            migrator = word.matches("\\d") ? migrator.amount(Integer.parseInt(word)) : migrator;
        }
        for (int i = 3; i < args.size() - 1; i++) {
            String value = args.get(i + 1);
            migrator = switch (args.get(i)) {
                case "--tx-mode" -> migrator.txMode(TxMode.of(value));
                case "--exec-order" -> migrator.order(FileOrder.of(value));
                case "--baseline" -> migrator.baseline(value);
                default -> migrator;
            };
        }
        if (args.contains("--allow-dirty")) {
            migrator = migrator.allowDirty();
        }
        if (args.contains("--dry-run")) {
            migrator.dryRun();
        } else {
            migrator.apply();
        }
    }

    private static String status(String out, Status status) {
        Matcher atlas = STATUS.matcher(out);
        if (!atlas.find()) {
            return "unreadable: " + out;
        }
        String version = status.current() == null ? "No migration applied yet" : status.current();
        int pending = status.pending().size() + status.outOfOrder().size();
        int applied = status.partial() == null ? 0 : status.partial().applied();
        String ours = (status.state() == Status.State.OK ? "OK" : "PENDING") + " " + version + " " + status.executed()
                + " " + pending + " " + applied;
        String theirs = atlas.group(1) + " " + atlas.group(2) + " " + atlas.group(4) + " " + atlas.group(5) + " "
                + (atlas.group(3) == null ? "0" : atlas.group(3));
        return ours.equals(theirs) ? null : ours + " and not " + theirs;
    }

    private String snapshot(JsonNode snapshot) throws SQLException {
        TreeSet<String> tables = new TreeSet<>();
        snapshot.get("tables").forEach(t -> tables.add(t.asString().replace("h6app.", database + ".")));
        TreeSet<String> ours = new TreeSet<>(tables());
        List<String> rows = new ArrayList<>();
        List<String> theirs = atlasRows(snapshot.get("revisions")
                .get("atlas_schema_revisions")
                .get("rows")
                .asString());
        if (ours.stream().anyMatch(t -> t.endsWith("atlas_schema_revisions"))) {
            rows.addAll(rows());
        } else if (theirs.isEmpty()) {
            // nothing is remembered where nothing is there to remember it
            tables.removeIf(t -> t.endsWith("atlas_schema_revisions"));
        }
        if (!ours.equals(tables)) {
            return "tables " + ours + " and not " + tables;
        }
        return rows.equals(theirs) ? null : "rows " + rows + " and not " + theirs;
    }

    /** Version, description, type, applied, total, whether there is an error, its statement, hash, partial hashes. */
    private List<String> atlasRows(String text) {
        List<String> rows = new ArrayList<>();
        if (text.startsWith("[")) {
            for (JsonNode row : new ObjectMapper().readTree(text)) {
                JsonNode partial = row.get("partial_hashes");
                rows.add(row(
                        row.get("version").asString(),
                        row.get("description").asString(),
                        row.get("type").asString(),
                        row.get("applied").asString(),
                        row.get("total").asString(),
                        row.get("error").asString(),
                        row.get("error_stmt").asString(),
                        row.get("hash").asString(),
                        partial.isNull() ? "null" : partial.isArray() ? partial.toString() : partial.asString()));
            }
        } else if (!text.isBlank()) {
            for (String one : text.split("\\*{27} \\d+\\. row \\*{27}\n")) {
                Map<String, String> row = new LinkedHashMap<>();
                for (String line : one.lines().toList()) {
                    int colon = line.indexOf(':');
                    row.put(
                            line.substring(0, colon).strip(),
                            line.substring(colon + 1).strip());
                }
                if (!row.isEmpty()) {
                    rows.add(row(
                            row.get("version"),
                            row.get("description"),
                            row.get("type"),
                            row.get("applied"),
                            row.get("total"),
                            row.get("error"),
                            row.get("error_stmt"),
                            row.get("hash"),
                            row.get("partial_hashes")));
                }
            }
        }
        return rows.stream().sorted().toList();
    }

    private String row(String... columns) {
        List<String> row = new ArrayList<>(List.of(columns));
        row.set(5, row.get(5).isEmpty() ? "" : "error");
        // the bytes of these files are not known, or they name a database of the test
        boolean known = !name.startsWith("05") && !(realm && target == Target.MARIADB);
        row.set(7, known || row.get(7).isEmpty() ? row.get(7) : "hash");
        row.set(8, row.get(8).replace(" ", ""));
        return String.join("|", row);
    }

    private List<String> rows() throws SQLException {
        String place = realm ? "atlas_schema_revisions.atlas_schema_revisions" : "atlas_schema_revisions";
        List<String> rows = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "SELECT version, description, type, applied, total, error, error_stmt, hash, partial_hashes FROM "
                                + place + " ORDER BY version")) {
            while (row.next()) {
                String[] columns = new String[9];
                for (int i = 0; i < 9; i++) {
                    columns[i] = String.valueOf(row.getString(i + 1));
                }
                rows.add(row(columns));
            }
        }
        return rows.stream().sorted().toList();
    }

    private List<String> tables() throws SQLException {
        String query = target == Target.SQLITE
                ? "SELECT name FROM sqlite_master WHERE type = 'table'"
                : target == Target.POSTGRES
                        ? "SELECT schemaname || '.' || tablename FROM pg_tables WHERE schemaname IN ('public', 'atlas_schema_revisions')"
                        : "SELECT CONCAT(TABLE_SCHEMA, '.', TABLE_NAME) FROM information_schema.TABLES WHERE TABLE_NAME <> 'other'"
                                + " AND TABLE_SCHEMA IN ('" + database + "', 'atlas_schema_revisions')";
        List<String> tables = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) {
                String table = rows.getString(1);
                if (realm || target != Target.MARIADB || !table.startsWith("atlas_schema_revisions.")) {
                    tables.add(table);
                }
            }
        }
        return tables;
    }

    private void execute(String... statements) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }
}

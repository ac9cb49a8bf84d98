package dev.portolan.migrate.apply;

import dev.portolan.dialect.RevisionTable;
import dev.portolan.schema.PortolanException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The table of what has run, on one connection. */
final class Revisions implements AutoCloseable {
    /** Atlas keeps the name of its cloud among the versions. */
    private static final String NO_VERSION = ".atlas_cloud_identifier";

    private static final String COLUMNS =
            "version, description, type, applied, total, executed_at, execution_time, error,"
                    + " error_stmt, hash, partial_hashes, operator_version";

    private final Connection connection;
    private final RevisionTable table;
    private final String quote;
    private boolean exists;
    private PreparedStatement insert;
    private PreparedStatement update;

    /** @param quote of names: a server may fold those that have none */
    Revisions(Connection connection, RevisionTable table, String quote) {
        this.connection = connection;
        this.table = table;
        this.quote = quote;
        this.exists = table.exists();
    }

    private String columns() {
        return quote + COLUMNS.replace(", ", quote + ", " + quote) + quote;
    }

    private String column(String name) {
        return quote + name + quote;
    }

    /** All, in the order of their versions as texts; none when there is no table. */
    List<Revision> read() {
        List<Revision> revisions = new ArrayList<>();
        if (!exists) {
            return revisions;
        }
        String query = "SELECT " + columns() + " FROM " + table.name() + " ORDER BY " + column("version");
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) {
                if (!NO_VERSION.equals(rows.getString(1))) {
                    revisions.add(row(rows));
                }
            }
            return revisions;
        } catch (SQLException e) {
            throw unusable("cannot be read", e);
        }
    }

    private static Revision row(ResultSet row) throws SQLException {
        return new Revision(
                row.getString(1),
                text(row.getString(2)),
                row.getInt(3),
                row.getInt(4),
                row.getInt(5),
                RevisionText.time(row.getString(6)),
                Duration.ofNanos(row.getLong(7)),
                text(row.getString(8)),
                text(row.getString(9)),
                text(row.getString(10)),
                RevisionText.hashes(row.getString(11)),
                text(row.getString(12)));
    }

    private static String text(String text) {
        return text == null ? "" : text;
    }

    /** Makes the table where it is not there. */
    void create() {
        if (exists) {
            return;
        }
        try (Statement statement = connection.createStatement()) {
            for (String sql : table.creation()) {
                statement.execute(sql);
            }
            exists = true;
        } catch (SQLException e) {
            throw unusable("cannot be made", e);
        }
    }

    /** Adds one that must not be there: another migrator that was not locked out is found by that. */
    void insert(Revision revision) {
        try {
            if (insert == null) {
                insert = connection.prepareStatement("INSERT INTO " + table.name() + " (" + columns()
                        + ") VALUES (?, ?, ?, ?, ?, " + table.time() + ", ?, ?, ?, ?, " + table.json() + ", ?)");
            }
            insert.setString(1, revision.version());
            insert.setString(2, revision.description());
            insert.setInt(3, revision.type());
            insert.setInt(4, revision.applied());
            insert.setInt(5, revision.total());
            insert.setString(6, RevisionText.time(revision.executedAt(), table.zoned()));
            insert.setLong(7, revision.took().toNanos());
            insert.setString(8, revision.error());
            insert.setString(9, revision.errorStatement());
            insert.setString(10, revision.hash());
            insert.setString(11, RevisionText.hashes(revision.partialHashes()));
            insert.setString(12, revision.operator());
            insert.executeUpdate();
        } catch (SQLException e) {
            throw unusable("takes no row for version " + revision.version(), e);
        }
    }

    /** All but what says when and as what it began. */
    void update(Revision revision) {
        try {
            if (update == null) {
                update = connection.prepareStatement("UPDATE " + table.name() + " SET " + column("type") + " = ?, "
                        + column("applied") + " = ?, " + column("total") + " = ?, " + column("execution_time")
                        + " = ?, "
                        + column("error") + " = ?, " + column("error_stmt") + " = ?, " + column("hash") + " = ?, "
                        + column("partial_hashes") + " = " + table.json() + ", " + column("operator_version")
                        + " = ? WHERE " + column("version") + " = ?");
            }
            update.setInt(1, revision.type());
            update.setInt(2, revision.applied());
            update.setInt(3, revision.total());
            update.setLong(4, revision.took().toNanos());
            update.setString(5, revision.error());
            update.setString(6, revision.errorStatement());
            update.setString(7, revision.hash());
            update.setString(8, RevisionText.hashes(revision.partialHashes()));
            update.setString(9, revision.operator());
            update.setString(10, revision.version());
            if (update.executeUpdate() != 1) {
                throw PortolanException.failed(
                        "revisions-table",
                        "The row of version " + revision.version() + " is gone from the table " + table.name()
                                + ": someone else works on it. Run again.");
            }
        } catch (SQLException e) {
            throw unusable("takes no change of version " + revision.version(), e);
        }
    }

    private PortolanException unusable(String what, SQLException e) {
        return PortolanException.failed(
                "revisions-table",
                "The table " + table.name() + ", which remembers what has run, " + what + ": " + e.getMessage()
                        + ". It must be as Atlas or Portolan made it, and the user be allowed to read and write it.",
                e);
    }

    @Override
    public void close() throws SQLException {
        for (PreparedStatement statement : new PreparedStatement[] {insert, update}) {
            if (statement != null) {
                statement.close();
            }
        }
    }
}

package dev.portolan.dialect.sqlite;

import dev.portolan.dialect.ApplyRules;
import dev.portolan.dialect.DevServer;
import dev.portolan.dialect.Dialect;
import dev.portolan.dialect.Inspector;
import dev.portolan.dialect.Names;
import dev.portolan.dialect.Planner;
import dev.portolan.dialect.Types;
import dev.portolan.diff.DiffRules;
import dev.portolan.sql.SplitRules;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;

/** SQLite 3.37 or later. */
public final class SqliteDialect implements Dialect {
    static final String NAME = "sqlite";

    private static final SplitRules SPLIT_RULES =
            SplitRules.of(SplitRules.Syntax.BEGIN, SplitRules.Syntax.BRACKETS, SplitRules.Syntax.NUL_ENDS);

    private final SqliteNames names = new SqliteNames();
    private final SqliteTypes types = new SqliteTypes();
    private final SqliteInspector inspector = new SqliteInspector();
    private final SqlitePlanner planner = new SqlitePlanner();
    private final SqliteRules rules = new SqliteRules();
    private final SqliteDevServer dev = new SqliteDevServer();
    private final SqliteApplyRules applyRules = new SqliteApplyRules();

    @Override
    public String name() {
        return NAME;
    }

    /** SQLITE_OPEN_READWRITE and SQLITE_OPEN_URI, without SQLITE_OPEN_CREATE. */
    @Override
    public Map<String, String> existing(String url) {
        return Map.of("open_mode", String.valueOf(0x2 | 0x40));
    }

    @Override
    public String driverCoordinates() {
        return "org.xerial:sqlite-jdbc";
    }

    @Override
    public boolean serves(Connection connection) throws SQLException {
        return connection.getMetaData().getDatabaseProductName().equals("SQLite");
    }

    @Override
    public Names names() {
        return names;
    }

    @Override
    public Types types() {
        return types;
    }

    @Override
    public Inspector inspector() {
        return inspector;
    }

    @Override
    public Planner planner() {
        return planner;
    }

    @Override
    public DiffRules rules() {
        return rules;
    }

    @Override
    public DevServer dev() {
        return dev;
    }

    @Override
    public ApplyRules applyRules() {
        return applyRules;
    }

    @Override
    public SplitRules splitRules() {
        return SPLIT_RULES;
    }
}

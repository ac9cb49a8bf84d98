package dev.portolan.dialect.h2;

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
import java.util.regex.Pattern;

/** H2. */
public final class H2Dialect implements Dialect {
    static final String NAME = "h2";
    private static final SplitRules SPLIT_RULES = SplitRules.of(
            SplitRules.Syntax.DOUBLE_DOLLAR,
            SplitRules.Syntax.NESTED_COMMENTS,
            SplitRules.Syntax.SLASH_COMMENTS,
            SplitRules.Syntax.RETURNS_END_LINES);

    private final H2Names names = new H2Names();
    private final H2Types types = new H2Types();
    private final H2Inspector inspector = new H2Inspector();
    private final H2Planner planner = new H2Planner();
    private final H2Rules rules = new H2Rules();
    private final H2DevServer dev = new H2DevServer();
    private final H2ApplyRules applyRules = new H2ApplyRules();

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Map<String, String> existing(String url) {
        boolean made = Pattern.compile("(?i)^jdbc:h2:mem:|;INIT=|;IFEXISTS=")
                .matcher(url)
                .find();
        return made ? Map.of() : Map.of("IFEXISTS", "TRUE");
    }

    @Override
    public String driverCoordinates() {
        return "com.h2database:h2";
    }

    @Override
    public boolean serves(Connection connection) throws SQLException {
        return connection.getMetaData().getDatabaseProductName().equals("H2");
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

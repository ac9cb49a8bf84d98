package dev.portolan.dialect.postgres;

import dev.portolan.dialect.ApplyRules;
import dev.portolan.dialect.DevServer;
import dev.portolan.dialect.Dialect;
import dev.portolan.dialect.Inspector;
import dev.portolan.dialect.Names;
import dev.portolan.dialect.Planner;
import dev.portolan.dialect.StepRule;
import dev.portolan.dialect.Types;
import dev.portolan.diff.DiffRules;
import dev.portolan.sql.SplitRules;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** PostgreSQL. */
public final class PostgresDialect implements Dialect {
    static final String NAME = "postgres";
    static final SplitRules SPLIT_RULES = SplitRules.of(
            SplitRules.Syntax.BEGIN,
            SplitRules.Syntax.BEGIN_ATOMIC,
            SplitRules.Syntax.DOLLAR_TAGS,
            SplitRules.Syntax.ESCAPE_STRINGS,
            SplitRules.Syntax.NESTED_COMMENTS,
            SplitRules.Syntax.RETURNS_END_LINES,
            SplitRules.Syntax.COPY_DATA,
            SplitRules.Syntax.NUL_ENDS);

    private final PostgresNames names = new PostgresNames();
    private final PostgresTypes types = new PostgresTypes();
    private final PostgresInspector inspector = new PostgresInspector();
    private final PostgresPlanner planner = new PostgresPlanner();
    private final List<StepRule> shapes =
            List.of(new RequiredColumns(), new UnvalidatedConstraints(), new ConcurrentIndexes(), Limits.timeouts());
    private final PostgresRules rules = new PostgresRules();
    private final PostgresDevServer dev = new PostgresDevServer();
    private final PostgresApplyRules applyRules = new PostgresApplyRules();

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String urlPrefix() {
        return "jdbc:postgresql:";
    }

    @Override
    public String driverCoordinates() {
        return "org.postgresql:postgresql";
    }

    @Override
    public String embeddedModule() {
        return "dev.portolan:portolan-postgres";
    }

    @Override
    public boolean serves(Connection connection) throws SQLException {
        return connection.getMetaData().getDatabaseProductName().equals("PostgreSQL");
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
    public List<StepRule> shapes() {
        return shapes;
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

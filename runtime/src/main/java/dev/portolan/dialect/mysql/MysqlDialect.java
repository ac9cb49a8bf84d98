package dev.portolan.dialect.mysql;

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
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;

/** MySQL, and what MariaDB shares with it. */
public class MysqlDialect implements Dialect {
    private static final String NAME = "mysql";
    private static final SplitRules SPLIT_RULES = SplitRules.of(
            SplitRules.Syntax.BEGIN,
            SplitRules.Syntax.COMPOUND,
            SplitRules.Syntax.BACKSLASHES,
            SplitRules.Syntax.HASH_COMMENTS,
            SplitRules.Syntax.SPACED_DASHES,
            SplitRules.Syntax.VERSION_COMMENTS);

    private final String name;
    private final MysqlTypes types;
    private final MysqlNames names = new MysqlNames();
    private final MysqlRules rules = new MysqlRules();
    private final MysqlInspector inspector;
    private final MysqlPlanner planner;
    private final List<StepRule> shapes;
    private final MysqlDevServer dev = new MysqlDevServer();
    private final MysqlApplyRules applyRules = new MysqlApplyRules();

    public MysqlDialect() {
        this(new Syntax(new MysqlTypes()));
    }

    private MysqlDialect(Syntax syntax) {
        this(
                NAME,
                new MysqlTypes(),
                new Catalog(),
                syntax,
                List.of(new IndexReplacement(), new OnlineAlter("MySQL", syntax, 8, 0, 12), Limits.timeouts(null)));
    }

    /** A variant. */
    protected MysqlDialect(String name, MysqlTypes types, Catalog catalog, Syntax syntax, List<StepRule> shapes) {
        this.name = name;
        this.types = types;
        this.inspector = new MysqlInspector(name, catalog);
        this.planner = new MysqlPlanner(syntax);
        this.shapes = shapes;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String driverCoordinates() {
        return "com.mysql:mysql-connector-j";
    }

    @Override
    public boolean serves(Connection connection) throws SQLException {
        return isFamily(connection) && !isMariadb(connection);
    }

    /** Each driver takes either server, and says the name of its own product: the server is asked only where one of them is. */
    protected static boolean isFamily(Connection connection) throws SQLException {
        String product = connection.getMetaData().getDatabaseProductName().toLowerCase(Locale.ROOT);
        return product.contains("mysql") || product.contains("mariadb");
    }

    protected static boolean isMariadb(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT VERSION()")) {
            row.next();
            return row.getString(1).toLowerCase(Locale.ROOT).contains("mariadb");
        }
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

package dev.portolan.cli.verb;

/**
 * An option of a verb.
 *
 * @param text {@code --dir}
 * @param value what its value is called; null when it takes none
 * @param meaning one line
 */
public record Option(String text, String value, String meaning) {
    static final Option DIR = new Option("--dir", "D", "migration directory (migrations)");
    static final Option FORMAT =
            new Option("--format", "F", "atlas, golang-migrate, goose, flyway, liquibase, dbmate (what its files say)");
    static final Option CLASSPATH = new Option(
            "--classpath",
            "PATH",
            "the compiled entities, and what they need: folders, jars, folder/* [PORTOLAN_CLASSPATH]");
    static final Option UNIT = new Option("--unit", "NAME", "which unit, when the class path has several");
    static final Option DIALECT = new Option("--dialect", "N", "sqlite, postgres, mysql, mariadb, h2 (as compiled)");
    static final Option GIT_BASE =
            new Option("--git-base", "REF", "the branch that this one shall be merged into: origin/main");
    static final Option DEV_URL = new Option(
            "--dev-url", "U", "server for scratch databases: JDBC URL, or embedded:DIALECT [PORTOLAN_DEV_URL]");
    static final Option DEV_USER = new Option("--dev-user", "U", "its user; the password is PORTOLAN_DEV_PASSWORD");
    static final Option SCHEMA = new Option("--schema", "S", "a schema to read besides the default one; repeatable");
    static final Option JSON = new Option("--json", null, "the result as one JSON object");
}

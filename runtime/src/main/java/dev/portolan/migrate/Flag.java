package dev.portolan.migrate;

/** An option of the command line. One constant, and the usage text knows it too. */
enum Flag {
    DIR("--dir", "D", "migration directory (migrations), created when missing"),
    FORMAT("--format", "F", "atlas, golang-migrate, goose, flyway, liquibase or dbmate (what its files say)"),
    PLACEHOLDER("--placeholder", "K=V", "a value for ${K} in files of flyway, liquibase and goose; repeatable"),
    DIALECT("--dialect", "N", "sqlite, postgres, …; from the server when connected, else as compiled"),
    MODE("--mode", "replay|inspect", "current state: the directory replayed, or the database at --url (replay)"),
    URL("--url", "U", "JDBC URL of the target database [PORTOLAN_URL]"),
    USER("--user", "U", "its user"),
    DEV_URL("--dev-url", "U", "server for scratch databases: a JDBC URL or embedded:<dialect> [PORTOLAN_DEV_URL]"),
    DEV_USER("--dev-user", "U", "its user"),
    PASSWORD_FILE("--password-file", "F", "file with the target's password [PORTOLAN_PASSWORD, PORTOLAN_DEV_PASSWORD]"),
    SCHEMA("--schema", "S", "a schema to compare besides the default one; repeatable"),
    EXCLUDE("--exclude", "GLOB", "table, schema.table or table.column that is never touched; repeatable"),
    DROP("--drop", "KINDS", "what may be dropped (table,column,index,constraint); \"none\" for nothing"),
    ALLOW_MASS_DROP("--allow-mass-drop", null, "even when more than half of the tables, and at least three, go"),
    RENAME("--rename", "OLD=NEW", "table=table or table.column=table.column; repeatable"),
    SHAPE(
            "--shape",
            "KINDS",
            "changes in their safe shape: index,constraint,column; \"all\", \"none\" [PORTOLAN_SHAPE]"),
    LOCK_TIMEOUT("--lock-timeout", "T", "how long a statement waits for a lock: 5s, 500ms, … [PORTOLAN_LOCK_TIMEOUT]"),
    STATEMENT_TIMEOUT("--statement-timeout", "T", "how long a statement may run [PORTOLAN_STATEMENT_TIMEOUT]"),
    DRY_RUN("--dry-run", null, "print, write nothing"),
    CHECK("--check", null, "write nothing, exit 3 when a migration is missing"),
    REHASH("--rehash", null, "write atlas.sum anew after a file was edited on purpose, and nothing else"),
    VERSION_TIME("--version-time", "T", "the version, yyyyMMddHHmmss in UTC (now)"),
    MAX_FILE("--max-file", "SIZE", "a larger migration is not read into statements (64m) [PORTOLAN_MAX_FILE]"),
    NO_CACHE("--no-cache", null, "use no state that an earlier run remembered, and remember none [PORTOLAN_CACHE=off]"),
    UNIT("--unit", "NAME", "which unit, when the class path has several"),
    JSON("--json", null, "the result as one JSON object"),
    HELP("--help", null, "this text");

    final String text;
    /** What its value is called; null when it takes none. */
    final String value;

    final String meaning;

    Flag(String text, String value, String meaning) {
        this.text = text;
        this.value = value;
        this.meaning = meaning;
    }

    static String usage() {
        StringBuilder usage = new StringBuilder("Usage: MigrationGenerator [NAME] [options]\n\n"
                + "Writes the migration that takes the schema from where the directory leaves it to where the\n"
                + "entities want it. NAME (changes): letters, digits, _ - . and at most 100 of them.\n\n");
        for (Flag flag : values()) {
            String left = flag.value == null ? flag.text : flag.text + " " + flag.value;
            usage.append("  ").append(left).append(" ".repeat(Math.max(1, 24 - left.length())));
            usage.append(flag.meaning).append('\n');
        }
        return usage.append("\nExit: 0 done or in sync, 1 failed, 2 wrong usage, 3 a check found something.\n")
                .toString();
    }
}

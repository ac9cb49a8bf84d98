package dev.portolan.acceptance.parity;

import dev.portolan.acceptance.Target;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.regex.Pattern;

/** What of a script no server takes, and what it is meant to be. */
public enum Repair {
    /** {@code order}, {@code group}, {@code user} and {@code dec} are words of SQL; Hibernate quotes them only when told to. */
    RESERVED_WORD(
            EnumSet.allOf(Target.class),
            (sql, target) -> Pattern.compile("(?<=create table |, |\\()(user|order|group|dec)(?= )")
                    .matcher(sql)
                    .replaceAll(m -> java.util.regex.Matcher.quoteReplacement(quoted(m.group(), target)))),
    /** An order of rows in a unique constraint. */
    UNIQUE_ASC(EnumSet.allOf(Target.class), (sql, target) -> sql.replaceAll("unique \\((\\w+) asc\\)", "unique ($1)")),
    /** A type that the mapping gives for the column of a joined subclass' key is quoted as a name. */
    QUOTED_TYPE(EnumSet.allOf(Target.class), (sql, target) -> sql.replaceAll("[\"`](varchar\\(\\d+\\))[\"`]", "$1")),
    /** More bits than any server has. */
    BITS(
            EnumSet.of(Target.POSTGRES, Target.MYSQL, Target.MARIADB, Target.H2),
            (sql, target) -> sql.replaceAll("float\\((80|133|177)\\)", "float(53)")),
    /** The converter of the entities is a dummy, which Hibernate asks for the values that the column may have: none. */
    EMPTY_CHECK(
            EnumSet.allOf(Target.class),
            (sql, target) -> sql.replaceAll(" check \\(\\(?f_conv in \\(\\) or f_conv is null\\)?\\)", "")),
    /** A generator that is called as the entity: to Hibernate table and generator are one, which cannot work. */
    COLLISION(
            EnumSet.allOf(Target.class),
            (sql, target) -> sql.matches("(create (table|sequence)|insert into) [gG][36]\\b.*") ? "" : sql),
    /** SQLite has no schemas; a prefix is the name of an attached database. */
    ATTACHED(EnumSet.of(Target.SQLITE), (sql, target) -> sql.replaceAll(" (sales|sq)\\.", " ")),
    /** For H2 a foreign key refers to the schema of its own table. */
    HOME(
            EnumSet.of(Target.H2),
            (sql, target) -> sql.matches("alter table if exists (?!public\\.)\\w+\\..*")
                    ? sql.replaceAll("references (\\w+)(?![\\w.])", "references public.$1")
                    : sql),
    /** Comments are statements that SQLite does not have. */
    COMMENTS(EnumSet.of(Target.SQLITE), (sql, target) -> sql.startsWith("comment on ") ? "" : sql),
    /** PostgreSQL alone has a collation "C". */
    COLLATION(
            EnumSet.of(Target.SQLITE, Target.MYSQL, Target.MARIADB, Target.H2),
            (sql, target) -> sql.replaceAll(" collate \"?C\"?", "")),
    /** There is no such tablespace, and numbers are not compressed. */
    TABLESPACE(EnumSet.allOf(Target.class), (sql, target) -> sql.replaceAll(" tablespace ts| compression pglz", "")),
    /** A row of the table would be longer than they allow, and their texts have no defaults. */
    ROW_SIZE(
            EnumSet.of(Target.MYSQL, Target.MARIADB),
            (sql, target) -> sql.replaceAll(" f_str16383 varchar\\(16383\\),| f_cdef text not null default 'x',", "")),
    /** They count microseconds. */
    NANOSECONDS(
            EnumSet.of(Target.POSTGRES, Target.MYSQL, Target.MARIADB),
            (sql, target) -> sql.replace("time(9)", "time(6)")),
    /** What only PostgreSQL has, written as an option of a column, constraint, index or sequence. */
    OPTIONS(
            EnumSet.of(Target.SQLITE, Target.MYSQL, Target.MARIADB, Target.H2),
            (sql, target) -> sql.replaceAll(
                            target == Target.H2 ? " not valid| where lo > 0" : " not valid| cache 10| where lo > 0", "")
                    .replaceAll("(unique \\(lo, hi\\)|references xt \\(id\\)) deferrable.*", "$1"));

    private final Set<Target> targets;
    private final BiFunction<String, Target, String> change;

    Repair(Set<Target> targets, BiFunction<String, Target, String> change) {
        this.targets = targets;
        this.change = change;
    }

    /** Those that are left, each as it is meant. */
    public static List<String> all(List<String> statements, Target target) {
        return statements.stream()
                .map(sql -> repaired(sql, target))
                .filter(sql -> !sql.isEmpty())
                .toList();
    }

    /** Whether it changes the statement there. */
    boolean applies(String sql, Target target) {
        return targets.contains(target) && !change.apply(sql, target).equals(sql);
    }

    /** As docs/parity.md writes it. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static String repaired(String sql, Target target) {
        String now = sql;
        for (Repair repair : values()) {
            if (repair.targets.contains(target)) {
                now = repair.change.apply(now, target);
            }
        }
        return now;
    }

    /** As the server would store the word without quotes. */
    private static String quoted(String word, Target target) {
        return switch (target) {
            case H2 -> '"' + word.toUpperCase(Locale.ROOT) + '"';
            case MYSQL, MARIADB -> '`' + word + '`';
            default -> '"' + word + '"';
        };
    }
}

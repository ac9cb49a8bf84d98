package dev.portolan.dialect.mysql;

import dev.portolan.diff.DiffRules;
import dev.portolan.schema.ForeignKey.Action;
import dev.portolan.schema.Table;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Sameness on MySQL: the inspector is canonical, so text decides; what is not written is what the server does. */
final class MysqlRules implements DiffRules {
    /** The key of a collation that a table has from its database: said so that it can be told apart, but not compared. */
    static final String INHERITED = "inherited collation";

    private static final Set<String> NEVER_COMPARED = Set.of(INHERITED, Storage.SAID, Storage.UNTOLD);

    @Override
    public boolean sameAction(Action from, Action to) {
        return plain(from) == plain(to);
    }

    /** Whether a check stands at its column or at the table makes no difference to rows. */
    @Override
    public boolean sameCheckOptions(String from, String to) {
        return Objects.equals(atTable(from), atTable(to));
    }

    private static String atTable(String options) {
        return Syntax.COLUMN_CHECK.equals(options) ? null : options;
    }

    private static Action plain(Action action) {
        return action == Action.RESTRICT ? Action.NO_ACTION : action;
    }

    @Override
    public boolean comparesOption(String key, boolean asked) {
        return Storage.isOne(key) || key.equals(Storage.UNREAD) ? asked : !NEVER_COMPARED.contains(key);
    }

    @Override
    public boolean sameOption(String key, Map<String, String> from, Map<String, String> to) {
        if (key.equals(Storage.UNREAD)) {
            return true;
        }
        return Storage.isOne(key) || key.equals(Storage.WRITTEN)
                ? Storage.same(key, from, to)
                : DiffRules.super.sameOption(key, from, to);
    }

    @Override
    public boolean sameColumnOptions(String from, String to) {
        return Attributes.same(from, to);
    }

    @Override
    public String keptColumnOptions(String is, String wanted) {
        return Attributes.kept(is, wanted);
    }

    @Override
    public String optionInForce(Map<String, String> options, String key) {
        return key.equals("collation") ? AskedCollations.inForce(options) : options.get(key);
    }

    @Override
    public Table asked(Table wanted, Table read) {
        return Attributes.asked(wanted, Storage.asked(wanted, AskedCollations.said(wanted, read)));
    }

    /** The next number, which rows have moved. */
    @Override
    public boolean keepsIdentityStart() {
        return false;
    }

    @Override
    public boolean comments() {
        return true;
    }

    /** Indexes can; foreign keys and checks are dropped and made again. */
    @Override
    public boolean renamesConstraints() {
        return true;
    }

    @Override
    public boolean keepsName(String kind) {
        return !kind.equals("pk");
    }

    @Override
    public boolean uniqueIsIndex() {
        return true;
    }

    @Override
    public String objectKey(String stored) {
        return stored;
    }

    @Override
    public String nameKey(String stored) {
        return stored.toLowerCase(Locale.ROOT);
    }
}

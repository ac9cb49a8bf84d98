package dev.portolan.dir.format;

import dev.portolan.dir.ByteOrder;
import dev.portolan.dir.Contents;
import dev.portolan.dir.DirFormat;
import dev.portolan.dir.MigrationFile;
import dev.portolan.dir.Versions;
import dev.portolan.schema.PortolanException;
import dev.portolan.sql.Plan;
import dev.portolan.sql.SplitRules;
import dev.portolan.sql.Statement;
import dev.portolan.sql.Step;
import dev.portolan.sql.Tx;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** golang-migrate: {@code 000001_add_users.up.sql} and {@code 000001_add_users.down.sql}, in the order of the numbers. */
public final class GolangMigrateFormat implements DirFormat {
    private static final Pattern FILE = Pattern.compile("([0-9]+)_(.*)\\.(up|down)\\.(.*)", Pattern.DOTALL);
    private static final String UP = ".up.sql";
    private static final String DOWN = ".down.sql";

    // The tool wraps a file for SQLite in a transaction, whatever the file says; but that may end it, and open another
    // to be committed.
    private static final Step LEAVE = Step.of(
            "leave the transaction that golang-migrate opened, in which foreign keys cannot be switched off",
            "COMMIT",
            Tx.NONE);
    private static final Step RETURN = Step.of("open one for golang-migrate to commit", "BEGIN", Tx.NONE);

    @Override
    public String name() {
        return "golang-migrate";
    }

    @Override
    public boolean ownsName(String fileName) {
        return (fileName.endsWith(UP) || fileName.endsWith(DOWN))
                && !version(fileName).isEmpty();
    }

    @Override
    public List<String> summed(Collection<String> names) {
        return ByteOrder.sorted(names, UP);
    }

    @Override
    public List<String> executed(Collection<String> names) {
        return NumberOrder.sorted(
                names.stream()
                        .filter(n -> n.endsWith(UP) && !version(n).isEmpty())
                        .toList(),
                this::version);
    }

    @Override
    public List<String> beside(Collection<String> names) {
        return ByteOrder.sorted(names, DOWN);
    }

    @Override
    public DirFormat in(Contents contents) {
        for (String name : contents.names()) {
            if (!version(name).isEmpty() && !name.endsWith(".sql")) {
                throw SplitFile.notSql(name, name());
            }
        }
        NumberOrder.once(name(), executed(contents.names()), this::versionKey);
        return this;
    }

    @Override
    public String version(String fileName) {
        Matcher parts = FILE.matcher(fileName);
        return parts.matches() ? parts.group(1) : "";
    }

    @Override
    public String versionKey(String fileName) {
        return NumberOrder.bare(version(fileName));
    }

    @Override
    public boolean countsVersions() {
        return true;
    }

    @Override
    public int compareVersions(String a, String b) {
        return NumberOrder.compare(a, b);
    }

    @Override
    public List<String> companions(String fileName, Collection<String> names) {
        String down = reverseFile(fileName, names);
        return down == null ? List.of() : List.of(down);
    }

    @Override
    public String fileName(String version, String name) {
        return version + "_" + name + UP;
    }

    @Override
    public List<MigrationFile> render(String version, String name, Plan plan, SplitRules rules) {
        List<MigrationFile> files = new ArrayList<>();
        for (There there : There.of(plan)) {
            String stem = Versions.plus(version, files.size() / 2) + "_" + there.named(name);
            files.add(MigrationFile.of(stem + DOWN, text(there.back(), "nothing is left to take back here", rules)));
            files.add(
                    MigrationFile.of(stem + UP, text(there.up(), "only the way back has something to do here", rules)));
        }
        return files;
    }

    private String text(List<Step> steps, String otherwise, SplitRules rules) {
        if (steps.isEmpty()) {
            return "-- " + otherwise + "\n";
        }
        if (!There.withoutTransaction(steps) || steps.size() == 1) {
            return StatementText.of(name(), "", steps, rules, UnaryOperator.identity());
        }
        if (!Frame.isSqlite(steps)) {
            throw PortolanException.failed(
                    "format-cannot",
                    "golang-migrate cannot run several statements of a file without a transaction, and these may not have one: "
                            + steps.get(0).sql());
        }
        List<Step> framed = new ArrayList<>(List.of(LEAVE));
        framed.addAll(steps);
        framed.add(RETURN);
        return StatementText.of(name(), "", framed, rules, UnaryOperator.identity());
    }

    @Override
    public List<MigrationFile> blank(String version, String name) {
        String stem = version + "_" + name;
        return List.of(MigrationFile.of(stem + DOWN, ""), MigrationFile.of(stem + UP, ""));
    }

    @Override
    public List<Statement> statements(MigrationFile file, SplitRules rules) {
        List<Statement> all = SplitFile.all(file, rules);
        // outside of the tool's transaction these two have nothing to leave
        return framed(all) ? all.subList(1, all.size() - 1) : all;
    }

    private static boolean framed(List<Statement> all) {
        return all.size() > 2
                && StatementText.bare(all.get(0).text()).equals(LEAVE.sql())
                && StatementText.bare(all.get(all.size() - 1).text()).equals(RETURN.sql());
    }

    @Override
    public String reverseFile(String fileName, Collection<String> names) {
        String own = fileName.endsWith(UP) ? fileName.substring(0, fileName.length() - UP.length()) + DOWN : fileName;
        if (names.contains(own)) {
            return own;
        }
        String version = versionKey(fileName);
        return ByteOrder.sorted(names, DOWN).stream()
                .filter(n -> !version(n).isEmpty() && versionKey(n).equals(version))
                // after a merge there may be another migration of that number
                .filter(n -> !names.contains(n.substring(0, n.length() - DOWN.length()) + UP))
                .findFirst()
                .orElse(null);
    }

    @Override
    public List<Statement> reverse(MigrationFile file, SplitRules rules) {
        return statements(file, rules);
    }

    /** Its drivers decide, by their URL ({@code x-no-tx-wrap}); all but a file that leaves the transaction by itself is taken for one inside. */
    @Override
    public boolean withoutTransaction(MigrationFile file) {
        return framed(SplitFile.all(file, SplitRules.GENERIC));
    }
}

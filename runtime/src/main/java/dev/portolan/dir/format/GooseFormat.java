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
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** goose: {@code 00001_add_users.sql} with what is done and what takes it back, in the order of the numbers. */
public final class GooseFormat implements DirFormat {
    private static final String ENDING = ".sql";
    private static final Pattern OWN = Pattern.compile("(?m)^--[ \\t]*\\+goose[ \\t]+Up\\b");

    private final Map<String, String> variables;

    /** Without values for variables. */
    public GooseFormat() {
        this(Map.of());
    }

    private GooseFormat(Map<String, String> variables) {
        this.variables = Map.copyOf(variables);
    }

    @Override
    public String name() {
        return "goose";
    }

    @Override
    public boolean ownsText(String head) {
        return head.contains("+goose") && OWN.matcher(head).find();
    }

    @Override
    public List<String> summed(Collection<String> names) {
        return ByteOrder.sorted(names, ENDING);
    }

    @Override
    public List<String> executed(Collection<String> names) {
        return NumberOrder.sorted(
                names.stream()
                        .filter(n -> n.endsWith(ENDING) && !version(n).isEmpty())
                        .toList(),
                this::version);
    }

    @Override
    public DirFormat in(Contents contents) {
        for (String name : contents.names()) {
            if (name.endsWith(".go")
                    && !name.endsWith("_test.go")
                    && !version(name).isEmpty()) {
                throw SplitFile.notSql(name, name());
            }
            if (name.endsWith(ENDING) && version(name).isEmpty()) {
                throw SplitFile.malformed(
                        name, 1, "goose takes no file without a number and \"_\" in front of its name");
            }
        }
        NumberOrder.once(name(), executed(contents.names()), this::versionKey);
        return this;
    }

    @Override
    public DirFormat with(Map<String, String> placeholders) {
        return new GooseFormat(placeholders);
    }

    @Override
    public String key() {
        return name() + new TreeMap<>(variables);
    }

    @Override
    public String version(String fileName) {
        return NumberOrder.leading(fileName);
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
    public String fileName(String version, String name) {
        return version + "_" + name + ENDING;
    }

    @Override
    public List<MigrationFile> render(String version, String name, Plan plan, SplitRules rules) {
        List<MigrationFile> files = new ArrayList<>();
        for (There there : There.alike(There.of(plan))) {
            files.add(MigrationFile.of(
                    fileName(Versions.plus(version, files.size()), there.named(name)), GooseRender.text(there, rules)));
        }
        return files;
    }

    @Override
    public List<MigrationFile> blank(String version, String name) {
        return List.of(MigrationFile.of(fileName(version, name), "-- +goose Up\n\n-- +goose Down\n"));
    }

    @Override
    public List<Statement> statements(MigrationFile file, SplitRules rules) {
        return statements(file.name(), read(file).up(), rules);
    }

    @Override
    public String reverseFile(String fileName, Collection<String> names) {
        return fileName;
    }

    @Override
    public List<Statement> reverse(MigrationFile file, SplitRules rules) {
        return statements(file.name(), read(file).down(), rules);
    }

    @Override
    public boolean withoutTransaction(MigrationFile file) {
        return !read(file).transaction();
    }

    private GooseText read(MigrationFile file) {
        return GooseText.of(file.name(), file.text(), line -> Variables.expand(file.name(), line, variables));
    }

    /** @throws PortolanException {@code sql-split} */
    static List<Statement> statements(String file, List<GooseText.Chunk> chunks, SplitRules rules) {
        List<Statement> statements = new ArrayList<>();
        for (GooseText.Chunk chunk : chunks) {
            statements.addAll(SplitFile.section(file, chunk.text(), chunk.offset(), chunk.line(), rules));
        }
        return statements;
    }
}

package dev.portolan.dir.format;

import dev.portolan.dir.Contents;
import dev.portolan.dir.DirFormat;
import dev.portolan.dir.MigrationFile;
import dev.portolan.dir.Versions;
import dev.portolan.sql.Batch;
import dev.portolan.sql.Notice;
import dev.portolan.sql.Plan;
import dev.portolan.sql.SplitRules;
import dev.portolan.sql.Statement;
import dev.portolan.sql.Step;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Flyway: {@code V1__add_users.sql}, what undoes it in {@code U1__add_users.sql}, baselines, repeatable ones, folders. */
public final class FlywayFormat implements DirFormat {
    private static final String CONF = ".conf";
    private static final String ALONE = "executeInTransaction";
    private static final String REPLACES = "placeholderReplacement";

    private static final String WAITS =
            "Flyway holds a lock in a transaction of its own while it migrates PostgreSQL, and CONCURRENTLY waits for all transactions"
                    + " to end: for ever. Set flyway.postgresql.transactional.lock=false (flyway.conf; in Spring Boot"
                    + " spring.flyway.postgresql.transactional-lock=false) before it runs this migration.";

    private final Map<String, String> given;
    private final Contents contents;

    /** For no directory in particular, without values for placeholders. */
    public FlywayFormat() {
        this(Map.of(), new Contents(List.of(), Map.of(), Map.of()));
    }

    private FlywayFormat(Map<String, String> given, Contents contents) {
        this.given = Map.copyOf(given);
        this.contents = contents;
    }

    @Override
    public String name() {
        return "flyway";
    }

    @Override
    public boolean ownsName(String fileName) {
        return fileName.contains("__") && "VUBR".chars().anyMatch(kind -> FlywayNames.is((char) kind, fileName));
    }

    @Override
    public boolean deep() {
        return true;
    }

    @Override
    public List<String> summed(Collection<String> names) {
        return FlywayNames.summed(names);
    }

    @Override
    public List<String> executed(Collection<String> names) {
        return FlywayNames.executed(names);
    }

    @Override
    public List<String> history(Collection<String> names) {
        return FlywayNames.history(names);
    }

    @Override
    public boolean checkpoint(MigrationFile file) {
        return FlywayNames.is('B', file.name());
    }

    @Override
    public List<String> beside(Collection<String> names) {
        return FlywayNames.beside(names);
    }

    @Override
    public List<Path> settings(Path dir) {
        List<Path> files = new ArrayList<>();
        Path parent = dir.toAbsolutePath().getParent();
        for (Path folder : parent == null ? List.of(Path.of(""), dir) : List.of(Path.of(""), parent, dir)) {
            for (String name : List.of("flyway.conf", "conf/flyway.conf", "flyway.toml")) {
                files.add(folder.toAbsolutePath().resolve(name));
            }
        }
        return files;
    }

    @Override
    public DirFormat in(Contents other) {
        for (String name : other.names()) {
            if (FlywayNames.isOtherLanguage(name)) {
                throw SplitFile.notSql(name, name());
            }
        }
        for (char kind : new char[] {'V', 'B', 'U'}) {
            NumberOrder.once(
                    name(),
                    other.names().stream().filter(n -> FlywayNames.is(kind, n)).toList(),
                    n -> FlywayNames.normal(version(n)));
        }
        return new FlywayFormat(given, other);
    }

    @Override
    public DirFormat with(Map<String, String> placeholders) {
        return new FlywayFormat(placeholders, contents);
    }

    @Override
    public String key() {
        TreeMap<String, String> confs = new TreeMap<>();
        contents.files().forEach((name, file) -> {
            if (name.endsWith(CONF)) {
                confs.put(name, file.text());
            }
        });
        return name() + FlywaySettings.of(contents.settings(), given) + confs;
    }

    @Override
    public String version(String fileName) {
        return FlywayNames.version(fileName);
    }

    @Override
    public String versionKey(String fileName) {
        String version = version(fileName);
        return version.isEmpty() ? "" : FlywayNames.base(fileName).charAt(0) + FlywayNames.normal(version);
    }

    @Override
    public boolean countsVersions() {
        return true;
    }

    @Override
    public int compareVersions(String a, String b) {
        return FlywayNames.compare(a, b);
    }

    @Override
    public boolean repeatable(String fileName) {
        return FlywayNames.is('R', fileName);
    }

    @Override
    public List<String> companions(String fileName, Collection<String> names) {
        List<String> companions = new ArrayList<>();
        String undo = reverseFile(fileName, names);
        for (String name : undo == null ? List.of(fileName) : List.of(undo, fileName)) {
            if (names.contains(name + CONF)) {
                companions.add(name + CONF);
            }
        }
        if (undo != null) {
            companions.add(undo);
        }
        return companions;
    }

    @Override
    public String fileName(String version, String name) {
        return "V" + version + "__" + name + ".sql";
    }

    @Override
    public List<MigrationFile> render(String version, String name, Plan plan, SplitRules rules) {
        List<MigrationFile> files = new ArrayList<>();
        int count = 0;
        for (There there : There.of(plan)) {
            String stem = Versions.plus(version, count++) + "__" + there.named(name) + ".sql";
            add(files, "U" + stem, there.back(), "nothing is left to undo here", rules);
            add(files, "V" + stem, there.up(), "only the way back has something to do here", rules);
        }
        return files;
    }

    /** Flyway's word for it is a baseline; nothing takes it back, because only an empty database runs it. */
    @Override
    public List<MigrationFile> checkpoint(String version, String name, String tag, List<Step> steps, SplitRules rules) {
        OneFile.withoutTransaction(this, steps);
        String title = tag.isEmpty() ? name : name + "_" + tag.replaceAll("[^\\p{L}\\p{N}_.-]+", "_");
        List<MigrationFile> files = new ArrayList<>();
        add(files, "B" + version + "__" + title + ".sql", steps, "an empty database needs nothing", rules);
        return files;
    }

    @Override
    public List<Notice> notices(Plan plan) {
        boolean waits = Stream.of(plan.steps(), plan.reverse())
                .flatMap(steps -> Batch.of(steps).stream())
                .anyMatch(b -> b.withoutTransaction() && !Frame.isSqlite(b.steps()));
        return !waits || !FlywaySettings.of(contents.settings(), given).locksInTransaction()
                ? List.of()
                : List.of(new Notice("flyway-waits", null, WAITS));
    }

    private void add(List<MigrationFile> files, String name, List<Step> steps, String otherwise, SplitRules rules) {
        String text = steps.isEmpty()
                ? "-- " + otherwise + "\n"
                : StatementText.of(name(), "", Frame.saved(steps), rules, UnaryOperator.identity());
        String conf = (There.withoutTransaction(steps) ? ALONE + "=false\n" : "")
                + (text.contains("${") ? REPLACES + "=false\n" : "");
        if (!conf.isEmpty()) {
            files.add(MigrationFile.of(name + CONF, conf));
        }
        files.add(MigrationFile.of(name, text));
    }

    @Override
    public List<MigrationFile> blank(String version, String name) {
        String stem = version + "__" + name + ".sql";
        return List.of(MigrationFile.of("U" + stem, ""), MigrationFile.of("V" + stem, ""));
    }

    @Override
    public List<Statement> statements(MigrationFile file, SplitRules rules) {
        FlywaySettings settings = FlywaySettings.of(contents.settings(), given);
        boolean replaces = settings.replaces() && !says(file, REPLACES);
        String text = replaces ? settings.replaced(file.name(), file.text()) : file.text();
        return SplitFile.section(file.name(), text, 0, 1, rules);
    }

    @Override
    public String reverseFile(String fileName, Collection<String> names) {
        if (!FlywayNames.is('V', fileName)) {
            return null;
        }
        String version = FlywayNames.normal(version(fileName));
        List<String> undoing = names.stream()
                .filter(n -> FlywayNames.is('U', n))
                .filter(n -> FlywayNames.normal(version(n)).equals(version))
                .sorted()
                .toList();
        // after a merge there may be another migration of that version
        return undoing.stream()
                .filter(n -> FlywayNames.title(n).equals(FlywayNames.title(fileName)))
                .findFirst()
                .orElseGet(() -> undoing.stream()
                        .filter(n -> names.stream().noneMatch(v -> undoes(n, v)))
                        .findFirst()
                        .orElse(null));
    }

    private boolean undoes(String undo, String name) {
        return FlywayNames.is('V', name)
                && FlywayNames.normal(version(name)).equals(FlywayNames.normal(version(undo)))
                && FlywayNames.title(name).equals(FlywayNames.title(undo));
    }

    @Override
    public List<Statement> reverse(MigrationFile file, SplitRules rules) {
        return statements(file, rules);
    }

    @Override
    public boolean withoutTransaction(MigrationFile file) {
        return says(file, ALONE);
    }

    private boolean says(MigrationFile file, String setting) {
        return FlywaySettings.says(contents.text(file.name() + CONF), setting, "false");
    }
}

package dev.portolan.dir.format;

import dev.portolan.dir.ByteOrder;
import dev.portolan.dir.Contents;
import dev.portolan.dir.DirFormat;
import dev.portolan.dir.MigrationFile;
import dev.portolan.sql.FileDirectives;
import dev.portolan.sql.Plan;
import dev.portolan.sql.SplitRules;
import dev.portolan.sql.Statement;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/** Atlas's own format: {@code 20260131235959_add_users.sql}, in the order of the names. */
public final class AtlasFormat implements DirFormat {
    private static final String ENDING = ".sql";

    @Override
    public String name() {
        return "atlas";
    }

    @Override
    public List<String> summed(Collection<String> names) {
        return ByteOrder.sorted(names, ENDING);
    }

    @Override
    public List<String> executed(Collection<String> names) {
        return summed(names);
    }

    @Override
    public DirFormat in(Contents contents) {
        NumberOrder.once(name(), executed(contents.names()), this::version);
        return this;
    }

    @Override
    public String version(String fileName) {
        String stem = fileName.endsWith(ENDING) ? fileName.substring(0, fileName.length() - ENDING.length()) : fileName;
        int end = stem.indexOf('_');
        return end < 0 ? stem : stem.substring(0, end);
    }

    @Override
    public String fileName(String version, String name) {
        return version + "_" + name + ENDING;
    }

    @Override
    public List<MigrationFile> render(String version, String name, Plan plan, SplitRules rules) {
        return AtlasRender.files(this, version, name, plan.steps(), rules);
    }

    @Override
    public List<Statement> statements(MigrationFile file, SplitRules rules) {
        try (Stream<Statement> all = stream(file, rules)) {
            return all.toList();
        }
    }

    @Override
    public Stream<Statement> stream(MigrationFile file, SplitRules rules) {
        return file.statements(rules);
    }

    @Override
    public boolean withoutTransaction(MigrationFile file) {
        return FileDirectives.of(file.text()).values("txmode").contains("none");
    }
}

package dev.portolan.migrate;

import dev.portolan.dialect.Dialect;
import dev.portolan.dialect.Dialects;
import dev.portolan.dialect.Planner;
import dev.portolan.dialect.Resolved;
import dev.portolan.dialect.Resolver;
import dev.portolan.dialect.Scope;
import dev.portolan.diff.Differ;
import dev.portolan.diff.Difference;
import dev.portolan.diff.DropKind;
import dev.portolan.diff.Excludes;
import dev.portolan.diff.Fresh;
import dev.portolan.diff.Leeways;
import dev.portolan.diff.Ownership;
import dev.portolan.diff.Policy;
import dev.portolan.dir.DirFormat;
import dev.portolan.dir.DirState;
import dev.portolan.dir.Formats;
import dev.portolan.dir.MigrationDir;
import dev.portolan.dir.MigrationFile;
import dev.portolan.dir.SqlFile;
import dev.portolan.replay.Normaliser;
import dev.portolan.replay.Secrets;
import dev.portolan.replay.StateCache;
import dev.portolan.schema.Hints;
import dev.portolan.schema.Name;
import dev.portolan.schema.Physical;
import dev.portolan.schema.PortolanException;
import dev.portolan.sql.Notice;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** One comparison of two states. */
final class StateComparison {
    private static final String JDBC = "jdbc:";

    private final StateDiff.Request request;
    private final SchemaSource entities;
    private final StateCache cache;
    private final Database dev;

    /** @param entities null when neither state is theirs */
    StateComparison(StateDiff.Request request, SchemaSource entities) {
        this.request = request;
        this.entities = entities;
        this.cache = request.cache() ? StateCache.open() : StateCache.off();
        this.dev = Database.of(request.devUrl(), request.devUser(), request.devPassword());
    }

    StateDiff run() {
        if (request.from().equals(request.to())) {
            throw PortolanException.usage(
                    "states-equal", "--from and --to are the same state: " + hide(request.to()) + ".");
        }
        try (Target from = target(request.from());
                Target to = target(request.to())) {
            Dialect dialect = dialect(from, to);
            try (Scratch scratch = new Scratch(dialect, dev)) {
                return compare(dialect, from, to, scratch);
            }
        } catch (SQLException e) {
            throw PortolanException.failed("database-failed", "The database said: " + hide(e.getMessage()), e);
        }
    }

    private Target target(String state) {
        return new Target(
                state.startsWith(JDBC) ? Database.of(state, request.user(), request.password()) : Database.NONE);
    }

    private String hide(String text) {
        String hidden = text;
        for (String url : new String[] {request.from(), request.to()}) {
            hidden = Secrets.of(url, request.password()).hide(hidden);
        }
        return Secrets.of(request.devUrl(), request.devPassword()).hide(hidden);
    }

    private Dialect dialect(Target from, Target to) throws SQLException {
        Dialect found = request.dialect() == null ? null : Dialects.named(request.dialect());
        for (Target target : List.of(from, to)) {
            if (target.given()) {
                Dialect server = Dialects.of(target.connection());
                if (found != null && !found.name().equals(server.name())) {
                    throw PortolanException.usage(
                            "dialect-mismatch",
                            "A database is " + server.name() + ", the other state is of " + found.name()
                                    + ". Compare what is of one dialect.");
                }
                found = server;
            }
        }
        if (found == null) {
            Options options = Options.none().with(o -> o.dev = dev);
            SchemaSource.Defaults defaults = entities == null ? null : entities.defaults();
            found = dev.given() || entities != null ? Target.likely(options, defaults) : null;
        }
        if (found == null) {
            throw PortolanException.usage("which-dialect", "Neither state tells its dialect: say --dialect.");
        }
        return found;
    }

    private StateDiff compare(Dialect dialect, Target from, Target to, Scratch scratch) throws SQLException {
        Resolved wanted = entities == null ? null : Resolver.resolve(dialect, entities.load());
        Excludes excludes = Excludes.of(request.exclude(), dialect.names().defaultSchema());
        View view = View.of(scope(wanted, excludes), request.exclude());
        boolean towards = request.to().equals(StateDiff.ENTITIES);
        boolean away = request.from().equals(StateDiff.ENTITIES);
        Physical first = away ? null : read(dialect, request.from(), from, view, scratch);
        Physical second = towards ? null : read(dialect, request.to(), to, view, scratch);
        if (away) {
            first = normal(dialect, wanted, second, view, scratch);
        } else if (towards) {
            second = normal(dialect, wanted, first, view, scratch);
        }
        Hints hints = towards ? wanted.hints() : Hints.NONE;
        Policy policy = new Policy(DropKind.ALL, Ownership.ALL, excludes, true);
        Policy.Merged merged = policy.merge(first, second, hints, Fresh.ALL, dialect.rules());
        Difference forward = new Differ(dialect.rules()).diff(merged.current(), merged.desired(), hints, Fresh.ALL);
        Planner.Planned planned =
                dialect.planner().plan(forward.from(), forward.to(), forward.changes(), forward.hints());
        List<Notice> notices = new ArrayList<>(merged.notices());
        notices.addAll(forward.notices());
        notices.addAll(planned.notices());
        return new StateDiff(dialect.name(), planned.steps(), notices);
    }

    private Scope scope(Resolved wanted, Excludes excludes) {
        Set<Name> schemas = new LinkedHashSet<>();
        request.schemas().forEach(s -> schemas.add(Name.quoted(s)));
        if (wanted == null) {
            return new Scope(List.copyOf(schemas), excludes::table, List.of());
        }
        wanted.physical().graph().schemas().forEach(s -> schemas.add(s.name()));
        return new Scope(
                List.copyOf(schemas),
                excludes::table,
                wanted.physical().graph().seeds(),
                wanted.physical().graph().objects(),
                List::of);
    }

    private Physical read(Dialect dialect, String state, Target target, View view, Scratch scratch)
            throws SQLException {
        if (target.given()) {
            return dialect.inspector().inspect(target.connection(), view.scope());
        }
        Path path = Path.of(state);
        if (SqlFile.isFolder(path)) {
            DirFormat format = Formats.of(path, request.format()).with(request.placeholders());
            DirState read =
                    MigrationDir.open(path, format).maxFile(request.maxFile()).read();
            read.validate();
            return new ReplayedState(dialect, path, read.files(), read.format(), cache).read(scratch, () -> view);
        }
        MigrationFile file = SqlFile.read(path, request.maxFile());
        Path folder = path.toAbsolutePath().getParent();
        // statements between delimiters, as Atlas has them
        return new ReplayedState(dialect, folder, List.of(file), Formats.named("atlas"), cache)
                .read(scratch, () -> view);
    }

    /** The entities as the server gives them back. */
    private Physical normal(Dialect dialect, Resolved wanted, Physical other, View view, Scratch scratch)
            throws SQLException {
        Physical adopted =
                Leeways.adopt(other, wanted.physical(), wanted.hints().leeways(), dialect.rules());
        Difference seen = new Differ(dialect.rules()).diff(other, adopted, Hints.NONE);
        return new Normaliser(dialect, view.scope(), view.text(), scratch, cache)
                .normalise(new Resolved(adopted, wanted.hints()), seen);
    }
}

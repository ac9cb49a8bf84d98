package dev.portolan.maven;

import dev.portolan.migrate.SchemaSource;
import dev.portolan.migrate.SnapshotCheck;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.ResolutionScope;

/** Fails when a migration is missing, by the snapshot of the last one: no database. */
@Mojo(
        name = "check",
        defaultPhase = LifecyclePhase.PROCESS_CLASSES,
        requiresDependencyResolution = ResolutionScope.RUNTIME,
        threadSafe = true)
public final class CheckMojo extends UnitMojo {
    @Override
    void run(SchemaSource source) throws MojoFailureException {
        SnapshotCheck check = SnapshotCheck.of(source, path(source.defaults().dir()), format(), null);
        switch (check.outcome()) {
            case SYNCED -> getLog().info("The entities are those of the last migration in " + check.dir());
            case MISSING ->
                throw new MojoFailureException(
                        "[migration-missing] There is no migration yet for:\n  " + String.join("\n  ", check.missing())
                                + "\nWrite it: mvn portolan:diff -Dname=NAME, and review it.");
            case UNKNOWN ->
                throw new MojoFailureException(
                        "[snapshot-stale] Cannot tell: schema.snapshot is not that of the files in " + check.dir()
                                + ". Replay them: mvn portolan:diff -Dportolan.options=--check");
        }
    }
}

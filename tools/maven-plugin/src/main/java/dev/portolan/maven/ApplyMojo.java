package dev.portolan.maven;

import dev.portolan.migrate.apply.ApplyListener;
import dev.portolan.migrate.apply.ApplyResult;
import dev.portolan.migrate.apply.FileOrder;
import dev.portolan.migrate.apply.Interrupted;
import dev.portolan.migrate.apply.Migrator;
import dev.portolan.migrate.apply.TxMode;
import java.time.Duration;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;

/** Runs the migrations on a database that have not run there. */
@Mojo(name = "apply", requiresDependencyResolution = ResolutionScope.RUNTIME)
public final class ApplyMojo extends DatabaseMojo {
    /** What is one transaction: file, all or none. */
    @Parameter(property = "portolan.txMode", defaultValue = "file")
    private String txMode;

    /** What happens to files that come late: linear, linear-skip or non-linear. */
    @Parameter(property = "portolan.order", defaultValue = "linear")
    private String order;

    /** The last version to run. */
    @Parameter(property = "portolan.to")
    private String to;

    /** The version that the database is at, on the first run. */
    @Parameter(property = "portolan.baseline")
    private String baseline;

    /** Whether the first run may meet a database that holds something. */
    @Parameter(property = "portolan.allowDirty")
    private boolean allowDirty;

    /** Whether the statements are printed and nothing is written. */
    @Parameter(property = "portolan.dryRun")
    private boolean dryRun;

    /** Whether the statement took effect at which a run was interrupted: done or again. */
    @Parameter(property = "portolan.interrupted")
    private String interrupted;

    /** Whether files that were edited after they ran are taken as they are now. */
    @Parameter(property = "portolan.acceptEdits")
    private boolean acceptEdits;

    @Override
    void run(Migrator migrator) {
        Migrator told =
                migrator.txMode(TxMode.of(txMode)).order(FileOrder.of(order)).listener(log());
        told = to == null ? told : told.to(to);
        told = baseline == null ? told : told.baseline(baseline);
        told = allowDirty ? told.allowDirty() : told;
        told = interrupted == null ? told : told.interrupted(Interrupted.of(interrupted));
        told = acceptEdits ? told.acceptEdits() : told;
        ApplyResult result = dryRun ? told.dryRun() : told.apply();
        getLog().info((result.dryRun() ? "Would run " : "Ran ") + result.files().size() + " files"
                + (result.to() == null ? "" : "; version " + result.to()));
    }

    private ApplyListener log() {
        return new ApplyListener() {
            @Override
            public void beforeFile(String file, int statements) {
                if (dryRun) {
                    getLog().info("-- " + file);
                }
            }

            @Override
            public void beforeStatement(String file, int number, String sql) {
                if (dryRun) {
                    getLog().info(sql);
                }
            }

            @Override
            public void afterFile(String file, int statements, Duration took) {
                getLog().info(file + ": " + statements + " statements, " + took.toMillis() + " ms");
            }
        };
    }
}

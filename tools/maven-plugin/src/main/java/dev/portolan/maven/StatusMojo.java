package dev.portolan.maven;

import dev.portolan.migrate.apply.Migrator;
import dev.portolan.migrate.apply.Status;
import java.util.Locale;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;

/** Tells which migrations have run on a database, and what is wrong with them; writes nothing. */
@Mojo(name = "status", requiresDependencyResolution = ResolutionScope.RUNTIME)
public final class StatusMojo extends DatabaseMojo {
    /** Whether the build fails when not all has run as the files say. */
    @Parameter(property = "portolan.statusCheck")
    private boolean check;

    @Override
    void run(Migrator migrator) throws MojoFailureException {
        Status status = migrator.status();
        String word = status.state().name().toLowerCase(Locale.ROOT).replace('_', '-');
        getLog().info("Status: " + word + ", version " + (status.current() == null ? "none" : status.current()));
        status.pending().forEach(file -> getLog().info("pending: " + file));
        status.outOfOrder().forEach(file -> getLog().warn("out of order: " + file));
        status.edited().forEach(file -> getLog().warn("edited after it ran, this or one beside it: " + file));
        status.missing().forEach(version -> getLog().warn("executed, and the file is gone: " + version));
        Status.Partial partial = status.partial();
        if (partial != null) {
            getLog().warn((partial.file() == null ? partial.version() : partial.file()) + ": " + partial.applied()
                    + " of "
                    + partial.total() + " statements ran; next: " + partial.statement()
                    + (partial.error().isEmpty() ? "" : "; the last attempt: " + partial.error()));
        }
        if (check && status.state() != Status.State.OK) {
            throw new MojoFailureException("[status] The database is not where the files are: " + word);
        }
    }
}

package dev.portolan.maven;

import dev.portolan.dir.Formats;
import dev.portolan.dir.MigrationDir;
import dev.portolan.schema.PortolanException;
import java.nio.file.Path;
import java.time.Duration;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;

/** A goal on a migration directory. */
abstract class DirectoryMojo extends AbstractMojo {
    /** How long to wait for another process in the same directory. */
    static final Duration PATIENCE = Duration.ofMinutes(1);

    // with a dot behind it, since a parameter of text takes no file
    @Parameter(defaultValue = "${project.basedir}/.", readonly = true, required = true)
    private String basedir;

    /** The migration directory, relative to the module; "migrations", or what the unit says, when not given. */
    @Parameter(property = "portolan.dir")
    private String dir;

    /** Form of the directory; "atlas", or what the unit says, when not given. */
    @Parameter(property = "portolan.format")
    private String format;

    @Override
    public final void execute() throws MojoExecutionException, MojoFailureException {
        try {
            run();
        } catch (PortolanException e) {
            if (e.exit() == 3) {
                throw new MojoFailureException(e.getMessage(), e);
            }
            throw new MojoExecutionException(e.getMessage(), e);
        }
    }

    /** Does it. */
    abstract void run() throws MojoExecutionException, MojoFailureException;

    /** @param unit what the unit says */
    final Path path(String unit) {
        return Path.of(basedir).normalize().resolve(dir == null ? unit : dir);
    }

    /** Null when it was not said. */
    final String format() {
        return format;
    }

    final MigrationDir directory() {
        Path path = path("migrations");
        return MigrationDir.open(path, Formats.of(path, format));
    }
}

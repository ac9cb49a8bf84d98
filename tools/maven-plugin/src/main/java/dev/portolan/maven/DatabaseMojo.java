package dev.portolan.maven;

import dev.portolan.dir.PasswordFile;
import dev.portolan.migrate.apply.Migrator;
import java.nio.file.Path;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;

/** A goal on a directory and a database; the driver is that of the module's class path. */
abstract class DatabaseMojo extends DirectoryMojo {
    @Parameter(defaultValue = "${project}", readonly = true, required = true)
    private MavenProject project;

    /** JDBC URL of the database; PORTOLAN_URL, when not given. */
    @Parameter(property = "portolan.url")
    private String url;

    /** Its user. */
    @Parameter(property = "portolan.user")
    private String user;

    /** File with its password; PORTOLAN_PASSWORD, when not given. */
    @Parameter(property = "portolan.passwordFile")
    private String passwordFile;

    /** Schema of the table that remembers what has run. */
    @Parameter(property = "portolan.revisionsSchema")
    private String revisionsSchema;

    @Override
    final void run() throws MojoExecutionException, MojoFailureException {
        ModuleClasses.with(project, () -> run(migrator()));
    }

    private Migrator migrator() throws MojoExecutionException {
        String database = url == null ? System.getenv("PORTOLAN_URL") : url;
        if (database == null) {
            throw new MojoExecutionException("[usage] Which database? -Dportolan.url=…, or PORTOLAN_URL.");
        }
        String password =
                passwordFile == null ? System.getenv("PORTOLAN_PASSWORD") : PasswordFile.read(Path.of(passwordFile));
        Migrator migrator = Migrator.of(directory()).database(database, user, password);
        return revisionsSchema == null ? migrator : migrator.revisionsSchema(revisionsSchema);
    }

    abstract void run(Migrator migrator) throws MojoExecutionException, MojoFailureException;
}

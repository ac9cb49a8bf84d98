package dev.portolan.maven;

import dev.portolan.Generate;
import dev.portolan.migrate.SchemaSource;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;

/** A goal that needs the compiled entities, and what they need: the module's runtime class path. */
abstract class UnitMojo extends DirectoryMojo {
    @Parameter(defaultValue = "${project}", readonly = true, required = true)
    private MavenProject project;

    /** Which persistence unit, when the module has several. */
    @Parameter(property = "portolan.unit")
    private String unit;

    @Override
    final void run() throws MojoExecutionException, MojoFailureException {
        ModuleClasses.with(project, () -> run(Generate.unit(unit)));
    }

    abstract void run(SchemaSource source) throws MojoExecutionException, MojoFailureException;
}

package dev.portolan.maven;

import dev.portolan.Generate;
import dev.portolan.migrate.SchemaSource;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;
import org.apache.maven.artifact.DependencyResolutionRequiredException;
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
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        try (URLClassLoader user = new URLClassLoader("user", classPath(), UnitMojo.class.getClassLoader())) {
            // units, drivers and dev servers are found by the thread's loader
            thread.setContextClassLoader(user);
            run(Generate.unit(unit));
        } catch (IOException e) {
            throw new MojoExecutionException("The class path of the module cannot be closed: " + e.getMessage(), e);
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    abstract void run(SchemaSource source) throws MojoExecutionException, MojoFailureException;

    private URL[] classPath() throws MojoExecutionException {
        try {
            List<String> entries = project.getRuntimeClasspathElements();
            URL[] urls = new URL[entries.size()];
            for (int i = 0; i < urls.length; i++) {
                urls[i] = Path.of(entries.get(i)).toUri().toURL();
            }
            return urls;
        } catch (DependencyResolutionRequiredException | MalformedURLException e) {
            throw new MojoExecutionException("The class path of the module is not known: " + e.getMessage(), e);
        }
    }
}

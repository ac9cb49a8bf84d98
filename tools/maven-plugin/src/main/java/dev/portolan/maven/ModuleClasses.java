package dev.portolan.maven;

import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;
import org.apache.maven.artifact.DependencyResolutionRequiredException;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.project.MavenProject;

/** The runtime class path of a module. */
final class ModuleClasses {
    private ModuleClasses() {}

    /** What needs it. */
    interface Work {
        void run() throws MojoExecutionException, MojoFailureException;
    }

    /** Does something with it: units, drivers and dev servers are found by the thread's loader. */
    static void with(MavenProject project, Work work) throws MojoExecutionException, MojoFailureException {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        try (URLClassLoader user =
                new URLClassLoader("user", classPath(project), ModuleClasses.class.getClassLoader())) {
            thread.setContextClassLoader(user);
            work.run();
        } catch (IOException e) {
            throw new MojoExecutionException("The class path of the module cannot be closed: " + e.getMessage(), e);
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private static URL[] classPath(MavenProject project) throws MojoExecutionException {
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

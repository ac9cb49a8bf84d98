package dev.portolan.maven;

import dev.portolan.migrate.GenerateCommand;
import dev.portolan.migrate.SchemaSource;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Execute;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;

/** Writes the migration that takes the schema to where the entities want it; compiles first. */
@Mojo(name = "diff", requiresDependencyResolution = ResolutionScope.RUNTIME)
@Execute(phase = LifecyclePhase.PROCESS_CLASSES)
public final class DiffMojo extends UnitMojo {
    /** Name of the migration. */
    @Parameter(property = "name", defaultValue = "changes")
    private String name;

    /** Further options of the command, as docs/options.md has them, each value behind its option. */
    @Parameter(property = "portolan.options")
    private List<String> options;

    @Override
    void run(SchemaSource source) throws MojoExecutionException, MojoFailureException {
        List<String> words = new ArrayList<>(
                List.of(name, "--dir", path(source.defaults().dir()).toString()));
        if (format() != null) {
            words.addAll(List.of("--format", format()));
        }
        if (options != null) {
            words.addAll(options);
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int code = GenerateCommand.run(unit -> source, stream(out), stream(err), words.toArray(String[]::new));
        out.toString(StandardCharsets.UTF_8).lines().forEach(getLog()::info);
        String said = err.toString(StandardCharsets.UTF_8).strip();
        if (code == 0) {
            said.lines().filter(line -> !line.isBlank()).forEach(getLog()::warn);
        } else if (code == 3) {
            throw new MojoFailureException(said);
        } else {
            throw new MojoExecutionException(said);
        }
    }

    private static PrintStream stream(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }
}

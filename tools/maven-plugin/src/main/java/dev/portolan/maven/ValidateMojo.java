package dev.portolan.maven;

import dev.portolan.dir.DirState;
import dev.portolan.dir.MigrationDir;
import dev.portolan.dir.SumFinding;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;

/** Fails when a migration was changed since its directory was summed, and says what happened. */
@Mojo(name = "validate", defaultPhase = LifecyclePhase.VALIDATE, threadSafe = true)
public final class ValidateMojo extends DirectoryMojo {
    @Override
    void run() throws MojoFailureException {
        MigrationDir dir = directory();
        if (!dir.exists()) {
            // bound to a phase, it runs before the goal that writes the first migration
            getLog().warn("There is no directory " + dir.path() + " yet: nothing was checked");
            return;
        }
        DirState state = dir.read();
        for (SumFinding finding : state.findings()) {
            getLog().error((finding.line() == 0 ? "" : "line " + finding.line() + ": ") + finding.message());
        }
        if (!state.findings().isEmpty()) {
            throw new MojoFailureException("[sum-mismatch] " + dir.path()
                    + " is not what atlas.sum says. When it is as it should be, write the sum anew: mvn portolan:hash");
        }
        state.validate();
        getLog().info(dir.path() + " is as atlas.sum says: "
                + state.sum().entries().size() + " files");
    }
}

package dev.portolan.maven;

import dev.portolan.dir.MigrationDir;
import org.apache.maven.plugins.annotations.Mojo;

/** Writes atlas.sum anew, after a file was changed on purpose. */
@Mojo(name = "hash", threadSafe = true)
public final class HashMojo extends DirectoryMojo {
    @Override
    void run() {
        MigrationDir dir = directory().present();
        dir.locked(PATIENCE, dir::rehash);
        dir.sums().forEach(sum -> getLog().info("Wrote " + sum));
    }
}

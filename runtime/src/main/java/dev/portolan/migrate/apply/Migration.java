package dev.portolan.migrate.apply;

import dev.portolan.dir.MigrationFile;

/**
 * A file of the directory that is run.
 *
 * @param version by which a database remembers it
 * @param hash the chain over the directory's files up to it; its own for a repeatable one; empty for none
 * @param checkpoint whether it stands for all before it
 * @param repeatable whether it is run again whenever it changed
 */
record Migration(
        MigrationFile file, String version, String description, String hash, boolean checkpoint, boolean repeatable) {
    String name() {
        return file.name();
    }
}

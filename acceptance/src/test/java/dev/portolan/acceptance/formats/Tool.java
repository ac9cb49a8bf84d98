package dev.portolan.acceptance.formats;

import java.nio.file.Path;

/** A migration tool, with foreign keys on. */
interface Tool {
    /** Applies what a database has not had yet. */
    void up(Path dir, Site database) throws Exception;

    /** Takes the last migration back; false when the tool cannot, without a licence. */
    boolean down(Path dir, Site database) throws Exception;
}

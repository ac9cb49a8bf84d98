package dev.portolan.devdb.postgres;

import dev.portolan.devdb.server.Platform;
import java.net.URL;
import java.util.Locale;

/** The archive of binaries for this machine, in the words of the packages that hold them. */
final class Binaries {
    private Binaries() {}

    /** The one on the class path; null when there is none. */
    static URL archive() {
        return Platform.current() == null ? null : Binaries.class.getResource("/" + archiveName());
    }

    /** {@code postgres-linux-x86_64.txz}. */
    static String archiveName() {
        return "postgres-" + Platform.current().name().toLowerCase(Locale.ROOT) + "-" + Platform.processor()
                + (Platform.musl() ? "-alpine_linux" : "") + ".txz";
    }
}

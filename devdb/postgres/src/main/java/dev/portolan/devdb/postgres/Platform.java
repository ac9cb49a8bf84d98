package dev.portolan.devdb.postgres;

import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** For which machine binaries are needed, in the words of the packages that hold them. */
enum Platform {
    LINUX,
    DARWIN,
    WINDOWS;

    /** Null where there are never binaries. */
    static Platform current() {
        String os = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        if (os.startsWith("linux")) {
            return LINUX;
        }
        if (os.startsWith("mac")) {
            return DARWIN;
        }
        return os.startsWith("windows") ? WINDOWS : null;
    }

    /** The archive for this machine on the class path; null when there is none. */
    static URL archive() {
        Platform platform = current();
        return platform == null ? null : Platform.class.getResource("/" + platform.archiveName());
    }

    /** {@code postgres-linux-x86_64.txz}. */
    String archiveName() {
        String arch = System.getProperty("os.arch", "").toLowerCase(Locale.ROOT);
        String named = switch (arch) {
            case "amd64", "x86_64" -> "x86_64";
            case "aarch64", "arm64" -> "arm_64";
            default -> arch;
        };
        return "postgres-" + name().toLowerCase(Locale.ROOT) + "-" + named + (musl() ? "-alpine_linux" : "") + ".txz";
    }

    private boolean musl() {
        return this == LINUX && Files.exists(Path.of("/etc/alpine-release"));
    }
}

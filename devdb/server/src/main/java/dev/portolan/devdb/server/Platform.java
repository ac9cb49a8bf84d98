package dev.portolan.devdb.server;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** The operating systems that binaries are built for. */
public enum Platform {
    LINUX,
    DARWIN,
    WINDOWS;

    /** Null where there are never binaries. */
    public static Platform current() {
        String os = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        if (os.startsWith("linux")) {
            return LINUX;
        }
        if (os.startsWith("mac")) {
            return DARWIN;
        }
        return os.startsWith("windows") ? WINDOWS : null;
    }

    /** The processor, as packages of binaries write it: {@code x86_64}, {@code arm_64}, else what Java calls it. */
    public static String processor() {
        String arch = System.getProperty("os.arch", "").toLowerCase(Locale.ROOT);
        return switch (arch) {
            case "amd64", "x86_64" -> "x86_64";
            case "aarch64", "arm64" -> "arm_64";
            default -> arch;
        };
    }

    /** Whether this is a Linux whose C library is not the usual one. */
    public static boolean musl() {
        return current() == LINUX && Files.exists(Path.of("/etc/alpine-release"));
    }
}

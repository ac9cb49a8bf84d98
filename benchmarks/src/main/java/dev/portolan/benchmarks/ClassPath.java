package dev.portolan.benchmarks;

import java.io.File;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** The class path that Maven gave us, in parts: a user has only some of it. */
record ClassPath(List<String> entries) {
    static ClassPath ours() {
        return new ClassPath(Arrays.asList(System.getProperty("java.class.path").split(File.pathSeparator)));
    }

    /** Entries whose file or module folder name begins with one of these. */
    ClassPath only(String... names) {
        return new ClassPath(entries.stream()
                .filter(e -> Arrays.stream(names).anyMatch(n -> matches(e, n)))
                .toList());
    }

    ClassPath without(String... names) {
        return new ClassPath(entries.stream()
                .filter(e -> Arrays.stream(names).noneMatch(n -> matches(e, n)))
                .toList());
    }

    private static boolean matches(String entry, String name) {
        return Path.of(entry).getFileName().toString().startsWith(name);
    }

    String with(Path folder) {
        return folder + File.pathSeparator + text();
    }

    String text() {
        return entries.stream().collect(Collectors.joining(File.pathSeparator));
    }
}

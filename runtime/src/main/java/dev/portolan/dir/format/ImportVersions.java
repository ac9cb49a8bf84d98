package dev.portolan.dir.format;

import dev.portolan.dir.DirFormat;
import dev.portolan.dir.MigrationFile;
import dev.portolan.dir.Versions;
import dev.portolan.schema.PortolanException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Which versions the files of one tool have with another one. */
final class ImportVersions {
    private ImportVersions() {}

    /** One a file: as they are, or with zeros in front where the other tool would take 10 before 9. */
    static List<String> of(DirFormat from, List<MigrationFile> sources, DirFormat to) {
        List<String> versions = new ArrayList<>();
        String last = null;
        for (MigrationFile source : sources) {
            String version = from.version(source.name()).replace('_', '.');
            if (from.repeatable(source.name())) {
                // executed behind all versions, so they are counted on
                version = last == null ? "1" : isNumber(last) ? Versions.plus(last, 1) : "";
            }
            if (version.isEmpty()) {
                throw lost(to, source.name());
            }
            versions.add(version);
            last = version;
        }
        List<String> padded = padded(versions);
        for (List<String> candidate : padded == null ? List.of(versions) : List.of(versions, padded)) {
            if (keeps(from, sources, to, candidate)) {
                return candidate;
            }
        }
        throw lost(to, String.join(", ", versions));
    }

    private static boolean isNumber(String version) {
        return !version.isEmpty() && version.length() <= 18 && version.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    private static List<String> padded(List<String> versions) {
        if (!versions.stream().allMatch(ImportVersions::isNumber)) {
            return null;
        }
        int width = versions.stream().mapToInt(String::length).max().orElse(1);
        return versions.stream()
                .map(v -> String.format(Locale.ROOT, "%0" + width + "d", Long.parseLong(v)))
                .toList();
    }

    private static boolean keeps(DirFormat from, List<MigrationFile> sources, DirFormat to, List<String> versions) {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < versions.size(); i++) {
            String version = versions.get(i);
            String name = to.fileName(version, title(from, sources.get(i).name()));
            if (!to.version(name).equals(version)) {
                return false;
            }
            names.add(name);
        }
        return to.executed(names).equals(names);
    }

    /** What a file is called beside its version. */
    static String title(DirFormat from, String file) {
        String base = file.substring(file.lastIndexOf('/') + 1);
        String version = from.version(file);
        int begin = version.isEmpty() ? (from.repeatable(file) ? 1 : 0) : base.indexOf(version) + version.length();
        int end = base.endsWith(".up.sql") ? base.length() - ".up.sql".length() : base.length() - ".sql".length();
        String title = base.substring(Math.min(begin, end), end).replaceFirst("^_+", "");
        return title.isEmpty() ? "changes" : title;
    }

    static PortolanException lost(DirFormat to, String what) {
        return PortolanException.failed(
                "import-version",
                to.name() + " cannot keep these versions in their order: " + what
                        + ". With --renumber the files get versions from 000001 on");
    }
}

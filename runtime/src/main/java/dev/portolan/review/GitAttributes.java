package dev.portolan.review;

import dev.portolan.dir.DirFormat;
import dev.portolan.dir.Formats;
import dev.portolan.dir.Snapshot;
import dev.portolan.dir.SumFile;
import dev.portolan.schema.PortolanException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What a repository should know of a migration directory: its bytes are never changed, {@code schema.snapshot} is never merged as
 * text, and the sums are merged by a program that knows what they say.
 *
 * @param file {@code .gitattributes}
 * @param lines that were added to it; none when all were there
 * @param driver the command that git calls for the sums
 */
public record GitAttributes(Path file, List<String> lines, String driver) {
    private static final String DRIVER = "portolan-sum";

    public GitAttributes {
        lines = List.copyOf(lines);
    }

    /**
     * Adds the lines, and names the program in the settings of this clone: git does not take programs from a repository.
     *
     * @param ref the branch whose files go first; null for where {@code origin} points to
     */
    public static GitAttributes install(Path dir, String format, String ref) {
        Git git = Git.at(dir);
        Path root = Path.of(git.text("rev-parse", "--show-toplevel"));
        String base = ref == null ? git.maybe("symbolic-ref", "--quiet", "--short", "refs/remotes/origin/HEAD") : ref;
        if (base == null) {
            throw PortolanException.usage(
                    "git-unknown-ref",
                    "origin does not say which of its branches is the main one: give --git-base, for example origin/main.");
        }
        if (!base.matches("[A-Za-z0-9][A-Za-z0-9_./-]*")) {
            // it becomes part of a command that git gives to a shell
            throw PortolanException.usage("git-unknown-ref", "\"" + base + "\" is no name of a branch.");
        }
        String called = format.equals("atlas") ? DRIVER : DRIVER + "-" + format;
        String driver = "portolan git merge-sum --format " + format + " --git-base " + base + " %O %A %B %P";
        Path file = root.resolve(".gitattributes");
        List<String> lines = added(file, wanted(git.prefix(dir), Formats.named(format), called));
        git.text("config", "--local", "merge." + called + ".name", "sums of migration directories");
        git.text("config", "--local", "merge." + called + ".driver", driver);
        // ancestors of ancestors are no directory that anyone has
        git.text("config", "--local", "merge." + called + ".recursive", "text");
        return new GitAttributes(file, lines, driver);
    }

    private static List<String> wanted(String prefix, DirFormat format, String driver) {
        List<String> lines = new ArrayList<>();
        String all = prefix + (format.deep() ? "**/" : "");
        lines.add(pattern(all + "*.sql", prefix.length()) + " -text");
        if (format.deep()) {
            lines.add(pattern(all + "*.sql.conf", prefix.length()) + " -text");
        }
        if (!format.name().equals("atlas")) {
            lines.add(pattern(prefix + SumFile.BESIDE, prefix.length()) + " -text merge=" + driver);
        }
        lines.add(pattern(prefix + SumFile.NAME, prefix.length()) + " -text merge=" + driver);
        lines.add(pattern(prefix + Snapshot.NAME, prefix.length()) + " -text -merge");
        return lines;
    }

    /** @param literal how much of it is no pattern */
    private static String pattern(String path, int literal) {
        StringBuilder pattern = new StringBuilder("/");
        for (int i = 0; i < path.length(); i++) {
            char c = path.charAt(i);
            pattern.append(i < literal && "*?[]\\".indexOf(c) >= 0 ? "\\" : "").append(c);
        }
        boolean plain = pattern.chars().allMatch(c -> c > ' ' && c != '"' && c != '\\');
        return plain
                ? pattern.toString()
                : "\"" + pattern.toString().replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }

    private static List<String> added(Path file, List<String> wanted) {
        try {
            String text = Files.exists(file) ? Files.readString(file, StandardCharsets.UTF_8) : "";
            List<String> missing = new ArrayList<>(wanted);
            missing.removeAll(text.lines().map(String::strip).toList());
            if (!missing.isEmpty()) {
                String before = text.isEmpty() || text.endsWith("\n") ? text : text + "\n";
                Files.writeString(file, before + String.join("\n", missing) + "\n", StandardCharsets.UTF_8);
            }
            return missing;
        } catch (IOException e) {
            throw PortolanException.failed("git-failed", file + " cannot be read or written: " + e.getMessage(), e);
        }
    }
}

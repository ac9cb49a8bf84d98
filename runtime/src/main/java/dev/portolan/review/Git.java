package dev.portolan.review;

import dev.portolan.schema.PortolanException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The user's own {@code git}, as a process with fixed words: no shell, no question, nothing that writes but the settings of {@link GitAttributes}. */
final class Git {
    private final Path folder;

    private Git(Path folder) {
        this.folder = folder;
    }

    /** The repository that a folder is in, which need not exist itself. */
    static Git at(Path folder) {
        Path existing = folder.toAbsolutePath().normalize();
        while (existing != null && !Files.isDirectory(existing)) {
            existing = existing.getParent();
        }
        Git git = new Git(existing);
        Result inside = git.run(List.of("rev-parse", "--show-toplevel"), null);
        if (inside.code != 0) {
            throw PortolanException.failed(
                    "git-failed", folder + " is in no git repository that can be read: " + inside.err);
        }
        return git;
    }

    /** What it says, less the line end. */
    String text(String... words) {
        String text = new String(bytes(null, words), StandardCharsets.UTF_8);
        return text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
    }

    /** The same, null when it fails. */
    String maybe(String... words) {
        Result result = run(Arrays.asList(words), null);
        return result.code == 0 ? new String(result.out, StandardCharsets.UTF_8).strip() : null;
    }

    /** The commit that a word names. @throws PortolanException usage {@code git-unknown-ref} */
    String commit(String ref) {
        // one that begins with a dash would be an option, and no ref does
        String commit = ref.isEmpty() || ref.startsWith("-")
                ? null
                : maybe("rev-parse", "--verify", "--quiet", ref + "^{commit}");
        if (commit == null) {
            throw PortolanException.usage(
                    "git-unknown-ref",
                    "git knows no commit \"" + ref
                            + "\". Fetch it (git fetch origin), or name another branch, tag or commit.");
        }
        return commit;
    }

    /** Where two lines of commits began to differ. */
    String mergeBase(String one, String other) {
        String base = maybe("merge-base", one, other);
        if (base == null) {
            throw PortolanException.failed(
                    "git-no-merge-base",
                    "the two branches have no commit in common here. In a shallow clone fetch the history: git fetch --unshallow"
                            + " (in a pipeline: fetch-depth: 0)");
        }
        return base;
    }

    /** The folder, as the repository calls it: with {@code /}, ends with one; empty for its root. */
    String prefix(Path of) {
        String here = text("rev-parse", "--show-prefix");
        String below =
                folder.relativize(of.toAbsolutePath().normalize()).toString().replace('\\', '/');
        return here + (below.isEmpty() ? "" : below + "/");
    }

    /** The plain files in a folder of a commit, by name. @param deep those of its folders too */
    Map<String, byte[]> files(String commit, String prefix, boolean deep) {
        Map<String, String> blobs = new LinkedHashMap<>();
        List<String> words = new ArrayList<>(List.of("ls-tree", "-z", "--full-tree", commit));
        if (deep) {
            words.add(1, "-r");
        }
        if (!prefix.isEmpty()) {
            words.add(prefix);
        }
        byte[] listed = bytes(null, words.toArray(String[]::new));
        for (String line : new String(listed, StandardCharsets.UTF_8).split("\0")) {
            // mode, type, id, then a tab and the path
            int tab = line.indexOf('\t');
            if (tab > 0 && line.startsWith("100") && line.startsWith(prefix, tab + 1)) {
                String[] facts = line.substring(0, tab).split(" ");
                blobs.put(line.substring(tab + 1 + prefix.length()), facts[2]);
            }
        }
        return contents(blobs);
    }

    private Map<String, byte[]> contents(Map<String, String> blobs) {
        if (blobs.isEmpty()) {
            return Map.of();
        }
        String asked = String.join("\n", blobs.values()) + "\n";
        byte[] answer = bytes(asked.getBytes(StandardCharsets.US_ASCII), "cat-file", "--batch");
        Map<String, byte[]> contents = new LinkedHashMap<>();
        int at = 0;
        for (String name : blobs.keySet()) {
            int end = at;
            while (answer[end] != '\n') {
                end++;
            }
            String head = new String(answer, at, end - at, StandardCharsets.US_ASCII);
            int size = Integer.parseInt(head.substring(head.lastIndexOf(' ') + 1));
            contents.put(name, Arrays.copyOfRange(answer, end + 1, end + 1 + size));
            at = end + 1 + size + 1;
        }
        return contents;
    }

    private byte[] bytes(byte[] in, String... words) {
        Result result = run(Arrays.asList(words), in);
        if (result.code != 0) {
            throw PortolanException.failed("git-failed", "git " + words[0] + " failed: " + result.err);
        }
        return result.out;
    }

    private Result run(List<String> words, byte[] in) {
        List<String> command = new ArrayList<>(List.of("git", "-c", "core.quotePath=false", "-C", folder.toString()));
        command.addAll(words);
        ProcessBuilder builder = new ProcessBuilder(command);
        Map<String, String> environment = builder.environment();
        // inside a hook they name another repository than the folder's
        environment.keySet().removeAll(List.of("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX"));
        environment.put("LC_ALL", "C");
        environment.put("GIT_TERMINAL_PROMPT", "0");
        environment.put("GIT_OPTIONAL_LOCKS", "0");
        try {
            return ended(builder.start(), in);
        } catch (IOException e) {
            throw PortolanException.failed(
                    "git-missing", "the program git cannot be started. Install it, or put it on the PATH", e);
        }
    }

    private static Result ended(Process process, byte[] in) throws IOException {
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Thread errors = new Thread(() -> drain(process.getErrorStream(), err), "portolan-git-errors");
        Thread feed = new Thread(() -> feed(process.getOutputStream(), in), "portolan-git-input");
        errors.start();
        feed.start();
        try {
            byte[] out = process.getInputStream().readAllBytes();
            errors.join();
            feed.join();
            return new Result(
                    process.waitFor(), out, err.toString(StandardCharsets.UTF_8).strip());
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw PortolanException.failed("git-failed", "interrupted while git ran", e);
        }
    }

    private static void drain(InputStream in, ByteArrayOutputStream out) {
        try (in) {
            in.transferTo(out);
        } catch (IOException e) {
            // the process is gone, its code tells
        }
    }

    private static void feed(OutputStream out, byte[] in) {
        try (out) {
            if (in != null) {
                out.write(in);
            }
        } catch (IOException e) {
            // the process is gone, its code tells
        }
    }

    private record Result(int code, byte[] out, String err) {}
}

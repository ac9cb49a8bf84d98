package dev.portolan.devdb.postgres;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * How commands are run so that PostgreSQL accepts to run: it refuses root. Root enters a user namespace in which it looks like
 * another user but owns the same files; where that is forbidden (containers), it becomes the user nobody.
 *
 * @param prefix put before each command
 * @param nobody whether files must be given to the user nobody
 */
record Commands(List<String> prefix, boolean nobody) {
    /** The id of the user nobody, also where the name is not known. */
    static final int NOBODY = 65534;

    Commands {
        prefix = List.copyOf(prefix);
    }

    static final Commands NAMESPACE = new Commands(List.of("unshare", "-U"), false);
    static final Commands SETPRIV =
            new Commands(List.of("setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups"), true);

    /** What works for this user. */
    static Commands forUser() throws IOException {
        Commands plain = new Commands(List.of(), false);
        if (Platform.current() == Platform.WINDOWS || !"root".equals(System.getProperty("user.name"))) {
            return plain;
        }
        if (plain.notRoot()) {
            return plain;
        }
        for (Commands way : List.of(NAMESPACE, SETPRIV)) {
            if (way.notRoot()) {
                return way;
            }
        }
        throw new IOException(
                "PostgreSQL does not run as root, and neither \"unshare -U\" nor \"setpriv\" works here to leave it."
                        + " Run as another user, or name a server.");
    }

    private boolean notRoot() {
        try {
            Process id = builder(List.of("id", "-u"))
                    .redirectErrorStream(true)
                    .redirectInput(
                            ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                    .start();
            String uid = new String(id.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            return id.waitFor() == 0 && !uid.equals("0");
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** A command, run in the C locale and without PostgreSQL's variables of the caller. */
    ProcessBuilder builder(List<String> command) {
        List<String> whole = new ArrayList<>(prefix);
        whole.addAll(command);
        ProcessBuilder builder = new ProcessBuilder(whole);
        builder.environment().keySet().removeIf(k -> k.startsWith("PG"));
        builder.environment().put("LC_ALL", "C");
        return builder;
    }

    /** Runs it to the end. @throws IOException with its output when it fails */
    void run(List<String> command, String input) throws IOException {
        Process process = builder(command).redirectErrorStream(true).start();
        try (var in = process.getOutputStream()) {
            in.write(input.getBytes(StandardCharsets.UTF_8));
        }
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            if (!process.waitFor(5, TimeUnit.MINUTES) || process.exitValue() != 0) {
                process.destroyForcibly();
                throw new IOException(command.get(command.size() > 3 ? 3 : 0) + " failed: " + output.strip());
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted.", e);
        }
    }
}

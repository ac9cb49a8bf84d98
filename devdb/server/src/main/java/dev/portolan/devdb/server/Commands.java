package dev.portolan.devdb.server;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * How commands are run so that a server accepts to run that refuses root: root enters a user namespace in which it looks like
 * another user but owns the same files; where that is forbidden (containers), it becomes the user nobody.
 *
 * @param prefix put before each command
 * @param nobody whether files must be given to the user nobody
 */
public record Commands(List<String> prefix, boolean nobody) {
    /** The id of the user nobody, also where the name is not known. */
    public static final int NOBODY = 65534;

    /** As this user. */
    public static final Commands PLAIN = new Commands(List.of(), false);

    /** As another user in name only. */
    public static final Commands NAMESPACE = new Commands(List.of("unshare", "-U"), false);

    /** As nobody. */
    public static final Commands SETPRIV =
            new Commands(List.of("setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups"), true);

    /** Copies. */
    public Commands {
        prefix = List.copyOf(prefix);
    }

    /** What works for this user so that the server does not see root. @param product the server's, for the message */
    public static Commands withoutRoot(String product) throws IOException {
        if (!root() || PLAIN.notRoot()) {
            return PLAIN;
        }
        for (Commands way : List.of(NAMESPACE, SETPRIV)) {
            if (way.notRoot()) {
                return way;
            }
        }
        throw new IOException(
                product + " does not run as root, and neither \"unshare -U\" nor \"setpriv\" works here to leave it."
                        + " Run as another user, or name a server.");
    }

    /** Whether this process looks like root's. */
    public static boolean root() {
        return Platform.current() != Platform.WINDOWS && "root".equals(System.getProperty("user.name"));
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

    /** A command, run in the C locale and without the caller's variables for servers and clients. */
    public ProcessBuilder builder(List<String> command) {
        List<String> whole = new ArrayList<>(prefix);
        whole.addAll(command);
        ProcessBuilder builder = new ProcessBuilder(whole);
        builder.environment()
                .keySet()
                .removeIf(k -> k.startsWith("PG") || k.startsWith("MYSQL") || k.startsWith("MARIADB"));
        builder.environment().put("LC_ALL", "C");
        return builder;
    }

    /** Runs it to the end and gives what it printed. @throws IOException with its output when it fails */
    public String run(List<String> command, String input) throws IOException {
        Process process = builder(command).redirectErrorStream(true).start();
        Thread writer = new Thread(() -> write(process, input), "portolan-command-input");
        writer.setDaemon(true);
        writer.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            if (!process.waitFor(5, TimeUnit.MINUTES) || process.exitValue() != 0) {
                process.destroyForcibly();
                throw new IOException(String.join(" ", command.subList(0, Math.min(5, command.size()))) + " failed: "
                        + output.strip());
            }
            return output;
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted.", e);
        }
    }

    private static void write(Process process, String input) {
        try (var in = process.getOutputStream()) {
            in.write(input.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            return; // it ended without reading all: its exit code says why
        }
    }
}

package dev.portolan.acceptance.program;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.portolan.cli.Main;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** A git repository of a test, with a folder of migrations, apart from the settings of who runs it. */
record Repository(Path folder) {
    static Repository in(Path folder) throws IOException {
        Files.createDirectories(folder.resolve("migrations"));
        Repository made = new Repository(folder);
        made.git("init", "-q", "-b", "main");
        made.git("config", "user.name", "Test");
        made.git("config", "user.email", "test@example.org");
        // its files are compared byte by byte
        made.git("config", "core.autocrlf", "false");
        return made;
    }

    Path migrations() {
        return folder.resolve("migrations");
    }

    /** Writes a migration and sums the directory. */
    Repository add(String name, String sql) throws IOException {
        Files.writeString(migrations().resolve(name), sql);
        inProcess("hash").ended(0);
        return this;
    }

    /** A verb on the migrations without a process of its own: for what is asked many times. */
    Program inProcess(String... words) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        List<String> all = new ArrayList<>(Arrays.asList(words));
        all.addAll(List.of("--dir", migrations().toString()));
        ClassLoader loader = Thread.currentThread().getContextClassLoader();
        try {
            int code = Main.run(stream(out), stream(err), all.toArray(String[]::new));
            return new Program(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
        } finally {
            Thread.currentThread().setContextClassLoader(loader);
        }
    }

    private static PrintStream stream(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }

    Repository commit(String message) throws IOException {
        git("add", "-A", "--", "migrations", ":!cache");
        git("commit", "-q", "-m", message);
        return this;
    }

    Repository branch(String name) throws IOException {
        git("checkout", "-q", "-b", name);
        return this;
    }

    Repository checkout(String name) throws IOException {
        git("checkout", "-q", name);
        return this;
    }

    Program portolan(String... words) throws IOException {
        return Program.in(folder).run(words);
    }

    /** Must succeed. */
    String git(String... words) throws IOException {
        Program run = tryGit(Map.of(), words);
        assertEquals(0, run.code(), run::toString);
        return run.out().strip();
    }

    /** May fail. */
    Program tryGit(Map<String, String> environment, String... words) throws IOException {
        List<String> command = new ArrayList<>(List.of("git", "-C", folder.toString()));
        command.addAll(Arrays.asList(words));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        Map<String, String> all = builder.environment();
        all.keySet().removeIf(k -> k.startsWith("GIT_") || k.startsWith("PORTOLAN_") || k.equals("JAVA_TOOL_OPTIONS"));
        all.put("GIT_CONFIG_GLOBAL", "/dev/null");
        all.put("GIT_CONFIG_NOSYSTEM", "1");
        all.put("GIT_EDITOR", "true");
        all.put("XDG_CACHE_HOME", folder.resolve(".git/cache").toString());
        all.put("PORTOLAN_ARCHIVE", "off");
        all.put("JAVA_HOME", System.getProperty("java.home"));
        all.putAll(environment);
        Process process = builder.start();
        process.getOutputStream().close();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            return new Program(process.waitFor(), out, "");
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}

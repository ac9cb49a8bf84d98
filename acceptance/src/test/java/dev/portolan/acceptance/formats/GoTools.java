package dev.portolan.acceptance.formats;

import dev.portolan.acceptance.house.Checkout;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/** The tools that are written in Go, in one program made of their published modules where a Go tool chain is there. */
final class GoTools {
    private static final Path SOURCE = Checkout.ROOT.resolve("acceptance/src/test/go");
    private static Path program;
    private static String missing;

    private GoTools() {}

    /** A tool of the program by its name there. */
    static Tool named(String tool) {
        return new Tool() {
            @Override
            public void up(Path dir, Site database) throws IOException {
                run(tool, dir.toString(), database.plain(), "up");
            }

            @Override
            public boolean down(Path dir, Site database) throws IOException {
                run(tool, dir.toString(), database.plain(), "-1");
                return true;
            }
        };
    }

    /** What it says. Fails when the program does. */
    static String run(String... words) throws IOException {
        List<String> command = new ArrayList<>(List.of(built().toString()));
        command.addAll(List.of(words));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (ended(process) != 0) {
            throw new AssertionError(String.join(" ", words) + ": " + said);
        }
        return said;
    }

    private static synchronized Path built() throws IOException {
        if (program == null && missing == null) {
            build();
        }
        if (missing != null) {
            Assumptions.abort(missing);
        }
        return program;
    }

    private static void build() throws IOException {
        // at a place where Go finds what it built before
        Path out = Files.createDirectories(Checkout.ROOT.resolve("acceptance/target/go"))
                .resolve("peers");
        Process process;
        try {
            process = new ProcessBuilder("go", "build", "-mod=mod", "-o", out.toString(), ".")
                    .directory(SOURCE.toFile())
                    .redirectErrorStream(true)
                    .start();
        } catch (IOException e) {
            lacking("there is no Go: one on the PATH runs it");
            return;
        }
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (ended(process) == 0) {
            program = out;
        } else if (said.contains("dial tcp") || said.contains("proxyconnect")) {
            lacking("Go finds no modules: a connection to its proxy runs it");
        } else {
            throw new AssertionError("go build: " + said);
        }
    }

    private static void lacking(String why) {
        missing = "golang-migrate, goose, dbmate and Atlas's library left out, " + why;
        System.err.println(missing);
    }

    private static int ended(Process process) {
        try {
            if (!process.waitFor(10, TimeUnit.MINUTES)) {
                process.destroyForcibly();
                throw new AssertionError("still running after ten minutes");
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}

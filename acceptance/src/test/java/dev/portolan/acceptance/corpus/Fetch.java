package dev.portolan.acceptance.corpus;

import dev.portolan.acceptance.house.Checkout;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Gets a code base's sources and its class path through Maven. */
final class Fetch {
    private static final String PLUGIN = "org.apache.maven.plugins:maven-dependency-plugin:3.8.1:";

    private final CodeBase base;
    private final Path work;

    private Fetch(CodeBase base, Path work) {
        this.base = base;
        this.work = work;
    }

    /** Maven could not fetch it. */
    static final class Unreachable extends Exception {
        private static final long serialVersionUID = 1;

        Unreachable(String message) {
            super(message);
        }
    }

    /** @param work an empty folder, filled */
    static Corpus of(CodeBase base, Path work) throws IOException, Unreachable {
        return new Fetch(base, work).corpus();
    }

    private Corpus corpus() throws IOException, Unreachable {
        String dependency = "<groupId>" + base.group + "</groupId><artifactId>" + base.artifact
                + "</artifactId><version>" + base.version + "</version>";
        pom(
                work.resolve("sources/pom.xml"),
                dependency + "<classifier>sources</classifier><exclusions><exclusion>"
                        + "<groupId>*</groupId><artifactId>*</artifactId></exclusion></exclusions>");
        Path jars = work.resolve("jars");
        maven("sources/pom.xml", "copy-dependencies", "-DoutputDirectory=" + jars);
        pom(work.resolve("pom.xml"), dependency);
        Path words = work.resolve("classpath.txt");
        maven("pom.xml", "build-classpath", "-Dmdep.outputFile=" + words);
        List<Path> classPath = Stream.of(Files.readString(words).strip().split(File.pathSeparator))
                .map(Path::of)
                .toList();
        try (Stream<Path> found = Files.list(jars)) {
            return Corpus.of(base, found.sorted().toList(), classPath, work.resolve("src"));
        }
    }

    private static void pom(Path file, String dependency) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(
                file,
                "<project xmlns=\"http://maven.apache.org/POM/4.0.0\"><modelVersion>4.0.0</modelVersion><groupId>corpus</groupId>"
                        + "<artifactId>corpus</artifactId><version>1</version><dependencies><dependency>" + dependency
                        + "</dependency></dependencies></project>\n");
    }

    private void maven(String pom, String goal, String option) throws IOException, Unreachable {
        Path log = work.resolve("maven.log");
        Process process = new ProcessBuilder(
                        Checkout.ROOT.resolve("mvnw").toString(), "-q", "-B", "-f", pom, PLUGIN + goal, option)
                .directory(work.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        try {
            if (process.waitFor() != 0) {
                throw new Unreachable(
                        Files.readString(log).lines().limit(3).toList().toString());
            }
        } catch (InterruptedException e) {
            process.destroy();
            Thread.currentThread().interrupt();
            throw new Unreachable("interrupted");
        }
    }
}

package dev.portolan.acceptance.corpus;

import dev.portolan.acceptance.house.Checkout;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * The annotated sources of a published artifact, and the class path that they compile against. Fetched by Maven; nothing of it is
 * kept in this repository.
 *
 * @param sources files with mapped classes, below a folder of their own
 * @param classPath jars
 */
record Corpus(List<Path> sources, List<Path> classPath) {
    private static final String PLUGIN = "org.apache.maven.plugins:maven-dependency-plugin:3.8.1:";
    private static final Pattern MAPPED = Pattern.compile(
            "(?m)^\\s*@((jakarta|javax)\\.persistence\\.)?(Entity|Embeddable|MappedSuperclass|Converter)\\b");
    /** HAPI's own generator class needs its Spring context: a plain sequence of the same name instead. */
    private static final Pattern GENERATOR =
            Pattern.compile("@GenericGenerator\\(\\s*name = (\"\\w+\"),\\s*type = [\\w.]+\\.class\\s*\\)");

    /** Maven could not fetch it. */
    static final class Unreachable extends Exception {
        private static final long serialVersionUID = 1;

        Unreachable(String message) {
            super(message);
        }
    }

    /** Apache-2.0; 29 entities: indexes, composite keys and foreign keys, sequences. */
    static Corpus hapiFhir(Path work) throws IOException, Unreachable {
        return fetch("ca.uhn.hapi.fhir", "hapi-fhir-jpaserver-model", "8.8.0", work);
    }

    private static Corpus fetch(String group, String artifact, String version, Path work)
            throws IOException, Unreachable {
        String dependency = "<groupId>" + group + "</groupId><artifactId>" + artifact + "</artifactId><version>"
                + version + "</version>";
        Path jar = work.resolve("jars");
        pom(
                work.resolve("sources/pom.xml"),
                dependency + "<classifier>sources</classifier><exclusions><exclusion>"
                        + "<groupId>*</groupId><artifactId>*</artifactId></exclusion></exclusions>");
        maven(work, "sources/pom.xml", "copy-dependencies", "-DoutputDirectory=" + jar);
        pom(work.resolve("pom.xml"), dependency);
        maven(work, "pom.xml", "build-classpath", "-Dmdep.outputFile=" + work.resolve("classpath.txt"));
        List<Path> sources = new ArrayList<>();
        try (Stream<Path> jars = Files.list(jar)) {
            for (Path j : jars.sorted().toList()) {
                sources.addAll(take(j, work.resolve("src")));
            }
        }
        List<Path> classPath = Stream.of(
                        Files.readString(work.resolve("classpath.txt")).strip().split(File.pathSeparator))
                .map(Path::of)
                .toList();
        return new Corpus(List.copyOf(sources), classPath);
    }

    private static void pom(Path file, String dependency) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(
                file,
                "<project xmlns=\"http://maven.apache.org/POM/4.0.0\"><modelVersion>4.0.0</modelVersion><groupId>corpus</groupId>"
                        + "<artifactId>corpus</artifactId><version>1</version><dependencies><dependency>" + dependency
                        + "</dependency></dependencies></project>\n");
    }

    private static void maven(Path work, String pom, String goal, String option) throws IOException, Unreachable {
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

    private static List<Path> take(Path jar, Path folder) throws IOException {
        List<Path> taken = new ArrayList<>();
        try (InputStream in = Files.newInputStream(jar);
                ZipInputStream zip = new ZipInputStream(in)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (!entry.getName().endsWith(".java")) {
                    continue;
                }
                String text = new String(zip.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
                if (MAPPED.matcher(text).find()) {
                    Path file = folder.resolve(entry.getName()).normalize();
                    Files.createDirectories(file.getParent());
                    Files.writeString(
                            file,
                            GENERATOR
                                    .matcher(text)
                                    .replaceAll(
                                            "@jakarta.persistence.SequenceGenerator(name = $1, sequenceName = $1)"));
                    taken.add(file);
                }
            }
        }
        taken.sort(null);
        return taken;
    }

    /** Top-level classes of the sources. */
    List<String> classNames(Path work) {
        Path root = work.resolve("src");
        return sources.stream()
                .map(s -> root.relativize(s).toString())
                .map(s -> s.substring(0, s.length() - ".java".length()).replace(File.separatorChar, '.'))
                .toList();
    }

    /** Jars that Hibernate itself, started on the class path of these tests, does not bring. */
    List<Path> besidesHibernate() {
        return classPath.stream()
                .filter(p -> !p.getFileName()
                        .toString()
                        .matches("(hapi-fhir-jpa-(\\d|hibernate-services)|hibernate-|slf4j-|logback-|log4j-slf4j|"
                                + "jakarta\\.persistence-api).*"))
                .toList();
    }
}

package dev.portolan.acceptance.program;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.portolan.acceptance.house.Checkout;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The Maven plugin in a build of its own: Maven itself, offline, with the artifacts of this build. */
class MavenPluginTest {
    private static final String POM = Checkout.text(Checkout.ROOT.resolve("pom.xml"));
    private static final String VERSION = first("<version>([^<]+)</version>");

    @TempDir
    Path folder;

    private Path shop;

    @Test
    void theGoalsDoWhatTheVerbsDo() throws IOException {
        install();
        project();
        maven("portolan:diff", "-Dname=first").ended(0, "Wrote " + shop.resolve("migrations"));
        assertFalse(Files.exists(folder.resolve("migrations")), "the directory is that of the module");
        maven("portolan:diff").ended(0, "synced");
        maven("portolan:validate", "process-classes", "portolan:check")
                .ended(0, "1 files", "those of the last migration");
        entity("@Column(length = 30) String phone;");
        maven("process-classes", "portolan:check")
                .ended(1, "[migration-missing]", "add column \"phone\" to table: \"Customer\"");
        maven("portolan:diff", "-Dportolan.options=--check").ended(1, "[migration-missing]");
        Path file;
        try (var files = Files.list(shop.resolve("migrations"))) {
            file = files.filter(f -> f.toString().endsWith("_first.sql"))
                    .findFirst()
                    .orElseThrow();
        }
        Files.writeString(file, Files.readString(file) + "-- mine\n");
        maven("portolan:validate").ended(1, "_first.sql was edited", "[sum-mismatch]");
        maven("portolan:hash", "portolan:validate").ended(0, "Wrote " + shop.resolve("migrations/atlas.sum"));
        maven("process-classes", "portolan:check").ended(1, "[snapshot-stale]");
        String url = "-Dportolan.url=jdbc:sqlite:" + shop.resolve("shop.db");
        maven("portolan:status", url).ended(1, "[database-unreachable]");
        Files.createFile(shop.resolve("shop.db"));
        maven("portolan:status", url, "-Dportolan.statusCheck").ended(1, "Status: pending", "_first.sql");
        maven("portolan:apply", url).ended(0, "Ran 1 files");
        maven("portolan:status", url, "-Dportolan.statusCheck").ended(0, "Status: ok");
    }

    /** Puts what this build made into a repository of the test, in front of the one that Maven has anyway. */
    private void install() throws IOException {
        put(Checkout.ROOT, "portolan-parent", false);
        put(Checkout.ROOT.resolve("annotations"), "portolan-annotations", true);
        put(Checkout.ROOT.resolve("runtime"), "portolan-runtime", true);
        put(Checkout.ROOT.resolve("processor"), "portolan-processor", true);
        put(Checkout.ROOT.resolve("tools/maven-plugin"), "portolan-maven-plugin", true);
    }

    private void put(Path module, String artifact, boolean jar) throws IOException {
        Path to = Files.createDirectories(folder.resolve("repository/dev/portolan/" + artifact + "/" + VERSION));
        String name = artifact + "-" + VERSION;
        Files.copy(module.resolve("pom.xml"), to.resolve(name + ".pom"));
        if (jar) {
            Path made = module.resolve("target/" + name + ".jar");
            assertTrue(Files.exists(made), made + " is made by ./mvnw package");
            Files.copy(made, to.resolve(name + ".jar"));
        }
    }

    private void project() throws IOException {
        shop = Files.createDirectories(folder.resolve("shop"));
        String pom = """
                <project xmlns="http://maven.apache.org/POM/4.0.0">
                  <modelVersion>4.0.0</modelVersion>
                  <groupId>com.acme</groupId><artifactId>shop</artifactId><version>1</version>
                  <properties>
                    <maven.compiler.release>17</maven.compiler.release>
                    <project.build.sourceEncoding>UTF-8</project.build.sourceEncoding>
                  </properties>
                  <dependencies>
                    <dependency><groupId>dev.portolan</groupId><artifactId>portolan-runtime</artifactId><version>%1$s</version></dependency>
                    <dependency><groupId>jakarta.persistence</groupId><artifactId>jakarta.persistence-api</artifactId><version>%2$s</version></dependency>
                    <dependency><groupId>org.xerial</groupId><artifactId>sqlite-jdbc</artifactId><version>%3$s</version></dependency>
                  </dependencies>
                  <build><plugins>
                    <plugin><groupId>org.apache.maven.plugins</groupId><artifactId>maven-resources-plugin</artifactId><version>%4$s</version></plugin>
                    <plugin>
                      <groupId>org.apache.maven.plugins</groupId><artifactId>maven-compiler-plugin</artifactId><version>%5$s</version>
                      <configuration><annotationProcessorPaths>
                        <path><groupId>dev.portolan</groupId><artifactId>portolan-processor</artifactId><version>%1$s</version></path>
                      </annotationProcessorPaths></configuration>
                    </plugin>
                    <plugin><groupId>dev.portolan</groupId><artifactId>portolan-maven-plugin</artifactId><version>%1$s</version></plugin>
                  </plugins></build>
                </project>
                """;
        String filled = String.format(
                java.util.Locale.ROOT,
                pom,
                VERSION,
                first("<persistence.version>([^<]+)<"),
                first("<sqlite.version>([^<]+)<"),
                first("maven-resources-plugin</artifactId><version>([^<]+)<"),
                first("maven-compiler-plugin</artifactId><version>([^<]+)<"));
        Files.writeString(shop.resolve("pom.xml"), filled);
        entity("");
    }

    private void entity(String field) throws IOException {
        Path file = shop.resolve("src/main/java/com/acme/Customer.java");
        Files.createDirectories(file.getParent());
        Files.writeString(
                file,
                "package com.acme;\nimport jakarta.persistence.*;\n@Entity class Customer {\n  @Id Long id;\n  " + field
                        + "\n}\n");
    }

    private Program maven(String... words) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Checkout.ROOT.resolve("mvnw").toString(),
                "-o",
                "-B",
                "-ntp",
                "-f",
                shop.resolve("pom.xml").toString(),
                "-Dmaven.repo.local=" + folder.resolve("repository"),
                "-Dmaven.repo.local.tail="
                        + System.getProperty("maven.repo.local", System.getProperty("user.home") + "/.m2/repository")));
        command.addAll(Arrays.asList(words));
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
        builder.environment()
                .keySet()
                .removeIf(k -> k.startsWith("PORTOLAN_") || k.startsWith("MAVEN_") || k.equals("JAVA_TOOL_OPTIONS"));
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().put("XDG_CACHE_HOME", folder.resolve("cache").toString());
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

    private static String first(String regex) {
        Matcher found = Pattern.compile(regex).matcher(POM);
        assertEquals(true, found.find(), regex);
        return found.group(1);
    }
}

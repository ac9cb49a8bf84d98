package dev.portolan.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Entities whose members Lombok writes: the graph is that of the same classes written by hand, on either side of Lombok. */
class LombokTest {
    private static final String IMPORTS =
            "package p; import jakarta.persistence.*; import lombok.*;" + " import lombok.experimental.*;\n";
    private static final String LOMBOK = """
            @Entity @Data @NoArgsConstructor @AllArgsConstructor @Builder @Access(AccessType.PROPERTY)
            class Person {
                @Getter(onMethod_ = {@Id, @GeneratedValue}) private Long id;
                private String name;
                private boolean active;
                @Getter(onMethod_ = {@Column(name = "nick_name", length = 40)}) private String nick;
                @Getter(AccessLevel.NONE) @Setter(AccessLevel.NONE) private String hidden;
            }
            @MappedSuperclass @Getter @Setter @SuperBuilder @NoArgsConstructor
            class Base { @Id @GeneratedValue private Long id; }
            @Entity @Getter @Setter @FieldNameConstants @SuperBuilder @NoArgsConstructor
            class Item extends Base {
                @Column(name = Fields.label + "_text") private String label;
                @Embedded private Place place;
            }
            @Embeddable @Value @AllArgsConstructor @NoArgsConstructor(force = true)
            class Place { String street; int number; }
            """;
    private static final String BY_HAND = """
            @Entity @Access(AccessType.PROPERTY)
            class Person {
                private Long id;
                private String name;
                private boolean active;
                private String nick;
                private String hidden;
                @Id @GeneratedValue public Long getId() { return id; }
                public void setId(Long id) { this.id = id; }
                public String getName() { return name; }
                public void setName(String name) { this.name = name; }
                public boolean isActive() { return active; }
                public void setActive(boolean active) { this.active = active; }
                @Column(name = "nick_name", length = 40) public String getNick() { return nick; }
                public void setNick(String nick) { this.nick = nick; }
            }
            @MappedSuperclass
            class Base { @Id @GeneratedValue private Long id; }
            @Entity
            class Item extends Base {
                @Column(name = "label_text") private String label;
                @Embedded private Place place;
            }
            @Embeddable
            class Place { String street; int number; }
            """;

    @TempDir
    Path folder;

    @ParameterizedTest(name = "Lombok first: {0}")
    @ValueSource(booleans = {true, false})
    void graphIsThatOfTheTwinWrittenByHand(boolean lombokFirst) throws IOException {
        String expected = graph("hand", BY_HAND, lombokFirst);
        assertTrue(expected.contains("nick_name") && expected.contains("label_text"), expected);
        assertEquals(expected, graph("lombok", LOMBOK, lombokFirst));
    }

    private String graph(String name, String classes, boolean lombokFirst) throws IOException {
        Path source = folder.resolve(name + "/M.java");
        Path out = Files.createDirectories(folder.resolve(name + "/out"));
        Files.writeString(source, IMPORTS + classes);
        String lombok = entries("lombok");
        String ours = entries("processor/target/classes", "/runtime/target", "portolan-runtime", "javapoet");
        var said = new ByteArrayOutputStream();
        int code = ToolProvider.getSystemJavaCompiler()
                .run(
                        null,
                        said,
                        said,
                        "-d",
                        out.toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        "-processorpath",
                        lombokFirst ? lombok + File.pathSeparator + ours : ours + File.pathSeparator + lombok,
                        "-Aportolan.package=p",
                        source.toString());
        assertEquals(0, code, () -> said.toString(StandardCharsets.UTF_8));
        return Files.readString(out.resolve("META-INF/portolan/default.graph"));
    }

    private static String entries(String... parts) {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(e -> List.of(parts).stream().anyMatch(e::contains))
                .collect(Collectors.joining(File.pathSeparator));
    }
}

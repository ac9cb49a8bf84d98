package dev.portolan.processor.jpa;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import org.junit.jupiter.api.Test;

/** The list of what is known covers the whole API: every annotation, every member. */
class CoverageTest {
    @Test
    void coversTheApi() throws Exception {
        List<Class<?>> annotations = annotations();
        assertTrue(annotations.size() > 80, () -> "the API has only " + annotations);
        TreeSet<String> names = new TreeSet<>();
        List<String> unknownMembers = new ArrayList<>();
        for (Class<?> a : annotations) {
            names.add(a.getCanonicalName());
            for (Method member : a.getDeclaredMethods()) {
                if (Coverage.of(a.getCanonicalName(), member.getName()) == null) {
                    unknownMembers.add(a.getSimpleName() + "." + member.getName());
                }
            }
        }
        assertEquals(names, new TreeSet<>(Coverage.annotations()));
        assertEquals(List.of(), unknownMembers);
    }

    @Test
    void whatIsNotThereIsUnknown() {
        assertEquals(null, Coverage.of("jakarta.persistence.Sharded"));
        assertEquals(null, Coverage.of(Jpa.COLUMN, "shard"));
    }

    private static List<Class<?>> annotations()
            throws IOException, ClassNotFoundException, java.net.URISyntaxException {
        ClassLoader loader = CoverageTest.class.getClassLoader();
        Class<?> any = Class.forName(Jpa.ENTITY, false, loader);
        Path jar =
                Path.of(any.getProtectionDomain().getCodeSource().getLocation().toURI());
        List<Class<?>> found = new ArrayList<>();
        try (JarFile file = new JarFile(jar.toFile())) {
            for (JarEntry e : file.stream().toList()) {
                String name = e.getName();
                if (name.startsWith("jakarta/persistence/") && name.endsWith(".class")) {
                    String dotted = name.substring(0, name.length() - 6).replace('/', '.');
                    if (dotted.substring(Jpa.PACKAGE.length()).indexOf('.') < 0) {
                        Class<?> c = Class.forName(dotted, false, loader);
                        if (c.isAnnotation()) {
                            found.add(c);
                        }
                    }
                }
            }
        }
        return found;
    }
}

package dev.portolan.acceptance.generations;

import dev.portolan.acceptance.Compilation;
import dev.portolan.acceptance.Target;
import dev.portolan.acceptance.house.Checkout;
import dev.portolan.migrate.SchemaSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Entities whose schema was printed together. Named as the scripts are. */
enum Unit {
    g_orders("OT1 OT2", true),
    g_inh("S0 S1 S2 J0 J1 J2 JD0 JD1 T0 T1 T2 DC0 DC1 DCD0 DCD1 M1 M2", true),
    g_sec("OT1 OT2 Sec OA OB OC OD OE Node", true),
    g_person("Person", true),
    g_gen("G1 G2 G4 G5 G7 G8 G9 G10 G11 G12", false),
    g_coll("Coll CollChild CollChild2", true),
    g_colle("CollE", false),
    g_spring("OT1 OT2 Coll CollChild CollChild2 Node PA S0 S1", true),
    g_BV("BV", true),
    g_H("H", true),
    g_PA("PA", true),
    g_PB("PB", true),
    g_SD1("SD1", true),
    g_SD2("SD2", true),
    g_SD3("SD3", true),
    g_SS("SS", true),
    g_VW("VW", true),
    g7("G7", false),
    q("Q1 Q2 Q2b", false),
    lx("Lx Kw", false),
    lxk("Kw", false),
    lxq("Kw", false),
    ox("Ox", false),
    types("a.Types", false),
    pg1("a.Pg1", false),
    pg2("a.Pg2", false),
    pg3("a.Pg3", false),
    x("b", false);

    private static final String ORDERS = "CustomerEntity OrderEntity Line Comp Tag";

    /** A collation and options that no other server has. */
    private static final String ONLY_POSTGRES = "@Collate\\(\"C\"\\)"
            + "|,?options=\"(not valid|where lo > 0|deferrable|deferrable initially deferred|cache 10)\"";

    /** What no server has. */
    private static final String NOWHERE = ",?options=\"(tablespace ts|compression pglz)\"";

    /** What makes a row longer than MySQL and MariaDB allow, and a default that they allow for no text. */
    private static final String TOO_LONG = "@Column\\(length=16383\\) String f_str16383;"
            + "|@Column\\(columnDefinition=\"text not null default 'x'\"\\) String f_cdef;";

    final List<String> classes;

    Unit(String classes, boolean orders) {
        this.classes = Stream.of((orders ? ORDERS + " " + classes : classes).split(" "))
                .map(c -> c.contains(".") || c.equals("b") ? c : "c." + c)
                .toList();
    }

    /** Spring Boot 3 has Hibernate 6.6. */
    String naming(String generation) {
        return this != g_spring ? "jpa" : generation.equals("6.6") ? "spring3" : "spring";
    }

    /** One for MySQL and MariaDB. */
    String sourceName(Target target) {
        return this + "-" + (target == Target.MARIADB ? Target.MYSQL : target).dialect();
    }

    /** Its schema, by our processor. */
    SchemaSource source(String generation, Target target, Path classes, String... options) throws IOException {
        List<String> all = new ArrayList<>(List.of(options));
        all.add("-Aportolan.naming=" + naming(generation));
        all.add("-Aportolan.include=" + String.join(",", this.classes));
        all.add("-Aportolan.package=generated");
        if (this == ox) {
            all.add("-Aportolan.ormXml=" + Dump.FOLDER.resolve("ox.orm.xml"));
        }
        Map<String, String> sources = sources();
        sources.replaceAll((name, text) -> text.replaceAll(NOWHERE, ""));
        if (target == Target.MYSQL || target == Target.MARIADB) {
            sources.replaceAll((name, text) -> text.replaceAll(TOO_LONG, ""));
        }
        if (target == Target.H2) {
            // for H2 a foreign key refers to the schema of its own table
            sources.compute(
                    "c/G.java", (name, text) -> text.replace("references Cust(id)", "references public.Cust(id)"));
        }
        if (target != Target.POSTGRES) {
            String other = target == Target.H2 ? ONLY_POSTGRES.replace("|cache 10", "") : ONLY_POSTGRES;
            sources.replaceAll((name, text) -> text.replaceAll(other, ""));
        }
        return Compilation.of(classes, sources, all.toArray(String[]::new)).source();
    }

    /** As handed out, by path. */
    static Map<String, String> sources() throws IOException {
        Path folder = Dump.FOLDER.resolve("sources");
        Map<String, String> sources = new TreeMap<>();
        try (Stream<Path> files = Files.walk(folder)) {
            files.filter(f -> f.toString().endsWith(".java"))
                    .forEach(f -> sources.put(folder.relativize(f).toString().replace('\\', '/'), Checkout.text(f)));
        }
        return sources;
    }
}

package dev.portolan.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Reads the text form, version 1: objects here, tables in {@link TableReader}. */
final class GraphReader {
    private final TextIn in;
    private final HintReader hints = new HintReader();
    private final List<Schema> schemas = new ArrayList<>();
    private final List<Extension> extensions = new ArrayList<>();
    private final List<EnumType> enums = new ArrayList<>();
    private final List<Sequence> sequences = new ArrayList<>();
    private final List<Table> tables = new ArrayList<>();
    private final List<View> views = new ArrayList<>();
    private final List<Seed> seeds = new ArrayList<>();
    private final List<Opaque> opaques = new ArrayList<>();
    private TableReader table;
    private boolean rows;

    GraphReader(TextIn in) {
        this.in = in;
    }

    Desired read() {
        if (!in.nextLine() || !in.accept("portolan") || !in.acceptTight('-') || !in.accept("graph")) {
            throw in.error("does not begin with \"portolan-graph\"");
        }
        long version = in.number();
        if (version < 1 || version > GraphText.VERSION) {
            throw PortolanException.failed(
                    "graph-version",
                    "the graph has text form " + version + ", this Portolan reads up to " + GraphText.VERSION
                            + ". A later processor wrote it: give portolan-runtime the version that portolan-processor has.");
        }
        String unit = in.accept("unit") ? in.string() : null;
        in.endLine();
        while (in.nextLine()) {
            line(in.word());
            in.endLine();
        }
        endTable();
        Graph graph = new Graph(schemas, extensions, enums, sequences, tables, views, seeds, opaques);
        return new Desired(unit, graph, hints.hints());
    }

    private void line(String word) {
        if (table != null && table.part(word)) {
            return;
        }
        if (word.equals("row")) {
            row();
            return;
        }
        endTable();
        rows = false;
        switch (word) {
            case "table" -> table = new TableReader(in, hints);
            case "schema" -> schemas.add(new Schema(in.name(), in.accept("comment") ? in.string() : null));
            case "extension" -> extensions.add(new Extension(in.name()));
            case "enum" -> enums.add(new EnumType(in.qname(), strings()));
            case "sequence" -> sequences.add(sequence());
            case "view" -> views.add(view());
            case "seed" -> {
                QName name = in.qname();
                List<Name> columns = in.names();
                in.expect("key");
                seeds.add(new Seed(name, columns, in.names(), List.of()));
                rows = true;
            }
            case "opaque" ->
                opaques.add(new Opaque(in.key(), in.qname(), in.accept("on") ? in.qname() : null, in.string()));
            case "hint" -> hints.hint(in);
            case "value" -> hints.value(in);
            case "leeway" -> hints.leeway(in);
            default -> throw in.error("begins with a word that does not exist, or not there: " + word);
        }
    }

    private void endTable() {
        if (table != null) {
            tables.add(table.table());
            table = null;
        }
    }

    // Seeds are few and short, so each row makes a new one.
    private void row() {
        if (!rows) {
            throw in.error("is a row, but follows no seed");
        }
        Seed seed = seeds.remove(seeds.size() - 1);
        List<List<String>> more = new ArrayList<>(seed.rows());
        more.add(strings());
        seeds.add(new Seed(seed.table(), seed.columns(), seed.key(), more));
    }

    private Sequence sequence() {
        QName name = in.qname();
        in.expect("start");
        long start = in.number();
        in.expect("increment");
        long increment = in.number();
        String options = in.accept("options") ? in.string() : null;
        DialectSet dialects = in.dialects();
        while (in.more()) {
            String word = in.word();
            if (!hints.clause(word, ElementRef.of(name), in)) {
                throw in.error("holds a word that does not belong there: " + word);
            }
        }
        return new Sequence(name, start, increment, options, dialects);
    }

    private View view() {
        QName name = in.qname();
        PerDialect<String> query = in.sql();
        String comment = in.accept("comment") ? in.string() : null;
        List<QName> reads = new ArrayList<>();
        if (in.accept("reads")) {
            in.expect('(');
            while (!in.accept(')')) {
                if (!reads.isEmpty()) {
                    in.expect(',');
                }
                reads.add(in.qname());
            }
        }
        Map<String, String> options = new TreeMap<>();
        while (in.accept("option")) {
            options.put(in.key(), in.string());
        }
        return new View(name, query, comment, reads, options);
    }

    private List<String> strings() {
        List<String> values = new ArrayList<>();
        in.expect('(');
        while (!in.accept(')')) {
            if (!values.isEmpty()) {
                in.expect(',');
            }
            values.add(in.string());
        }
        return values;
    }
}

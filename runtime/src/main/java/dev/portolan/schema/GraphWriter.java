package dev.portolan.schema;

import java.util.List;

/** Writes the text form: objects here, tables in {@link TableWriter}, hints in {@link HintWriter}. */
final class GraphWriter {
    private final Desired desired;
    private final TextOut out = new TextOut();
    private final HintWriter hints;

    GraphWriter(Desired desired) {
        this.desired = desired;
        this.hints = new HintWriter(out, desired.hints());
    }

    String write() {
        Graph graph = desired.graph();
        out.word("portolan-graph").number(GraphText.VERSION).clause("unit", desired.unit());
        for (Schema s : graph.schemas()) {
            line("schema").name(s.name()).clause("comment", s.comment());
        }
        for (Extension e : graph.extensions()) {
            line("extension").name(e.name());
        }
        for (EnumType e : graph.enums()) {
            line("enum").name(e.name());
            strings(e.values());
        }
        for (Sequence s : graph.sequences()) {
            line("sequence")
                    .name(s.name())
                    .word("start")
                    .number(s.start())
                    .word("increment")
                    .number(s.increment());
            out.clause("options", s.options());
            out.dialects(s.dialects());
            hints.of(ElementRef.of(s.name()));
        }
        TableWriter tables = new TableWriter(out, hints);
        graph.tables().forEach(tables::write);
        graph.views().forEach(this::view);
        graph.seeds().forEach(this::seed);
        for (Opaque o : graph.opaques()) {
            line("opaque").key(o.kind()).name(o.name());
            if (o.table() != null) {
                out.word("on").name(o.table());
            }
            out.string(o.sql());
        }
        hints.rest();
        return out.finish();
    }

    private TextOut line(String word) {
        out.line("");
        return out.word(word);
    }

    private void view(View view) {
        line("view").name(view.name()).sql(view.query()).clause("comment", view.comment());
        if (!view.dependsOn().isEmpty()) {
            out.word("reads").open();
            for (int i = 0; i < view.dependsOn().size(); i++) {
                out.next(i).name(view.dependsOn().get(i));
            }
            out.mark(')');
        }
        out.options(view.options());
    }

    private void seed(Seed seed) {
        line("seed").name(seed.table()).names(seed.columns()).word("key").names(seed.key());
        for (List<String> row : seed.rows()) {
            out.line("  ");
            out.word("row");
            strings(row);
        }
    }

    private void strings(List<String> values) {
        out.open();
        for (int i = 0; i < values.size(); i++) {
            out.next(i).string(values.get(i));
        }
        out.mark(')');
    }
}

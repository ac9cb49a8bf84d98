package dev.portolan.processor;

import dev.portolan.processor.jpa.UnitSpec;
import dev.portolan.processor.report.Message;
import dev.portolan.processor.report.Origin;
import dev.portolan.processor.report.Reporter;
import dev.portolan.schema.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What a unit says about safe shapes, checked: {@code @Migrations}, else the option. */
record ShapeDefaults(Settings settings, Reporter reporter) {
    private static final String TIME = "[1-9][0-9]{0,8}(ms|s|m|h)";

    /** Each empty for nothing. */
    record Said(String kinds, String lockTimeout, String statementTimeout) {}

    /** @param spec null where there is no {@code @Migrations} */
    Said of(UnitSpec spec) {
        if (spec == null || spec.shape().isEmpty()) {
            String kinds = kinds(settings.list(Option.SHAPE), "-A" + Option.SHAPE.key(), null);
            return spec == null ? new Said(kinds, "", "") : said(kinds, spec);
        }
        return said(kinds(spec.shape(), "@Migrations(shape)", spec.origin().at("shape")), spec);
    }

    private Said said(String kinds, UnitSpec spec) {
        return new Said(
                kinds,
                time(spec.lockTimeout(), "lockTimeout", spec.origin()),
                time(spec.statementTimeout(), "statementTimeout", spec.origin()));
    }

    private String kinds(List<String> words, String where, Origin origin) {
        List<String> known =
                new ArrayList<>(Arrays.stream(Shape.values()).map(Shape::word).toList());
        known.add("all");
        known.add("none");
        for (String word : words) {
            if (!known.contains(word)) {
                reporter.report(Message.OPTION_VALUE, origin, where, word, String.join(", ", known));
                return "";
            }
        }
        return words.contains("all") ? "all" : String.join(",", words);
    }

    private String time(String text, String member, Origin origin) {
        if (text == null || text.isBlank()) {
            return "";
        }
        if (!text.matches(TIME)) {
            reporter.report(
                    Message.OPTION_VALUE,
                    origin.at(member),
                    "@Migrations(" + member + ")",
                    text,
                    "a time like 500ms, 5s, 2m or 1h");
            return "";
        }
        return text;
    }
}

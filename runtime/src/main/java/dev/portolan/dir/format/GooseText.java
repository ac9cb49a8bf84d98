package dev.portolan.dir.format;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;

/**
 * A file as goose reads it, line by line: annotations where a line says {@code -- +goose}, wherever that line stands; a statement ends
 * with a line that ends with a semicolon, or at {@code StatementEnd}.
 *
 * @param up what is executed forward
 * @param down what is executed on the way back
 * @param transaction whether the tool opens one
 */
record GooseText(List<Chunk> up, List<Chunk> down, boolean transaction) {
    /** What is sent to the server at once. @param line on which it begins, from 1 */
    record Chunk(String text, int line, int offset) {}

    private enum Place {
        START,
        UP,
        DOWN
    }

    GooseText {
        up = List.copyOf(up);
        down = List.copyOf(down);
    }

    /** @param expand what becomes of a line where {@code ENVSUB ON} was said */
    static GooseText of(String file, String text, UnaryOperator<String> expand) {
        return new Reader(file, expand).read(text);
    }

    private static final class Reader {
        private final String file;
        private final UnaryOperator<String> expand;
        private final List<Chunk> up = new ArrayList<>();
        private final List<Chunk> down = new ArrayList<>();
        private final StringBuilder chunk = new StringBuilder();
        private Place place = Place.START;
        private boolean block;
        private boolean expands;
        private boolean transaction = true;
        private int number;
        private int chunkLine;
        private int chunkOffset;

        Reader(String file, UnaryOperator<String> expand) {
            this.file = file;
            this.expand = expand;
        }

        GooseText read(String text) {
            int from = 0;
            while (from < text.length()) {
                int end = text.indexOf('\n', from);
                end = end < 0 ? text.length() : end;
                String line = text.substring(from, end > from && text.charAt(end - 1) == '\r' ? end - 1 : end);
                number++;
                line(line, from);
                from = end + 1;
            }
            if (place == Place.START) {
                throw SplitFile.malformed(file, 1, "goose wants a line \"-- +goose Up\" before all statements");
            }
            if (block) {
                throw SplitFile.malformed(file, number, "\"-- +goose StatementEnd\" is missing");
            }
            unfinished();
            return new GooseText(up, down, transaction);
        }

        private void line(String line, int offset) {
            String stripped = line.strip();
            if (stripped.startsWith("--") && line.contains("+goose")) {
                annotation(line);
                return;
            }
            if (chunk.isEmpty() && (stripped.startsWith("--") || stripped.isEmpty())) {
                return;
            }
            if (place == Place.START) {
                throw SplitFile.malformed(file, number, "goose wants a line \"-- +goose Up\" before all statements");
            }
            if (chunk.isEmpty()) {
                chunkLine = number;
                chunkOffset = offset;
            }
            chunk.append(expands ? expand.apply(line) : line).append('\n');
            if (!block && ends(line)) {
                store();
            }
        }

        private void annotation(String line) {
            String word = line.replace("--", "").replaceFirst("\\+goose", "").strip();
            if (line.startsWith(" ") || line.startsWith("\t") || word.contains("+goose")) {
                throw SplitFile.malformed(file, number, "goose takes this line for an annotation, and knows none such");
            }
            switch (word.toLowerCase(Locale.ROOT)) {
                case "up" -> {
                    if (place != Place.START) {
                        throw SplitFile.malformed(file, number, "a second \"-- +goose Up\"");
                    }
                    place = Place.UP;
                }
                case "down" -> {
                    if (place != Place.UP || block) {
                        throw SplitFile.malformed(
                                file, number, "\"-- +goose Down\" belongs behind the statements of Up");
                    }
                    unfinished();
                    place = Place.DOWN;
                }
                case "statementbegin" -> {
                    if (place == Place.START || block) {
                        throw SplitFile.malformed(
                                file,
                                number,
                                "\"-- +goose StatementBegin\" belongs into Up or Down, and not into another");
                    }
                    block = true;
                }
                case "statementend" -> {
                    if (!block) {
                        throw SplitFile.malformed(
                                file, number, "\"-- +goose StatementEnd\" without \"-- +goose StatementBegin\"");
                    }
                    block = false;
                    if (!chunk.isEmpty()) {
                        store();
                    }
                }
                case "no transaction" -> transaction = false;
                case "envsub on" -> expands = true;
                case "envsub off" -> expands = false;
                default ->
                    throw SplitFile.malformed(
                            file, number, "goose takes this line for an annotation, and knows none such");
            }
        }

        private void unfinished() {
            if (!chunk.toString().isBlank()) {
                throw SplitFile.malformed(
                        file, chunkLine, "the statement ends with no line that ends with a semicolon");
            }
            chunk.setLength(0);
        }

        private void store() {
            (place == Place.UP ? up : down).add(new Chunk(chunk.toString(), chunkLine, chunkOffset));
            chunk.setLength(0);
        }

        /** Whether the last word before a comment ends with a semicolon, quotes or not: so goose sees it. */
        private static boolean ends(String line) {
            String last = "";
            for (String word : line.strip().split("\\s+")) {
                if (word.startsWith("--")) {
                    break;
                }
                last = word;
            }
            return last.endsWith(";");
        }
    }
}

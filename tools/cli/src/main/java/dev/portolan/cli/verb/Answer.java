package dev.portolan.cli.verb;

import java.util.List;
import java.util.Map;

/**
 * What a verb found.
 *
 * @param exit 0 done or in sync, 1 failed after something was done, 3 a check found something
 * @param text the result for a person, lines
 * @param notes what a person should know beside the result
 * @param json the result for a program: text, numbers, booleans, lists and maps
 */
public record Answer(int exit, List<String> text, List<String> notes, Map<String, Object> json) {
    public Answer {
        text = List.copyOf(text);
        notes = List.copyOf(notes);
    }

    static Answer done(List<String> text, Map<String, Object> json) {
        return new Answer(0, text, List.of(), json);
    }
}

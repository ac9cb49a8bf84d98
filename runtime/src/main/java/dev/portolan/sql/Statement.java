package dev.portolan.sql;

import java.util.List;

/**
 * One statement of a file.
 *
 * @param position offset of its first character in the file's text, comments before it left out
 * @param line of that character, from 1
 * @param text trimmed; ends with its delimiter when that is {@code ;}
 * @param comments those directly before it, each with its line end
 */
public record Statement(int position, int line, String text, List<String> comments) {
    public Statement {
        comments = List.copyOf(comments);
    }
}

package dev.portolan.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A scanner of the text form: line by line, token by token, each character looked at once. */
final class TextIn {
    private final char[] text;
    private int pos;
    private int line;

    TextIn(String text, int from, int line) {
        this.text = text.toCharArray();
        this.pos = from;
        this.line = line - 1;
    }

    /** To the first token of the next line that has one; false at the end. */
    boolean nextLine() {
        while (pos < text.length) {
            line++;
            if (more()) {
                return true;
            }
            pos++;
        }
        return false;
    }

    /** Ends the line, in which nothing may be left. */
    void endLine() {
        if (more()) {
            throw error("has more than was expected, from: " + rest());
        }
        pos++;
    }

    /** Whether the line has another token. */
    boolean more() {
        while (pos < text.length && (text[pos] == ' ' || text[pos] == '\r')) {
            pos++;
        }
        return pos < text.length && text[pos] != '\n';
    }

    /** Whether the next token begins with that; it is not consumed. */
    boolean at(char c) {
        return more() && text[pos] == c;
    }

    boolean accept(char c) {
        boolean there = at(c);
        if (there) {
            pos++;
        }
        return there;
    }

    /** Whether that mark follows without a space. */
    boolean acceptTight(char c) {
        boolean there = pos < text.length && text[pos] == c;
        if (there) {
            pos++;
        }
        return there;
    }

    void expect(char c) {
        if (!accept(c)) {
            throw error("needs '" + c + "' before: " + rest());
        }
    }

    /** A keyword or a bare name. */
    String word() {
        more();
        int from = pos;
        while (pos < text.length && TextOut.isWord(text[pos])) {
            pos++;
        }
        if (pos == from) {
            throw error("needs a word before: " + rest());
        }
        return new String(text, from, pos - from);
    }

    boolean accept(String word) {
        if (!more() || text[pos] != word.charAt(0)) {
            return false;
        }
        int end = pos + word.length();
        if (end > text.length || end < text.length && TextOut.isWord(text[end])) {
            return false;
        }
        for (int i = 1; i < word.length(); i++) {
            if (text[pos + i] != word.charAt(i)) {
                return false;
            }
        }
        pos = end;
        return true;
    }

    void expect(String word) {
        if (!accept(word)) {
            throw error("needs the word \"" + word + "\" before: " + rest());
        }
    }

    long number() {
        more();
        int from = pos;
        if (pos < text.length && text[pos] == '-') {
            pos++;
        }
        while (pos < text.length && text[pos] >= '0' && text[pos] <= '9') {
            pos++;
        }
        try {
            return Long.parseLong(new String(text, from, pos - from));
        } catch (NumberFormatException e) {
            pos = from;
            throw error("needs a number before: " + rest());
        }
    }

    int integer() {
        long number = number();
        if (number != (int) number) {
            throw error("holds a number that is too large: " + number);
        }
        return (int) number;
    }

    String string() {
        expect('"');
        int from = pos;
        boolean escaped = false;
        while (pos < text.length && text[pos] != '"' && text[pos] != '\n') {
            if (text[pos] == '\\') {
                escaped = true;
                pos++;
            }
            pos++;
        }
        if (pos >= text.length || text[pos] == '\n') {
            pos = from - 1;
            throw error("holds a text that is not closed: " + rest());
        }
        String read = escaped ? Escapes.read(text, from, pos) : new String(text, from, pos - from);
        if (read == null) {
            throw error("holds an escape that does not exist: " + new String(text, from - 1, pos - from + 2));
        }
        pos++;
        return read;
    }

    Name name() {
        if (at('"')) {
            return new Name(string(), true);
        }
        return accept('~') ? new Name(string(), false) : new Name(word(), false);
    }

    QName qname() {
        Name first = name();
        if (!acceptTight('.')) {
            return new QName(null, first);
        }
        if (acceptTight('.')) {
            return new QName(first, null, name());
        }
        Name second = name();
        return acceptTight('.') ? new QName(first, second, name()) : new QName(first, second);
    }

    ElementRef ref() {
        QName object = qname();
        return new ElementRef(object, acceptTight(':') ? name() : null);
    }

    List<Name> names() {
        List<Name> names = new ArrayList<>(2);
        expect('(');
        while (!accept(')')) {
            if (!names.isEmpty()) {
                expect(',');
            }
            names.add(name());
        }
        return names;
    }

    String key() {
        return at('"') ? string() : word();
    }

    PerDialect<String> sql() {
        String value = sqlOrNone();
        if (!acceptTight('[')) {
            return PerDialect.of(value);
        }
        Map<String, String> overrides = new TreeMap<>();
        do {
            String dialect = key();
            expect(':');
            overrides.put(dialect, sqlOrNone());
        } while (accept(','));
        expect(']');
        return new PerDialect<>(value, overrides);
    }

    private String sqlOrNone() {
        return accept("none") ? null : string();
    }

    PortolanException error(String what) {
        return PortolanException.failed(
                "graph-text",
                "line " + line + " of the graph " + what
                        + ". The file is written by Portolan and not meant to be edited: compile again, or restore it from version control.");
    }

    private String rest() {
        int end = pos;
        while (end < text.length && text[end] != '\n' && end - pos < 60) {
            end++;
        }
        return end <= pos ? "the end of the line" : new String(text, pos, end - pos);
    }

    /** All when none are written. */
    DialectSet dialects() {
        boolean only = accept("only");
        if (!only && !accept("except")) {
            return DialectSet.ALL;
        }
        List<String> names = new ArrayList<>();
        expect('(');
        while (!accept(')')) {
            if (!names.isEmpty()) {
                expect(',');
            }
            names.add(key());
        }
        return only ? DialectSet.only(names) : DialectSet.except(names);
    }
}

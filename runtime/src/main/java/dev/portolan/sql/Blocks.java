package dev.portolan.sql;

import dev.portolan.sql.SplitRules.Syntax;
import java.util.Locale;
import java.util.Set;

/**
 * The bodies of routines and triggers inside one statement: where their blocks open, and at which delimiter the last one closes.
 *
 * <p>{@code END} is a word that columns may have, so it closes a block only at the head of an inner statement, and a {@code CASE}
 * only behind an operand.
 */
final class Blocks {
    private static final int LONGEST = 13;
    private static final int HEAD = 16;
    private static final Set<String> ROUTINES = Set.of("TRIGGER", "PROCEDURE", "FUNCTION", "EVENT");
    private static final Set<String> OTHERS = Set.of(
            "TABLE",
            "VIEW",
            "INDEX",
            "DATABASE",
            "SCHEMA",
            "SEQUENCE",
            "TYPE",
            "USER",
            "ROLE",
            "DOMAIN",
            "ALIAS",
            "RULE",
            "EXTENSION",
            "SERVER",
            "POLICY",
            "OPERATOR",
            "CAST",
            "COLLATION",
            "CONSTANT");
    private static final Set<String> LOOPS = Set.of("IF", "WHILE", "LOOP", "REPEAT", "FOR");
    private static final Set<String> BEFORE_STATEMENTS =
            Set.of("THEN", "ELSE", "DO", "LOOP", "REPEAT", "BEGIN", "ATOMIC");
    private static final Set<String> BEFORE_NAMES = Set.of(
            "OF",
            "ON",
            "TRIGGER",
            "PROCEDURE",
            "FUNCTION",
            "EVENT",
            "EXISTS",
            "SET",
            "TO",
            "RETURNS",
            "SETOF",
            "SELECT");
    private static final Set<String> BODIES = Set.of(
            "RETURN", "SELECT", "INSERT", "UPDATE", "DELETE", "REPLACE", "CALL", "WITH", "SIGNAL", "SET", "TRUNCATE");
    private static final Set<String> BEFORE_OPERANDS = Set.of(
            "WHEN", "THEN", "ELSE", "CASE", "AND", "OR", "XOR", "NOT", "IN", "LIKE", "BETWEEN", "IS", "DIV", "MOD",
            "SELECT");
    private static final String OPERATORS = ",=<>+-*/%(|&^~!.";

    private static final char BLOCK = 'B';
    private static final char LOOP = 'L';
    /** A {@code CASE} that is an expression, or may be one. */
    private static final char CASE = 'C';
    /** A {@code CASE} with statements in it. */
    private static final char CASES = 'S';

    private final String text;
    private final SkipText skip;
    private final boolean begin;
    private final boolean compound;
    private final StringBuilder open = new StringBuilder();
    private int opened;
    private int words;
    private boolean alter;
    private String routine;
    private boolean over;
    private boolean parameters;
    private boolean single;
    private boolean first = true;
    private String before = "";
    private String beforeThat = "";
    private char mark = ' ';
    /** Whether a delimiter was passed since the last block opened. */
    private boolean closedInside;
    /** Whether a handler is declared, whose statement follows the condition. */
    private boolean handler;

    private Blocks(String text, SplitRules rules, SkipText skip) {
        this.text = text;
        this.skip = skip;
        this.begin = rules.has(Syntax.BEGIN);
        this.compound = rules.has(Syntax.COMPOUND);
    }

    /** Null where there are none. */
    static Blocks of(String text, SplitRules rules, SkipText skip) {
        return rules.has(Syntax.BEGIN) || rules.has(Syntax.BEGIN_ATOMIC) ? new Blocks(text, rules, skip) : null;
    }

    /** Whether this statement has no body, so that there is nothing more to look for. */
    boolean isOver() {
        return over;
    }

    /** Where the outermost block that is open begins. */
    int opened() {
        return opened;
    }

    /** A character that is neither of a word nor a blank, or a blank. */
    void mark(char c, int parentheses) {
        if (!SkipText.isSpace(c)) {
            mark = c;
            first = false;
            parameters |= c == ')' && parentheses == 0;
        }
    }

    /** A string, or a quoted name. */
    void other() {
        mark = ' ';
        first = false;
        beforeThat = before;
        before = "";
    }

    void word(int from, int to, int parentheses) {
        String word = to - from <= LONGEST ? text.substring(from, to).toUpperCase(Locale.ROOT) : "";
        boolean head = first;
        first = false;
        if (mark != '.') {
            if (words == 0) {
                first(word, from, to);
            } else if (routine == null) {
                kind(word);
            } else {
                body(word, from, to, parentheses, head);
            }
        }
        words++;
        beforeThat = before;
        before = word;
        mark = ' ';
    }

    private void first(String word, int from, int to) {
        alter = word.equals("ALTER");
        if (compound
                && (word.equals("BEGIN") && following(to).equals("NOT")
                        || LOOPS.contains(word)
                        || word.equals("CASE"))) {
            routine = "";
            push(word.equals("BEGIN") ? BLOCK : word.equals("CASE") ? CASES : LOOP, from);
            first = true;
        } else {
            over = !alter && !word.equals("CREATE");
        }
    }

    private void kind(String word) {
        if (ROUTINES.contains(word)) {
            routine = word;
            over = alter && !word.equals("EVENT");
        } else {
            over = words > HEAD || mark != '=' && mark != '@' && OTHERS.contains(word);
        }
    }

    private void body(String word, int from, int to, int parentheses, boolean head) {
        switch (word) {
            case "BEGIN" -> {
                if (parentheses == 0 && begins(to, head)) {
                    push(BLOCK, from);
                    first = true;
                }
            }
            case "ATOMIC" -> first = before.equals("BEGIN") || before.equals("NOT") && beforeThat.equals("BEGIN");
            case "CASE" -> {
                if (!before.equals("END")) {
                    push(compound && inner(head) ? CASES : CASE, from);
                }
            }
            case "HANDLER" -> handler = compound;
            case "END" -> end(following(to), head);
            default -> {
                if (compound && LOOPS.contains(word) && !before.equals("END") && inner(head)) {
                    push(LOOP, from);
                }
                single |= open.length() == 0 && BODIES.contains(word) && starts() && !before.startsWith("CHAR");
            }
        }
    }

    /** Whether {@code BEGIN} opens a block there. */
    private boolean begins(int to, boolean head) {
        int next = skip.spaces(to);
        if (next == text.length() || next < text.length() && ";,=".indexOf(text.charAt(next)) >= 0) {
            return false;
        }
        boolean atomic = following(to).equals("ATOMIC");
        if (!begin && !atomic) {
            return false;
        }
        if (open.length() > 0) {
            return statement(head) || handler;
        }
        return atomic || !single && !BEFORE_NAMES.contains(before) && mark != ',' && mark != '.' && mark != '=';
    }

    private boolean inner(boolean head) {
        return open.length() > 0 ? statement(head) : starts();
    }

    /** Whether an inner statement begins there. */
    private boolean statement(boolean head) {
        return head || mark == ':' || top() != CASE && BEFORE_STATEMENTS.contains(before);
    }

    /** Whether the body of the routine begins there, when it is a single statement. */
    private boolean starts() {
        if (!compound || single) {
            return false;
        }
        return switch (routine) {
            case "TRIGGER" ->
                before.equals("ROW") || beforeThat.equals("FOLLOWS") || beforeThat.equals("PRECEDES") || mark == ':';
            case "EVENT" -> before.equals("DO") || mark == ':';
            default -> parameters;
        };
    }

    private void end(String next, boolean head) {
        if (!head && compound && next.equals("REPEAT")) {
            closeTo(LOOP);
        } else if (!head) {
            if ((top() == CASE || top() == CASES && !closedInside) && operand()) {
                pop();
            }
        } else if (next.equals("CASE") && open.indexOf("S") >= 0) {
            closeTo(CASES);
        } else if (LOOPS.contains(next)) {
            closeTo(LOOP);
        } else {
            closeTo(BLOCK);
        }
    }

    private boolean operand() {
        return OPERATORS.indexOf(mark) < 0 && (mark != ' ' || !BEFORE_OPERANDS.contains(before));
    }

    private void closeTo(char kind) {
        int at = open.lastIndexOf(String.valueOf(kind));
        if (at >= 0) {
            open.setLength(at);
        }
    }

    private void push(char kind, int from) {
        if (open.length() == 0) {
            opened = from;
        }
        open.append(kind);
        closedInside = false;
        handler = false;
    }

    private void pop() {
        open.setLength(open.length() - 1);
    }

    private char top() {
        return open.length() == 0 ? ' ' : open.charAt(open.length() - 1);
    }

    private String following(int pos) {
        int next = skip.spaces(pos);
        int end = next;
        while (end < text.length() && end - next <= LONGEST && SkipText.isWord(text.charAt(end))) {
            end++;
        }
        return text.substring(next, end).toUpperCase(Locale.ROOT);
    }

    /** Passes a delimiter, or the text's end; whether it ends the statement. */
    boolean ends() {
        while (top() == CASE) {
            pop();
        }
        closedInside = true;
        handler = false;
        first = true;
        before = "";
        beforeThat = "";
        mark = ' ';
        return open.length() == 0;
    }
}

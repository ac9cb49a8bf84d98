package dev.portolan.schema;

import java.util.List;
import java.util.Map;

/** Tokens of the text form, one after another, separated by a space where both need it. */
final class TextOut {
    private final StringBuilder out = new StringBuilder(1 << 12);
    private boolean tight = true;

    TextOut word(String word) {
        gap();
        out.append(word);
        return this;
    }

    TextOut number(long number) {
        gap();
        out.append(number);
        return this;
    }

    /** A mark that needs no space before it. */
    TextOut mark(char mark) {
        out.append(mark);
        tight = mark == '(' || mark == '[' || mark == '.';
        return this;
    }

    /** Begins a list. */
    TextOut open() {
        gap();
        return mark('(');
    }

    TextOut string(String text) {
        gap();
        Escapes.write(out, text);
        return this;
    }

    /** A keyword and a text, or nothing when that is null. */
    TextOut clause(String word, String text) {
        return text == null ? this : word(word).string(text);
    }

    TextOut name(Name name) {
        gap();
        boolean bare = isBare(name.text());
        if (!name.quoted() && bare) {
            out.append(name.text());
        } else {
            if (!name.quoted()) {
                out.append('~');
            }
            Escapes.write(out, name.text());
        }
        return this;
    }

    TextOut name(QName name) {
        if (name.catalog() != null) {
            name(name.catalog()).mark('.');
            return name.schema() == null
                    ? mark('.').name(name.name())
                    : name(name.schema()).mark('.').name(name.name());
        }
        return name.schema() == null
                ? name(name.name())
                : name(name.schema()).mark('.').name(name.name());
    }

    TextOut ref(ElementRef ref) {
        name(ref.object());
        if (ref.column() == null) {
            return this;
        }
        mark(':');
        tight = true;
        return name(ref.column());
    }

    /** {@code (a, b)}. */
    TextOut names(List<Name> names) {
        open();
        for (int i = 0; i < names.size(); i++) {
            next(i).name(names.get(i));
        }
        return mark(')');
    }

    /** A comma and a space, unless it is the first of a list. */
    TextOut next(int index) {
        if (index > 0) {
            out.append(", ");
            tight = true;
        }
        return this;
    }

    /** A key of a map: a plain word, else a string. */
    TextOut key(String key) {
        return isBare(key) ? word(key) : string(key);
    }

    TextOut sql(PerDialect<String> sql) {
        sqlOrNone(sql.value());
        if (!sql.overrides().isEmpty()) {
            int i = 0;
            mark('[');
            for (Map.Entry<String, String> e : sql.overrides().entrySet()) {
                next(i++).key(e.getKey()).mark(':').sqlOrNone(e.getValue());
            }
            mark(']');
        }
        return this;
    }

    private void sqlOrNone(String sql) {
        if (sql == null) {
            word("none");
        } else {
            string(sql);
        }
    }

    TextOut options(Map<String, String> options) {
        options.forEach((key, value) -> word("option").key(key).string(value));
        return this;
    }

    void line(String indent) {
        if (out.length() > 0) {
            out.append('\n');
        }
        out.append(indent);
        tight = true;
    }

    String finish() {
        return out.append('\n').toString();
    }

    private void gap() {
        if (!tight) {
            out.append(' ');
        }
        tight = false;
    }

    static boolean isBare(String text) {
        if (text.isEmpty() || Character.isDigit(text.charAt(0))) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            if (!isWord(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    static boolean isWord(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '_' || c == '$';
    }

    /** Nothing when all are meant. */
    void dialects(DialectSet dialects) {
        if (!dialects.equals(DialectSet.ALL)) {
            word(dialects.only() ? "only" : "except").open();
            int i = 0;
            for (String name : dialects.names()) {
                next(i++).key(name);
            }
            mark(')');
        }
    }
}

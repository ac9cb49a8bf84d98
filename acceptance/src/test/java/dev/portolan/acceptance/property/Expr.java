package dev.portolan.acceptance.property;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntFunction;
import java.util.stream.Collectors;

/** An SQL expression that the oracle can evaluate. {@code columns()} are numbers of columns. */
sealed interface Expr {
    String sql(IntFunction<String> names, Rules rules);

    /** Null for unknown; comparisons give a Boolean. */
    Object eval(IntFunction<Object> row, Rules rules);

    void collect(Set<Integer> into);

    default Set<Integer> columns() {
        Set<Integer> all = new TreeSet<>();
        collect(all);
        return all;
    }

    record Col(int id) implements Expr {
        @Override
        public String sql(IntFunction<String> names, Rules rules) {
            return names.apply(id);
        }

        @Override
        public Object eval(IntFunction<Object> row, Rules rules) {
            return row.apply(id);
        }

        @Override
        public void collect(Set<Integer> into) {
            into.add(id);
        }
    }

    record Lit(Object value) implements Expr {
        @Override
        public String sql(IntFunction<String> names, Rules rules) {
            return rules.constant(value);
        }

        @Override
        public Object eval(IntFunction<Object> row, Rules rules) {
            return value;
        }

        @Override
        public void collect(Set<Integer> into) {}
    }

    /** {@code >= <= > < = <>}. */
    record Compare(String op, Expr left, Expr right) implements Expr {
        @Override
        public String sql(IntFunction<String> names, Rules rules) {
            return left.sql(names, rules) + " " + op + " " + right.sql(names, rules);
        }

        @Override
        public Object eval(IntFunction<Object> row, Rules rules) {
            Object l = left.eval(row, rules);
            Object r = right.eval(row, rules);
            if (l == null || r == null) {
                return null;
            }
            int c = rules.compare(l, r);
            return switch (op) {
                case ">=" -> c >= 0;
                case "<=" -> c <= 0;
                case ">" -> c > 0;
                case "<" -> c < 0;
                case "=" -> c == 0;
                default -> c != 0;
            };
        }

        @Override
        public void collect(Set<Integer> into) {
            left.collect(into);
            right.collect(into);
        }
    }

    record In(Expr value, List<String> of) implements Expr {
        @Override
        public String sql(IntFunction<String> names, Rules rules) {
            return value.sql(names, rules) + " in ("
                    + of.stream().map(rules::constant).collect(Collectors.joining(", ")) + ")";
        }

        @Override
        public Object eval(IntFunction<Object> row, Rules rules) {
            Object v = value.eval(row, rules);
            return v == null ? null : of.stream().anyMatch(o -> rules.compare(o, v) == 0);
        }

        @Override
        public void collect(Set<Integer> into) {
            value.collect(into);
        }
    }

    record Or(Expr left, Expr right) implements Expr {
        @Override
        public String sql(IntFunction<String> names, Rules rules) {
            return left.sql(names, rules) + " OR " + right.sql(names, rules);
        }

        @Override
        public Object eval(IntFunction<Object> row, Rules rules) {
            Object l = left.eval(row, rules);
            Object r = right.eval(row, rules);
            if (Boolean.TRUE.equals(l) || Boolean.TRUE.equals(r)) {
                return true;
            }
            return l == null || r == null ? null : false;
        }

        @Override
        public void collect(Set<Integer> into) {
            left.collect(into);
            right.collect(into);
        }
    }

    record NotNull(Expr value) implements Expr {
        @Override
        public String sql(IntFunction<String> names, Rules rules) {
            return value.sql(names, rules) + " IS NOT NULL";
        }

        @Override
        public Object eval(IntFunction<Object> row, Rules rules) {
            return value.eval(row, rules) != null;
        }

        @Override
        public void collect(Set<Integer> into) {
            value.collect(into);
        }
    }

    /** Of a text column. */
    record Length(Expr value) implements Expr {
        @Override
        public String sql(IntFunction<String> names, Rules rules) {
            return rules.length(value.sql(names, rules));
        }

        @Override
        public Object eval(IntFunction<Object> row, Rules rules) {
            Object v = value.eval(row, rules);
            return v == null
                    ? null
                    : Values.number(v.toString().codePointCount(0, v.toString().length()));
        }

        @Override
        public void collect(Set<Integer> into) {
            value.collect(into);
        }
    }

    record Concat(Expr value, String suffix) implements Expr {
        @Override
        public String sql(IntFunction<String> names, Rules rules) {
            return rules.concat(value.sql(names, rules), rules.constant(suffix));
        }

        @Override
        public Object eval(IntFunction<Object> row, Rules rules) {
            Object v = value.eval(row, rules);
            return v == null ? null : v + suffix;
        }

        @Override
        public void collect(Set<Integer> into) {
            value.collect(into);
        }
    }

    /** Of an integer column. */
    record Mod(Expr value, int by) implements Expr {
        @Override
        public String sql(IntFunction<String> names, Rules rules) {
            return value.sql(names, rules) + " % " + by;
        }

        @Override
        public Object eval(IntFunction<Object> row, Rules rules) {
            Object v = value.eval(row, rules);
            return v == null ? null : Values.toInteger(v).remainder(Values.number(by));
        }

        @Override
        public void collect(Set<Integer> into) {
            value.collect(into);
        }
    }
}

package dev.portolan.dialect.h2;

import dev.portolan.schema.Change;
import dev.portolan.schema.Column;
import dev.portolan.schema.Hints;
import dev.portolan.schema.Name;
import dev.portolan.schema.QName;
import dev.portolan.schema.Table;
import dev.portolan.schema.TableChange;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The rows of a table as they will be after the changes, as a query over what there is before them. */
final class TableImage {
    /** What gives another value when it is asked again, or reads what does not exist yet. */
    private static final Pattern UNASKABLE = Pattern.compile(
            "(?i)\\b(?:select|next|nextval|currval|rand|random|random_uuid|uuid|secure_rand|rownum|identity)\\b");

    /** A question whose answer must be none: rows of {@code source} under {@code condition}. */
    record Question(Name column, String about, String source, String condition) {}

    private final Table from;
    private final Table to;
    private final Hints hints;
    private final Map<Name, List<Change.RenameValue>> renames;
    private final String alias;
    private final List<Name> visible = new ArrayList<>();
    private String source;
    private final Set<Name> touched = new LinkedHashSet<>();
    private final Set<Name> unknown = new HashSet<>();
    private final Set<Name> empty = new HashSet<>();
    private final List<Question> questions = new ArrayList<>();

    TableImage(Change.ModifyTable change, QName oldName, List<Change.RenameValue> values, Hints hints) {
        this.to = change.to();
        this.hints = hints;
        this.renames = values.stream()
                .filter(v -> v.table().equals(to.name()))
                .collect(Collectors.groupingBy(Change.RenameValue::column, LinkedHashMap::new, Collectors.toList()));
        this.alias = Ddl.quoted(to.name().name());
        Map<Name, Name> names = names(change);
        this.from = change.from()
                .withColumns(change.from().columns().stream()
                        .map(c -> c.withName(names.getOrDefault(c.name(), c.name())))
                        .toList());
        this.source = Ddl.quoted(oldName);
        begin(change, names);
        convert();
        fill();
        add();
        renameValues();
        generate();
    }

    /** Names that change: the old one to the new one. */
    private static Map<Name, Name> names(Change.ModifyTable change) {
        Map<Name, Name> names = new LinkedHashMap<>();
        change.from().columns().forEach(c -> names.put(c.name(), c.name()));
        for (TableChange c : change.changes()) {
            if (c instanceof TableChange.RenameColumn rename) {
                names.replaceAll((old, now) -> now.equals(rename.from()) ? rename.to() : now);
            }
        }
        return names;
    }

    private void begin(Change.ModifyTable change, Map<Name, Name> names) {
        Map<Name, String> renamed = new LinkedHashMap<>();
        for (Column column : change.from().columns()) {
            Name now = names.get(column.name());
            visible.add(now);
            if (!now.equals(column.name())) {
                renamed.put(now, Ddl.quoted(column.name()));
            }
        }
        level(renamed, Map.of());
    }

    /** One query around the others. */
    private void level(Map<Name, String> changed, Map<Name, String> added) {
        if (changed.isEmpty() && added.isEmpty()) {
            return;
        }
        List<String> columns = new ArrayList<>();
        for (Name name : visible) {
            String quoted = Ddl.quoted(name);
            columns.add(changed.containsKey(name) ? changed.get(name) + " AS " + quoted : quoted);
        }
        added.forEach((name, value) -> {
            columns.add(value + " AS " + Ddl.quoted(name));
            visible.add(name);
        });
        source = "(SELECT " + String.join(", ", columns) + " FROM " + aliased() + ")";
    }

    /** Under its new name, which expressions may say. */
    String aliased() {
        return source.equals(Ddl.quoted(to.name())) ? source : source + " AS " + alias;
    }

    private static boolean isAskable(String expression) {
        return !UNASKABLE.matcher(expression).find();
    }

    private void ask(Column column, String about, String condition) {
        if (condition != null) {
            questions.add(new Question(column.name(), about, aliased(), condition));
        }
    }

    /** That the expression gives NULL for a row that needs a value. */
    private void askForNull(Column column, String restriction, String expression) {
        if (!Literals.isConstant(expression)) {
            ask(column, "rows without a value", restriction + "(" + expression + ") IS NULL");
        }
    }

    /** That the expression gives what the column cannot hold. */
    private void askForMisfit(Column column, String restriction, String expression) {
        String misfit = Conversion.misfit(expression, column.physicalType());
        if (misfit != null) {
            ask(column, misfit(column), restriction.isEmpty() ? misfit : restriction + "(" + misfit + ")");
        }
    }

    private static String misfit(Column column) {
        return "values that do not fit " + Ddl.type(column);
    }

    private void convert() {
        Map<Name, String> converted = new LinkedHashMap<>();
        for (Column column : to.columns()) {
            Column old = from.column(column.name()).orElse(null);
            if (old == null || column.generated() != null || old.physicalType().equals(column.physicalType())) {
                continue;
            }
            String using = ColumnWork.using(hints, to.name(), column);
            if (using != null) {
                touched.add(column.name());
                if (isAskable(using)) {
                    askForMisfit(column, "", using);
                    converted.put(column.name(), "(" + using + ")");
                } else {
                    unknown.add(column.name());
                }
                continue;
            }
            List<Change.RenameValue> renamed = renames.remove(column.name());
            Conversion conversion = ColumnWork.conversion(old, column, renamed);
            ask(column, misfit(column), conversion.lost());
            if (!conversion.value().equals(Ddl.quoted(column.name()))) {
                converted.put(column.name(), conversion.value());
            }
            touched.add(column.name());
        }
        level(converted, Map.of());
    }

    private void fill() {
        Map<Name, String> filled = new LinkedHashMap<>();
        for (Column column : to.columns()) {
            Column old = from.column(column.name()).orElse(null);
            if (old == null || !old.nullable() || column.nullable() || column.generated() != null) {
                continue;
            }
            String fill = ColumnWork.fill(hints, to.name(), column);
            if (fill == null) {
                ask(column, "rows without a value", Ddl.quoted(column.name()) + " IS NULL");
                continue;
            }
            touched.add(column.name());
            if (!isAskable(fill)) {
                unknown.add(column.name());
                continue;
            }
            String isNull = Ddl.quoted(column.name()) + " IS NULL AND ";
            askForNull(column, isNull, fill);
            askForMisfit(column, isNull, fill);
            filled.put(column.name(), "COALESCE(" + Ddl.quoted(column.name()) + ", " + typed(fill, column) + ")");
        }
        level(filled, Map.of());
    }

    private static String typed(String value, Column column) {
        return "CAST(" + value + " AS " + Ddl.type(column) + ")";
    }

    private void add() {
        Map<Name, String> added = new LinkedHashMap<>();
        for (Column column : to.columns()) {
            if (from.column(column.name()).isPresent() || column.generated() != null) {
                continue;
            }
            String value = ColumnWork.fill(hints, to.name(), column);
            touched.add(column.name());
            if (column.identity() != null) {
                added.put(column.name(), typed(numbers(column.identity()), column));
                continue;
            }
            if (value != null && !isAskable(value)) {
                unknown.add(column.name());
                continue;
            }
            if (value == null) {
                if (!column.nullable()) {
                    ask(column, "rows, and nothing says what they shall hold in it", "TRUE");
                }
                empty.add(column.name());
                added.put(column.name(), typed("NULL", column));
                continue;
            }
            if (!column.nullable()) {
                askForNull(column, "", value);
            }
            askForMisfit(column, "", value);
            added.put(column.name(), typed(value, column));
        }
        level(Map.of(), added);
    }

    /** Which row gets which is the server's choice; all of them together are these. */
    private static String numbers(Column.Identity identity) {
        long increment = identity.increment() == null ? 1 : identity.increment();
        long start = identity.start() != null ? identity.start() : increment < 0 ? -1 : 1;
        return increment == 1 && start == 1
                ? "ROW_NUMBER() OVER ()"
                : start + " + (ROW_NUMBER() OVER () - 1) * " + increment;
    }

    private void renameValues() {
        Map<Name, String> renamed = new LinkedHashMap<>();
        renames.forEach((column, values) -> {
            renamed.put(column, ColumnWork.renamed(Ddl.quoted(column), values));
            touched.add(column);
        });
        level(renamed, Map.of());
    }

    private void generate() {
        Map<Name, String> changed = new LinkedHashMap<>();
        Map<Name, String> added = new LinkedHashMap<>();
        Set<Name> bases = Set.copyOf(touched);
        for (Column column : to.columns()) {
            if (column.generated() == null) {
                continue;
            }
            String expression = Ddl.text(column.generated().expression());
            Column old = from.column(column.name()).orElse(null);
            boolean anew = old == null
                    || !column.generated().equals(old.generated())
                    || !old.physicalType().equals(column.physicalType());
            if (!anew && !Tokens.mentions(expression, bases)) {
                continue;
            }
            touched.add(column.name());
            if (!isAskable(expression) || Tokens.mentions(expression, unknown)) {
                unknown.add(column.name());
                continue;
            }
            if (!column.nullable()) {
                askForNull(column, "", expression);
            }
            askForMisfit(column, "", expression);
            (old == null ? added : changed).put(column.name(), typed(expression, column));
        }
        level(changed, added);
    }

    /** The rows, after {@code FROM}, without a name of their own. */
    String source() {
        return source;
    }

    List<Question> questions() {
        return questions.stream()
                .filter(q -> unknown.stream().noneMatch(u -> Tokens.mentions(q.condition, List.of(u))))
                .toList();
    }

    /** Whether a value of the columns is another than before. */
    boolean touches(List<Name> columns) {
        return columns.stream().anyMatch(touched::contains);
    }

    Set<Name> touched() {
        return touched;
    }

    /** Whether one of the columns holds nothing in any row. */
    boolean isEmptyIn(List<Name> columns) {
        return columns.stream().anyMatch(empty::contains);
    }

    /** Whether the values can be told before. */
    boolean knows(List<Name> columns) {
        return columns.stream().noneMatch(unknown::contains);
    }

    Set<Name> unknown() {
        return unknown;
    }
}

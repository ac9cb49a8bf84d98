package dev.portolan.dialect.postgres;

import dev.portolan.schema.Check;
import dev.portolan.schema.Column;
import dev.portolan.schema.ForeignKey;
import dev.portolan.schema.Index;
import dev.portolan.schema.PrimaryKey;
import dev.portolan.schema.QName;
import dev.portolan.schema.Table;
import dev.portolan.schema.Unique;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A table while it is read: what the queries give for it is gathered here. */
final class Relation {
    final QName name;
    final String comment;
    final Map<String, String> options;
    final List<Column> columns = new ArrayList<>();
    PrimaryKey primaryKey;
    final List<Unique> uniques = new ArrayList<>();
    final List<Index> indexes = new ArrayList<>();
    final List<ForeignKey> foreignKeys = new ArrayList<>();
    final List<Check> checks = new ArrayList<>();

    Relation(QName name, String comment, Map<String, String> options) {
        this.name = name;
        this.comment = comment;
        this.options = options;
    }

    Table table() {
        return new Table(name, columns, primaryKey, uniques, indexes, foreignKeys, checks, comment, options);
    }
}

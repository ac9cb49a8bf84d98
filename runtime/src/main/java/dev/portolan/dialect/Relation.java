package dev.portolan.dialect;

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

/** A table while it is read: what the queries of an inspector give for it is gathered here. */
public final class Relation {
    public final QName name;
    public final String comment;
    public final Map<String, String> options;
    public final List<Column> columns = new ArrayList<>();
    public PrimaryKey primaryKey;
    public final List<Unique> uniques = new ArrayList<>();
    public final List<Index> indexes = new ArrayList<>();
    public final List<ForeignKey> foreignKeys = new ArrayList<>();
    public final List<Check> checks = new ArrayList<>();

    public Relation(QName name, String comment, Map<String, String> options) {
        this.name = name;
        this.comment = comment;
        this.options = options;
    }

    public Table table() {
        return new Table(name, columns, primaryKey, uniques, indexes, foreignKeys, checks, comment, options);
    }
}

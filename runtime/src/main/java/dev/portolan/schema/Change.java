package dev.portolan.schema;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A difference between two physical graphs. A dialect's planner visits each kind: a new one is a compile error there.
 *
 * <p>Renames come before everything that names the new name.
 */
public sealed interface Change {
    <R> R accept(Visitor<R> visitor);

    record AddSchema(Schema schema) implements Change {
        @Override
        public <R> R accept(Visitor<R> v) {
            return v.addSchema(this);
        }
    }

    record DropSchema(Schema schema) implements Change {
        @Override
        public <R> R accept(Visitor<R> v) {
            return v.dropSchema(this);
        }
    }

    record AddExtension(Extension extension) implements Change {
        @Override
        public <R> R accept(Visitor<R> v) {
            return v.addExtension(this);
        }
    }

    record AddEnum(EnumType type) implements Change {
        @Override
        public <R> R accept(Visitor<R> v) {
            return v.addEnum(this);
        }
    }

    record DropEnum(EnumType type) implements Change {
        @Override
        public <R> R accept(Visitor<R> v) {
            return v.dropEnum(this);
        }
    }

    record ModifyEnum(EnumType from, EnumType to) implements Change {
        @Override
        public <R> R accept(Visitor<R> v) {
            return v.modifyEnum(this);
        }
    }

    record AddSequence(Sequence sequence) implements Change {
        @Override
        public <R> R accept(Visitor<R> v) {
            return v.addSequence(this);
        }
    }

    record DropSequence(Sequence sequence) implements Change {
        @Override
        public <R> R accept(Visitor<R> v) {
            return v.dropSequence(this);
        }
    }

    record ModifySequence(Sequence from, Sequence to) implements Change {
        @Override
        public <R> R accept(Visitor<R> v) {
            return v.modifySequence(this);
        }
    }

    record RenameSequence(QName from, QName to) implements Change {
        @Override
        public <R> R accept(Visitor<R> v) {
            return v.renameSequence(this);
        }
    }

    record AddTable(Table table) implements Change {
        @Override
        public <R> R accept(Visitor<R> v) {
            return v.addTable(this);
        }
    }

    record DropTable(Table table) implements Change {
        @Override
        public <R> R accept(Visitor<R> v) {
            return v.dropTable(this);
        }
    }

    record RenameTable(QName from, QName to) implements Change {
        @Override
        public <R> R accept(Visitor<R> v) {
            return v.renameTable(this);
        }
    }

    /**
     * A table that stays.
     *
     * @param from as it is, but under its new name, and its foreign keys refer to tables under their new names; its columns have
     *     their old names
     * @param to as it shall be
     * @param changes column renames first
     */
    record ModifyTable(Table from, Table to, List<TableChange> changes) implements Change {
        public ModifyTable {
            changes = List.copyOf(changes);
        }

        /** The columns that go. */
        public Set<Name> droppedColumns() {
            return changes.stream()
                    .filter(TableChange.DropColumn.class::isInstance)
                    .map(c -> ((TableChange.DropColumn) c).column().name())
                    .collect(Collectors.toUnmodifiableSet());
        }

        @Override
        public <R> R accept(Visitor<R> v) {
            return v.modifyTable(this);
        }
    }

    record AddView(View view) implements Change {
        @Override
        public <R> R accept(Visitor<R> v) {
            return v.addView(this);
        }
    }

    record DropView(View view) implements Change {
        @Override
        public <R> R accept(Visitor<R> v) {
            return v.dropView(this);
        }
    }

    record ModifyView(View from, View to) implements Change {
        @Override
        public <R> R accept(Visitor<R> v) {
            return v.modifyView(this);
        }
    }

    /** Rows to insert, only those that are missing. */
    record AddSeed(Seed seed) implements Change {
        @Override
        public <R> R accept(Visitor<R> v) {
            return v.addSeed(this);
        }
    }

    /** Rows whose value has a new name. Column and table have their new names. */
    record RenameValue(QName table, Name column, String from, String to) implements Change {
        @Override
        public <R> R accept(Visitor<R> v) {
            return v.renameValue(this);
        }
    }

    /** One method a kind. */
    interface Visitor<R> {
        R addSchema(AddSchema change);

        R dropSchema(DropSchema change);

        R addExtension(AddExtension change);

        R addEnum(AddEnum change);

        R dropEnum(DropEnum change);

        R modifyEnum(ModifyEnum change);

        R addSequence(AddSequence change);

        R dropSequence(DropSequence change);

        R modifySequence(ModifySequence change);

        R renameSequence(RenameSequence change);

        R addTable(AddTable change);

        R dropTable(DropTable change);

        R renameTable(RenameTable change);

        R modifyTable(ModifyTable change);

        R addView(AddView change);

        R dropView(DropView change);

        R modifyView(ModifyView change);

        R addSeed(AddSeed change);

        R renameValue(RenameValue change);
    }
}

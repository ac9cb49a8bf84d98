package dev.portolan.schema;

/** A difference inside a table that stays. {@code from} is what the database has, {@code to} what it shall have. */
public sealed interface TableChange {
    <R> R accept(Visitor<R> visitor);

    record RenameColumn(Name from, Name to) implements TableChange {
        @Override
        public <R> R accept(Visitor<R> v) {
            return v.renameColumn(this);
        }
    }

    record AddColumn(Column column) implements TableChange {
        @Override
        public <R> R accept(Visitor<R> v) {
            return v.addColumn(this);
        }
    }

    record DropColumn(Column column) implements TableChange {
        @Override
        public <R> R accept(Visitor<R> v) {
            return v.dropColumn(this);
        }
    }

    /** A column whose type, nullability, default, … differs. Both have the new name. */
    record ModifyColumn(Column from, Column to) implements TableChange {
        @Override
        public <R> R accept(Visitor<R> v) {
            return v.modifyColumn(this);
        }
    }

    /** @param from null when there was none @param to null when there shall be none */
    record ModifyPrimaryKey(PrimaryKey from, PrimaryKey to) implements TableChange {
        @Override
        public <R> R accept(Visitor<R> v) {
            return v.modifyPrimaryKey(this);
        }
    }

    /** @param from null when added @param to null when dropped */
    record ModifyUnique(Unique from, Unique to) implements TableChange {
        @Override
        public <R> R accept(Visitor<R> v) {
            return v.modifyUnique(this);
        }
    }

    /** @param from null when added @param to null when dropped */
    record ModifyIndex(Index from, Index to) implements TableChange {
        @Override
        public <R> R accept(Visitor<R> v) {
            return v.modifyIndex(this);
        }
    }

    /** @param from null when added @param to null when dropped */
    record ModifyForeignKey(ForeignKey from, ForeignKey to) implements TableChange {
        @Override
        public <R> R accept(Visitor<R> v) {
            return v.modifyForeignKey(this);
        }
    }

    /** @param from null when added @param to null when dropped */
    record ModifyCheck(Check from, Check to) implements TableChange {
        @Override
        public <R> R accept(Visitor<R> v) {
            return v.modifyCheck(this);
        }
    }

    /** @param kind {@code index} or {@code constraint} */
    record RenameConstraint(String kind, Name from, Name to) implements TableChange {
        @Override
        public <R> R accept(Visitor<R> v) {
            return v.renameConstraint(this);
        }
    }

    record ModifyTableComment(String from, String to) implements TableChange {
        @Override
        public <R> R accept(Visitor<R> v) {
            return v.modifyTableComment(this);
        }
    }

    /** An option of the table. @param from null when added @param to null when removed */
    record ModifyOption(String key, String from, String to) implements TableChange {
        @Override
        public <R> R accept(Visitor<R> v) {
            return v.modifyOption(this);
        }
    }

    /** One method a kind. */
    interface Visitor<R> {
        R renameColumn(RenameColumn change);

        R addColumn(AddColumn change);

        R dropColumn(DropColumn change);

        R modifyColumn(ModifyColumn change);

        R modifyPrimaryKey(ModifyPrimaryKey change);

        R modifyUnique(ModifyUnique change);

        R modifyIndex(ModifyIndex change);

        R modifyForeignKey(ModifyForeignKey change);

        R modifyCheck(ModifyCheck change);

        R renameConstraint(RenameConstraint change);

        R modifyTableComment(ModifyTableComment change);

        R modifyOption(ModifyOption change);
    }
}

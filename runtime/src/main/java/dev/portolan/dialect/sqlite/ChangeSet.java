package dev.portolan.dialect.sqlite;

import dev.portolan.schema.Change;
import dev.portolan.schema.Change.AddEnum;
import dev.portolan.schema.Change.AddExtension;
import dev.portolan.schema.Change.AddSchema;
import dev.portolan.schema.Change.AddSeed;
import dev.portolan.schema.Change.AddSequence;
import dev.portolan.schema.Change.AddTable;
import dev.portolan.schema.Change.AddView;
import dev.portolan.schema.Change.DropEnum;
import dev.portolan.schema.Change.DropSchema;
import dev.portolan.schema.Change.DropSequence;
import dev.portolan.schema.Change.DropTable;
import dev.portolan.schema.Change.DropView;
import dev.portolan.schema.Change.ModifyEnum;
import dev.portolan.schema.Change.ModifySequence;
import dev.portolan.schema.Change.ModifyTable;
import dev.portolan.schema.Change.ModifyView;
import dev.portolan.schema.Change.RenameSequence;
import dev.portolan.schema.Change.RenameTable;
import dev.portolan.schema.Change.RenameValue;
import dev.portolan.schema.PortolanException;
import dev.portolan.schema.Seed;
import dev.portolan.schema.Table;
import dev.portolan.schema.TableChange;
import dev.portolan.schema.View;
import java.util.ArrayList;
import java.util.List;

/** The changes of a plan, kind by kind. */
final class ChangeSet implements Change.Visitor<Boolean> {
    final List<RenameTable> tableRenames = new ArrayList<>();
    final List<Table> added = new ArrayList<>();
    final List<ModifyTable> modified = new ArrayList<>();
    final List<Table> dropped = new ArrayList<>();
    final List<View> droppedViews = new ArrayList<>();
    final List<View> addedViews = new ArrayList<>();
    final List<Seed> seeds = new ArrayList<>();
    final List<RenameValue> values = new ArrayList<>();

    ChangeSet(List<Change> changes) {
        changes.forEach(c -> c.accept(this));
    }

    /** Whether nothing that is there is touched. */
    boolean onlyAddsColumns() {
        return tableRenames.isEmpty()
                && dropped.isEmpty()
                && droppedViews.isEmpty()
                && values.isEmpty()
                && modified.stream()
                        .flatMap(m -> m.changes().stream())
                        .allMatch(TableChange.AddColumn.class::isInstance);
    }

    @Override
    public Boolean renameTable(RenameTable change) {
        return tableRenames.add(change);
    }

    @Override
    public Boolean addTable(AddTable change) {
        return added.add(change.table());
    }

    @Override
    public Boolean modifyTable(ModifyTable change) {
        return modified.add(change);
    }

    @Override
    public Boolean dropTable(DropTable change) {
        return dropped.add(change.table());
    }

    @Override
    public Boolean addView(AddView change) {
        return addedViews.add(change.view());
    }

    @Override
    public Boolean dropView(DropView change) {
        return droppedViews.add(change.view());
    }

    @Override
    public Boolean modifyView(ModifyView change) {
        return droppedViews.add(change.from()) & addedViews.add(change.to());
    }

    @Override
    public Boolean addSeed(AddSeed change) {
        return seeds.add(change.seed());
    }

    @Override
    public Boolean renameValue(RenameValue change) {
        return values.add(change);
    }

    @Override
    public Boolean addSchema(AddSchema change) {
        throw none("schemas", change.schema().name());
    }

    @Override
    public Boolean dropSchema(DropSchema change) {
        throw none("schemas", change.schema().name());
    }

    @Override
    public Boolean addExtension(AddExtension change) {
        throw none("extensions", change.extension().name());
    }

    @Override
    public Boolean addEnum(AddEnum change) {
        throw none("enum types", change.type().name());
    }

    @Override
    public Boolean dropEnum(DropEnum change) {
        throw none("enum types", change.type().name());
    }

    @Override
    public Boolean modifyEnum(ModifyEnum change) {
        throw none("enum types", change.to().name());
    }

    @Override
    public Boolean addSequence(AddSequence change) {
        throw none("sequences", change.sequence().name());
    }

    @Override
    public Boolean dropSequence(DropSequence change) {
        throw none("sequences", change.sequence().name());
    }

    @Override
    public Boolean modifySequence(ModifySequence change) {
        throw none("sequences", change.to().name());
    }

    @Override
    public Boolean renameSequence(RenameSequence change) {
        throw none("sequences", change.to());
    }

    private static PortolanException none(String what, Object element) {
        return PortolanException.failed("sqlite-unsupported", "SQLite has no " + what + ": \"" + element + "\".");
    }
}

package dev.portolan.dialect;

import dev.portolan.schema.Change;
import dev.portolan.schema.EnumType;
import dev.portolan.schema.Extension;
import dev.portolan.schema.QName;
import dev.portolan.schema.Schema;
import dev.portolan.schema.Seed;
import dev.portolan.schema.Sequence;
import dev.portolan.schema.Table;
import dev.portolan.schema.View;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The changes of a plan by kind, for planners. */
public final class ChangeSet implements Change.Visitor<Void> {
    public final List<Schema> addedSchemas = new ArrayList<>();
    public final List<Schema> droppedSchemas = new ArrayList<>();
    public final List<Extension> addedExtensions = new ArrayList<>();
    public final List<EnumType> addedEnums = new ArrayList<>();
    public final List<EnumType> droppedEnums = new ArrayList<>();
    public final List<Change.ModifyEnum> modifiedEnums = new ArrayList<>();
    public final List<Sequence> addedSequences = new ArrayList<>();
    public final List<Sequence> droppedSequences = new ArrayList<>();
    public final List<Change.ModifySequence> modifiedSequences = new ArrayList<>();
    public final List<Change.RenameSequence> renamedSequences = new ArrayList<>();
    public final Map<QName, Table> added = new LinkedHashMap<>();
    public final Map<QName, Table> dropped = new LinkedHashMap<>();
    public final List<Change.RenameTable> renamed = new ArrayList<>();
    public final Map<QName, Change.ModifyTable> modified = new LinkedHashMap<>();
    public final List<View> addedViews = new ArrayList<>();
    public final List<View> droppedViews = new ArrayList<>();
    public final List<Change.ModifyView> modifiedViews = new ArrayList<>();
    public final List<Seed> seeds = new ArrayList<>();
    public final List<Change.RenameValue> values = new ArrayList<>();

    public ChangeSet(List<Change> changes) {
        changes.forEach(c -> c.accept(this));
    }

    /** The name that a table had before its renames. */
    public QName oldName(QName table) {
        QName name = table;
        for (int i = renamed.size() - 1; i >= 0; i--) {
            if (renamed.get(i).to().equals(name)) {
                name = renamed.get(i).from();
            }
        }
        return name;
    }

    @Override
    public Void addSchema(Change.AddSchema c) {
        addedSchemas.add(c.schema());
        return null;
    }

    @Override
    public Void dropSchema(Change.DropSchema c) {
        droppedSchemas.add(c.schema());
        return null;
    }

    @Override
    public Void addExtension(Change.AddExtension c) {
        addedExtensions.add(c.extension());
        return null;
    }

    @Override
    public Void addEnum(Change.AddEnum c) {
        addedEnums.add(c.type());
        return null;
    }

    @Override
    public Void dropEnum(Change.DropEnum c) {
        droppedEnums.add(c.type());
        return null;
    }

    @Override
    public Void modifyEnum(Change.ModifyEnum c) {
        modifiedEnums.add(c);
        return null;
    }

    @Override
    public Void addSequence(Change.AddSequence c) {
        addedSequences.add(c.sequence());
        return null;
    }

    @Override
    public Void dropSequence(Change.DropSequence c) {
        droppedSequences.add(c.sequence());
        return null;
    }

    @Override
    public Void modifySequence(Change.ModifySequence c) {
        modifiedSequences.add(c);
        return null;
    }

    @Override
    public Void renameSequence(Change.RenameSequence c) {
        renamedSequences.add(c);
        return null;
    }

    @Override
    public Void addTable(Change.AddTable c) {
        added.put(c.table().name(), c.table());
        return null;
    }

    @Override
    public Void dropTable(Change.DropTable c) {
        dropped.put(c.table().name(), c.table());
        return null;
    }

    @Override
    public Void renameTable(Change.RenameTable c) {
        renamed.add(c);
        return null;
    }

    @Override
    public Void modifyTable(Change.ModifyTable c) {
        modified.put(c.to().name(), c);
        return null;
    }

    @Override
    public Void addView(Change.AddView c) {
        addedViews.add(c.view());
        return null;
    }

    @Override
    public Void dropView(Change.DropView c) {
        droppedViews.add(c.view());
        return null;
    }

    @Override
    public Void modifyView(Change.ModifyView c) {
        modifiedViews.add(c);
        return null;
    }

    @Override
    public Void addSeed(Change.AddSeed c) {
        seeds.add(c.seed());
        return null;
    }

    @Override
    public Void renameValue(Change.RenameValue c) {
        values.add(c);
        return null;
    }
}

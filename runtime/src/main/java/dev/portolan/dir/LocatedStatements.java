package dev.portolan.dir;

import dev.portolan.sql.Statement;
import java.util.Iterator;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Statements whose errors name the file. */
record LocatedStatements(MigrationFile file, Iterator<Statement> all) implements Iterator<Statement> {
    @Override
    public boolean hasNext() {
        return file.located(all::hasNext);
    }

    @Override
    public Statement next() {
        return file.located(all::next);
    }

    Stream<Statement> stream() {
        return StreamSupport.stream(
                Spliterators.spliteratorUnknownSize(this, Spliterator.ORDERED | Spliterator.NONNULL), false);
    }
}

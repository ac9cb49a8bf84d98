package dev.portolan.processor.model;

import dev.portolan.processor.report.Origin;
import dev.portolan.schema.DialectSet;
import java.util.List;

/**
 * {@code @GeneratedValue}, with AUTO resolved by the type of the id and by the generator that it names.
 *
 * @param generatorName as written; null when not
 * @param generator that name's definition in the unit, or the nameless one beside it; null for neither (a sequence is then
 *     called {@code generatorName}, or {@code <table>_SEQ} without a name)
 */
public record Generation(Strategy strategy, String generatorName, Generator generator, Origin origin) {
    /** No dialect. */
    public static final DialectSet NOWHERE = DialectSet.only(List.of());
    /** Where Hibernate's {@code native} is a sequence; in others a column numbers its rows. */
    private static final List<String> BY_SEQUENCE = List.of("postgres");

    /** What the values come from. */
    public enum Strategy {
        IDENTITY,
        SEQUENCE,
        /** Hibernate's {@code native}: what the database does best. */
        NATIVE,
        TABLE,
        /** Made by the program: nothing in the database. */
        PROGRAM
    }

    /** Where the column numbers its rows. */
    public DialectSet byColumn() {
        return switch (strategy) {
            case IDENTITY -> DialectSet.ALL;
            case NATIVE -> DialectSet.except(BY_SEQUENCE);
            case SEQUENCE, TABLE, PROGRAM -> NOWHERE;
        };
    }

    /** Where a sequence gives the values. */
    public DialectSet bySequence() {
        return switch (strategy) {
            case SEQUENCE -> DialectSet.ALL;
            case NATIVE -> DialectSet.only(BY_SEQUENCE);
            case IDENTITY, TABLE, PROGRAM -> NOWHERE;
        };
    }
}

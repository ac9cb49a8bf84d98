package dev.portolan.processor.model;

import dev.portolan.processor.report.Origin;

/**
 * {@code @GeneratedValue}, with AUTO resolved by the type of the id and by the generator that it names.
 *
 * @param generatorName as written; null when not
 * @param generator that name's definition in the unit, or the nameless one beside it; null for neither (a sequence is then
 *     called {@code generatorName}, or {@code <table>_SEQ} without a name)
 */
public record Generation(Strategy strategy, String generatorName, Generator generator, Origin origin) {
    /** What the values come from. */
    public enum Strategy {
        IDENTITY,
        SEQUENCE,
        TABLE,
        /** Made by the program: nothing in the database. */
        PROGRAM
    }
}

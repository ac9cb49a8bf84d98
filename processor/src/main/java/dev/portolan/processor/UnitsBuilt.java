package dev.portolan.processor;

import dev.portolan.processor.emit.GeneratedUnit;
import dev.portolan.processor.emit.OutputIndex;
import java.util.List;

/**
 * The units of a compilation.
 *
 * @param index of what the output holds with them
 * @param incomplete whether a type was missing, so that all this may change
 */
record UnitsBuilt(List<GeneratedUnit> units, OutputIndex index, boolean incomplete) {}

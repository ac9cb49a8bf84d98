package dev.portolan.diff;

import dev.portolan.schema.ElementRef;
import dev.portolan.schema.Hints;
import dev.portolan.schema.Name;
import java.util.List;

/**
 * Whether a rename was said since the last migration. Only a swap needs to know: all its names exist before and after, so the
 * hint alone would swap again at every run.
 */
@FunctionalInterface
public interface Fresh {
    /** Nothing is known to be new: swaps do not act. */
    Fresh NONE = (element, old) -> false;

    /** Everything is new: said on the command line, or the reverse of a rename. */
    Fresh ALL = (element, old) -> true;

    /** @param element under its new name @param old the earlier name */
    boolean isNew(ElementRef element, Name old);

    /** New is what {@code applied}, the hints of the last migration's state, does not say. */
    static Fresh notIn(Hints applied) {
        return (element, old) ->
                !applied.renamedFrom().getOrDefault(element, List.of()).contains(old);
    }

    /** New for either of the two. */
    default Fresh or(Fresh other) {
        return (element, old) -> isNew(element, old) || other.isNew(element, old);
    }
}

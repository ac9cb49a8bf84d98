package dev.portolan.diff;

import dev.portolan.schema.ElementRef;
import dev.portolan.schema.Hints;
import dev.portolan.schema.Name;
import java.util.List;

/**
 * Whether a rename was said since the last migration. Most renames need not know. A swap does: all its names exist before and
 * after, so the hint alone would swap again at every run. So does a renamed value in a column without a check.
 */
public interface Fresh {
    /** Nothing is known to be new. */
    Fresh NONE = new Fresh() {
        @Override
        public boolean isNew(ElementRef element, Name old) {
            return false;
        }

        @Override
        public boolean isNew(Hints.ValueRename value) {
            return false;
        }
    };

    /** Everything is new: said on the command line, or the reverse of a rename. */
    Fresh ALL = new Fresh() {
        @Override
        public boolean isNew(ElementRef element, Name old) {
            return true;
        }

        @Override
        public boolean isNew(Hints.ValueRename value) {
            return true;
        }
    };

    /** @param element under its new name @param old the earlier name */
    boolean isNew(ElementRef element, Name old);

    boolean isNew(Hints.ValueRename value);

    /** New is what {@code applied}, the hints (physical names) of the last migration's state, does not say. */
    static Fresh notIn(Hints applied) {
        return new Fresh() {
            @Override
            public boolean isNew(ElementRef element, Name old) {
                return !applied.renamedFrom().getOrDefault(element, List.of()).contains(old);
            }

            @Override
            public boolean isNew(Hints.ValueRename value) {
                return !applied.values().contains(value);
            }
        };
    }

    /** New is what {@code said}, the renames of a command line (physical names), says. */
    static Fresh in(Hints said) {
        Fresh others = notIn(said);
        return new Fresh() {
            @Override
            public boolean isNew(ElementRef element, Name old) {
                return !others.isNew(element, old);
            }

            @Override
            public boolean isNew(Hints.ValueRename value) {
                return !others.isNew(value);
            }
        };
    }

    /** New for either of the two. */
    default Fresh or(Fresh other) {
        Fresh one = this;
        return new Fresh() {
            @Override
            public boolean isNew(ElementRef element, Name old) {
                return one.isNew(element, old) || other.isNew(element, old);
            }

            @Override
            public boolean isNew(Hints.ValueRename value) {
                return one.isNew(value) || other.isNew(value);
            }
        };
    }
}

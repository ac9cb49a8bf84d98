package dev.portolan.processor.model;

import dev.portolan.processor.model.TableSpec.IndexSpec;
import dev.portolan.processor.model.TableSpec.UniqueSpec;
import dev.portolan.processor.report.Origin;
import java.util.List;

/** {@code @SequenceGenerator}, {@code @TableGenerator} or what Hibernate's {@code @GenericGenerator} makes. Names are as written; what is not written is null. */
public sealed interface Generator {
    /** Name that {@code @GeneratedValue(generator)} uses; null for one without a name beside its {@code @GeneratedValue}. */
    String name();

    Origin origin();

    /** @param sequenceName null for the default: {@code name}, else {@code <table>_SEQ} */
    record OfSequence(
            String name,
            String sequenceName,
            String catalog,
            String schema,
            int initialValue,
            int allocationSize,
            String options,
            Origin origin)
            implements Generator {}

    /**
     * @param table null for the default: {@code name}, else {@code hibernate_sequences}
     * @param pkColumnValue null for the default: the entity's table
     */
    record OfTable(
            String name,
            String table,
            String catalog,
            String schema,
            String pkColumnName,
            String valueColumnName,
            String pkColumnValue,
            int initialValue,
            int allocationSize,
            List<UniqueSpec> uniques,
            List<IndexSpec> indexes,
            String options,
            Origin origin)
            implements Generator {
        public OfTable {
            uniques = List.copyOf(uniques);
            indexes = List.copyOf(indexes);
        }
    }

    /** Hibernate's {@code native}. @param sequence where it is one */
    record OfDialect(OfSequence sequence) implements Generator {
        @Override
        public String name() {
            return sequence.name();
        }

        @Override
        public Origin origin() {
            return sequence.origin();
        }
    }

    /** Values that no sequence and no table gives. @param identity whether the column numbers its rows */
    record OfProgram(String name, boolean identity, Origin origin) implements Generator {}
}

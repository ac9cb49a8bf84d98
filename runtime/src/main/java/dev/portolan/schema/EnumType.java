package dev.portolan.schema;

import java.util.List;

/** A native enum type. @param values in the order of the type */
public record EnumType(QName name, List<String> values) {
    public EnumType {
        values = List.copyOf(values);
    }
}

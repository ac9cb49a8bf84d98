package dev.portolan.dialect.mysql;

import dev.portolan.dialect.Scope;
import dev.portolan.schema.Name;
import dev.portolan.schema.PortolanException;
import dev.portolan.schema.QName;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Names of tables and databases on a server that knows no case in them ({@code lower_case_table_names}) and gives them back in
 * lower case: what the entities name is called as they write it, because that is right on every server.
 */
final class FoldedNames {
    private final Map<QName, QName> spelled = new HashMap<>();
    private final Map<Name, Name> schemas = new HashMap<>();

    FoldedNames(Scope scope) {
        scope.schemas().forEach(s -> schemas.putIfAbsent(folded(s), s));
        for (QName name : scope.wanted()) {
            QName other = spelled.putIfAbsent(folded(name), name);
            if (other != null && !other.equals(name)) {
                throw PortolanException.failed(
                        "name-clash",
                        "The tables \"" + other + "\" and \"" + name
                                + "\" are one to this server, whose lower_case_table_names"
                                + " is not 0. Give one of them another name in its mapping.");
            }
        }
        scope.earlier().get().forEach(name -> spelled.putIfAbsent(folded(name), name));
    }

    QName spelled(QName stored) {
        QName name = spelled.get(folded(stored));
        return name != null ? name : new QName(schema(stored.schema()), stored.name());
    }

    Name schema(Name stored) {
        return stored == null ? null : schemas.getOrDefault(folded(stored), stored);
    }

    private static QName folded(QName name) {
        return new QName(folded(name.schema()), folded(name.name()));
    }

    private static Name folded(Name name) {
        return name == null ? null : Name.quoted(name.text().toLowerCase(Locale.ROOT));
    }
}

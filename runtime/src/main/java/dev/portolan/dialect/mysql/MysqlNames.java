package dev.portolan.dialect.mysql;

import dev.portolan.dialect.Names;
import dev.portolan.diff.NameLimit;
import dev.portolan.schema.Name;
import dev.portolan.sql.Quoting;
import java.util.Locale;

/**
 * Identifiers of MySQL: stored as written, 64 characters. Columns and indexes differ in more than case; tables may differ in case
 * only, where the file system below them tells it apart.
 */
final class MysqlNames implements Names {
    static final Quoting QUOTING = new Quoting('`', true);

    @Override
    public Name fold(Name name) {
        return name.quoted() ? name : Name.quoted(name.text());
    }

    @Override
    public String key(Name stored) {
        return stored.text().toLowerCase(Locale.ROOT);
    }

    @Override
    public String objectKey(Name stored) {
        return stored.text();
    }

    @Override
    public NameLimit limit() {
        return NameLimit.characters(64);
    }

    @Override
    public String refused(Name stored) {
        String text = stored.text();
        if (text.endsWith(" ")) {
            return "end with a space";
        }
        boolean supplementary = text.codePointCount(0, text.length()) < text.length();
        return supplementary ? "have characters beyond U+FFFF" : Names.super.refused(stored);
    }

    @Override
    public Quoting quoting() {
        return QUOTING;
    }
}

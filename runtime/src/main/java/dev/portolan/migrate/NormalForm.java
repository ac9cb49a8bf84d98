package dev.portolan.migrate;

import dev.portolan.dialect.Dialect;
import dev.portolan.dialect.Resolved;
import dev.portolan.dialect.Resolver;
import dev.portolan.dialect.Scope;
import dev.portolan.replay.Normaliser;
import dev.portolan.replay.StateCache;
import dev.portolan.schema.Desired;
import dev.portolan.schema.Physical;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;

/**
 * The desired state of a unit as a server gives it back: created on a scratch database, or remembered from the last time.
 *
 * @param names the state before it met a server: names are final, types may not be
 * @param known the remembered normal form; null when it must be made
 */
record NormalForm(Dialect dialect, Resolved names, Physical known, StateCache cache, String key) {
    /** @param text of {@code desired} @param version of the server; null when nothing may be remembered */
    static NormalForm of(Dialect dialect, Desired desired, String text, StateCache cache, String version) {
        if (!cache.isOn() || version == null) {
            return new NormalForm(dialect, Resolver.resolve(dialect, desired), null, cache, null);
        }
        String key = cache.key(bytes("desired"), bytes(dialect.name()), bytes(version), bytes(text));
        Desired found = cache.find(key);
        if (found == null) {
            return new NormalForm(dialect, Resolver.resolve(dialect, desired), null, cache, key);
        }
        Physical physical = new Physical(dialect.name(), found.graph());
        return new NormalForm(dialect, new Resolved(physical, found.hints()), physical, cache, key);
    }

    /** @param scope that the schemas of the unit lie in */
    Physical read(Scratch scratch, Scope scope) throws SQLException {
        if (known != null) {
            return known;
        }
        Physical made = Normaliser.normalise(dialect, names, scope, scratch.empty());
        if (key != null) {
            cache.store(key, new Desired("desired", made.graph(), names.hints()));
        }
        return made;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}

package dev.portolan.dialect.postgres;

import dev.portolan.schema.Column.Identity;
import dev.portolan.schema.QName;
import dev.portolan.schema.Sequence;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Sequences: those that stand for themselves, and those behind identity and serial columns. */
final class Sequences {
    private static final String SEQUENCES = """
            SELECT n.nspname, c.relname, format_type(s.seqtypid, NULL) AS type, s.seqstart, s.seqincrement,
                   s.seqmin, s.seqmax, s.seqcache, s.seqcycle, d.deptype::text AS dependency, d.refobjid, d.refobjsubid
            FROM pg_sequence s
            JOIN pg_class c ON c.oid = s.seqrelid
            JOIN pg_namespace n ON n.oid = c.relnamespace
            LEFT JOIN pg_depend d ON d.classid = 'pg_class'::regclass AND d.objid = c.oid
                                 AND d.refclassid = 'pg_class'::regclass AND d.deptype IN ('a', 'i')
            LEFT JOIN pg_depend x ON x.classid = 'pg_class'::regclass AND x.objid = c.oid AND x.deptype = 'e'
            WHERE n.nspname = ANY(?) AND x.objid IS NULL
            ORDER BY n.nspname, c.relname
            """;

    /** Table number and column number. */
    record Place(long table, int column) {}

    private final Session session;
    private final Relations relations;
    final List<Sequence> free = new ArrayList<>();
    private final Map<Place, Identity> identities = new HashMap<>();
    private final Map<Place, Sequence> owned = new HashMap<>();

    Sequences(Session session, Relations relations) {
        this.session = session;
        this.relations = relations;
    }

    void read() throws SQLException {
        session.query(SEQUENCES, row -> {
            Sequence sequence = sequence(row);
            Place place = new Place(row.getLong("refobjid"), row.getInt("refobjsubid"));
            String dependency = row.getString("dependency");
            if ("i".equals(dependency)) {
                identities.put(place, identity(sequence));
            } else if ("a".equals(dependency)) {
                owned.put(place, sequence);
            } else if (!session.excludes(sequence.name())) {
                free.add(sequence);
            }
        });
    }

    /** Of a column that is an identity one, always or not as the catalog says elsewhere. */
    Identity identity(Place place, boolean always) {
        Identity read = identities.getOrDefault(place, Identity.DEFAULT);
        return new Identity(always, read.start(), read.increment());
    }

    /** The sequence that a column owns; null for none. */
    Sequence owned(Place place) {
        return owned.get(place);
    }

    /** An owned sequence that is more than a serial column's stands for itself. */
    void release(Sequence sequence) {
        if (!session.excludes(sequence.name())) {
            free.add(sequence);
        }
    }

    /** Those that are owned by columns which do not number themselves with them. */
    void releaseRest(java.util.Set<Place> serial) {
        owned.forEach((place, sequence) -> {
            if (!serial.contains(place) && relations.tables.containsKey(place.table())) {
                release(sequence);
            }
        });
    }

    private static Identity identity(Sequence sequence) {
        return new Identity(
                false,
                sequence.start() == 1 ? null : sequence.start(),
                sequence.increment() == 1 ? null : sequence.increment());
    }

    private Sequence sequence(ResultSet row) throws SQLException {
        QName name = session.name(row.getString("nspname"), row.getString("relname"));
        long increment = row.getLong("seqincrement");
        SequenceOptions options = new SequenceOptions(
                row.getString("type"),
                increment,
                row.getLong("seqmin"),
                row.getLong("seqmax"),
                row.getLong("seqcache"),
                row.getBoolean("seqcycle"));
        return new Sequence(name, row.getLong("seqstart"), increment, options.text());
    }
}

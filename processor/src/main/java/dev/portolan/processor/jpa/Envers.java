package dev.portolan.processor.jpa;

/** Qualified names of the annotations of Hibernate Envers, read when they are there; nothing of it is needed for it. */
public final class Envers {
    private static final String P = "org.hibernate.envers.";

    public static final String AUDITED = P + "Audited";
    public static final String NOT_AUDITED = P + "NotAudited";
    public static final String AUDIT_TABLE = P + "AuditTable";
    public static final String SECONDARY_AUDIT_TABLE = P + "SecondaryAuditTable";
    public static final String SECONDARY_AUDIT_TABLES = P + "SecondaryAuditTables";
    public static final String AUDIT_JOIN_TABLE = P + "AuditJoinTable";
    public static final String COLLECTION_AUDIT_TABLE = P + "CollectionAuditTable";
    public static final String AUDIT_OVERRIDE = P + "AuditOverride";
    public static final String AUDIT_OVERRIDES = P + "AuditOverrides";
    public static final String AUDIT_MAPPED_BY = P + "AuditMappedBy";
    public static final String REVISION_ENTITY = P + "RevisionEntity";
    public static final String REVISION_NUMBER = P + "RevisionNumber";
    public static final String REVISION_TIMESTAMP = P + "RevisionTimestamp";

    private Envers() {}
}

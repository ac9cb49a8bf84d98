@MappedSuperclass
class Plain {
    String plainName;
    @Audited String chosen;
}
@MappedSuperclass
@Audited
class Tracked extends Plain {
    String createdBy;
    @NotAudited String hidden;
}
@Entity
@Audited
class Invoice extends Tracked {
    @Id @GeneratedValue Long id;
    String number;
}
@Entity
@Audited
class Letter extends Plain {
    @Id @GeneratedValue Long id;
}
@Entity
@Audited
@AuditOverrides({
    @AuditOverride(forClass = Plain.class),
    @AuditOverride(forClass = Tracked.class, name = "createdBy", isAudited = false),
    @AuditOverride(forClass = Tracked.class, name = "hidden", isAudited = true)
})
class Memo extends Tracked {
    @Id @GeneratedValue Long id;
}
@Entity
class Draft extends Tracked {
    @Id @GeneratedValue Long id;
    String own;
}
@Entity
@Audited
@AuditOverride(forClass = Tracked.class, isAudited = false)
class Slip extends Tracked {
    @Id @GeneratedValue Long id;
}

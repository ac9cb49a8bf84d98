@Entity
@Audited
@AuditTable("person_history")
class Person {
    @Id long id;
    String lastName;
}
@Entity
@Table(name = "`Quoted`")
@Audited
class Odd {
    @Id @Column(name = "`Key`") long key;
    @Column(name = "`Value`") String value;
    @Column(name = "plainValue") String other;
}

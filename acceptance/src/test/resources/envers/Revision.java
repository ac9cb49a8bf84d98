@Entity
@Table(name = "revisions")
@RevisionEntity
class Change {
    @Id @GeneratedValue @RevisionNumber @Column(name = "revision_no") long number;
    @RevisionTimestamp Date happened;
    String author;
    @ElementCollection @JoinTable(name = "revision_kinds", joinColumns = @JoinColumn(name = "REV")) @Column(name = "ENTITYNAME") @ModifiedEntityNames Set<String> kinds;
}
@Entity
@Audited
class Person {
    @Id @GeneratedValue Long id;
    String name;
    @ElementCollection Set<String> tags;
}

@Entity
@RevisionEntity
class Edition extends RevisionMapping {
    String author;
}
@Entity
@Audited
class Person {
    @Id @GeneratedValue Long id;
    String name;
}

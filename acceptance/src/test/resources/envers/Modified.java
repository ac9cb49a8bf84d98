@Entity
@Audited(withModifiedFlag = true)
class Person {
    @Id long id;
    String firstName;
    @Audited(withModifiedFlag = true, modifiedColumnName = "aged") int age;
    @Audited(withModifiedFlag = false) String plain;
    @Embedded Place home;
    @ManyToOne Person boss;
    @OneToMany(mappedBy = "boss") Set<Person> reports;
    @ElementCollection Set<String> nicks;
}
@Embeddable
class Place {
    String street;
    String zipCode;
}

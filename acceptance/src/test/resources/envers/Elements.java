@Entity
@Audited
class Person {
    @Id @GeneratedValue Long id;
    @ElementCollection Set<String> tags;
    @ElementCollection @Column(name = "phone_number", length = 30) List<String> phones;
    @ElementCollection @OrderColumn List<Integer> scores;
    @ElementCollection Set<Place> places;
    @ElementCollection List<Place> visited;
    @ElementCollection @CollectionTable(name = "grades", joinColumns = @JoinColumn(name = "person_ref")) @Enumerated(EnumType.STRING) Set<Grade> grades;
    @ElementCollection @CollectionAuditTable(name = "notes_log") Set<String> notes;
}
enum Grade { A, B }
@Embeddable
class Place {
    String street;
    @Column(nullable = false) int number;
    @NotAudited String secret;
}

@Entity
@Table(name = "people", indexes = @Index(columnList = "name"), uniqueConstraints = @UniqueConstraint(columnNames = {"name", "nick"}))
class Person {
    @Id @GeneratedValue(strategy = GenerationType.IDENTITY) int id;
    @Audited String name;
    String nick;
    @Audited @Column(name = "birth_day") LocalDate born;
}
@Entity
class Untouched {
    @Id long id;
    String name;
}

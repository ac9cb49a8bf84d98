@Entity
@Table(name = "students")
@Audited
class Student {
    @Id @GeneratedValue Long id;
    @ManyToMany Set<Course> courses;
    @Audited(targetAuditMode = RelationTargetAuditMode.NOT_AUDITED) @ManyToMany List<Room> rooms;
    @ManyToMany @JoinTable(name = "friends") @AuditJoinTable(name = "friends_history") Set<Student> friends;
    @NotAudited @ManyToMany @JoinTable(name = "enemies") Set<Student> enemies;
}
@Entity
@Audited
class Course {
    @Id UUID id;
    @ManyToMany(mappedBy = "courses") Set<Student> students;
}
@Entity
class Room {
    @EmbeddedId RoomKey key;
}
@Embeddable
record RoomKey(String building, int number) {}

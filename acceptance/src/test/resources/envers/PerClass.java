@Entity
@Inheritance(strategy = InheritanceType.TABLE_PER_CLASS)
@Audited
abstract class Shape {
    @Id @GeneratedValue Long id;
    String colour;
}
@Entity
@Audited
class Circle extends Shape {
    double radius;
}
@Entity
@Audited
class Ring extends Circle {
    double hole;
    @ManyToOne Circle other;
}

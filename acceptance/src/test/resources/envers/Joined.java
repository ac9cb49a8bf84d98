@Entity
@Inheritance(strategy = InheritanceType.JOINED)
@DiscriminatorColumn(name = "what", length = 12)
@Audited
class Vehicle {
    @Id @GeneratedValue Long id;
    String plate;
}
@Entity
@Audited
@PrimaryKeyJoinColumn(name = "car_id")
class Car extends Vehicle {
    int doors;
    @ManyToOne Vehicle towed;
}
@Entity
@Audited
class SportsCar extends Car {
    int power;
}
@Entity
class Bike extends Vehicle {
    int gears;
}

@Entity
@Audited
class Account {
    @Id @GeneratedValue Long id;
    String name;
}
@Entity
@Audited
class Profile {
    @Id Long id;
    @MapsId @OneToOne Account account;
    String text;
}
@Entity
@Audited
class Seat {
    @EmbeddedId SeatKey id;
    @MapsId("accountId") @ManyToOne Account account;
    String rowName;
}
@Embeddable
record SeatKey(Long accountId, int seatNo) {}

@Entity
@Audited
class Payment {
    @Id @GeneratedValue Long id;
    @Column(nullable = false) BigDecimal amount;
}
@Entity
@Audited
class CardPayment extends Payment {
    @Column(nullable = false, length = 16) String cardNo;
    @ElementCollection Set<String> limits;
}
@Entity
class CashPayment extends Payment {
    String till;
    @Audited String shown;
}
@Entity
class OtherPayment extends Payment {
    String never;
}

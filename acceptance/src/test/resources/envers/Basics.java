@Entity
@Audited
class OrderItem {
    @Id @GeneratedValue Long id;
    @Column(nullable = false, length = 40, unique = true) String firstName;
    @Column(precision = 12, scale = 3) BigDecimal amount;
    int amountOf;
    boolean active;
    double ratio;
    @Enumerated(EnumType.STRING) Kind kind;
    @Enumerated Kind place;
    @Lob String story;
    @Lob byte[] picture;
    @Column(length = 2000) String note;
    @Column(columnDefinition = "varchar(33)") String rawText;
    UUID token;
    LocalDate since;
    Instant happened;
    @Column(secondPrecision = 3) LocalDateTime milli;
    Duration took;
    @Version int version;
    @NotAudited String secret;
    transient String gone;
}
enum Kind { SMALL, BIG }

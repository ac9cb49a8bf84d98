@Converter(autoApply = true)
class MoneyConverter implements AttributeConverter<Money, Long> {
    public Long convertToDatabaseColumn(Money m) { return m == null ? null : m.cents(); }
    public Money convertToEntityAttribute(Long cents) { return cents == null ? null : new Money(cents); }
}
record Money(long cents) {}
@Converter
class YesNo implements AttributeConverter<Boolean, String> {
    public String convertToDatabaseColumn(Boolean b) { return b == null ? null : b ? "Y" : "N"; }
    public Boolean convertToEntityAttribute(String s) { return s == null ? null : s.equals("Y"); }
}
@Entity
@Audited
class Bill {
    @Id @GeneratedValue Long id;
    Money total;
    @Convert(converter = YesNo.class) @Column(length = 1) Boolean paid;
    @ElementCollection Set<Money> parts;
    @org.hibernate.annotations.ColumnDefault("7") int rank7;
    @org.hibernate.annotations.JdbcTypeCode(org.hibernate.type.SqlTypes.JSON) Map<String, String> more;
    @org.hibernate.annotations.Nationalized String local;
    String[] words;
    char letter;
}

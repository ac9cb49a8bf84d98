@Entity
@Audited
@IdClass(LineKey.class)
class Line {
    @Id @ManyToOne Purchase purchase;
    @Id int lineNo;
    String what;
    @OneToMany(mappedBy = "line") Set<Note> notes;
}
record LineKey(Long purchase, int lineNo) {}
@Entity
@Audited
class Purchase {
    @Id @GeneratedValue Long id;
    @OneToMany(mappedBy = "purchase") List<Line> lines;
}
@Entity
@Audited
class Note {
    @Id @GeneratedValue Long id;
    @ManyToOne Line line;
    @ManyToOne
    @JoinColumn(name = "other_no", referencedColumnName = "lineNo")
    @JoinColumn(name = "other_purchase", referencedColumnName = "purchase_id")
    Line other;
}

package b;
import jakarta.persistence.*; import java.util.*; import java.time.*;
@Entity @Table(name="xt",comment="table cmt",options="tablespace ts",check={@CheckConstraint(name="ck_t",constraint="lo < hi",options="not valid"),@CheckConstraint(constraint="lo > 0")},indexes=@Index(name="ix",columnList="lo, hi",options="where lo > 0"),uniqueConstraints=@UniqueConstraint(name="uq",columnNames={"lo","hi"},options="deferrable"))
class X { @Id long id; int lo,hi; @Column(check=@CheckConstraint(name="ck_c",constraint="c > 0"),comment="col c",options="compression pglz") int c; @Column(secondPrecision=3) Instant sp; @Column(secondPrecision=0) LocalDateTime sp0; @Column(secondPrecision=9) LocalTime sp9; @Column(precision=3) Instant p3; Rec rec; @Embedded @AttributeOverride(name="a",column=@Column(name="a2")) @AttributeOverride(name="b",column=@Column(name="b2")) Rec rec2; En en; @Enumerated(EnumType.STRING) EnS ens; EnC enc; @ManyToOne @JoinColumn(name="jj",comment="join cmt",check=@CheckConstraint(constraint="jj>0"),foreignKey=@ForeignKey(name="fkx",options="deferrable initially deferred")) X par; @Version LocalDateTime ver; @ElementCollection List<Rec> recs; }
@Embeddable record Rec(int a, @Column(length=20) String b) {}
enum En { P(10),Q(20); @EnumeratedValue final int code; En(int c){code=c;} }
enum EnS { P("pp"),Q("qqq"); @EnumeratedValue final String code; EnS(String c){code=c;} }
enum EnC { P; }
@Entity class Y { @EmbeddedId RecId id; @Version short v; }
@Embeddable record RecId(long k, String z) {}
@Entity @IdClass(RecIC.class) class Z { @Id long k; @Id String z; } 
record RecIC(long k, String z) {}
@Entity class Sq { @Id @SequenceGenerator @GeneratedValue long id; }
@Entity @SequenceGenerator class Sq2 { @Id @GeneratedValue long id; }
@Entity class Sq3 { @Id @TableGenerator @GeneratedValue long id; }
@Entity class Sq4 { @Id @GeneratedValue @SequenceGenerator(allocationSize=10,initialValue=5,options="cache 10") long id; }

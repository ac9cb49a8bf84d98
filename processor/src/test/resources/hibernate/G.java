package c; import a.Types;
import jakarta.persistence.*; import java.util.*; 
import jakarta.persistence.Entity; import jakarta.persistence.ForeignKey; import jakarta.persistence.Table; import jakarta.persistence.Index;

 // ---- naming
 @Entity(name="Cust") class CustomerEntity { @Id @GeneratedValue Long id; String firstName; @Column(name="LastName") String lastName; @Column(name="`QuotedCol`") String quotedCol; String URLPath2Go; String order; }
 @Entity @Table(name="orders",schema="sales",indexes={@Index(columnList="status, createdAt DESC"),@Index(name="ix_x",columnList="placedBy_id ASC",unique=true)},uniqueConstraints={@UniqueConstraint(columnNames={"status","createdAt"}),@UniqueConstraint(name="uq_named",columnNames="ref")}) class OrderEntity { @Id @GeneratedValue(strategy=GenerationType.SEQUENCE) Long id; String status; java.time.Instant createdAt; String ref; @ManyToOne CustomerEntity placedBy; @ManyToOne(optional=false) CustomerEntity requiredBy; @OneToOne CustomerEntity one; @ManyToOne @JoinColumn(name="x_id",nullable=false,foreignKey=@ForeignKey(name="fk_x")) CustomerEntity x; @ManyToOne @JoinColumn(foreignKey=@ForeignKey(ConstraintMode.NO_CONSTRAINT)) CustomerEntity nofk; @ManyToOne @JoinColumn(foreignKey=@ForeignKey(name="fk_def",foreignKeyDefinition="foreign key (def_id) references Cust(id) on delete set null")) CustomerEntity def; @ManyToOne CustomerEntity casc; @OneToMany(mappedBy="order") List<Line> lines; @OneToMany List<Line> uniJoinTable; @OneToMany @JoinColumn(name="uni_fk") List<Line> uniFk; @OneToMany @JoinColumn List<Line> uniFkDefault; @ManyToMany Set<Tag> tags; @ManyToOne @JoinTable CustomerEntity viaJt; @OneToOne @JoinTable(name="one_jt") CustomerEntity one1Jt; }
 @Entity class OT1 { @Id Long id; @ManyToMany List<Tag> bag; }
 @Entity class OT2 { @Id Long id; @ManyToMany @OrderColumn List<Tag> lst; }
 @Entity class Line { @EmbeddedId LineId id; @MapsId("orderId") @ManyToOne OrderEntity order; @ManyToOne @JoinColumns({@JoinColumn(name="ck1",referencedColumnName="k1"),@JoinColumn(name="ck2",referencedColumnName="k2")}) Comp comp; @ManyToOne Comp compDef; @ManyToOne @JoinColumn(name="tagcode",referencedColumnName="code") Tag byCode; }
 @Embeddable class LineId implements java.io.Serializable { Long orderId; int lineNo; }
 @Entity @IdClass(Comp.Pk.class) class Comp { @Id long k2; @Id String k1; String v; public static class Pk implements java.io.Serializable { long k2; String k1; } }
 @Entity class Tag { @Id @GeneratedValue(strategy=GenerationType.IDENTITY) Long id; @Column(unique=true) String code; @ManyToMany(mappedBy="tags") Set<OrderEntity> orders; }
 @Entity class Coll { @Id @GeneratedValue(strategy=GenerationType.UUID) UUID id; @ElementCollection List<String> names; @ElementCollection Set<String> nameSet; @ElementCollection @OrderColumn List<String> ordered; @ElementCollection @OrderColumn(name="pos",nullable=false) List<Addr> addrs; @ElementCollection Map<String,String> map; @ElementCollection @MapKeyColumn(name="k") @Column(name="v",length=99,nullable=false) @CollectionTable(name="coll_m",joinColumns=@JoinColumn(name="coll_fk")) Map<String,Integer> map2; @ElementCollection @MapKeyEnumerated(EnumType.STRING) Map<Types.E,Addr> mapEnum; @ElementCollection Map<Tag,Integer> mapEntKey; @ManyToMany Map<String,Tag> mapM2m; @OneToMany @MapKey(name="code") Map<String,Tag> mapAttr; @OneToMany @JoinColumn(name="c_id") Map<String,Tag> mapO2mJc; @ManyToMany Map<Tag,Tag> mapEntEnt; @OneToMany(mappedBy="coll") @OrderColumn List<CollChild> invOrdered; @OneToMany @JoinColumn @OrderColumn List<CollChild2> uniOrdered; @ElementCollection @jakarta.persistence.OrderBy Set<Types.E> enums; @ElementCollection @Column(unique=true) @AttributeOverride(name="city",column=@Column(name="cty")) Set<Addr> ovr;  }
 @Entity class CollChild { @Id Long id; @ManyToOne Coll coll; }
 @Entity class CollChild2 { @Id Long id; }
 @Embeddable class Addr { String street; String city; @Embedded Geo geo; }
 @Embeddable class Geo { double lat; Double lon; }
 @Entity class Person { @Id @GeneratedValue(strategy=GenerationType.TABLE) int id; Addr home; @Embedded @AttributeOverrides({@AttributeOverride(name="street",column=@Column(name="w_street")),@AttributeOverride(name="city",column=@Column(name="w_city",length=50)),@AttributeOverride(name="geo.lat",column=@Column(name="w_lat")),@AttributeOverride(name="geo.lon",column=@Column(name="w_lon"))}) Addr work; @Embedded @AssociationOverride(name="owner",joinColumns=@JoinColumn(name="own2")) WithAssoc wa; @Version int ver; @Basic(optional=false) String mand; @jakarta.persistence.Transient String no; transient String no2; static String no3; final String fin="x"; }
 @Embeddable class WithAssoc { @ManyToOne Tag owner; @ElementCollection List<String> phones; }
 // inheritance
 @Entity class S0 { @Id @GeneratedValue Long id; String s0; }
 @Entity class S1 extends S0 { @Column(nullable=false) String s1; int prim; }
 @Entity @DiscriminatorValue("two") class S2 extends S0 { String s2; @ManyToOne(optional=false) Tag t; }
 @Entity @Inheritance(strategy=InheritanceType.JOINED) abstract class J0 { @Id @GeneratedValue Long id; String j0; }
 @Entity class J1 extends J0 { @Column(nullable=false) String j1; }
 @Entity @PrimaryKeyJoinColumn(name="j2_id",foreignKey=@ForeignKey(name="fk_j2")) class J2 extends J0 { String j2; }
 @Entity @Inheritance(strategy=InheritanceType.JOINED) @DiscriminatorColumn(discriminatorType=DiscriminatorType.INTEGER) class JD0 { @Id Long id; }
 @Entity @DiscriminatorValue("5") class JD1 extends JD0 { String a; }
 @Entity @Inheritance(strategy=InheritanceType.TABLE_PER_CLASS) abstract class T0 { @Id @GeneratedValue Long id; @Column(unique=true) String t0; @ManyToOne Tag tag; }
 @Entity class T1 extends T0 { String t1; }
 @Entity class T2 extends T0 { String t2; @ElementCollection List<String> l;}
 @Entity @DiscriminatorColumn(discriminatorType=DiscriminatorType.CHAR,name="kind") @DiscriminatorValue("A") class DC0 { @Id Long id; }
 @Entity @DiscriminatorValue("B") class DC1 extends DC0 { }
 @Entity @DiscriminatorColumn(length=10,columnDefinition="varchar(12)") class DCD0 { @Id Long id; }
 @Entity class DCD1 extends DCD0 { }
 @MappedSuperclass abstract class Base<ID> { @Id ID id; String baseCol; @ManyToOne Tag baseTag; @ElementCollection List<String> baseList; }
 @Entity @AttributeOverride(name="baseCol",column=@Column(name="bc_over",length=10)) @AssociationOverride(name="baseTag",joinColumns=@JoinColumn(name="bt_over")) class M1 extends Base<UUID> { String m1; }
 @Entity class M2 extends Base<Long> { String m2; }
 // secondary
 @Entity @SecondaryTable(name="sec_b",pkJoinColumns=@PrimaryKeyJoinColumn(name="sec_pk")) @SecondaryTable(name="sec_c") class Sec { @Id Long id; String main; @Column(table="sec_b",nullable=false) String inB; @Column(table="sec_c") int inC; @ManyToOne @JoinColumn(table="sec_c") Tag t; }
 // one to one variants
 @Entity class OA { @Id @GeneratedValue Long id; @OneToOne OB b; @OneToOne(optional=false) OB breq; }
 @Entity class OB { @Id Long id; @OneToOne(mappedBy="b") OA a; }
 @Entity class OC { @Id Long id; @OneToOne @MapsId OB b; }
 @Entity class OD { @Id @OneToOne OB b; String x; }
 @Entity class OE { @Id Long id; @OneToOne @PrimaryKeyJoinColumn OB b; }
 // self
 @Entity class Node { @Id Long id; @ManyToOne Node parent; @OneToMany(mappedBy="parent") List<Node> kids; @ManyToMany Set<Node> peers; @ManyToMany(mappedBy="peers") Set<Node> rpeers; }
 // generators
 @Entity @SequenceGenerator(name="g1",sequenceName="my_seq",initialValue=100,allocationSize=1,schema="sq") class G1 { @Id @GeneratedValue(generator="g1") Long id; }
 @Entity class G2 { @Id @GeneratedValue(strategy=GenerationType.SEQUENCE,generator="undef_gen") Long id; }
 @Entity class G3 { @Id @GeneratedValue(strategy=GenerationType.SEQUENCE,generator="g3") @SequenceGenerator(name="g3") Integer id; }
 @Entity @Table(name="g4tab") class G4 { @Id @GeneratedValue Integer id; }
 @Entity class G5 { @Id @GeneratedValue(strategy=GenerationType.TABLE,generator="g5") @TableGenerator(name="g5",table="idgen",pkColumnName="pk",valueColumnName="val",pkColumnValue="g5") Integer id; }
 @Entity class G6 { @Id @GeneratedValue(strategy=GenerationType.TABLE,generator="g6") @TableGenerator(name="g6") Integer id; }
 @Entity class G7 { @Id @GeneratedValue String id; }
 @Entity class G8 { @Id @GeneratedValue UUID id; }
 @Entity class G9 { @Id @GeneratedValue(strategy=GenerationType.UUID) String id; }
 @Entity class G10 { @Id @GeneratedValue(strategy=GenerationType.IDENTITY) int id; }
 @Entity class G11 { @Id @GeneratedValue(strategy=GenerationType.IDENTITY) short id; }
 // property access
 @Entity class PA { private Long id; private String nm; @Id public Long getId(){return id;} public void setId(Long i){} @Column(name="the_name") public String getName(){return nm;} public void setName(String s){} public boolean isActive(){return true;} public void setActive(boolean b){} @jakarta.persistence.Transient public String getT(){return "";} public void setT(String t){} public String getURLName(){return "";} public void setURLName(String s){} }
 @Entity @Access(AccessType.FIELD) class PB { @Id Long id; @jakarta.persistence.Transient String raw; @Access(AccessType.PROPERTY) public String getRawProp(){return "";} public void setRawProp(String s){} String plain; }
@Entity class CollE { @Id Long id; @ElementCollection Map<AddrK,String> mapE; @ElementCollection @AttributeOverrides({@AttributeOverride(name="value.city",column=@Column(name="vcity")),@AttributeOverride(name="value.street",column=@Column(name="vstr")),@AttributeOverride(name="value.geo.lat",column=@Column(name="vlat")),@AttributeOverride(name="value.geo.lon",column=@Column(name="vlon")),@AttributeOverride(name="key.city",column=@Column(name="kcity")),@AttributeOverride(name="key.zip",column=@Column(name="kzip"))}) Map<AddrK,Addr> mapEE; }
@Embeddable class AddrK { String city; String zip; public boolean equals(Object o){return true;} public int hashCode(){return 1;} }

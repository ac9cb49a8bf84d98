@Entity
@Audited
class Parent {
    @Id @GeneratedValue Long id;
    @OneToMany @JoinColumn(name = "parent_id") @OrderColumn(name = "pos")
    @AuditMappedBy(mappedBy = "parent", positionMappedBy = "place")
    List<Child> children;
    @OneToMany(mappedBy = "owner") @OrderColumn List<Toy> toys;
}
@Entity
@Audited
class Child {
    @Id @GeneratedValue Long id;
    @ManyToOne @JoinColumn(name = "parent_id", insertable = false, updatable = false) Parent parent;
    @Column(name = "pos", insertable = false, updatable = false) Integer place;
}
@Entity
@Audited
class Toy {
    @Id @GeneratedValue Long id;
    @ManyToOne Parent owner;
}

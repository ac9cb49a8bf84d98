@Entity
@Audited
class Shelf {
    @Id @GeneratedValue Long id;
    @OneToMany @JoinColumn(name = "shelf_id") Set<Item> items;
    @OneToMany @JoinColumn(name = "list_id") @OrderColumn(name = "pos") List<Thing> things;
    @AuditJoinTable(name = "shelf_extras_log", inverseJoinColumns = @JoinColumn(name = "extra_ref"))
    @OneToMany @JoinColumn(name = "extra_id") Set<Extra> extras;
}
@Entity
@Audited
class Item {
    @Id @GeneratedValue Long id;
    String name;
}
@Entity
@Audited
class Thing {
    @Id String code;
}
@Entity
@Audited
class Extra {
    @Id @GeneratedValue Integer number;
}

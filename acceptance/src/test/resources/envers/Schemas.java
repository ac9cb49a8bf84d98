@Entity
@Audited
@Table(name = "stock", schema = "shop")
class Stock {
    @Id @GeneratedValue Long id;
    @ManyToMany @JoinTable(name = "stock_links", schema = "shop") Set<Stock> links;
}
@Entity
@Audited
@Table(name = "ware")
@AuditTable(value = "ware_log", schema = "shop")
class Ware {
    @Id @GeneratedValue Long id;
}

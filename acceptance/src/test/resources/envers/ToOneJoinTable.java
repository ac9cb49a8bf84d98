@Entity
@Audited
class Worker {
    @Id @GeneratedValue Long id;
    @ManyToOne @JoinTable(name = "worker_desk") Desk desk;
    @OneToOne @JoinTable(name = "worker_key", joinColumns = @JoinColumn(name = "w"), inverseJoinColumns = @JoinColumn(name = "k")) Desk key;
}
@Entity
@Audited
class Desk {
    @Id @GeneratedValue Long id;
    @OneToMany(mappedBy = "desk") Set<Worker> workers;
}

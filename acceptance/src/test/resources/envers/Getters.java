@Entity
@Audited
class Machine {
    private Long id;
    private String model;
    private String serial;
    private Machine part;
    @Id @GeneratedValue public Long getId() { return id; }
    public void setId(Long id) { this.id = id; }
    @Column(length = 50) public String getModel() { return model; }
    public void setModel(String model) { this.model = model; }
    @NotAudited public String getSerial() { return serial; }
    public void setSerial(String serial) { this.serial = serial; }
    @ManyToOne public Machine getPart() { return part; }
    public void setPart(Machine part) { this.part = part; }
}

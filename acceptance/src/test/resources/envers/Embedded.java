@Entity
@Audited
class Customer {
    @EmbeddedId Key id;
    @Embedded Place home;
    @Embedded
    @AttributeOverride(name = "street", column = @Column(name = "work_street", length = 77))
    @AttributeOverride(name = "geo.lat", column = @Column(name = "work_lat"))
    @AttributeOverride(name = "geo.lon", column = @Column(name = "work_lon"))
    @AttributeOverride(name = "hidden", column = @Column(name = "work_hidden"))
    @AuditOverride(name = "street", isAudited = false)
    Place work;
}
@Embeddable
record Key(String code, int number) {}
@Embeddable
class Place {
    String street;
    @NotAudited String hidden;
    @Embedded Geo geo;
}
@Embeddable
class Geo {
    double lat;
    Double lon;
}

@Entity
@Audited
@SecondaryTable(name = "person_detail", pkJoinColumns = @PrimaryKeyJoinColumn(name = "person_id"))
@SecondaryTable(name = "person_photo")
@SecondaryTable(name = "person_rest")
@SecondaryAuditTable(secondaryTableName = "person_photo", secondaryAuditTableName = "photo_log")
class Person {
    @Id @GeneratedValue Long id;
    String name;
    @Column(table = "person_detail") String street;
    @Column(table = "person_photo", nullable = false) String url;
    @Column(table = "person_rest") String one;
    @NotAudited @Column(table = "person_rest") String two;
}

@Entity
@Audited
class Book {
    @Id @GeneratedValue long id;
    @ManyToOne(optional = false) Author author;
    @ManyToOne @JoinColumn(name = "publisher_code", referencedColumnName = "code") Publisher publisher;
    @Audited(targetAuditMode = RelationTargetAuditMode.NOT_AUDITED) @ManyToOne Country country;
    @OneToOne Cover cover;
    @NotAudited @ManyToOne Country printed;
}
@Entity
@Audited
class Author {
    @Id @GeneratedValue long id;
    @OneToMany(mappedBy = "author") List<Book> books;
}
@Entity
@Audited
class Cover {
    @Id UUID id;
    @OneToOne(mappedBy = "cover") Book book;
}
@Entity
@Audited
class Publisher {
    @EmbeddedId PublisherKey key;
    String name;
}
@Embeddable
record PublisherKey(@Column(length = 9) String code) {}
@Entity
class Country {
    @Id @Column(length = 2) String iso;
}

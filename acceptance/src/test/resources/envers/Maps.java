@Entity
@Audited
class Catalogue {
    @Id @GeneratedValue Long id;
    @ElementCollection Map<String, Integer> counts;
    @ElementCollection Map<String, Place> places;
    @ElementCollection @MapKeyEnumerated(EnumType.STRING) Map<Tone, String> tones;
    @ElementCollection @Lob Map<String, String> texts;
    @OneToMany @MapKeyColumn(name = "article_no") Map<String, Article> articles;
    @OneToMany @JoinColumn(name = "by_id") @MapKey Map<Long, Other> others;
}
enum Tone { LOUD, SOFT }
@Embeddable
class Place { String street; String town; }
@Entity
@Audited
class Article { @Id @GeneratedValue Long id; }
@Entity
@Audited
class Other { @Id @GeneratedValue Long id; }

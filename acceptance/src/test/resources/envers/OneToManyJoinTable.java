@Entity
@Audited
class Album {
    @Id @GeneratedValue Long id;
    @OneToMany Set<Photo> photos;
    @OneToMany @JoinTable(name = "album_best", joinColumns = @JoinColumn(name = "album_key"), inverseJoinColumns = @JoinColumn(name = "photo_key")) List<Photo> best;
    @OneToMany @OrderColumn List<Page> pages;
}
@Entity
@Audited
class Photo {
    @Id @GeneratedValue Long id;
}
@Entity
@Audited
class Page {
    @Id @GeneratedValue Long id;
}

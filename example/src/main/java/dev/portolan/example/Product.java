package dev.portolan.example;

import dev.portolan.annotations.SqlDefault;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Inheritance;
import jakarta.persistence.InheritanceType;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.Version;
import java.math.BigDecimal;
import java.util.LinkedHashSet;
import java.util.Set;

/** Something to buy: what all kinds share is in one table, the rest in a table of each kind. */
@Entity
@Inheritance(strategy = InheritanceType.JOINED)
public abstract class Product {
    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE)
    private Long id;

    @Version
    private int version;

    @Column(nullable = false, unique = true, length = 40)
    private String sku;

    @Column(nullable = false)
    private String title;

    @Column(nullable = false, precision = 12, scale = 2)
    private BigDecimal price;

    @SqlDefault("0")
    private int stock;

    @ManyToMany
    private Set<Category> categories = new LinkedHashSet<>();

    protected Product() {}

    protected Product(String sku, String title, BigDecimal price) {
        this.sku = sku;
        this.title = title;
        this.price = price;
    }

    public Long id() {
        return id;
    }

    public int version() {
        return version;
    }

    public String sku() {
        return sku;
    }

    public String title() {
        return title;
    }

    public BigDecimal price() {
        return price;
    }

    public int stock() {
        return stock;
    }

    public Set<Category> categories() {
        return categories;
    }
}

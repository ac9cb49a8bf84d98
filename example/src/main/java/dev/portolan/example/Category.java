package dev.portolan.example;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;

/** A shelf of the shop; shelves stand on shelves. */
@Entity
public class Category {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    @Column(nullable = false, unique = true, length = 80)
    private String name;

    @ManyToOne(fetch = FetchType.LAZY)
    private Category parent;

    protected Category() {}

    public Category(String name, Category parent) {
        this.name = name;
        this.parent = parent;
    }

    public Long id() {
        return id;
    }

    public String name() {
        return name;
    }

    public Category parent() {
        return parent;
    }
}

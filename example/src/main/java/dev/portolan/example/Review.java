package dev.portolan.example;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;

/** What a customer says of a product. */
@Entity
public class Review {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    @ManyToOne(optional = false, fetch = FetchType.LAZY)
    private Product product;

    @ManyToOne(optional = false, fetch = FetchType.LAZY)
    private Customer author;

    private short stars;

    @Column(length = 2000)
    private String text;

    protected Review() {}

    public Review(Product product, Customer author, int stars, String text) {
        this.product = product;
        this.author = author;
        this.stars = (short) stars;
        this.text = text;
    }

    public Long id() {
        return id;
    }

    public Product product() {
        return product;
    }

    public Customer author() {
        return author;
    }

    public short stars() {
        return stars;
    }

    public String text() {
        return text;
    }
}

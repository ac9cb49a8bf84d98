package dev.portolan.example;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import java.math.BigDecimal;

/** Paper. */
@Entity
public class Book extends Product {
    @Column(nullable = false, length = 13)
    private String isbn;

    private Integer pages;

    protected Book() {}

    public Book(String sku, String title, BigDecimal price, String isbn, Integer pages) {
        super(sku, title, price);
        this.isbn = isbn;
        this.pages = pages;
    }

    public String isbn() {
        return isbn;
    }

    public Integer pages() {
        return pages;
    }
}

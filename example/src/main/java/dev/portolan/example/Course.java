package dev.portolan.example;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import java.math.BigDecimal;
import java.time.LocalDate;

/** A place in a room on a day. */
@Entity
public class Course extends Product {
    @Column(nullable = false)
    private LocalDate startsOn;

    private boolean online;

    protected Course() {}

    public Course(String sku, String title, BigDecimal price, LocalDate startsOn, boolean online) {
        super(sku, title, price);
        this.startsOn = startsOn;
        this.online = online;
    }

    public LocalDate startsOn() {
        return startsOn;
    }

    public boolean online() {
        return online;
    }
}

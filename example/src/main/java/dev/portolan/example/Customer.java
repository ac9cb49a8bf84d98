package dev.portolan.example;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import java.time.Instant;

/** Someone who buys. */
@Entity
public class Customer {
    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "customer_seq")
    @SequenceGenerator(name = "customer_seq", sequenceName = "customer_seq")
    private Long id;

    @Column(nullable = false, unique = true, length = 320)
    private String email;

    @Column(nullable = false)
    private String name;

    @Embedded
    private Address address;

    @Embedded
    @AttributeOverride(name = "street", column = @Column(name = "invoice_street"))
    @AttributeOverride(name = "postcode", column = @Column(name = "invoice_postcode", length = 10))
    @AttributeOverride(name = "city", column = @Column(name = "invoice_city"))
    @AttributeOverride(name = "country", column = @Column(name = "invoice_country", length = 2))
    private Address invoiceAddress;

    @Column(nullable = false)
    private Instant registeredAt;

    protected Customer() {}

    public Customer(String email, String name, Address address, Address invoiceAddress, Instant registeredAt) {
        this.email = email;
        this.name = name;
        this.address = address;
        this.invoiceAddress = invoiceAddress;
        this.registeredAt = registeredAt;
    }

    public Long id() {
        return id;
    }

    public String email() {
        return email;
    }

    public String name() {
        return name;
    }

    public Address address() {
        return address;
    }

    public Address invoiceAddress() {
        return invoiceAddress;
    }

    public Instant registeredAt() {
        return registeredAt;
    }
}

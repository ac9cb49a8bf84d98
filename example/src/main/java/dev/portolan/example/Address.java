package dev.portolan.example;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;

/** Where parcels and invoices go. */
@Embeddable
public record Address(
        String street,
        @Column(length = 10) String postcode,
        String city,
        @Column(length = 2) String country) {}

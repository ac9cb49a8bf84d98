package dev.portolan.example;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Inheritance;
import jakarta.persistence.InheritanceType;
import jakarta.persistence.OneToOne;
import java.math.BigDecimal;
import java.util.UUID;

/** Money for an order: all kinds in one table. */
@Entity
@Inheritance(strategy = InheritanceType.SINGLE_TABLE)
public abstract class Payment {
    @Id
    @GeneratedValue(strategy = GenerationType.UUID)
    private UUID id;

    @OneToOne(optional = false, fetch = FetchType.LAZY)
    private PurchaseOrder order;

    @Column(nullable = false, precision = 12, scale = 2)
    private BigDecimal amount;

    protected Payment() {}

    protected Payment(PurchaseOrder order, BigDecimal amount) {
        this.order = order;
        this.amount = amount;
    }

    public UUID id() {
        return id;
    }

    public PurchaseOrder order() {
        return order;
    }

    public BigDecimal amount() {
        return amount;
    }
}

package dev.portolan.example;

import jakarta.persistence.Entity;
import java.math.BigDecimal;
import java.time.LocalDate;

/** Paid later. */
@Entity
public class InvoicePayment extends Payment {
    private LocalDate dueOn;

    protected InvoicePayment() {}

    public InvoicePayment(PurchaseOrder order, BigDecimal amount, LocalDate dueOn) {
        super(order, amount);
        this.dueOn = dueOn;
    }

    public LocalDate dueOn() {
        return dueOn;
    }
}

package dev.portolan.example;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import java.math.BigDecimal;

/** Paid at once. */
@Entity
public class CardPayment extends Payment {
    @Column(length = 4)
    private String lastDigits;

    protected CardPayment() {}

    public CardPayment(PurchaseOrder order, BigDecimal amount, String lastDigits) {
        super(order, amount);
        this.lastDigits = lastDigits;
    }

    public String lastDigits() {
        return lastDigits;
    }
}

package dev.portolan.acceptance.hibernate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import dev.portolan.example.Address;
import dev.portolan.example.Book;
import dev.portolan.example.CardPayment;
import dev.portolan.example.Category;
import dev.portolan.example.Course;
import dev.portolan.example.Customer;
import dev.portolan.example.InvoicePayment;
import dev.portolan.example.OrderStatus;
import dev.portolan.example.Payment;
import dev.portolan.example.Product;
import dev.portolan.example.PurchaseOrder;
import dev.portolan.example.Review;
import jakarta.persistence.EntityManager;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** A row of every entity, through every relation. */
final class Shop {
    static final List<Class<?>> ENTITIES = List.of(
            Customer.class,
            Category.class,
            Product.class,
            Book.class,
            Course.class,
            PurchaseOrder.class,
            dev.portolan.example.OrderLine.class,
            Payment.class,
            CardPayment.class,
            InvoicePayment.class,
            Review.class);

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final Address HOME = new Address("1 Quay", "1000", "Lisboa", "PT");

    private Shop() {}

    static void persist(EntityManager em) {
        Customer customer = new Customer("ada@example.org", "Ada", HOME, null, NOON);
        Category things = new Category("Things", null);
        Category paper = new Category("Paper", things);
        Book book = new Book("B-1", "Charts", new BigDecimal("12.50"), "9780000000001", 120);
        Course course = new Course("C-1", "Sailing", new BigDecimal("99.00"), LocalDate.of(2026, 5, 1), true);
        book.categories().add(paper);
        book.categories().add(things);
        PurchaseOrder first = new PurchaseOrder(customer, NOON);
        first.add(book, 3);
        first.add(course, 1);
        PurchaseOrder second = new PurchaseOrder(customer, NOON.plusSeconds(60));
        // numbers from sequences first: on SQLite Hibernate takes them in a transaction beside, before this one has
        // written
        List.of(customer, book, course, second, first, things, paper).forEach(em::persist);
        em.persist(new CardPayment(first, new BigDecimal("136.50"), "4242"));
        em.persist(new InvoicePayment(second, new BigDecimal("1.00"), LocalDate.of(2026, 4, 1)));
        em.persist(new Review(book, customer, 5, "Good"));
    }

    static void reload(EntityManager em) {
        Book book = one(em, Book.class);
        assertNotNull(book.id());
        assertEquals(new BigDecimal("12.50"), book.price().setScale(2));
        assertEquals(120, book.pages());
        assertEquals(2, book.categories().size());
        Course course = one(em, Course.class);
        assertEquals(LocalDate.of(2026, 5, 1), course.startsOn());
        assertEquals(true, course.online());
        assertEquals(2, all(em, Product.class).size());
        Customer customer = one(em, Customer.class);
        assertEquals(HOME, customer.address());
        assertEquals(null, customer.invoiceAddress());
        assertEquals(NOON, customer.registeredAt());
        List<PurchaseOrder> orders = em.createQuery("from PurchaseOrder o order by o.placedAt", PurchaseOrder.class)
                .getResultList();
        assertEquals(2, orders.size());
        assertEquals(OrderStatus.PLACED, orders.get(0).status());
        assertEquals(customer, orders.get(0).customer());
        assertEquals(
                List.of(3, 1),
                orders.get(0).lines().stream().map(line -> line.quantity()).toList());
        assertEquals("4242", one(em, CardPayment.class).lastDigits());
        assertEquals(LocalDate.of(2026, 4, 1), one(em, InvoicePayment.class).dueOn());
        assertEquals(orders.get(1), one(em, InvoicePayment.class).order());
        assertEquals(2, all(em, Payment.class).size());
        Review review = one(em, Review.class);
        assertEquals(5, review.stars());
        assertEquals(customer, review.author());
        assertEquals(book, review.product());
        Category paper = em.createQuery("from Category c where c.name = 'Paper'", Category.class)
                .getSingleResult();
        assertEquals("Things", paper.parent().name());
    }

    /** Deletes all, children first. */
    static void delete(EntityManager em) {
        for (Class<?> type : List.of(Review.class, Payment.class, PurchaseOrder.class, Product.class)) {
            all(em, type).forEach(em::remove);
        }
        em.flush();
        List<Category> categories = em.createQuery("from Category c order by c.parent.id nulls last", Category.class)
                .getResultList();
        categories.forEach(em::remove);
        all(em, Customer.class).forEach(em::remove);
        em.flush();
        for (Class<?> type : ENTITIES) {
            assertEquals(List.of(), all(em, type), type.getSimpleName());
        }
    }

    private static <T> T one(EntityManager em, Class<T> type) {
        List<T> all = all(em, type);
        assertEquals(1, all.size(), type.getSimpleName());
        return all.get(0);
    }

    private static <T> List<T> all(EntityManager em, Class<T> type) {
        return em.createQuery("select e from " + type.getSimpleName() + " e", type)
                .getResultList();
    }
}

package dev.portolan.processor.graph.naming;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.portolan.schema.Name;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NamingTest {
    private static final Naming SPRING = Naming.of("spring").orElseThrow();
    private static final Naming SPRING3 = Naming.of("spring3").orElseThrow();

    @ParameterizedTest
    @CsvSource({
        "firstName,first_name,first_name",
        "LastName,last_name,last_name",
        "URLPath2Go,urlpath2_go,urlpath2go",
        "one1Jt_id,one1_jt_id,one1jt_id",
        "mapM2m_KEY,map_m2m_key,mapm2m_key",
        "aB,ab,ab",
        "fooX,foox,foox",
        "URL,url,url",
        "a.b,a_b,a_b",
        "Cust_SEQ,cust_seq,cust_seq",
        "order_id,order_id,order_id"
    })
    void unquotedNames(String logical, String boot4, String boot3) {
        assertEquals(Name.of(logical), Naming.JPA.physical(Name.of(logical)));
        assertEquals(Name.of(boot4), SPRING.physical(Name.of(logical)));
        assertEquals(Name.of(boot3), SPRING3.physical(Name.of(logical)));
    }

    @Test
    void quotedNamesStayExceptInBoot3() {
        assertEquals(Name.quoted("QuotedCol"), SPRING.physical(Name.quoted("QuotedCol")));
        assertEquals(Name.quoted("quoted_col"), SPRING3.physical(Name.quoted("QuotedCol")));
    }

    @Test
    void quotesInTheMappingAreRead() {
        for (String written : List.of("`Order`", "\"Order\"", "[Order]", " `Order` ")) {
            assertEquals(Name.quoted("Order"), Term.written(written).logical());
        }
        assertEquals(Name.of("Order"), Term.written(" Order ").logical());
        assertEquals(Name.quoted("`"), Term.written("`").logical());
    }

    /** No server takes it otherwise, and Hibernate has it so. */
    @Test
    void signsThatNeedQuotesQuote() {
        for (String odd : List.of("first-name", "a b", "a.b", "1st", "$a")) {
            assertEquals(Name.quoted(odd), Term.written(odd).logical());
        }
        assertEquals(Name.of("a_1st"), Term.of("a_").plus(Term.written("1st")).logical());
        for (String plain : List.of("a$B", "_a", "a1", "naïve")) {
            assertEquals(Name.of(plain), Term.written(plain).logical());
        }
    }

    @Test
    void aPartThatIsQuotedQuotesTheWhole() {
        assertEquals(
                Name.quoted("Order_SEQ"), Term.written("`Order`").plus("_SEQ").logical());
    }

    @Test
    void earlierNamesCombineOldestFirst() {
        Term entity = Term.choice("e", List.of(Term.of("Person"), Term.of("Client")), Term.of("Customer"));
        Term attribute = Term.choice("a", List.of(Term.of("labels")), Term.of("tags"));
        Term table = entity.plus("_").plus(attribute);
        assertEquals("Customer_tags", table.logical().text());
        assertEquals(
                List.of("Person_labels", "Person_tags", "Client_labels", "Client_tags", "Customer_labels"),
                table.earlier(Naming.JPA).stream().map(Name::text).toList());
    }

    @Test
    void theSameDecisionChangesEverywhereAtOnce() {
        Term node = Term.choice("node", List.of(Term.of("Old")), Term.of("New"));
        assertEquals(
                List.of("Old_Old"),
                node.plus("_").plus(node).earlier(Naming.JPA).stream()
                        .map(Name::text)
                        .toList());
    }

    @Test
    void manyRenamesAreVariedOneAtATime() {
        Term term = Term.of("x");
        for (int i = 0; i < 12; i++) {
            term = term.plus(Term.choice("k" + i, List.of(Term.of("o" + i)), Term.of("n" + i)));
        }
        assertEquals(12, term.earlier(Naming.JPA).size());
    }

    @Test
    void aNameThatNeverChangedHasNoEarlierOnes() {
        assertEquals(List.of(), Term.of("a").plus("b").earlier(SPRING));
        Term same = Term.choice("k", List.of(Term.of("firstName")), Term.of("first_name"));
        assertEquals(List.of(), same.earlier(SPRING));
    }
}

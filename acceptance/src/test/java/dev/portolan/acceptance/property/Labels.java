package dev.portolan.acceptance.property;

import java.util.List;
import java.util.Random;

/** Names, each once in a pair; some hostile. */
final class Labels {
    private static final List<String> PLAIN =
            List.of("person", "OrderItem", "city", "Amount", "state_code", "x", "parent", "note", "createdAt", "n2");
    private static final List<String> HOSTILE = List.of(
            "two words",
            "back`tick",
            "dou\"ble",
            "it's",
            "semi;colon",
            "new\nline",
            "-- dash",
            "/* star */",
            "select",
            "ünï漢",
            "per%cent",
            "back\\slash",
            "$dollar$",
            "paren)",
            "comma, x",
            "[bracket]",
            "Case",
            "table");

    private final Random random;
    private int next;

    Labels(Random random) {
        this.random = random;
    }

    record Label(String text, boolean quoted) {}

    Label name(String mark) {
        next++;
        int dice = random.nextInt(20);
        if (dice < 3) {
            return new Label(HOSTILE.get(random.nextInt(HOSTILE.size())) + mark + next, true);
        }
        if (dice == 3) {
            return new Label((mark + next + "_").repeat(20).substring(0, 60), random.nextBoolean());
        }
        return new Label(PLAIN.get(random.nextInt(PLAIN.size())) + "_" + mark + next, random.nextInt(6) == 0);
    }

    /** For a constraint or an index: null when the mapping gives none. */
    String constraint(String mark) {
        next++;
        int dice = random.nextInt(10);
        return dice < 5 ? null : dice == 9 ? "Odd \"`' " + mark + next : mark + next;
    }

    String always(String mark) {
        next++;
        return mark + next;
    }
}

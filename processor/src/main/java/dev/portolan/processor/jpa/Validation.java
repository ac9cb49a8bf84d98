package dev.portolan.processor.jpa;

import java.util.Set;

/** Qualified names of what Bean Validation says about columns, read when it is there; nothing of it is needed for it. */
public final class Validation {
    private static final String P = "jakarta.validation.";
    private static final String BUILT_IN = P + "constraints.";

    /** What Hibernate looks for to tell whether there is Bean Validation at all. */
    public static final String PRESENT = P + "ConstraintViolation";

    public static final String DEFAULT_GROUP = P + "groups.Default";
    public static final String CONSTRAINT = P + "Constraint";
    public static final String VALID = P + "Valid";
    public static final String OVERRIDES_ATTRIBUTE = P + "OverridesAttribute";
    public static final String OVERRIDES_ATTRIBUTES = OVERRIDES_ATTRIBUTE + ".List";
    public static final String COMPOSITION = "org.hibernate.validator.constraints.ConstraintComposition";

    public static final String DIGITS = BUILT_IN + "Digits";
    public static final String LENGTH = "org.hibernate.validator.constraints.Length";
    public static final String MAX = BUILT_IN + "Max";
    public static final String MIN = BUILT_IN + "Min";
    public static final String NOT_BLANK = BUILT_IN + "NotBlank";
    public static final String NOT_EMPTY = BUILT_IN + "NotEmpty";
    public static final String NOT_NULL = BUILT_IN + "NotNull";
    public static final String SIZE = BUILT_IN + "Size";

    private static final Set<String> READ = Set.of(DIGITS, LENGTH, MAX, MIN, NOT_BLANK, NOT_EMPTY, NOT_NULL, SIZE);

    private Validation() {}

    /** Whether the constraint itself says something about a column. */
    public static boolean isRead(String annotation) {
        return READ.contains(annotation);
    }

    /** Whether it is known without a look that the annotation is no constraint. */
    public static boolean isOther(String annotation) {
        return annotation.startsWith(Jpa.PACKAGE)
                || annotation.startsWith(Own.PACKAGE)
                || annotation.startsWith("java.lang.")
                || annotation.startsWith("org.hibernate.annotations.");
    }
}

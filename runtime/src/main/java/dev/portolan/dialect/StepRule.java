package dev.portolan.dialect;

/**
 * Rewrites a plan so that it disturbs running applications less: the same state in the end, by other statements, in other files,
 * under weaker or shorter locks. Pure; it goes by what steps say of themselves ({@link dev.portolan.sql.Work}) and reads no SQL, and
 * what it does not know it leaves as it is.
 *
 * <p>The reason of each step that it makes says in a few words what the simple form would have done.
 */
public interface StepRule {
    /** @return the same plan where nothing of it concerns the rule */
    Planner.Planned rewrite(Planner.Planned plan, Shaping about);
}

package dev.portolan.replay;

import java.util.LinkedHashSet;
import java.util.Set;

/** Where drivers and dev servers are looked for: they are the user's, so they may be in a loader that ours does not see. */
final class Loaders {
    private Loaders() {}

    /** Ours, then the caller's. */
    static Set<ClassLoader> all() {
        Set<ClassLoader> loaders = new LinkedHashSet<>();
        loaders.add(Loaders.class.getClassLoader());
        ClassLoader context = Thread.currentThread().getContextClassLoader();
        if (context != null) {
            loaders.add(context);
        }
        return loaders;
    }
}

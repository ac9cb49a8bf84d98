package dev.portolan.processor;

/** The version of this processor, which the runtime's should be. */
final class Version {
    /** {@code 0.1.0} */
    static final String TEXT = text();

    private Version() {}

    private static String text() {
        String version = Version.class.getPackage().getImplementationVersion();
        return version == null ? "<version>" : version;
    }
}

package dev.portolan.processor.jpa.xml;

/**
 * What a mapping file says for all of its classes. Each is null for nothing.
 *
 * @param packageName of class names without one
 * @param access FIELD or PROPERTY
 */
record MappingDefaults(String packageName, String schema, String catalog, String access) {
    static MappingDefaults of(Node root, String unitAccess) {
        String access = root.text("access");
        return new MappingDefaults(
                root.text("package"), root.text("schema"), root.text("catalog"), access == null ? unitAccess : access);
    }

    /** The name with its package. */
    String qualified(String className) {
        return packageName == null || className.indexOf('.') >= 0 ? className : packageName + "." + className;
    }
}

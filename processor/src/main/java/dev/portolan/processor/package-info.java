/**
 * The annotation processor. {@link dev.portolan.processor.PortolanProcessor} finds the persistence units of a compilation, has
 * each read ({@code jpa}, {@code model}), turned into a schema graph ({@code graph}) and written ({@code emit}).
 */
package dev.portolan.processor;

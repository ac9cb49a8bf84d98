/** Mapping files ({@code orm.xml}) and {@code persistence.xml}: what they say, as the annotations would say it. */
package dev.portolan.processor.jpa.xml;

/**
 * A persistence unit as JPA sees it: entities, attributes and what their annotations say, with mapped superclasses, generics,
 * access types and overrides resolved. Names that the mapping leaves to a naming strategy are null. Values only; nothing here
 * knows a database.
 */
package dev.portolan.processor.model;

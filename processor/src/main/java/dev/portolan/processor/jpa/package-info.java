/** Reads annotations by their qualified names: the processor path of a user holds no JPA. Nothing else names {@code jakarta.persistence}. */
package dev.portolan.processor.jpa;
